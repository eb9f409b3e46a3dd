//! Feeds: the order of input never matters, and what is written reads back.
//!
//! Source: `docs/reference/price-feed.schema.json`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use balai::price::{
    Board, CommodityName, Feed, FeedHead, FeedReader, RowSetAside, SetAsideRows, Source, build_feed,
};
use balai::{Coded, CommodityId, Instant, UtcOffset};
use proptest::prelude::*;

use super::{HEADER, read_wfp, row};

pub(super) fn feed_of(rows: &[String]) -> Feed {
    let file = format!("{HEADER}\n{}\n", rows.join("\n"));
    let (sink, tally) = read_wfp(file.as_bytes(), 1_000).unwrap();
    let commodities: BTreeMap<CommodityId, CommodityName> = sink
        .commodities
        .into_iter()
        .map(|(id, commodity)| {
            let name_id = (commodity.name == "Rice").then(|| "Beras".to_owned());
            (id, CommodityName { commodity, name_id })
        })
        .collect();
    let mut set_aside: Vec<RowSetAside> = sink
        .set_aside
        .iter()
        .map(|row| RowSetAside {
            line: row.line,
            code: row.reason.code().into(),
            detail: row.reason.to_string(),
        })
        .collect();
    set_aside.truncate(50);
    let head = FeedHead {
        city: "Kota \"Contoh\" <b>".into(),
        utc_offset: UtcOffset::parse("+07:00").unwrap(),
        generated_at: Instant::parse("2026-11-23T14:00:00+07:00").unwrap(),
        age_days_max: 7,
        source: Source {
            title: "WFP".into(),
            url: Some("https://data.humdata.org".into()),
            licence: Some("CC BY-IGO".into()),
            invented: true,
        },
        set_aside: SetAsideRows { n: tally.n_set_aside, rows: set_aside },
        n_aggregates_left_out: tally.n_aggregates,
    };
    build_feed(sink.quotes, &sink.markets, &commodities, head)
}

#[test]
fn the_golden_feed() {
    let rows = [
        row(&[(0, "2026-11-20"), (14, "12500")]),
        row(&[(0, "2026-11-23"), (14, "12750")]),
        row(&[
            (0, "2026-11-23"),
            (4, "2836"),
            (3, "\"Pasar \"\"Cileduk\"\" </script>\""),
            (14, "13000"),
        ]),
        row(&[(0, "2026-11-21"), (4, "2837"), (3, "Pasar C"), (14, "99999.5")]),
        row(&[(0, "2026-11-30"), (4, "2838"), (3, "Pasar D"), (14, "5")]),
        row(&[(0, "2026-11-22"), (8, "Eggs"), (9, "92"), (10, "385 G"), (14, "28000")]),
        row(&[(0, "2026-11-22"), (8, "Eggs"), (9, "92"), (10, "385 G"), (14, "28500")]),
        row(&[(3, "National Average"), (4, "974")]),
        row(&[(14, "-1")]),
    ];
    let json = feed_of(&rows).to_json();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden/feed.json");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &json).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(json, golden, "run with BLESS=1 if the change is meant, and review it");
}

#[test]
fn a_price_dated_ahead_is_shown_and_does_not_count() {
    let rows = [
        row(&[(0, "2026-11-23"), (14, "12000")]),
        row(&[(0, "2027-11-23"), (14, "5")]),
        row(&[(0, "2027-11-24"), (14, "6")]),
    ];
    let again = Feed::from_json(&feed_of(&rows).to_json()).unwrap();
    let row = Board::new(again.clone()).rows.remove(0);
    let summary = row.summary.as_ref().unwrap();
    assert_eq!((summary.median.minor, summary.grounds.set_aside.len()), (12_000, 2));
    assert_eq!(row.in_market(&again.markets[0].id).unwrap().price.minor, 12_000);
}

fn any_rows() -> impl Strategy<Value = Vec<String>> {
    let one = (1u8..29, 0u8..5, 0u8..3, 1u32..40_000, 0u8..20).prop_map(
        |(day, market, good, price, odd)| {
            let (day, market) = (format!("2026-11-{day:02}"), format!("28{market}"));
            let (good, price) = (format!("5{good}"), format!("{}.{odd}", i64::from(price) - 20));
            row(&[(0, &day), (3, &market), (4, &market), (8, &good), (9, &good), (14, &price)])
        },
    );
    proptest::collection::vec(one, 0..60)
}

