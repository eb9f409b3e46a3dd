//! Price indices: how much dearer a set of products became, by the formulas of the CPI Manual.
//!
//! ```
//! use balai::price::index::{Observation, Panel, PeriodOrder, Spec, compute};
//!
//! let seen = |product: &str, period: &str, price| Observation {
//!     product: product.into(), period: period.into(), price, quantity: None,
//! };
//! let panel = Panel::new(
//!     vec![
//!         seen("rice", "2026-10", 12_500.0), seen("rice", "2026-11", 13_000.0),
//!         seen("eggs", "2026-10", 30_000.0), seen("eggs", "2026-11", 28_846.153846153846),
//!     ],
//!     PeriodOrder::Sorted,
//! )?;
//! let series = compute(&panel, &Spec::new("jevons".parse()?))?;
//! let november = series.points[1].value.unwrap();
//! assert!((november.index - 1.0).abs() < 1e-12);
//! assert_eq!(november.n_products, 2);
//! # Ok::<(), balai::price::index::Error>(())
//! ```
//!
//! Invariants: what was not seen stays missing or is marked as imputed; a period without a figure
//! says why; the order of observations changes no bit.
//!
//! Units: an index is a ratio, 1 in its base period.
//! Source: `docs/reference/price-indices.md`.

use alloc::vec::Vec;
use core::ops::Range;

mod bilateral;
mod elimination;
mod error;
mod geary_khamis;
mod geks;
mod hierarchy;
mod impute;
mod method;
mod multilateral;
mod panel;
mod series;
mod splice;
mod sum;
mod time_product_dummy;

pub use self::error::{Error, Flaw, Gap};
pub use self::hierarchy::{Basket, Contributions, Hierarchy, Item, Total};
pub use self::impute::{Imputation, impute};
pub use self::method::{Formula, Link, Method, On, Reversible, Spec, Splice, Window};
pub use self::panel::{Cell, Classes, Observation, Panel, PeriodOrder};
pub use self::series::{Point, Series, Step};

/// Computes an index over all periods of a panel.
///
/// The first period that the method can use is 1; periods without a figure say why.
///
/// # Errors
///
/// [`Error::WindowTooShort`] and [`Error::WindowTooLong`] for a window that does not fit;
/// [`Error::NoQuantities`] if the method weighs by quantities and none is above zero;
/// [`Error::UnknownPeriod`] if the weight reference period is none of the panel's.
pub fn compute(panel: &Panel, spec: &Spec) -> Result<Series, Error> {
    let n_periods = panel.periods.len();
    let n = spec.window.map_or(n_periods, |window| window.n);
    if spec.window.is_some() && n < 2 {
        return Err(Error::WindowTooShort { n });
    }
    if n > n_periods {
        return Err(Error::WindowTooLong { n, n_periods });
    }
    let engine = Engine::new(panel, spec, n)?;
    let windows: Vec<Vec<Result<Step, Gap>>> =
        (0..=n_periods - n).map(|start| engine.series(panel, start..start + n)).collect();
    let values = match spec.window {
        None => windows.into_iter().flatten().collect(),
        Some(window) => spliced(window, windows),
    };
    let points = panel.periods.iter().cloned().zip(values);
    Ok(Series {
        method: spec.method,
        is_weighted: engine.is_weighted(),
        points: points.map(|(period, value)| Point { period, value }).collect(),
    })
}

/// What a method needs besides the panel, made ready once for all windows.
enum Engine<'a> {
    Bilateral { formula: Formula, link: Link, weights: &'a [Option<Cell>] },
    Geks { comparisons: geks::Comparisons, is_weighted: bool },
    GearyKhamis,
    TimeProductDummy { is_weighted: bool },
}

impl<'a> Engine<'a> {
    fn new(panel: &'a Panel, spec: &Spec, n: usize) -> Result<Self, Error> {
        let has_weight = |row: &Vec<Option<Cell>>| row.iter().flatten().any(Cell::has_weight);
        let first_weight = panel.rows.iter().position(has_weight);
        let no_quantities = Error::NoQuantities { method: spec.method.name() };
        let needed = |is_needed: bool| match first_weight {
            None if is_needed => Err(no_quantities.clone()),
            _ => Ok(is_needed),
        };
        match spec.method {
            Method::Bilateral(formula @ (Formula::Lowe | Formula::Young)) => {
                let period_idx = match &spec.weight_period {
                    Some(label) => Some(panel.period_idx(label)?),
                    None => first_weight,
                };
                let weights = period_idx.and_then(|idx| panel.rows.get(idx));
                let weights = weights.filter(|row| has_weight(row)).ok_or(no_quantities)?;
                Ok(Self::Bilateral { formula, link: spec.link, weights })
            }
            Method::Bilateral(formula) => {
                needed(bilateral::weighs_by_quantity(formula))?;
                Ok(Self::Bilateral { formula, link: spec.link, weights: &[] })
            }
            Method::Geks(formula) => {
                let is_weighted = needed(formula != Reversible::Jevons)?;
                let comparisons = geks::Comparisons::new(panel, formula, n);
                Ok(Self::Geks { comparisons, is_weighted })
            }
            Method::GearyKhamis => needed(true).map(|_| Self::GearyKhamis),
            Method::TimeProductDummy => {
                Ok(Self::TimeProductDummy { is_weighted: first_weight.is_some() })
            }
        }
    }

    fn series(&self, panel: &Panel, window: Range<usize>) -> Vec<Result<Step, Gap>> {
        match self {
            Self::Bilateral { formula, link, weights } => {
                bilateral::series(panel, *formula, *link, weights, window)
            }
            Self::Geks { comparisons, .. } => comparisons.series(panel, window),
            Self::GearyKhamis => geary_khamis::series(panel, window),
            Self::TimeProductDummy { is_weighted } => {
                time_product_dummy::series(panel, *is_weighted, window)
            }
        }
    }

    fn is_weighted(&self) -> bool {
        match self {
            Self::Bilateral { formula, weights, .. } => {
                bilateral::weighs_by_quantity(*formula) || !weights.is_empty()
            }
            Self::Geks { is_weighted, .. } | Self::TimeProductDummy { is_weighted } => *is_weighted,
            Self::GearyKhamis => true,
        }
    }
}

/// The first window as it is, then the last period of each later one at the level of the series.
fn spliced(window: Window, windows: Vec<Vec<Result<Step, Gap>>>) -> Vec<Result<Step, Gap>> {
    let index = |step: &Result<Step, Gap>| step.ok().map(|step| step.index);
    let plain: Vec<Vec<Option<f64>>> =
        windows.iter().map(|values| values.iter().map(index).collect()).collect();
    let indices = splice::splice(window, &plain);
    let first = windows.first().into_iter().flatten();
    let steps = first.chain(windows.iter().skip(1).filter_map(|values| values.last()));
    let at_level = |(step, index): (&Result<Step, Gap>, Option<f64>)| {
        let step = (*step)?;
        Step::new(index.ok_or(Gap::NoMatch)?, step.n_products, step.n_imputed)
    };
    steps.zip(indices).map(at_level).collect()
}
