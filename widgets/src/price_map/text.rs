//! What the price map says, in Indonesian and English.
//!
//! A missing translation does not compile: both languages fill the same struct.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use balai::words::Lang;

/// Every fixed text of the map.
pub(super) struct Text {
    /// Heading of the map by market, and by area.
    pub(super) headings: [&'static str; 2],
    /// Label of the chooser of commodities.
    pub(super) commodity: &'static str,
    /// Label of the chooser between markets and areas.
    pub(super) by: &'static str,
    /// A market, an area: the choices, and heads of the list.
    pub(super) parts: [&'static str; 2],
    /// Counted noun.
    pub(super) areas: [&'static str; 2],
    /// Of a market that stands among areas.
    pub(super) no_area: &'static str,
    /// How the price of an area comes about.
    pub(super) area_rule: &'static str,
    /// Heads of the list: number on the map, price, observed, against the city.
    pub(super) columns: [&'static str; 4],
    /// Label of the map for those who cannot see it; the commodity follows.
    pub(super) map: &'static str,
    /// No market's place is known.
    pub(super) no_places: &'static str,
    /// Markets whose place is not known; the count comes before.
    pub(super) unplaced: &'static str,
    /// Nobody quotes the commodity.
    pub(super) no_quotes: &'static str,
    /// The commodity asked for is not in the data.
    pub(super) unknown_item: &'static str,
    /// Below, within, above the reference price.
    pub(super) against: [&'static str; 3],
    /// How classes are told apart: by rank, by bounds, against the reference.
    pub(super) methods: [&'static str; 3],
    /// Median of the city.
    pub(super) median: &'static str,
    /// Quotes of markets that do not count; the count comes before.
    pub(super) set_aside: &'static str,
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
    headings: ["Harga per pasar", "Harga per wilayah"],
    commodity: "Komoditas",
    by: "Menurut",
    parts: ["Pasar", "Wilayah"],
    areas: ["wilayah", "wilayah"],
    no_area: "tanpa wilayah",
    area_rule: "Harga wilayah: median pasarnya.",
    columns: ["No.", "Harga", "Diamati", "Dibanding kota"],
    map: "Peta; angka merujuk ke daftar di bawah. ",
    no_places: "Letak pasar tidak ada dalam data; lihat daftar.",
    unplaced: "tanpa letak, hanya dalam daftar",
    no_quotes: "Tidak ada harga yang layak untuk komoditas ini.",
    unknown_item: "Komoditas yang diminta tidak ada dalam data; yang tampil komoditas pertama.",
    against: ["di bawah acuan", "dalam acuan", "di atas acuan"],
    methods: [
        "Kelas menurut urutan harga: kira-kira sama banyak tiap kelas.",
        "Kelas menurut batas tetap.",
        "Kelas terhadap harga acuan",
    ],
    median: "Median kota",
    set_aside: "tidak dihitung karena terlalu lama atau bertentangan",
};

static EN: Text = Text {
    headings: ["Price by market", "Price by area"],
    commodity: "Commodity",
    by: "By",
    parts: ["Market", "Area"],
    areas: ["area", "areas"],
    no_area: "no area named",
    area_rule: "Price of an area: the median of its markets.",
    columns: ["No.", "Price", "Observed", "Against the city"],
    map: "Map; the numbers refer to the list below. ",
    no_places: "The data do not say where the markets are; see the list.",
    unplaced: "without a place, only in the list",
    no_quotes: "No usable price for this commodity.",
    unknown_item: "The commodity asked for is not in the data; the first one is shown.",
    against: ["below the reference", "within the reference", "above the reference"],
    methods: [
        "Classes by rank: about as many in each.",
        "Classes by fixed bounds.",
        "Classes against the reference price",
    ],
    median: "City median",
    set_aside: "not counted: too old or contradicting itself",
};
