//! Upper levels, what items contribute, and prices that were imputed.
//!
//! Source: `docs/reference/price-indices.md`; figures worked out by hand.

use std::collections::BTreeMap;

use balai::Coded;
use balai::price::index::{
    Basket, Classes, Error, Hierarchy, Imputation, Item, Link, Panel, PeriodOrder, Spec, compute,
    impute,
};
use proptest::prelude::*;

use super::index::seen;

fn labels(n: usize) -> Vec<String> {
    (0..n).map(|t| format!("t{t}")).collect()
}

fn items(values: &[&[f64]]) -> Vec<Item> {
    let item = |(idx, values): (usize, &&[f64])| Item {
        name: format!("i{idx}"),
        values: values.iter().map(|value| (*value > 0.0).then_some(*value)).collect(),
    };
    values.iter().enumerate().map(item).collect()
}

fn basket(link: &str, weight_period: Option<&str>, weights: &[f64]) -> Basket {
    let weights = weights.iter().enumerate().map(|(idx, weight)| (format!("i{idx}"), *weight));
    Basket {
        link: link.into(),
        weight_period: weight_period.map(Into::into),
        weights: weights.collect(),
    }
}

#[track_caller]
fn check(values: &[&[f64]], baskets: &[Basket], expected: &[f64]) {
    let hierarchy = Hierarchy::new(labels(values[0].len()), items(values), baskets).unwrap();
    for (total, expected) in hierarchy.totals().iter().zip(expected) {
        assert!((total.index.unwrap() - expected).abs() < 1e-14, "{total:?} {expected}");
        assert!(total.missing.is_empty());
    }
}

#[test]
fn weights_of_young_and_of_lowe() {
    let values: [&[f64]; 2] = [&[100.0, 200.0, 200.0], &[1.0, 1.0, 1.5]];
    check(&values, &[basket("t0", None, &[1.0, 3.0])], &[1.0, 1.25, 1.625]);
    check(&values, &[basket("t1", None, &[10.0, 30.0])], &[0.875, 1.0, 1.375]);
    // Brought from t0 to t1 the weights are 2 and 3.
    check(&values, &[basket("t1", Some("t0"), &[1.0, 3.0])], &[0.8, 1.0, 1.3]);
    // An item without weight may lack a figure.
    let gappy: [&[f64]; 2] = [&[1.0, 2.0], &[1.0, 0.0]];
    check(&gappy, &[basket("t0", None, &[1.0, 0.0])], &[1.0, 2.0]);
}

#[test]
fn a_chain_of_baskets() {
    let values: [&[f64]; 2] = [&[1.0, 2.0, 2.0, 3.0], &[1.0, 1.0, 1.5, 1.5]];
    let young = [basket("t0", None, &[1.0, 1.0]), basket("t1", None, &[1.0, 3.0])];
    check(&values, &young, &[1.0, 1.5, 1.5 * 1.375, 1.5 * (1.5 * 0.25 + 1.5 * 0.75)]);
    // The same quantities linked in again change nothing.
    let lowe = [basket("t0", None, &[1.0, 1.0]), basket("t1", Some("t0"), &[1.0, 1.0])];
    check(&values, &lowe, &[1.0, 1.5, 1.75, 2.25]);
}

#[test]
fn a_missing_figure_is_named_and_nothing_is_made_up() {
    let values: [&[f64]; 2] = [&[1.0, 2.0, 2.0], &[1.0, 0.0, 1.5]];
    let baskets = [basket("t0", None, &[1.0, 1.0])];
    let hierarchy = Hierarchy::new(labels(3), items(&values), &baskets).unwrap();
    let totals = hierarchy.totals();
    assert_eq!((totals[1].index, totals[1].missing.clone()), (None, vec!["i1".to_owned()]));
    assert_eq!(totals[2].index, Some(1.75));
    let code = |from, to| hierarchy.contributions(from, to).unwrap_err().code();
    assert_eq!(code("t0", "t1"), "index.missing_figure");
    assert_eq!(code("t2", "t0"), "index.backwards");
    assert_eq!(code("t0", "t0"), "index.backwards");
    assert_eq!(code("t0", "t9"), "index.no_such_period");
    let parts = hierarchy.contributions("t0", "t2").unwrap();
    assert_eq!((parts.change, parts.items[0].1, parts.items[1].1), (0.75, 0.5, 0.25));
}

