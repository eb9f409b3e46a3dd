//! From elementary aggregates to one figure, with given weights, and what each contributes.
//!
//! Weights come in baskets. Each basket is linked in at a period and holds until the next one is;
//! several baskets make a chained index.
//!
//! Units: indices are ratios; weights in any unit, since only their shares count.
//! Source: CPI Manual 2004 (ILO and others), chapter 9 (higher-level indices: Lowe, Young, price
//! updating, chaining); contributions over a link, the sum of those before and after it, are our
//! own choice.

#![allow(clippy::float_arithmetic)]

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::compute;
use super::error::Error;
use super::method::Spec;
use super::panel::{Classes, Panel};
use super::sum::sum;

/// An elementary aggregate.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// Its index in each period, with any base; none where there is no figure.
    pub values: Vec<Option<f64>>,
}

/// Weights of all items, from a period on.
#[derive(Clone, Debug, PartialEq)]
pub struct Basket {
    /// The period in which the basket is linked in; the index of the first basket is 1 there.
    pub link: String,
    /// The period whose prices the weights are of: they are brought to the prices of the link,
    /// which makes a Lowe index. Without it they are used as they are, which makes a Young index.
    pub weight_period: Option<String>,
    /// The weight of each item, zero or above, in any unit.
    pub weights: BTreeMap<String, f64>,
}

/// The figure of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// The period's label.
    pub period: String,
    /// The index; none if an item that has weight has no figure.
    pub index: Option<f64>,
    /// The items that have weight and no figure.
    pub missing: Vec<String>,
}

/// How much each item contributes to a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributions {
    /// The change as a ratio to the earlier period: 0.02 is 2 % more.
    pub change: f64,
    /// What each item adds to it, in the order of the items; they add up to the change.
    pub items: Vec<(String, f64)>,
}

/// Items with their baskets.
#[derive(Clone, Debug, PartialEq)]
pub struct Hierarchy {
    periods: Vec<String>,
    items: Vec<Item>,
    /// In the order of their links, at least one.
    baskets: Vec<Linked>,
}

/// A basket in its place.
#[derive(Clone, Debug, PartialEq)]
struct Linked {
    link_idx: usize,
    /// The level of the whole at the link.
    level: f64,
    /// For each item its share at the link over its index at the link; zero without weight.
    factors: Vec<f64>,
}

impl Hierarchy {
    /// Puts items and baskets together.
    ///
    /// # Errors
    ///
    /// [`Error::RepeatedItem`], [`Error::LengthMismatch`] and [`Error::ItemMismatch`] if items,
    /// periods and weights do not fit together; [`Error::NoBasket`], [`Error::UnknownPeriod`] and
    /// [`Error::BasketOrder`] for baskets that are not there or out of order;
    /// [`Error::BadWeight`] for a weight that is negative, not finite, or all zero;
    /// [`Error::MissingFigure`] if an item that has weight has no figure when it is linked in.
    pub fn new(periods: Vec<String>, items: Vec<Item>, baskets: &[Basket]) -> Result<Self, Error> {
        check_items(&periods, &items)?;
        let mut hierarchy = Self { periods, items, baskets: Vec::new() };
        for basket in baskets {
            let linked = hierarchy.link(basket)?;
            hierarchy.baskets.push(linked);
        }
        if hierarchy.baskets.is_empty() { Err(Error::NoBasket) } else { Ok(hierarchy) }
    }

    /// Splits a panel into its classes, each an item, and computes them by `spec`.
    ///
    /// # Errors
    ///
    /// Those of [`Panel::split`], [`compute`] and [`Self::new`].
    pub fn of_panel(
        panel: &Panel,
        classes: &Classes,
        spec: &Spec,
        baskets: &[Basket],
    ) -> Result<Self, Error> {
        let item = |(name, panel): (String, Panel)| {
            Ok(Item { name, values: compute(&panel, spec)?.values().collect() })
        };
        let items = panel.split(classes)?.into_iter().map(item).collect::<Result<_, Error>>()?;
        Self::new(panel.periods().to_vec(), items, baskets)
    }

    /// The items in their order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The index of every period.
    #[must_use]
    pub fn totals(&self) -> Vec<Total> {
        let total = |(period_idx, period): (usize, &String)| Total {
            period: period.clone(),
            index: self.index(period_idx),
            missing: self.missing(period_idx),
        };
        self.periods.iter().enumerate().map(total).collect()
    }

    /// What each item contributes to the change from one period to a later one.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownPeriod`] and [`Error::Backwards`] for the periods;
    /// [`Error::MissingFigure`] if the index of one of them, or an item's, is missing.
    pub fn contributions(&self, from: &str, to: &str) -> Result<Contributions, Error> {
        let (from_idx, to_idx) = (self.period_idx(from)?, self.period_idx(to)?);
        if from_idx >= to_idx {
            return Err(Error::Backwards { from: from.into(), to: to.into() });
        }
        let level = |period_idx: usize, label: &str| {
            self.index(period_idx)
                .ok_or_else(|| Error::MissingFigure { item: String::new(), period: label.into() })
        };
        let (start, end) = (level(from_idx, from)?, level(to_idx, to)?);
        let mut parts: Vec<Vec<f64>> = alloc::vec![Vec::new(); self.items.len()];
        let nexts = self.baskets.iter().skip(1).map(|next| next.link_idx).chain([usize::MAX]);
        for (basket_idx, (basket, next)) in self.baskets.iter().zip(nexts).enumerate() {
            let first = if basket_idx == 0 { from_idx } else { from_idx.max(basket.link_idx) };
            let last = to_idx.min(next);
            if first >= last {
                continue;
            }
            for ((item, factor), parts) in self.items.iter().zip(&basket.factors).zip(&mut parts) {
                if *factor > 0.0 {
                    let step = self.value(item, last)? - self.value(item, first)?;
                    parts.push(basket.level * factor * step / start);
                }
            }
        }
        let names = self.items.iter().map(|item| item.name.clone());
        let items = names.zip(parts.iter().map(|parts| sum(parts.iter().copied()))).collect();
        Ok(Contributions { change: (end - start) / start, items })
    }

