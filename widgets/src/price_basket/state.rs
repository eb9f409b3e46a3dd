//! What the basket remembers, and what changes it.
//!
//! Source: our own choice.

use alloc::string::String;
use alloc::vec::Vec;

use balai::price::Amount;
use balai::{Instant, json};

use super::goods::{Wanted, parse, write};
use crate::kit::widget::{Effect, Input};
use crate::price::{Own, PriceFeed};

/// All the basket remembers.
#[derive(Default)]
pub struct State {
    pub(super) feed: PriceFeed,
    pub(super) wanted: Vec<Wanted>,
    /// Parts of the page's basket that could not be read.
    pub(super) unread: Vec<String>,
}

pub(super) fn update(state: &mut State, input: Input, now: Instant) -> Vec<Effect> {
    let State { feed, wanted, unread } = state;
    feed.update(input, now, &mut |own| match own {
        Own::Attribute("basket", value) => {
            wanted.clear();
            unread.clear();
            parse(value.unwrap_or_default(), wanted, unread);
            None
        }
        Own::Control(what, place, value) if edit(wanted, what, place, value) => {
            Some(Effect::Emit { name: "balai-basket", detail: write(wanted) })
        }
        _ => None,
    })
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
