//! Appending events and deriving the tables from them, in one transaction.
//!
//! `apply` is the only code that fills a derived table, whether the event is new or replayed.
use super::event::{PricesRecorded, SourceFact, SourceImported};
#[cfg(test)]
use super::schema;
use super::{Store, StoreError};
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A source was met for the first time.
const SOURCE_OPENED: &str = "source_opened";
/// A batch of a file was read; two prices for one market and day contradict and both stay.
const PRICES_RECORDED: &str = "prices_recorded";
/// A market officer reported; a later report of the same day replaces the earlier one.
const PRICES_REPORTED: &str = "prices_reported";
/// A file was read to its end.
const SOURCE_IMPORTED: &str = "source_imported";

/// What became of an event offered to the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Appended {
    /// It was written, under this sequence number.
    New(i64),
    /// An event of this id was there already; nothing changed.
    Known,
}

/// A transaction in which one file is imported. Dropped without [`Batch::commit`], it leaves
/// nothing behind.
#[derive(Debug)]
pub(crate) struct Batch<'store> {
    transaction: Transaction<'store>,
    hash: String,
    at: i64,
    n_batches: u64,
}

impl Store {
    /// Begins the import of `source`, or answers `None` when it was imported before.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be read or written.
    pub(crate) fn begin_import(
        &mut self,
        source: &SourceFact,
        at: i64,
    ) -> Result<Option<Batch<'_>>, StoreError> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let id = format!("source:{}", source.hash);
        match append(&transaction, &id, at, SOURCE_OPENED, source)? {
            Appended::Known => Ok(None),
            Appended::New(seq) => {
                open_source(&transaction, source, seq)?;
                let hash = source.hash.clone();
                Ok(Some(Batch { transaction, hash, at, n_batches: 0 }))
            }
        }
    }

    /// Records what an officer reported, once per `id`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be written.
    pub(crate) fn report(
        &mut self,
        id: &str,
        at: i64,
        prices: &PricesRecorded,
    ) -> Result<Appended, StoreError> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let appended = append(&transaction, id, at, PRICES_REPORTED, prices)?;
        if let Appended::New(seq) = appended {
            record(&transaction, prices, seq, Same::Replaces)?;
            transaction.commit()?;
        }
        Ok(appended)
    }

    /// Drops the derived tables and builds them again from the log.
    ///
    /// # Errors
    ///
    /// [`StoreError::BadFact`] for an event that cannot be read, or what SQLite says.
    #[cfg(test)]
    pub(crate) fn rebuild(&mut self) -> Result<(), StoreError> {
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(schema::DROP_DERIVED)?;
        transaction.execute_batch(schema::DERIVED)?;
        {
            let mut events =
                transaction.prepare("SELECT seq, at, kind, body FROM event ORDER BY seq")?;
            let mut rows = events.query([])?;
            while let Some(row) = rows.next()? {
                let (seq, at): (i64, i64) = (row.get(0)?, row.get(1)?);
                let (kind, body): (String, String) = (row.get(2)?, row.get(3)?);
                apply(&transaction, seq, at, &kind, &body)?;
            }
        }
        transaction.commit()?;
        Ok(())
    }
}

impl Batch<'_> {
    /// Writes one batch of the file.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be written.
    pub(crate) fn record(&mut self, prices: &PricesRecorded) -> Result<(), StoreError> {
        let id = format!("source:{}:{}", self.hash, self.n_batches);
        self.n_batches += 1;
        if let Appended::New(seq) =
            append(&self.transaction, &id, self.at, PRICES_RECORDED, prices)?
        {
            record(&self.transaction, prices, seq, Same::Stays)?;
        }
        Ok(())
    }

    /// Ends the import; only now is any of it there.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be written.
    pub(crate) fn commit(self, imported: &SourceImported) -> Result<(), StoreError> {
        let id = format!("source:{}:end", self.hash);
        append(&self.transaction, &id, self.at, SOURCE_IMPORTED, imported)?;
        close_source(&self.transaction, imported, self.at)?;
        self.transaction.commit()?;
        Ok(())
    }
}

