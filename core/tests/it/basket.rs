//! Baskets: the ranking keeps its promises and the totals are exact, whatever the prices.
//!
//! Source: `docs/reference/price-rules.md`, "What a basket costs".

use balai::price::{Amount, BasketInMarket, BasketLine, BasketTotal, Board, Feed, compare_basket};
use proptest::prelude::*;

/// A good: what each of five markets asks on the newest day, if it has the good at all.
type Good = [Option<i64>; 5];

fn good() -> impl Strategy<Value = Good> {
    proptest::array::uniform5(proptest::option::weighted(0.7, 1_i64..200_000))
}

fn board(goods: &[Good]) -> Board {
    let items: Vec<String> = goods
        .iter()
        .enumerate()
        .map(|(i, good)| {
            let quotes: Vec<String> = good
                .iter()
                .enumerate()
                .filter_map(|(market, price)| {
                    let price = (*price)?;
                    Some(format!(
                        r#"{{"market":"m{market}","observed_on":"2026-11-23","price":{price}}}"#
                    ))
                })
                .collect();
            format!(
                r#"{{"commodity":"c{i}","unit":"kg","price_type":"retail","currency":"IDR",
                "quotes":[{}],"series":[]}}"#,
                quotes.join(",")
            )
        })
        .collect();
    let feed = format!(
        r#"{{"format":"balai.price-feed/1","city":"Kota Contoh","utc_offset":"+07:00",
        "generated_at":"2026-11-23T14:00:00+07:00","source":{{"title":"Contoh"}},
        "markets":[],"days":[],"items":[{}]}}"#,
        items.join(",")
    );
    Board::new(Feed::from_json(&feed).unwrap())
}

/// Of a half the even neighbour, in wide arithmetic.
fn rounded(thousandths: i128) -> i128 {
    let (whole, rest) = (thousandths / 1_000, thousandths % 1_000);
    whole + i128::from(rest > 500 || (rest == 500 && whole % 2 == 1))
}

fn sum(market: &BasketInMarket<'_>) -> Option<i64> {
    match market.total {
        BasketTotal::Nothing => None,
        BasketTotal::Sum(total) => Some(total.minor),
        BasketTotal::TooLarge => panic!("no price here is that large"),
    }
}

proptest! {
    #[test]
    fn a_basket_is_ranked_by_what_is_lacking_and_then_by_its_exact_total(
        goods in prop::collection::vec((good(), 1_i64..50_000), 1..6),
    ) {
        let prices: Vec<Good> = goods.iter().map(|(good, _)| *good).collect();
        let board = board(&prices);
        let lines: Vec<BasketLine<'_>> = goods
            .iter()
            .zip(&board.rows)
            .map(|((_, milli), row)| {
                let amount = format!("{}.{:03}", milli / 1_000, milli % 1_000);
                let amount = Amount::parse(&amount).unwrap();
                BasketLine { row, amount }
            })
            .collect();
        let found = compare_basket(&board, &lines);
        for (place, good) in prices.iter().enumerate() {
            let nobody = good.iter().all(Option::is_none);
            prop_assert_eq!(found.unquoted.contains(&place), nobody);
        }
        for market in &found.markets {
            let m: usize = market.market.as_str()[1..].parse().unwrap();
            let has = |place: &usize| prices[*place][m].is_some();
            let quoted: Vec<usize> = market.quoted.iter().map(|(place, _)| *place).collect();
            let all: Vec<usize> = (0..prices.len()).filter(has).collect();
            prop_assert_eq!(&quoted, &all);
            let n_known = quoted.len() + market.missing.len() + found.unquoted.len();
            prop_assert_eq!(n_known, prices.len(), "every line is somewhere");
            let cost = |place: &usize| {
                i128::from(prices[*place][m].unwrap()) * i128::from(goods[*place].1)
            };
            let total = sum(market).map(i128::from);
            let expected = (!quoted.is_empty()).then(|| rounded(quoted.iter().map(cost).sum()));
            prop_assert_eq!(total, expected);
        }
        for pair in found.markets.windows(2) {
            let minor = |i: usize| sum(&pair[i]);
            let lacks = (pair[0].missing.len(), pair[1].missing.len());
            prop_assert!(lacks.0 <= lacks.1);
            if let (true, Some(a), Some(b)) = (lacks.0 == lacks.1, minor(0), minor(1)) {
                prop_assert!(a <= b);
            }
        }
        for market in &found.markets {
            if let Some(change) = &market.against_first {
                prop_assert!(change.from.minor <= change.to.minor);
            }
        }
    }

    #[test]
    fn an_amount_that_was_written_reads_back(milli in 1_i64..1_000_000_000) {
        let mut text = String::new();
        let amount = Amount::parse(&format!("{}.{:03}", milli / 1_000, milli % 1_000)).unwrap();
        prop_assert_eq!(amount.milli(), milli);
        amount.push('.', &mut text);
        prop_assert_eq!(Amount::parse(&text), Ok(amount));
    }
}
