//! What can go wrong with the rules for duplicates.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;

use crate::Coded;
use crate::json::JsonError;

/// Why there are no rules.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not JSON, or a field that is missing, unknown or cannot be right.
    #[error("not rules for duplicates: {0}")]
    Unreadable(JsonError),
    /// Another format, or another version of ours.
    #[error("not in the format balai.duplicates/1 but in \"{found}\"")]
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
            Self::Unreadable(_) => "duplicate.unreadable",
            Self::Format { .. } => "duplicate.format",
        }
    }
}
