//! ALPS and IFPA against figures computed elsewhere, and on real series.
//!
//! Source: figures computed with numpy 2 (`lstsq` on time and twelve dummies, `average` with
//! weights) over the same series; no published example could be read.

use std::collections::BTreeMap;

use balai::price::alert::{AlpsBand, IfpaBand, MonthlySeries, YearMonth, alps, ifpa, month_prices};
use balai::price::{Item, PriceType, Quote};
use balai::{Coded, CommodityId, Currency, MarketId, Unit, iso};
use proptest::prelude::*;

use super::read_wfp;
use super::real::file;

/// 60 months from January 2020 with five gaps, and a jump in the last.
const PRICES: [i64; 60] = [
    10_364, 10_561, 10_778, 10_839, 10_451, 0, 9_964, 10_275, 10_725, 10_608, 10_713, 11_018,
    10_690, 11_289, 11_719, 11_547, 11_165, 0, 10_940, 11_005, 11_252, 11_222, 11_639, 11_573,
    11_381, 11_899, 12_069, 12_158, 11_714, 11_705, 0, 0, 11_678, 11_905, 12_168, 12_242, 12_335,
    12_567, 12_714, 12_853, 12_355, 12_453, 11_938, 12_430, 0, 12_601, 12_886, 13_139, 12_890,
    13_268, 13_527, 13_524, 13_133, 12_774, 12_763, 13_059, 13_366, 13_170, 13_360, 14_513,
];

fn month(year: i32, month: u8) -> YearMonth {
    YearMonth::new(year, month).unwrap()
}

/// A series from January 2020; zero stands for a gap.
fn series(prices: &[i64]) -> MonthlySeries {
    let prices: Vec<_> = prices.iter().map(|price| Some(*price).filter(|p| *p != 0)).collect();
    MonthlySeries::of_prices(month(2020, 1), &prices).unwrap()
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{found}, {expected}");
}

#[test]
fn alps_as_computed_with_numpy() {
    for (year, of_year, trend, deviation, value, band) in [
        (2022, 12, 12_243.105_263_2, 96.186_499_422_7, -0.011_490_834_622_8, AlpsBand::Normal),
        (2023, 12, 12_981.639_871_4, 100.029_862_522, 1.573_131_509_44, AlpsBand::Alert),
        (2024, 11, 13_479.256_737_6, 100.199_676_266, -1.190_190_847_24, AlpsBand::Normal),
        (2024, 12, 13_854.205_417_6, 142.743_118_525, 4.615_245_829_02, AlpsBand::Crisis),
    ] {
        let found = alps(&series(&PRICES), month(year, of_year)).unwrap();
        near(found.trend, trend);
        near(found.deviation, deviation);
        near(found.value, value);
        assert_eq!(found.band, band);
    }
    let found = alps(&series(&PRICES), month(2024, 12)).unwrap();
    assert_eq!((found.n_observed, found.n_months), (55, 60));
}

#[test]
fn ifpa_as_computed_with_numpy() {
    let found = ifpa(&series(&PRICES), month(2024, 12)).unwrap();
    near(found.quarterly.rate, 0.027_823_586_112_436_294);
    near(found.quarterly.mean, 0.012_567_367_997_220_913);
    near(found.quarterly.deviation, 0.004_019_001_756_197_435);
    near(found.annual.rate, 0.008_322_767_656_269_825);
    near(found.annual.mean, 0.005_103_365_824_012_742);
    near(found.annual.deviation, 0.000_922_311_013_991_414_9);
    near(found.value, 3.612_757_648_783_053_3);
    assert_eq!((found.quarterly.n_years, found.annual.n_years), (3, 3));
    assert_eq!(found.band, IfpaBand::AbnormallyHigh);
    let found = ifpa(&series(&PRICES), month(2024, 11)).unwrap();
    near(found.value, -1.521_339_237_571_268);
    assert_eq!(found.band, IfpaBand::Normal);
}

