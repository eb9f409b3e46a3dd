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

/// Which grids are audited.
#[derive(Debug, clap::Args)]
pub(crate) struct Audit {
    /// PIHPS grid as CSV or .xlsx; each is audited by itself.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// End with status 1 if a cell does not follow from its parts.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Name every cell that does not follow; else the first 20 of each file.
    #[arg(long)]
    pub(crate) all: bool,
    /// Write JSON, which names every cell, instead of text.
    #[arg(long)]
    pub(crate) json: bool,
}
