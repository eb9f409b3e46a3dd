//! What the invented city sells, and where: 24 staples in six markets.
//!
//! Units: base prices in whole rupiah; swings and price levels in thousandths.
//! Source: invented, of the size usual in Indonesia; no market, price or place here is real.

/// A commodity on sale.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Good {
    /// Its id in the file.
    pub(crate) id: &'static str,
    /// Its English name, as in the file.
    pub(crate) name: &'static str,
    /// Its Indonesian name.
    pub(crate) name_id: &'static str,
    /// Its category, in the words of WFP files.
    pub(crate) category: &'static str,
    /// Its unit of sale.
    pub(crate) unit: &'static str,
    /// The price around which it moves.
    pub(crate) base: i64,
    /// How far it moves either way.
    pub(crate) swing_permille: i64,
    /// The market that does not sell it; empty for none.
    pub(crate) absent_from: &'static str,
}

/// An invented market.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Stall {
    /// Its id in the file.
    pub(crate) id: &'static str,
    /// Its name.
    pub(crate) name: &'static str,
    /// Its district.
    pub(crate) area: &'static str,
    /// Latitude and longitude, off the coast of West Africa, where no city is.
    pub(crate) place: &'static str,
    /// How its prices stand against the city's.
    pub(crate) level_permille: i64,
    /// When it reports: the pattern of its days.
    pub(crate) reporting: Reporting,
}

/// How a market reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reporting {
    /// Today's prices are in the file.
    Early,
    /// Today's prices arrive while the demo runs.
    Live,
    /// It has stopped reporting.
    Silent,
}

const CEREALS: &str = "cereals and tubers";
const MEAT: &str = "meat, fish and eggs";
const VEGETABLES: &str = "vegetables and fruits";
const OIL: &str = "oil and fats";
const PULSES: &str = "pulses and nuts";
const OTHER: &str = "miscellaneous food";
const MILK: &str = "milk and dairy";

/// The city's markets.
pub(crate) const MARKETS: [Stall; 6] = [
    stall(
        "KC01",
        "Pasar Contoh Lama",
        "Kecamatan Contoh Utara",
        "0.031,0.012",
        1000,
        Reporting::Early,
    ),
    stall(
        "KC02",
        "Pasar Melati Contoh",
        "Kecamatan Contoh Utara",
        "0.036,0.034",
        1015,
        Reporting::Early,
    ),
    stall(
        "KC03",
        "Pasar Kali Contoh",
        "Kecamatan Contoh Selatan",
        "0.004,0.021",
        975,
        Reporting::Live,
    ),
    stall(
        "KC04",
        "Pasar Bukit Contoh",
        "Kecamatan Contoh Selatan",
        "0.009,0.047",
        1030,
        Reporting::Live,
    ),
    stall(
        "KC05",
        "Pasar Stasiun Contoh",
        "Kecamatan Contoh Barat",
        "0.019,0.003",
        1005,
        Reporting::Live,
    ),
    stall(
        "KC06",
        "Pasar Pelabuhan Contoh",
        "Kecamatan Contoh Barat",
        "0.024,-0.016",
        960,
        Reporting::Silent,
    ),
];

/// The city's staples.
pub(crate) const GOODS: [Good; 24] = [
    good("D01", "Rice (medium quality)", "Beras medium", CEREALS, "KG", 13_600, 30, ""),
    good("D02", "Rice (premium)", "Beras premium", CEREALS, "KG", 15_700, 25, ""),
    good("D03", "Wheat flour", "Tepung terigu", CEREALS, "KG", 12_400, 20, ""),
    good("D04", "Maize (shelled)", "Jagung pipilan", CEREALS, "KG", 8_700, 60, "KC05"),
    good("D05", "Cassava", "Singkong", CEREALS, "KG", 6_500, 80, "KC02"),
    good("D06", "Chicken (whole)", "Ayam ras potong", MEAT, "Ekor", 41_500, 70, ""),
    good("D07", "Beef", "Daging sapi", MEAT, "KG", 136_000, 25, ""),
    good("D08", "Eggs", "Telur ayam ras", MEAT, "KG", 29_500, 60, ""),
    good("D09", "Fish (mackerel)", "Ikan kembung", MEAT, "KG", 43_000, 90, "KC04"),
    good("D10", "Fish (milkfish)", "Ikan bandeng", MEAT, "KG", 36_500, 70, ""),
    good("D11", "Chili (red, curly)", "Cabai merah keriting", VEGETABLES, "KG", 46_000, 260, ""),
    good("D12", "Chili (bird's eye)", "Cabai rawit merah", VEGETABLES, "KG", 58_000, 320, ""),
    good("D13", "Shallots", "Bawang merah", VEGETABLES, "KG", 38_500, 180, ""),
    good("D14", "Garlic", "Bawang putih", VEGETABLES, "KG", 39_000, 70, ""),
    good("D15", "Tomatoes", "Tomat", VEGETABLES, "KG", 14_500, 240, ""),
    good("D16", "Potatoes", "Kentang", VEGETABLES, "KG", 18_000, 110, ""),
    good("D17", "Water spinach", "Kangkung", VEGETABLES, "Bunch", 3_500, 180, "KC03"),
    good("D18", "Bananas", "Pisang", VEGETABLES, "KG", 17_000, 90, ""),
    good("D19", "Oil (palm, packaged)", "Minyak goreng kemasan", OIL, "L", 20_400, 25, ""),
    good("D20", "Sugar", "Gula pasir", OTHER, "KG", 18_000, 25, ""),
    good("D21", "Salt (iodised)", "Garam beryodium", OTHER, "250 G", 3_500, 20, ""),
    good("D22", "Tofu", "Tahu", PULSES, "Piece", 1_100, 60, ""),
    good("D23", "Tempeh", "Tempe", PULSES, "450 G", 7_500, 50, ""),
    good("D24", "Milk (condensed)", "Susu kental manis", MILK, "385 G", 13_200, 15, "KC04"),
];

const fn stall(
    id: &'static str,
    name: &'static str,
    area: &'static str,
    place: &'static str,
    level_permille: i64,
    reporting: Reporting,
) -> Stall {
    Stall { id, name, area, place, level_permille, reporting }
}

#[expect(clippy::too_many_arguments, reason = "one row of the table above")]
const fn good(
    id: &'static str,
    name: &'static str,
    name_id: &'static str,
    category: &'static str,
    unit: &'static str,
    base: i64,
    swing_permille: i64,
    absent_from: &'static str,
) -> Good {
    Good { id, name, name_id, category, unit, base, swing_permille, absent_from }
}
