//! An index over periods, each figure with what it rests on.
//!
//! Units: an index is a ratio; the base period is 1.
//! Source: our own choice: every figure has grounds.

use alloc::string::String;
use alloc::vec::Vec;

use super::error::Gap;
use super::method::Method;
use super::panel::Cell;

/// One figure and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// The index, above zero and finite; 1 in the base period.
    pub index: f64,
    /// Products that count: for a bilateral formula those matched with the period compared with,
    /// for others those of the period that the method can use.
    pub n_products: usize,
    /// How many of them have an imputed price in one of the periods compared.
    pub n_imputed: usize,
}

/// A period of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The period's label.
    pub period: String,
    /// The figure, or why there is none.
    pub value: Result<Step, Gap>,
}

/// An index over all periods of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// How it was computed.
    pub method: Method,
    /// Whether quantities had a say.
    pub is_weighted: bool,
    /// One point for each period, in their order.
    pub points: Vec<Point>,
}

impl Series {
    /// The index of each period; none where there is a gap.
    pub fn values(&self) -> impl Iterator<Item = Option<f64>> {
        self.points.iter().map(|point| point.value.ok().map(|step| step.index))
    }
}

impl Step {
    pub(super) fn new(index: f64, n_products: usize, n_imputed: usize) -> Result<Self, Gap> {
        if index.is_finite() && index > 0.0 {
            Ok(Self { index, n_products, n_imputed })
        } else {
            Err(Gap::OutOfRange)
        }
    }

    /// The base period, if any product of it can be used.
    pub(super) fn of_base(
        row: &[Option<Cell>],
        can_use: impl Fn(&Cell) -> bool,
    ) -> Result<Self, Gap> {
        let usable = || row.iter().flatten().filter(|cell| can_use(cell));
        match usable().count() {
            0 => Err(Gap::NoObservation),
            n_products => {
                let n_imputed = usable().filter(|cell| cell.imputed.is_some()).count();
                Self::new(1.0, n_products, n_imputed)
            }
        }
    }
}

impl Cell {
    /// Whether its quantity is known and above zero.
    pub(super) fn has_weight(&self) -> bool {
        self.quantity.is_some_and(|quantity| quantity > 0.0)
    }
}