#[test]
fn values_on_a_threshold_have_their_band() {
    for (value, band) in [
        (-9.0, AlpsBand::Normal),
        (0.249, AlpsBand::Normal),
        (0.25, AlpsBand::Stress),
        (0.999, AlpsBand::Stress),
        (1.0, AlpsBand::Alert),
        (2.0, AlpsBand::Alert),
        (2.001, AlpsBand::Crisis),
    ] {
        assert_eq!(AlpsBand::of(value), band, "{value}");
    }
    for (value, band) in [
        (-9.0, IfpaBand::Normal),
        (0.499, IfpaBand::Normal),
        (0.5, IfpaBand::ModeratelyHigh),
        (0.999, IfpaBand::ModeratelyHigh),
        (1.0, IfpaBand::AbnormallyHigh),
    ] {
        assert_eq!(IfpaBand::of(value), band, "{value}");
    }
}

#[test]
fn a_series_that_says_too_little_gets_a_reason() {
    let code = |prices: &[i64], year, of_year| {
        let (series, at) = (series(prices), month(year, of_year));
        let (alps, ifpa) = (alps(&series, at), ifpa(&series, at));
        [alps.map_or_else(|e| e.code(), |_| "alps"), ifpa.map_or_else(|e| e.code(), |_| "ifpa")]
    };
    // Too short; the month itself missing; before and after the series; nothing at all.
    assert_eq!(code(&PRICES[..33], 2022, 9), ["alert.short_history"; 2]);
    assert_eq!(code(&PRICES[..1], 2020, 1), ["alert.short_history", "alert.missing_month"]);
    for (year, of_year) in [(2023, 9), (2019, 12), (2025, 1)] {
        assert_eq!(code(&PRICES, year, of_year), ["alert.missing_month"; 2]);
    }
    assert_eq!(code(&[], 2020, 1), ["alert.missing_month"; 2]);
    // Three years for ALPS, but not three earlier years with a growth rate over twelve months.
    assert_eq!(code(&PRICES, 2022, 12), ["alps", "alert.short_history"]);
    // The month before the gap by which the growth is measured.
    let mut gap = PRICES;
    gap[56] = 0;
    assert_eq!(code(&gap, 2024, 12), ["alps", "alert.missing_month"]);
    // Constant, a straight line, the same growth each year.
    assert_eq!(code(&[12_500; 72], 2025, 12), ["alert.no_spread"; 2]);
    let line: Vec<i64> = (0..72).map(|t| 10_000 + 37 * t).collect();
    assert_eq!(code(&line, 2025, 12)[0], "alert.no_spread");
    let doubling: Vec<i64> = (0..72).map(|t| 1 << (t / 12)).collect();
    assert_eq!(code(&doubling, 2025, 12)[1], "alert.no_spread");
    // More than 30 % of the months without a price; IFPA needs only the months it looks at.
    let mut sparse = PRICES;
    for place in (0..60).filter(|t| t % 3 == 0) {
        sparse[place] = 0;
    }
    assert_eq!(code(&sparse, 2024, 12), ["alert.too_many_gaps", "ifpa"]);
    // Leading gaps do not count as history.
    let mut late = PRICES;
    late[..30].fill(0);
    assert_eq!(code(&late, 2024, 12)[0], "alert.short_history");
}

#[test]
fn what_is_no_month_or_no_price_is_refused() {
    for (year, of_year) in [(2020, 0), (2020, 13), (0, 1), (10_000, 1), (i32::MIN, 1)] {
        assert_eq!(YearMonth::new(year, of_year).unwrap_err().code(), "alert.no_such_month");
    }
    assert_eq!(month(2024, 12).to_string(), "2024-12");
    assert_eq!(YearMonth::of(iso::parse_date("2024-12-31").unwrap()), month(2024, 12));
    let refused = MonthlySeries::of_prices(month(2020, 11), &[Some(1), None, Some(0)]);
    assert_eq!(refused.unwrap_err().to_string(), "the value of 2021-01 is not above zero");
    for value in [f64::NAN, f64::INFINITY, -1.0, 0.0] {
        let refused = MonthlySeries::new(month(2020, 1), vec![Some(value)]);
        assert_eq!(refused.unwrap_err().code(), "alert.not_positive");
    }
}

