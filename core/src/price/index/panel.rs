//! Products by periods: what was seen, what is missing, and what was set aside.
//!
//! A cell that was not seen stays missing. The order in which observations arrive changes
//! nothing.
//!
//! Units: prices in any one unit of money per unit of the product, the same for all periods;
//! quantities in units of the product.
//! Source: our own choice; see `docs/reference/price-indices.md`.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::error::{Error, Flaw};
use super::impute::Imputation;
use crate::sort_by;

/// One price of one product in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The product's id; a product is priced in one unit throughout.
    pub product: String,
    /// The period's label.
    pub period: String,
    /// The price per unit of the product.
    pub price: f64,
    /// How much was bought, in units of the product, if that is known.
    pub quantity: Option<f64>,
}

/// How the labels of periods follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodOrder {
    /// As texts compare, byte by byte: `2026-01` before `2026-02`. All labels that occur count.
    Sorted,
    /// As listed; observations of other periods are set aside, listed periods without
    /// observations remain as gaps.
    Given(Vec<String>),
}

/// A product in a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The price, above zero and finite.
    pub price: f64,
    /// The quantity, zero or above and finite, if it is known.
    pub quantity: Option<f64>,
    /// How the price was imputed; none if it was seen.
    pub imputed: Option<Imputation>,
}

/// Products by periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    pub(super) products: Vec<String>,
    pub(super) periods: Vec<String>,
    /// One row of all products for each period, in the order of the periods.
    pub(super) rows: Vec<Vec<Option<Cell>>>,
    set_aside: Vec<(Observation, Flaw)>,
    n_repeated: usize,
}

/// The class of each product, for instance its elementary aggregate.
pub type Classes = BTreeMap<String, String>;

impl Panel {
    /// Arranges observations.
    ///
    /// Observations of one product and period with equal price and quantity are one; if any two
    /// differ, all of them are set aside.
    ///
    /// # Errors
    ///
    /// [`Error::NoObservation`] if none is left; [`Error::RepeatedPeriod`] if the order given
    /// holds a label twice.
    pub fn new(observations: Vec<Observation>, order: PeriodOrder) -> Result<Self, Error> {
        let periods = periods(&observations, order)?;
        let places: BTreeMap<&str, usize> =
            periods.iter().enumerate().map(|(idx, period)| (period.as_str(), idx)).collect();
        let mut set_aside = Vec::new();
        let mut by_key: BTreeMap<(String, usize), Vec<Observation>> = BTreeMap::new();
        for observation in observations {
            match (flaw(&observation), places.get(observation.period.as_str())) {
                (Some(flaw), _) => set_aside.push((observation, flaw)),
                (None, None) => set_aside.push((observation, Flaw::UnknownPeriod)),
                (None, Some(idx)) => {
                    let key = (observation.product.clone(), *idx);
                    by_key.entry(key).or_default().push(observation);
                }
            }
        }
        let mut seen: BTreeMap<String, Vec<(usize, Cell)>> = BTreeMap::new();
        let mut n_repeated = 0;
        for ((product, period_idx), same) in by_key {
            match agreed(&same) {
                Some(cell) => {
                    n_repeated += same.len() - 1;
                    seen.entry(product).or_default().push((period_idx, cell));
                }
                None => {
                    set_aside.extend(same.into_iter().map(|seen| (seen, Flaw::Contradiction)));
                }
            }
        }
        sort_by(&mut set_aside, |(a, _), (b, _)| by_content(a, b));
        if seen.is_empty() {
            return Err(Error::NoObservation { set_aside });
        }
        let mut rows: Vec<Vec<Option<Cell>>> =
            periods.iter().map(|_| alloc::vec![None; seen.len()]).collect();
        for (product_idx, cells) in seen.values().enumerate() {
            for (period_idx, cell) in cells {
                set(&mut rows, *period_idx, product_idx, *cell);
            }
        }
        Ok(Self { products: seen.into_keys().collect(), periods, rows, set_aside, n_repeated })
    }

    /// The products' ids, sorted; each has at least one cell.
    #[must_use]
    pub fn products(&self) -> &[String] {
        &self.products
    }

    /// The periods' labels in their order.
    #[must_use]
    pub fn periods(&self) -> &[String] {
        &self.periods
    }

    /// A product in a period, by their places in [`Self::products`] and [`Self::periods`]; none
    /// if it is missing.
    #[must_use]
    pub fn cell(&self, product_idx: usize, period_idx: usize) -> Option<&Cell> {
        self.row(period_idx).get(product_idx)?.as_ref()
    }

    /// What does not count, each with its flaw, in order of product and period.
    #[must_use]
    pub fn set_aside(&self) -> &[(Observation, Flaw)] {
        &self.set_aside
    }

