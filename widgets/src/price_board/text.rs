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
    /// Button that submits the market chooser where no script runs.
    pub(super) show: &'static str,
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
    /// Before a unit: "per".
    pub(super) per: &'static str,
    /// Words for price types: retail says nothing; wholesale, producer, farm gate.
    pub(super) price_types: [&'static str; 4],
    /// Counted nouns: markets, commodities, rows.
    pub(super) markets: [&'static str; 2],
    /// Commodity, commodities.
    pub(super) commodities: [&'static str; 2],
    /// Row, rows set aside.
    pub(super) rows_set_aside: [&'static str; 2],
    /// Link to the reasons of rows set aside.
    pub(super) why: &'static str,
    /// Line, in "line 17".
    pub(super) line: &'static str,
    /// While the first answer is awaited.
    pub(super) loading: &'static str,
    /// The feed holds no prices.
    pub(super) empty: &'static str,
    /// The search found nothing; the term follows.
    pub(super) nothing_found: &'static str,
    /// Button that shows every row; the count follows.
    pub(super) show_all: &'static str,
    /// Button that tries again.
    pub(super) retry: &'static str,
    /// No address was given.
    pub(super) no_source: &'static str,
    /// What went wrong: time-out, network, status, unreadable.
    pub(super) faults: [&'static str; 4],
    /// What is shown although asking failed; the age follows.
    pub(super) last_known: &'static str,
    /// We keep trying.
    pub(super) keeps_trying: &'static str,
    /// Data are old; the age follows.
    pub(super) stale: &'static str,
    /// The data are invented.
    pub(super) invented: &'static str,
    /// Before the source's title.
    pub(super) source: &'static str,
    /// Before the licence.
    pub(super) licence: &'static str,
    /// Averages of others left out.
    pub(super) averages_left_out: &'static str,
    /// How the city-wide price is made.
    pub(super) method: &'static str,
    /// No usable price; the reasons are in the basis.
    pub(super) no_price: &'static str,
    /// This market has no quote for the commodity.
    pub(super) not_quoted: &'static str,
    /// Why a quote does not count: stale, from the future, contradiction.
    pub(super) flaws: [&'static str; 3],
    /// "mean", in the basis.
    pub(super) mean: &'static str,
    /// Description of the trend line: figures, lowest, highest, days without one.
    pub(super) trend: [&'static str; 4],
    /// The chosen market is not in the feed.
    pub(super) unknown_market: &'static str,
    /// Error code, before the code.
    pub(super) code: &'static str,
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
    show: "Tampilkan",
    directions: ["naik", "turun", "tetap"],
    comparisons: ["lebih mahal", "lebih murah", "sama"],
    against_city: "Dibanding kota",
    since: "sejak",
    no_change: "belum ada pembanding",
    per: "per",
    price_types: ["", "grosir", "produsen", "tingkat petani"],
    markets: ["pasar", "pasar"],
    commodities: ["komoditas", "komoditas"],
    rows_set_aside: ["baris disisihkan", "baris disisihkan"],
    why: "lihat alasannya",
    line: "baris",
    loading: "Memuat harga…",
    empty: "Belum ada harga. Sumber data tidak memuat satu pun harga yang dapat dipakai.",
    nothing_found: "Tidak ada komoditas yang cocok dengan",
    show_all: "Tampilkan semua",
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
    method: "Harga kota adalah median dari harga terbaru tiap pasar; setiap pasar satu suara.",
    no_price: "tidak ada harga layak",
    not_quoted: "tidak ada data di pasar ini",
    flaws: ["terlalu lama", "bertanggal di masa depan", "dua harga berbeda pada hari yang sama"],
    mean: "rata-rata",
    trend: ["pengamatan", "terendah", "tertinggi", "tanpa data"],
    unknown_market: "Pasar yang diminta tidak ada dalam data; yang tampil seluruh kota.",
    code: "kode",
};

static EN: Text = Text {
    heading: "Staple food prices",
    columns: ["Commodity", "Price", "Change", "Trend", "Lowest", "Highest", "Based on"],
    all_markets: "All markets (city median)",
    market: "Market",
    search: "Search commodities",
    sort: "Sort by",
    sorts: ["Name", "Price", "Change", "Newest"],
    show: "Show",
    directions: ["up", "down", "unchanged"],
    comparisons: ["dearer", "cheaper", "same"],
    against_city: "Against the city",
    since: "since",
    no_change: "nothing to compare with yet",
    per: "per",
    price_types: ["", "wholesale", "producer", "farm gate"],
    markets: ["market", "markets"],
    commodities: ["commodity", "commodities"],
    rows_set_aside: ["row set aside", "rows set aside"],
    why: "see why",
    line: "line",
    loading: "Loading prices…",
    empty: "No prices yet. The source holds not one price that can be used.",
    nothing_found: "No commodity matches",
    show_all: "Show all",
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
    method: "The city price is the median of each market's newest price; every market has one vote.",
    no_price: "no usable price",
    not_quoted: "no data from this market",
    flaws: ["too old", "dated in the future", "two different prices on the same day"],
    mean: "mean",
    trend: ["observations", "lowest", "highest", "without data"],
    unknown_market: "The market asked for is not in the data; the whole city is shown.",
    code: "code",
};
