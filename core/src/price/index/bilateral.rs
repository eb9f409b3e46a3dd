//! Two periods compared on the products they have in common.
//!
//! Source: CPI Manual 2004 (ILO and others), chapters 9 (elementary indices) and 15 (basket and
//! superlative indices); formulas in `docs/reference/price-indices.md`.

#![allow(clippy::float_arithmetic)]

use alloc::vec::Vec;

use super::error::Gap;
use super::method::{Formula, Link, Reversible};
use super::panel::{Cell, Panel};
use super::series::Step;
use super::sum::sum;

/// A product that both periods have. The two weights are what the formula weighs with: quantities,
/// or for Young a value.
struct Matched {
    p0: f64,
    p1: f64,
    w0: f64,
    w1: f64,
    is_imputed: bool,
}

/// Compares the period `to` with the period `from`; Lowe and Young weigh with `weights`.
pub(super) fn compare(
    formula: Formula,
    from: &[Option<Cell>],
    to: &[Option<Cell>],
    weights: &[Option<Cell>],
) -> Result<Step, Gap> {
    let matched: Vec<Matched> = from
        .iter()
        .zip(to)
        .enumerate()
        .filter_map(|(idx, (from, to))| {
            let weight = weights.get(idx).copied().flatten();
            match_product(formula, from.as_ref()?, to.as_ref()?, weight)
        })
        .collect();
    if matched.is_empty() {
        let nothing = to.iter().all(Option::is_none);
        return Err(if nothing { Gap::NoObservation } else { Gap::NoMatch });
    }
    if !has_weight(formula, &matched) {
        return Err(Gap::NoWeight);
    }
    let index = evaluate(formula, &matched);
    let n_imputed = matched.iter().filter(|m| m.is_imputed).count();
    Step::new(index, matched.len(), n_imputed)
}

/// The index of each period of a window, the first that can be a base being 1.
pub(super) fn series(
    panel: &Panel,
    formula: Formula,
    link: Link,
    weights: &[Option<Cell>],
    window: core::ops::Range<usize>,
) -> Vec<Result<Step, Gap>> {
    // The period compared with, and its index.
    let mut reference: Option<(usize, f64)> = None;
    window
        .map(|period_idx| {
            let row = panel.row(period_idx);
            let Some((from_idx, level)) = reference else {
                let base = Step::of_base(row, |cell| can_be_base(formula, cell))?;
                reference = Some((period_idx, 1.0));
                return Ok(base);
            };
            let step = compare(formula, panel.row(from_idx), row, weights)?;
            let step = Step::new(step.index * level, step.n_products, step.n_imputed)?;
            if link == Link::Chained {
                reference = Some((period_idx, step.index));
            }
            Ok(step)
        })
        .collect()
}

impl From<Reversible> for Formula {
    fn from(formula: Reversible) -> Self {
        match formula {
            Reversible::Jevons => Self::Jevons,
            Reversible::Fisher => Self::Fisher,
            Reversible::Tornqvist => Self::Tornqvist,
            Reversible::Walsh => Self::Walsh,
        }
    }
}

/// Whether the formula weighs by the quantities of the periods it compares.
pub(super) fn weighs_by_quantity(formula: Formula) -> bool {
    use Formula::{Fisher, Laspeyres, Paasche, Tornqvist, Walsh};
    matches!(formula, Laspeyres | Paasche | Fisher | Tornqvist | Walsh)
}

/// Whether a product of the first period can be compared with at all.
fn can_be_base(formula: Formula, cell: &Cell) -> bool {
    formula == Formula::Paasche || !weighs_by_quantity(formula) || cell.has_weight()
}

fn match_product(
    formula: Formula,
    from: &Cell,
    to: &Cell,
    weight: Option<Cell>,
) -> Option<Matched> {
    let (w0, w1) = match formula {
        Formula::Carli | Formula::Dutot | Formula::Jevons | Formula::Harmonic => (1.0, 1.0),
        Formula::Laspeyres => (from.quantity?, from.quantity?),
        Formula::Paasche => (to.quantity?, to.quantity?),
        Formula::Fisher | Formula::Tornqvist | Formula::Walsh => (from.quantity?, to.quantity?),
        Formula::Lowe => (weight?.quantity?, weight?.quantity?),
        Formula::Young => {
            let value = weight?.price * weight?.quantity?;
            (value, value)
        }
    };
    let is_imputed = from.imputed.is_some() || to.imputed.is_some();
    Some(Matched { p0: from.price, p1: to.price, w0, w1, is_imputed })
}

/// Whether the formula divides by more than nothing: quantities may all be zero.
fn has_weight(formula: Formula, matched: &[Matched]) -> bool {
    let any = |weight: fn(&Matched) -> f64| matched.iter().any(|m| weight(m) > 0.0);
    match formula {
        Formula::Walsh => matched.iter().any(|m| m.w0 > 0.0 && m.w1 > 0.0),
        _ => any(|m| m.w0) && any(|m| m.w1),
    }
}

fn evaluate(formula: Formula, matched: &[Matched]) -> f64 {
    match formula {
        Formula::Dutot | Formula::Laspeyres | Formula::Paasche | Formula::Lowe => {
            basket(matched, |m| m.w0)
        }
        Formula::Fisher => libm::sqrt(basket(matched, |m| m.w0) * basket(matched, |m| m.w1)),
        Formula::Walsh => basket(matched, |m| libm::sqrt(m.w0 * m.w1)),
        Formula::Carli | Formula::Young => mean(matched, |m| m.p1 / m.p0),
        Formula::Harmonic => 1.0 / mean(matched, |m| m.p0 / m.p1),
        Formula::Jevons => libm::exp(mean(matched, log_relative)),
        Formula::Tornqvist => tornqvist(matched),
    }
}

/// What the basket costs now over what it cost then.
fn basket(matched: &[Matched], quantity: impl Fn(&Matched) -> f64) -> f64 {
    sum(matched.iter().map(|m| m.p1 * quantity(m)))
        / sum(matched.iter().map(|m| m.p0 * quantity(m)))
}

fn mean(matched: &[Matched], of: impl Fn(&Matched) -> f64) -> f64 {
    sum(matched.iter().map(|m| m.w0 * of(m))) / sum(matched.iter().map(|m| m.w0))
}

fn tornqvist(matched: &[Matched]) -> f64 {
    let value0 = sum(matched.iter().map(|m| m.p0 * m.w0));
    let value1 = sum(matched.iter().map(|m| m.p1 * m.w1));
    libm::exp(sum(matched.iter().map(|m| {
        let share = (m.p0 * m.w0 / value0 + m.p1 * m.w1 / value1) / 2.0;
        share * log_relative(m)
    })))
}

/// The quotient first, so that what is near 1 keeps its digits.
fn log_relative(m: &Matched) -> f64 {
    libm::log(m.p1 / m.p0)
}
