//! A basket as text, and its goods found in a board.
//!
//! Source: our own choice.

use alloc::string::String;
use alloc::vec::Vec;

use balai::price::{Amount, BasketLine, Board};

use crate::price::item::{find, parts};

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
    /// Each with its place among what is wanted.
    pub(super) wanted: Vec<(usize, &'a Wanted)>,
    pub(super) lines: Vec<BasketLine<'a>>,
    /// Wanted, and not in the board.
    pub(super) unknown: Vec<&'a str>,
}

/// Reads `beras:5,telur:0.5`; a good without an amount is one unit. What cannot be read goes to
/// `unread`.
pub(super) fn parse(basket: &str, wanted: &mut Vec<Wanted>, unread: &mut Vec<String>) {
    parts(basket, &mut |part| {
        let colon = part.bytes().rposition(|byte| byte == b':');
        let (id, amount) = match colon {
            Some(colon) => (part.get(..colon), part.get(colon + 1..)),
            None => (Some(part), Some("1")),
        };
        match Amount::parse(amount.unwrap_or_default()) {
            Ok(amount) => wanted.push(Wanted {
                id: id.unwrap_or_default().trim_ascii().into(),
                amount,
                typed: None,
            }),
            Err(_) => unread.push(part.into()),
        }
    });
}

/// Writes a basket as [`parse`] reads it.
pub(super) fn write(wanted: &[Wanted]) -> String {
    let mut out = String::new();
    for good in wanted {
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&good.id);
        out.push(':');
        good.amount.push('.', &mut out);
    }
    out
}

/// Finds the goods in a board.
pub(super) fn goods<'a>(wanted: &'a [Wanted], board: &'a Board) -> Goods<'a> {
    let mut goods = Goods::default();
    for (place, good) in wanted.iter().enumerate() {
        match find(board, &good.id) {
            None => goods.unknown.push(&good.id),
            Some(row) => {
                goods.wanted.push((place, good));
                goods.lines.push(BasketLine { row, amount: good.amount });
            }
        }
    }
    goods
}