#[test]
fn prices_of_constant_value_take_inflation_out() {
    let prices = series(&PRICES);
    let index = MonthlySeries::new(month(2020, 1), vec![Some(1.25); 59]).unwrap();
    let real = prices.deflated(&index).unwrap();
    near(real.get(month(2020, 1)).unwrap(), 8_291.2);
    assert_eq!(real.get(month(2020, 6)), None, "no price");
    assert_eq!(real.get(month(2024, 12)), None, "no index");
    // A constant index changes no score.
    let at = month(2024, 11);
    near(alps(&real, at).unwrap().value, alps(&prices, at).unwrap().value);
    near(ifpa(&real, at).unwrap().value, ifpa(&prices, at).unwrap().value);
}

/// Least squares on time and twelve dummies by Gauss's elimination with pivots: another way than
/// the code's. `None` if the system is singular.
fn trend_by_elimination(points: &[(i32, f64)], at: i32) -> Option<f64> {
    let row = |t: i32| {
        let mut row = [0.0; 13];
        (row[0], row[1 + t.rem_euclid(12) as usize]) = (f64::from(t) / 100.0, 1.0);
        row
    };
    let mut system = vec![[0.0; 14]; 13];
    for (t, value) in points {
        let x = row(*t);
        for i in 0..13 {
            for j in 0..13 {
                system[i][j] += x[i] * x[j];
            }
            system[i][13] += x[i] * value;
        }
    }
    for i in 0..13 {
        let pivot = (i..13).max_by(|a, b| system[*a][i].abs().total_cmp(&system[*b][i].abs()))?;
        system.swap(i, pivot);
        if system[i][i].abs() < 1e-9 {
            return None;
        }
        for other in (0..13).filter(|other| *other != i) {
            let (factor, pivot) = (system[other][i] / system[i][i], system[i]);
            for (cell, by) in system[other].iter_mut().zip(pivot) {
                *cell -= factor * by;
            }
        }
    }
    let x = row(at);
    Some((0..13).map(|i| x[i] * system[i][13] / system[i][i]).sum())
}

/// Every series of real prices with a value, its trend found by another way.
#[track_caller]
fn check_real(name: &str, n_alps: usize, n_ifpa: usize) {
    let Some(bytes) = file(name) else { return };
    let (sink, _) = read_wfp(&bytes, 64 * 1024).unwrap();
    let mut by_series: BTreeMap<_, BTreeMap<YearMonth, i64>> = BTreeMap::new();
    for quote in &sink.quotes {
        let prices = by_series.entry((&quote.item, &quote.market)).or_default();
        prices.insert(YearMonth::of(quote.observed_on), quote.price_minor);
    }
    let (mut found_alps, mut found_ifpa) = (0, 0);
    for prices in by_series.values() {
        let (first, last) = (*prices.keys().next().unwrap(), *prices.keys().last().unwrap());
        let number = |at: YearMonth| at.year() * 12 + i32::from(at.month()) - 1;
        let mut filled = vec![None; (number(last) - number(first)) as usize + 1];
        let mut points = Vec::new();
        for (at, price) in prices {
            filled[(number(*at) - number(first)) as usize] = Some(*price);
            points.push((number(*at) - 24_000, *price as f64));
        }
        let series = MonthlySeries::of_prices(first, &filled).unwrap();
        if let Ok(found) = alps(&series, last) {
            found_alps += 1;
            assert_eq!(found.band, AlpsBand::of(found.value));
            if let Some(expected) = trend_by_elimination(&points, number(last) - 24_000) {
                let error = (found.trend - expected).abs();
                assert!(error < 1e-6 * expected.abs(), "{} {expected}", found.trend);
            }
        }
        if let Ok(found) = ifpa(&series, last) {
            found_ifpa += 1;
            assert!(found.value.is_finite());
            assert_eq!(found.band, IfpaBand::of(found.value));
        }
    }
    assert_eq!((found_alps, found_ifpa), (n_alps, n_ifpa), "of {}", by_series.len());
}

#[test]
fn real_series_have_a_value_or_a_reason() {
    check_real("wfp/wfp_food_prices_nic.csv", 39, 39);
    check_real("wfp/wfp_food_prices_cog.csv", 72, 70);
}

