//! A widget at work: inputs in, effects done, the page patched.
//!
//! Source: `docs/architecture.md`.

use balai::Instant;
use balai_widgets::kit::diff::{Change, diff};
use balai_widgets::kit::html::Node;
use balai_widgets::kit::widget::{Input, Widget};
use web_sys::ShadowRoot;

use crate::dom;
use crate::host::{Host, perform};

/// Any widget at work.
pub(crate) trait Mounted {
    fn adopt(&mut self, data: &str, rendered_at: Instant) -> bool;
    fn receive(&mut self, input: Input, now: Instant);
}

/// One kind of widget at work.
pub(crate) struct Runtime<W: Widget> {
    state: W::State,
    root: ShadowRoot,
    host: Host,
    shown: Option<(Node, web_sys::Node)>,
    started: bool,
}

impl<W: Widget> Runtime<W> {
    pub(crate) fn new(root: ShadowRoot, host: Host) -> Self {
        Self { state: W::State::default(), root, host, shown: None, started: false }
    }

    /// Brings the page up to the state: builds it the first time, patches it afterwards.
    fn show(&mut self, now: Instant) {
        let new = Node::Element(W::view(&self.state, now));
        if let Some((old, node)) = &mut self.shown {
            match diff(old, &new) {
                None => return,
                Some(Change::Patch(patch)) => {
                    dom::keeping_focus(&self.root, || dom::patch(node, &patch));
                    *old = new;
                    return;
                }
                Some(Change::Text(_) | Change::Replace(_)) => _ = self.root.remove_child(node),
            }
        }
        let node = dom::build(&new, false);
        dom::append(&self.root, &node);
        self.shown = Some((new, node));
    }
}

impl<W: Widget> Mounted for Runtime<W> {
    fn adopt(&mut self, data: &str, rendered_at: Instant) -> bool {
        let Some(found) = dom::rendered(&self.root) else { return false };
        if !W::adopt(&mut self.state, data) {
            return false;
        }
        let view = Node::Element(W::view(&self.state, rendered_at));
        let equal = dom::html(&found) == view.to_html();
        if equal {
            self.shown = Some((view, found));
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
            self.show(now);
        }
    }
}
