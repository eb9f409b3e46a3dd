//! Which series the chart shows, and which of them share an axis.
//!
//! Source: `docs/reference/price-rules.md`: only prices of one unit, step of trade and currency are
//! compared.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use balai::price::{Board, QuoteInMarket, Row};

use super::state::State;
use crate::kit::line::{LINES_MAX, Line};
use crate::price::item::{find, key};

/// One series as shown.
pub(super) struct Series<'a> {
    pub(super) row: &'a Arc<Row>,
    /// Its place among all: its mark and colour.
    pub(super) place: usize,
    /// The newest quote of the market the page asks for.
    pub(super) in_market: Option<&'a QuoteInMarket>,
}

/// What is shown, and what is not though it was asked for.
pub(super) struct Selection<'a> {
    pub(super) series: Vec<Series<'a>>,
    /// Asked for and not in the feed.
    pub(super) unknown: Vec<&'a str>,
    /// Asked for beyond [`LINES_MAX`].
    pub(super) beyond: Vec<&'a Arc<Row>>,
}

impl<'a> Series<'a> {
    /// Its line in a chart, with the market's figure beside it where there is one.
    pub(super) fn line(&self, name: &'a str, beside: Option<(i64, i64)>) -> Line<'a> {
        Line { place: self.place, name, points: &self.row.facts.series, beside }
    }
}

/// What the state asks for; the first item that has a course if it asks for none.
pub(super) fn select<'a>(state: &'a State, board: &'a Board) -> Selection<'a> {
    let (mut series, mut unknown, mut beyond) = (Vec::new(), Vec::new(), Vec::new());
    let chosen = state.chosen.as_ref().filter(|key| find(board, key).is_some());
    let wanted = match chosen {
        Some(chosen) => core::slice::from_ref(chosen),
        None => &state.items,
    };
    let mut add = |row: &'a Arc<Row>| {
        let place = series.len();
        if series.iter().any(|other: &Series<'_>| Arc::ptr_eq(other.row, row)) {
        } else if place >= LINES_MAX {
            beyond.push(row);
        } else {
            let in_market = state.market.as_ref().and_then(|market| row.in_market(market));
            series.push(Series { row, place, in_market });
        }
    };
    for wanted in wanted {
        match find(board, wanted) {
            Some(row) => add(row),
            None => unknown.push(wanted.as_str()),
        }
    }
    if wanted.is_empty() {
        let with_course =
            board.rows.iter().find(|row| row.facts.series.iter().any(Option::is_some));
        with_course.or(board.rows.first()).into_iter().for_each(add);
    }
    Selection { series, unknown, beyond }
}

/// The series that share an axis, in the order of their first.
pub(super) fn panels<'a, 'b>(series: &'b [Series<'a>]) -> Vec<Vec<&'b Series<'a>>> {
    let mut panels: Vec<Vec<&Series<'_>>> = Vec::new();
    for one in series {
        let item = &one.row.facts.item;
        let same = panels.iter_mut().find(|panel| {
            panel.first().is_some_and(|first| {
                let other = &first.row.facts.item;
                (other.unit, other.price_type, other.currency)
                    == (item.unit, item.price_type, item.currency)
            })
        });
        match same {
            Some(panel) => panel.push(one),
            None => panels.push(alloc::vec![one]),
        }
    }
    panels
}

/// The key of what the chooser shows as chosen.
pub(super) fn chosen(selection: &Selection<'_>) -> String {
    match selection.series.as_slice() {
        [one] => key(&one.row.facts.item),
        _ => String::new(),
    }
}
