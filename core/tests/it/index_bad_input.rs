//! The answer to data that are bad, sparse or odd, and to wishes that cannot be met.
//!
//! Source: `docs/reference/price-indices.md`; figures worked out by hand.

use balai::Coded;
use balai::price::index::{
    Error, Flaw, Gap, Link, Method, Observation, Panel, PeriodOrder, Spec, Window, compute,
};

use proptest::prelude::*;

use super::index::{all, seen};

#[test]
fn one_observation_is_a_base() {
    for quantity in [Some(2.0), None] {
        let panel = Panel::new(vec![seen("a", "1", 5.0, quantity)], PeriodOrder::Sorted).unwrap();
        for spec in all() {
            match compute(&panel, &spec) {
                Ok(series) => {
                    let step = series.points[0].value.unwrap();
                    assert_eq!((step.index, step.n_products, step.n_imputed), (1.0, 1, 0));
                    assert_eq!(series.points.len(), 1);
                }
                Err(error) => {
                    assert_eq!((error.code(), quantity), ("index.no_quantities", None));
                }
            }
        }
    }
}

#[track_caller]
fn check_flaw(bad: Observation, expected: Flaw) {
    let good = seen("a", "1", 5.0, None);
    let given = PeriodOrder::Given(vec!["1".into(), "2".into()]);
    let panel = Panel::new(vec![bad.clone(), good], given).unwrap();
    assert_eq!(panel.set_aside().len(), 1);
    assert_eq!(panel.set_aside()[0].1, expected);
    assert_eq!(panel.cell(0, 0).unwrap().price, 5.0);
    let error = Panel::new(vec![bad], PeriodOrder::Given(vec!["1".into()])).unwrap_err();
    assert_eq!(error.code(), "index.no_usable_observation");
}

#[test]
fn what_cannot_be_used_is_set_aside() {
    check_flaw(seen("", "1", 5.0, None), Flaw::NoProduct);
    check_flaw(seen("a", "", 5.0, None), Flaw::NoPeriod);
    check_flaw(seen("a", "3", 5.0, None), Flaw::UnknownPeriod);
    check_flaw(seen("a", "1", 0.0, None), Flaw::ZeroPrice);
    check_flaw(seen("a", "1", -0.0, None), Flaw::ZeroPrice);
    check_flaw(seen("a", "1", -1.0, None), Flaw::NegativePrice);
    check_flaw(seen("a", "1", f64::NAN, None), Flaw::PriceNotFinite);
    check_flaw(seen("a", "1", f64::NEG_INFINITY, None), Flaw::PriceNotFinite);
    check_flaw(seen("a", "1", 5.0, Some(-1.0)), Flaw::NegativeQuantity);
    check_flaw(seen("a", "1", 5.0, Some(f64::INFINITY)), Flaw::QuantityNotFinite);
}

#[test]
fn equal_observations_are_one_and_different_ones_contradict() {
    let rows = |b: Observation| {
        let rows = vec![seen("a", "1", 5.0, Some(1.0)), b, seen("b", "1", 1.0, None)];
        let panel = Panel::new(rows, PeriodOrder::Sorted).unwrap();
        let flaws: Vec<Flaw> = panel.set_aside().iter().map(|(_, flaw)| *flaw).collect();
        (panel.products().len(), panel.n_repeated(), flaws)
    };
    assert_eq!(rows(seen("a", "1", 5.0, Some(1.0))), (2, 1, vec![]));
    for other in [seen("a", "1", 5.1, Some(1.0)), seen("a", "1", 5.0, None)] {
        assert_eq!(rows(other), (1, 0, vec![Flaw::Contradiction; 2]));
    }
}

/// Product, period, price and quantity below zero for unknown; what each method answers.
#[track_caller]
fn check_gaps(method: &str, rows: &[(&str, &str, f64, f64)], expected: &[Result<f64, Gap>]) {
    let rows = rows.iter().map(|(i, t, p, q)| seen(i, t, *p, (*q >= 0.0).then_some(*q)));
    let order = (1..=expected.len()).map(|t| t.to_string()).collect();
    let panel = Panel::new(rows.collect(), PeriodOrder::Given(order)).unwrap();
    let (name, link) = match method.strip_suffix(" chained") {
        Some(name) => (name, Link::Chained),
        None => (method, Link::Fixed),
    };
    let spec = Spec { link, ..Spec::new(name.parse().unwrap()) };
    let found = compute(&panel, &spec).unwrap().points;
    for (point, expected) in found.iter().zip(expected) {
        let value = point.value.map(|step| (step.index * 1e12).round() / 1e12);
        assert_eq!(value, *expected, "{method} {point:?}");
    }
}

#[test]
fn a_gap_says_why() {
    let gappy =
        [("a", "2", 1.0, 1.0), ("a", "4", 2.0, 1.0), ("b", "5", 3.0, 1.0), ("b", "6", 6.0, 1.0)];
    let (none, apart) = (Err(Gap::NoObservation), Err(Gap::NoMatch));
    for name in Method::NAMES {
        check_gaps(name, &gappy, &[none, Ok(1.0), none, Ok(2.0), apart, apart]);
    }
    // What nothing ties to the base directly may be tied by way of others.
    let bridge =
        [("a", "1", 1.0, 1.0), ("a", "2", 2.0, 1.0), ("b", "2", 3.0, 1.0), ("b", "3", 6.0, 1.0)];
    check_gaps("jevons", &bridge, &[Ok(1.0), Ok(2.0), apart]);
    for name in ["jevons chained", "geks-fisher", "geary-khamis", "time-product-dummy"] {
        check_gaps(name, &bridge, &[Ok(1.0), Ok(2.0), Ok(4.0)]);
    }
    // A chain skips a period without a figure.
    check_gaps("jevons chained", &gappy[..2], &[none, Ok(1.0), none, Ok(2.0)]);
}

