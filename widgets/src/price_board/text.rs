//! What the price board says, in Indonesian and English.
//!
//! A missing translation does not compile: each line has both.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use crate::kit::texts::texts;

texts! {
    /// Heading of the board.
    heading: "Harga bahan pokok" => "Staple food prices";
    /// Heads of the columns: commodity, price, change, trend, lowest, highest, basis.
    columns: ["Komoditas", "Harga", "Perubahan", "Tren", "Terendah", "Tertinggi", "Dasar"]
        => ["Commodity", "Price", "Change", "Trend", "Lowest", "Highest", "Based on"];
    /// "All markets": the city-wide view.
    all_markets: "Semua pasar (median kota)" => "All markets (city median)";
    /// Label of the market chooser.
    market: "Pasar" => "Market";
    /// Label of the search box.
    search: "Cari komoditas" => "Search commodities";
    /// Label of the sort chooser.
    sort: "Urutkan" => "Sort by";
    /// Choices of the sort chooser: name, price, change, age.
    sorts: ["Nama", "Harga", "Perubahan", "Terbaru"] => ["Name", "Price", "Change", "Newest"];
    /// Words for a change: up, down, same.
    directions: ["naik", "turun", "tetap"] => ["up", "down", "unchanged"];
    /// Words for a market against the city: dearer, cheaper, same.
    comparisons: ["lebih mahal", "lebih murah", "sama"] => ["dearer", "cheaper", "same"];
    /// Head of that column.
    against_city: "Dibanding kota" => "Against the city";
    /// Before a date: "since".
    since: "sejak" => "since";
    /// No earlier figure to compare with.
    no_change: "belum ada pembanding" => "nothing to compare with yet";
    /// Commodity, commodities.
    commodities: ["komoditas", "komoditas"] => ["commodity", "commodities"];
    /// The search found nothing; the term follows.
    nothing_found: "Tidak ada komoditas yang cocok dengan" => "No commodity matches";
    /// Button that shows every row; the count follows.
    show_all: "Tampilkan semua" => "Show all";
    /// How the city-wide price is made.
    method: "Harga kota adalah median dari harga terbaru tiap pasar; setiap pasar satu suara."
        => "The city price is the median of each market's newest price; every market has one vote.";
    /// No usable price; the reasons are in the basis.
    no_price: "tidak ada harga layak" => "no usable price";
    /// "mean", in the basis.
    mean: "rata-rata" => "mean";
    /// How far the dearest market is above the cheapest, in the basis; a percentage follows.
    spread: "selisih antarpasar" => "dearest above cheapest";
}
