//! What the price map says, in Indonesian and English.
//!
//! A missing translation does not compile: each line has both.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use crate::kit::texts::texts;

texts! {
    /// Heading of the map by market, and by area.
    headings: ["Harga per pasar", "Harga per wilayah"] => ["Price by market", "Price by area"];
    /// Label of the chooser of commodities.
    commodity: "Komoditas" => "Commodity";
    /// Label of the chooser between markets and areas.
    by: "Menurut" => "By";
    /// A market, an area: the choices, and heads of the list.
    parts: ["Pasar", "Wilayah"] => ["Market", "Area"];
    /// Counted noun.
    areas: ["wilayah", "wilayah"] => ["area", "areas"];
    /// Of a market that stands among areas.
    no_area: "tanpa wilayah" => "no area named";
    /// How the price of an area comes about.
    area_rule: "Harga wilayah: median pasarnya." => "Price of an area: the median of its markets.";
    /// Heads of the list: number on the map, price, observed, against the city.
    columns: ["No.", "Harga", "Diamati", "Dibanding kota"]
        => ["No.", "Price", "Observed", "Against the city"];
    /// Label of the map for those who cannot see it; the commodity follows.
    map: "Peta; angka merujuk ke daftar di bawah. "
        => "Map; the numbers refer to the list below. ";
    /// No market's place is known.
    no_places: "Letak pasar tidak ada dalam data; lihat daftar."
        => "The data do not say where the markets are; see the list.";
    /// Markets whose place is not known; the count comes before.
    unplaced: "tanpa letak, hanya dalam daftar" => "without a place, only in the list";
    /// Nobody quotes the commodity.
    no_quotes: "Tidak ada harga yang layak untuk komoditas ini."
        => "No usable price for this commodity.";
    /// The commodity asked for is not in the data.
    unknown_item: "Komoditas yang diminta tidak ada dalam data; yang tampil komoditas pertama."
        => "The commodity asked for is not in the data; the first one is shown.";
    /// Below, within, above the reference price.
    against: ["di bawah acuan", "dalam acuan", "di atas acuan"]
        => ["below the reference", "within the reference", "above the reference"];
    /// How classes are told apart: by rank, by bounds, against the reference.
    methods: ["Kelas menurut urutan harga: kira-kira sama banyak tiap kelas.", "Kelas menurut batas tetap.", "Kelas terhadap harga acuan"]
        => ["Classes by rank: about as many in each.", "Classes by fixed bounds.", "Classes against the reference price"];
    /// Median of the city.
    median: "Median kota" => "City median";
    /// Quotes of markets that do not count; the count comes before.
    set_aside: "tidak dihitung karena terlalu lama atau bertentangan"
        => "not counted: too old or contradicting itself";
}