#[track_caller]
fn refused(values: &[&[f64]], baskets: &[Basket], code: &str) {
    assert_eq!(Hierarchy::new(labels(2), items(values), baskets).unwrap_err().code(), code);
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let values: [&[f64]; 2] = [&[1.0, 2.0], &[1.0, 0.0]];
    refused(&values, &[], "index.no_basket");
    refused(&values, &[basket("t9", None, &[1.0, 1.0])], "index.no_such_period");
    refused(&values, &[basket("t1", None, &[1.0, 1.0])], "index.missing_figure");
    refused(&values, &[basket("t0", Some("t1"), &[1.0, 1.0])], "index.missing_figure");
    for weights in [[1.0, -1.0], [f64::NAN, 1.0], [0.0, 0.0], [f64::MAX, f64::MAX]] {
        refused(&values, &[basket("t0", None, &weights)], "index.bad_weight");
    }
    refused(&values, &[basket("t0", None, &[1.0])], "index.item_mismatch");
    refused(&values, &[basket("t0", None, &[1.0, 1.0, 1.0])], "index.item_mismatch");
    let twice = [basket("t0", None, &[1.0, 0.0]), basket("t0", None, &[1.0, 0.0])];
    refused(&values, &twice, "index.basket_order");
    refused(&[&[1.0]], &[], "index.length_mismatch");
    refused(&[&[1.0, f64::INFINITY]], &[], "index.bad_figure");
    let mut repeated = items(&values);
    repeated[1].name = "i0".into();
    let error = Hierarchy::new(labels(2), repeated, &[]).unwrap_err();
    assert_eq!(error, Error::RepeatedItem { item: "i0".into() });
}

proptest! {
    #[test]
    fn contributions_add_up_to_the_change(
        values in prop::collection::vec(prop::collection::vec(0.2_f64..5.0, 6), 1..6),
        weights in prop::collection::vec(prop::collection::vec(0.01_f64..9.0, 6), 3),
        link in 1_usize..5, from in 0_usize..5, is_lowe in any::<bool>(),
    ) {
        let n = values.len();
        let rows: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
        let weight_period = is_lowe.then_some("t0");
        let baskets = [
            basket("t0", None, &weights[0][..n]),
            basket(&format!("t{link}"), weight_period, &weights[1][..n]),
            basket("t5", None, &weights[2][..n]),
        ];
        let hierarchy = Hierarchy::new(labels(6), items(&rows), &baskets).unwrap();
        let totals = hierarchy.totals();
        for to in from + 1..6 {
            let parts = hierarchy.contributions(&format!("t{from}"), &format!("t{to}")).unwrap();
            let change = totals[to].index.unwrap() / totals[from].index.unwrap() - 1.0;
            let sum: f64 = parts.items.iter().map(|(_, part)| part).sum();
            prop_assert!((parts.change - change).abs() < 1e-12);
            prop_assert!((sum - change).abs() < 1e-12, "{parts:?} {change}");
        }
    }

    /// A mean that is imputed leaves the mean as it was.
    #[test]
    fn an_imputed_mean_leaves_jevons_as_it_was(
        before in prop::collection::vec(1.0_f64..9.0, 4), after in prop::collection::vec(1.0_f64..9.0, 3)
    ) {
        let rows = before.iter().enumerate().map(|(i, p)| seen(&format!("p{i}"), "0", *p, None));
        let next = after.iter().enumerate().map(|(i, p)| seen(&format!("p{i}"), "1", *p, None));
        let panel = Panel::new(rows.chain(next).collect(), PeriodOrder::Sorted).unwrap();
        let filled = impute(&panel, Imputation::OverallMean, &Classes::new()).unwrap();
        let spec = Spec::new("jevons".parse().unwrap());
        let step = |panel| compute(panel, &spec).unwrap().points[1].value.unwrap();
        prop_assert!((step(&filled).index / step(&panel).index - 1.0).abs() < 1e-13);
        prop_assert_eq!((step(&panel).n_products, step(&panel).n_imputed), (3, 0));
        prop_assert_eq!((step(&filled).n_products, step(&filled).n_imputed), (4, 1));
    }
}

