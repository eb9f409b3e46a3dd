//! What the board remembers, and what changes it.
//!
//! Source: our own choice.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::cell::Cell;

use balai::price::{Board, FeedError, FeedReader};
use balai::words::{Lang, number};
use balai::{Coded, Instant, MarketId};

use super::cache::Cache;
use crate::kit::source::{Arrival, Source};
use crate::kit::widget::{Effect, Fetched, Input};

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
    pub(super) lang: Lang,
    pub(super) market: Option<MarketId>,
    pub(super) n_rows: usize,
    pub(super) source: Source,
    reader: FeedReader,
    pub(super) loaded: Option<Board>,
    pub(super) unreadable: Option<(&'static str, String)>,
    pub(super) search: String,
    pub(super) sort: Sort,
    pub(super) descending: bool,
    pub(super) expanded: bool,
    pub(super) open: Vec<String>,
    /// Whether a script runs it: a page without one shows everything and offers no controls that
    /// would not work.
    pub(super) live: bool,
    events: String,
    /// Rows as last shown; see `cache.rs`.
    pub(super) cache: Cell<Cache>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            lang: Lang::Id,
            market: None,
            n_rows: ROWS_DEFAULT,
            source: Source::default(),
            reader: FeedReader::default(),
            loaded: None,
            unreadable: None,
            search: String::new(),
            sort: Sort::Name,
            descending: false,
            expanded: false,
            open: Vec::new(),
            live: false,
            events: String::new(),
            cache: Cell::default(),
        }
    }
}

pub(super) fn update(state: &mut State, input: Input, now: Instant) -> Vec<Effect> {
    match input {
        Input::Attribute(name, value) => attribute(state, &name, value.unwrap_or_default(), now),
        Input::Start => start(state, now),
        Input::Control(message, value) => control(state, &message, &value, now),
        Input::Fetched(answer) => fetched(state, answer, now),
        Input::Timer => state.source.tick(now),
        Input::Live => state.source.refresh(now),
        Input::Stored(value) => match state.source.stored(value) {
            Some(arrival) => read(state, &arrival, now),
            None => Vec::new(),
        },
    }
}

fn attribute(state: &mut State, name: &str, value: String, now: Instant) -> Vec<Effect> {
    match name {
        "lang" => state.lang = Lang::parse(&value),
        "market" => state.market = MarketId::new(&value).ok(),
        "rows" => {
            let rows = value.parse().ok().filter(|rows| *rows > 0);
            state.n_rows = rows.unwrap_or(ROWS_DEFAULT);
        }
        "events" => {
            state.events = value;
            return if state.live { listen(state) } else { Vec::new() };
        }
        "src" if state.live => {
            state.loaded = None;
            state.unreadable = None;
            return state.source.open(&value, now);
        }
        "src" => state.source.adopt(&value),
        _ => {}
    }
    Vec::new()
}

fn start(state: &mut State, now: Instant) -> Vec<Effect> {
    state.live = true;
    let url = state.source.url().to_owned();
    let mut effects = if state.loaded.is_some() {
        state.source.refresh(now)
    } else {
        state.source.open(&url, now)
    };
    effects.extend(listen(state));
    effects
}

fn listen(state: &State) -> Vec<Effect> {
    if state.events.is_empty() {
        return Vec::new();
    }
    vec![Effect::Listen { url: state.events.clone(), event: "prices" }]
}

fn control(state: &mut State, message: &str, value: &str, now: Instant) -> Vec<Effect> {
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
            "retry" => return state.source.refresh(now),
            _ => {}
        },
    }
    Vec::new()
}

fn fetched(state: &mut State, answer: Fetched, now: Instant) -> Vec<Effect> {
    let (arrival, mut effects) = state.source.fetched(answer, now);
    if let Some(arrival) = arrival {
        effects.extend(read(state, &arrival, now));
    }
    effects
}

/// Reads a feed; one that cannot be read leaves what was known in place.
fn read(state: &mut State, arrival: &Arrival, now: Instant) -> Vec<Effect> {
    let (Arrival::Fresh(text) | Arrival::Kept(text)) = arrival;
    match state.reader.read(text) {
        Ok(feed) => {
            let mut effects = state.source.accept(arrival, now);
            let detail = feed.as_of.map(balai::iso::write_date).unwrap_or_default();
            let board = Board::renew(state.loaded.as_ref(), feed);
            state.loaded = Some(board);
            state.unreadable = None;
            effects.push(Effect::Emit { name: "balai-prices", detail });
            effects
        }
        Err(error) => {
            if matches!(arrival, Arrival::Fresh(_)) {
                state.unreadable = Some((error.code(), reason(&error)));
            }
            state.source.refuse(arrival, now)
        }
    }
}

/// What is wrong with a feed and where.
fn reason(error: &FeedError) -> String {
    let mut out = String::new();
    match error {
        FeedError::Unreadable(error) => {
            for (word, n) in [("line ", error.line), (", column ", error.column)] {
                out.push_str(word);
                number::plain(&mut out, n.into());
            }
            out.push_str(": ");
            out.push_str(error.problem);
        }
        FeedError::Format { found } => {
            out.push_str("format: ");
            out.push_str(found);
        }
        _ => {}
    }
    out
}

pub(super) fn adopt(state: &mut State, data: &str) -> bool {
    match state.reader.read(data) {
        Ok(feed) => {
            state.loaded = Some(Board::new(feed));
            state.expanded = true;
            true
        }
        Err(_) => false,
    }
}
