//! What the chart remembers, and what changes it.
//!
//! Source: our own choice.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use balai::{Date, Instant, MarketId};

use crate::kit::widget::{Effect, Input};
use crate::price::PriceFeed;
use crate::price::item::parts;

/// All the chart remembers.
#[derive(Default)]
pub struct State {
    pub(super) feed: PriceFeed,
    /// The items the page asks for, by key or commodity.
    pub(super) items: Vec<String>,
    /// The item the reader chose, by key.
    pub(super) chosen: Option<String>,
    /// Whether the reader may choose although the page asks for items.
    pub(super) choose: bool,
    pub(super) market: Option<MarketId>,
    /// The day looked at; the newest until the reader goes to another.
    pub(super) day: Option<Date>,
}

pub(super) fn update(state: &mut State, input: Input, now: Instant) -> Vec<Effect> {
    match state.feed.update(input, now) {
        Ok(effects) => return effects,
        Err(Input::Attribute(name, value)) => attribute(state, &name, value.as_deref()),
        Err(Input::Control(message, value)) => match message.split_once(':') {
            Some(("day", place)) => look_at(state, place),
            _ if message == "day" => look_at(state, &value),
            _ if message == "item" => {
                state.chosen = Some(value.clone());
                return vec![Effect::Emit { name: "balai-item", detail: value }];
            }
            _ => {}
        },
        Err(_) => {}
    }
    Vec::new()
}

fn attribute(state: &mut State, name: &str, value: Option<&str>) {
    match name {
        "item" => {
            state.items.clear();
            parts(value.unwrap_or_default(), &mut |part| state.items.push(part.into()));
            state.chosen = None;
        }
        "choose" => state.choose = value.is_some(),
        "market" => state.market = value.and_then(|value| MarketId::new(value).ok()),
        _ => {}
    }
}

fn look_at(state: &mut State, place: &str) {
    let days = state.feed.board.as_ref().map(|board| board.feed.days.as_slice());
    let place = place.parse::<usize>().ok();
    if let (Some(days), Some(place)) = (days, place) {
        state.day = days.get(place).copied();
    }
}
