//! The audit of a PIHPS grid: which of its commodity rows follow from the rows of their varieties.
//!
//! [`GridAudit`] takes the place of a sink while [`crate::price::read::pihps::Reader`] reads.
//!
//! Units: whole rupiah; lines from 1, of a workbook its rows.
//! Source: `docs/reference/price-aggregates.md`, PIHPS.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use time::Date;

use super::error::Error;
use super::pihps::{STEP, commodity_of, mean};
use crate::price::item::{Commodity, Market, Quote};
use crate::price::read::{GridRow, RowError, SetAside, Sink};
use crate::{Coded, CommodityId};

/// A published figure of a commodity on a day, beside what its varieties give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridFigure {
    /// The line of the commodity's row.
    pub line: u64,
    /// Its name as published.
    pub commodity: String,
    /// The head of its column as published.
    pub column: String,
    /// The day it stands for, if the head is one.
    pub day: Option<Date>,
    /// As published; `None` if it is missing or cannot be read.
    pub published: Option<i64>,
    /// How many varieties have a price of the day.
    pub n_parts: usize,
    /// As the prices of its varieties give it, or why that cannot be told.
    pub computed: Result<i64, NotChecked>,
}

impl GridFigure {
    /// Published minus computed; `None` if it cannot be checked.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        Some(self.published?.saturating_sub(*self.computed.as_ref().ok()?))
    }
}

/// Why a figure cannot be checked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotChecked {
    /// No row of a variety stands below the commodity's.
    #[error("no row of a variety follows")]
    NoVariety,
    /// The figure is missing though a variety has a price.
    #[error("no figure is published, though varieties have one: {n_parts}")]
    NotPublished {
        /// How many varieties have a price.
        n_parts: usize,
    },
    /// A figure is published though no variety has a price.
    #[error("none of its varieties has a price of the day")]
    NoPart,
    /// The price of a variety cannot be read.
    #[error("line {line}: the price of a variety cannot be read")]
    PartUnreadable {
        /// The line of the variety.
        line: u64,
    },
    /// A row below it is no variety of it in the list of PIHPS.
    #[error("line {line}: \"{name}\" is no variety of it")]
    ForeignPart {
        /// The line of that row.
        line: u64,
        /// Its name.
        name: String,
    },
    /// A row below it could not be read, and may be a variety of it.
    #[error("line {line} cannot be read and may be a variety of it")]
    RowLost {
        /// The line of that row.
        line: u64,
    },
    /// The figure itself cannot be read.
    #[error(transparent)]
    Unreadable(RowError),
    /// Its parts make no figure.
    #[error(transparent)]
    Figure(Error),
}

impl Coded for NotChecked {
    fn code(&self) -> &'static str {
        match self {
            Self::NoVariety => "audit.no_variety",
            Self::NotPublished { .. } => "audit.not_published",
            Self::NoPart => "audit.no_part",
            Self::PartUnreadable { .. } => "audit.part_unreadable",
            Self::ForeignPart { .. } => "audit.foreign_part",
            Self::RowLost { .. } => "audit.row_lost",
            Self::Unreadable(error) => error.code(),
            Self::Figure(error) => error.code(),
        }
    }
}

/// A published price that is no multiple of Rp 50, which every figure of PIHPS is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffStep {
    /// The line of its row.
    pub line: u64,
    /// The row's name as published.
    pub name: String,
    /// The head of its column as published.
    pub column: String,
    /// The day it stands for, if the head is one.
    pub day: Option<Date>,
    /// As published.
    pub published: i64,
}

/// What was found in a grid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridFindings {
    /// Every commodity's figure of a day on which it or a variety of it has one, row by row.
    pub figures: Vec<GridFigure>,
    /// Prices of commodities and varieties that are no multiple of Rp 50, row by row.
    pub off_step: Vec<OffStep>,
    /// How many prices could be read, of commodities and varieties.
    pub n_prices: usize,
    /// Rows and cells that could not be read, in the order of the file.
    pub set_aside: Vec<SetAside>,
}

/// Audits a grid while it is read.
#[derive(Clone, Debug, Default)]
pub struct GridAudit {
    commodity: Option<Row>,
    varieties: Vec<Row>,
    /// The line of a row below the commodity that could not be read at all.
    lost: Option<u64>,
    found: GridFindings,
}

