//! What the price basket says, in Indonesian and English.
//!
//! A missing translation does not compile: each line has both.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use crate::kit::texts::texts;

texts! {
    /// Heading.
    heading: "Belanja termurah di pasar mana?" => "Which market is cheapest?";
    /// What the list of goods is called.
    goods: "Isi keranjang" => "In the basket";
    /// What the list of markets is called, and the head of its column in a file.
    markets: "Pasar" => "Market";
    /// Label of the chooser that adds a good, and its first entry.
    add: ["Tambah bahan", "Pilih bahan…"] => ["Add a good", "Choose a good…"];
    /// What a good's controls do: amount of, one less, one more, remove.
    controls: ["Jumlah", "Kurangi", "Tambah", "Hapus"] => ["Amount", "Less", "More", "Remove"];
    /// What is no amount.
    no_amount: "Tulis angka di atas nol, paling banyak tiga desimal. Yang dihitung tetap"
        => "Write a number above zero with at most three decimals. Still counted:";
    /// Nothing is in the basket.
    empty: "Keranjang masih kosong. Tambahkan bahan yang ingin dibeli."
        => "The basket is empty. Add what you want to buy.";
    /// Before goods that are not in the feed.
    unknown: "Tidak ada dalam data:" => "Not in the data:";
    /// Before parts of the page's basket that could not be read.
    unread: "Tidak dapat dibaca:" => "Could not be read:";
    /// Before goods that no market has.
    unquoted: "Tidak ada harga layak di pasar mana pun, jadi tidak ikut dihitung:"
        => "Without a usable price in any market, so not counted:";
    /// Before goods in another currency.
    other_currency: "Dalam mata uang lain, jadi tidak ikut dihitung:"
        => "In another currency, so not counted:";
    /// Before the cheapest market that has everything.
    cheapest_is: "Termurah untuk semuanya:" => "Cheapest for everything:";
    /// Before the market that has most, where none has everything.
    fullest_is: "Tidak ada pasar yang punya semuanya. Paling lengkap:"
        => "No market has everything. It has most:";
    /// No market has anything of it.
    nowhere: "Tidak ada pasar dengan harga layak untuk isi keranjang ini."
        => "No market has a usable price for this basket.";
    /// How markets are ranked that lack something.
    ranking: "Pasar yang tidak punya semua bahan ditaruh sesudah yang lebih lengkap, berapa pun jumlahnya."
        => "Markets that lack a good come after those that have more, whatever they ask.";
    /// Against the first market: it is the cheapest, costs more, costs the same.
    against: ["termurah", "lebih mahal", "sama dengan yang pertama"]
        => ["cheapest", "more", "the same as the first"];
    /// In "2 of 3 goods".
    of: "dari" => "of";
    /// Good, goods.
    n_goods: ["bahan", "bahan"] => ["good", "goods"];
    /// Before the goods a market lacks.
    lacks: "tidak ada" => "lacks";
    /// A total that is too large.
    too_large: "terlalu besar untuk dijumlahkan" => "too large to add up";
    /// What a market asks for each good.
    details: "Rincian" => "Details";
    /// Sum of all.
    total: "Jumlah" => "Total";
}
