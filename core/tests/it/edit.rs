//! Flags: no unit and no order of input changes one, and a constant series has none.
//!
//! Source: the properties that `docs/reference/price-editing.md` promises.

use balai::price::edit::{
    Flag, MarketPrice, Observation, Relative, Rule, SeriesPolicy, SeriesReview,
    review_cross_section, review_series,
};
use balai::{Date, MarketId, Unit};
use proptest::prelude::*;

fn rules() -> impl Strategy<Value = Rule> {
    let all: Vec<Rule> = [Rule::OURS].into_iter().chain(Rule::TEXTBOOK).collect();
    prop::sample::select(all)
}

fn day(number: u16) -> Date {
    Date::from_julian_day(2_460_000 + i32::from(number)).unwrap()
}

/// Mostly the price of the day before, as in PIHPS, with steps, jumps, zeros and duplicates.
fn series() -> impl Strategy<Value = Vec<Observation>> {
    let step = prop_oneof![8 => Just(0_i64), 2 => -300_i64..300, 1 => -11_000_i64..90_000];
    let every = (step, 0_u16..3, prop::sample::select(vec!["kg", "kg", "kg", "50 kg"]));
    prop::collection::vec(every, 0..40).prop_map(|steps| {
        let (mut price_minor, mut on) = (12_000, 0);
        let mut observations = Vec::new();
        for (step, days, unit) in steps {
            price_minor = if price_minor + step < 0 { 12_000 } else { price_minor + step };
            on += days;
            let unit = Unit::parse(unit).unwrap();
            observations.push(Observation { observed_on: day(on), unit, price_minor });
        }
        observations
    })
}

fn review(observations: &[Observation], rule: Rule) -> SeriesReview {
    let policy = SeriesPolicy {
        as_of: day(40),
        rule,
        frozen_n_min: 4,
        age_days_max: 7,
        is_expected: &|on| on.to_julian_day() % 7 < 5,
    };
    review_series(observations, &policy).unwrap()
}

/// Day, unit, price and what of the flag does not name a price.
fn flags(review: &SeriesReview, factor: i64) -> Vec<(Date, Unit, i64, String)> {
    review
        .flags
        .iter()
        .map(|one| {
            let word = match one.flag {
                Flag::ImplausibleUnit { ratio, .. } => format!("{ratio:?}"),
                flag => flag.name().to_string(),
            };
            (
                one.observation.observed_on,
                one.observation.unit,
                one.observation.price_minor * factor,
                word,
            )
        })
        .collect()
}

