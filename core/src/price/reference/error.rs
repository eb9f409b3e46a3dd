//! What can go wrong with reference prices.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;

use time::Date;

use crate::json::JsonError;
use crate::price::PriceType;
use crate::{Coded, Unit};

/// Why there is no reference price, no verdict, or no pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not JSON, or a field that is missing, unknown or cannot be read.
    #[error("not a list of reference prices: {0}")]
    Unreadable(JsonError),
    /// Another format, or another version of ours.
    #[error("not in the format balai.reference-prices/1 but in \"{found}\"")]
    Format {
        /// What it says it is.
        found: String,
    },
    /// Two rules would set a price for the same thing on the same day.
    #[error("{first} and {second} both set a price of {variety} on {day}")]
    Overlap {
        /// The id of one rule.
        first: String,
        /// The id of the other, or of the same.
        second: String,
        /// The id of the variety.
        variety: String,
        /// The first day on which they both would.
        day: Date,
    },
    /// A relaxation that does not lie within its rule, or relaxes what the rule does not set.
    #[error("a relaxation of {rule} from {from} does not fit the rule")]
    Relaxation {
        /// The id of the rule.
        rule: String,
        /// The first day of the relaxation.
        from: Date,
    },
    /// A variety that the pack does not name.
    #[error("no reference price is known for \"{name}\"")]
    UnknownVariety {
        /// What was asked for.
        name: String,
    },
    /// Neither a region nor a province that the pack names.
    #[error("\"{name}\" is neither a province nor a region of the reference prices")]
    UnknownRegion {
        /// What was asked for.
        name: String,
    },
    /// The variety has reference prices, but at another step of trade.
    #[error("{variety} has no reference price at the step of trade {}", price_type.to_wire())]
    OtherPriceType {
        /// The id of the variety.
        variety: String,
        /// The step of trade that was asked for.
        price_type: PriceType,
    },
    /// The variety has reference prices, but none for this place, such as a national average of
    /// what is set by zone.
    #[error("no reference price of {variety} covers {region}")]
    RegionNotCovered {
        /// The id of the variety.
        variety: String,
        /// The id of the region or province.
        region: String,
    },
    /// No rule is known to be in force on the day.
    #[error("no reference price of {variety} is known to be in force in {region} on {day}")]
    NotInForce {
        /// The id of the variety.
        variety: String,
        /// The id of the region or province.
        region: String,
        /// The day.
        day: Date,
    },
    /// The only rule there is has no known start, so it is in force on no day.
    #[error("from when {rule} is in force is not known")]
    StartUnknown {
        /// The id of the rule.
        rule: String,
    },
    /// The price is per another unit; per kilogram is never compared with per bird or per litre.
    #[error("the reference price is per {}, the price is per {}", expected.to_wire(), found.to_wire())]
    OtherUnit {
        /// The unit of the reference price.
        expected: Unit,
        /// The unit of the observed price.
        found: Unit,
    },
    /// The price is in another currency.
    #[error("the reference price is in {expected}, the price is in {found}")]
    OtherCurrency {
        /// The currency of the reference price.
        expected: String,
        /// The currency of the observed price.
        found: String,
    },
    /// The observed price is zero or less.
    #[error("a price of {minor} minor units is no price")]
    PriceNotPositive {
        /// The price in minor units.
        minor: i64,
    },
    /// The price is so large that its percentage cannot be told.
    #[error("too large a price to compare")]
    TooLarge,
}

impl From<JsonError> for Error {
    fn from(error: JsonError) -> Self {
        Self::Unreadable(error)
    }
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "reference.unreadable",
            Self::Format { .. } => "reference.format",
            Self::Overlap { .. } => "reference.overlap",
            Self::Relaxation { .. } => "reference.relaxation",
            Self::UnknownVariety { .. } => "reference.unknown_variety",
            Self::UnknownRegion { .. } => "reference.unknown_region",
            Self::OtherPriceType { .. } => "reference.other_price_type",
            Self::RegionNotCovered { .. } => "reference.region_not_covered",
            Self::NotInForce { .. } => "reference.not_in_force",
            Self::StartUnknown { .. } => "reference.start_unknown",
            Self::OtherUnit { .. } => "reference.other_unit",
            Self::OtherCurrency { .. } => "reference.other_currency",
            Self::PriceNotPositive { .. } => "reference.price_not_positive",
            Self::TooLarge => "reference.too_large",
        }
    }
}
