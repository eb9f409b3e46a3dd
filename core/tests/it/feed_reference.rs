//! Reference prices in a feed: the rule of each day, and where a price stands to it.
//!
//! Source: `core/packs/id/reference-prices.json`; newspapers' figures recomputed.

use balai::price::reference::{Error, INDONESIA, Observation, Position, References, verdict};
use balai::price::{Feed, FeedItem};
use balai::words::Lang;
use balai::{Date, Money, iso};

use super::feed::feed_of;
use super::row;

fn references() -> References {
    References::from_json(INDONESIA).unwrap()
}

fn day(text: &str) -> Date {
    iso::parse_date(text).unwrap()
}

fn referred(rows: &[String], place: &str) -> Feed {
    let mut feed = feed_of(rows);
    feed.refer(&references(), place).unwrap();
    feed
}

/// A quote of a commodity on a day, per unit.
fn quote(on: &str, commodity: &str, unit: &str, price: &str) -> String {
    row(&[(0, on), (8, commodity), (9, "1"), (10, unit), (14, price)])
}

fn only(feed: &Feed) -> &FeedItem {
    assert_eq!(feed.items.len(), 1);
    &feed.items[0]
}

#[test]
fn each_day_has_the_rule_in_force_on_it() {
    let rows = ["2025-08-20", "2025-08-21", "2025-08-22", "2025-08-25"]
        .map(|on| quote(on, "beras medium", "KG", "13500"));
    let feed = referred(&rows, "Banten");
    let found: Vec<_> = only(&feed)
        .references
        .iter()
        .map(|one| (one.from, one.until, one.kind.as_str(), one.upper))
        .collect();
    assert_eq!(
        found,
        [
            (day("2025-08-20"), day("2025-08-21"), "HET", Some(12_500)),
            (day("2025-08-22"), day("2025-08-25"), "HET", Some(13_500)),
        ]
    );
    let on = |text| only(&feed).reference_on(day(text)).map(|one| one.rule(Lang::Id));
    assert_eq!(on("2025-08-24"), Some("Kepbadan 299/2025"));
    assert_eq!(on("2025-08-19"), None);
    assert_eq!(on("2025-08-26"), None);
}

#[test]
fn what_has_no_rule_has_no_reference() {
    for (commodity, unit, place) in [
        ("Cassava", "KG", "Banten"),
        // A reference per kilogram says nothing of a price per bird or bag.
        ("beras medium", "piece", "Banten"),
        ("daging ayam ras", "bird", "Banten"),
        // An average over the nation is in no zone.
        ("beras medium", "KG", "national"),
    ] {
        let feed = referred(&[quote("2025-11-03", commodity, unit, "13500")], place);
        assert_eq!(only(&feed).references, [], "{commodity} per {unit} in {place}");
    }
    // Attested up to a day: nothing is known behind it.
    let feed = referred(&[quote("2026-02-03", "bawang merah", "KG", "40000")], "Banten");
    assert_eq!(only(&feed).references, []);
    let error = feed_of(&[row(&[])]).refer(&references(), "Atlantis").unwrap_err();
    assert!(matches!(error, Error::UnknownRegion { .. }), "{error}");
}

#[test]
fn a_feed_with_references_reads_back_and_bad_ones_are_set_aside() {
    let rows = [quote("2025-11-03", "bawang merah", "KG", "40000")];
    let feed = referred(&rows, "Banten");
    let json = feed.to_json();
    assert!(json.contains(r#""kind":"HAP","lower":36500,"upper":41500"#), "{json}");
    assert_eq!(Feed::from_json(&json).unwrap(), feed);
    for (good, bad) in [
        (r#""lower":36500"#, r#""lower":46500"#),
        (r#""lower":36500"#, r#""lower":0"#),
        (r#""lower":36500"#, r#""lower":"36500""#),
        (r#""kind":"HAP""#, r#""kind":5"#),
        (r#""from":"2025-11-03""#, r#""from":"2025-13-03""#),
        (r#""until":"2025-11-03","#, ""),
        (r#""lower":36500,"upper":41500,"#, ""),
    ] {
        assert!(json.contains(good), "{good}");
        let read = Feed::from_json(&json.replace(good, bad)).unwrap();
        assert_eq!(only(&read).references, [], "{bad}");
        assert_eq!(read.set_aside.n, feed.set_aside.n + 1, "{bad}");
        assert_eq!(only(&read).quotes, only(&feed).quotes, "{bad}");
    }
}

#[test]
fn a_standing_is_the_verdict() {
    let references = references();
    let rows = [quote("2025-11-03", "cabai rawit merah", "KG", "50000")];
    let feed = referred(&rows, "Banten");
    let on = day("2025-11-03");
    let reference = only(&feed).reference_on(on).unwrap();
    for (minor, position, points) in [
        (59_820, Position::Above, Some(495)),
        (50_541, Position::Within, None),
        (41_548, Position::Within, None),
        (40_000, Position::Within, None),
        (57_000, Position::Within, None),
        (39_999, Position::Below, Some(0)),
        (20_000, Position::Below, Some(-5_000)),
    ] {
        let price = Money { minor, currency: references.currency };
        let standing = reference.standing(price);
        let outside = standing.outside.map(|change| change.basis_points);
        assert_eq!((standing.position, outside), (position, points), "{minor}");
        let item = &only(&feed).item;
        let (price_type, unit) = (item.price_type, item.unit);
        let (variety, region) = ("chili-cayenne-red", "Banten");
        let observation = Observation { variety, region, price_type, unit, day: on, price };
        let found = verdict(&references, &observation).unwrap();
        let deviation = found.deviation.map(|deviation| deviation.basis_points);
        assert_eq!((found.position, deviation), (position, points), "{minor}");
        assert!(found.sentence(Lang::En).contains(reference.rule(Lang::En)));
    }
}
