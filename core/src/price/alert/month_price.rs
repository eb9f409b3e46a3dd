//! From quotes to one price per item and month: the median of the markets, each of which votes
//! with the median of its own quotes of the month.
//!
//! Which markets are seen may differ from month to month, and the median with it: the number of
//! markets stands beside each price.
//!
//! Units: whole minor units of the item's currency per unit of sale.
//! Source: our own choice, `docs/reference/price-alerts.md`; one vote per market as in
//! `docs/decisions/0004-median-of-markets.md`.

use alloc::vec::Vec;

use time::Date;

use super::{Error, MonthlySeries, YearMonth};
use crate::Grounds;
use crate::price::aggregate::{Digest, GroupBy, Period, PeriodKey, Table};
use crate::price::edit::Defect;
use crate::price::{Item, Quote};

/// The price of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthPrice {
    /// The month.
    pub month: YearMonth,
    /// The median of the markets, rounded half-even, in minor units.
    pub price_minor: i64,
    /// How many markets voted.
    pub n_markets: u64,
    /// How many quotes their votes rest on.
    pub n_quotes: u64,
    /// The first day of these.
    pub observed_from: Date,
    /// The last day of these.
    pub observed_until: Date,
}

/// The prices of an item, month by month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthPrices {
    /// The item.
    pub item: Item,
    /// One entry for each month that has a price, in order of time; at least one.
    pub months: Vec<MonthPrice>,
}

impl MonthPrices {
    /// The price of a month, if there is one.
    #[must_use]
    pub fn get(&self, month: YearMonth) -> Option<&MonthPrice> {
        let place = self.months.binary_search_by(|price| price.month.cmp(&month)).ok()?;
        self.months.get(place)
    }

    /// How many markets a month usually has: the middle of the months' numbers, of an even count
    /// the lower.
    #[must_use]
    pub fn n_markets_usual(&self) -> u64 {
        let mut numbers: Vec<u64> = self.months.iter().map(|month| month.n_markets).collect();
        numbers.sort_unstable();
        numbers.get(numbers.len().saturating_sub(1) / 2).copied().unwrap_or(0)
    }

    /// The series from the first month with a price to the last; months without one are gaps.
    ///
    /// # Errors
    ///
    /// None for what [`month_prices`] gives; [`Error::NoSuchMonth`] without a month and
    /// [`Error::NotPositive`] for a price of zero or below, if somebody else put them there.
    pub fn series(&self) -> Result<MonthlySeries, Error> {
        let (Some(first), Some(last)) = (self.months.first(), self.months.last()) else {
            return Err(Error::NoSuchMonth);
        };
        let n = usize::try_from(last.month.since(first.month)).unwrap_or(0).saturating_add(1);
        let mut prices: Vec<Option<i64>> = Vec::new();
        prices.resize(n, None);
        for price in &self.months {
            let place = usize::try_from(price.month.since(first.month)).ok();
            if let Some(slot) = place.and_then(|place| prices.get_mut(place)) {
                *slot = Some(price.price_minor);
            }
        }
        MonthlySeries::of_prices(first.month, &prices)
    }
}

/// The monthly prices of every item, in order of the items, and the quotes that do not count, each
/// with its defect. The order of `quotes` does not matter.
#[must_use]
pub fn month_prices(quotes: &[Quote]) -> (Vec<MonthPrices>, Grounds<Quote, Defect>) {
    let by = GroupBy { market: true, period: Period::Month, ..GroupBy::default() };
    let (table, grounds) = Table::from_quotes(quotes, &by);
    // In order of item, market and month; here item and month go first.
    let mut votes: Vec<_> = table
        .iter()
        .filter_map(|(key, digest)| match key.period {
            PeriodKey::Month { year, month } => {
                Some((&key.item, YearMonth::new(year, month).ok()?, digest))
            }
            _ => None,
        })
        .collect();
    votes.sort_by(|a, b| a.0.cmp(b.0).then(a.1.cmp(&b.1)));
    let mut found: Vec<MonthPrices> = Vec::new();
    for votes in votes.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let Some((item, month, _)) = votes.first() else { continue };
        let Some(price) = month_price(*month, votes.iter().map(|(.., digest)| *digest)) else {
            continue;
        };
        match found.last_mut() {
            Some(last) if last.item == **item => last.months.push(price),
            _ => found.push(MonthPrices { item: (*item).clone(), months: alloc::vec![price] }),
        }
    }
    (found, grounds)
}

/// The price of a month from the quotes of each market; `None` if there is no market.
fn month_price<'a>(
    month: YearMonth,
    markets: impl Iterator<Item = &'a Digest>,
) -> Option<MonthPrice> {
    let (mut n_quotes, mut medians, mut span) = (0_u64, Vec::new(), None);
    for digest in markets {
        let figures = digest.figures().ok()?;
        let (from, until) = (figures.oldest_on, figures.newest_on);
        let (first, last) = span.unwrap_or((from, until));
        span = Some((from.min(first), until.max(last)));
        n_quotes = n_quotes.saturating_add(figures.n);
        medians.push((figures.median_minor, until));
    }
    let votes = Digest::from_quotes(&medians).ok()?;
    let (observed_from, observed_until) = span?;
    let price_minor = votes.median().ok()?;
    let n_markets = votes.n();
    Some(MonthPrice { month, price_minor, n_markets, n_quotes, observed_from, observed_until })
}
