//! A widget that misbehaves on request, to test that the element survives it. Never shipped.
//!
//! Source: our own choice.

use balai::Instant;
use balai::words::number;
use balai_widgets::kit::html::{Element, View};
use balai_widgets::kit::widget::{Effects, Input, Widget};

/// The widget.
pub(crate) struct Lab;

impl Widget for Lab {
    const TAG: &'static str = "balai-lab";
    type State = u32;

    #[expect(clippy::panic, reason = "that is what it is for")]
    fn update(state: &mut u32, input: Input<'_>, _: Instant, _: &mut dyn Effects) {
        match input {
            Input::Control(message, _) if message == "panic" => panic!("asked to"),
            Input::Control(..) => *state += 1,
            _ => {}
        }
    }

    fn view(state: &u32, _: Instant) -> Element {
        let mut v = View::new("div");
        v.open("output");
        number::plain(v.text(), i64::from(*state));
        v.close();
        for (message, label) in [("count", "Count"), ("panic", "Panic")] {
            v.open(r#"button type="button""#);
            v.set("data-click", message);
            v.say(label);
            v.close();
        }
        v.finish()
    }

    fn adopt(_: &mut u32, _: &str) -> bool {
        false
    }
}
