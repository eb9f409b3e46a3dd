//! Monthly series with gaps.
//!
//! Units: values in minor units or in any other unit, above zero; only ratios and differences of
//! one series are taken.
//! Source: our own choice.
#![allow(clippy::float_arithmetic)]

use core::fmt;

use alloc::vec::Vec;

use time::Date;

use super::Error;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    /// Months since January of the year 0.
    number: i32,
}

impl YearMonth {
    /// The month 1 to 12 of a year 1 to 9999.
    ///
    /// # Errors
    ///
    /// [`Error::NoSuchMonth`].
    pub fn new(year: i32, month: u8) -> Result<Self, Error> {
        if !(1..=9_999).contains(&year) || !(1..=12).contains(&month) {
            return Err(Error::NoSuchMonth);
        }
        Ok(Self { number: year * 12 + i32::from(month) - 1 })
    }

    /// The month of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self { number: day.year() * 12 + i32::from(u8::from(day.month())) - 1 }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.number.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        // Below 12, so it fits.
        self.number.rem_euclid(12) as u8 + 1
    }

    /// Reads `2026-11`.
    ///
    /// # Errors
    ///
    /// [`Error::NoSuchMonth`], also for another form.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let (year, month) = text.split_once('-').ok_or(Error::NoSuchMonth)?;
        let is_written =
            |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
        if !is_written(year, 4) || !is_written(month, 2) {
            return Err(Error::NoSuchMonth);
        }
        let number = |_| Error::NoSuchMonth;
        Self::new(year.parse().map_err(number)?, month.parse().map_err(number)?)
    }

    /// So many months later, or earlier if below zero.
    pub(super) fn plus(self, months: i32) -> Self {
        Self { number: self.number.saturating_add(months) }
    }

    /// How many months this lies after `other`.
    pub(super) fn since(self, other: Self) -> i32 {
        self.number.saturating_sub(other.number)
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

/// One value or gap for each month from the first on.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthlySeries {
    first: YearMonth,
    values: Vec<Option<f64>>,
}

impl MonthlySeries {
    /// A series of prices in whole minor units.
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`] for a price that is zero or less: a gap is `None`, not zero.
    pub fn of_prices(first: YearMonth, prices: &[Option<i64>]) -> Result<Self, Error> {
        let values = prices.iter().map(|price| price.map(|minor| minor as f64)).collect();
        Self::new(first, values)
    }

    /// A series of any values above zero, such as an index.
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`] for a value that is zero or less, infinite or not a number.
    pub fn new(first: YearMonth, values: Vec<Option<f64>>) -> Result<Self, Error> {
        let is_bad = |value: &Option<f64>| value.is_some_and(|v| !(v.is_finite() && v > 0.0));
        match values.iter().position(is_bad) {
            None => Ok(Self { first, values }),
            Some(place) => {
                let month = first.plus(i32::try_from(place).unwrap_or(i32::MAX));
                Err(Error::NotPositive { month })
            }
        }
    }

    /// The same in prices of constant value: each divided by a consumer price index. A month
    /// without an index becomes a gap.
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`] if a quotient leaves what a number can hold.
    pub fn deflated(&self, index: &Self) -> Result<Self, Error> {
        let values = self.iter().map(|(month, value)| Some(value? / index.get(month)?)).collect();
        Self::new(self.first, values)
    }

    /// The value of a month, if there is one.
    #[must_use]
    pub fn get(&self, month: YearMonth) -> Option<f64> {
        let place = usize::try_from(month.since(self.first)).ok()?;
        self.values.get(place).copied().flatten()
    }

    /// Each month with its value or gap.
    pub fn iter(&self) -> impl Iterator<Item = (YearMonth, Option<f64>)> + '_ {
        // A series that reaches past the year 9999 ends there.
        (0_i32..).zip(&self.values).map(|(place, value)| (self.first.plus(place), *value))
    }

    /// The first month.
    #[must_use]
    pub fn first(&self) -> YearMonth {
        self.first
    }
}
