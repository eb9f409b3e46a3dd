//! Breaches of reference prices, day by day.
//!
//! Source: our own rules, `docs/reference/price-alerts.md`.

use std::num::NonZeroU32;

use balai::calendar::{Calendar, Holidays, INDONESIA as HOLIDAYS, Policy};
use balai::price::PriceType;
use balai::price::alert::{Breaches, DailyPrice, Flaw, Side, Watched, breaches};
use balai::price::reference::{INDONESIA, References};
use balai::{Coded, Currency, Date, Money, Unit, iso};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    iso::parse_date(text).unwrap()
}

fn price(on: &str, minor: i64) -> DailyPrice {
    DailyPrice { day: day(on), price: Money { minor, currency: Currency::parse("IDR").unwrap() } }
}

fn watched(days_min: u32) -> Watched<'static> {
    Watched {
        variety: "rice-medium",
        region: "Banten",
        price_type: PriceType::Retail,
        unit: Unit::parse("kg").unwrap(),
        side: Side::Above,
        days_min: NonZeroU32::new(days_min).unwrap(),
    }
}

/// Finds breaches and tells them as first day, last day, working days, ongoing; then the flaws.
fn find(watched: &Watched<'_>, prices: &[DailyPrice], as_of: &str) -> (Vec<String>, Vec<String>) {
    let references = References::from_json(INDONESIA).unwrap();
    let calendar = Calendar::new(Holidays::from_json(HOLIDAYS).unwrap(), Policy::default());
    let calendar = calendar.unwrap();
    let find = |prices: Vec<DailyPrice>| {
        let found = breaches(&references, &calendar, watched, prices, day(as_of));
        tell(&found)
    };
    let told = find(prices.to_vec());
    assert_eq!(find(prices.iter().rev().copied().collect()), told, "order does not matter");
    told
}

fn tell(found: &Breaches<'_>) -> (Vec<String>, Vec<String>) {
    let runs = found.breaches.iter().map(|run| {
        let [first, last] = [run.first(), run.last()].map(|day| iso::write_date(day.unwrap()));
        let ongoing = if run.is_ongoing { ", ongoing" } else { "" };
        format!("{first} to {last}, {}{ongoing}", run.n_days())
    });
    let flaws = found.set_aside.iter().map(|(price, flaw)| {
        let why = match flaw {
            Flaw::NotAWorkingDay => "not a working day",
            Flaw::FromFuture => "from the future",
            Flaw::Contradiction => "contradiction",
            Flaw::Calendar(error) => error.code(),
            Flaw::Reference(error) => error.code(),
            _ => "?",
        };
        format!("{} {}: {why}", iso::write_date(price.day), price.price.minor)
    });
    (runs.collect(), flaws.collect())
}

/// The HET of medium rice in Banten is Rp 12,500 until 21 August 2025 and Rp 13,500 after it.
#[track_caller]
fn check(days_min: u32, prices: &[DailyPrice], as_of: &str, runs: &[&str], flaws: &[&str]) {
    assert_eq!(
        find(&watched(days_min), prices, as_of),
        (
            runs.iter().map(|run| (*run).to_owned()).collect(),
            flaws.iter().map(|flaw| (*flaw).to_owned()).collect()
        )
    );
}

#[test]
fn consecutive_working_days_make_a_breach() {
    // Thursday 14 and Friday 15 August; Monday 18 is joint leave; Tuesday 19 and Wednesday 20.
    let high = ["2025-08-14", "2025-08-15", "2025-08-19", "2025-08-20"].map(|on| price(on, 13_000));
    check(4, &high, "2025-08-20", &["2025-08-14 to 2025-08-20, 4, ongoing"], &[]);
    check(5, &high, "2025-08-20", &[], &[]);
    // A day later the price may still come; two days later it is missing.
    check(1, &high, "2025-08-21", &["2025-08-14 to 2025-08-20, 4, ongoing"], &[]);
    check(1, &high, "2025-08-22", &["2025-08-14 to 2025-08-20, 4"], &[]);
    // Prices of the weekend and of joint leave neither make nor end a run.
    let with_rest =
        [&high[..], &[price("2025-08-16", 9_000), price("2025-08-18", 99_000)]].concat();
    check(
        4,
        &with_rest,
        "2025-08-20",
        &["2025-08-14 to 2025-08-20, 4, ongoing"],
        &["2025-08-16 9000: not a working day", "2025-08-18 99000: not a working day"],
    );
}

