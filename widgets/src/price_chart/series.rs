//! Which series the chart shows, and which of them share an axis.
//!
//! Source: `docs/reference/price-rules.md`: only prices of one unit, step of trade and currency are
//! compared.

use alloc::sync::Arc;
use alloc::vec::Vec;

use balai::Money;
use balai::price::{Board, Row};

use super::state::State;
use crate::kit::line::LINES_MAX;
use crate::price::item::{find, name};

/// What is shown, and what is not though it was asked for.
#[derive(Default)]
pub(super) struct Selection<'a> {
    /// The items shown; the place of each is its mark and colour.
    pub(super) rows: Vec<&'a Arc<Row>>,
    /// Asked for and not in the feed.
    pub(super) unknown: Vec<&'a str>,
    /// Names of items asked for beyond [`LINES_MAX`].
    pub(super) beyond: Vec<&'a str>,
}

/// What the state asks for; the first item that has a course if it asks for none.
pub(super) fn select<'a>(state: &'a State, board: &'a Board) -> Selection<'a> {
    let mut found = Selection::default();
    let chosen = state.chosen.as_ref().filter(|key| find(board, key).is_some());
    let wanted = chosen.map_or(state.items.as_slice(), core::slice::from_ref);
    for wanted in wanted {
        match find(board, wanted) {
            None => found.unknown.push(wanted),
            Some(row) if found.rows.iter().any(|other| Arc::ptr_eq(other, row)) => {}
            Some(row) if found.rows.len() < LINES_MAX => found.rows.push(row),
            Some(row) => found.beyond.push(name(row, state.feed.lang)),
        }
    }
    if wanted.is_empty() {
        let with_course =
            board.rows.iter().find(|row| row.facts.series.iter().any(Option::is_some));
        found.rows.extend(with_course.or(board.rows.first()));
    }
    found
}

/// Whether two series share an axis.
pub(super) fn comparable(a: &Row, b: &Row) -> bool {
    let (a, b) = (&a.facts.item, &b.facts.item);
    a.unit == b.unit && a.price_type == b.price_type && a.currency == b.currency
}

/// The city's price on the day at `place`.
pub(super) fn price(row: &Row, place: usize) -> Option<Money> {
    let minor = row.facts.series.get(place).copied().flatten()?;
    Some(Money { minor, currency: row.facts.item.currency })
}
