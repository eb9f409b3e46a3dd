//! All periods of a window compared at once.
//!
//! Every method here ties periods together by what they have in common. Periods that nothing ties
//! to the base, directly or by way of others, have no figure.
//!
//! Source: each method's own file; formulas in `docs/reference/price-indices.md`.

use alloc::vec::Vec;
use core::ops::Range;

use super::elimination::Flows;
use super::error::Gap;
use super::panel::{Cell, Panel};
use super::series::Step;

/// The periods of a window, each with a row of all products.
pub(super) type Rows<'a> = [&'a [Option<Cell>]];

/// The window's rows.
pub(super) fn rows(panel: &Panel, window: Range<usize>) -> Vec<&[Option<Cell>]> {
    window.map(|period_idx| panel.row(period_idx)).collect()
}

/// The index of each period. `flows` says what periods have in common; `solve` is given the
/// periods tied to the base, which comes first, and answers with their indices.
pub(super) fn series(
    rows: &Rows<'_>,
    can_use: fn(&Cell) -> bool,
    flows: &Flows,
    solve: impl FnOnce(&[usize], Flows) -> Option<Vec<f64>>,
) -> Vec<Result<Step, Gap>> {
    let grounds: Vec<Result<Step, Gap>> =
        rows.iter().map(|row| Step::of_base(row, can_use)).collect();
    let Some(base) = grounds.iter().position(Result::is_ok) else {
        return grounds;
    };
    let tied = flows.component(base);
    let indices = solve(&tied, flows.pick(&tied)).unwrap_or_default();
    let step = |(period, step): (usize, Result<Step, Gap>)| {
        let step = step?;
        let place = tied.iter().position(|tied| *tied == period).ok_or(Gap::NoMatch)?;
        let index = indices.get(place).ok_or(Gap::OutOfRange)?;
        Step::new(*index, step.n_products, step.n_imputed)
    };
    grounds.into_iter().enumerate().map(step).collect()
}
