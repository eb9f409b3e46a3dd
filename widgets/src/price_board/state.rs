//! What the board remembers, and what changes it.
//!
//! Source: our own choice.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::Cell;

use balai::{Instant, MarketId, json};

use super::cache::Cache;
use crate::kit::widget::{Effects, Input};
use crate::price::{Own, PriceFeed};

/// Rows shown before the reader asks for all.
const ROWS_DEFAULT: usize = 10;

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By name, as in a dictionary.
    #[default]
    Name,
    /// By the price shown.
    Price,
    /// By the change shown.
    Change,
    /// By the day of the newest quote.
    Newest,
}

impl Sort {
    /// All, in the order of the chooser.
    pub const ALL: [Self; 4] = [Self::Name, Self::Price, Self::Change, Self::Newest];

    /// The word in messages.
    #[must_use]
    pub fn wire(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Price => "price",
            Self::Change => "change",
            Self::Newest => "newest",
        }
    }

    /// Whether the greatest comes first until the reader turns it round.
    fn descends_first(self) -> bool {
        matches!(self, Self::Change | Self::Newest)
    }

    fn parse(wire: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.wire() == wire)
    }
}

/// All the board remembers.
pub struct State {
    pub(super) feed: PriceFeed,
    pub(super) market: Option<MarketId>,
    pub(super) n_rows: usize,
    pub(super) search: String,
    pub(super) sort: Sort,
    pub(super) descending: bool,
    pub(super) expanded: bool,
    pub(super) open: Vec<String>,
    /// Rows as last shown; see `cache.rs`.
    pub(super) cache: Cell<Cache>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            feed: PriceFeed::default(),
            market: None,
            n_rows: ROWS_DEFAULT,
            search: String::new(),
            sort: Sort::Name,
            descending: false,
            expanded: false,
            open: Vec::new(),
            cache: Cell::default(),
        }
    }
}

pub(super) fn update(state: &mut State, input: Input<'_>, now: Instant, effects: &mut dyn Effects) {
    let State { feed, market, n_rows, search, sort, descending, expanded, open, .. } = state;
    feed.update(input, now, effects, &mut |own, effects| match own {
        Own::Attribute("market", value) => {
            *market = value.and_then(|value| MarketId::new(value).ok());
        }
        Own::Attribute("rows", value) => {
            let rows = value.and_then(json::integer).filter(|rows| *rows > 0);
            *n_rows = rows.map_or(ROWS_DEFAULT, |rows| rows as usize);
        }
        Own::Control("sort", "", wire) => {
            *sort = Sort::parse(wire).unwrap_or_default();
            *descending = sort.descends_first();
        }
        Own::Control("sort", wire, _) => {
            if let Some(by) = Sort::parse(wire) {
                *descending = if by == *sort { !*descending } else { by.descends_first() };
                *sort = by;
            }
        }
        Own::Control("open", key, _) => match open.iter().position(|open| open == key) {
            Some(place) => _ = open.swap_remove(place),
            None => open.push(key.into()),
        },
        Own::Control("search", _, value) => value.clone_into(search),
        Own::Control("market", _, value) => {
            *market = MarketId::new(value).ok();
            effects.emit("balai-market", value);
        }
        Own::Control("all", ..) => *expanded = true,
        _ => {}
    });
}

pub(super) fn adopt(state: &mut State, data: &str) -> bool {
    state.expanded = state.feed.adopt(data);
    state.expanded
}
