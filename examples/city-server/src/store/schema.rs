//! The tables, and the version that guards them.
use super::StoreError;
use rusqlite::Connection;

/// The schema this release writes, kept in `PRAGMA user_version`.
pub(super) const VERSION: i64 = 1;

/// The tables that [`super::Store::rebuild`] derives from `event`.
pub(super) const DERIVED: &str = "
CREATE TABLE source(
  id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, facts TEXT NOT NULL,
  n_rows INTEGER, n_quotes INTEGER, n_aggregates INTEGER, n_rounded INTEGER, n_set_aside INTEGER,
  imported_at INTEGER) STRICT;
CREATE TABLE market(
  source INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, area TEXT NOT NULL,
  latitude_micro INTEGER, longitude_micro INTEGER,
  PRIMARY KEY(source, id)) STRICT, WITHOUT ROWID;
CREATE TABLE commodity(
  source INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, category TEXT NOT NULL,
  PRIMARY KEY(source, id)) STRICT, WITHOUT ROWID;
CREATE TABLE item(
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, commodity TEXT NOT NULL, unit TEXT NOT NULL,
  price_type TEXT NOT NULL, currency TEXT NOT NULL,
  UNIQUE(source, commodity, unit, price_type, currency)) STRICT;
CREATE TABLE quote(
  source INTEGER NOT NULL, day INTEGER NOT NULL, item INTEGER NOT NULL, market TEXT NOT NULL,
  price_minor INTEGER NOT NULL, event INTEGER NOT NULL) STRICT;
CREATE INDEX quote_by_day ON quote(source, day, item, market);
CREATE TABLE set_aside(
  source INTEGER NOT NULL, line INTEGER NOT NULL, code TEXT NOT NULL, detail TEXT NOT NULL) STRICT;
CREATE INDEX set_aside_by_source ON set_aside(source);
";

#[cfg(test)]
/// Removes every derived table.
pub(super) const DROP_DERIVED: &str = "
DROP TABLE source; DROP TABLE market; DROP TABLE commodity; DROP TABLE item; DROP TABLE quote;
DROP TABLE set_aside;
";

const EVENT: &str = "
CREATE TABLE event(
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
  kind TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event
  BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
";

/// Sets the durability, makes the tables of a new file, refuses those of a later release.
pub(super) fn prepare(connection: &Connection) -> Result<(), StoreError> {
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if VERSION < found {
        return Err(StoreError::NewerSchema { found, known: VERSION });
    }
    connection.query_row("PRAGMA journal_mode=WAL", [], |_| Ok(()))?;
    connection.execute_batch("PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;")?;
    if found == 0 {
        connection.execute_batch(&format!(
            "BEGIN IMMEDIATE; {EVENT} {DERIVED} PRAGMA user_version={VERSION}; COMMIT;"
        ))?;
    }
    Ok(())
}
