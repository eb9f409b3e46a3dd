//! `<balai-price-board>`: today's staple prices of a city, each with its grounds.
//!
//! See `README.md` in this folder for its attributes, events and CSS properties.
//!
//! Source: our own choice of columns, after PIHPS (price and change) and SEGAR (which market is
//! cheaper); see `docs/architecture.md`.

mod cache;
#[cfg(any(test, feature = "examples"))]
pub mod examples;
mod page;
mod row;
mod state;
#[cfg(test)]
mod tests;
mod text;
mod view;

use balai::Instant;

pub use self::page::{StaticPage, render_static, title};
pub use self::state::{Sort, State};
use crate::kit::html::Element;
use crate::kit::widget::{Effects, Input, Widget};

/// The board's own stylesheet; it follows [`crate::kit::CSS`].
pub const CSS: &str = include_str!("style.css");

/// The widget.
pub struct PriceBoard;

impl Widget for PriceBoard {
    const TAG: &'static str = "balai-price-board";
    type State = State;

    fn update(state: &mut State, input: Input<'_>, now: Instant, effects: &mut dyn Effects) {
        state::update(state, input, now, effects);
    }

    fn view(state: &State, now: Instant) -> Element {
        view::view(state, now)
    }

    fn adopt(state: &mut State, data: &str) -> bool {
        state::adopt(state, data)
    }
}
