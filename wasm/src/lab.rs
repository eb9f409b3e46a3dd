//! A widget that misbehaves on request, to test that the element survives it. Never shipped.
//!
//! Source: our own choice.

use alloc::string::ToString;
use alloc::vec::Vec;

use balai::Instant;
use balai_widgets::kit::html::{Element, el};
use balai_widgets::kit::widget::{Effect, Input, Widget};

/// The widget.
pub(crate) struct Lab;

impl Widget for Lab {
    const TAG: &'static str = "balai-lab";
    type State = u32;

    #[expect(clippy::panic, reason = "that is what it is for")]
    fn update(state: &mut u32, input: Input, _: Instant) -> Vec<Effect> {
        match input {
            Input::Control(message, _) if message == "panic" => panic!("asked to"),
            Input::Control(..) => *state += 1,
            _ => {}
        }
        Vec::new()
    }

    fn view(state: &u32, _: Instant) -> Element {
        let button =
            |message, label| el(r#"button type="button""#).attr("data-click", message).text(label);
        el("div")
            .child(el("output").text(state.to_string()))
            .child(button("count", "Count"))
            .child(button("panic", "Panic"))
    }

    fn adopt(_: &mut u32, _: &str) -> bool {
        false
    }
}
