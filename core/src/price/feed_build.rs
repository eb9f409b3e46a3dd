//! From quotes to a feed: the newest of each market, and the city's price on each past day.
//!
//! Source: `docs/reference/price-rules.md`.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use time::Date;

use super::feed::{Feed, FeedItem, SetAsideRows, Source, as_of};
use super::feed_flag::flag_newest;
use super::item::{Commodity, Item, Market, Quote};
use super::summary::{Policy, QuoteInMarket, newest_per_market, summarize};
use crate::iso::days_between;
use crate::{CommodityId, Instant, MarketId, Money, UtcOffset};

/// Days of the series.
const DAYS_MAX: usize = 30;

/// What a feed says of itself.
#[derive(Clone, Debug)]
pub struct FeedHead {
    /// The city's name.
    pub city: String,
    /// Its clock.
    pub utc_offset: UtcOffset,
    /// Now.
    pub generated_at: Instant,
    /// Quotes older than this, in days, do not vote.
    pub age_days_max: i64,
    /// Where the prices come from.
    pub source: Source,
    /// Rows of the source that were set aside.
    pub set_aside: SetAsideRows,
    /// Rows of the source that are averages made by others.
    pub n_aggregates_left_out: u64,
}

/// A commodity with its name in Indonesian, if one is known.
#[derive(Clone, Debug)]
pub struct CommodityName {
    /// The commodity as published.
    pub commodity: Commodity,
    /// Its Indonesian name.
    pub name_id: Option<String>,
}

/// Compiles a feed from `quotes` in any order; the result does not depend on it.
///
/// Quotes dated after the day of `head.generated_at` stay in the feed, do not vote and have no
/// part in the series. Only markets that are quoted are listed.
#[must_use]
pub fn build_feed(
    quotes: impl IntoIterator<Item = Quote>,
    markets: &BTreeMap<MarketId, Market>,
    commodities: &BTreeMap<CommodityId, CommodityName>,
    head: FeedHead,
) -> Feed {
    let today = head.generated_at.date_at(head.utc_offset);
    let mut by_item: BTreeMap<Item, Vec<QuoteInMarket>> = BTreeMap::new();
    let (mut all_days, mut quoted) = (BTreeSet::new(), BTreeSet::new());
    for quote in quotes {
        if quote.observed_on <= today {
            all_days.insert(quote.observed_on);
        }
        if !quoted.contains(&quote.market) {
            quoted.insert(quote.market.clone());
        }
        let price = Money { minor: quote.price_minor, currency: quote.item.currency };
        let (market, observed_on) = (quote.market, quote.observed_on);
        by_item.entry(quote.item).or_default().push(QuoteInMarket {
            market,
            observed_on,
            price,
            flag: None,
        });
    }
    let first = all_days.len().saturating_sub(DAYS_MAX);
    let days: Vec<Date> = all_days.into_iter().skip(first).collect();
    let policy = Policy { age_days_max: head.age_days_max };
    let items: Vec<Arc<FeedItem>> = by_item
        .into_iter()
        .map(|(item, quotes)| feed_item(item, quotes, commodities, &days, today, &policy))
        .map(Arc::new)
        .collect();
    let named = |id: MarketId| match markets.get(&id) {
        Some(market) => market.clone(),
        None => Market { name: id.as_str().into(), id, area: String::new(), place: None },
    };
    Feed {
        city: head.city,
        utc_offset: head.utc_offset,
        generated_at: head.generated_at,
        age_days_max: head.age_days_max,
        source: head.source,
        markets: quoted.into_iter().map(named).collect(),
        as_of: as_of(&items, head.generated_at, head.utc_offset),
        days,
        items,
        set_aside: head.set_aside,
        n_aggregates_left_out: head.n_aggregates_left_out,
    }
}

fn feed_item(
    item: Item,
    quotes: Vec<QuoteInMarket>,
    commodities: &BTreeMap<CommodityId, CommodityName>,
    days: &[Date],
    today: Date,
    policy: &Policy,
) -> FeedItem {
    let series = days.iter().map(|day| price_on(&quotes, *day, policy)).collect();
    let mut newest = newest_per_market(quotes.clone(), today);
    let as_of = days.last().copied().unwrap_or(today);
    flag_newest(&mut newest, &quotes, item.unit, as_of, policy.age_days_max);
    let known = commodities.get(&item.commodity);
    let name_en = known.map_or(item.commodity.as_str(), |known| &known.commodity.name);
    FeedItem {
        name_id: known.and_then(|known| known.name_id.clone()).unwrap_or_else(|| name_en.into()),
        name_en: name_en.into(),
        category: known.map_or_else(String::new, |known| known.commodity.category.clone()),
        quotes: newest,
        series,
        references: Vec::new(),
        item,
    }
}

/// The city's price as it stood on `day`, if anybody saw a price that very day.
fn price_on(quotes: &[QuoteInMarket], day: Date, policy: &Policy) -> Option<i64> {
    if quotes.iter().all(|quote| quote.observed_on != day) {
        return None;
    }
    let so_far = quotes.iter().filter(|quote| {
        let age_days = days_between(quote.observed_on, day);
        (0..=policy.age_days_max).contains(&age_days)
    });
    let newest = newest_per_market(so_far.cloned().collect(), day);
    summarize(&newest, day, policy).ok().map(|summary| summary.median.minor)
}
