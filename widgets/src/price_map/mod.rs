//! `<balai-price-map>`: what one commodity costs in each market or area, on a map and in a list.
//!
//! See `README.md` in this folder for its attributes, events and CSS properties.
//!
//! Source: our own choice; after the price map of PIHPS, whose equal intervals one outlier flattens.

#[cfg(any(test, feature = "examples"))]
pub mod examples;
mod list;
mod page;
mod plane;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod view;

use balai::Instant;

pub use self::page::{StaticPage, render_static};
pub use self::state::State;
use crate::kit::html::Element;
use crate::kit::widget::{Effects, Input, Widget};

/// The map's own stylesheet; it follows [`crate::kit::CSS`].
pub const CSS: &str = include_str!("style.css");

/// The widget.
pub struct PriceMap;

impl Widget for PriceMap {
    const TAG: &'static str = "balai-price-map";
    type State = State;

    fn update(state: &mut State, input: Input<'_>, now: Instant, effects: &mut dyn Effects) {
        state::update(state, input, now, effects);
    }

    fn view(state: &State, now: Instant) -> Element {
        view::view(state, now)
    }

    fn adopt(state: &mut State, data: &str) -> bool {
        state.feed.adopt(data)
    }
}