proptest! {
    #[test]
    fn the_trend_is_that_of_least_squares(prices in prop::collection::vec(5_000_i64..50_000, 48..96)) {
        let at = prices.len() as i32 - 1;
        let of = YearMonth::new(2020 + at / 12, (at % 12) as u8 + 1).unwrap();
        let points: Vec<_> = (0..).zip(prices.iter().map(|price| *price as f64)).collect();
        let expected = trend_by_elimination(&points, at).unwrap();
        let found = alps(&series(&prices), of).unwrap();
        prop_assert!((found.trend - expected).abs() < 1e-6, "{} {}", found.trend, expected);
    }

    #[test]
    fn scaling_the_unit_changes_no_score(
        prices in prop::collection::vec(prop_oneof![9 => 5_000_i64..50_000, 1 => Just(0)], 60..90),
        k in 1_i64..1_000,
    ) {
        let scaled: Vec<_> = prices.iter().map(|price| price * k).collect();
        let at = prices.len() as i32 - 1;
        let of = YearMonth::new(2020 + at / 12, (at % 12) as u8 + 1).unwrap();
        let (one, many) = (series(&prices), series(&scaled));
        match (alps(&one, of), alps(&many, of)) {
            (Ok(one), Ok(many)) => prop_assert!((one.value - many.value).abs() < 1e-9),
            (one, many) => prop_assert_eq!(one.map(|_| ()), many.map(|_| ())),
        }
        match (ifpa(&one, of), ifpa(&many, of)) {
            (Ok(one), Ok(many)) => prop_assert!((one.value - many.value).abs() < 1e-6),
            (one, many) => prop_assert_eq!(one.map(|_| ()), many.map(|_| ())),
        }
    }
}

fn quote(market: &str, on: &str, price_minor: i64) -> Quote {
    Quote {
        item: Item {
            commodity: CommodityId::new("52").unwrap(),
            unit: Unit::parse("kg").unwrap(),
            price_type: PriceType::Retail,
            currency: Currency::parse("IDR").unwrap(),
        },
        market: MarketId::new(market).unwrap(),
        observed_on: iso::parse_date(on).unwrap(),
        price_minor,
    }
}

#[test]
fn each_market_votes_once_a_month() {
    let quotes = [
        quote("a", "2024-01-02", 100),
        quote("a", "2024-01-03", 120),
        quote("a", "2024-01-04", 900),
        quote("b", "2024-01-31", 201),
        quote("a", "2024-04-01", 300),
        quote("b", "2024-04-01", 5),
        quote("b", "2024-04-01", 6),
    ];
    let (found, grounds) = month_prices(&quotes);
    let mut turned = quotes.to_vec();
    turned.reverse();
    assert_eq!(month_prices(&turned).0, found, "order does not matter");
    assert_eq!(grounds.set_aside.len(), 2);
    let [prices] = found.as_slice() else { panic!("{found:?}") };
    // The median of 120 and 201, rounded half-even.
    let january = prices.get(month(2024, 1)).unwrap();
    assert_eq!((january.price_minor, january.n_markets, january.n_quotes), (160, 2, 4));
    let days = [january.observed_from, january.observed_until].map(iso::write_date);
    assert_eq!(days, ["2024-01-02", "2024-01-31"]);
    let series: Vec<_> = prices.series().unwrap().iter().map(|(_, value)| value).collect();
    assert_eq!(series, [Some(160.0), None, None, Some(300.0)]);
    assert_eq!((prices.n_markets_usual(), prices.get(month(2024, 2))), (1, None));
    assert_eq!(month_prices(&[]).0, []);
}

#[test]
fn a_month_is_read_as_it_is_written() {
    assert_eq!(YearMonth::parse("2024-02"), Ok(month(2024, 2)));
    for text in ["", "2024", "2024-2", "2024-00", "2024-13", "0000-01", "+024-01", "2024-01-01"] {
        assert_eq!(YearMonth::parse(text).unwrap_err().code(), "alert.no_such_month", "{text}");
    }
}
