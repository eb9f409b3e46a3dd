//! What the chart remembers, and what changes it.
//!
//! Source: our own choice.

use alloc::string::String;
use alloc::vec::Vec;

use balai::{Date, Instant, MarketId};

use crate::kit::widget::{Effects, Input};
use crate::price::item::parts;
use crate::price::{Own, PriceFeed};

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

pub(super) fn update(state: &mut State, input: Input<'_>, now: Instant, effects: &mut dyn Effects) {
    let State { feed, items, chosen, choose, market, day } = state;
    let mut looked_at = None;
    feed.update(input, now, effects, &mut |own, effects| {
        match own {
            Own::Attribute("item", value) => {
                items.clear();
                parts(value.unwrap_or_default(), &mut |part| items.push(part.into()));
                *chosen = None;
            }
            Own::Attribute("choose", value) => *choose = value.is_some(),
            Own::Attribute("market", value) => {
                *market = value.and_then(|value| MarketId::new(value).ok());
            }
            // A tap on the chart names the day, the range control has it as its value.
            Own::Control("day", "", place) | Own::Control("day", place, _) => {
                looked_at = place.parse::<usize>().ok();
            }
            Own::Control("item", _, value) => {
                *chosen = Some(value.into());
                effects.emit("balai-item", value);
            }
            _ => {}
        }
    });
    if let (Some(place), Some(board)) = (looked_at, &feed.board) {
        *day = board.feed.days.get(place).copied();
    }
}
