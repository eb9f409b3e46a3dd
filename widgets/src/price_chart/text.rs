//! What the price chart says, in Indonesian and English.
//!
//! A missing translation does not compile: both languages fill the same struct.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use balai::words::Lang;

/// Every fixed text of the chart.
pub(super) struct Text {
    /// Heading.
    pub(super) heading: &'static str,
    /// Label of the chooser of commodities.
    pub(super) commodity: &'static str,
    /// Its entry while several are shown.
    pub(super) several: &'static str,
    /// Label of the control that goes from day to day, and head of the column of days.
    pub(super) day: &'static str,
    /// Before items that are not in the feed.
    pub(super) unknown: &'static str,
    /// Before items beyond what a chart can show.
    pub(super) beyond: &'static str,
    /// No price on any day.
    pub(super) no_course: &'static str,
    /// Before a market's own newest prices; the market follows.
    pub(super) in_market: &'static str,
    /// What the table is called.
    pub(super) table: &'static str,
    /// How the figures are made.
    pub(super) method: &'static str,
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
    heading: "Perkembangan harga",
    commodity: "Komoditas",
    several: "Beberapa komoditas",
    day: "Hari",
    unknown: "Tidak ada dalam data:",
    beyond: "Grafik memuat paling banyak enam komoditas; tidak ditampilkan:",
    no_course: "Belum ada riwayat harga.",
    in_market: "Harga terbaru di",
    table: "Tabel data",
    method: "Harga kota adalah median pasar-pasarnya pada hari itu. Garis putus di hari tanpa data.",
};

static EN: Text = Text {
    heading: "How prices moved",
    commodity: "Commodity",
    several: "Several commodities",
    day: "Day",
    unknown: "Not in the data:",
    beyond: "A chart holds at most six commodities; not shown:",
    no_course: "No price history yet.",
    in_market: "Newest price in",
    table: "Data table",
    method: "The city price is the median of its markets on that day. Lines break on days without data.",
};