#[test]
fn a_quantity_of_zero_weighs_nothing_and_an_unknown_one_has_no_say() {
    let rows = |q: f64| {
        [("a", "1", 1.0, 1.0), ("a", "2", 2.0, 1.0), ("b", "1", 1.0, q), ("b", "2", 8.0, q)]
    };
    for q in [0.0, -1.0] {
        check_gaps("jevons", &rows(q), &[Ok(1.0), Ok(4.0)]);
        for name in Method::NAMES
            .iter()
            .filter(|name| !["carli", "dutot", "jevons", "harmonic", "geks-jevons"].contains(name))
        {
            check_gaps(name, &rows(q), &[Ok(1.0), Ok(2.0)]);
        }
    }
    // Known in one of the periods only: half of its share of the other.
    let once =
        [("a", "1", 1.0, 1.0), ("a", "2", 1.0, 1.0), ("b", "1", 1.0, 1.0), ("b", "2", 16.0, 0.0)];
    check_gaps("tornqvist", &once, &[Ok(1.0), Ok(2.0)]);
    check_gaps("laspeyres", &once, &[Ok(1.0), Ok(8.5)]);
    check_gaps("paasche", &once, &[Ok(1.0), Ok(1.0)]);
    let never =
        [("a", "1", 1.0, 1.0), ("a", "2", 1.0, 0.0), ("b", "1", 1.0, 0.0), ("b", "2", 1.0, 2.0)];
    check_gaps("walsh", &never, &[Ok(1.0), Err(Gap::NoWeight)]);
    let large = [("a", "1", 1e-300, 1.0), ("a", "2", 1e300, 1.0)];
    check_gaps("carli", &large, &[Ok(1.0), Err(Gap::OutOfRange)]);
}

#[test]
fn specifications_that_cannot_be_met_are_refused() {
    let unweighted = vec![seen("a", "1", 1.0, None), seen("a", "2", 1.0, Some(0.0))];
    let panel = Panel::new(unweighted, PeriodOrder::Sorted).unwrap();
    let code = |spec: &Spec| compute(&panel, spec).unwrap_err().code();
    for name in ["laspeyres", "fisher", "lowe", "young", "geks-walsh", "geary-khamis"] {
        assert_eq!(code(&Spec::new(name.parse().unwrap())), "index.no_quantities");
    }
    let mut spec = Spec::new("jevons".parse().unwrap());
    spec.window = Some(Window::parse(3, "mean").unwrap());
    assert_eq!(code(&spec), "index.window_too_long");
    spec.window = spec.window.map(|window| Window { n: 1, ..window });
    assert_eq!(code(&spec), "index.window_too_short");
    let lowe = Spec { weight_period: Some("3".into()), ..Spec::new("lowe".parse().unwrap()) };
    assert_eq!(code(&lowe), "index.no_such_period");
    let twice = PeriodOrder::Given(vec!["1".into(), "1".into()]);
    assert_eq!(Panel::new(vec![], twice).unwrap_err().code(), "index.repeated_period");
}

#[test]
fn names_are_read_back_and_unknown_ones_name_the_known() {
    for name in Method::NAMES {
        assert_eq!(name.parse::<Method>().unwrap().name(), *name);
    }
    for name in Window::SPLICE_NAMES {
        assert_eq!(Window::parse(13, name).unwrap().splice_name(), *name);
    }
    let error = "geks".parse::<Method>().unwrap_err();
    assert!(matches!(&error, Error::UnknownMethod { name, .. } if name == "geks"));
    assert!(error.to_string().contains("geks-tornqvist, geks-fisher"), "{error}");
    let error = Window::parse(13, "wisp").unwrap_err();
    assert_eq!(error.code(), "index.unknown_splice");
    assert!(error.to_string().contains("mean-published"), "{error}");
    assert_eq!(Window::parse(1, "mean").unwrap_err().code(), "index.window_too_short");
}

proptest! {
    /// Whatever the numbers, each observation is counted once and each figure is a number.
    #[test]
    fn any_numbers_have_an_answer(
        rows in prop::collection::vec(
            (0_u8..4, 0_u8..5, any::<f64>(), prop::option::of(any::<f64>())), 0..40
        ),
        n in 0_usize..4, splice_idx in 0_usize..8,
    ) {
        let n_rows = rows.len();
        let rows = rows.iter().map(|(i, t, p, q)| seen(&i.to_string(), &t.to_string(), *p, *q));
        let panel = match Panel::new(rows.collect(), PeriodOrder::Sorted) {
            Ok(panel) => panel,
            Err(Error::NoObservation { set_aside }) => {
                prop_assert_eq!(set_aside.len(), n_rows);
                return Ok(());
            }
            Err(error) => panic!("{error}"),
        };
        let cells = (0..panel.periods().len())
            .flat_map(|t| (0..panel.products().len()).map(move |i| (i, t)));
        let n_cells = cells.filter(|(i, t)| panel.cell(*i, *t).is_some()).count();
        prop_assert_eq!(n_cells + panel.n_repeated() + panel.set_aside().len(), n_rows);
        for mut spec in all() {
            spec.window = Window::parse(n, Window::SPLICE_NAMES[splice_idx]).ok();
            let Ok(series) = compute(&panel, &spec) else { continue };
            prop_assert_eq!(series.points.len(), panel.periods().len());
            let is_index = |index: f64| index.is_finite() && index > 0.0;
            prop_assert!(series.values().flatten().all(is_index));
        }
    }
}
