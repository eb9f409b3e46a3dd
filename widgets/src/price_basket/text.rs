//! What the price basket says, in Indonesian and English.
//!
//! A missing translation does not compile: both languages fill the same struct.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use balai::words::Lang;

/// Every fixed text of the basket.
pub(super) struct Text {
    /// Heading.
    pub(super) heading: &'static str,
    /// What the list of goods is called.
    pub(super) goods: &'static str,
    /// What the list of markets is called, and the head of its column in a file.
    pub(super) markets: &'static str,
    /// Label of the chooser that adds a good, and its first entry.
    pub(super) add: [&'static str; 2],
    /// What a good's controls do: amount of, one less, one more, remove.
    pub(super) controls: [&'static str; 4],
    /// What is no amount.
    pub(super) no_amount: &'static str,
    /// Nothing is in the basket.
    pub(super) empty: &'static str,
    /// Before goods that are not in the feed.
    pub(super) unknown: &'static str,
    /// Before parts of the page's basket that could not be read.
    pub(super) unread: &'static str,
    /// Before goods that no market has.
    pub(super) unquoted: &'static str,
    /// Before goods in another currency.
    pub(super) other_currency: &'static str,
    /// Before the cheapest market that has everything.
    pub(super) cheapest_is: &'static str,
    /// Before the market that has most, where none has everything.
    pub(super) fullest_is: &'static str,
    /// No market has anything of it.
    pub(super) nowhere: &'static str,
    /// How markets are ranked that lack something.
    pub(super) ranking: &'static str,
    /// Against the first market: it is the cheapest, costs more, costs the same.
    pub(super) against: [&'static str; 3],
    /// In "2 of 3 goods".
    pub(super) of: &'static str,
    /// Good, goods.
    pub(super) n_goods: [&'static str; 2],
    /// Before the goods a market lacks.
    pub(super) lacks: &'static str,
    /// A total that is too large.
    pub(super) too_large: &'static str,
    /// What a market asks for each good.
    pub(super) details: &'static str,
    /// Sum of all.
    pub(super) total: &'static str,
}

/// The texts of a language.
#[must_use]
pub(super) fn text(lang: Lang) -> &'static Text {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}

static ID: Text = Text {
    heading: "Belanja termurah di pasar mana?",
    goods: "Isi keranjang",
    markets: "Pasar",
    add: ["Tambah bahan", "Pilih bahan…"],
    controls: ["Jumlah", "Kurangi", "Tambah", "Hapus"],
    no_amount: "Tulis angka di atas nol, paling banyak tiga desimal. Yang dihitung tetap",
    empty: "Keranjang masih kosong. Tambahkan bahan yang ingin dibeli.",
    unknown: "Tidak ada dalam data:",
    unread: "Tidak dapat dibaca:",
    unquoted: "Tidak ada harga layak di pasar mana pun, jadi tidak ikut dihitung:",
    other_currency: "Dalam mata uang lain, jadi tidak ikut dihitung:",
    cheapest_is: "Termurah untuk semuanya:",
    fullest_is: "Tidak ada pasar yang punya semuanya. Paling lengkap:",
    nowhere: "Tidak ada pasar dengan harga layak untuk isi keranjang ini.",
    ranking: "Pasar yang tidak punya semua bahan ditaruh sesudah yang lebih lengkap, berapa pun \
              jumlahnya.",
    against: ["termurah", "lebih mahal", "sama dengan yang pertama"],
    of: "dari",
    n_goods: ["bahan", "bahan"],
    lacks: "tidak ada",
    too_large: "terlalu besar untuk dijumlahkan",
    details: "Rincian",
    total: "Jumlah",
};

static EN: Text = Text {
    heading: "Which market is cheapest?",
    goods: "In the basket",
    markets: "Market",
    add: ["Add a good", "Choose a good…"],
    controls: ["Amount", "Less", "More", "Remove"],
    no_amount: "Write a number above zero with at most three decimals. Still counted:",
    empty: "The basket is empty. Add what you want to buy.",
    unknown: "Not in the data:",
    unread: "Could not be read:",
    unquoted: "Without a usable price in any market, so not counted:",
    other_currency: "In another currency, so not counted:",
    cheapest_is: "Cheapest for everything:",
    fullest_is: "No market has everything. It has most:",
    nowhere: "No market has a usable price for this basket.",
    ranking: "Markets that lack a good come after those that have more, whatever they ask.",
    against: ["cheapest", "more", "the same as the first"],
    of: "of",
    n_goods: ["good", "goods"],
    lacks: "lacks",
    too_large: "too large to add up",
    details: "Details",
    total: "Total",
};
