//! What the price board says, in Indonesian and English.
//!
//! A missing translation does not compile: both languages fill the same struct.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use balai::words::Lang;

/// Every fixed text of the board.
pub(super) struct Text {
    /// Heading of the board.
    pub(super) heading: &'static str,
    /// Heads of the columns: commodity, price, change, trend, lowest, highest, basis.
    pub(super) columns: [&'static str; 7],
    /// "All markets": the city-wide view.
    pub(super) all_markets: &'static str,
    /// Label of the market chooser.
    pub(super) market: &'static str,
    /// Label of the search box.
    pub(super) search: &'static str,
    /// Label of the sort chooser.
    pub(super) sort: &'static str,
    /// Choices of the sort chooser: name, price, change, age.
    pub(super) sorts: [&'static str; 4],
    /// Words for a change: up, down, same.
    pub(super) directions: [&'static str; 3],
    /// Words for a market against the city: dearer, cheaper, same.
    pub(super) comparisons: [&'static str; 3],
    /// Head of that column.
    pub(super) against_city: &'static str,
    /// Before a date: "since".
    pub(super) since: &'static str,
    /// No earlier figure to compare with.
    pub(super) no_change: &'static str,
    /// Commodity, commodities.
    pub(super) commodities: [&'static str; 2],
    /// The search found nothing; the term follows.
    pub(super) nothing_found: &'static str,
    /// Button that shows every row; the count follows.
    pub(super) show_all: &'static str,
    /// How the city-wide price is made.
    pub(super) method: &'static str,
    /// No usable price; the reasons are in the basis.
    pub(super) no_price: &'static str,
    /// "mean", in the basis.
    pub(super) mean: &'static str,
    /// How far the dearest market is above the cheapest, in the basis; a percentage follows.
    pub(super) spread: &'static str,
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
    heading: "Harga bahan pokok",
    columns: ["Komoditas", "Harga", "Perubahan", "Tren", "Terendah", "Tertinggi", "Dasar"],
    all_markets: "Semua pasar (median kota)",
    market: "Pasar",
    search: "Cari komoditas",
    sort: "Urutkan",
    sorts: ["Nama", "Harga", "Perubahan", "Terbaru"],
    directions: ["naik", "turun", "tetap"],
    comparisons: ["lebih mahal", "lebih murah", "sama"],
    against_city: "Dibanding kota",
    since: "sejak",
    no_change: "belum ada pembanding",
    commodities: ["komoditas", "komoditas"],
    nothing_found: "Tidak ada komoditas yang cocok dengan",
    show_all: "Tampilkan semua",
    method: "Harga kota adalah median dari harga terbaru tiap pasar; setiap pasar satu suara.",
    no_price: "tidak ada harga layak",
    mean: "rata-rata",
    spread: "selisih antarpasar",
};

static EN: Text = Text {
    heading: "Staple food prices",
    columns: ["Commodity", "Price", "Change", "Trend", "Lowest", "Highest", "Based on"],
    all_markets: "All markets (city median)",
    market: "Market",
    search: "Search commodities",
    sort: "Sort by",
    sorts: ["Name", "Price", "Change", "Newest"],
    directions: ["up", "down", "unchanged"],
    comparisons: ["dearer", "cheaper", "same"],
    against_city: "Against the city",
    since: "since",
    no_change: "nothing to compare with yet",
    commodities: ["commodity", "commodities"],
    nothing_found: "No commodity matches",
    show_all: "Show all",
    method: "The city price is the median of each market's newest price; every market has one vote.",
    no_price: "no usable price",
    mean: "mean",
    spread: "dearest above cheapest",
};