    /// How many observations only repeated an equal one.
    #[must_use]
    pub fn n_repeated(&self) -> usize {
        self.n_repeated
    }

    /// Every imputed cell with its product and period, in the order of the periods.
    pub fn imputed(&self) -> impl Iterator<Item = (&str, &str, &Cell)> {
        self.rows.iter().zip(&self.periods).flat_map(|(row, period)| {
            row.iter().zip(&self.products).filter_map(|(cell, product)| {
                let cell = cell.as_ref().filter(|cell| cell.imputed.is_some())?;
                Some((product.as_str(), period.as_str(), cell))
            })
        })
    }

    /// One panel for each class, with the same periods; what was set aside stays with the whole.
    ///
    /// # Errors
    ///
    /// [`Error::NoClass`] if a product has none.
    pub fn split(&self, classes: &Classes) -> Result<BTreeMap<String, Self>, Error> {
        let mut members: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (idx, product) in self.products.iter().enumerate() {
            let class = class_of(classes, product)?;
            members.entry(class.into()).or_default().push(idx);
        }
        Ok(members.into_iter().map(|(class, members)| (class, self.pick(&members))).collect())
    }

    pub(super) fn row(&self, period_idx: usize) -> &[Option<Cell>] {
        self.rows.get(period_idx).map_or(&[], Vec::as_slice)
    }

    pub(super) fn period_idx(&self, label: &str) -> Result<usize, Error> {
        let idx = self.periods.iter().position(|period| period == label);
        idx.ok_or_else(|| Error::UnknownPeriod { period: label.into() })
    }

    fn pick(&self, members: &[usize]) -> Self {
        let of = |row: &Vec<Option<Cell>>| {
            members.iter().map(|idx| row.get(*idx).copied().flatten()).collect()
        };
        Self {
            products: members.iter().filter_map(|idx| self.products.get(*idx).cloned()).collect(),
            periods: self.periods.clone(),
            rows: self.rows.iter().map(of).collect(),
            set_aside: Vec::new(),
            n_repeated: 0,
        }
    }
}

pub(super) fn class_of<'a>(classes: &'a Classes, product: &str) -> Result<&'a str, Error> {
    let class = classes.get(product).map(String::as_str);
    class.ok_or_else(|| Error::NoClass { product: product.into() })
}

pub(super) fn set(rows: &mut [Vec<Option<Cell>>], period_idx: usize, product_idx: usize, to: Cell) {
    if let Some(cell) = rows.get_mut(period_idx).and_then(|row| row.get_mut(product_idx)) {
        *cell = Some(to);
    }
}

fn periods(observations: &[Observation], order: PeriodOrder) -> Result<Vec<String>, Error> {
    match order {
        PeriodOrder::Sorted => {
            let labels: BTreeSet<&str> = observations
                .iter()
                .map(|observation| observation.period.as_str())
                .filter(|label| !label.is_empty())
                .collect();
            Ok(labels.into_iter().map(String::from).collect())
        }
        PeriodOrder::Given(labels) => {
            let mut known = BTreeSet::new();
            match labels.iter().find(|label| !known.insert(label.as_str())) {
                Some(period) => Err(Error::RepeatedPeriod { period: period.clone() }),
                None => Ok(labels),
            }
        }
    }
}

fn flaw(observation: &Observation) -> Option<Flaw> {
    let quantity = observation.quantity.unwrap_or_default();
    match observation {
        Observation { product, .. } if product.is_empty() => Some(Flaw::NoProduct),
        Observation { period, .. } if period.is_empty() => Some(Flaw::NoPeriod),
        Observation { price, .. } if !price.is_finite() => Some(Flaw::PriceNotFinite),
        Observation { price, .. } if *price == 0.0 => Some(Flaw::ZeroPrice),
        Observation { price, .. } if *price < 0.0 => Some(Flaw::NegativePrice),
        _ if !quantity.is_finite() => Some(Flaw::QuantityNotFinite),
        _ if quantity < 0.0 => Some(Flaw::NegativeQuantity),
        _ => None,
    }
}

/// The cell on which all observations agree.
fn agreed(same: &[Observation]) -> Option<Cell> {
    let first = same.first()?;
    let equal =
        |other: &Observation| other.price == first.price && other.quantity == first.quantity;
    same.iter().all(equal).then_some(Cell {
        price: first.price,
        quantity: first.quantity,
        imputed: None,
    })
}

fn by_content(a: &Observation, b: &Observation) -> Ordering {
    let by_name = a.product.cmp(&b.product).then_with(|| a.period.cmp(&b.period));
    by_name.then_with(|| a.price.total_cmp(&b.price)).then_with(|| match (a.quantity, b.quantity) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    })
}