#[test]
fn what_ends_a_run() {
    let days = ["2025-08-11", "2025-08-12", "2025-08-13", "2025-08-14", "2025-08-15"];
    let high = days.map(|on| price(on, 12_501));
    let two_runs = ["2025-08-11 to 2025-08-12, 2", "2025-08-14 to 2025-08-15, 2, ongoing"];
    // A price at the bound is within.
    let mut prices = high.to_vec();
    prices[2] = price("2025-08-13", 12_500);
    check(2, &prices, "2025-08-15", &two_runs, &[]);
    // A working day without a price is not known to be a breach.
    prices.remove(2);
    check(2, &prices, "2025-08-15", &two_runs, &[]);
    // Two prices of one day that contradict each other; equal ones are one.
    let doubled = [&high[..], &[price("2025-08-13", 13_000)]].concat();
    let flaws = ["2025-08-13 12501: contradiction", "2025-08-13 13000: contradiction"];
    check(2, &doubled, "2025-08-15", &two_runs, &flaws);
    let equal = [&high[..], &high[..]].concat();
    check(5, &equal, "2025-08-15", &["2025-08-11 to 2025-08-15, 5, ongoing"], &[]);
    // No verdict.
    prices.insert(2, price("2025-08-13", 0));
    let flaw = ["2025-08-13 0: reference.price_not_positive"];
    check(2, &prices, "2025-08-15", &two_runs, &flaw);
    // What lies ahead does not count yet, and does not end a run either.
    let ahead = [&high[..], &[price("2025-08-19", 13_000)]].concat();
    check(
        5,
        &ahead,
        "2025-08-15",
        &["2025-08-11 to 2025-08-15, 5, ongoing"],
        &["2025-08-19 13000: from the future"],
    );
    check(1, &[], "2025-08-15", &[], &[]);
}

#[test]
fn a_new_rule_and_the_end_of_the_calendar_are_met() {
    // Rp 13,000 is a breach on Thursday 21 August and none on Friday 22.
    let prices = ["2025-08-20", "2025-08-21", "2025-08-22"].map(|on| price(on, 13_000));
    check(1, &prices, "2025-08-22", &["2025-08-20 to 2025-08-21, 2"], &[]);
    check(
        1,
        &[price("2017-12-29", 20_000), price("2024-01-02", 20_000), price("2028-01-03", 20_000)],
        "2028-01-03",
        &["2024-01-02 to 2024-01-02, 1"],
        &["2017-12-29 20000: calendar.outside_years", "2028-01-03 20000: calendar.outside_years"],
    );
    let paddy = Watched {
        variety: "paddy-gkp",
        price_type: PriceType::FarmGate,
        side: Side::Below,
        ..watched(2)
    };
    let prices =
        [price("2025-07-01", 6_400), price("2025-07-02", 6_499), price("2025-07-03", 6_500)];
    let (runs, flaws) = find(&paddy, &prices, "2025-07-03");
    assert_eq!((runs, flaws), (vec!["2025-07-01 to 2025-07-02, 2".to_owned()], vec![]));
}

proptest! {
    #[test]
    fn runs_hold_only_breaches_and_nothing_is_lost(
        levels in prop::collection::vec(prop_oneof![3 => Just(13_000_i64), 1 => Just(12_000), 1 => Just(0)], 1..80),
        days_min in 1_u32..6,
    ) {
        let references = References::from_json(INDONESIA).unwrap();
        let calendar = Calendar::new(Holidays::from_json(HOLIDAYS).unwrap(), Policy::default()).unwrap();
        let start = day("2025-01-01").to_julian_day();
        let prices: Vec<_> = (start..)
            .zip(&levels)
            .filter(|(_, minor)| **minor > 0)
            .map(|(at, minor)| DailyPrice {
                day: Date::from_julian_day(at).unwrap(),
                ..price("2025-01-01", *minor)
            })
            .collect();
        let as_of = Date::from_julian_day(start + levels.len() as i32).unwrap();
        let found = breaches(&references, &calendar, &watched(days_min), prices.clone(), as_of);
        prop_assert_eq!(found.n_judged + found.set_aside.len(), prices.len());
        // By another way: walk the working days and count.
        let (mut runs, mut n) = (Vec::new(), 0);
        for (at, minor) in (start..).zip(levels.iter().chain([&0])) {
            let at = Date::from_julian_day(at).unwrap();
            if !calendar.is_working_day(at).unwrap().is_working() {
                continue;
            }
            if *minor > 12_500 {
                n += 1;
            } else {
                runs.extend(Some(n).filter(|n| *n >= days_min as usize));
                n = 0;
            }
        }
        runs.extend(Some(n).filter(|n| *n >= days_min as usize));
        let lengths: Vec<_> = found.breaches.iter().map(|run| run.n_days()).collect();
        prop_assert_eq!(lengths, runs);
    }
}
