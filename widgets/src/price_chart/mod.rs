//! `<balai-price-chart>`: how one or several prices moved, with the table behind the lines.
//!
//! See `README.md` in this folder for its attributes, events and CSS properties.
//!
//! Source: our own choice; only prices of one unit, step of trade and currency share an axis
//! (`docs/reference/price-rules.md`).

#[cfg(any(test, feature = "examples"))]
pub mod examples;
mod page;
mod series;
mod state;
mod table;
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
pub struct PriceChart;

impl Widget for PriceChart {
    const TAG: &'static str = "balai-price-chart";
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
