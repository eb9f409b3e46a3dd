//! What can go wrong with prices.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::summary::{Flaw, QuoteInMarket};
use crate::Coded;
use crate::json::JsonError;

/// Why there is no figure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No quote is left to vote; here is each with its flaw.
    #[error("no usable quote: {} set aside", set_aside.len())]
    NoUsableQuote {
        /// Every quote that was looked at.
        set_aside: Vec<(QuoteInMarket, Flaw)>,
    },
    /// The sum of the prices does not fit; no real price comes near.
    #[error("prices too large to add up")]
    TooLarge,
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::NoUsableQuote { .. } => "price.no_usable_quote",
            Self::TooLarge => "price.too_large",
        }
    }
}

/// Why a feed could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FeedError {
    /// Not JSON, or a field of the wrong kind.
    #[error("not a price feed: {0}")]
    Json(JsonError),
    /// Another format, or another version of ours.
    #[error("not in the format balai.price-feed/1 but in \"{found}\"")]
    Format {
        /// What it says it is; empty if it says nothing.
        found: String,
    },
    /// A field that every feed must have.
    #[error("the field {field} is missing")]
    Missing {
        /// Its name.
        field: &'static str,
    },
    /// A field whose text cannot be read.
    #[error("the field {field} cannot be read")]
    Field {
        /// Its name.
        field: &'static str,
    },
}

impl From<JsonError> for FeedError {
    fn from(error: JsonError) -> Self {
        Self::Json(error)
    }
}

impl Coded for FeedError {
    fn code(&self) -> &'static str {
        match self {
            Self::Json(_) => "price.feed_not_json",
            Self::Format { .. } => "price.feed_format",
            Self::Missing { .. } => "price.feed_missing_field",
            Self::Field { .. } => "price.feed_bad_field",
        }
    }
}
