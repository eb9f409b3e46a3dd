//! What a price board shows: every item's figures, computed from a feed.
//!
//! Source: `docs/reference/price-rules.md`.

use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::change::Change;
use super::error::Error;
use super::feed::{Feed, FeedItem};
use super::item::Item;
use super::summary::{Policy, QuoteInMarket, Summary, newest_per_market, summarize};
use crate::{MarketId, Money, sort_by};

/// The figures of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// One row per item, in the order of items.
    pub rows: Vec<Row>,
}

/// The figures of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is priced.
    pub item: Item,
    /// Its name in Indonesian.
    pub name_id: String,
    /// Its name in English.
    pub name_en: String,
    /// Its group; may be empty.
    pub category: String,
    /// The city-wide figures, or why there are none.
    pub summary: Result<Summary, Error>,
    /// Against the last earlier day with a price; `None` if there is none.
    pub change: Option<Change>,
    /// The city's price by day, oldest first; a gap where nobody saw a price.
    pub series: Vec<(Date, Option<i64>)>,
    /// The newest quotes of each market, those that do not vote included.
    pub newest: Vec<QuoteInMarket>,
}

impl Board {
    /// Computes the figures of a feed as of the newest day in it.
    #[must_use]
    pub fn new(feed: &Feed) -> Self {
        let policy = Policy { age_days_max: feed.age_days_max };
        let as_of = feed.as_of.unwrap_or(Date::MIN);
        let mut rows: Vec<Row> =
            feed.items.iter().map(|item| row(item, &feed.days, as_of, &policy)).collect();
        sort_by(&mut rows, |a, b| a.item.cmp(&b.item));
        Self { rows }
    }
}

impl Row {
    /// The newest quote of one market that is not dated ahead, if there is such a one; of a
    /// contradiction neither.
    #[must_use]
    pub fn in_market(&self, market: &MarketId) -> Option<&QuoteInMarket> {
        // The newest come first, and only days that lie ahead come before the newest that does not.
        let mut quotes = self.newest.iter().rev().filter(|quote| quote.market == *market);
        let newest = quotes.next()?;
        quotes.next().is_none_or(|other| other.observed_on != newest.observed_on).then_some(newest)
    }
}

fn row(item: &FeedItem, days: &[Date], as_of: Date, policy: &Policy) -> Row {
    let newest = newest_per_market(item.quotes.clone(), as_of);
    let summary = summarize(&newest, as_of, policy);
    let series: Vec<(Date, Option<i64>)> =
        days.iter().copied().zip(item.series.iter().copied()).collect();
    let change = summary.as_ref().ok().and_then(|summary| {
        let earlier = series.iter().rev().filter(|(day, _)| *day < summary.observed_until);
        let (since, minor) = earlier.filter_map(|(day, price)| Some((*day, (*price)?))).next()?;
        Change::between(Money { minor, currency: item.item.currency }, summary.median, since)
    });
    Row {
        item: item.item.clone(),
        name_id: item.name_id.clone(),
        name_en: item.name_en.clone(),
        category: item.category.clone(),
        summary,
        change,
        series,
        newest,
    }
}
