//! Parts worked out by hand.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::price::{Board, Policy, summarize};

const MARKETS: &str = r#"
    {"id": "a1", "name": "A1", "area": "Utara", "place": [-6000000, 106000000]},
    {"id": "a2", "name": "A2", "area": "Utara", "place": [-6000300, 106000101]},
    {"id": "a3", "name": "A3", "area": "Utara"},
    {"id": "b1", "name": "B1", "area": "Selatan", "place": [-7000000, 107000000]},
    {"id": "c1", "name": "C1", "area": "Barat"},
    {"id": "n1", "name": "N1", "area": "", "place": [-8000000, 108000000]},
    {"id": "n2", "name": "N2", "area": ""}"#;

/// Each part as "area or market: median, votes, aside, from–until".
#[track_caller]
fn check(by: By, quotes: &[(&str, &str, i64)], expected: &[&str]) {
    let board = board(quotes);
    let row = board.rows.first().unwrap();
    let parts = parts(row, &board.feed, by);
    let found: Vec<String> = parts
        .iter()
        .map(|part| {
            let name = if part.area.is_empty() { part.market.as_str() } else { part.area };
            let (n, aside) = (part.used.len(), part.set_aside.len());
            let (from, until) = (part.observed_from.day(), part.observed_until.day());
            format!("{name}: {}, {n}, {aside}, {from}–{until}", part.median.minor)
        })
        .collect();
    assert_eq!(found, expected);
    let votes: usize = parts.iter().map(|part| part.used.len()).sum();
    assert_eq!(votes, row.used().len(), "every vote counts once");
    for part in parts {
        let newest: Vec<QuoteInMarket> = part.used.into_iter().cloned().collect();
        let as_of = board.feed.as_of.unwrap();
        let summary = summarize(&newest, as_of, &Policy { age_days_max: 7 }).unwrap();
        assert_eq!(part.median, summary.median, "the rule of the city");
    }
}

fn board(quotes: &[(&str, &str, i64)]) -> Board {
    let quotes: Vec<String> = quotes
        .iter()
        .map(|(market, day, price)| {
            format!(r#"{{"market": "{market}", "observed_on": "2026-11-{day}", "price": {price}}}"#)
        })
        .collect();
    let feed = format!(
        r#"{{"format": "balai.price-feed/1", "city": "K", "utc_offset": "+07:00", "age_days_max": 7,
        "generated_at": "2026-11-23T14:00:00+07:00", "source": {{"title": "D"}},
        "markets": [{MARKETS}], "days": [], "items": [{{"commodity": "x", "name_id": "X",
        "name_en": "X", "category": "", "unit": "kg", "price_type": "retail", "currency": "IDR",
        "quotes": [{}], "series": []}}]}}"#,
        quotes.join(",")
    );
    Board::new(Feed::from_json(&feed).unwrap())
}

#[test]
fn an_area_has_the_median_of_its_markets() {
    check(By::Area, &[], &[]);
    check(By::Area, &[("b1", "23", 7)], &["Selatan: 7, 1, 0, 23–23"]);
    check(
        By::Area,
        &[("a1", "23", 100), ("a2", "21", 990), ("a3", "22", 101), ("b1", "23", 50)],
        &["Selatan: 50, 1, 0, 23–23", "Utara: 101, 3, 0, 21–23"],
    );
    // Of two the midpoint, rounded half-even, as for the city.
    check(By::Area, &[("a1", "23", 100), ("a2", "23", 101)], &["Utara: 100, 2, 0, 23–23"]);
    check(By::Area, &[("a1", "23", 101), ("a2", "23", 102)], &["Utara: 102, 2, 0, 23–23"]);
    // Equal prices stand in the order of their first markets.
    check(
        By::Area,
        &[("a1", "23", 5), ("b1", "23", 5), ("c1", "23", 5)],
        &["Utara: 5, 1, 0, 23–23", "Selatan: 5, 1, 0, 23–23", "Barat: 5, 1, 0, 23–23"],
    );
}

#[test]
fn a_market_without_an_area_stands_for_itself() {
    check(
        By::Area,
        &[("n1", "23", 9), ("n2", "23", 5), ("no-such", "23", 7), ("a1", "23", 8)],
        &[
            "n2: 5, 1, 0, 23–23",
            "no-such: 7, 1, 0, 23–23",
            "Utara: 8, 1, 0, 23–23",
            "n1: 9, 1, 0, 23–23",
        ],
    );
}

#[test]
fn what_cannot_be_trusted_does_not_vote_in_its_area() {
    // Stale, ahead of its day, and contradicting itself.
    check(
        By::Area,
        &[
            ("a1", "23", 100),
            ("a2", "10", 1),
            ("a3", "23", 1),
            ("a3", "23", 2),
            ("b1", "30", 3),
            ("c1", "01", 4),
        ],
        &["Utara: 100, 1, 3, 23–23"],
    );
}

#[test]
fn each_market_is_a_part_of_its_own() {
    check(
        By::Market,
        &[("a1", "23", 9), ("a2", "22", 5), ("n1", "23", 5), ("b1", "01", 1)],
        &["a2: 5, 1, 0, 22–22", "n1: 5, 1, 0, 23–23", "a1: 9, 1, 0, 23–23"],
    );
}

#[test]
fn a_part_lies_in_the_middle_of_its_markets() {
    let places = |by, market| {
        let board = board(&[(market, "23", 5)]);
        let parts = parts(board.rows.first().unwrap(), &board.feed, by);
        parts.first().unwrap().place.map(|place| (place.latitude, place.longitude))
    };
    // Also of those that do not quote the item; one without a place moves nothing.
    for market in ["a1", "a3"] {
        assert_eq!(places(By::Area, market), Some((-6_000_150, 106_000_050)));
    }
    assert_eq!(places(By::Market, "a1"), Some((-6_000_000, 106_000_000)));
    assert_eq!(places(By::Market, "a3"), None);
    assert_eq!(places(By::Area, "n1"), Some((-8_000_000, 108_000_000)));
    assert_eq!(places(By::Area, "n2"), None);
    assert_eq!(places(By::Area, "c1"), None);
    assert_eq!(places(By::Area, "no-such"), None);
}