#[derive(Clone, Debug)]
struct Row {
    line: u64,
    name: String,
    id: Option<CommodityId>,
    cells: Vec<Cell>,
}

#[derive(Clone, Debug)]
struct Cell {
    column: String,
    day: Option<Date>,
    price: Result<Option<i64>, RowError>,
}

impl GridAudit {
    /// What was found, once the reader has finished.
    #[must_use]
    pub fn finish(mut self) -> GridFindings {
        self.settle();
        self.found
    }

    /// Holds the commodity read last against its varieties.
    fn settle(&mut self) {
        let (varieties, lost) = (core::mem::take(&mut self.varieties), self.lost.take());
        let Some(row) = self.commodity.take() else { return };
        let foreign = varieties.iter().find(|variety| {
            row.id.is_none() || variety.id.as_ref().and_then(commodity_of) != row.id
        });
        // A row may be cut short, so that its varieties have days that it has not.
        let widest = varieties.iter().chain([&row]).max_by_key(|row| row.cells.len());
        let n_cells = widest.map_or(0, |row| row.cells.len());
        for place in 0..n_cells {
            let at = |row: &Row| row.cells.get(place).map_or(Ok(None), |cell| cell.price.clone());
            let parts: Vec<(u64, Result<Option<i64>, RowError>)> =
                varieties.iter().map(|variety| (variety.line, at(variety))).collect();
            let bad = parts.iter().find(|(_, price)| price.is_err()).map(|(line, _)| *line);
            let prices: Vec<i64> =
                parts.into_iter().filter_map(|(_, price)| price.ok().flatten()).collect();
            let published = at(&row);
            if published == Ok(None) && prices.is_empty() && bad.is_none() {
                continue;
            }
            let computed = match (&published, lost, foreign, bad) {
                (Err(error), ..) => Err(NotChecked::Unreadable(error.clone())),
                (_, Some(line), ..) => Err(NotChecked::RowLost { line }),
                (_, _, Some(part), _) => {
                    Err(NotChecked::ForeignPart { line: part.line, name: part.name.clone() })
                }
                (_, _, _, Some(line)) => Err(NotChecked::PartUnreadable { line }),
                (Ok(None), ..) => Err(NotChecked::NotPublished { n_parts: prices.len() }),
                _ if varieties.is_empty() => Err(NotChecked::NoVariety),
                _ if prices.is_empty() => Err(NotChecked::NoPart),
                _ => mean(&prices).map_err(NotChecked::Figure),
            };
            let cell = widest.and_then(|row| row.cells.get(place));
            self.found.figures.push(GridFigure {
                line: row.line,
                commodity: row.name.clone(),
                column: cell.map(|cell| cell.column.clone()).unwrap_or_default(),
                day: cell.and_then(|cell| cell.day),
                published: published.ok().flatten(),
                n_parts: prices.len(),
                computed,
            });
        }
    }
}

impl Sink for GridAudit {
    fn market(&mut self, _: Market) {}

    fn commodity(&mut self, _: Commodity) {}

    fn quote(&mut self, _: Quote) {}

    fn set_aside(&mut self, row: SetAside) {
        let known = self.commodity.iter().chain(&self.varieties).map(|row| row.line);
        let is_new = known.max().is_some_and(|last| last < row.line);
        if is_new && self.commodity.is_some() && self.lost.is_none() {
            self.lost = Some(row.line);
        }
        self.found.set_aside.push(row);
    }

    fn grid_row(&mut self, row: &GridRow<'_>) {
        if row.is_commodity {
            self.settle();
        }
        let cells: Vec<Cell> = row
            .cells()
            .map(|cell| Cell { column: cell.column.into(), day: cell.day, price: cell.price })
            .collect();
        for cell in &cells {
            let Ok(Some(published)) = cell.price else { continue };
            self.found.n_prices += 1;
            if i128::from(published) % STEP != 0 {
                self.found.off_step.push(OffStep {
                    line: row.line,
                    name: row.name.to_string(),
                    column: cell.column.clone(),
                    day: cell.day,
                    published,
                });
            }
        }
        let (line, name, id) = (row.line, row.name.to_string(), row.commodity.cloned());
        let row_read = Row { line, name, id, cells };
        if row.is_commodity {
            self.commodity = Some(row_read);
        } else {
            self.varieties.push(row_read);
        }
    }
}
