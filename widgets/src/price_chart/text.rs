//! What the price chart says, in Indonesian and English.
//!
//! A missing translation does not compile: each line has both.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use crate::kit::texts::texts;

texts! {
    /// Heading.
    heading: "Perkembangan harga" => "How prices moved";
    /// Label of the chooser of commodities.
    commodity: "Komoditas" => "Commodity";
    /// Its entry while several are shown.
    several: "Beberapa komoditas" => "Several commodities";
    /// Label of the control that goes from day to day, and head of the column of days.
    day: "Hari" => "Day";
    /// Before items that are not in the feed.
    unknown: "Tidak ada dalam data:" => "Not in the data:";
    /// Before items beyond what a chart can show.
    beyond: "Grafik memuat paling banyak enam komoditas; tidak ditampilkan:"
        => "A chart holds at most six commodities; not shown:";
    /// No price on any day.
    no_course: "Belum ada riwayat harga." => "No price history yet.";
    /// Before a market's own newest prices; the market follows.
    in_market: "Harga terbaru di" => "Newest price in";
    /// What the table is called.
    table: "Tabel data" => "Data table";
    /// How the figures are made.
    method: "Harga kota adalah median pasar-pasarnya pada hari itu. Garis putus di hari tanpa data."
        => "The city price is the median of its markets on that day. Lines break on days without data.";
}