/// Writes one event, unless its id is known.
fn append<T: Serialize>(
    connection: &Connection,
    id: &str,
    at: i64,
    kind: &str,
    body: &T,
) -> Result<Appended, StoreError> {
    let body = serde_json::to_string(body)
        .map_err(|error| StoreError::BadFact { what: "event", text: error.to_string() })?;
    let n_rows = connection
        .prepare_cached("INSERT OR IGNORE INTO event(id, at, kind, body) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id, at, kind, body])?;
    Ok(if n_rows == 0 { Appended::Known } else { Appended::New(connection.last_insert_rowid()) })
}

/// Derives the tables from one event of the log.
#[cfg_attr(not(test), expect(dead_code, reason = "replay is exercised by the tests"))]
fn apply(
    connection: &Connection,
    seq: i64,
    at: i64,
    kind: &str,
    body: &str,
) -> Result<(), StoreError> {
    match kind {
        SOURCE_OPENED => open_source(connection, &parse(body)?, seq),
        PRICES_RECORDED => record(connection, &parse(body)?, seq, Same::Stays),
        PRICES_REPORTED => record(connection, &parse(body)?, seq, Same::Replaces),
        SOURCE_IMPORTED => close_source(connection, &parse(body)?, at),
        _ => Err(StoreError::BadFact { what: "kind of event", text: kind.to_owned() }),
    }
}

fn parse<T: DeserializeOwned>(body: &str) -> Result<T, StoreError> {
    serde_json::from_str(body)
        .map_err(|error| StoreError::BadFact { what: "event", text: error.to_string() })
}

fn open_source(connection: &Connection, source: &SourceFact, seq: i64) -> Result<(), StoreError> {
    let facts = serde_json::to_string(source)
        .map_err(|error| StoreError::BadFact { what: "source", text: error.to_string() })?;
    connection.execute(
        "INSERT INTO source(id, hash, facts) VALUES (?1, ?2, ?3)",
        params![seq, source.hash, facts],
    )?;
    Ok(())
}

fn close_source(
    connection: &Connection,
    imported: &SourceImported,
    at: i64,
) -> Result<(), StoreError> {
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    connection.execute(
        "UPDATE source SET n_rows = ?2, n_quotes = ?3, n_aggregates = ?4, n_rounded = ?5,
           n_set_aside = ?6, imported_at = ?7 WHERE hash = ?1",
        params![
            imported.source,
            count(imported.n_rows),
            count(imported.n_quotes),
            count(imported.n_aggregates),
            count(imported.n_rounded),
            count(imported.n_set_aside),
            at
        ],
    )?;
    Ok(())
}

/// What a second price for the same item, market and day does to the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Same {
    /// Both stay; the core sees the contradiction.
    Stays,
    /// The later report stands.
    Replaces,
}

fn record(
    connection: &Connection,
    prices: &PricesRecorded,
    seq: i64,
    same: Same,
) -> Result<(), StoreError> {
    let source: i64 = connection
        .prepare_cached("SELECT id FROM source WHERE hash = ?1")?
        .query_row([&prices.source], |row| row.get(0))
        .optional()?
        .ok_or_else(|| StoreError::BadFact { what: "source", text: prices.source.clone() })?;
    record_names(connection, source, prices)?;
    let items = item_ids(connection, source, prices)?;
    let mut forget = connection.prepare_cached(
        "DELETE FROM quote WHERE source = ?1 AND day = ?2 AND item = ?3 AND market = ?4",
    )?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO quote(source, day, item, market, price_minor, event)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for super::QuoteFact(position, market, day, price_minor) in &prices.quotes {
        let item = items.get(*position).ok_or_else(|| StoreError::BadFact {
            what: "quote",
            text: format!("item {position} of event {seq}"),
        })?;
        if same == Same::Replaces {
            forget.execute(params![source, day, item, market])?;
        }
        insert.execute(params![source, day, item, market, price_minor, seq])?;
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO set_aside(source, line, code, detail) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for row in &prices.set_aside {
        let line = i64::try_from(row.line).unwrap_or(i64::MAX);
        insert.execute(params![source, line, row.code, row.detail])?;
    }
    Ok(())
}

/// The first name a file gives a market or commodity stands.
fn record_names(
    connection: &Connection,
    source: i64,
    prices: &PricesRecorded,
) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO market(source, id, name, area, latitude_micro, longitude_micro)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for market in &prices.markets {
        let (latitude, longitude) = market.place.unzip();
        insert.execute(params![
            source,
            market.id,
            market.name,
            market.area,
            latitude,
            longitude
        ])?;
    }
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO commodity(source, id, name, category) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for commodity in &prices.commodities {
        insert.execute(params![source, commodity.id, commodity.name, commodity.category])?;
    }
    Ok(())
}

fn item_ids(
    connection: &Connection,
    source: i64,
    prices: &PricesRecorded,
) -> Result<Vec<i64>, StoreError> {
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO item(source, commodity, unit, price_type, currency)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    let mut find = connection.prepare_cached(
        "SELECT id FROM item WHERE source = ?1 AND commodity = ?2 AND unit = ?3
           AND price_type = ?4 AND currency = ?5",
    )?;
    let mut ids = Vec::with_capacity(prices.items.len());
    for item in &prices.items {
        let row = params![source, item.0, item.1, item.2, item.3];
        insert.execute(row)?;
        ids.push(find.query_row(row, |row| row.get(0))?);
    }
    Ok(ids)
}
