//! What every widget over a price feed says, in Indonesian and English.
//!
//! A missing translation does not compile: each line has both.
//!
//! Source: our own words; terms as in `docs/glossary.md`.

use crate::kit::texts::texts;

texts! {
    /// Button that submits the market chooser where no script runs.
    show: "Tampilkan" => "Show";
    /// Before a unit: "per".
    per: "per" => "per";
    /// Words for price types: retail says nothing; wholesale, producer, farm gate.
    price_types: ["", "grosir", "produsen", "tingkat petani"]
        => ["", "wholesale", "producer", "farm gate"];
    /// Counted nouns: markets, commodities, rows.
    markets: ["pasar", "pasar"] => ["market", "markets"];
    /// Row, rows set aside.
    rows_set_aside: ["baris disisihkan", "baris disisihkan"]
        => ["row set aside", "rows set aside"];
    /// Link to the reasons of rows set aside.
    why: "lihat alasannya" => "see why";
    /// Line, in "line 17".
    line: "baris" => "line";
    /// While the first answer is awaited.
    loading: "Memuat harga…" => "Loading prices…";
    /// The feed holds no prices.
    empty: "Belum ada harga. Sumber data tidak memuat satu pun harga yang dapat dipakai."
        => "No prices yet. The source holds not one price that can be used.";
    /// Button that tries again.
    retry: "Coba lagi" => "Try again";
    /// No address was given.
    no_source: "Atribut src belum diisi: tulis alamat data harga di sana."
        => "The src attribute is missing: put the address of the price data there.";
    /// What went wrong: time-out, network, status, unreadable.
    faults: ["Server data tidak menjawab tepat waktu.", "Server data tidak dapat dihubungi. Periksa sambungan internet Anda.", "Server data menjawab dengan galat", "Data dari server tidak dapat dibaca."]
        => ["The data server did not answer in time.", "The data server cannot be reached. Check your internet connection.", "The data server answered with error", "The data from the server could not be read."];
    /// What is shown although asking failed; the age follows.
    last_known: "Yang tampil adalah data terakhir yang diketahui, disusun"
        => "Showing the last known data, compiled";
    /// We keep trying.
    keeps_trying: "Kami terus mencoba." => "We keep trying.";
    /// Data are old; the age follows.
    stale: "Data ini lama: harga terbaru diamati"
        => "These data are old: the newest price was observed";
    /// The data are invented.
    invented: "Data rekaan untuk peragaan, bukan harga sebenarnya."
        => "Invented data for demonstration, not real prices.";
    /// Before the source's title.
    source: "Sumber" => "Source";
    /// Before the licence.
    licence: "Lisensi" => "Licence";
    /// Averages of others left out.
    averages_left_out: "baris rata-rata buatan pihak lain tidak ikut dihitung"
        => "rows that are averages made by others are not counted";
    /// This market has no quote for the commodity.
    not_quoted: "tidak ada data di pasar ini" => "no data from this market";
    /// Why a quote does not count: stale, from the future, contradiction.
    flaws: ["terlalu lama", "bertanggal di masa depan", "dua harga berbeda pada hari yang sama"]
        => ["too old", "dated in the future", "two different prices on the same day"];
    /// Description of the trend line: figures, lowest, highest, days without one.
    trend: ["pengamatan", "terendah", "tertinggi", "tanpa data"]
        => ["observations", "lowest", "highest", "without data"];
    /// The chosen market is not in the feed.
    unknown_market: "Pasar yang diminta tidak ada dalam data; yang tampil seluruh kota."
        => "The market asked for is not in the data; the whole city is shown.";
    /// No figure on this day.
    no_figure: "tanpa data" => "without data";
    /// Link to the table as a file.
    csv: "Unduh CSV" => "Download CSV";
    /// Error code, before the code.
    code: "kode" => "code";
    /// Somebody should look at it: behind a quote, and behind how many there are.
    flagged: "perlu diperiksa" => "to be checked";
}
