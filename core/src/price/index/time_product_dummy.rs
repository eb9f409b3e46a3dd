//! Time-product dummy: log prices explained by the product and the period.
//!
//! Each price counts with its share of the period's expenditure; without quantities all count
//! alike. Products are eliminated from the normal equations, which leaves a system in periods.
//!
//! Source: W. E. Diewert, K. J. Fox (2017), *Substitution Bias in Multilateral Methods for CPI
//! Construction Using Scanner Data*, for the weights; the elimination is the usual one for two
//! sets of dummies.

#![allow(clippy::float_arithmetic)]

use alloc::vec::Vec;
use core::ops::Range;

use super::elimination::Flows;
use super::error::Gap;
use super::multilateral::{self, Rows};
use super::panel::{Cell, Panel};
use super::series::Step;
use super::sum::sum;

/// The index of each period of a window.
pub(super) fn series(
    panel: &Panel,
    is_weighted: bool,
    window: Range<usize>,
) -> Vec<Result<Step, Gap>> {
    let rows = multilateral::rows(panel, window);
    let weights: Vec<Vec<f64>> = rows.iter().map(|row| weights(row, is_weighted)).collect();
    let products: Vec<Product> =
        (0..panel.products.len()).map(|idx| Product::new(idx, &rows, &weights)).collect();
    let mut flows = Flows::new(rows.len());
    for (from, weights_from) in weights.iter().enumerate() {
        for (to, weights_to) in weights.iter().enumerate().skip(from + 1) {
            let shared = weights_from.iter().zip(weights_to).zip(&products);
            let flow = sum(shared
                .filter(|(_, product)| product.weight > 0.0)
                .map(|((from, to), product)| from * (to / product.weight)));
            flows.set(from, to, flow);
            flows.set(to, from, flow);
        }
    }
    let excess: Vec<f64> = rows
        .iter()
        .zip(&weights)
        .map(|(row, weights)| {
            sum(row.iter().zip(weights).zip(&products).filter_map(|((cell, weight), product)| {
                Some(weight * (product.log(cell.as_ref()?) - product.mean))
            }))
        })
        .collect();
    let can_use: fn(&Cell) -> bool = if is_weighted { Cell::has_weight } else { |_| true };
    multilateral::series(&rows, can_use, &flows, |tied, flows| {
        let excess =
            tied.iter().map(|period| excess.get(*period).copied()).collect::<Option<_>>()?;
        Some(flows.levels(excess)?.into_iter().map(libm::exp).collect())
    })
}

/// A product over the window.
struct Product {
    /// The first price of the window; logarithms are taken relative to it, which keeps them small.
    price: f64,
    /// The sum of its weights.
    weight: f64,
    /// The weighted mean of its logarithms.
    mean: f64,
}

impl Product {
    fn new(idx: usize, rows: &Rows<'_>, weights: &[Vec<f64>]) -> Self {
        let cells = || {
            rows.iter().zip(weights).filter_map(move |(row, weights)| {
                Some((row.get(idx)?.as_ref()?, *weights.get(idx)?))
            })
        };
        let price = cells().next().map_or(1.0, |(cell, _)| cell.price);
        let weight = sum(cells().map(|(_, weight)| weight));
        let mut product = Self { price, weight, mean: 0.0 };
        if weight > 0.0 {
            product.mean = sum(cells().map(|(cell, weight)| weight * product.log(cell))) / weight;
        }
        product
    }

    fn log(&self, cell: &Cell) -> f64 {
        libm::log(cell.price / self.price)
    }
}

/// What each product of a period counts; a missing one, and one of unknown quantity, nothing.
fn weights(row: &[Option<Cell>], is_weighted: bool) -> Vec<f64> {
    if !is_weighted {
        return row.iter().map(|cell| if cell.is_some() { 1.0 } else { 0.0 }).collect();
    }
    let value = |cell: &Option<Cell>| {
        cell.as_ref().map_or(0.0, |cell| cell.price * cell.quantity.unwrap_or(0.0))
    };
    let total = sum(row.iter().map(value));
    row.iter().map(|cell| if total > 0.0 { value(cell) / total } else { 0.0 }).collect()
}