proptest! {
    #[test]
    fn the_unit_of_the_prices_changes_no_flag(
        series in series(), rule in rules(), factor in prop_oneof![2_i64..1_000, 1_i64..40_000_000_000],
    ) {
        let scaled: Vec<Observation> = series
            .iter()
            .map(|one| Observation { price_minor: one.price_minor * factor, ..*one })
            .collect();
        let (plain, scaled) = (review(&series, rule), review(&scaled, rule));
        prop_assert_eq!(flags(&plain, factor), flags(&scaled, 1));
        prop_assert_eq!(plain.degenerate, scaled.degenerate);
        prop_assert_eq!(plain.marks.len(), scaled.marks.len());
    }

    #[test]
    fn the_order_of_the_input_changes_nothing(
        (series, shuffled) in series().prop_flat_map(|series| {
            let shuffled = Just(series.clone()).prop_shuffle();
            (Just(series), shuffled)
        }),
        rule in rules(),
    ) {
        prop_assert_eq!(review(&series, rule), review(&shuffled, rule));
    }

    #[test]
    fn a_constant_series_has_no_flag(n in 0_u16..40, price_minor in 1_i64..=i64::MAX, rule in rules()) {
        let unit = Unit::parse("kg").unwrap();
        let series: Vec<Observation> =
            (0..n).map(|on| Observation { observed_on: day(on), unit, price_minor }).collect();
        prop_assert_eq!(review(&series, rule).flags, []);
    }

    #[test]
    fn nothing_is_lost(series in series(), rule in rules()) {
        let found = review(&series, rule);
        let mut distinct = series.clone();
        distinct.sort();
        distinct.dedup();
        for one in &distinct {
            let is_flagged = found.flags.iter().any(|flagged| flagged.observation == *one);
            prop_assert!(is_flagged || found.used.contains(one), "{one:?}");
        }
    }

    #[test]
    fn growth_at_one_rate_has_no_outlier(n in 1_u32..12, rule in rules()) {
        // Every relative is three to two; fixed cutoffs allow it too.
        let relatives: Vec<Relative> = (0..n)
            .map(|at| Relative::new(3_i64.pow(at) * 2_i64.pow(12 - at), 3_i64.pow(at + 1) * 2_i64.pow(11 - at)))
            .collect::<Result<_, _>>()
            .unwrap();
        let judged = rule.judge(&relatives).unwrap();
        prop_assert!(judged.is_outlier.iter().all(|is| !is), "{}", rule.name());
    }

    #[test]
    fn across_markets_neither_unit_nor_order_matters(
        prices in prop::collection::vec((0_u8..20, prop_oneof![Just(12_500_i64), 1_i64..90_000]), 0..25),
        factor in 1_i64..1_000_000_000, rule in rules(),
    ) {
        let of = |factor: i64| -> Vec<MarketPrice> {
            let market = |id: &u8| MarketId::new(&id.to_string()).unwrap();
            prices
                .iter()
                .map(|(id, minor)| MarketPrice { market: market(id), price_minor: minor * factor })
                .collect()
        };
        let words = |prices: &[MarketPrice], factor: i64| {
            let found = review_cross_section(prices, rule).unwrap();
            let flags = found.flags.into_iter();
            flags
                .map(|(one, flag)| (one.market, one.price_minor * factor, flag.name()))
                .collect::<Vec<_>>()
        };
        let plain = words(&of(1), factor);
        let mut scaled = of(factor);
        prop_assert_eq!(&words(&scaled, 1), &plain);
        scaled.reverse();
        prop_assert_eq!(&words(&scaled, 1), &plain);
    }
}

#[test]
fn on_real_prices_the_textbook_flags_every_change_and_ours_does_not() {
    let Some(bytes) = super::real::file("pihps/pihps_jatim_2023.csv") else { return };
    let text = String::from_utf8(bytes).unwrap();
    let mut prices: Vec<((&str, &str, &str), i64)> = Vec::new();
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        // A zero in this file is a missing price.
        let price: i64 = fields[3].parse().unwrap();
        if price > 0 {
            prices.push(((fields[0], fields[1], fields[2]), price));
        }
    }
    prices.sort();
    let relatives: Vec<Relative> = prices
        .windows(2)
        .filter(|pair| (pair[0].0.0, pair[0].0.1) == (pair[1].0.0, pair[1].0.1))
        .map(|pair| Relative::new(pair[0].1, pair[1].1).unwrap())
        .collect();
    let n_changed = relatives.iter().filter(|one| one.from_minor() != one.to_minor()).count();
    let n_flagged = |name: &str| {
        let judged = Rule::by_name(name).unwrap().judge(&relatives).unwrap();
        judged.is_outlier.iter().filter(|is| **is).count()
    };
    assert!(n_changed > 10, "{n_changed} of {}", relatives.len());
    assert_eq!(n_flagged("quartile"), n_changed);
    assert_eq!(n_flagged("hidiroglou-berthelot"), n_changed);
    assert_eq!(n_flagged("robust-z"), 0);
    let is_large = |one: &&Relative| one.log().abs() > 0.15;
    assert_eq!(n_flagged("log-floor"), relatives.iter().filter(is_large).count());
    assert!(n_flagged("log-floor") * 4 < n_changed);
}
