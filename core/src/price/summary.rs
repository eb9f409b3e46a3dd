//! One city-wide price for an item, from the newest quote of each market.
//!
//! Every market has one vote. A quote that cannot be trusted is set aside with its flaw, never
//! dropped in silence. The headline is the median, so one mistyped price cannot drag it far.
//!
//! Units: [`Money`] per unit of sale; ages in calendar days of the city.
//! Source: our own choice, not a regulation; see `docs/decisions/0004-median-of-markets.md`.

use alloc::vec::Vec;

use time::Date;

use super::error::Error;
use super::feed_flag::QuoteFlag;
use crate::iso::days_between;
use crate::{Grounds, MarketId, Money, sort_by};

/// A price in a market, the item understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteInMarket {
    /// The market.
    pub market: MarketId,
    /// The day it was seen.
    pub observed_on: Date,
    /// The price per unit of sale.
    pub price: Money,
    /// Why a person should look at it, if one should; it votes all the same.
    pub flag: Option<QuoteFlag>,
}

/// Why a quote does not vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Older than the policy allows.
    Stale {
        /// Its age in calendar days.
        age_days: i64,
    },
    /// Dated after the day of the summary.
    FromFuture,
    /// The same market has another price for the same item on the same day.
    Contradiction,
}

/// Which quotes may vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Oldest age that still counts, in calendar days.
    pub age_days_max: i64,
}

/// The city-wide figures of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many markets voted.
    pub n_markets: u32,
    /// The middle price; of an even count the midpoint of the two, rounded half-even.
    pub median: Money,
    /// The unweighted mean, rounded half-even.
    pub mean: Money,
    /// The cheapest market; of several the first by id.
    pub lowest: (MarketId, Money),
    /// The dearest market; of several the first by id.
    pub highest: (MarketId, Money),
    /// The oldest day among the votes.
    pub observed_from: Date,
    /// The newest day among the votes.
    pub observed_until: Date,
    /// Which quotes voted and which did not.
    pub grounds: Grounds<QuoteInMarket, Flaw>,
}

/// Keeps the newest day of each market as of `as_of`, in order of market, day and price.
///
/// Equal quotes of one market and day are one; different ones are all kept, and [`summarize`]
/// sets them aside as a contradiction. Quotes dated after `as_of` are kept too, but never push
/// out an earlier one: a mistyped year does not cost a market its vote.
#[must_use]
pub fn newest_per_market(mut quotes: Vec<QuoteInMarket>, as_of: Date) -> Vec<QuoteInMarket> {
    let minor = |quote: &QuoteInMarket| quote.price.minor;
    sort_by(&mut quotes, |a, b| {
        let by_market = a.market.cmp(&b.market);
        by_market.then(b.observed_on.cmp(&a.observed_on)).then(minor(a).cmp(&minor(b)))
    });
    let mut newest: Vec<QuoteInMarket> = Vec::new();
    for quote in quotes {
        match newest.last() {
            Some(last)
                if last.market == quote.market
                    && last.observed_on > quote.observed_on
                    && last.observed_on <= as_of => {}
            Some(last) if *last == quote => {}
            _ => newest.push(quote),
        }
    }
    newest
}

/// The quotes from the cheapest to the dearest; of equal prices the first by market.
#[must_use]
pub fn cheapest_first(quotes: &[QuoteInMarket]) -> Vec<&QuoteInMarket> {
    let mut sorted: Vec<&QuoteInMarket> = quotes.iter().collect();
    sort_by(&mut sorted, |a, b| {
        a.price.minor.cmp(&b.price.minor).then_with(|| a.market.cmp(&b.market))
    });
    sorted
}

/// Summarizes `newest`, as [`newest_per_market`] gives it, as it stood on `as_of`.
///
/// # Errors
///
/// [`Error::NoUsableQuote`] if no quote is left to vote; [`Error::TooLarge`] if a price is not
/// above zero and the mean leaves 64 bits.
pub fn summarize(newest: &[QuoteInMarket], as_of: Date, policy: &Policy) -> Result<Summary, Error> {
    let (mut used, mut set_aside) = (Vec::new(), Vec::new());
    for quote in newest {
        match flaw(quote, newest, as_of, policy) {
            None => used.push(quote.clone()),
            Some(flaw) => set_aside.push((quote.clone(), flaw)),
        }
    }
    let sorted = cheapest_first(&used);
    let (Some(lowest), Some(dearest)) = (sorted.first(), sorted.last()) else {
        return Err(Error::NoUsableQuote { set_aside });
    };
    let highest = sorted.iter().find(|quote| quote.price == dearest.price).unwrap_or(dearest);
    let currency = lowest.price.currency;
    let money = |minor: Option<i64>| match minor {
        Some(minor) => Ok(Money { minor, currency }),
        None => Err(Error::TooLarge),
    };
    let days = || used.iter().map(|quote| quote.observed_on);
    Ok(Summary {
        n_markets: used.len() as u32,
        median: money(median(&sorted))?,
        mean: money(mean(&sorted))?,
        lowest: (lowest.market.clone(), lowest.price),
        highest: (highest.market.clone(), highest.price),
        observed_from: days().min().unwrap_or(as_of),
        observed_until: days().max().unwrap_or(as_of),
        grounds: Grounds { used, set_aside },
    })
}

