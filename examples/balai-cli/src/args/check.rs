//! The command line of `balai prices alerts` and `balai prices audit`.
//!
//! Units: working days; days as `YYYY-MM-DD`, months as `YYYY-MM`.

use std::path::PathBuf;

use clap::ValueEnum;

/// Which prices are looked at, how, and against what.
#[derive(Debug, clap::Args)]
pub(crate) struct Alerts {
    /// WFP food price CSV, or PIHPS grid as CSV or .xlsx; several are read as one.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What to look for; all if it is not given. May be given several times.
    #[arg(long = "method", value_name = "NAME", value_enum)]
    pub(crate) methods: Vec<Method>,
    /// Keep only the markets of this area, as the file names it.
    #[arg(long, value_name = "NAME")]
    pub(crate) area: Option<String>,
    /// The day that is looked from; later prices do not count. If it is not given, the newest day
    /// in the files that is not after today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) as_of: Option<String>,
    /// The month of ALPS and IFPA; the newest with a price if it is not given.
    #[arg(long, value_name = "YYYY-MM")]
    pub(crate) month: Option<String>,
    /// Province whose reference prices apply to all prices, as in `balai prices verdict`. Without
    /// it breaches are not looked for.
    #[arg(long, value_name = "ID")]
    pub(crate) place: Option<String>,
    /// How many working days in a row make a breach.
    #[arg(long, value_name = "N", default_value_t = 3,
        value_parser = clap::value_parser!(u32).range(1..=366))]
    pub(crate) days: u32,
    /// Which side of the reference price is a breach; if it is not given, above for retail and
    /// wholesale prices, below for what producers and farmers get.
    #[arg(long, value_name = "SIDE", value_enum)]
    pub(crate) side: Option<Side>,
    /// Judge a commodity of the files as a variety that has a reference price, such as
    /// `'Beras Kualitas Medium I=rice-medium'`. May be given several times.
    #[arg(long = "judge", value_name = "NAME=ID")]
    pub(crate) judge: Vec<String>,
    /// Write JSON, with all grounds, instead of text.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Method {
    /// WFP's alert for price spikes: far above the seasonal trend.
    Alps,
    /// FAO's indicator of food price anomalies: faster growth than usual in this month.
    Ifpa,
    /// Outside the reference price for working days on end.
    Breach,
}

/// Which side is a breach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Side {
    /// Above the upper bound.
    Above,
    /// Below the lower bound.
    Below,
}

/// Which grids are audited, by themselves or against each other.
#[derive(Debug, clap::Args)]
pub(crate) struct Audit {
    /// PIHPS grid as CSV or .xlsx; each is audited by itself, unless --province or --nation says
    /// what they are parts of.
    #[arg(required_unless_present = "levels", value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The grid of the province whose cities the FILEs are: its figures are held against theirs.
    #[arg(long, value_name = "GRID", conflicts_with_all = ["nation", "levels"])]
    pub(crate) province: Option<PathBuf>,
    /// The grid of the nation whose provinces the FILEs are: its figures are held against theirs.
    #[arg(long, value_name = "GRID", conflicts_with = "levels")]
    pub(crate) nation: Option<PathBuf>,
    /// A CSV table that says which grid is of what: columns file, level (nation, province, city),
    /// name, within (the name of the area it lies in) and, as far as known, n_parts.
    #[arg(long, value_name = "TABLE", conflicts_with = "files")]
    pub(crate) levels: Option<PathBuf>,
    /// How many parts the province or nation has at PIHPS; with fewer FILEs nothing is judged. If
    /// it is not given, all are taken to be there.
    #[arg(long, value_name = "N", conflicts_with = "levels")]
    pub(crate) parts: Option<usize>,
    /// End with status 1 if a cell does not follow from its parts.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Name every cell that does not follow; else the first 20 of each file or area.
    #[arg(long)]
    pub(crate) all: bool,
    /// Write JSON, which names every cell, instead of text.
    #[arg(long)]
    pub(crate) json: bool,
}
