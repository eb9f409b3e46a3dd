//! Why a log cannot be read, and where it does not hold.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;

use crate::Coded;
use crate::complaint::field::WordsAt;
use crate::json::JsonError;

/// Why a log cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not JSON, or a field that is missing, unknown or cannot be read.
    #[error("not a log of a complaint: {0}")]
    Unreadable(JsonError),
    /// Another format, or another version of ours.
    #[error("not in the format balai.complaint-log/1 but in \"{found}\"")]
    Format {
        /// What it says it is.
        found: String,
    },
    /// It was decided by another workflow, or another version of it.
    #[error("decided by the workflow {id}, version {version}")]
    OtherWorkflow {
        /// The id of that workflow.
        id: String,
        /// Its version.
        version: String,
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
            Self::Unreadable(_) => "complaint_log.unreadable",
            Self::Format { .. } => "complaint_log.format",
            Self::OtherWorkflow { .. } => "complaint_log.other_workflow",
        }
    }
}

/// The first place at which a log does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Break {
    /// An entry has another number than its place.
    #[error("entry {seq} does not have its number")]
    Number {
        /// Its place, from 0.
        seq: u32,
    },
    /// An entry does not follow from the one before it, or the head from the last: one of the two
    /// was changed, or one between them taken out.
    #[error("entry {seq} does not follow from the one before it")]
    Chain {
        /// The place of the entry that does not follow; the number of entries for the head.
        seq: u32,
    },
    /// An entry is earlier than the one before it.
    #[error("entry {seq} is earlier than the one before it")]
    Order {
        /// Its place.
        seq: u32,
    },
    /// An entry is later than now.
    #[error("entry {seq} lies in the future")]
    Future {
        /// Its place.
        seq: u32,
    },
    /// The first entry does not hand in a complaint, or a later one does.
    #[error("entry {seq}: the first entry, and no other, hands in a complaint")]
    Beginning {
        /// Its place.
        seq: u32,
    },
    /// An entry turns a clock that cannot be turned so: one that does not run, or runs already.
    #[error("entry {seq} turns a clock that cannot be turned so")]
    Clock {
        /// Its place.
        seq: u32,
    },
    /// Words that are not the ones that were sealed.
    #[error("the {} of entry {} is not what was sealed", at.field.as_str(), at.seq)]
    WordsChanged {
        /// Which.
        at: WordsAt,
    },
    /// Sealed words that are gone without having been erased.
    #[error("the {} of entry {} is gone and was not erased", at.field.as_str(), at.seq)]
    WordsGone {
        /// Which.
        at: WordsAt,
    },
    /// Words that were erased and are still there, or that were never sealed.
    #[error("the {} of entry {} is there, though erased or never sealed", at.field.as_str(), at.seq)]
    WordsLeft {
        /// Which.
        at: WordsAt,
    },
}

impl Coded for Break {
    fn code(&self) -> &'static str {
        match self {
            Self::Number { .. } => "complaint_log.number",
            Self::Chain { .. } => "complaint_log.chain",
            Self::Order { .. } => "complaint_log.order",
            Self::Future { .. } => "complaint_log.future",
            Self::Beginning { .. } => "complaint_log.beginning",
            Self::Clock { .. } => "complaint_log.clock",
            Self::WordsChanged { .. } => "complaint_log.words_changed",
            Self::WordsGone { .. } => "complaint_log.words_gone",
            Self::WordsLeft { .. } => "complaint_log.words_left",
        }
    }
}
