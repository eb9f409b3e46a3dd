//! What can go wrong with routes.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::fault::Fault;
use crate::Coded;
use crate::json::JsonError;

/// Why there are no routes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not JSON, or a field that is missing, unknown or cannot be read.
    #[error("not routes: {0}")]
    Unreadable(JsonError),
    /// Another format, or another version of ours.
    #[error("not in the format balai.routes/1 but in \"{found}\"")]
    Format {
        /// What it says it is.
        found: String,
    },
    /// Readable, but by these routes a complaint could not be sent anywhere for certain.
    #[error("{} faults in the routes, the first: {}", faults.len(), faults.first().map_or("", Coded::code))]
    Faulty {
        /// All of them, those that alone would not matter included.
        faults: Vec<Fault>,
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
            Self::Unreadable(_) => "route.unreadable",
            Self::Format { .. } => "route.format",
            Self::Faulty { .. } => "route.faulty",
        }
    }
}
