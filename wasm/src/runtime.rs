//! A widget at work: inputs in, effects done, the page patched.
//!
//! Source: `docs/architecture.md`.

use alloc::boxed::Box;
use alloc::vec::Vec;

use balai::Instant;
use balai_widgets::kit::diff::diff;
use balai_widgets::kit::html::Node;
use balai_widgets::kit::widget::{Input, Widget};

use crate::host::{Host, perform};

/// Any widget at work.
pub(crate) trait Mounted {
    fn adopt(&mut self, data: &str, rendered_at: Instant) -> bool;
    fn receive(&mut self, input: Input, now: Instant);
}

/// One kind of widget at work.
pub(crate) struct Runtime<W: Widget> {
    state: W::State,
    host: Host,
    shown: Option<Node>,
    started: bool,
}

impl<W: Widget> Runtime<W> {
    pub(crate) fn new(host: Host) -> Self {
        Self { state: W::State::default(), host, shown: None, started: false }
    }
}

impl<W: Widget> Mounted for Runtime<W> {
    fn adopt(&mut self, data: &str, rendered_at: Instant) -> bool {
        if !W::adopt(&mut self.state, data) {
            return false;
        }
        let view = Node::Element(Box::new(W::view(&self.state, rendered_at)));
        let built = diff(None, &view).unwrap_or_default();
        let equal = self.host.equals(&built.words, &built.text);
        if equal {
            self.shown = Some(view);
        }
        equal
    }

    fn receive(&mut self, input: Input, now: Instant) {
        self.started |= input == Input::Start;
        let mut effects = W::update(&mut self.state, input, now);
        while !effects.is_empty() {
            let mut more = Vec::new();
            for effect in effects {
                if let Some(stored) = perform(&self.host, effect) {
                    more.extend(W::update(&mut self.state, Input::Stored(stored), now));
                }
            }
            effects = more;
        }
        if self.started {
            let view = Node::Element(Box::new(W::view(&self.state, now)));
            if let Some(patch) = diff(self.shown.as_ref(), &view) {
                self.host.patch(&patch.words, &patch.text);
            }
            self.shown = Some(view);
        }
    }
}