fn flaw(
    quote: &QuoteInMarket,
    newest: &[QuoteInMarket],
    as_of: Date,
    policy: &Policy,
) -> Option<Flaw> {
    let age_days = days_between(quote.observed_on, as_of);
    if age_days < 0 {
        return Some(Flaw::FromFuture);
    }
    let contradicts = |other: &QuoteInMarket| {
        other.market == quote.market
            && other.observed_on == quote.observed_on
            && other.price != quote.price
    };
    if newest.iter().any(contradicts) {
        return Some(Flaw::Contradiction);
    }
    (age_days > policy.age_days_max).then_some(Flaw::Stale { age_days })
}

/// The middle one, or the midpoint of the two middle ones; neither sum leaves 64 bits.
pub(super) fn median(sorted: &[&QuoteInMarket]) -> Option<i64> {
    let lower = sorted.get(sorted.len().checked_sub(1)? / 2)?.price.minor;
    let upper = sorted.get(sorted.len() / 2)?.price.minor;
    mean_of(&[lower, upper])
}

fn mean(sorted: &[&QuoteInMarket]) -> Option<i64> {
    let prices: Vec<i64> = sorted.iter().map(|quote| quote.price.minor).collect();
    mean_of(&prices)
}

/// The exact mean, rounded once half-even. Quotients and remainders are added apart, so that the
/// sum never leaves 64 bits however large the prices are.
fn mean_of(prices: &[i64]) -> Option<i64> {
    let n = i64::try_from(prices.len()).ok()?;
    let (mut whole, mut rest) = (0_i64, 0_i64);
    for price in prices {
        whole = whole.checked_add(price.checked_div(n)?)?;
        rest = rest.checked_add(price.checked_rem(n)?)?;
        // Whole shares move over, so that the rounding below sees a true remainder.
        whole += rest / n;
        rest %= n;
    }
    let up = match rest.cmp(&(n - rest)) {
        core::cmp::Ordering::Less => false,
        core::cmp::Ordering::Greater => true,
        core::cmp::Ordering::Equal => whole % 2 != 0,
    };
    whole.checked_add(i64::from(up))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Coded, Currency, iso::parse_date};

    fn quote(market: &str, day: &str, minor: i64) -> QuoteInMarket {
        QuoteInMarket {
            market: MarketId::new(market).unwrap(),
            observed_on: parse_date(day).unwrap(),
            price: Money { minor, currency: Currency::parse("IDR").unwrap() },
            flag: None,
        }
    }

    #[track_caller]
    fn check(quotes: &[(&str, &str, i64)], expected: (u32, i64, i64, &str, &str)) {
        let quotes = quotes.iter().map(|(market, day, minor)| quote(market, day, *minor)).collect();
        let as_of = parse_date("2026-11-23").unwrap();
        let summary =
            summarize(&newest_per_market(quotes, as_of), as_of, &Policy { age_days_max: 7 })
                .unwrap();
        let (n, median, mean, lowest, highest) = expected;
        assert_eq!(
            (summary.n_markets, summary.median.minor, summary.mean.minor),
            (n, median, mean)
        );
        assert_eq!((summary.lowest.0.as_str(), summary.highest.0.as_str()), (lowest, highest));
    }

    #[test]
    fn every_market_has_one_vote() {
        check(&[("a", "2026-11-23", 100)], (1, 100, 100, "a", "a"));
        check(
            &[("a", "2026-11-20", 900), ("a", "2026-11-23", 100), ("b", "2026-11-22", 301)],
            (2, 200, 200, "a", "b"),
        );
        check(
            &[("a", "2026-11-23", 100), ("b", "2026-11-23", 101), ("c", "2026-11-23", 990)],
            (3, 101, 397, "a", "c"),
        );
        check(
            &[("b", "2026-11-23", 100), ("a", "2026-11-23", 100), ("a", "2026-11-23", 100)],
            (2, 100, 100, "a", "a"),
        );
    }

    #[test]
    fn a_mistyped_year_does_not_cost_a_market_its_vote() {
        check(
            &[("a", "2027-11-22", 5), ("a", "2026-11-22", 100), ("a", "2026-11-20", 7)],
            (1, 100, 100, "a", "a"),
        );
    }

    #[test]
    fn what_cannot_be_trusted_is_set_aside() {
        let as_of = parse_date("2026-11-23").unwrap();
        let quotes = alloc::vec![
            quote("a", "2026-11-15", 100),
            quote("b", "2026-11-24", 100),
            quote("c", "2026-11-23", 100),
            quote("c", "2026-11-23", 101),
        ];
        let quotes = newest_per_market(quotes, as_of);
        let error = summarize(&quotes, as_of, &Policy { age_days_max: 7 }).unwrap_err();
        assert_eq!(error.code(), "price.no_usable_quote");
        let Error::NoUsableQuote { set_aside } = error else { panic!("{error}") };
        let flaws: Vec<Flaw> = set_aside.into_iter().map(|(_, flaw)| flaw).collect();
        assert_eq!(
            flaws,
            [
                Flaw::Stale { age_days: 8 },
                Flaw::FromFuture,
                Flaw::Contradiction,
                Flaw::Contradiction
            ]
        );
    }

    #[test]
    fn the_largest_prices_add_up() {
        check(
            &[("a", "2026-11-23", i64::MAX), ("b", "2026-11-23", i64::MAX)],
            (2, i64::MAX, i64::MAX, "a", "a"),
        );
    }
}
