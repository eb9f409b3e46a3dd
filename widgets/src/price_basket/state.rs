//! What the basket remembers, and what changes it.
//!
//! Source: our own choice.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use balai::Instant;
use balai::price::Amount;

use super::goods::{Wanted, parse, write};
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
        Ok(effects) => return effects,
        Err(Input::Attribute(name, value)) if name == "basket" => {
            state.wanted.clear();
            state.unread.clear();
            parse(&value.unwrap_or_default(), &mut state.wanted, &mut state.unread);
        }
        Err(Input::Control(message, value)) if edit(&mut state.wanted, &message, &value) => {
            let detail = write(&state.wanted);
            return vec![Effect::Emit { name: "balai-basket", detail }];
        }
        Err(_) => {}
    }
    Vec::new()
}

/// Adds a good by its key, or changes the one at the place that the message names; says whether
/// the basket is another now.
fn edit(wanted: &mut Vec<Wanted>, message: &str, value: &str) -> bool {
    let (what, place) = message.split_once(':').unwrap_or((message, ""));
    if what == "add" && !value.is_empty() {
        wanted.push(Wanted { id: value.into(), amount: Amount::ONE, typed: None });
        return true;
    }
    let place = place.parse().unwrap_or(usize::MAX);
    let Some(good) = wanted.get_mut(place) else { return false };
    let amount = match what {
        "more" => Some(good.amount.one_more()),
        "less" => good.amount.one_less().or(Some(good.amount)),
        "amount" => Amount::parse(value).ok(),
        "remove" => {
            wanted.remove(place);
            return true;
        }
        _ => return false,
    };
    // What is no amount stands there as it was typed, and the totals keep what was known.
    good.typed = if amount.is_some() { None } else { Some(value.into()) };
    good.amount = amount.unwrap_or(good.amount);
    amount.is_some()
}
