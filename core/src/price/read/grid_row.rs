//! A row of a PIHPS grid as it was published, and how its cells are read.
//!
//! Units: rupiah; days are written `02/ 01/ 2023`, thousands with a comma.
//! Source: workbooks of bi.go.id/hargapangan, as stored publicly.

use alloc::string::String;

use time::Date;

use super::error::{RowError, RowFlaw, cut};
use super::wfp::money;
use crate::iso::{day_of, parse_date};
use crate::{CommodityId, Currency, Unit};

/// A numbered row of a grid, before anything of it is left out: for whoever audits the grid.
#[derive(Clone, Copy, Debug)]
pub struct GridRow<'a> {
    /// Its line in the file, from 1; of a workbook the row.
    pub line: u64,
    /// Whether it is numbered as a commodity (I, II); else as a variety (1, 2).
    pub is_commodity: bool,
    /// Its name as published.
    pub name: &'a str,
    /// What the list of PIHPS calls it; `None` if the name is not there.
    pub commodity: Option<&'a CommodityId>,
    /// The unit its prices are for; `None` as for `commodity`.
    pub unit: Option<Unit>,
    pub(super) days: &'a [(String, Option<Date>)],
    pub(super) cells: &'a [&'a str],
    pub(super) currency: Option<Currency>,
}

/// One cell of such a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridCell<'a> {
    /// The head of its column as published.
    pub column: &'a str,
    /// The day it stands for, if the head is one.
    pub day: Option<Date>,
    /// The price in minor units; `None` if it is missing.
    pub price: Result<Option<i64>, RowError>,
}

impl<'a> GridRow<'a> {
    /// Its cells from the first day on; the same place is the same day in every row.
    pub fn cells(&self) -> impl Iterator<Item = GridCell<'a>> + use<'a> {
        let Self { days, currency, .. } = *self;
        self.cells.iter().skip(2).enumerate().map(move |(place, cell)| {
            let (column, day) = head(days, place);
            let price = match (is_missing(cell), day, currency) {
                (true, ..) => Ok(None),
                (false, Err(error), _) => Err(error),
                (false, Ok(_), None) => Ok(None),
                (false, Ok(_), Some(currency)) => {
                    price(cell, column, currency).map(|(minor, _)| Some(minor))
                }
            };
            GridCell { column, day: days.get(place).and_then(|(_, day)| *day), price }
        })
    }
}

/// The head of a column and its day, or why it is none.
pub(super) fn head(
    days: &[(String, Option<Date>)],
    place: usize,
) -> (&str, Result<Date, RowError>) {
    let (column, day) = days.get(place).map_or(("", None), |(column, day)| (column.as_str(), *day));
    let flaw = if column.is_empty() { RowFlaw::TooManyFields } else { RowFlaw::BadDate };
    (column, day.ok_or_else(|| RowError::new(flaw, column, column)))
}

pub(super) fn is_missing(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-")
}

/// Reads `14,300`: commas stand between thousands only.
pub(super) fn price(cell: &str, column: &str, currency: Currency) -> Result<(i64, bool), RowError> {
    let cell = cell.trim();
    let named = |mut error: RowError| {
        error.column = column.into();
        error.text = cut(cell);
        error
    };
    let mut groups = cell.split('.').next().unwrap_or(cell).split(',').skip(1);
    if groups.any(|group| group.len() != 3) || cell.starts_with(',') {
        return Err(named(RowError::new(RowFlaw::NotANumber, "", "")));
    }
    let digits: String = cell.chars().filter(|c| *c != ',').collect();
    money(&digits, "price", currency).map(|(price, rounded)| (price.minor, rounded)).map_err(named)
}

/// Reads `02/ 01/ 2023`, day first, or `2023-01-02`.
pub(super) fn day(cell: &str) -> Option<Date> {
    let text: String = cell.chars().filter(|c| !c.is_whitespace()).collect();
    if let Ok(date) = parse_date(&text) {
        return Some(date);
    }
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() {
        return None;
    }
    day_of(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
