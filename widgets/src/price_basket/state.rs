//! What the basket remembers, and what changes it.
//!
//! Source: our own choice.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use balai::Instant;
use balai::price::Amount;

use super::goods::{Wanted, parse, settle, write};
use crate::kit::widget::{Effect, Input};
use crate::price::PriceFeed;

/// All the basket remembers.
#[derive(Default)]
pub struct State {
    pub(super) feed: PriceFeed,
    pub(super) wanted: Vec<Wanted>,
    /// Parts of the page's basket that could not be read.
    pub(super) unread: Vec<String>,
}

pub(super) fn update(state: &mut State, input: Input, now: Instant) -> Vec<Effect> {
    match state.feed.update(input, now) {
        Ok(effects) => effects,
        Err(Input::Attribute(name, value)) => {
            if name == "basket" {
                state.unread.clear();
                state.wanted = parse(&value.unwrap_or_default(), &mut state.unread);
            }
            Vec::new()
        }
        Err(Input::Control(message, value)) => {
            let (what, key) = message.split_once(':').unwrap_or((&message, &value));
            if edit(state, what, key, &value) {
                let detail = write(&state.wanted);
                return vec![Effect::Emit { name: "balai-basket", detail }];
            }
            Vec::new()
        }
        Err(_) => Vec::new(),
    }
}

/// Changes the good named by `key`; says whether the basket is another now.
fn edit(state: &mut State, what: &str, key: &str, value: &str) -> bool {
    let Some(board) = &state.feed.board else { return false };
    let mut wanted = settle(&state.wanted, board);
    let place = wanted.iter().position(|good| good.id == key);
    match (what, place.and_then(|place| wanted.get_mut(place))) {
        ("add", None) if !key.is_empty() => {
            wanted.push(Wanted { id: key.into(), amount: Amount::ONE, typed: None });
        }
        ("remove", Some(_)) => wanted.retain(|good| good.id != key),
        ("more", Some(good)) => good.set(good.amount.one_more()),
        ("less", Some(good)) => good.set(good.amount.one_less().unwrap_or(good.amount)),
        ("amount", Some(good)) => match Amount::parse(value) {
            Ok(amount) => good.set(amount),
            // What was known stays in the totals until the reader has written an amount.
            Err(_) => {
                good.typed = Some(value.into());
                state.wanted = wanted;
                return false;
            }
        },
        _ => return false,
    }
    state.wanted = wanted;
    true
}

impl Wanted {
    fn set(&mut self, amount: Amount) {
        self.amount = amount;
        self.typed = None;
    }
}