    /// Brings a basket to the prices of its link and to the level of the index so far.
    fn link(&self, basket: &Basket) -> Result<Linked, Error> {
        let link_idx = self.period_idx(&basket.link)?;
        if self.baskets.last().is_some_and(|last| last.link_idx >= link_idx) {
            return Err(Error::BasketOrder { period: basket.link.clone() });
        }
        let missing = || Error::MissingFigure { item: String::new(), period: basket.link.clone() };
        let level = match self.baskets.last() {
            None => 1.0,
            Some(_) => self.index(link_idx).ok_or_else(missing)?,
        };
        let weight_idx = match &basket.weight_period {
            Some(period) => self.period_idx(period)?,
            None => link_idx,
        };
        let (mut at_link, mut factors) = (Vec::new(), Vec::new());
        for (item, weight) in self.items.iter().zip(check_weights(&self.items, basket)?) {
            if weight == 0.0 {
                factors.push(0.0);
                continue;
            }
            let factor = weight / self.value(item, weight_idx)?;
            // A quantity, as it were; times the index at the link it is the weight there.
            at_link.push(factor * self.value(item, link_idx)?);
            factors.push(factor);
        }
        if basket.weight_period.is_none() {
            // The weights themselves, not what is left of them after dividing and multiplying.
            at_link = basket.weights.values().copied().collect();
        }
        let total = sum(at_link.into_iter());
        if !(total > 0.0 && total.is_finite()) {
            let (period, item) = (basket.link.clone(), String::new());
            return Err(Error::BadWeight { period, item, weight: total });
        }
        factors.iter_mut().for_each(|factor| *factor /= total);
        Ok(Linked { link_idx, level, factors })
    }

    /// The index in a period, by the basket that is in use there: at a link still the one before.
    fn index(&self, period_idx: usize) -> Option<f64> {
        let basket = self.basket(period_idx)?;
        let mut parts = Vec::new();
        for (item, factor) in self.items.iter().zip(&basket.factors) {
            if *factor > 0.0 {
                parts.push(factor * item.values.get(period_idx).copied().flatten()?);
            }
        }
        let index = basket.level * sum(parts.into_iter());
        (index.is_finite() && index > 0.0).then_some(index)
    }

    fn missing(&self, period_idx: usize) -> Vec<String> {
        let Some(basket) = self.basket(period_idx) else { return Vec::new() };
        let weighted = self.items.iter().zip(&basket.factors).filter(|(_, factor)| **factor > 0.0);
        let is_missing = |item: &Item| item.values.get(period_idx).copied().flatten().is_none();
        weighted.filter(|(item, _)| is_missing(item)).map(|(item, _)| item.name.clone()).collect()
    }

    fn basket(&self, period_idx: usize) -> Option<&Linked> {
        let in_use = self.baskets.iter().rev().find(|basket| basket.link_idx < period_idx);
        in_use.or(self.baskets.first())
    }

    fn value(&self, item: &Item, period_idx: usize) -> Result<f64, Error> {
        item.values.get(period_idx).copied().flatten().ok_or_else(|| Error::MissingFigure {
            item: item.name.clone(),
            period: self.periods.get(period_idx).cloned().unwrap_or_default(),
        })
    }

    fn period_idx(&self, label: &str) -> Result<usize, Error> {
        let idx = self.periods.iter().position(|period| period == label);
        idx.ok_or_else(|| Error::UnknownPeriod { period: label.into() })
    }
}

fn check_items(periods: &[String], items: &[Item]) -> Result<(), Error> {
    let mut names = BTreeSet::new();
    for item in items {
        if !names.insert(item.name.as_str()) {
            return Err(Error::RepeatedItem { item: item.name.clone() });
        }
        let (n_values, n_periods) = (item.values.len(), periods.len());
        if n_values != n_periods {
            return Err(Error::LengthMismatch { item: item.name.clone(), n_values, n_periods });
        }
        for (value, period) in item.values.iter().zip(periods) {
            if value.is_some_and(|value| !(value.is_finite() && value > 0.0)) {
                let (item, period) = (item.name.clone(), period.clone());
                return Err(Error::BadFigure { item, period });
            }
        }
    }
    Ok(())
}

/// The weight of each item, in the order of the items.
fn check_weights(items: &[Item], basket: &Basket) -> Result<Vec<f64>, Error> {
    let mismatch =
        |item: &String| Error::ItemMismatch { period: basket.link.clone(), item: item.clone() };
    let is_known = |name: &String| items.iter().any(|item| item.name == *name);
    if let Some(name) = basket.weights.keys().find(|name| !is_known(name)) {
        return Err(mismatch(name));
    }
    let weight = |item: &Item| {
        let weight = *basket.weights.get(&item.name).ok_or_else(|| mismatch(&item.name))?;
        if weight.is_finite() && weight >= 0.0 {
            return Ok(weight);
        }
        Err(Error::BadWeight { period: basket.link.clone(), item: item.name.clone(), weight })
    };
    items.iter().map(weight).collect()
}
