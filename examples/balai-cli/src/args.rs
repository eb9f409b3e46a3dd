//! The command line.
//!
//! Units: days as `YYYY-MM-DD`; instants as RFC 3339.

mod calendar;
mod check;
mod complaints;
mod review;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub(crate) use self::calendar::{Calendar, Days, Deadline, Holidays, Start};
pub(crate) use self::check::{Alerts, Audit, Method, Side};
pub(crate) use self::complaints::{By, Complaints, Replay, Rules, Stats};
pub(crate) use self::review::Review;

/// Rules of city services for files on this machine: read, computed and rendered as in the
/// browser, to the byte.
#[derive(Debug, Parser)]
#[command(
    name = "balai",
    version,
    after_help = "Exit status: 0 done, 1 could not be done, 2 the \
command line is wrong."
)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Staple food prices: read files, compute figures.
    Prices {
        /// What to do with prices.
        #[command(subcommand)]
        command: Prices,
    },
    /// Working days and working time: deadlines and why, days and why.
    Calendar {
        /// What to do with working time.
        #[command(subcommand)]
        command: Calendar,
    },
    /// Complaints: verify and replay their logs, count them.
    Complaints {
        /// What to do with complaints.
        #[command(subcommand)]
        command: Complaints,
    },
    /// Write a widget as static HTML that needs no script.
    Render {
        /// Which one.
        #[command(subcommand)]
        widget: Render,
    },
}

/// What to do with prices.
#[derive(Debug, Subcommand)]
pub(crate) enum Prices {
    /// Read price files and say what is in them: rows, quotes, averages left out, rows set aside
    /// with line and reason.
    #[command(after_help = "Example:\n  balai prices read prices.csv\n  balai prices read --json \
city-2018.xlsx | jq .set_aside")]
    Read {
        /// WFP food price CSV, or PIHPS grid as CSV or .xlsx.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Write JSON instead of text.
        #[arg(long)]
        json: bool,
    },
    /// One price per commodity from the newest quote of each market: median, mean, lowest,
    /// highest, how many markets, how old.
    #[command(
        after_help = "Example:\n  balai prices summarize prices.csv --area 'KOTA TANGERANG'\n  \
balai prices summarize prices.csv --as-of 2024-01-15 --json"
    )]
    Summarize {
        /// Which quotes.
        #[command(flatten)]
        selection: Selection,
        /// Write JSON instead of a table.
        #[arg(long)]
        json: bool,
    },
    /// A price index from a table of products, periods, prices and quantities, as CSV.
    #[command(after_help = "Methods:\n  carli dutot jevons harmonic laspeyres paasche fisher \
tornqvist walsh lowe young\n  geks-jevons geks-fisher geks-tornqvist geks-walsh geary-khamis \
time-product-dummy\nSplices: movement window half mean, each also on the published series: \
mean-published\n\nExample:\n  balai prices index sales.csv --method geks-tornqvist --window 13 \
--splice movement \\\n    --product-col id --period-col month --price-col price --quantity-col \
quantity --group-col group")]
    Index(Index),
    /// How a price stands to Indonesia's reference price (HET, HAP, HPP) in force where and when
    /// it was seen, with the rule and every doubt there is.
    #[command(
        after_help = "Example:\n  balai prices verdict --commodity rice-medium --price 14500 \
--place banten --on 2025-11-03\n  balai prices verdict --commodity rice-premium --price 15000 --place \
papua --on 2025-11-03 --json"
    )]
    Verdict(Verdict),
    /// Prices to look at: far above their season (ALPS), growing unusually fast (IFPA), or outside
    /// Indonesia's reference price for working days on end. What has no figure is listed with why.
    #[command(after_help = "Bands:\n  ALPS  normal below 0.25, stress from 0.25, alert from 1, \
crisis above 2\n  IFPA  normal below 0.5, moderately high from 0.5, abnormally high from 1\n\n\
Example:\n  balai prices alerts prices.csv --method alps --month 2024-01\n  balai prices alerts \
prices.csv --area 'KOTA TANGERANG' --place banten --days 5\n  balai prices alerts sintang-2025.xlsx \
--place kalbar --judge 'Beras Kualitas Medium I=rice-medium' --json")]
    Alerts(Alerts),
    /// Which published figures of a PIHPS grid do not follow from its own rows: each commodity is
    /// computed again as the mean of its varieties, rounded half-up to Rp 50. With --province,
    /// --nation or --levels: which figures do not follow from the grids of the level below.
    #[command(
        after_help = "Example:\n  balai prices audit sintang-2018.xlsx\n  balai prices audit \
--json grid.csv | jq '.files[].cells[] | select(.difference > 500)'\n  balai prices audit --province \
kalbar.xlsx pontianak.xlsx singkawang.xlsx sintang.xlsx --parts 3\n  balai prices audit --levels \
levels.csv\n\nA table of levels, its files beside it:\n  file,level,name,within,n_parts\n  \
nation.csv,nation,Indonesia,,34\n  kalbar.csv,province,Kalimantan Barat,Indonesia,3\n  \
sintang.csv,city,Sintang,Kalimantan Barat,\n\nExit status: 0 also if cells \
do not follow, unless --strict is given."
    )]
    Audit(Audit),
    /// What a person should look at before the prices are believed, the surest and farthest first,
    /// each with what its flags rest on; and with --decisions what was decided about it.
    #[command(after_help = review::HELP)]
    Review(Review),
    /// A feed in Balai's own format, `balai.price-feed/1`, as widgets read it.
    #[command(after_help = "Example:\n  balai prices feed prices.csv --city 'Kota Contoh' > \
board.json")]
    Feed(Selection),
}

