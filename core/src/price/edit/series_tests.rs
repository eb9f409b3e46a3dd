//! Series with known faults.
//!
//! Source: our own choice of cases; each bad input of `docs/reference/price-editing.md` is here.

use alloc::string::String;
use alloc::string::ToString;

use super::*;
use crate::iso::{parse_date, write_date};

fn day(of_month: u8) -> Date {
    Date::from_calendar_date(2026, time::Month::November, of_month).unwrap()
}

fn seen(of_month: u8, unit: &str, price_minor: i64) -> Observation {
    Observation { observed_on: day(of_month), unit: Unit::parse(unit).unwrap(), price_minor }
}

fn review(observations: &[Observation]) -> SeriesReview {
    let policy = SeriesPolicy {
        as_of: day(20),
        rule: Rule::OURS,
        frozen_n_min: 5,
        age_days_max: 7,
        // Weekends are not expected: 1, 7, 8, 14 and 15 November 2026.
        is_expected: &|on| !matches!(on.weekday(), time::Weekday::Saturday | time::Weekday::Sunday),
    };
    let found = review_series(observations, &policy).unwrap();
    let mut turned = observations.to_vec();
    turned.reverse();
    assert_eq!(review_series(&turned, &policy).unwrap(), found, "in the opposite order");
    found
}

/// Days and names of the flags.
#[track_caller]
fn check(observations: &[Observation], expected: &[(u8, &str)]) {
    let found = review(observations);
    let flags: Vec<(u8, &str)> =
        found.flags.iter().map(|f| (f.observation.observed_on.day(), f.flag.name())).collect();
    assert_eq!(flags, expected);
}

fn week(prices: &[i64]) -> Vec<Observation> {
    prices.iter().zip(2..).map(|(price, on)| seen(on, "kg", *price)).collect()
}

#[test]
fn a_jump_and_its_way_back_are_flagged() {
    check(&week(&[12_500, 12_500, 12_600, 12_500, 12_500, 12_500]), &[]);
    let jump = [12_500, 12_500, 15_600, 12_500, 12_500, 12_500];
    check(&week(&jump), &[(4, "outlier"), (5, "outlier")]);
    // Where half of all changes are jumps, none of them stands out.
    check(&week(&jump[..5]), &[]);
    let found = review(&week(&[12_500, 12_500, 15_600, 15_600, 15_650]));
    let reference = Reference::Earlier { observed_on: day(3), price_minor: 12_500 };
    assert_eq!(
        found.flags,
        [Flagged { observation: seen(4, "kg", 15_600), flag: Flag::Outlier { reference } }]
    );
}

#[test]
fn a_price_for_another_unit_is_named() {
    let sack = week(&[12_500, 12_500, 625_000, 12_500, 12_550]);
    check(&sack, &[(4, "implausible-unit"), (5, "implausible-unit")]);
    let found = review(&sack);
    let ratios: Vec<(u16, bool)> = found
        .flags
        .iter()
        .map(|flagged| match flagged.flag {
            Flag::ImplausibleUnit { ratio, .. } => (ratio.times, ratio.is_larger),
            _ => panic!("{flagged:?}"),
        })
        .collect();
    assert_eq!(ratios, [(50, true), (50, false)]);
}

#[test]
fn a_unit_that_changes_is_flagged_and_not_compared() {
    let changed = [
        seen(2, "kg", 12_500),
        seen(3, "kg", 12_500),
        seen(4, "50 kg", 620_000),
        seen(5, "50 kg", 620_000),
    ];
    check(&changed, &[(4, "unit-changed")]);
    assert_eq!(
        review(&changed).flags[0].flag,
        Flag::UnitChanged { from: Unit::parse("kg").unwrap() }
    );
}

#[test]
fn what_cannot_be_compared_is_flagged_and_kept() {
    check(
        &[
            seen(2, "kg", 12_500),
            seen(3, "kg", 0),
            seen(4, "kg", -12_500),
            seen(5, "kg", 12_500),
            seen(5, "kg", 12_600),
            seen(6, "kg", 12_550),
            seen(6, "kg", 12_550),
            seen(21, "kg", 12_500),
            seen(22, "kg", 0),
        ],
        &[
            (3, "not-positive"),
            (4, "not-positive"),
            (5, "contradiction"),
            (5, "contradiction"),
            (21, "from-future"),
            (22, "not-positive"),
            (22, "from-future"),
        ],
    );
}

/// The marks as words.
#[track_caller]
fn check_marks(observations: &[Observation], expected: &[&str]) {
    let words = |mark: &Mark| -> String {
        match mark {
            Mark::NoQuote => "no quote".into(),
            Mark::Repeated { observation, n_times } => {
                alloc::format!("{} came {n_times} times", observation.price_minor)
            }
            Mark::Frozen { from, until, n_quotes } => {
                alloc::format!("frozen {}-{} {n_quotes}", from.day(), until.day())
            }
            Mark::Missing { from, until, n_days } => {
                alloc::format!("missing {}-{} {n_days}", from.day(), until.day())
            }
            Mark::Stale { newest_on, age_days } => {
                alloc::format!("stale {} {age_days}", newest_on.day())
            }
        }
    };
    let found: Vec<String> = review(observations).marks.iter().map(words).collect();
    assert_eq!(found, expected);
}

#[test]
fn frozen_missing_and_stale_are_marks() {
    check_marks(&[], &["no quote"]);
    check_marks(&[seen(2, "kg", 0)], &["no quote"]);
    check_marks(&[seen(20, "kg", 12_500)], &[]);
    check_marks(&[seen(20, "kg", 5), seen(20, "kg", 5)], &["5 came 2 times"]);
    check_marks(&[seen(2, "kg", 12_500)], &["missing 3-20 14", "stale 2 18"]);
    check_marks(&week(&[5, 5, 5, 5, 6]), &["missing 9-20 10", "stale 6 14"]);
    let frozen = [10, 11, 12, 13, 16, 17, 19].map(|on| seen(on, "kg", 12_500));
    check_marks(&frozen, &["frozen 10-19 7", "missing 18-18 1", "missing 20-20 1"]);
}

#[test]
fn a_constant_series_has_no_flag_under_any_rule() {
    for rule in [Rule::OURS].iter().chain(&Rule::TEXTBOOK) {
        let policy = SeriesPolicy {
            as_of: day(20),
            rule: *rule,
            frozen_n_min: 2,
            age_days_max: 7,
            is_expected: &|_| true,
        };
        for n in 0..6 {
            let found =
                review_series(&week(&[12_500, 12_500, 12_500, 12_500, 12_500][..n]), &policy);
            assert_eq!(found.unwrap().flags, [], "{}", rule.name());
        }
    }
}

#[test]
fn a_day_of_the_year_one_is_looked_at_in_good_time() {
    let first = Observation { observed_on: parse_date("0001-01-01").unwrap(), ..seen(2, "kg", 5) };
    let found = review(&[first, seen(20, "kg", 5)]);
    let Mark::Missing { from, n_days, .. } = found.marks[0] else { panic!("{:?}", found.marks) };
    assert_eq!((write_date(from).to_string(), n_days), ("0001-01-02".to_string(), 528_528));
}
