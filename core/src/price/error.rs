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
    /// Not JSON, or a field that is missing or cannot be read.
    #[error("not a price feed: {0}")]
    Unreadable(JsonError),
    /// Another format, or another version of ours.
    #[error("not in the format balai.price-feed/1 but in \"{found}\"")]
    Format {
        /// What it says it is; empty if it says nothing.
        found: String,
    },
}

impl From<JsonError> for FeedError {
    fn from(error: JsonError) -> Self {
        Self::Unreadable(error)
    }
}

impl Coded for FeedError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "price.feed_unreadable",
            Self::Format { .. } => "price.feed_format",
        }
    }
}