/// Which quotes of which files, and as of when.
#[derive(Debug, clap::Args)]
pub(crate) struct Selection {
    /// WFP food price CSV, or PIHPS grid as CSV or .xlsx; several are read as one.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Keep only the markets of this area, as the file names it.
    #[arg(long, value_name = "NAME")]
    pub(crate) area: Option<String>,
    /// The day the figures stand for; the newest day in the files if it is not given.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<String>,
    /// Oldest age of a quote that still counts, in days; told from how often the files have
    /// prices if it is not given: 7 or 62.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(0..=3_650))]
    pub(crate) age_days_max: Option<i64>,
    /// What to call the place; the area or the file's name if it is not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) city: Option<String>,
    /// Hold the prices against the reference prices (HET, HAP) of this province, by ISO 3166-2 code
    /// or name.
    #[arg(long, value_name = "PROVINCE")]
    pub(crate) place: Option<String>,
    /// Whom to credit for the prices; the file's name if it is not given.
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,
    /// The city's offset from UTC.
    #[arg(long, value_name = "+HH:MM", default_value = "+07:00", allow_hyphen_values = true)]
    pub(crate) utc_offset: String,
}

/// One price, seen somewhere on some day.
#[derive(Debug, clap::Args)]
pub(crate) struct Verdict {
    /// Id or name of the commodity's variety, such as `rice-medium`.
    #[arg(long, value_name = "ID")]
    pub(crate) commodity: String,
    /// The price, in rupiah.
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    pub(crate) price: String,
    /// Id or name of the province, or of the region that the rule names.
    #[arg(long, value_name = "ID")]
    pub(crate) place: String,
    /// The day on which it was seen.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) on: String,
    /// Per this unit of sale.
    #[arg(long, value_name = "UNIT", default_value = "kg")]
    pub(crate) unit: String,
    /// At this step of trade: `retail`, `wholesale`, `producer` or `farm gate`.
    #[arg(long = "type", value_name = "STEP", default_value = "retail")]
    pub(crate) price_type: String,
    /// Language of the sentence: `id` or `en`.
    #[arg(long, default_value = "id", value_parser = ["id", "en"])]
    pub(crate) lang: String,
    /// Write JSON instead of a sentence.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Which index of which table.
#[derive(Debug, clap::Args)]
pub(crate) struct Index {
    /// A CSV file with a header.
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The method; see below.
    #[arg(long, value_name = "NAME")]
    pub(crate) method: String,
    /// Periods of a window that moves over the series; one window holds all if it is not given.
    #[arg(long, value_name = "N")]
    pub(crate) window: Option<usize>,
    /// How a window is joined to the series; `movement` if it is not given.
    #[arg(long, value_name = "NAME")]
    pub(crate) splice: Option<String>,
    /// Column of the product.
    #[arg(long, value_name = "NAME", default_value = "product")]
    pub(crate) product_col: String,
    /// Column of the period; periods are sorted as text, so write 2024-03, not 3/2024.
    #[arg(long, value_name = "NAME", default_value = "period")]
    pub(crate) period_col: String,
    /// Column of the price.
    #[arg(long, value_name = "NAME", default_value = "price")]
    pub(crate) price_col: String,
    /// Column of the quantity, for the methods that weigh by it.
    #[arg(long, value_name = "NAME")]
    pub(crate) quantity_col: Option<String>,
    /// Column that parts the table into groups, each with an index of its own.
    #[arg(long, value_name = "NAME")]
    pub(crate) group_col: Option<String>,
    /// Column of the class of a product, for imputation by class mean.
    #[arg(long, value_name = "NAME")]
    pub(crate) class_col: Option<String>,
    /// Fill in missing prices first: `carry-forward`, `class-mean` or `overall-mean`.
    #[arg(long, value_name = "NAME")]
    pub(crate) impute: Option<String>,
    /// Compare each period with the one before and multiply, instead of with the first.
    #[arg(long)]
    pub(crate) chained: bool,
    /// Period whose quantities weigh in `lowe` and `young`; the first that has any if not given.
    #[arg(long, value_name = "PERIOD")]
    pub(crate) weight_period: Option<String>,
    /// Write JSON instead of CSV.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Which widget.
#[derive(Debug, Subcommand)]
pub(crate) enum Render {
    /// `<balai-price-board>` with its shadow root and data.
    #[command(after_help = "Example:\n  balai render price-board --data board.json --lang id \
--css /dist/price-board.css > board.html\n  balai render price-board --data prices.csv --page > \
page.html")]
    PriceBoard(Board),
}

/// How to render the price board.
#[derive(Debug, clap::Args)]
pub(crate) struct Board {
    /// A feed in the format `balai.price-feed/1`, or a price file.
    #[arg(long, value_name = "FILE")]
    pub(crate) data: PathBuf,
    /// Province whose reference prices a price file is held against; a feed has its own.
    #[arg(long, value_name = "PROVINCE")]
    pub(crate) place: Option<String>,
    /// Language: `id` or `en`.
    #[arg(long, default_value = "id", value_parser = ["id", "en"])]
    pub(crate) lang: String,
    /// Id of the market to show; the whole city if it is not given.
    #[arg(long, value_name = "ID")]
    pub(crate) market: Option<String>,
    /// Address of the board's stylesheet.
    #[arg(long, value_name = "URL", default_value = "price-board.css")]
    pub(crate) css: String,
    /// Address from which a script would refresh the board.
    #[arg(long, value_name = "URL", default_value = "")]
    pub(crate) src: String,
    /// Write a whole page with the styles in it instead of the element alone.
    #[arg(long)]
    pub(crate) page: bool,
    /// The moment to render for, by which ages are told; the moment the feed was compiled if it
    /// is not given.
    #[arg(long, value_name = "RFC3339")]
    pub(crate) now: Option<String>,
}
