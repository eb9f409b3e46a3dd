//! Baskets worked out by hand.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::*;
use crate::price::Feed;

/// Commodity, currency, and quotes as market, day of November and price.
type Good<'a> = (&'a str, &'a str, &'a [(&'a str, u8, i64)]);

/// A feed as of 2026-11-23 of goods by the kilogram.
fn board(goods: &[Good<'_>]) -> Board {
    let items: Vec<String> = goods
        .iter()
        .map(|(commodity, currency, quotes)| {
            let quotes: Vec<String> = quotes
                .iter()
                .map(|(market, day, price)| {
                    format!(
                        r#"{{"market":"{market}","observed_on":"2026-11-{day:02}","price":{price}}}"#
                    )
                })
                .collect();
            format!(
                r#"{{"commodity":"{commodity}","unit":"kg","price_type":"retail",
                "currency":"{currency}","quotes":[{}],"series":[]}}"#,
                quotes.join(",")
            )
        })
        .collect();
    let feed = format!(
        r#"{{"format":"balai.price-feed/1","city":"Kota Contoh","utc_offset":"+07:00",
        "generated_at":"2026-11-23T14:00:00+07:00","source":{{"title":"Contoh"}},
        "markets":[{{"id":"a"}},{{"id":"b"}},{{"id":"c"}}],"days":[],"items":[{}]}}"#,
        items.join(",")
    );
    Board::new(Feed::from_json(&feed).unwrap())
}

fn lines<'a>(board: &'a Board, basket: &[(&str, &str)]) -> Vec<BasketLine<'a>> {
    let line = |(commodity, amount): &(&str, &str)| {
        let row = board.rows.iter().find(|row| row.facts.item.commodity.as_str() == *commodity);
        BasketLine { row: row.unwrap(), amount: Amount::parse(amount).unwrap() }
    };
    basket.iter().map(line).collect()
}

/// Market, total, places missing, 0.01 % above the first: in the order ranked.
type Ranked<'a> = (&'a str, Option<i64>, &'a [usize], Option<i64>);

fn sum(market: &BasketInMarket<'_>) -> Option<i64> {
    match market.total {
        BasketTotal::Nothing => None,
        BasketTotal::Sum(total) => Some(total.minor),
        BasketTotal::TooLarge => panic!("too large: {market:?}"),
    }
}

