//! What is priced, where, and one price seen there on one day.
//!
//! Units: prices in whole minor units of the item's currency per unit of sale; places in
//! micro-degrees (WGS 84).
//! Source: columns of the WFP food price data set on HDX.

use alloc::string::String;

use time::Date;

pub use crate::place::Place;
use crate::{CommodityId, Currency, MarketId, Unit};

/// At which step of trade a price is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PriceType {
    /// What a household pays.
    Retail,
    /// What a trader pays.
    Wholesale,
    /// What a producer gets.
    Producer,
    /// What a farmer gets at the farm.
    FarmGate,
}

impl PriceType {
    const ALL: [(Self, &str); 4] = [
        (Self::Retail, "retail"),
        (Self::Wholesale, "wholesale"),
        (Self::Producer, "producer"),
        (Self::FarmGate, "farm gate"),
    ];

    /// Reads `Retail`, `wholesale`, `Producer` or `Farm Gate`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        Self::ALL.iter().find(|(_, name)| name.eq_ignore_ascii_case(text)).map(|(kind, _)| *kind)
    }

    /// The canonical text.
    #[must_use]
    pub fn to_wire(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

/// A market.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Market {
    /// Its id.
    pub id: MarketId,
    /// Its name.
    pub name: String,
    /// The smallest area named for it: city or regency, else province; empty if none is.
    pub area: String,
    /// Where it is, if known.
    pub place: Option<Place>,
}

/// A commodity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commodity {
    /// Its id.
    pub id: CommodityId,
    /// Its name as published.
    pub name: String,
    /// Its group as published; may be empty.
    pub category: String,
}

/// One line of a board: what may be compared with each other and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The commodity.
    pub commodity: CommodityId,
    /// Sold by this unit.
    pub unit: Unit,
    /// At this step of trade.
    pub price_type: PriceType,
    /// Priced in this currency.
    pub currency: Currency,
}

/// One price, seen in one market on one day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quote {
    /// Of what.
    pub item: Item,
    /// Where.
    pub market: MarketId,
    /// When.
    pub observed_on: Date,
    /// Whole minor units of the item's currency; above zero.
    pub price_minor: i64,
}