/// Rice and maize are grain; in period 1 rice is missing, in period 2 both.
fn market() -> Panel {
    let rows = vec![
        seen("rice", "0", 10.0, Some(1.0)),
        seen("maize", "0", 10.0, Some(1.0)),
        seen("maize", "1", 20.0, Some(2.0)),
        seen("rice", "3", 40.0, Some(1.0)),
        seen("eggs", "0", 1.0, Some(1.0)),
        seen("eggs", "1", 8.0, Some(1.0)),
        seen("eggs", "2", 8.0, Some(1.0)),
        seen("eggs", "3", 4.0, Some(1.0)),
        seen("beef", "1", 50.0, Some(1.0)),
    ];
    Panel::new(rows, PeriodOrder::Sorted).unwrap()
}

fn classes() -> Classes {
    let of = [("rice", "grain"), ("maize", "grain"), ("eggs", "animal"), ("beef", "animal")];
    of.iter().map(|(product, class)| ((*product).to_owned(), (*class).to_owned())).collect()
}

#[track_caller]
fn check_imputed(by: &str, expected: &[(&str, &str, f64)]) {
    let filled = impute(&market(), by.parse().unwrap(), &classes()).unwrap();
    let found: Vec<(&str, &str, f64)> = filled
        .imputed()
        .map(|(product, period, cell)| {
            assert_eq!((cell.quantity, cell.imputed.unwrap().name()), (None, by));
            (product, period, (cell.price * 1e9).round() / 1e9)
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn imputations_by_name() {
    check_imputed(
        "carry-forward",
        &[
            ("rice", "1", 10.0),
            ("beef", "2", 50.0),
            ("maize", "2", 20.0),
            ("rice", "2", 10.0),
            ("beef", "3", 50.0),
            ("maize", "3", 20.0),
        ],
    );
    // Maize doubles and eggs rise eightfold: by four; then eggs alone.
    check_imputed(
        "overall-mean",
        &[
            ("rice", "1", 40.0),
            ("beef", "2", 50.0),
            ("maize", "2", 20.0),
            ("rice", "2", 40.0),
            ("beef", "3", 25.0),
            ("maize", "3", 10.0),
        ],
    );
    // No grain was seen in period 2, so it stays missing.
    check_imputed("class-mean", &[("rice", "1", 20.0), ("beef", "2", 50.0), ("beef", "3", 25.0)]);
    assert_eq!("mean".parse::<Imputation>().unwrap_err().code(), "index.unknown_imputation");
    let error = impute(&market(), Imputation::ClassMean, &Classes::new()).unwrap_err();
    assert_eq!(error, Error::NoClass { product: "beef".into() });
}

#[test]
fn from_prices_to_one_figure() {
    let filled = impute(&market(), Imputation::OverallMean, &Classes::new()).unwrap();
    let spec = Spec { link: Link::Chained, ..Spec::new("jevons".parse().unwrap()) };
    let weights = BTreeMap::from([("animal".to_owned(), 1.0), ("grain".to_owned(), 3.0)]);
    let baskets = [Basket { link: "0".into(), weight_period: None, weights }];
    let hierarchy = Hierarchy::of_panel(&filled, &classes(), &spec, &baskets).unwrap();
    let names: Vec<&str> = hierarchy.items().iter().map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["animal", "grain"]);
    // Grain: the root of 4 x 2; animal: 8.
    let index = hierarchy.totals()[1].index.unwrap();
    assert!((index - (8.0 + 3.0 * 8.0_f64.sqrt()) / 4.0).abs() < 1e-14, "{index}");
    let error = Hierarchy::of_panel(&filled, &Classes::new(), &spec, &baskets).unwrap_err();
    assert_eq!(error.code(), "index.no_class");
}
