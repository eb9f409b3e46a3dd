//! Balai's own price feed, `balai.price-feed/1`: facts, from which figures are computed wherever
//! they are shown.
//!
//! It carries the newest quotes of each market and the city's price on past days; the median, the
//! extremes and the ages are not in it, so they cannot disagree with it.
//!
//! Units: prices in whole minor units of the item's currency.
//! Source: `docs/reference/price-feed.schema.json`.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use time::Date;

use super::feed_reference::FeedReference;
use super::item::{Item, Market};
use super::summary::QuoteInMarket;
use crate::{Instant, UtcOffset};

/// Where the prices come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Whom to credit.
    pub title: String,
    /// Their page.
    pub url: Option<String>,
    /// The licence of the data.
    pub licence: Option<String>,
    /// Whether the prices are made up for demonstration.
    pub invented: bool,
}

/// One row of the source that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowSetAside {
    /// Line of the source file, from 1; of the feed's own text for what the feed got wrong.
    pub line: u64,
    /// Stable code of the reason.
    pub code: String,
    /// The reason in words.
    pub detail: String,
}

/// The rows of the source that were set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetAsideRows {
    /// How many in all.
    pub n: u64,
    /// The first of them.
    pub rows: Vec<RowSetAside>,
}

/// One item of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedItem {
    /// What is priced.
    pub item: Item,
    /// Its name in Indonesian.
    pub name_id: String,
    /// Its name in English.
    pub name_en: String,
    /// Its group; may be empty.
    pub category: String,
    /// The newest quotes of each market.
    pub quotes: Vec<QuoteInMarket>,
    /// The city's price on each of the feed's days; `None` where nobody saw a price that day.
    pub series: Vec<Option<i64>>,
    /// Its reference prices, by day.
    pub references: Vec<FeedReference>,
}

/// A feed. The default is one that holds nothing yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// The city's name.
    pub city: String,
    /// Its clock.
    pub utc_offset: UtcOffset,
    /// When the feed was compiled.
    pub generated_at: Instant,
    /// Quotes older than this, in days, do not vote.
    pub age_days_max: i64,
    /// Where the prices come from.
    pub source: Source,
    /// Markets by id.
    pub markets: Vec<Market>,
    /// The days of the series, oldest first.
    pub days: Vec<Date>,
    /// What is priced.
    pub items: Vec<Arc<FeedItem>>,
    /// Rows of the source that were set aside.
    pub set_aside: SetAsideRows,
    /// Rows of the source that are averages made by others.
    pub n_aggregates_left_out: u64,
    /// The day the figures stand for: the newest day a price was seen, not after the day the feed
    /// was compiled. `None` if it holds no quote.
    pub as_of: Option<Date>,
}

/// The newest day among the quotes that does not lie ahead of `generated_at`.
pub(super) fn as_of(
    items: &[Arc<FeedItem>],
    generated_at: Instant,
    offset: UtcOffset,
) -> Option<Date> {
    let today = generated_at.date_at(offset);
    let quotes = items.iter().flat_map(|item| &item.quotes);
    quotes.map(|quote| quote.observed_on).filter(|day| *day <= today).max()
}
