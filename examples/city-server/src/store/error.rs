//! What can go wrong in the database.
use balai::Coded;

/// Why the database could not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum StoreError {
    /// The file cannot be opened or made.
    #[error("cannot open the database {path}: {cause}")]
    CannotOpen {
        /// The file asked for.
        path: String,
        /// SQLite's words.
        cause: String,
    },
    /// Another process holds the database.
    #[error("the database is locked by another program")]
    Locked,
    /// The file is not a database, or is damaged.
    #[error("the database file is damaged or is not a database: {cause}")]
    Damaged {
        /// SQLite's words.
        cause: String,
    },
    /// The database was written by a later release.
    #[error("the database has schema version {found}, this release knows up to {known}")]
    NewerSchema {
        /// The version found.
        found: i64,
        /// The newest version this release reads.
        known: i64,
    },
    /// The disk is full or cannot be written.
    #[error("the database cannot be written: {cause}")]
    CannotWrite {
        /// SQLite's words.
        cause: String,
    },
    /// A stored fact cannot be read back.
    #[error("the database holds a {what} that cannot be read: {text}")]
    BadFact {
        /// The kind of fact.
        what: &'static str,
        /// What was found.
        text: String,
    },
    /// Anything else SQLite says.
    #[error("the database failed: {cause}")]
    Failed {
        /// SQLite's words.
        cause: String,
    },
}

impl Coded for StoreError {
    fn code(&self) -> &'static str {
        match self {
            Self::CannotOpen { .. } => "store.cannot_open",
            Self::Locked => "store.locked",
            Self::Damaged { .. } => "store.damaged",
            Self::NewerSchema { .. } => "store.newer_schema",
            Self::CannotWrite { .. } => "store.cannot_write",
            Self::BadFact { .. } => "store.bad_fact",
            Self::Failed { .. } => "store.failed",
        }
    }
}

impl StoreError {
    /// What the operator can do.
    pub(crate) fn remedy(&self) -> &'static str {
        match self {
            Self::CannotOpen { .. } => "give a writable file in an existing folder with --db FILE",
            Self::Locked => "stop the program that uses it, or give another file with --db FILE",
            Self::Damaged { .. } | Self::BadFact { .. } => {
                "restore it from a backup, or give another file with --db FILE"
            }
            Self::NewerSchema { .. } => {
                "use the release that wrote it or a later one, or another file with --db FILE"
            }
            Self::CannotWrite { .. } => "free disk space and check the folder's permissions",
            Self::Failed { .. } => "try again; if it stays, restore the file from a backup",
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let cause = error.to_string();
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Locked,
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => Self::Damaged { cause },
            Some(Code::DiskFull | Code::ReadOnly | Code::SystemIoFailure) => {
                Self::CannotWrite { cause }
            }
            _ => Self::Failed { cause },
        }
    }
}
