//! Balai's widgets in the browser: the only place that knows JavaScript.
//!
//! One exported class, [`Mount`], is one widget in one shadow root. The element in
//! `js/element.js` owns it, passes on what happens and does what the widget wants done.
//!
//! Source: `docs/architecture.md`.

mod dom;
mod host;
#[cfg(feature = "lab")]
mod lab;
mod runtime;

use balai::Instant;
use balai_widgets::kit::widget::{Fetched, Input, Widget};
#[cfg(feature = "price")]
use balai_widgets::price_board::PriceBoard;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::ShadowRoot;

use self::host::Host;
use self::runtime::{Mounted, Runtime};

#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// One widget in one shadow root. Times are milliseconds since 1970, as `Date.now()` gives them.
#[wasm_bindgen]
pub struct Mount(Box<dyn Mounted>);

#[wasm_bindgen]
impl Mount {
    /// Makes the widget of `tag`; `undefined` if this bundle has none.
    pub fn make(tag: &str, root: ShadowRoot, host: Host) -> Option<Mount> {
        let mounted: Box<dyn Mounted> = match tag {
            #[cfg(feature = "price")]
            PriceBoard::TAG => Box::new(Runtime::<PriceBoard>::new(root, host)),
            #[cfg(feature = "lab")]
            lab::Lab::TAG => Box::new(Runtime::<lab::Lab>::new(root, host)),
            _ => return None,
        };
        Some(Self(mounted))
    }

    /// Takes over server-rendered markup: the text of its data block and the moment it was
    /// rendered at. Without it the widget builds its own on `start`.
    pub fn adopt(&mut self, data: &str, rendered_at: &str) -> bool {
        Instant::parse(rendered_at).is_ok_and(|at| self.0.adopt(data, at))
    }

    /// An attribute of the tag has this value now.
    pub fn attribute(&mut self, name: String, value: Option<String>, now: f64) {
        self.0.receive(Input::Attribute(name, value), instant(now));
    }

    /// Every attribute is set: begin.
    pub fn start(&mut self, now: f64) {
        self.0.receive(Input::Start, instant(now));
    }

    /// Somebody used a control.
    pub fn control(&mut self, message: String, value: String, now: f64) {
        self.0.receive(Input::Control(message, value), instant(now));
    }

    /// A server answered.
    pub fn answered(&mut self, status: u16, etag: Option<String>, body: String, now: f64) {
        self.0.receive(Input::Fetched(Fetched::Answer { status, etag, body }), instant(now));
    }

    /// No answer came: in time, or at all.
    pub fn unanswered(&mut self, timeout: bool, now: f64) {
        let fetched = if timeout { Fetched::Timeout } else { Fetched::Network };
        self.0.receive(Input::Fetched(fetched), instant(now));
    }

    /// The timer ran out.
    pub fn timer(&mut self, now: f64) {
        self.0.receive(Input::Timer, instant(now));
    }

    /// The server says that something changed.
    pub fn live(&mut self, now: f64) {
        self.0.receive(Input::Live, instant(now));
    }
}

fn instant(now_ms: f64) -> Instant {
    Instant::from_unix_seconds((now_ms / 1_000.0) as i64)
}