/// A feed's text with something wrong in it, or not: what a reader may meet on any day.
fn spoiled(json: &str, how: u8) -> String {
    match how {
        0 => json.replacen("\"price\":", "\"price\": -", 1),
        1 => json.replacen("\"unit\":\"kg\"", "\"unit\":\"kwintal\"", 1),
        2 => json.replacen("\"items\":[{", "\"items\":[{\"name_en\":\"twice\",", 1),
        3 => json.replace(",{\"commodity\"", " ,\n {\"commodity\""),
        4 => json.replacen("\"days\":[\"2026", "\"days\":[\"2025-01-01\",\"2026", 1),
        5 => json.get(..json.len() * 2 / 3).unwrap_or(json).to_owned(),
        _ => json.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn reading_again_what_changed_is_reading_all(
        days in proptest::collection::vec(
            (any_rows(), proptest::collection::vec(0u8..9, 1..5)),
            1..5,
        )
    ) {
        let mut reader = FeedReader::default();
        let mut board: Option<Board> = None;
        let mut rows = Vec::new();
        let texts = days.into_iter().flat_map(|(more, hows)| {
            rows.extend(more);
            let json = feed_of(&rows).to_json();
            hows.into_iter().map(move |how| spoiled(&json, how))
        });
        for json in texts.collect::<Vec<_>>() {
            let (again, anew) = (reader.read(json.clone()), Feed::from_json(&json));
            prop_assert_eq!(&again, &anew);
            let Ok(feed) = again else { continue };
            let renewed = Board::renew(board.as_ref(), feed.clone());
            prop_assert_eq!(&renewed, &Board::new(feed));
            board = Some(renewed);
        }
    }

    #[test]
    fn order_never_matters_and_feeds_read_back(rows in any_rows(), seed in 0usize..60) {
        let feed = feed_of(&rows);
        let json = feed.to_json();
        let again = Feed::from_json(&json).unwrap();
        prop_assert_eq!(again.to_json(), json.as_str());

        let mut turned = rows.clone();
        let middle = if turned.is_empty() { 0 } else { seed % turned.len() };
        turned.rotate_left(middle);
        turned.reverse();
        // Lines of rows set aside move with the rows; everything else must be equal.
        let mut other = feed_of(&turned);
        other.set_aside = feed.set_aside.clone();
        prop_assert_eq!(other.to_json(), json);

        for row in Board::new(again.clone()).rows {
            let Ok(summary) = &row.summary else { continue };
            prop_assert!(summary.lowest.1.minor <= summary.median.minor);
            prop_assert!(summary.median.minor <= summary.highest.1.minor);
            prop_assert!(summary.lowest.1.minor <= summary.mean.minor);
            prop_assert!(summary.mean.minor <= summary.highest.1.minor);
            prop_assert_eq!(summary.grounds.used.len(), summary.n_markets as usize);
        }
    }
}

/// The flags of the newest quotes of rice in each market, given prices by day.
#[track_caller]
fn check_flags(prices: &[(&str, &str, &str)], expected: &[(&str, &str)]) {
    let rows: Vec<String> = prices
        .iter()
        .map(|(market, on, price)| row(&[(0, on), (4, market), (14, price)]))
        .collect();
    let feed = feed_of(&rows);
    let quotes = feed.items[0].quotes.iter();
    let found: Vec<(&str, &str)> =
        quotes.filter_map(|quote| Some((quote.market.as_str(), quote.flag?.to_wire()))).collect();
    assert_eq!(found, expected);
    assert_eq!(Feed::from_json(&feed.to_json()).unwrap(), feed);
    let board = Board::new(feed);
    let n_votes = board.rows[0].summary.as_ref().unwrap().n_markets;
    assert_eq!(n_votes as usize, board.rows[0].quotes.len(), "a flagged quote votes");
}

#[test]
fn quotes_that_somebody_should_look_at_are_flagged() {
    let steady = ["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21"];
    let after = |price: &'static str| {
        let mut prices = steady.map(|on| ("1", on, "12500")).to_vec();
        prices.push(("1", "2026-11-22", price));
        prices
    };
    check_flags(&after("12600"), &[]);
    // Far from the quote before it.
    check_flags(&after("19900"), &[("1", "outlier")]);
    // A zero too many.
    check_flags(&after("125000"), &[("1", "implausible-unit")]);
    // A jump that the market has left behind is not of its newest quote.
    let mut left_behind = after("12500");
    left_behind[2].2 = "19900";
    check_flags(&left_behind, &[]);
    // Far from the other markets; of two neither can be told to be wrong.
    let three = [("1", "2026-11-22", "12500"), ("2", "2026-11-22", "12600")];
    check_flags(&three, &[]);
    check_flags(&[three[0], three[1], ("3", "2026-11-22", "19900")], &[("3", "outlier")]);
}
