//! Across the markets of one item and day: which price does not go with the others.
//!
//! Units: whole minor units per unit of sale.
//! Source: `docs/reference/price-editing.md`.

use alloc::vec::Vec;

use super::error::Error;
use super::flag::{Flag, Reference};
use super::relative::Relative;
use super::rule::{Degenerate, Rule};
use super::unit_ratio::UnitRatio;
use crate::{MarketId, sort_by};

/// A price in a market, item and day understood.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MarketPrice {
    /// The market.
    pub market: MarketId,
    /// Its price in whole minor units.
    pub price_minor: i64,
}

/// What a look across the markets found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrossSection {
    /// The prices that were compared, in order of market.
    pub used: Vec<MarketPrice>,
    /// Twice the median of these, which is always whole; `None` if there are none.
    pub twice_median_minor: Option<i64>,
    /// What a person should look at, in order of market and price.
    pub flags: Vec<(MarketPrice, Flag)>,
    /// Why the rule's verdict means less than it seems, if it does.
    pub degenerate: Option<Degenerate>,
}

/// Compares each market with the median of all; the order of `prices` does not matter.
///
/// Equal prices of one market are one; different ones are flagged as a contradiction and not
/// compared. Of two markets neither can be told to be wrong.
///
/// # Errors
///
/// [`Error::BadParameter`]; [`Error::TooLarge`] if twice a price leaves 64 bits.
pub fn review_cross_section(prices: &[MarketPrice], rule: Rule) -> Result<CrossSection, Error> {
    let mut flags = Vec::new();
    let used = usable(prices, &mut flags);
    let mut sorted: Vec<i64> = used.iter().map(|one| one.price_minor).collect();
    sort_by(&mut sorted, Ord::cmp);
    let twice_median_minor = twice_median(&sorted)?;
    let mut relatives = Vec::new();
    for one in &used {
        let twice = one.price_minor.checked_mul(2).ok_or(Error::TooLarge)?;
        relatives.push(Relative::new(twice_median_minor.unwrap_or(0), twice)?);
    }
    let judged = rule.judge(&relatives)?;
    let outliers = used.iter().zip(&relatives).zip(&judged.is_outlier).filter(|(_, is)| **is);
    for ((one, relative), _) in outliers {
        let reference = Reference::Median { twice_minor: relative.from_minor() };
        let flag = match UnitRatio::of(*relative) {
            Some(ratio) => Flag::ImplausibleUnit { reference, ratio },
            None => Flag::Outlier { reference },
        };
        flags.push((one.clone(), flag));
    }
    sort_by(&mut flags, Ord::cmp);
    Ok(CrossSection { used, twice_median_minor, flags, degenerate: judged.degenerate })
}

fn usable(prices: &[MarketPrice], flags: &mut Vec<(MarketPrice, Flag)>) -> Vec<MarketPrice> {
    let mut sorted = prices.to_vec();
    sort_by(&mut sorted, Ord::cmp);
    sorted.dedup();
    let (none, positive): (Vec<_>, Vec<_>) =
        sorted.into_iter().partition(|one| one.price_minor <= 0);
    flags.extend(none.into_iter().map(|one| (one, Flag::NotPositive)));
    let mut used = Vec::new();
    for same in positive.chunk_by(|a, b| a.market == b.market) {
        match same {
            [one] => used.push(one.clone()),
            several => {
                flags.extend(several.iter().map(|one| (one.clone(), Flag::Contradiction)));
            }
        }
    }
    used
}

fn twice_median(sorted: &[i64]) -> Result<Option<i64>, Error> {
    let Some(last) = sorted.len().checked_sub(1) else { return Ok(None) };
    match (sorted.get(last / 2), sorted.get(last.div_ceil(2))) {
        (Some(a), Some(b)) => a.checked_add(*b).map(Some).ok_or(Error::TooLarge),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(prices: &[(&str, i64)], expected: &[(&str, &str)]) {
        let prices: Vec<MarketPrice> = prices
            .iter()
            .map(|(id, minor)| MarketPrice {
                market: MarketId::new(id).unwrap(),
                price_minor: *minor,
            })
            .collect();
        let found = review_cross_section(&prices, Rule::OURS).unwrap();
        let flags: Vec<(&str, &str)> =
            found.flags.iter().map(|(one, flag)| (one.market.as_str(), flag.name())).collect();
        assert_eq!(flags, expected);
        let turned: Vec<MarketPrice> = prices.iter().rev().cloned().collect();
        assert_eq!(review_cross_section(&turned, Rule::OURS).unwrap(), found);
    }

    #[test]
    fn a_price_that_does_not_go_with_the_others_is_flagged() {
        check(&[], &[]);
        check(&[("a", 12_500)], &[]);
        check(&[("a", 12_500), ("b", 625_000)], &[]);
        check(&[("a", 12_500), ("b", 12_500), ("c", 12_900)], &[]);
        check(&[("a", 12_500), ("b", 12_500), ("c", 19_900)], &[("c", "outlier")]);
        check(
            &[("a", 12_500), ("b", 12_700), ("c", 625_000), ("d", 12_600), ("e", 0)],
            &[("c", "implausible-unit"), ("e", "not-positive")],
        );
        check(
            &[("a", 12_500), ("a", 12_500), ("b", 12_500), ("b", 90_000), ("c", 12_500)],
            &[("b", "contradiction"), ("b", "contradiction")],
        );
    }

    #[test]
    fn prices_beyond_reason_are_an_error() {
        let of = |id, price_minor| MarketPrice { market: MarketId::new(id).unwrap(), price_minor };
        let prices = [of("a", i64::MAX), of("b", i64::MAX)];
        assert_eq!(review_cross_section(&prices, Rule::OURS), Err(Error::TooLarge));
    }
}
