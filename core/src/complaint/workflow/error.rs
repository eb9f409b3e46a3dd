//! Why there is no workflow.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::fault::Fault;
use crate::Coded;
use crate::json::JsonError;

/// Why there is no workflow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not JSON, or a field that is missing, unknown or of another kind.
    #[error("not a workflow: {0}")]
    Unreadable(JsonError),
    /// Another format, or another version of ours.
    #[error("not in the format balai.workflow/1 but in \"{found}\"")]
    Format {
        /// What it says it is.
        found: String,
    },
    /// It can be read, but cases would go astray in it; here is every fault.
    #[error("a workflow with faults:{}", told(faults))]
    Unsound {
        /// All of them, in the order of the file.
        faults: Vec<Fault>,
    },
}

/// Each fault on a line of its own.
fn told(faults: &[Fault]) -> String {
    let mut out = String::new();
    for fault in faults {
        out.push('\n');
        out.push_str(&fault.to_string());
    }
    out
}

impl From<JsonError> for Error {
    fn from(error: JsonError) -> Self {
        Self::Unreadable(error)
    }
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "workflow.unreadable",
            Self::Format { .. } => "workflow.format",
            Self::Unsound { .. } => "workflow.unsound",
        }
    }
}
