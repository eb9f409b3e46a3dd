//! Prices that were not seen, estimated and marked as such.
//!
//! Only prices are imputed: what was bought of a product that was not seen is not known, so an
//! imputed cell has no quantity.
//!
//! Source: CPI Manual 2020, chapter 6 (temporarily missing prices), for the kinds; that relatives
//! are averaged geometrically is our own choice, to agree with Jevons.

#![allow(clippy::float_arithmetic)]

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

use super::error::Error;
use super::method::{find, name_in, names};
use super::panel::{Cell, Classes, Panel, class_of, set};
use super::sum::Sum;

/// How a missing price is estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imputation {
    /// The product's last price; the CPI Manual advises against it unless prices are fixed.
    CarryForward,
    /// The product's price in the period before, moved by the geometric mean of the relatives of
    /// its class.
    ClassMean,
    /// The same, moved by the mean of all products.
    OverallMean,
}

const IMPUTATIONS: [(&str, Imputation); 3] = [
    ("carry-forward", Imputation::CarryForward),
    ("class-mean", Imputation::ClassMean),
    ("overall-mean", Imputation::OverallMean),
];

impl Imputation {
    /// Every name.
    pub const NAMES: &'static [&'static str] = &names(&IMPUTATIONS);

    /// The name by which it is asked for.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(&IMPUTATIONS, &self)
    }
}

impl FromStr for Imputation {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let known = Self::NAMES;
        find(&IMPUTATIONS, name)
            .ok_or_else(|| Error::UnknownImputation { name: name.into(), known })
    }
}

/// The panel with missing prices filled in, each marked; [`Panel::imputed`] lists them.
///
/// A product's price before it was first seen stays missing, and so does one for whose estimate
/// nothing was seen. `classes` is looked at for [`Imputation::ClassMean`] only.
///
/// # Errors
///
/// [`Error::NoClass`] if a product has no class and classes are needed.
pub fn impute(panel: &Panel, by: Imputation, classes: &Classes) -> Result<Panel, Error> {
    let class = |product: &String| match by {
        Imputation::ClassMean => class_of(classes, product),
        Imputation::CarryForward | Imputation::OverallMean => Ok(""),
    };
    let classes: Vec<&str> = panel.products.iter().map(class).collect::<Result<_, _>>()?;
    let mut filled = panel.clone();
    for to_idx in 1..panel.periods.len() {
        let from_idx = to_idx - 1;
        let changes = match by {
            Imputation::CarryForward => BTreeMap::new(),
            Imputation::ClassMean | Imputation::OverallMean => {
                mean_changes(panel.row(from_idx), panel.row(to_idx), &classes)
            }
        };
        for (product_idx, class) in classes.iter().enumerate() {
            let change = match by {
                Imputation::CarryForward => Some(1.0),
                _ => changes.get(class).copied(),
            };
            let (None, Some(before), Some(change)) =
                (panel.cell(product_idx, to_idx), filled.cell(product_idx, from_idx), change)
            else {
                continue;
            };
            let price = before.price * change;
            if price.is_finite() && price > 0.0 {
                let cell = Cell { price, quantity: None, imputed: Some(by) };
                set(&mut filled.rows, to_idx, product_idx, cell);
            }
        }
    }
    Ok(filled)
}

/// The geometric mean of the relatives of each class, of products seen in both periods.
fn mean_changes<'a>(
    from: &[Option<Cell>],
    to: &[Option<Cell>],
    classes: &[&'a str],
) -> BTreeMap<&'a str, f64> {
    let mut logs: BTreeMap<&str, (Sum, f64)> = BTreeMap::new();
    for ((from, to), class) in from.iter().zip(to).zip(classes) {
        let (Some(from), Some(to)) = (from, to) else { continue };
        if from.imputed.is_none() && to.imputed.is_none() {
            let (sum, n) = logs.entry(class).or_default();
            sum.add(libm::log(to.price / from.price));
            *n += 1.0;
        }
    }
    logs.into_iter().map(|(class, (sum, n))| (class, libm::exp(sum.value() / n))).collect()
}
