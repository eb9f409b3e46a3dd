//! Why there is no alert figure.
//!
//! Source: `docs/reference/errors.md`.

use super::YearMonth;
use crate::Coded;

/// Why an indicator has no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The month is not 1 to 12, or the year not 1 to 9999.
    #[error("no such month")]
    NoSuchMonth,
    /// A value that is not above zero, or not a number.
    #[error("the value of {month} is not above zero")]
    NotPositive {
        /// The month.
        month: YearMonth,
    },
    /// The month has no price, or lies outside the series.
    #[error("there is no price of {month}")]
    MissingMonth {
        /// The month that is needed.
        month: YearMonth,
    },
    /// The series does not reach back far enough.
    #[error("{found} of the {needed} that are needed")]
    ShortHistory {
        /// How many there are: months for ALPS, same months of earlier years for IFPA.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
    /// Too many months have no price.
    #[error("{observed} of {months} months have a price, fewer than {percent_min} %")]
    TooManyGaps {
        /// Months with a price.
        observed: usize,
        /// Months in all.
        months: usize,
        /// The least share, in per cent.
        percent_min: usize,
    },
    /// The history does not vary around what is expected of it, so nothing can be measured in units
    /// of its spread.
    #[error("the history does not vary")]
    NoSpread,
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::NoSuchMonth => "alert.no_such_month",
            Self::NotPositive { .. } => "alert.not_positive",
            Self::MissingMonth { .. } => "alert.missing_month",
            Self::ShortHistory { .. } => "alert.short_history",
            Self::TooManyGaps { .. } => "alert.too_many_gaps",
            Self::NoSpread => "alert.no_spread",
        }
    }
}
