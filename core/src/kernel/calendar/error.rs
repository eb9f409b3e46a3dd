//! What can go wrong with working days and working time.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;

use time::{Date, Weekday};

use crate::json::JsonError;
use crate::{Coded, Instant, UtcOffset};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The day lies outside the years whose holidays are known.
    #[error("{day}: no holidays are known outside {first} to {last}")]
    OutsideYears {
        /// The day asked for, or the end of the calendar that was reached.
        day: Date,
        /// The first year that is known.
        first: i32,
        /// The last year that is known.
        last: i32,
    },
    /// Every day of the week is part of the weekend, so no day is a working day.
    #[error("a week without a working day")]
    NoWorkingDay,
    /// Not JSON, or a field that is missing, unknown or cannot be read.
    #[error("not a list of holidays: {0}")]
    Unreadable(JsonError),
    /// Another format, or another version of ours.
    #[error("not in the format balai.holidays/1 but in \"{found}\"")]
    Format {
        /// What it says it is.
        found: String,
    },
    /// Office hours that are not JSON, or a field that is missing, unknown or cannot be read.
    #[error("not office hours: {0}")]
    HoursUnreadable(JsonError),
    /// Office hours in another format, or another version of ours.
    #[error("not in the format balai.office-hours/1 but in \"{found}\"")]
    HoursFormat {
        /// What it says it is.
        found: String,
    },
    /// An interval of opening hours that is empty, goes over midnight or does not lie behind the
    /// one before it.
    #[error("{day}: no opening hours from minute {from} to minute {until} of the day")]
    BadInterval {
        /// The day of the week.
        day: Weekday,
        /// Its first minute, since midnight.
        from: u16,
        /// The minute at which it ends.
        until: u16,
    },
    /// A day of the week that counts as a working day has no opening hours.
    #[error("{day} is a working day without opening hours")]
    DayWithoutHours {
        /// The day of the week.
        day: Weekday,
    },
    /// The opening hours of the day are not known.
    #[error("{day}: no opening hours are known before {from}")]
    HoursUnknown {
        /// The day asked for.
        day: Date,
        /// The first day on which they are known.
        from: Date,
    },
    /// A season of other hours that ends before it begins, or overlaps another.
    #[error("a season from {from} to {until} that ends before it begins, or overlaps another")]
    BadSeason {
        /// Its first day.
        from: Date,
        /// Its last day.
        until: Date,
    },
    /// The moment lies beyond the years that can be written.
    #[error("a deadline beyond the year 9999")]
    TooFar,
    /// Something is to happen to a clock before what happened to it last.
    #[error("{} lies before {}, when something last happened to the clock", utc(at), utc(last))]
    ClockOrder {
        /// When it is to happen, or as of when the clock is asked.
        at: Instant,
        /// When something last happened.
        last: Instant,
    },
    /// The clock stopped already.
    #[error("the clock stopped at {}", utc(at))]
    ClockStopped {
        /// When.
        at: Instant,
    },
    /// The clock stands still already.
    #[error("the clock stands still since {}", utc(since))]
    ClockHeld {
        /// Since when.
        since: Instant,
    },
    /// The clock does not stand still, so it cannot go on.
    #[error("the clock does not stand still")]
    ClockNotHeld,
}

fn utc(at: &Instant) -> String {
    at.to_rfc3339(UtcOffset::default())
}

impl From<JsonError> for Error {
    fn from(error: JsonError) -> Self {
        Self::Unreadable(error)
    }
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::OutsideYears { .. } => "calendar.outside_years",
            Self::NoWorkingDay => "calendar.no_working_day",
            Self::Unreadable(_) => "calendar.unreadable",
            Self::Format { .. } => "calendar.format",
            Self::HoursUnreadable(_) => "calendar.hours_unreadable",
            Self::HoursFormat { .. } => "calendar.hours_format",
            Self::BadInterval { .. } => "calendar.bad_interval",
            Self::DayWithoutHours { .. } => "calendar.day_without_hours",
            Self::HoursUnknown { .. } => "calendar.hours_unknown",
            Self::BadSeason { .. } => "calendar.bad_season",
            Self::TooFar => "calendar.too_far",
            Self::ClockOrder { .. } => "calendar.clock_order",
            Self::ClockStopped { .. } => "calendar.clock_stopped",
            Self::ClockHeld { .. } => "calendar.clock_held",
            Self::ClockNotHeld => "calendar.clock_not_held",
        }
    }
}
