//! A basket as text, and its goods found in a board.
//!
//! Source: our own choice.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use balai::price::{Amount, BasketLine, Board, Row};

use crate::price::item::{find, key};

/// One good that somebody wants.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Its commodity or the key of its item.
    pub(super) id: String,
    /// How much of it.
    pub(super) amount: Amount,
    /// What the reader typed in place of an amount, if it is none.
    pub(super) typed: Option<String>,
}

/// The goods of a basket that a board has.
#[derive(Default)]
pub(super) struct Goods<'a> {
    pub(super) rows: Vec<&'a Arc<Row>>,
    pub(super) lines: Vec<BasketLine>,
    /// What the reader typed in place of each amount.
    pub(super) typed: Vec<Option<&'a str>>,
    /// Wanted, and not in the board.
    pub(super) unknown: Vec<&'a str>,
}

/// Reads `beras:5,telur:0.5`; a good without an amount is one unit. What cannot be read goes to
/// `unread`.
pub(super) fn parse(basket: &str, unread: &mut Vec<String>) -> Vec<Wanted> {
    let mut all = Vec::new();
    for part in basket.split(',').map(str::trim_ascii).filter(|part| !part.is_empty()) {
        let (id, amount) = part.rsplit_once(':').unwrap_or((part, "1"));
        match Amount::parse(amount) {
            Ok(amount) => all.push(Wanted { id: id.trim_ascii().into(), amount, typed: None }),
            Err(_) => unread.push(part.into()),
        }
    }
    all
}

/// Writes a basket as [`parse`] reads it.
pub(super) fn write(wanted: &[Wanted]) -> String {
    let mut out = String::new();
    for (i, good) in wanted.iter().enumerate() {
        out.push_str(if i > 0 { "," } else { "" });
        out.push_str(&good.id);
        out.push(':');
        good.amount.push('.', &mut out);
    }
    out
}

/// Finds the goods in a board; one that is wanted twice is one with both amounts.
pub(super) fn goods<'a>(wanted: &'a [Wanted], board: &'a Board) -> Goods<'a> {
    let mut goods = Goods::default();
    for good in wanted {
        let Some(row) = find(board, &good.id) else {
            goods.unknown.push(&good.id);
            continue;
        };
        let item = &row.facts.item;
        match goods.lines.iter_mut().find(|line| line.item == *item) {
            Some(line) => line.amount = line.amount.and(good.amount),
            None => {
                goods.rows.push(row);
                goods.lines.push(BasketLine { item: item.clone(), amount: good.amount });
                goods.typed.push(good.typed.as_deref());
            }
        }
    }
    goods
}

/// Names each good by its key, once, so that it can be changed; what is not in the board stays.
pub(super) fn settle(wanted: &[Wanted], board: &Board) -> Vec<Wanted> {
    let mut settled: Vec<Wanted> = Vec::new();
    for good in wanted {
        let id = find(board, &good.id).map_or_else(|| good.id.clone(), |row| key(&row.facts.item));
        match settled.iter_mut().find(|other| other.id == id) {
            Some(other) => other.amount = other.amount.and(good.amount),
            None => settled.push(Wanted { id, ..good.clone() }),
        }
    }
    settled
}
