//! The command line of `balai complaints`.
//!
//! Units: days as each option says; moments as RFC 3339.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::{Holidays, Start};

/// What to do with complaints.
#[derive(Debug, Subcommand)]
pub(crate) enum Complaints {
    /// Verify the logs of complaints, and tell what happened to each: every entry, the clocks with
    /// what was due and whether it was kept, and how it stands.
    #[command(
        after_help = "A log that does not hold is told with the first entry that does not follow, \
and the command ends with status 1.\n\nExample:\n  balai complaints replay LP-2026-0001.json\n  \
balai complaints replay LP-2026-0001.json --head 719d1d60272c1d0d9c78255ab5525256753200b5c266f38fc17761d7f9b8cf82\n  \
balai complaints replay logs/*.json --as-of 2026-12-31T00:00+07:00 --json | jq '.logs[].clocks'"
    )]
    Replay(Replay),
    /// Count complaints from their logs: where they stand, whether they were in time, how long they
    /// took, how old the rest are; by agency, area, category or month.
    #[command(after_help = "The table of --places is a CSV file with the columns case, area and \
category; what it does not have is counted as unknown.\n\nExample:\n  balai complaints stats \
logs/*.json\n  balai complaints stats logs/*.json --by area --places places.csv --json")]
    Stats(Stats),
}

/// By which rules.
#[derive(Debug, clap::Args)]
pub(crate) struct Rules {
    /// The workflow: `lapor`, `jaki`, `sibadra`, `fixmystreet`, `open311`, or a file in the format
    /// `balai.workflow/1`. If it is not given, the one that the log names.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) workflow: Option<PathBuf>,
    /// Which holidays.
    #[command(flatten)]
    pub(crate) holidays: Holidays,
    /// Opening hours: `office` for those of Indonesian agencies with Ramadan, `all-day`, or a file
    /// in the format `balai.office-hours/1`.
    #[arg(long, value_name = "office|all-day|FILE", default_value = "office")]
    pub(crate) hours: PathBuf,
    /// What happens to a start on a day off, when working days are counted.
    #[arg(long, value_name = "RULE", value_enum, default_value = "same")]
    pub(crate) weekend_start: Start,
    /// The city's offset from UTC.
    #[arg(long, value_name = "+HH:MM", default_value = "+07:00", allow_hyphen_values = true)]
    pub(crate) utc_offset: String,
    /// As of when; if it is not given, as of now.
    #[arg(long, value_name = "RFC3339")]
    pub(crate) as_of: Option<String>,
    /// Language of the text: `id` or `en`.
    #[arg(long, default_value = "id", value_parser = ["id", "en"])]
    pub(crate) lang: String,
    /// Write JSON instead of text.
    #[arg(long)]
    pub(crate) json: bool,
}

/// Which logs to replay.
#[derive(Debug, clap::Args)]
pub(crate) struct Replay {
    /// Logs in the format `balai.complaint-log/1`.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The hash that was published as the last of the log: 64 hexadecimal digits. With it a chain
    /// that was rewritten as a whole is found too; it may be that of an earlier entry.
    #[arg(long, value_name = "HASH")]
    pub(crate) head: Option<String>,
    /// By which rules.
    #[command(flatten)]
    pub(crate) rules: Rules,
}

/// What to count.
#[derive(Debug, clap::Args)]
pub(crate) struct Stats {
    /// Logs in the format `balai.complaint-log/1`.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// By what they are told apart.
    #[arg(long, value_name = "DIMENSION", value_enum, default_value = "agency")]
    pub(crate) by: By,
    /// Where each case is and what it is about.
    #[arg(long, value_name = "TABLE")]
    pub(crate) places: Option<PathBuf>,
    /// By which rules.
    #[command(flatten)]
    pub(crate) rules: Rules,
}

/// By what complaints are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// The agency a case was given to.
    Agency,
    /// Where it is.
    Area,
    /// What it is about.
    Category,
    /// The month it was handed in.
    Month,
}
