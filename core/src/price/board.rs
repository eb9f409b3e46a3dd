//! What a price board shows: every item's figures, computed from a feed.
//!
//! Source: `docs/reference/price-rules.md`.

use alloc::sync::Arc;
use alloc::vec::Vec;

use time::Date;

use super::change::Change;
use super::error::Error;
use super::feed::{Feed, FeedItem};
use super::feed_reference::{FeedReference, Standing};
use super::summary::{Policy, QuoteInMarket, Summary, newest_per_market, summarize};
use crate::{MarketId, Money, sort_by};

/// A feed and its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// The feed.
    pub feed: Feed,
    /// One row per item, in the order of items.
    pub rows: Vec<Arc<Row>>,
}

/// An item and its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What the feed says of it.
    pub facts: Arc<FeedItem>,
    /// Its newest quotes of each market, as [`newest_per_market`] gives them.
    pub quotes: Vec<QuoteInMarket>,
    /// The city-wide figures, or why there are none.
    pub summary: Result<Summary, Error>,
    /// Against the last earlier day with a price; `None` if there is none.
    pub change: Option<Change>,
}

impl Board {
    /// Computes the figures of a feed as of the newest day in it.
    #[must_use]
    pub fn new(feed: Feed) -> Self {
        Self::renew(None, feed)
    }

    /// As [`Board::new`], but an item that [`FeedReader`](super::FeedReader) found unchanged keeps
    /// its row of `old`, to the pointer: whoever shows the board can see what did not change.
    #[must_use]
    pub fn renew(old: Option<&Self>, feed: Feed) -> Self {
        let told = |feed: &Feed| (feed.as_of, feed.age_days_max);
        let old = old.filter(|old| told(&old.feed) == told(&feed) && old.feed.days == feed.days);
        let mut rows = Vec::with_capacity(feed.items.len());
        let mut at = 0;
        for facts in &feed.items {
            let same = |row: &&Arc<Row>| Arc::ptr_eq(&row.facts, facts);
            let known = old.and_then(|old| {
                // Most stand behind the one before; only the others are searched for.
                if !old.rows.get(at).is_some_and(|row| same(&row)) {
                    at = old.rows.binary_search_by(|row| row.facts.item.cmp(&facts.item)).ok()?;
                }
                at += 1;
                old.rows.get(at - 1).filter(same)
            });
            rows.push(known.cloned().unwrap_or_else(|| Arc::new(row(facts, &feed))));
        }
        sort_by(&mut rows, |a: &Arc<Row>, b: &Arc<Row>| a.facts.item.cmp(&b.facts.item));
        Self { feed, rows }
    }
}

impl Row {
    /// The reference price in force on the day of the city's price, and where that stands.
    #[must_use]
    pub fn standing(&self) -> Option<(&FeedReference, Standing)> {
        let city = self.summary.as_ref().ok()?;
        self.facts.standing(city.median, city.observed_until)
    }

    /// The newest quote of one market that is not dated ahead, if there is such a one; of a
    /// contradiction neither.
    #[must_use]
    pub fn in_market(&self, market: &MarketId) -> Option<&QuoteInMarket> {
        // The newest come first, and only days that lie ahead come before the newest that does not.
        let mut quotes = self.quotes.iter().rev().filter(|quote| quote.market == *market);
        let newest = quotes.next()?;
        quotes.next().is_none_or(|other| other.observed_on != newest.observed_on).then_some(newest)
    }
}

fn row(facts: &Arc<FeedItem>, feed: &Feed) -> Row {
    let policy = Policy { age_days_max: feed.age_days_max };
    let as_of = feed.as_of.unwrap_or(Date::MIN);
    let quotes = newest_per_market(facts.quotes.clone(), as_of);
    let summary = summarize(&quotes, as_of, &policy);
    let change = summary.as_ref().ok().and_then(|summary| since_before(summary, facts, feed));
    Row { facts: facts.clone(), quotes, summary, change }
}

/// The change since the last day before the newest vote on which the city had a price.
fn since_before(summary: &Summary, facts: &FeedItem, feed: &Feed) -> Option<Change> {
    for (day, price) in feed.days.iter().zip(&facts.series).rev() {
        if let Some(minor) = *price
            && *day < summary.observed_until
        {
            let from = Money { minor, currency: facts.item.currency };
            return Change::between(from, summary.median, *day);
        }
    }
    None
}