#[track_caller]
fn check(board: &Board, basket: &[(&str, &str)], unquoted: &[usize], expected: &[Ranked<'_>]) {
    let found = compare_basket(board, &lines(board, basket));
    assert_eq!(found.unquoted, unquoted);
    let places: Vec<Vec<usize>> = found
        .markets
        .iter()
        .map(|market| market.missing.iter().map(|(place, _)| *place).collect())
        .collect();
    let ranked: Vec<Ranked<'_>> = found
        .markets
        .iter()
        .zip(&places)
        .map(|(market, places)| {
            let total = sum(market);
            let points = market.against_first.as_ref().map(|change| change.basis_points);
            (market.market.as_str(), total, places.as_slice(), points)
        })
        .collect();
    assert_eq!(ranked, expected);
}

#[test]
fn the_cheapest_market_comes_first() {
    let board = board(&[
        ("rice", "IDR", &[("a", 23, 13_500), ("b", 23, 13_800), ("c", 22, 14_000)]),
        ("eggs", "IDR", &[("a", 23, 30_000), ("b", 23, 28_750), ("c", 23, 29_000)]),
    ]);
    // a: 5 × 13,500 + 2 × 30,000; b: 5 × 13,800 + 2 × 28,750; c: 5 × 14,000 + 2 × 29,000.
    check(
        &board,
        &[("rice", "5"), ("eggs", "2")],
        &[],
        &[
            ("b", Some(126_500), &[], None),
            ("a", Some(127_500), &[], Some(79)),
            ("c", Some(128_000), &[], Some(119)),
        ],
    );
    check(
        &board,
        &[("rice", "5")],
        &[],
        &[
            ("a", Some(67_500), &[], None),
            ("b", Some(69_000), &[], Some(222)),
            ("c", Some(70_000), &[], Some(370)),
        ],
    );
}

#[test]
fn a_market_that_lacks_a_good_is_never_ranked_as_cheaper() {
    let board = board(&[
        ("rice", "IDR", &[("a", 23, 13_500), ("b", 23, 99_000), ("c", 23, 10_000)]),
        ("eggs", "IDR", &[("a", 23, 30_000), ("b", 23, 99_000)]),
        ("salt", "IDR", &[("a", 23, 1), ("b", 23, 1)]),
    ]);
    check(
        &board,
        &[("rice", "1"), ("eggs", "1"), ("salt", "1")],
        &[],
        &[
            ("a", Some(43_501), &[], None),
            ("b", Some(198_001), &[], Some(35_516)),
            ("c", Some(10_000), &[1, 2], None),
        ],
    );
}

#[test]
fn markets_are_compared_only_over_the_same_goods() {
    let board = board(&[
        ("rice", "IDR", &[("a", 23, 100), ("b", 23, 110)]),
        ("eggs", "IDR", &[("c", 23, 200)]),
        ("salt", "IDR", &[("a", 23, 10), ("b", 23, 10), ("c", 23, 10)]),
    ]);
    check(
        &board,
        &[("rice", "1"), ("eggs", "1"), ("salt", "1")],
        &[],
        &[
            ("a", Some(110), &[1], None),
            ("b", Some(120), &[1], Some(909)),
            ("c", Some(210), &[0], None),
        ],
    );
}

#[test]
fn a_good_nobody_quotes_is_said_and_counts_against_nobody() {
    let board = board(&[
        ("rice", "IDR", &[("a", 23, 100)]),
        ("eggs", "IDR", &[("a", 1, 200)]),
        ("salt", "IDR", &[]),
    ]);
    check(
        &board,
        &[("eggs", "1"), ("rice", "1"), ("salt", "1")],
        &[0, 2],
        &[("a", Some(100), &[], None), ("b", None, &[1], None), ("c", None, &[1], None)],
    );
    check(
        &board,
        &[("salt", "1")],
        &[0],
        &[("a", None, &[], None), ("b", None, &[], None), ("c", None, &[], None)],
    );
}

#[test]
fn quotes_that_do_not_vote_do_not_sell() {
    let quotes: &[(&str, u8, i64)] =
        &[("a", 23, 100), ("b", 1, 90), ("c", 23, 80), ("c", 23, 85), ("d", 30, 70)];
    let board = board(&[("rice", "IDR", quotes)]);
    let found = compare_basket(&board, &lines(&board, &[("rice", "1")]));
    let flaws: Vec<(&str, Option<Flaw>)> = found
        .markets
        .iter()
        .filter_map(|market| Some((market.market.as_str(), market.missing.first()?.1.cloned())))
        .collect();
    assert_eq!(
        flaws,
        [
            ("b", Some(Flaw::Stale { age_days: 22 })),
            ("c", Some(Flaw::Contradiction)),
            ("d", Some(Flaw::FromFuture)),
        ]
    );
}

#[test]
fn totals_are_exact_and_rounded_once() {
    let board = board(&[
        ("rice", "USD", &[("a", 23, 1), ("b", 23, 3)]),
        ("eggs", "USD", &[("a", 23, 1), ("b", 23, 3)]),
    ]);
    // Twice 0.25 of a cent and twice 0.75: line by line it would be 0 and 2.
    check(
        &board,
        &[("rice", "0.25"), ("eggs", "0.25")],
        &[],
        &[("a", Some(0), &[], None), ("b", Some(2), &[], None), ("c", None, &[0, 1], None)],
    );
    check(
        &board,
        &[("rice", "0.75"), ("eggs", "0.75"), ("eggs", "0.001")],
        &[],
        &[
            ("a", Some(2), &[], None),
            ("b", Some(5), &[], Some(15_000)),
            ("c", None, &[0, 1, 2], None),
        ],
    );
}

#[test]
fn currencies_are_never_added() {
    let board =
        board(&[("rice", "IDR", &[("a", 23, 100)]), ("oil", "USD", &[("a", 23, 5), ("b", 23, 5)])]);
    let found = compare_basket(&board, &lines(&board, &[("rice", "1"), ("oil", "1")]));
    assert_eq!(found.other_currency, [1]);
    assert_eq!(sum(&found.markets[0]), Some(100));
}

#[test]
fn absurd_prices_give_no_total_and_come_last() {
    let board = board(&[("rice", "IDR", &[("a", 23, i64::MAX / 1_000), ("b", 23, 5)])]);
    let found = compare_basket(&board, &lines(&board, &[("rice", "2")]));
    let totals: Vec<BasketTotal> = found.markets.iter().map(|market| market.total).collect();
    let ten = Money { minor: 10, currency: Currency::parse("IDR").unwrap() };
    assert_eq!(totals, [BasketTotal::Sum(ten), BasketTotal::TooLarge, BasketTotal::Nothing]);
}

#[test]
fn an_empty_basket_costs_nothing_anywhere() {
    let board = board(&[("rice", "IDR", &[("a", 23, 100)])]);
    let found = compare_basket(&board, &[]);
    assert!(found.markets.is_empty() && found.unquoted.is_empty());
}

#[test]
fn amounts_are_decimals_without_floats() {
    let read = |text: &str| {
        let amount = Amount::parse(text);
        amount.map(|amount| amount.milli()).map_err(|error| error.code().to_string())
    };
    for (text, milli) in [
        ("1", 1_000),
        (" 5 ", 5_000),
        ("0.25", 250),
        (".5", 500),
        ("2.", 2_000),
        ("1.5000", 1_500),
        ("0.001", 1),
        ("999999.999", 999_999_999),
    ] {
        assert_eq!(read(text), Ok(milli), "{text}");
    }
    for (text, code) in [
        ("", "price.amount_not_a_number"),
        (".", "price.amount_not_a_number"),
        ("-1", "price.amount_not_a_number"),
        ("1e3", "price.amount_not_a_number"),
        ("1,5", "price.amount_not_a_number"),
        ("1.2.3", "price.amount_not_a_number"),
        ("NaN", "price.amount_not_a_number"),
        ("0", "price.amount_zero"),
        ("0.000", "price.amount_zero"),
        ("0.0001", "price.amount_too_fine"),
        ("1000000", "price.amount_too_large"),
        ("99999999999999999999999", "price.amount_too_large"),
    ] {
        assert_eq!(read(text), Err(code.to_string()), "{text}");
    }
}

#[test]
fn amounts_are_written_as_short_as_they_are() {
    for (text, mark, expected) in
        [("5", '.', "5"), ("0.25", ',', "0,25"), ("1.500", '.', "1.5"), ("10.007", ',', "10,007")]
    {
        let mut out = String::new();
        Amount::parse(text).unwrap().push(mark, &mut out);
        assert_eq!(out, expected);
    }
}

#[test]
fn steps_stay_within_what_can_be_read() {
    let amount = |text: &str| Amount::parse(text).unwrap();
    assert_eq!(amount("0.5").one_less(), None);
    assert_eq!(amount("1").one_less(), None);
    assert_eq!(amount("1.5").one_less(), Some(amount("0.5")));
    assert_eq!(amount("999999.5").one_more(), amount("999999.999"));
    assert_eq!(amount("1").one_more(), amount("2"));
}
