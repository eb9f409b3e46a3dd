//! The invented city is the same everywhere, and looks like a real one.
use super::*;

const TODAY: i32 = 2_461_368;

fn day_text(day: i32) -> String {
    balai::Date::from_julian_day(day).map(balai::iso::write_date).unwrap()
}

#[test]
fn the_same_seed_and_day_give_the_same_file() {
    let file = |seed| super::file(seed, TODAY, &day_text);
    assert_eq!(file(SEED), file(SEED));
    assert_ne!(file(SEED), file(SEED + 1));
}

#[test]
fn yesterday_does_not_change_overnight() {
    let row = |today| {
        let file = super::file(SEED, today, &day_text);
        let day = day_text(TODAY - 20);
        file.lines().filter(|line| line.starts_with(&day)).map(String::from).collect::<Vec<_>>()
    };
    assert_eq!(row(TODAY), row(TODAY + 1));
}

#[test]
fn most_prices_stand_still_and_all_are_round() {
    let (mut n_same, mut n) = (0, 0);
    for good in &GOODS {
        for market in &MARKETS {
            for day in TODAY - N_DAYS..TODAY {
                let today = price::price(SEED, good, market, day, 0);
                assert_eq!(today % 50, 0);
                assert!(today > 0);
                n += 1;
                n_same += i32::from(today == price::price(SEED, good, market, day - 1, 0));
            }
        }
    }
    let percent = n_same * 100 / n;
    assert!((75..95).contains(&percent), "{percent} % unchanged");
}

#[test]
fn every_live_market_reports_everything_it_sells_and_goes_on() {
    let live = MARKETS.iter().filter(|market| market.reporting == Reporting::Live);
    let mut missing: Vec<(&str, &str)> = live
        .flat_map(|market| GOODS.iter().map(|good| (market.id, good)))
        .filter(|(market, good)| good.absent_from != *market)
        .map(|(market, good)| (market, good.id))
        .collect();
    for n in 0..18 {
        for seen in report(SEED, TODAY, n) {
            missing.retain(|pair| *pair != (seen.market.id, seen.good.id));
        }
    }
    assert_eq!(missing, []);
    for n in [18, 19, 1_000, u64::MAX] {
        assert!(!report(SEED, TODAY, n).is_empty(), "report {n}");
    }
}
