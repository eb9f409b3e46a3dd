//! Why there is no aggregate.
//!
//! Source: `docs/reference/errors.md`.

use crate::Coded;

/// Why there is no aggregate.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No price at all: there is no figure, and it is not zero.
    #[error("no price to make a figure of")]
    Empty,
    /// A price that is zero or below.
    #[error("the price {price_minor} is not above zero")]
    NotPositive {
        /// The price.
        price_minor: i64,
    },
    /// A price to be taken out of a digest that does not hold it.
    #[error("the digest does not hold the price {price_minor} of that day")]
    NotHeld {
        /// The price.
        price_minor: i64,
    },
    /// The figure leaves 64 bits; no real price comes near.
    #[error("prices too large to make a figure of")]
    TooLarge,
    /// Nobody has a weight above zero.
    #[error("no weight is above zero")]
    NoWeight,
    /// The columns of a table are not equally long.
    #[error("columns of {n_commodities}, {n_days} and {n_prices} rows")]
    ColumnLengths {
        /// Rows of the commodity column.
        n_commodities: usize,
        /// Rows of the day column.
        n_days: usize,
        /// Rows of the price column.
        n_prices: usize,
    },
    /// A row names a commodity or a day beyond those there are.
    #[error("row {row_idx} has a code beyond those there are")]
    CodeOutOfRange {
        /// The row, from zero.
        row_idx: usize,
    },
    /// A row has a price that is zero or below.
    #[error("row {row_idx} has a price that is not above zero")]
    RowNotPositive {
        /// The row, from zero.
        row_idx: usize,
    },
    /// More rows than 32 bits can count.
    #[error("a table of more rows than 32 bits can count")]
    TooManyRows,
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "aggregate.empty",
            Self::NotPositive { .. } => "aggregate.not_positive",
            Self::NotHeld { .. } => "aggregate.not_held",
            Self::TooLarge => "aggregate.too_large",
            Self::NoWeight => "aggregate.no_weight",
            Self::ColumnLengths { .. } => "aggregate.column_lengths",
            Self::CodeOutOfRange { .. } => "aggregate.code_out_of_range",
            Self::RowNotPositive { .. } => "aggregate.row_not_positive",
            Self::TooManyRows => "aggregate.too_many_rows",
        }
    }
}
