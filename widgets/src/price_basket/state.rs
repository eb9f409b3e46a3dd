//! What the basket remembers, and what changes it.
//!
//! Source: our own choice.

use alloc::string::String;
use alloc::vec::Vec;

use balai::price::Amount;
use balai::{Instant, json};

use super::goods::{Wanted, parse, write};
use crate::kit::widget::{Effects, Input};
use crate::price::{Own, PriceFeed};

/// All the basket remembers.
#[derive(Default)]
pub struct State {
    pub(super) feed: PriceFeed,
    pub(super) wanted: Vec<Wanted>,
    /// Parts of the page's basket that could not be read.
    pub(super) unread: Vec<String>,
}

pub(super) fn update(state: &mut State, input: Input<'_>, now: Instant, effects: &mut dyn Effects) {
    let State { feed, wanted, unread } = state;
    feed.update(input, now, effects, &mut |own, effects| match own {
        Own::Attribute("basket", value) => {
            wanted.clear();
            unread.clear();
            parse(value.unwrap_or_default(), wanted, unread);
        }
        Own::Control(what, place, value) if edit(wanted, what, place, value) => {
            effects.emit("balai-basket", &write(wanted));
        }
        _ => {}
    });
}

/// Adds a good by its key, or changes the one at this place; says whether
/// the basket is another now.
fn edit(wanted: &mut Vec<Wanted>, what: &str, place: &str, value: &str) -> bool {
    if what == "add" && !value.is_empty() {
        wanted.push(Wanted { id: value.into(), amount: Amount::ONE, typed: None });
        return true;
    }
    let place = json::integer(place).and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
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
