//! The reviewer's list: every look at every quote, and the order in which a person should look.
//!
//! First step: each market's series of an item and each day's markets are looked at. Second step:
//! what was flagged is put in order, the surest and largest first, each with what its flags rest
//! on.
//!
//! Units: whole minor units per unit of sale; calendar days.
//! Source: `docs/reference/price-editing.md`.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use time::Date;

use super::cross_section::{MarketPrice, review_cross_section};
use super::error::Error;
use super::flag::Flag;
use super::flagged_quote::FlaggedQuote;
use super::relative::Relative;
use super::rule::Rule;
use super::series::{Mark, Observation, SeriesPolicy, review_series};
use crate::price::{Item, PriceType, Quote};
use crate::{CommodityId, Currency, MarketId, sort_by};

/// How quotes are looked at.
#[derive(Clone, Copy)]
pub struct ReviewPolicy<'a> {
    /// The day of the review: later quotes are from the future.
    pub as_of: Date,
    /// The rule that raises flags.
    pub rule: Rule,
    /// Rules that raise none and are told beside it, to compare.
    pub compared: &'a [Rule],
    /// As of [`SeriesPolicy`].
    pub frozen_n_min: usize,
    /// As of [`SeriesPolicy`].
    pub age_days_max: i64,
    /// As of [`SeriesPolicy`].
    pub is_expected: &'a dyn Fn(Date) -> bool,
}

/// Whose prices follow each other: an item in a market, whatever its unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesKey {
    /// Of what.
    pub commodity: CommodityId,
    /// At which step of trade.
    pub price_type: PriceType,
    /// In which currency.
    pub currency: Currency,
    /// Where.
    pub market: MarketId,
}

/// What a rule would flag if it were asked alone.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleTally {
    /// The rule.
    pub rule: Rule,
    /// Relatives it judged: each quote with the one before it, each market with the median.
    pub n_relatives: u64,
    /// How many of them stand out.
    pub n_outliers: u64,
    /// Looks in which its verdict means less than it seems.
    pub n_degenerate: u64,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteReview {
    /// What a person should look at, in the order in which to look.
    pub flagged: Vec<FlaggedQuote>,
    /// What a reader should know of a series, in order.
    pub marks: Vec<(SeriesKey, Mark)>,
    /// The rules: the one that raises flags, then the others.
    pub rules: Vec<RuleTally>,
    /// How many series were looked at.
    pub n_series: usize,
    /// How many days of an item, with two markets at least, were looked at across these.
    pub n_cross_sections: usize,
}

/// Names of rules by flag and quote.
type Found = BTreeMap<Quote, BTreeMap<Flag, Vec<&'static str>>>;

/// Looks at all quotes, along their series and across the markets; their order does not matter.
/// After each look `progress` is told how many of how many are done.
///
/// # Errors
///
/// [`Error::BadParameter`] for a rule that cannot be used; [`Error::TooLarge`].
pub fn review_quotes(
    quotes: &[Quote],
    policy: &ReviewPolicy<'_>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<QuoteReview, Error> {
    let mut series: BTreeMap<SeriesKey, Vec<Observation>> = BTreeMap::new();
    let mut days: BTreeMap<(&Item, Date), Vec<MarketPrice>> = BTreeMap::new();
    for quote in quotes {
        let Quote { item, market, observed_on, price_minor } = quote.clone();
        if observed_on <= policy.as_of {
            let price = MarketPrice { market: market.clone(), price_minor };
            days.entry((&quote.item, observed_on)).or_default().push(price);
        }
        let Item { commodity, unit, price_type, currency } = item;
        let key = SeriesKey { commodity, price_type, currency, market };
        series.entry(key).or_default().push(Observation { observed_on, unit, price_minor });
    }
    // A market is not compared with itself.
    days.retain(|_, prices| {
        prices.windows(2).any(|pair| matches!(pair, [a, b] if a.market != b.market))
    });
    let rules = core::iter::once(policy.rule).chain(policy.compared.iter().copied());
    let tally = |rule| RuleTally { rule, n_relatives: 0, n_outliers: 0, n_degenerate: 0 };
    let mut rules: Vec<RuleTally> = rules.map(tally).collect();
    let (mut found, mut marks, n_looks) = (Found::new(), Vec::new(), series.len() + days.len());
    let (n_series, n_cross_sections) = (series.len(), days.len());
    let mut n_done = 0;
    for (key, observations) in series {
        marks.extend(along(&key, &observations, policy, &mut rules, &mut found)?);
        n_done += 1;
        progress(n_done, n_looks);
    }
    for ((item, day), prices) in days {
        across(item, day, &prices, &mut rules, &mut found)?;
        n_done += 1;
        progress(n_done, n_looks);
    }
    let mut flagged: Vec<FlaggedQuote> =
        found.into_iter().map(|(quote, flags)| FlaggedQuote::new(quote, flags)).collect();
    sort_by(&mut flagged, FlaggedQuote::before);
    Ok(QuoteReview { flagged, marks, rules, n_series, n_cross_sections })
}

