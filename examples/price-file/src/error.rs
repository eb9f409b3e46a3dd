//! Why a price file could not be read.

use std::path::Path;

/// Why a price file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The system does not give it.
    #[error("cannot read the price file {path}: {cause}")]
    Unreadable {
        /// The file asked for.
        path: String,
        /// The system's words.
        cause: String,
    },
    /// It holds no prices the readers understand.
    #[error("{path} is not a price file: {cause}")]
    NotAPriceFile {
        /// The file asked for.
        path: String,
        /// The reader's code.
        code: String,
        /// The reader's words.
        cause: String,
    },
}

impl Error {
    pub(crate) fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        Self::Unreadable { path: path.display().to_string(), cause: error.to_string() }
    }

    pub(crate) fn refused(path: &Path, code: &str, cause: String) -> Self {
        Self::NotAPriceFile { path: path.display().to_string(), code: code.to_owned(), cause }
    }
}
