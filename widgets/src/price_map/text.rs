//! What the price map says, in Indonesian and English.
//!
//! A missing translation does not compile: each line has both.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use crate::kit::texts::texts;

texts! {
    /// Heading of the map; the commodity follows.
    heading: "Harga per pasar" => "Price by market";
    /// Label of the commodity chooser.
    commodity: "Komoditas" => "Commodity";
    /// Heads of the list: number on the map, market, price, observed, against the city.
    columns: ["No.", "Pasar", "Harga", "Diamati", "Dibanding kota"]
        => ["No.", "Market", "Price", "Observed", "Against the city"];
    /// Label of the map for those who cannot see it; the commodity follows.
    map: "Peta pasar; angka merujuk ke daftar di bawah. "
        => "Map of markets; the numbers refer to the list below. ";
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
    methods: ["Kelas menurut urutan harga: kira-kira sama banyak pasar tiap kelas.", "Kelas menurut batas tetap.", "Kelas terhadap harga acuan"]
        => ["Classes by rank: about as many markets in each.", "Classes by fixed bounds.", "Classes against the reference price"];
    /// Median of the city.
    median: "Median kota" => "City median";
    /// Quotes of markets that do not count; the count comes before.
    set_aside: "tidak dihitung karena terlalu lama atau bertentangan"
        => "not counted: too old or contradicting itself";
}
