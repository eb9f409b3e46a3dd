//! The events, as they are written in the log.
//!
//! These types are a promise: databases of earlier releases hold them.
//!
//! Units: prices in whole minor units; days as Julian day numbers; places in micro-degrees.
use serde::{Deserialize, Serialize};

/// Where prices come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SourceFact {
    /// SHA-256 of the bytes that were read, in hex: what makes an import idempotent.
    pub(crate) hash: String,
    /// The name of the file, or of the demo city.
    pub(crate) file: String,
    /// The city's name, where the source is about one city.
    pub(crate) city: Option<String>,
    /// The title shown to readers.
    pub(crate) title: String,
    /// Where the data are published.
    pub(crate) url: Option<String>,
    /// Terms, as a line to show.
    pub(crate) licence: Option<String>,
    /// True for data no market ever saw.
    pub(crate) invented: bool,
}

/// A batch of facts from one source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PricesRecorded {
    /// The source's hash.
    pub(crate) source: String,
    /// Markets first named in this batch.
    #[serde(default)]
    pub(crate) markets: Vec<MarketFact>,
    /// Commodities first named in this batch.
    #[serde(default)]
    pub(crate) commodities: Vec<CommodityFact>,
    /// The items that `quotes` point at by position.
    #[serde(default)]
    pub(crate) items: Vec<ItemFact>,
    /// The quotes.
    #[serde(default)]
    pub(crate) quotes: Vec<QuoteFact>,
    /// Rows that could not be used.
    #[serde(default)]
    pub(crate) set_aside: Vec<SetAsideFact>,
}

/// A market.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MarketFact {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) area: String,
    pub(crate) place: Option<(i32, i32)>,
}

/// A commodity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CommodityFact {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) category: String,
}

/// One row of a board: commodity, unit, price type, currency.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct ItemFact(
    pub(crate) String,
    pub(crate) String,
    pub(crate) String,
    pub(crate) String,
);

/// One price seen in one market on one day: item position, market, day, price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct QuoteFact(pub(crate) usize, pub(crate) String, pub(crate) i32, pub(crate) i64);

/// A row that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SetAsideFact {
    pub(crate) line: u64,
    pub(crate) code: String,
    pub(crate) detail: String,
}

/// A whole file was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SourceImported {
    /// The source's hash.
    pub(crate) source: String,
    pub(crate) n_rows: u64,
    pub(crate) n_quotes: u64,
    pub(crate) n_aggregates: u64,
    pub(crate) n_rounded: u64,
    pub(crate) n_set_aside: u64,
}
