//! What every widget over a price feed says, in Indonesian and English.
//!
//! A missing translation does not compile: both languages fill the same struct.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use balai::words::Lang;

/// Every text they share.
pub(crate) struct Text {
    /// Button that submits the market chooser where no script runs.
    pub(crate) show: &'static str,
    /// Before a unit: "per".
    pub(crate) per: &'static str,
    /// Words for price types: retail says nothing; wholesale, producer, farm gate.
    pub(crate) price_types: [&'static str; 4],
    /// Counted nouns: markets, commodities, rows.
    pub(crate) markets: [&'static str; 2],
    /// Row, rows set aside.
    pub(crate) rows_set_aside: [&'static str; 2],
    /// Link to the reasons of rows set aside.
    pub(crate) why: &'static str,
    /// Line, in "line 17".
    pub(crate) line: &'static str,
    /// While the first answer is awaited.
    pub(crate) loading: &'static str,
    /// The feed holds no prices.
    pub(crate) empty: &'static str,
    /// Button that tries again.
    pub(crate) retry: &'static str,
    /// No address was given.
    pub(crate) no_source: &'static str,
    /// What went wrong: time-out, network, status, unreadable.
    pub(crate) faults: [&'static str; 4],
    /// What is shown although asking failed; the age follows.
    pub(crate) last_known: &'static str,
    /// We keep trying.
    pub(crate) keeps_trying: &'static str,
    /// Data are old; the age follows.
    pub(crate) stale: &'static str,
    /// The data are invented.
    pub(crate) invented: &'static str,
    /// Before the source's title.
    pub(crate) source: &'static str,
    /// Before the licence.
    pub(crate) licence: &'static str,
    /// Averages of others left out.
    pub(crate) averages_left_out: &'static str,
    /// This market has no quote for the commodity.
    pub(crate) not_quoted: &'static str,
    /// Why a quote does not count: stale, from the future, contradiction.
    pub(crate) flaws: [&'static str; 3],
    /// Description of the trend line: figures, lowest, highest, days without one.
    pub(crate) trend: [&'static str; 4],
    /// The chosen market is not in the feed.
    pub(crate) unknown_market: &'static str,
    /// Error code, before the code.
    pub(crate) code: &'static str,
}

/// The texts of a language.
#[must_use]
pub(crate) fn text(lang: Lang) -> &'static Text {
    match lang {
        Lang::Id => &ID,
        Lang::En => &EN,
    }
}

static ID: Text = Text {
    show: "Tampilkan",
    per: "per",
    price_types: ["", "grosir", "produsen", "tingkat petani"],
    markets: ["pasar", "pasar"],
    rows_set_aside: ["baris disisihkan", "baris disisihkan"],
    why: "lihat alasannya",
    line: "baris",
    loading: "Memuat harga…",
    empty: "Belum ada harga. Sumber data tidak memuat satu pun harga yang dapat dipakai.",
    retry: "Coba lagi",
    no_source: "Atribut src belum diisi: tulis alamat data harga di sana.",
    faults: [
        "Server data tidak menjawab tepat waktu.",
        "Server data tidak dapat dihubungi. Periksa sambungan internet Anda.",
        "Server data menjawab dengan galat",
        "Data dari server tidak dapat dibaca.",
    ],
    last_known: "Yang tampil adalah data terakhir yang diketahui, disusun",
    keeps_trying: "Kami terus mencoba.",
    stale: "Data ini lama: harga terbaru diamati",
    invented: "Data rekaan untuk peragaan, bukan harga sebenarnya.",
    source: "Sumber",
    licence: "Lisensi",
    averages_left_out: "baris rata-rata buatan pihak lain tidak ikut dihitung",
    not_quoted: "tidak ada data di pasar ini",
    flaws: ["terlalu lama", "bertanggal di masa depan", "dua harga berbeda pada hari yang sama"],
    trend: ["pengamatan", "terendah", "tertinggi", "tanpa data"],
    unknown_market: "Pasar yang diminta tidak ada dalam data; yang tampil seluruh kota.",
    code: "kode",
};

static EN: Text = Text {
    show: "Show",
    per: "per",
    price_types: ["", "wholesale", "producer", "farm gate"],
    markets: ["market", "markets"],
    rows_set_aside: ["row set aside", "rows set aside"],
    why: "see why",
    line: "line",
    loading: "Loading prices…",
    empty: "No prices yet. The source holds not one price that can be used.",
    retry: "Try again",
    no_source: "The src attribute is missing: put the address of the price data there.",
    faults: [
        "The data server did not answer in time.",
        "The data server cannot be reached. Check your internet connection.",
        "The data server answered with error",
        "The data from the server could not be read.",
    ],
    last_known: "Showing the last known data, compiled",
    keeps_trying: "We keep trying.",
    stale: "These data are old: the newest price was observed",
    invented: "Invented data for demonstration, not real prices.",
    source: "Source",
    licence: "Licence",
    averages_left_out: "rows that are averages made by others are not counted",
    not_quoted: "no data from this market",
    flaws: ["too old", "dated in the future", "two different prices on the same day"],
    trend: ["observations", "lowest", "highest", "without data"],
    unknown_market: "The market asked for is not in the data; the whole city is shown.",
    code: "code",
};
