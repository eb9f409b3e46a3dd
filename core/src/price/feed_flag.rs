//! Flags in a feed: which of its quotes a person should look at. A flagged quote still votes.
//!
//! A quote is looked at along its market's own series and across the markets, by our rule; a feed
//! has the flags because it does not have the series.
//!
//! Source: `docs/reference/price-editing.md`.

use alloc::vec::Vec;

use time::Date;

use super::edit::{
    Flag, MarketPrice, Observation, Rule, SeriesPolicy, review_cross_section, review_series,
};
use super::summary::QuoteInMarket;
use crate::iso::days_between;
use crate::{MarketId, Unit, sort_by};

/// Why a person should look at a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteFlag {
    /// It lies far from the market's quote before it, or from the other markets.
    Outlier,
    /// It lies as far from them as another unit would.
    ImplausibleUnit,
}

impl QuoteFlag {
    const ALL: [(Self, &str); 2] =
        [(Self::Outlier, "outlier"), (Self::ImplausibleUnit, "implausible-unit")];

    /// Reads a flag's name; `None` for anything else.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, other)| *other == name).map(|(flag, _)| *flag)
    }

    /// Its name, as [`Flag::name`] has it.
    #[must_use]
    pub fn to_wire(self) -> &'static str {
        Self::ALL.iter().find(|(flag, _)| *flag == self).map_or("", |(_, name)| name)
    }

    fn of(flag: &Flag) -> Option<Self> {
        match flag {
            Flag::Outlier { .. } => Some(Self::Outlier),
            Flag::ImplausibleUnit { .. } => Some(Self::ImplausibleUnit),
            _ => None,
        }
    }
}

/// Flags the newest quotes of an item, `newest`, by all its quotes, `quotes`, as of `as_of`.
pub(super) fn flag_newest(
    newest: &mut [QuoteInMarket],
    quotes: &[QuoteInMarket],
    unit: Unit,
    as_of: Date,
    age_days_max: i64,
) {
    let mut sorted: Vec<&QuoteInMarket> = quotes.iter().collect();
    sort_by(&mut sorted, |a, b| a.market.cmp(&b.market));
    for series in sorted.chunk_by(|a, b| a.market == b.market) {
        if let [first, ..] = series {
            for (observed_on, minor, flag) in along(series, unit, as_of) {
                put(newest, flag, |quote| {
                    quote.market == first.market
                        && (quote.observed_on, quote.price.minor) == (observed_on, minor)
                });
            }
        }
    }
    for (market, minor, flag) in across(newest, as_of, age_days_max) {
        put(newest, flag, |quote| quote.market == market && quote.price.minor == minor);
    }
}

fn put(newest: &mut [QuoteInMarket], flag: QuoteFlag, is: impl Fn(&QuoteInMarket) -> bool) {
    for quote in newest.iter_mut().filter(|quote| is(quote)) {
        quote.flag = quote.flag.or(Some(flag));
    }
}

fn along(series: &[&QuoteInMarket], unit: Unit, as_of: Date) -> Vec<(Date, i64, QuoteFlag)> {
    let observations: Vec<Observation> = series
        .iter()
        .map(|quote| Observation {
            observed_on: quote.observed_on,
            unit,
            price_minor: quote.price.minor,
        })
        .collect();
    let policy = SeriesPolicy {
        as_of,
        rule: Rule::OURS,
        frozen_n_min: 0,
        age_days_max: i64::MAX,
        is_expected: &|_| false,
    };
    // The rule is a good one, so there is no error.
    let flags = review_series(&observations, &policy).map(|review| review.flags);
    let flags = flags.unwrap_or_default().into_iter();
    let named = flags.filter_map(|flagged| {
        let seen = flagged.observation;
        Some((seen.observed_on, seen.price_minor, QuoteFlag::of(&flagged.flag)?))
    });
    named.collect()
}

/// Only quotes that are young enough to vote are compared with each other.
fn across(
    newest: &[QuoteInMarket],
    as_of: Date,
    age_days_max: i64,
) -> Vec<(MarketId, i64, QuoteFlag)> {
    let votes: Vec<MarketPrice> = newest
        .iter()
        .filter(|quote| (0..=age_days_max).contains(&days_between(quote.observed_on, as_of)))
        .map(|quote| MarketPrice { market: quote.market.clone(), price_minor: quote.price.minor })
        .collect();
    // Prices beyond reason are no error here: the summary says so.
    let flags = review_cross_section(&votes, Rule::OURS).map(|found| found.flags);
    let flags = flags.unwrap_or_default().into_iter();
    flags
        .filter_map(|(one, flag)| Some((one.market, one.price_minor, QuoteFlag::of(&flag)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::edit::{Reference, Relative, UnitRatio};
    use super::*;

    #[test]
    fn a_flag_has_the_name_that_editing_gives_it() {
        let reference = Reference::Median { twice_minor: 2 };
        let ratio = UnitRatio::of(Relative::new(1, 10).unwrap()).unwrap();
        for flag in [Flag::Outlier { reference }, Flag::ImplausibleUnit { reference, ratio }] {
            let of = QuoteFlag::of(&flag).unwrap();
            assert_eq!(of.to_wire(), flag.name());
            assert_eq!(QuoteFlag::parse(flag.name()), Some(of));
        }
        assert_eq!(QuoteFlag::of(&Flag::Contradiction), None);
        assert_eq!(QuoteFlag::parse("contradiction"), None);
    }
}
