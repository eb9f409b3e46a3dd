//! The figures of one grid by row and day, kept while it is read.
//!
//! Units: whole rupiah; lines from 1, of a workbook its rows.
//! Source: `docs/reference/price-aggregates.md`, PIHPS.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use time::Date;

use crate::price::item::{Commodity, Market, Quote};
use crate::price::read::{GridRow, RowError, RowFlaw, SetAside, Sink};
use crate::{CommodityId, Unit};

/// What a row is of: commodities and varieties alike, each in its unit.
pub(super) type RowKey = (CommodityId, Unit);

/// Why there is no price in a cell that is not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFlaw {
    /// It cannot be read.
    Unreadable,
    /// The row stands there twice, with different prices of this day.
    Twice,
}

/// A row of a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelRow {
    /// Its line; of a row that stands there twice, the first.
    pub line: u64,
    /// Its name as published.
    pub name: String,
    /// Its prices by day; days without one are not there.
    pub prices: BTreeMap<Date, Result<i64, CellFlaw>>,
}

/// The figures of one grid; a sink for [`crate::price::read::pihps::Reader`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LevelGrid {
    rows: BTreeMap<RowKey, LevelRow>,
    set_aside: Vec<SetAside>,
    last_line: u64,
}

impl LevelGrid {
    /// Its rows, by what they are of.
    #[must_use]
    pub fn rows(&self) -> &BTreeMap<(CommodityId, Unit), LevelRow> {
        &self.rows
    }

    /// Rows and cells that could not be read, in the order of the file.
    #[must_use]
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }
}

impl Sink for LevelGrid {
    fn market(&mut self, _: Market) {}

    fn commodity(&mut self, _: Commodity) {}

    fn quote(&mut self, _: Quote) {}

    fn set_aside(&mut self, row: SetAside) {
        // The cells of a row that came as a row are looked at there.
        if row.line > self.last_line {
            self.set_aside.push(row);
        }
    }

    fn grid_row(&mut self, row: &GridRow<'_>) {
        self.last_line = row.line;
        let (Some(id), Some(unit)) = (row.commodity, row.unit) else {
            let reason = RowError::new(RowFlaw::UnknownCommodity, "Komoditas", row.name);
            self.set_aside.push(SetAside { line: row.line, reason });
            return;
        };
        let new =
            || LevelRow { line: row.line, name: row.name.to_string(), prices: BTreeMap::new() };
        let kept = self.rows.entry((id.clone(), unit)).or_insert_with(new);
        for cell in row.cells() {
            let price = match cell.price {
                Ok(None) => continue,
                Ok(Some(price)) => Ok(price),
                Err(reason) => {
                    self.set_aside.push(SetAside { line: row.line, reason });
                    Err(CellFlaw::Unreadable)
                }
            };
            let Some(day) = cell.day else { continue };
            let known = kept.prices.entry(day).or_insert(price);
            if *known != price {
                *known = Err(CellFlaw::Twice);
            }
        }
    }
}
