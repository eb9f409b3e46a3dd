//! What can go wrong with working days.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;

use time::Date;

use crate::Coded;
use crate::json::JsonError;

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
        }
    }
}
