//! What the board remembers, and what changes it.
//!
//! Source: our own choice.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cell::Cell;

use balai::{Instant, MarketId};

use super::cache::Cache;
use crate::kit::widget::{Effect, Input};
use crate::price::PriceFeed;

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

pub(super) fn update(state: &mut State, input: Input, now: Instant) -> Vec<Effect> {
    match state.feed.update(input, now) {
        Ok(effects) => effects,
        Err(Input::Attribute(name, value)) => {
            attribute(state, &name, &value.unwrap_or_default());
            Vec::new()
        }
        Err(Input::Control(message, value)) => control(state, &message, &value),
        Err(_) => Vec::new(),
    }
}

fn attribute(state: &mut State, name: &str, value: &str) {
    match name {
        "market" => state.market = MarketId::new(value).ok(),
        "rows" => {
            let rows = value.parse().ok().filter(|rows| *rows > 0);
            state.n_rows = rows.unwrap_or(ROWS_DEFAULT);
        }
        _ => {}
    }
}

fn control(state: &mut State, message: &str, value: &str) -> Vec<Effect> {
    match message.split_once(':') {
        Some(("sort", wire)) => {
            if let Some(sort) = Sort::parse(wire) {
                let first = sort.descends_first();
                state.descending = if sort == state.sort { !state.descending } else { first };
                state.sort = sort;
            }
        }
        Some(("open", key)) => {
            let before = state.open.len();
            state.open.retain(|open| open != key);
            if state.open.len() == before {
                state.open.push(key.into());
            }
        }
        _ => match message {
            "search" => value.clone_into(&mut state.search),
            "sort" => {
                state.sort = Sort::parse(value).unwrap_or_default();
                state.descending = state.sort.descends_first();
            }
            "market" => {
                state.market = MarketId::new(value).ok();
                return vec![Effect::Emit { name: "balai-market", detail: value.into() }];
            }
            "all" => state.expanded = true,
            _ => {}
        },
    }
    Vec::new()
}

pub(super) fn adopt(state: &mut State, data: &str) -> bool {
    state.expanded = state.feed.adopt(data);
    state.expanded
}
