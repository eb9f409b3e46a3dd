//! What holds for indices whatever the data.
//!
//! Source: the axioms of CPI Manual 2004, chapter 16; `docs/reference/price-indices.md`.

use balai::price::index::{Link, Method, Observation, Panel, PeriodOrder, Spec, Window, compute};
use proptest::prelude::*;

pub(super) fn seen(product: &str, period: &str, price: f64, quantity: Option<f64>) -> Observation {
    Observation { product: product.into(), period: period.into(), price, quantity }
}

/// Price and quantity of each product in each period; the first product is always there.
type Cells = Vec<Vec<Option<(f64, f64)>>>;

fn cells() -> impl Strategy<Value = Cells> {
    let cell = || (0.5_f64..200.0, prop_oneof![1 => Just(0.0), 6 => 0.01_f64..50.0]);
    let row = move |n| {
        let first = (0.5_f64..200.0, 0.01_f64..50.0).prop_map(Some);
        (first, prop::collection::vec(prop::option::weighted(0.8, cell()), n))
            .prop_map(|(first, rest)| std::iter::once(first).chain(rest).collect())
    };
    (0_usize..5, 1_usize..8).prop_flat_map(move |(n, t)| prop::collection::vec(row(n), t))
}

fn observations(cells: &Cells) -> Vec<Observation> {
    let of_period = |(t, row): (usize, &Vec<Option<(f64, f64)>>)| {
        let cell = move |(i, cell): (usize, &Option<(f64, f64)>)| {
            cell.map(|(p, q)| seen(&format!("p{i}"), &format!("t{t}"), p, Some(q)))
        };
        row.iter().enumerate().filter_map(cell).collect::<Vec<_>>()
    };
    cells.iter().enumerate().flat_map(of_period).collect()
}

fn panel(cells: &Cells) -> Panel {
    Panel::new(observations(cells), PeriodOrder::Sorted).unwrap()
}

fn indices(panel: &Panel, spec: &Spec) -> Vec<f64> {
    compute(panel, spec).unwrap().values().map(Option::unwrap).collect()
}

pub(super) fn all() -> impl Iterator<Item = Spec> {
    let of = |link| {
        Method::NAMES.iter().map(move |name| Spec { link, ..Spec::new(name.parse().unwrap()) })
    };
    of(Link::Fixed).chain(of(Link::Chained))
}

fn is_multilateral(spec: &Spec) -> bool {
    !matches!(spec.method, Method::Bilateral(_))
}

#[track_caller]
fn close(spec: &Spec, found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    for (a, b) in found.iter().zip(expected) {
        assert!((a / b - 1.0).abs() < 1e-11, "{spec:?}: {found:?} and {expected:?}");
    }
}