fn along(
    key: &SeriesKey,
    observations: &[Observation],
    policy: &ReviewPolicy<'_>,
    rules: &mut [RuleTally],
    found: &mut Found,
) -> Result<Vec<(SeriesKey, Mark)>, Error> {
    let ReviewPolicy { as_of, rule, frozen_n_min, age_days_max, is_expected, .. } = *policy;
    let series = SeriesPolicy { as_of, rule, frozen_n_min, age_days_max, is_expected };
    let review = review_series(observations, &series)?;
    let mut used = review.used;
    sort_by(&mut used, |a, b| a.unit.cmp(&b.unit).then(a.observed_on.cmp(&b.observed_on)));
    let (mut relatives, mut later) = (Vec::new(), Vec::new());
    for pair in used.windows(2) {
        if let [before, after] = pair
            && before.unit == after.unit
        {
            relatives.push(Relative::new(before.price_minor, after.price_minor)?);
            later.push(*after);
        }
    }
    let by_rules = judge(rules, &relatives)?;
    for flagged in review.flags {
        let is_it = |after: &Observation| *after == flagged.observation;
        let place = later.iter().position(is_it).filter(|_| flagged.flag.reference().is_some());
        let names = names(rules, &by_rules, place);
        let Observation { observed_on, unit, price_minor } = flagged.observation;
        let SeriesKey { commodity, price_type, currency, market } = key.clone();
        let item = Item { commodity, unit, price_type, currency };
        let quote = Quote { item, market, observed_on, price_minor };
        found.entry(quote).or_default().insert(flagged.flag, names);
    }
    Ok(review.marks.into_iter().map(|mark| (key.clone(), mark)).collect())
}

fn across(
    item: &Item,
    observed_on: Date,
    prices: &[MarketPrice],
    rules: &mut [RuleTally],
    found: &mut Found,
) -> Result<(), Error> {
    let Some(first) = rules.first() else { return Ok(()) };
    let look = review_cross_section(prices, first.rule)?;
    let twice_median = look.twice_median_minor.unwrap_or(0);
    let mut relatives = Vec::new();
    for one in &look.used {
        let twice = one.price_minor.checked_mul(2).ok_or(Error::TooLarge)?;
        relatives.push(Relative::new(twice_median, twice)?);
    }
    let by_rules = judge(rules, &relatives)?;
    for (price, flag) in look.flags {
        let place = look.used.iter().position(|one| *one == price);
        let names = names(rules, &by_rules, place.filter(|_| flag.reference().is_some()));
        let MarketPrice { market, price_minor } = price;
        let quote = Quote { item: item.clone(), market, observed_on, price_minor };
        found.entry(quote).or_default().insert(flag, names);
    }
    Ok(())
}

/// What each rule says of each relative.
fn judge(rules: &mut [RuleTally], relatives: &[Relative]) -> Result<Vec<Vec<bool>>, Error> {
    let mut by_rules = Vec::new();
    for tally in rules {
        let judged = tally.rule.judge(relatives)?;
        tally.n_relatives += relatives.len() as u64;
        tally.n_outliers += judged.is_outlier.iter().filter(|is| **is).count() as u64;
        tally.n_degenerate += u64::from(judged.degenerate.is_some() && !relatives.is_empty());
        by_rules.push(judged.is_outlier);
    }
    Ok(by_rules)
}

fn names(rules: &[RuleTally], by_rules: &[Vec<bool>], place: Option<usize>) -> Vec<&'static str> {
    let says = |is_outlier: &Vec<bool>| {
        place.and_then(|place| is_outlier.get(place)).copied().unwrap_or(false)
    };
    let named = rules.iter().zip(by_rules).filter(|(_, is_outlier)| says(is_outlier));
    named.map(|(tally, _)| tally.rule.name()).collect()
}
