//! The command line of `balai calendar`.
//!
//! Units: days, hours and minutes as each option says; moments as RFC 3339, seconds may be left
//! out.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

/// What to do with working time.
#[derive(Debug, Subcommand)]
pub(crate) enum Calendar {
    /// When something is due: working days, hours or minutes from a moment on, with each day
    /// counted or not and why.
    #[command(
        after_help = "Working days end with the last day's hours; calendar days, and working \
days round the clock, with the last second of the day.\n\nExample:\n  balai calendar deadline --from \
2026-03-13T09:00+07:00 --working-days 3 --explain\n  balai calendar deadline --from \
2026-03-13T09:00+07:00 --working-days 3 \\\n    --count-collective-leave --weekend-start next \
--json\n  balai calendar deadline --from 2026-11-23T09:00+07:00 --working-hours 24 \\\n    --hold \
2026-11-24T08:00+07:00/2026-11-24T10:00+07:00 --lang en --explain\n  balai calendar deadline --from \
2025-08-14T09:00+07:00 --working-days 3 --calendar old.json \\\n    --amended id"
    )]
    Deadline(Deadline),
    /// Each day from one to another, whether it is a working day, why, and by which decree.
    #[command(
        after_help = "Example:\n  balai calendar days 2026-03-16 2026-03-27\n  balai calendar \
days 2026-01-01 2026-12-31 --json | jq .n_working"
    )]
    Days(Days),
}

/// Which holidays, and what counts as work.
#[derive(Debug, clap::Args)]
pub(crate) struct Holidays {
    /// The holidays: `id` for Indonesia's, or a file in the format `balai.holidays/1`.
    #[arg(long, value_name = "id|FILE", default_value = "id")]
    pub(crate) calendar: PathBuf,
    /// Count joint leave (*cuti bersama*) as working days.
    #[arg(long)]
    pub(crate) count_collective_leave: bool,
}

/// From when, how long, and by which rules.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("span").required(true))]
pub(crate) struct Deadline {
    /// Which holidays.
    #[command(flatten)]
    pub(crate) holidays: Holidays,
    /// When it starts: `2026-03-13T09:00+07:00`. Its offset is the city's clock.
    #[arg(long, value_name = "RFC3339")]
    pub(crate) from: String,
    /// So many working days after the day it starts.
    #[arg(long, value_name = "N", group = "span")]
    pub(crate) working_days: Option<u32>,
    /// So many hours of work.
    #[arg(long, value_name = "N", group = "span",
        value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    pub(crate) working_hours: Option<u32>,
    /// So many minutes of work.
    #[arg(long, value_name = "N", group = "span")]
    pub(crate) working_minutes: Option<u32>,
    /// So many days after the day it starts, whatever days they are.
    #[arg(long, value_name = "N", group = "span")]
    pub(crate) calendar_days: Option<u32>,
    /// So many minutes, whatever time it is.
    #[arg(long, value_name = "N", group = "span")]
    pub(crate) minutes: Option<u32>,
    /// Extended by so many more of the same.
    #[arg(long, value_name = "N")]
    pub(crate) extend: Option<u32>,
    /// A time in which the clock stood still; several in order. Without an end it stands still.
    #[arg(long = "hold", value_name = "FROM/UNTIL")]
    pub(crate) holds: Vec<String>,
    /// What happens to a start on a day off, when working days are counted.
    #[arg(long, value_name = "RULE", value_enum, default_value = "same")]
    pub(crate) weekend_start: Start,
    /// Opening hours: `office` for those of Indonesian agencies with Ramadan, `all-day`, or a file
    /// in the format `balai.office-hours/1`.
    #[arg(long, value_name = "office|all-day|FILE", default_value = "office")]
    pub(crate) hours: PathBuf,
    /// The city's offset from UTC, if it is not that of --from.
    #[arg(long, value_name = "+HH:MM", allow_hyphen_values = true)]
    pub(crate) utc_offset: Option<String>,
    /// Compare with the deadline under this calendar, and say which days differ.
    #[arg(long, value_name = "id|FILE")]
    pub(crate) amended: Option<PathBuf>,
    /// Tell each day.
    #[arg(long)]
    pub(crate) explain: bool,
    /// Language of the text: `id` or `en`.
    #[arg(long, default_value = "id", value_parser = ["id", "en"])]
    pub(crate) lang: String,
    /// Write JSON, with each day, instead of text.
    #[arg(long)]
    pub(crate) json: bool,
}

/// What happens to a start on a day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Start {
    /// It counts as a start on the next working day; day 1 is the working day after that.
    Next,
    /// It counts as a start on that day; day 1 is the next working day.
    Same,
}

/// Which days.
#[derive(Debug, clap::Args)]
pub(crate) struct Days {
    /// The first day.
    #[arg(value_name = "FROM")]
    pub(crate) from: String,
    /// The last day.
    #[arg(value_name = "UNTIL")]
    pub(crate) until: String,
    /// Which holidays.
    #[command(flatten)]
    pub(crate) holidays: Holidays,
    /// Language of the text: `id` or `en`.
    #[arg(long, default_value = "id", value_parser = ["id", "en"])]
    pub(crate) lang: String,
    /// Write JSON instead of text.
    #[arg(long)]
    pub(crate) json: bool,
}
