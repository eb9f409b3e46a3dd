//! Real files, where they are present; every figure computed a second time in another way.
//!
//! Source: WFP food prices of Nicaragua and Congo (CC BY-IGO); not shipped.

use std::collections::BTreeMap;
use std::path::PathBuf;

use balai::price::read::{Format, MarketList, sniff};
use balai::price::{Policy, Quote, QuoteInMarket, newest_per_market, summarize};
use balai::{Money, iso};

use super::read_wfp;

/// A file of the real data, if it is there; says so if not.
pub(super) fn file(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is not there", path.display());
    }
    bytes
}

/// Rounds `n / d` half-even by comparing twice the rest with the divisor.
fn half_even(n: i64, d: i64) -> i64 {
    let (quotient, rest) = (n / d, n % d);
    match (2 * rest).cmp(&d) {
        std::cmp::Ordering::Less => quotient,
        std::cmp::Ordering::Greater => quotient + 1,
        std::cmp::Ordering::Equal => quotient + quotient % 2,
    }
}

#[track_caller]
fn check(name: &str, n_rows: u64, n_aggregates: u64, n_rounded: u64) {
    let Some(bytes) = file(name) else { return };
    assert_eq!(sniff(&bytes[..1_024]), Ok(Format::Wfp));
    let (sink, tally) = read_wfp(&bytes, 64 * 1024).unwrap();
    assert_eq!(sink.set_aside, []);
    assert_eq!(
        (tally.n_rows, tally.n_aggregates, tally.n_rounded),
        (n_rows, n_aggregates, n_rounded)
    );
    let mut by_item: BTreeMap<_, Vec<&Quote>> = BTreeMap::new();
    for quote in &sink.quotes {
        by_item.entry(&quote.item).or_default().push(quote);
    }
    let policy = Policy { age_days_max: 400 };
    let mut n_summaries = 0;
    for quotes in by_item.values() {
        let mut days: Vec<_> = quotes.iter().map(|quote| quote.observed_on).collect();
        days.sort();
        days.dedup();
        for as_of in days.into_iter().rev().take(3) {
            check_day(quotes, as_of, &policy);
            n_summaries += 1;
        }
    }
    assert!(n_summaries > 50, "{n_summaries}");
}

/// The same figures by another way: a map of the last day, sorted numbers, sums.
#[track_caller]
fn check_day(quotes: &[&Quote], as_of: balai::Date, policy: &Policy) {
    let mut last: BTreeMap<&str, (balai::Date, i64)> = BTreeMap::new();
    for quote in quotes.iter().filter(|quote| quote.observed_on <= as_of) {
        let entry = last.entry(quote.market.as_str()).or_insert((quote.observed_on, 0));
        if quote.observed_on >= entry.0 {
            *entry = (quote.observed_on, quote.price_minor);
        }
    }
    let young = |day: balai::Date| (as_of - day).whole_days() <= policy.age_days_max;
    let mut prices: Vec<i64> =
        last.values().filter(|(day, _)| young(*day)).map(|(_, price)| *price).collect();
    prices.sort_unstable();
    let n = prices.len();
    let median = half_even(prices[(n - 1) / 2] + prices[n / 2], 2);
    let mean = half_even(prices.iter().sum(), n as i64);

    let seen = quotes.iter().filter(|quote| quote.observed_on <= as_of);
    let in_market = seen.map(|quote| QuoteInMarket {
        market: quote.market.clone(),
        observed_on: quote.observed_on,
        price: Money { minor: quote.price_minor, currency: quote.item.currency },
        flag: None,
    });
    let summary = summarize(&newest_per_market(in_market.collect(), as_of), as_of, policy).unwrap();
    let day = iso::write_date(as_of);
    assert_eq!(summary.n_markets as usize, n, "{day}");
    assert_eq!((summary.median.minor, summary.mean.minor), (median, mean), "{day}");
    assert_eq!(
        (summary.lowest.1.minor, summary.highest.1.minor),
        (prices[0], prices[n - 1]),
        "{day}"
    );
    assert!(summary.lowest.1.minor <= median && median <= summary.highest.1.minor);
}

#[test]
fn nicaragua() {
    check("wfp/wfp_food_prices_nic.csv", 9_589, 4_653, 0);
}

#[test]
fn congo() {
    check("wfp/wfp_food_prices_cog.csv", 6_039, 0, 33);
}

#[test]
fn a_pihps_workbook_is_known_as_one() {
    let Some(bytes) = file("pihps/kalimantan-barat__kab-sintang__2018.xlsx") else { return };
    assert_eq!(sniff(&bytes[..64]), Ok(Format::Workbook));
}

#[test]
fn indonesian_markets() {
    let Some(bytes) = file("wfp/wfp_markets_idn.csv") else { return };
    let list = MarketList::read(&bytes).unwrap();
    let n_lines = bytes.split(|b| *b == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    assert_eq!(list.markets.len() + list.set_aside.len(), n_lines - 1, "no row vanishes");
    let in_tangerang: Vec<&str> = list
        .markets
        .values()
        .filter(|market| market.area == "KOTA TANGERANG" && market.place.is_some())
        .map(|market| market.id.as_str())
        .collect();
    assert_eq!(in_tangerang, ["2835", "2836"]);
}
