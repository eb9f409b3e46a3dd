//! What a person should look at.
//!
//! Units: whole minor units.
//! Source: `docs/reference/price-editing.md`.

use time::Date;

use super::unit_ratio::UnitRatio;
use crate::Unit;

/// Why somebody should look at a quote. A flag takes nothing away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Flag {
    /// Zero or below: no price.
    NotPositive,
    /// Dated after the day of the review.
    FromFuture,
    /// Another price of the same key.
    Contradiction,
    /// Sold by another unit than the quote before it.
    UnitChanged {
        /// The unit before.
        from: Unit,
    },
    /// Would fit if it were for another unit; along a series whatever the rule says, across markets
    /// only if the price stands out.
    ImplausibleUnit {
        /// What it was compared with.
        reference: Reference,
        /// How many times too high or too low.
        ratio: UnitRatio,
    },
    /// Stands out.
    Outlier {
        /// What it was compared with.
        reference: Reference,
    },
}

/// What a price was compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reference {
    /// The quote before it.
    Earlier {
        /// Its day.
        observed_on: Date,
        /// Its price in minor units.
        price_minor: i64,
    },
    /// The middle of all markets.
    Median {
        /// Twice the median in minor units, which is always whole.
        twice_minor: i64,
    },
}

impl Flag {
    /// A stable word for tables and programs.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotPositive => "not-positive",
            Self::FromFuture => "from-future",
            Self::Contradiction => "contradiction",
            Self::UnitChanged { .. } => "unit-changed",
            Self::ImplausibleUnit { .. } => "implausible-unit",
            Self::Outlier { .. } => "outlier",
        }
    }
}
