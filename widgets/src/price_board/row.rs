//! Which rows the board shows, in which order, and the figures of each.
//!
//! Source: our own choice.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cmp::Ordering;

use balai::price::{Board, Change, Row};
use balai::{Date, Money, sort_by};

use super::state::{Sort, State};
use crate::price::item;

/// One row as shown: the city's figures, or those of the chosen market.
pub(super) struct Shown<'a> {
    pub(super) row: &'a Arc<Row>,
    pub(super) name: &'a str,
    /// The price of the price column and the day it was observed.
    pub(super) price: Option<(Money, Date)>,
    /// Against the day before in the city, or against the city's price in a market.
    pub(super) change: Option<Change>,
}

/// The rows that match the search, sorted.
pub(super) fn shown<'a>(state: &State, loaded: &'a Board) -> Vec<Shown<'a>> {
    let needle = state.search.trim_ascii().as_bytes();
    let mut rows: Vec<Shown<'a>> = Vec::with_capacity(loaded.rows.len());
    for row in &loaded.rows {
        if needle.is_empty() || matches(row, needle) {
            rows.push(show(row, state));
        }
    }
    sort_by(&mut rows, |a, b| {
        let order = compare(a, b, state.sort);
        let order = if state.descending { order.reverse() } else { order };
        // What has no figure comes last, whichever way the others stand.
        missing(a, state.sort)
            .cmp(&missing(b, state.sort))
            .then(order)
            .then_with(|| a.row.facts.item.cmp(&b.row.facts.item))
    });
    rows
}

/// Whether a name or the group holds the search term, capitals or not.
fn matches(row: &Row, needle: &[u8]) -> bool {
    let texts = [&row.facts.name_id, &row.facts.name_en, &row.facts.category];
    texts.into_iter().any(|text| {
        text.as_bytes().windows(needle.len()).any(|part| part.eq_ignore_ascii_case(needle))
    })
}

fn show<'a>(row: &'a Arc<Row>, state: &State) -> Shown<'a> {
    let name = item::name(row, state.feed.lang);
    let city = row.summary.as_ref().ok();
    let (price, change) = match &state.market {
        None => (city.map(|city| (city.median, city.observed_until)), row.change.clone()),
        Some(market) => {
            let quote = row.in_market(market);
            let price = quote.map(|quote| (quote.price, quote.observed_on));
            let change = match (city, quote) {
                (Some(city), Some(quote)) => {
                    Change::between(city.median, quote.price, city.observed_until)
                }
                _ => None,
            };
            (price, change)
        }
    };
    Shown { row, name, price, change }
}

fn missing(shown: &Shown<'_>, sort: Sort) -> bool {
    match sort {
        Sort::Name => false,
        Sort::Price | Sort::Newest => shown.price.is_none(),
        Sort::Change => shown.change.is_none(),
    }
}

fn compare(a: &Shown<'_>, b: &Shown<'_>, sort: Sort) -> Ordering {
    match sort {
        Sort::Name => a.name.cmp(b.name),
        Sort::Price => {
            let minor = |shown: &Shown<'_>| shown.price.map(|(price, _)| price.minor);
            minor(a).cmp(&minor(b))
        }
        Sort::Change => {
            let points = |shown: &Shown<'_>| shown.change.as_ref().map(|c| c.basis_points);
            points(a).cmp(&points(b))
        }
        Sort::Newest => {
            let day = |shown: &Shown<'_>| shown.price.map(|(_, day)| day);
            day(a).cmp(&day(b))
        }
    }
}
