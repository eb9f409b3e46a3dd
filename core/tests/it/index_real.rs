//! Indices against files by an independent implementation, where they are present.
//!
//! Source: PriceIndexCalc (MIT), `tests/test_data`; three groups of products over 19 months with
//! 81 cells missing; windows of 13 months; not shipped.

use std::collections::BTreeMap;

use balai::price::index::{Observation, Panel, PeriodOrder, Spec, Window, compute};

use super::real::file;

fn lines(name: &str) -> Option<Vec<Vec<String>>> {
    let text = String::from_utf8(file(&format!("price-index/{name}.csv"))?).unwrap();
    let fields = |line: &str| line.split(',').map(|field| field.replace('"', "")).collect();
    Some(text.lines().skip(1).map(fields).collect())
}

fn panels() -> Option<BTreeMap<String, Panel>> {
    let mut groups: BTreeMap<String, Vec<Observation>> = BTreeMap::new();
    for row in lines("large_input_df")? {
        let [period, price, quantity, group, product] = row.try_into().unwrap();
        groups.entry(group).or_default().push(Observation {
            product,
            period,
            price: price.parse().unwrap(),
            quantity: Some(quantity.parse().unwrap()),
        });
    }
    let panel = |seen| Panel::new(seen, PeriodOrder::Sorted).unwrap();
    Some(groups.into_iter().map(|(group, seen)| (group, panel(seen))).collect())
}

/// Largest difference allowed, with the method, the splice and the file it is compared with.
#[track_caller]
fn check(tolerance: f64, method: &str, splice: Option<&str>, name: &str) {
    let (Some(panels), Some(expected)) = (panels(), lines(name)) else { return };
    let mut spec = Spec::new(method.parse().unwrap());
    spec.window = splice.map(|splice| Window::parse(13, splice).unwrap());
    let mut found = BTreeMap::new();
    for (group, panel) in panels {
        assert_eq!((panel.set_aside().len(), panel.n_repeated()), (0, 0));
        for point in compute(&panel, &spec).unwrap().points {
            found.insert((group.clone(), point.period), point.value.unwrap().index);
        }
    }
    assert_eq!(found.len(), expected.len());
    for row in expected {
        let [group, period, index] = row.try_into().unwrap();
        let index: f64 = index.parse().unwrap();
        let ours = found[&(group, period)];
        assert!((ours - index).abs() <= tolerance, "{name}: {ours} and {index}");
    }
}

#[test]
fn whole_series() {
    check(1e-12, "geks-tornqvist", None, "large_output_geks_tornqvist_pure");
    check(1e-12, "geks-jevons", None, "large_output_geks_jevons_pure");
    check(1e-12, "geary-khamis", None, "large_output_gk_pure");
    // The file has nine decimals.
    check(1e-9, "time-product-dummy", None, "large_output_tpd_pure");
}

#[test]
fn moving_windows() {
    check(1e-12, "geks-tornqvist", Some("movement"), "large_output_geks_tornqvist_movement");
    check(1e-12, "geks-jevons", Some("movement"), "large_output_geks_jevons_movement");
    let window = Some("window-published");
    check(1e-12, "geks-tornqvist", window, "large_output_geks_tornqvist_wisp");
    check(1e-12, "geks-jevons", Some("half-published"), "large_output_geks_jevons_hasp");
    let mean = Some("mean-published");
    check(1e-12, "geks-tornqvist", mean, "large_output_geks_tornqvist_mean_pub");
}
