//! The reviewer's list: the order in which to look, and decisions that are checked against it.
//!
//! Source: what `docs/reference/price-editing.md` promises.

use balai::price::edit::{
    Decision, Defect, FlaggedQuote, Mark, QuoteReview, ReviewPolicy, Rule, Settlement, clean,
    decide, review_quotes,
};
use balai::price::{Item, PriceType, Quote};
use balai::{Coded, CommodityId, Currency, Date, MarketId, Unit, iso};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    iso::parse_date(text).unwrap()
}

fn quote(market: &str, unit: &str, on: &str, price_minor: i64) -> Quote {
    Quote {
        item: Item {
            commodity: CommodityId::new("1_3").unwrap(),
            unit: Unit::parse(unit).unwrap(),
            price_type: PriceType::Retail,
            currency: Currency::parse("IDR").unwrap(),
        },
        market: MarketId::new(market).unwrap(),
        observed_on: day(on),
        price_minor,
    }
}

fn review(quotes: &[Quote]) -> QuoteReview {
    let policy = ReviewPolicy {
        as_of: day("2026-11-23"),
        rule: Rule::OURS,
        compared: &Rule::TEXTBOOK,
        frozen_n_min: 3,
        age_days_max: 7,
        is_expected: &|_| false,
    };
    review_quotes(quotes, &policy, &mut |_, _| {}).unwrap()
}

/// Four markets over four days, with one of everything that can be wrong.
fn quotes() -> Vec<Quote> {
    let mut quotes = Vec::new();
    for (market, prices) in [
        ("a", [12_500, 12_500, 12_500, 12_500]),
        ("b", [12_500, 12_600, 12_600, 19_000]),
        ("c", [12_400, 12_400, 620_000, 12_400]),
        ("d", [12_500, 12_500, 12_500, 12_700]),
    ] {
        for (on, price) in (19..).zip(prices) {
            quotes.push(quote(market, "kg", &format!("2026-11-{on}"), price));
        }
    }
    quotes.push(quote("a", "kg", "2026-11-23", 0));
    quotes.push(quote("a", "50 kg", "2026-11-23", 600_000));
    quotes.push(quote("d", "kg", "2026-11-24", 12_700));
    quotes.push(quote("d", "kg", "2026-11-22", 12_750));
    quotes.push(quote("d", "kg", "2026-11-21", 12_500));
    quotes
}

fn told(row: &FlaggedQuote) -> String {
    let Quote { market, observed_on, price_minor, .. } = &row.quote;
    let on = iso::write_date(*observed_on);
    format!("{} {} {price_minor}: {}", market.as_str(), &on[8..], row.grounds_text())
}

#[test]
fn the_surest_and_farthest_come_first() {
    let found = review(&quotes());
    let told: Vec<String> = found.flagged.iter().map(told).collect();
    assert_eq!(
        told,
        [
            "a 23 0: not-positive",
            "d 24 12700: from-future",
            "d 22 12700: contradiction",
            "d 22 12750: contradiction",
            "c 21 620000: implausible-unit x50 after 12400 on 2026-11-20; \
             implausible-unit x50 among median 12550",
            "c 22 12400: implausible-unit /50 after 620000 on 2026-11-21",
            "a 23 600000: unit-changed from kg",
            "b 22 19000: outlier after 12600 on 2026-11-21; outlier among median 12500",
        ]
    );
    let grounds = &found.flagged[7].grounds;
    // Relatives 1.008, 1 and 1.508: beyond 2.5 deviations of 0.012, within 2.5 times 0.25.
    assert_eq!(grounds[0].rules[..2], ["log-floor", "robust-z"]);
    assert!(found.flagged[0].grounds[0].rules.is_empty(), "no rule says that zero is no price");
    let marks: Vec<_> = found.marks.iter().map(|(key, mark)| (key.market.as_str(), mark)).collect();
    assert!(
        marks.iter().any(
            |(market, mark)| *market == "a" && matches!(mark, Mark::Frozen { n_quotes: 4, .. })
        )
    );
    assert!(
        marks
            .iter()
            .any(|(market, mark)| *market == "d"
                && matches!(mark, Mark::Repeated { n_times: 2, .. }))
    );
    assert_eq!((found.n_series, found.n_cross_sections), (4, 4));
    let ours = &found.rules[0];
    // Along: 3 of a, b and c, 2 of d; across: 4, 4, 4 and 3 on the four days with several markets.
    assert_eq!((ours.n_relatives, ours.rule.name()), (26, "log-floor"));
    assert_eq!(found.rules.len(), 7);
}

#[test]
fn nothing_is_flagged_where_nothing_is_wrong() {
    assert_eq!(review(&[]).flagged, []);
    let quiet: Vec<Quote> = quotes().into_iter().filter(|q| q.market.as_str() == "a").collect();
    let found = review(&quiet[..4]);
    assert_eq!((found.flagged.len(), found.n_series, found.n_cross_sections), (0, 1, 0));
}

