//! A widget at work: inputs in, effects done, the page patched.
//!
//! Source: `docs/architecture.md`.

use alloc::boxed::Box;

use balai::Instant;
use balai_widgets::kit::diff::diff;
use balai_widgets::kit::html::{Element, Node};
use balai_widgets::kit::widget::{Effects, Input, Widget};

use crate::host::Host;

/// Any widget with its state, so that one runtime in a bundle runs them all.
trait Stateful {
    fn update(&mut self, input: Input<'_>, now: Instant, effects: &mut dyn Effects);
    fn view(&self, now: Instant) -> Element;
    fn adopt(&mut self, data: &str) -> bool;
}

struct State<W: Widget>(W::State);

impl<W: Widget> Stateful for State<W> {
    fn update(&mut self, input: Input<'_>, now: Instant, effects: &mut dyn Effects) {
        W::update(&mut self.0, input, now, effects);
    }

    fn view(&self, now: Instant) -> Element {
        W::view(&self.0, now)
    }

    fn adopt(&mut self, data: &str) -> bool {
        W::adopt(&mut self.0, data)
    }
}

/// One widget at work.
pub(crate) struct Runtime {
    widget: Box<dyn Stateful>,
    host: Host,
    shown: Option<Node>,
    started: bool,
}

impl Runtime {
    pub(crate) fn new<W: Widget + 'static>(host: Host) -> Self {
        let widget = Box::new(State::<W>(W::State::default()));
        Self { widget, host, shown: None, started: false }
    }

    pub(crate) fn adopt(&mut self, data: &str, rendered_at: Instant) -> bool {
        if !self.widget.adopt(data) {
            return false;
        }
        let view = Node::Element(Box::new(self.widget.view(rendered_at)));
        let built = diff(None, &view).unwrap_or_default();
        let equal = self.host.equals(&built.words, &built.text);
        if equal {
            self.shown = Some(view);
        }
        equal
    }

    pub(crate) fn receive(&mut self, input: Input<'_>, now: Instant) {
        self.started |= matches!(input, Input::Start);
        self.widget.update(input, now, &mut self.host);
        if self.started {
            let view = Node::Element(Box::new(self.widget.view(now)));
            if let Some(patch) = diff(self.shown.as_ref(), &view) {
                self.host.patch(&patch.words, &patch.text);
            }
            self.shown = Some(view);
        }
    }
}
