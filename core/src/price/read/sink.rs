//! Where a reader puts what it reads.
//!
//! Source: our own choice: a file may be larger than memory, so rows are handed on one by one.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::error::RowError;
use super::grid_row::GridRow;
use crate::price::item::{Commodity, Market, Quote};
use crate::{CommodityId, MarketId};

/// A row that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Line of the file, from 1; of a workbook the row.
    pub line: u64,
    /// Why.
    pub reason: RowError,
}

/// What became of the rows of a file; of a grid, of its cells.
///
/// `n_rows` is the sum of `n_quotes`, `n_aggregates` and `n_set_aside`: no row vanishes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows below the header, blank ones not counted; of a grid, cells that are not blank or `-`.
    pub n_rows: u64,
    /// Rows that gave a quote.
    pub n_quotes: u64,
    /// Averages made by others, left out.
    pub n_aggregates: u64,
    /// Quotes whose price had more decimals than its currency and was rounded half-even.
    pub n_rounded: u64,
    /// Rows set aside.
    pub n_set_aside: u64,
}

/// Takes what a reader reads.
pub trait Sink {
    /// A market, before its first quote; again if a later row describes it differently.
    fn market(&mut self, market: Market);
    /// A commodity, before its first quote; again if a later row describes it differently.
    fn commodity(&mut self, commodity: Commodity);
    /// A price.
    fn quote(&mut self, quote: Quote);
    /// A row that cannot be used.
    fn set_aside(&mut self, row: SetAside);
    /// A numbered row of a grid as it stands, before its prices are told; averages too.
    fn grid_row(&mut self, _row: &GridRow<'_>) {}
}

/// A sink that keeps everything: for files that fit into memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Markets by id; of several descriptions the first in the order of their text.
    pub markets: BTreeMap<MarketId, Market>,
    /// Commodities by id; of several descriptions the first in the order of their text.
    pub commodities: BTreeMap<CommodityId, Commodity>,
    /// Quotes in the order of the file.
    pub quotes: Vec<Quote>,
    /// Rows set aside, in the order of the file.
    pub set_aside: Vec<SetAside>,
}

impl Sink for Collected {
    fn market(&mut self, market: Market) {
        let key = |m: &Market| (m.name.clone(), m.area.clone(), m.place);
        match self.markets.get(&market.id) {
            Some(known) if key(known) <= key(&market) => {}
            _ => _ = self.markets.insert(market.id.clone(), market),
        }
    }

    fn commodity(&mut self, commodity: Commodity) {
        let key = |c: &Commodity| (c.name.clone(), c.category.clone());
        match self.commodities.get(&commodity.id) {
            Some(known) if key(known) <= key(&commodity) => {}
            _ => _ = self.commodities.insert(commodity.id.clone(), commodity),
        }
    }

    fn quote(&mut self, quote: Quote) {
        self.quotes.push(quote);
    }

    fn set_aside(&mut self, row: SetAside) {
        self.set_aside.push(row);
    }
}
