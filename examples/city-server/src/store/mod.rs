//! The city's memory: one append-only log of events, and tables derived from it.
//!
//! `event` is the truth. `source`, `market`, `commodity`, `item`, `quote` and `set_aside` can be
//! dropped and built again from it ([`Store::rebuild`]). Every event carries an id made by its
//! writer, so the same event written twice is recorded once.
//!
//! Units: prices in whole minor units of the item's currency; days as Julian day numbers.
mod error;
mod event;
mod read;
mod schema;
mod write;

pub(crate) use error::StoreError;
pub(crate) use event::{
    CommodityFact, ItemFact, MarketFact, PricesRecorded, QuoteFact, SetAsideFact, SourceFact,
    SourceImported,
};
pub(crate) use read::{Markets, SourceView};
pub(crate) use write::Appended;

use rusqlite::Connection;
use std::path::Path;
use std::time::Duration;

/// How long a statement waits for another process's lock.
const BUSY_WAIT: Duration = Duration::from_secs(3);

/// An open database.
#[derive(Debug)]
pub(crate) struct Store {
    connection: Connection,
}

impl Store {
    /// Opens the database at `path`, making it when it does not exist.
    ///
    /// # Errors
    ///
    /// [`StoreError::CannotOpen`], [`StoreError::Locked`], [`StoreError::Damaged`], or
    /// [`StoreError::NewerSchema`] for a database a later release has written.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let connection = Connection::open(path).map_err(|cause| StoreError::CannotOpen {
            path: path.display().to_string(),
            cause: cause.to_string(),
        })?;
        connection.busy_timeout(BUSY_WAIT)?;
        schema::prepare(&connection)?;
        Ok(Self { connection })
    }
}

#[cfg(test)]
mod tests;
