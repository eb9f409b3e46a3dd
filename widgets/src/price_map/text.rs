//! What the price map says, in Indonesian and English.
//!
//! A missing translation does not compile: both languages fill the same struct.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use balai::words::Lang;

/// Every fixed text of the map.
pub(super) struct Text {
    /// Heading of the map; the commodity follows.
    pub(super) heading: &'static str,
    /// Label of the commodity chooser.
    pub(super) commodity: &'static str,
    /// Heads of the list: number on the map, market, price, observed, against the city.
    pub(super) columns: [&'static str; 5],
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
    heading: "Harga per pasar",
    commodity: "Komoditas",
    columns: ["No.", "Pasar", "Harga", "Diamati", "Dibanding kota"],
    map: "Peta pasar; angka merujuk ke daftar di bawah. ",
    no_places: "Letak pasar tidak ada dalam data; lihat daftar.",
    unplaced: "tanpa letak, hanya dalam daftar",
    no_quotes: "Tidak ada harga yang layak untuk komoditas ini.",
    unknown_item: "Komoditas yang diminta tidak ada dalam data; yang tampil komoditas pertama.",
    against: ["di bawah acuan", "dalam acuan", "di atas acuan"],
    methods: [
        "Kelas menurut urutan harga: kira-kira sama banyak pasar tiap kelas.",
        "Kelas menurut batas tetap.",
        "Kelas terhadap harga acuan",
    ],
    median: "Median kota",
    set_aside: "tidak dihitung karena terlalu lama atau bertentangan",
};

static EN: Text = Text {
    heading: "Price by market",
    commodity: "Commodity",
    columns: ["No.", "Market", "Price", "Observed", "Against the city"],
    map: "Map of markets; the numbers refer to the list below. ",
    no_places: "The data do not say where the markets are; see the list.",
    unplaced: "without a place, only in the list",
    no_quotes: "No usable price for this commodity.",
    unknown_item: "The commodity asked for is not in the data; the first one is shown.",
    against: ["below the reference", "within the reference", "above the reference"],
    methods: [
        "Classes by rank: about as many markets in each.",
        "Classes by fixed bounds.",
        "Classes against the reference price",
    ],
    median: "City median",
    set_aside: "not counted: too old or contradicting itself",
};
