//! The command line of `balai prices review`.
//!
//! Units: days as `YYYY-MM-DD`; ages in calendar days.

use std::path::PathBuf;

/// Rules with their parameters, how decisions are written, and examples.
pub(super) const HELP: &str = "\
Rules, with their parameters for --param:
  log-floor             z_max 5, scale_floor 0.03 (ours)
  fixed-cutoff          lower 0.4, upper 2.5
  quartile              c 2.5
  robust-z              z_max 2.5
  hidiroglou-berthelot  u 0.5, a 0.05, c 4
  kimber                c 2.5
  tukey                 c 2.5

Decisions: take the list with --csv (or --json) and fill in, for the rows decided about,
  decision      keep or set-aside
  reason        why
  reviewed_by   who looked at it, and reviewed_on, the day
  settled_by    somebody else, who settles it, and settled_on; until then the price counts
A decision on a row that is not on the list, a second one, one of a day before the price, and one
made on other grounds than the data gives now are refused with their line; then none is applied.

Example:
  balai prices review prices.csv --area 'KOTA TANGERANG'
  balai prices review prices.csv --rule quartile --param c=4 --json
  balai prices review prices.csv --csv > list.csv
  balai prices review prices.csv --decisions list.csv --clean cleaned.csv > log.txt";

/// Which prices are looked at, how, and what was decided about them.
#[derive(Debug, clap::Args)]
pub(crate) struct Review {
    /// WFP food price CSV, or PIHPS grid as CSV or .xlsx; several are read as one.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The rule that says which prices stand out; all others are told beside it.
    #[arg(long, value_name = "NAME", default_value = "log-floor")]
    pub(crate) rule: String,
    /// Another value of a parameter of the rule. May be given several times.
    #[arg(long = "param", value_name = "NAME=VALUE")]
    pub(crate) params: Vec<String>,
    /// Keep only the markets of this area, as the file names it.
    #[arg(long, value_name = "NAME")]
    pub(crate) area: Option<String>,
    /// The day of the review; later prices are flagged as from the future. If it is not given, the
    /// newest day in the files that is not after today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<String>,
    /// So many equal prices in a row are told as standing still; below two none are.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) frozen: usize,
    /// A series whose newest price is older is told as stale; told from how often the files have
    /// prices if it is not given: 7 or 62.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(i64).range(0..=3_650))]
    pub(crate) age_days_max: Option<i64>,
    /// The list as it came back, CSV or JSON, with decisions filled in: writes what became of each
    /// instead of the list.
    #[arg(long, value_name = "FILE")]
    pub(crate) decisions: Option<PathBuf>,
    /// Write the prices that count after the decisions to this file, as CSV in WFP's columns.
    #[arg(long, value_name = "FILE", requires = "decisions")]
    pub(crate) clean: Option<PathBuf>,
    /// Name every row in the text; else the first 20.
    #[arg(long)]
    pub(crate) all: bool,
    /// Write CSV, with columns for the decisions, instead of text.
    #[arg(long, conflicts_with = "json")]
    pub(crate) csv: bool,
    /// Write JSON, with all grounds, instead of text.
    #[arg(long)]
    pub(crate) json: bool,
}