proptest! {
    #[test]
    fn prices_that_stay_give_one(mut cells in cells()) {
        let first: Vec<f64> = (0..cells[0].len()).map(|i| 3.0 + i as f64).collect();
        for row in &mut cells {
            for (cell, price) in row.iter_mut().zip(&first) {
                *cell = cell.map(|(_, q)| (*price, q));
            }
        }
        for spec in all() {
            close(&spec, &indices(&panel(&cells), &spec), &vec![1.0; cells.len()]);
        }
    }

    #[test]
    fn prices_that_move_together_give_their_movement(mut cells in cells()) {
        let levels: Vec<f64> = (0..cells.len()).map(|t| 1.0 + (t * t) as f64 / 7.0).collect();
        for (row, level) in cells.iter_mut().zip(&levels) {
            for (i, cell) in row.iter_mut().enumerate() {
                *cell = cell.map(|(_, q)| ((2.0 + i as f64) * level, q));
            }
        }
        for spec in all() {
            close(&spec, &indices(&panel(&cells), &spec), &levels);
        }
    }

    /// Dutot alone depends on the unit in which a product is priced.
    #[test]
    fn units_do_not_matter(cells in cells()) {
        let mut other = cells.clone();
        for row in &mut other {
            for (i, cell) in row.iter_mut().enumerate() {
                let c = [1.0, 0.001, 385.0, 3.0, 12.0][i % 5];
                *cell = cell.map(|(p, q)| (p * c, q / c));
            }
        }
        for spec in all().filter(|spec| spec.method.name() != "dutot") {
            close(&spec, &indices(&panel(&other), &spec), &indices(&panel(&cells), &spec));
        }
    }

    #[test]
    fn the_order_of_observations_changes_no_bit(
        cells in cells(), seed in prop::collection::vec(any::<u32>(), 50)
    ) {
        let mut shuffled = observations(&cells);
        for (i, seed) in seed.iter().enumerate() {
            let n = shuffled.len();
            shuffled.swap(i % n, *seed as usize % n);
        }
        let shuffled = Panel::new(shuffled, PeriodOrder::Sorted).unwrap();
        prop_assert_eq!(&shuffled, &panel(&cells));
        for spec in all() {
            prop_assert_eq!(compute(&shuffled, &spec), compute(&panel(&cells), &spec));
        }
    }

    /// Time reversal for two periods, transitivity for more: backwards the same comparisons.
    #[test]
    fn backwards_is_the_reciprocal(cells in cells()) {
        let panel = panel(&cells);
        let reversed = panel.periods().iter().rev().cloned().collect();
        let backwards = Panel::new(observations(&cells), PeriodOrder::Given(reversed)).unwrap();
        let reversible = ["jevons", "fisher", "tornqvist", "walsh"];
        for spec in all() {
            let is_chain = spec.link == Link::Chained || cells.len() == 2;
            let holds = is_multilateral(&spec)
                || is_chain && reversible.contains(&spec.method.name());
            // Where a product is missing a chain may pass it by, forwards and backwards alike.
            if holds {
                let forwards = indices(&panel, &spec);
                let expected: Vec<f64> =
                    forwards.iter().rev().map(|index| index / forwards[cells.len() - 1]).collect();
                close(&spec, &indices(&backwards, &spec), &expected);
            }
        }
    }

    #[test]
    fn a_window_of_all_is_no_window(cells in cells()) {
        prop_assume!(cells.len() > 1);
        for mut spec in all() {
            let pure = compute(&panel(&cells), &spec);
            for splice in Window::SPLICE_NAMES {
                spec.window = Some(Window::parse(cells.len(), splice).unwrap());
                prop_assert_eq!(&compute(&panel(&cells), &spec), &pure);
            }
        }
    }

    /// Any splice of comparisons that agree with each other is those comparisons.
    #[test]
    fn splices_of_a_transitive_series_are_the_series(
        levels in prop::collection::vec(0.2_f64..5.0, 3..9), n in 2_usize..5
    ) {
        prop_assume!(n <= levels.len());
        let cells: Cells = levels.iter().map(|p| vec![Some((*p, 1.0)), Some((7.0 * p, 2.0))]).collect();
        let expected: Vec<f64> = levels.iter().map(|level| level / levels[0]).collect();
        for mut spec in all() {
            for splice in Window::SPLICE_NAMES {
                spec.window = Some(Window::parse(n, splice).unwrap());
                close(&spec, &indices(&panel(&cells), &spec), &expected);
            }
        }
    }

    /// The two sets of equations that define Geary-Khamis, put together with its answer.
    #[test]
    fn geary_khamis_satisfies_its_equations(cells in cells()) {
        let index = indices(&panel(&cells), &Spec::new(Method::GearyKhamis));
        let n = cells[0].len();
        let average: Vec<f64> = (0..n).map(|i| {
            let of = |f: &dyn Fn(f64, f64, f64) -> f64| -> f64 {
                let each = cells.iter().zip(&index);
                each.filter_map(|(row, level)| row[i].map(|(p, q)| f(p, q, *level))).sum()
            };
            let total = of(&|_, q, _| q);
            if total > 0.0 { of(&|p, q, level| p * q / level) / total } else { 0.0 }
        }).collect();
        for (row, level) in cells.iter().zip(&index) {
            let cells = || row.iter().zip(&average).filter_map(|(cell, b)| cell.map(|(p, q)| (p, q, b)));
            let cost: f64 = cells().map(|(p, q, _)| p * q).sum();
            let at_average: f64 = cells().map(|(_, q, b)| b * q).sum();
            prop_assert!((cost / at_average / level - 1.0).abs() < 1e-11, "{index:?}");
        }
    }

    /// The residuals of a least-squares fit add up to nothing for every period and product.
    #[test]
    fn time_product_dummy_is_a_least_squares_fit(cells in cells(), is_weighted in any::<bool>()) {
        let mut seen = observations(&cells);
        if !is_weighted {
            seen.iter_mut().for_each(|seen| seen.quantity = None);
        }
        let panel = Panel::new(seen, PeriodOrder::Sorted).unwrap();
        let series = compute(&panel, &Spec::new(Method::TimeProductDummy)).unwrap();
        prop_assert_eq!(series.is_weighted, is_weighted);
        let weight = |t: usize, i: usize| -> f64 {
            let value = |cell: Option<(f64, f64)>| cell.map_or(0.0, |(p, q)| p * q);
            if !is_weighted { return f64::from(u8::from(cells[t][i].is_some())) }
            value(cells[t][i]) / cells[t].iter().map(|cell| value(*cell)).sum::<f64>()
        };
        let log = |t: usize, i: usize| {
            let index = series.points[t].value.unwrap().index;
            cells[t][i].map_or(0.0, |(p, _)| (p / index).ln())
        };
        let (times, products) = (0..cells.len(), 0..cells[0].len());
        let effect: Vec<f64> = products.clone().map(|i| {
            let total: f64 = times.clone().map(|t| weight(t, i)).sum();
            let sum: f64 = times.clone().map(|t| weight(t, i) * log(t, i)).sum();
            if total > 0.0 { sum / total } else { 0.0 }
        }).collect();
        for t in times {
            let rest: f64 = products.clone().map(|i| weight(t, i) * (log(t, i) - effect[i])).sum();
            prop_assert!(rest.abs() < 1e-12, "{rest}");
        }
    }
}

#[test]
fn carli_drifts_and_dutot_depends_on_the_unit() {
    let there_and_back = |scale: f64| {
        let prices = [(10.0, 10.0 * scale), (20.0, 5.0 * scale), (10.0, 10.0 * scale)];
        prices.iter().map(|(a, b)| vec![Some((*a, 1.0)), Some((*b, 1.0))]).collect::<Cells>()
    };
    let chained = |name: &str, scale: f64| {
        let spec = Spec { link: Link::Chained, ..Spec::new(name.parse().unwrap()) };
        indices(&panel(&there_and_back(scale)), &spec)
    };
    assert_eq!(chained("carli", 1.0), [1.0, 1.25, 1.5625]);
    let spec = Spec::new("harmonic".parse().unwrap());
    close(&spec, &chained("harmonic", 1.0), &[1.0, 0.8, 0.64]);
    close(&spec, &chained("jevons", 1.0), &[1.0, 1.0, 1.0]);
    assert_eq!(chained("dutot", 1.0), [1.0, 1.25, 1.0]);
    assert_eq!(chained("dutot", 10.0)[1], 70.0 / 110.0);
}
