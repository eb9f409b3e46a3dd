//! Reading back what a board needs: one source, and its quotes of a window of days.
use super::event::{CommodityFact, ItemFact, MarketFact, SetAsideFact, SourceFact, SourceImported};
use super::{Store, StoreError};
use rusqlite::{OptionalExtension as _, params};

/// A source as the board needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SourceView {
    /// Its key in the derived tables.
    pub(crate) key: i64,
    /// Where it comes from.
    pub(crate) facts: SourceFact,
    /// What its import counted.
    pub(crate) imported: SourceImported,
}

/// One stored quote, its item by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredQuote {
    pub(crate) item: i64,
    pub(crate) market: String,
    pub(crate) day: i32,
    pub(crate) price_minor: i64,
}

/// Which markets to read: all of them, or those named in a JSON array of ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Markets(Option<String>);

impl Markets {
    /// Only the markets of these ids.
    pub(crate) fn only<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        Self(Some(serde_json::Value::from_iter(ids).to_string()))
    }
}

impl Store {
    /// The source of this hash, once imported.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be read.
    pub(crate) fn source(&self, hash: &str) -> Result<Option<SourceView>, StoreError> {
        let found = self
            .connection
            .prepare_cached(
                "SELECT id, facts, n_rows, n_quotes, n_aggregates, n_rounded, n_set_aside
                 FROM source WHERE hash = ?1 AND imported_at IS NOT NULL",
            )?
            .query_row([hash], |row| {
                let facts: String = row.get(1)?;
                let count = |idx| row.get::<_, i64>(idx).map(|n| u64::try_from(n).unwrap_or(0));
                let imported = SourceImported {
                    source: hash.to_owned(),
                    n_rows: count(2)?,
                    n_quotes: count(3)?,
                    n_aggregates: count(4)?,
                    n_rounded: count(5)?,
                    n_set_aside: count(6)?,
                };
                Ok((row.get(0)?, facts, imported))
            })
            .optional()?;
        found
            .map(|(key, facts, imported)| {
                let facts = serde_json::from_str(&facts).map_err(|error| StoreError::BadFact {
                    what: "source",
                    text: error.to_string(),
                })?;
                Ok(SourceView { key, facts, imported })
            })
            .transpose()
    }

    /// The newest sequence number of the log; 0 when it is empty.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be read.
    pub(crate) fn newest_seq(&self) -> Result<i64, StoreError> {
        let seq =
            self.connection
                .query_row("SELECT COALESCE(MAX(seq), 0) FROM event", [], |row| row.get(0))?;
        Ok(seq)
    }

    /// How many events of the log have an id that begins with `prefix`.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be read.
    pub(crate) fn n_events(&self, prefix: &str) -> Result<u64, StoreError> {
        let n: i64 = self.connection.query_row(
            "SELECT COUNT(*) FROM event WHERE id >= ?1 AND id < ?1 || char(1114111)",
            [prefix],
            |row| row.get(0),
        )?;
        Ok(u64::try_from(n).unwrap_or(0))
    }

    /// The newest `n_max` days up to `until` on which one of `markets` was quoted, newest first.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be read.
    pub(crate) fn newest_days(
        &self,
        source: i64,
        markets: &Markets,
        until: i32,
        n_max: u32,
    ) -> Result<Vec<i32>, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT DISTINCT day FROM quote WHERE source = ?1 AND day <= ?2
                   AND (?3 IS NULL OR market IN (SELECT value FROM json_each(?3)))
                 ORDER BY day DESC LIMIT ?4",
            )?
            .query_map(params![source, until, markets.0, n_max], |row| row.get(0))?
            .map(|day| day.map_err(StoreError::from))
            .collect()
    }

    /// The source's markets.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be read.
    pub(crate) fn markets(&self, source: i64) -> Result<Vec<MarketFact>, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT id, name, area, latitude_micro, longitude_micro FROM market
                 WHERE source = ?1 ORDER BY id",
            )?
            .query_map([source], |row| {
                let place: (Option<i32>, Option<i32>) = (row.get(3)?, row.get(4)?);
                Ok(MarketFact {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    area: row.get(2)?,
                    place: place.0.zip(place.1),
                })
            })?
            .map(|market| market.map_err(StoreError::from))
            .collect()
    }

    /// The source's commodities.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be read.
    pub(crate) fn commodities(&self, source: i64) -> Result<Vec<CommodityFact>, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT id, name, category FROM commodity WHERE source = ?1 ORDER BY id",
            )?
            .query_map([source], |row| {
                Ok(CommodityFact { id: row.get(0)?, name: row.get(1)?, category: row.get(2)? })
            })?
            .map(|commodity| commodity.map_err(StoreError::from))
            .collect()
    }

    /// The source's items, by key.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be read.
    pub(crate) fn items(&self, source: i64) -> Result<Vec<(i64, ItemFact)>, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT id, commodity, unit, price_type, currency FROM item WHERE source = ?1",
            )?
            .query_map([source], |row| {
                Ok((row.get(0)?, ItemFact(row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
            })?
            .map(|item| item.map_err(StoreError::from))
            .collect()
    }

    /// The quotes of `markets` from the day `since` on.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be read.
    pub(crate) fn quotes(
        &self,
        source: i64,
        markets: &Markets,
        since: i32,
    ) -> Result<Vec<StoredQuote>, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT item, market, day, price_minor FROM quote
                 WHERE source = ?1 AND day >= ?2
                   AND (?3 IS NULL OR market IN (SELECT value FROM json_each(?3)))
                 ORDER BY day, item, market, event, rowid",
            )?
            .query_map(params![source, since, markets.0], |row| {
                Ok(StoredQuote {
                    item: row.get(0)?,
                    market: row.get(1)?,
                    day: row.get(2)?,
                    price_minor: row.get(3)?,
                })
            })?
            .map(|quote| quote.map_err(StoreError::from))
            .collect()
    }

    /// The first `n_max` rows of the source that were set aside.
    ///
    /// # Errors
    ///
    /// [`StoreError`] when the database cannot be read.
    pub(crate) fn set_aside(
        &self,
        source: i64,
        n_max: u32,
    ) -> Result<Vec<SetAsideFact>, StoreError> {
        self.connection
            .prepare_cached(
                "SELECT line, code, detail FROM set_aside WHERE source = ?1
                 ORDER BY line, rowid LIMIT ?2",
            )?
            .query_map(params![source, n_max], |row| {
                let line: i64 = row.get(0)?;
                Ok(SetAsideFact {
                    line: u64::try_from(line).unwrap_or(0),
                    code: row.get(1)?,
                    detail: row.get(2)?,
                })
            })?
            .map(|row| row.map_err(StoreError::from))
            .collect()
    }
}
