//! Geary-Khamis: what a period's purchases cost, over what they cost at average prices.
//!
//! Average prices depend on the index and the index on average prices. Put into each other, the
//! two sets of equations say that real expenditure is the resting state of a flow between periods;
//! it is found directly, without iteration, from a system as small as the window.
//!
//! Source: R. C. Geary (1958), Journal of the Royal Statistical Society A 121; S. H. Khamis
//! (1970), Sankhya B 32. The system in periods rather than products is our own derivation, in
//! `docs/reference/price-indices.md`.

#![allow(clippy::float_arithmetic)]

use alloc::vec::Vec;
use core::ops::Range;

use super::elimination::Flows;
use super::error::Gap;
use super::multilateral;
use super::panel::{Cell, Panel};
use super::series::Step;
use super::sum::sum;

/// The index of each period of a window.
pub(super) fn series(panel: &Panel, window: Range<usize>) -> Vec<Result<Step, Gap>> {
    let rows = multilateral::rows(panel, window);
    let totals: Vec<f64> = (0..panel.products.len())
        .map(|product_idx| sum(rows.iter().map(|row| quantity(row.get(product_idx)))))
        .collect();
    let values: Vec<f64> = rows.iter().map(|row| sum(row.iter().map(value))).collect();
    let mut flows = Flows::new(rows.len());
    for (from, (row_from, total_from)) in rows.iter().zip(&values).enumerate() {
        for (to, row_to) in rows.iter().enumerate() {
            let shared =
                row_from.iter().zip(*row_to).zip(&totals).filter(|(_, total)| **total > 0.0);
            let flow = sum(shared.map(|((cell_from, cell_to), total)| {
                value(cell_from) * (quantity(Some(cell_to)) / total)
            }));
            if flow > 0.0 {
                flows.set(from, to, flow / total_from);
            }
        }
    }
    multilateral::series(&rows, Cell::has_weight, &flows, |tied, flows| {
        let real = flows.stationary()?;
        let base = *values.get(*tied.first()?)?;
        tied.iter()
            .zip(&real)
            .map(|(period, real)| Some(values.get(*period)? / base / real))
            .collect()
    })
}

fn quantity(cell: Option<&Option<Cell>>) -> f64 {
    // A cell of unknown quantity has no say, like one that is missing.
    cell.and_then(Option::as_ref).and_then(|cell| cell.quantity).unwrap_or(0.0)
}

fn value(cell: &Option<Cell>) -> f64 {
    cell.as_ref().map_or(0.0, |cell| cell.price * cell.quantity.unwrap_or(0.0))
}