proptest! {
    #[test]
    fn the_order_of_the_quotes_changes_nothing(order in Just(quotes()).prop_shuffle()) {
        let quotes = quotes();
        prop_assert_eq!(review(&order), review(&quotes));
    }

    #[test]
    fn the_unit_of_money_changes_neither_rows_nor_order(factor in 1_i64..1_000_000) {
        let rows = |factor: i64| {
            let scaled: Vec<Quote> = quotes()
                .into_iter()
                .map(|quote| Quote { price_minor: quote.price_minor * factor, ..quote })
                .collect();
            let rows = review(&scaled).flagged.into_iter().map(|row| {
                let names: Vec<_> =
                    row.grounds.iter().map(|g| (g.flag.name(), g.rules.clone())).collect();
                (row.quote.market, row.quote.observed_on, row.quote.price_minor / factor, names)
            });
            rows.collect::<Vec<_>>()
        };
        prop_assert_eq!(rows(factor), rows(1));
    }
}

fn decision(row: &FlaggedQuote, is_kept: bool) -> Decision {
    Decision {
        case: row.quote.clone(),
        grounds_text: row.grounds_text(),
        is_kept,
        reason: "asked the trader".into(),
        reviewed_by: "Ani".into(),
        reviewed_on: day("2026-11-24"),
        settled: Some(Settlement { by: "Budi".into(), on: day("2026-11-24") }),
    }
}

#[test]
fn decisions_leave_what_counts_and_lose_nothing() {
    let quotes = quotes();
    let found = review(&quotes);
    let decisions: Vec<Decision> = [(0, false), (3, false), (4, false), (7, true)]
        .map(|(row, is_kept)| decision(&found.flagged[row], is_kept))
        .into();
    let list = decide(&found.flagged, day("2026-11-23"), &decisions).unwrap();
    let standing: Vec<_> = list.cases().iter().map(|case| case.standing()).collect();
    let n = |word| standing.iter().filter(|standing| **standing == word).count();
    assert_eq!((n("kept-out"), n("released"), n("flagged"), standing.len()), (3, 1, 4, 8));
    let cleaned = clean(&quotes, &list);
    // Without the other one, 12,700 of the 22nd contradicts nothing and counts.
    assert!(cleaned.used.contains(&quote("d", "kg", "2026-11-22", 12_700)));
    assert_eq!(cleaned.kept_out.len(), 3);
    assert_eq!(cleaned.defective, [(quote("d", "kg", "2026-11-21", 12_500), Defect::Repeated)]);
    assert_eq!(cleaned.used.len() + 3 + 1, quotes.len());
    // With no decision everything counts but what contradicts, repeats or is no price.
    let undecided = clean(&quotes, &decide(&found.flagged, day("2026-11-23"), &[]).unwrap());
    assert_eq!((undecided.kept_out.len(), undecided.defective.len()), (0, 4));
    // One person is not enough.
    let half = Decision { settled: None, ..decision(&found.flagged[4], false) };
    let list = decide(&found.flagged, day("2026-11-23"), &[half]).unwrap();
    let sack = &found.flagged[4].quote;
    assert_eq!((list.get(sack).unwrap().standing(), list.counts(sack)), ("confirmed", true));
}

#[test]
fn a_decision_that_does_not_fit_the_list_is_refused() {
    let found = review(&quotes());
    let good = || decision(&found.flagged[4], false);
    let check = |decisions: &[Decision], expected: &[(usize, &str)]| {
        let refused = decide(&found.flagged, day("2026-11-23"), decisions).unwrap_err();
        let refused: Vec<_> = refused.iter().map(|(idx, error)| (*idx, error.code())).collect();
        assert_eq!(refused, expected);
    };
    let unlisted = Decision { case: quote("a", "kg", "2026-11-19", 12_500), ..good() };
    let absent = Decision { case: quote("a", "kg", "2026-11-19", 1), ..good() };
    check(&[unlisted, good(), absent], &[(0, "decision.unlisted"), (2, "decision.unlisted")]);
    check(&[good(), decision(&found.flagged[0], true), good()], &[(2, "decision.twice")]);
    let other = Decision { grounds_text: "outlier after 12400 on 2026-11-20".into(), ..good() };
    check(&[other], &[(0, "decision.outdated")]);
    check(&[Decision { reviewed_on: day("2026-11-20"), ..good() }], &[(0, "decision.before_data")]);
    check(&[Decision { reason: " ".into(), ..good() }], &[(0, "review.no_reason")]);
    check(&[Decision { reviewed_by: String::new(), ..good() }], &[(0, "review.no_person")]);
    let settled = |by: &str, on| Some(Settlement { by: by.into(), on: day(on) });
    check(
        &[Decision { settled: settled("Ani", "2026-11-24"), ..good() }],
        &[(0, "review.same_person")],
    );
    check(
        &[Decision { settled: settled("Budi", "2026-11-23"), ..good() }],
        &[(0, "review.out_of_order")],
    );
    // A price from the future may be decided on before its day, though not before the review's.
    let future = |on| Decision { reviewed_on: day(on), ..decision(&found.flagged[1], false) };
    assert!(decide(&found.flagged, day("2026-11-23"), &[future("2026-11-23")]).is_ok());
    check(&[future("2026-11-22")], &[(0, "decision.before_data")]);
}
