//! What can go wrong with an index, and why an observation or a figure is missing.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::panel::Observation;
use crate::Coded;

/// Why there is no index at all.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not one observation can be used; here is each with its flaw.
    #[error("no usable observation: {} set aside", set_aside.len())]
    NoObservation {
        /// Every observation that was looked at.
        set_aside: Vec<(Observation, Flaw)>,
    },
    /// A label stands twice in the order of periods.
    #[error("period \"{period}\" stands twice in the order of periods")]
    RepeatedPeriod {
        /// The label.
        period: String,
    },
    /// A period that was asked for is none of the panel's.
    #[error("no period \"{period}\" in the data")]
    UnknownPeriod {
        /// The label.
        period: String,
    },
    /// No method has this name.
    #[error("unknown method \"{name}\"; known are {}", known.join(", "))]
    UnknownMethod {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: &'static [&'static str],
    },
    /// No splice has this name.
    #[error("unknown splice \"{name}\"; known are {}", known.join(", "))]
    UnknownSplice {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: &'static [&'static str],
    },
    /// No imputation has this name.
    #[error("unknown imputation \"{name}\"; known are {}", known.join(", "))]
    UnknownImputation {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: &'static [&'static str],
    },
    /// A window of fewer than two periods compares nothing.
    #[error("a window of {n} periods is too short; at least 2 are needed")]
    WindowTooShort {
        /// Its length in periods.
        n: usize,
    },
    /// The window is longer than the series.
    #[error("a window of {n} periods is longer than the series of {n_periods}")]
    WindowTooLong {
        /// Its length in periods.
        n: usize,
        /// The periods there are.
        n_periods: usize,
    },
    /// The method weighs by quantities and there are none above zero where it needs them.
    #[error("{method} needs quantities above zero")]
    NoQuantities {
        /// The method's name.
        method: &'static str,
    },
    /// A product has no class.
    #[error("product \"{product}\" has no class")]
    NoClass {
        /// The product.
        product: String,
    },
    /// There is no basket of weights.
    #[error("no basket of weights")]
    NoBasket,
    /// Baskets are not in the order of the periods in which they are linked in.
    #[error("the basket of \"{period}\" does not come after the one before it")]
    BasketOrder {
        /// The period in which the basket is linked in.
        period: String,
    },
    /// A weight is negative or not a number, or those of a basket add up to nothing.
    #[error("weight {weight} of \"{item}\" in the basket of \"{period}\" cannot be used")]
    BadWeight {
        /// The period in which the basket is linked in.
        period: String,
        /// The item; empty for the sum of all.
        item: String,
        /// The weight.
        weight: f64,
    },
    /// A basket has a weight for an item that is not there, or none for one that is.
    #[error("item \"{item}\" and the basket of \"{period}\" do not match")]
    ItemMismatch {
        /// The period in which the basket is linked in.
        period: String,
        /// The item.
        item: String,
    },
    /// An item stands twice.
    #[error("item \"{item}\" stands twice")]
    RepeatedItem {
        /// The item.
        item: String,
    },
    /// An item has more or fewer values than there are periods.
    #[error("item \"{item}\" has {n_values} values for {n_periods} periods")]
    LengthMismatch {
        /// The item.
        item: String,
        /// The values it has.
        n_values: usize,
        /// The periods there are.
        n_periods: usize,
    },
    /// A change was asked for from a later period to an earlier one.
    #[error("\"{from}\" is not before \"{to}\"")]
    Backwards {
        /// Where the change should begin.
        from: String,
        /// Where it should end.
        to: String,
    },
    /// A figure that is needed is missing in this period.
    #[error("no figure of \"{item}\" for period \"{period}\"")]
    MissingFigure {
        /// The item; empty for the whole.
        item: String,
        /// The period.
        period: String,
    },
    /// An item's index is not above zero and finite.
    #[error("the figure of \"{item}\" for period \"{period}\" is not above zero and finite")]
    BadFigure {
        /// The item.
        item: String,
        /// The period.
        period: String,
    },
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::NoObservation { .. } => "index.no_usable_observation",
            Self::RepeatedPeriod { .. } => "index.repeated_period",
            Self::UnknownPeriod { .. } => "index.no_such_period",
            Self::UnknownMethod { .. } => "index.unknown_method",
            Self::UnknownSplice { .. } => "index.unknown_splice",
            Self::UnknownImputation { .. } => "index.unknown_imputation",
            Self::WindowTooShort { .. } => "index.window_too_short",
            Self::WindowTooLong { .. } => "index.window_too_long",
            Self::NoQuantities { .. } => "index.no_quantities",
            Self::NoClass { .. } => "index.no_class",
            Self::NoBasket => "index.no_basket",
            Self::BasketOrder { .. } => "index.basket_order",
            Self::BadWeight { .. } => "index.bad_weight",
            Self::ItemMismatch { .. } => "index.item_mismatch",
            Self::RepeatedItem { .. } => "index.repeated_item",
            Self::LengthMismatch { .. } => "index.length_mismatch",
            Self::Backwards { .. } => "index.backwards",
            Self::MissingFigure { .. } => "index.missing_figure",
            Self::BadFigure { .. } => "index.bad_figure",
        }
    }
}

/// Why an observation does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Flaw {
    /// The product has no id.
    #[error("no product")]
    NoProduct,
    /// The period has no label.
    #[error("no period")]
    NoPeriod,
    /// The period is not in the order that was given.
    #[error("period is not in the order given")]
    UnknownPeriod,
    /// The price is zero.
    #[error("price is zero")]
    ZeroPrice,
    /// The price is below zero.
    #[error("price is negative")]
    NegativePrice,
    /// The price is infinite or no number.
    #[error("price is not a finite number")]
    PriceNotFinite,
    /// The quantity is below zero.
    #[error("quantity is negative")]
    NegativeQuantity,
    /// The quantity is infinite or no number.
    #[error("quantity is not a finite number")]
    QuantityNotFinite,
    /// The product has another price or quantity in the same period.
    #[error("another observation of the same product and period differs")]
    Contradiction,
}

impl Coded for Flaw {
    fn code(&self) -> &'static str {
        match self {
            Self::NoProduct => "index.no_product",
            Self::NoPeriod => "index.no_period",
            Self::UnknownPeriod => "index.unknown_period",
            Self::ZeroPrice => "index.zero_price",
            Self::NegativePrice => "index.negative_price",
            Self::PriceNotFinite => "index.price_not_finite",
            Self::NegativeQuantity => "index.negative_quantity",
            Self::QuantityNotFinite => "index.quantity_not_finite",
            Self::Contradiction => "index.contradiction",
        }
    }
}

/// Why a period has no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Gap {
    /// Nothing was seen in the period that the method can use.
    #[error("no observation that the method can use")]
    NoObservation,
    /// No product links the period with the reference period.
    #[error("no product in common with the reference")]
    NoMatch,
    /// The products in common have quantities of zero only.
    #[error("the products in common have no quantity above zero")]
    NoWeight,
    /// The figure is too large or too small to be a number.
    #[error("the figure is out of range")]
    OutOfRange,
}

impl Coded for Gap {
    fn code(&self) -> &'static str {
        match self {
            Self::NoObservation => "index.no_observation",
            Self::NoMatch => "index.no_match",
            Self::NoWeight => "index.no_weight",
            Self::OutOfRange => "index.out_of_range",
        }
    }
}
