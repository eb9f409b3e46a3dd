//! `<balai-price-basket>`: what the reader's own basket costs in each market of the city.
//!
//! See `README.md` in this folder for its attributes, events and CSS properties.
//!
//! Source: `docs/reference/price-rules.md`, "What a basket costs".

mod editor;
#[cfg(any(test, feature = "examples"))]
pub mod examples;
mod goods;
mod page;
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

/// The widget.
pub struct PriceBasket;

impl Widget for PriceBasket {
    const TAG: &'static str = "balai-price-basket";
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
