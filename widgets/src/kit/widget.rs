//! The contract between a widget and whatever runs it.
//!
//! A widget is a pure machine: inputs go in with the time, [`Effects`] come out, and a view can be
//! asked for at any moment. `wasm/` runs it in a page; tests run it natively.
//!
//! Source: our own choice, see `docs/architecture.md`.

use alloc::string::String;
use alloc::vec::Vec;

use balai::Instant;

use super::html::Element;

/// What happens to a widget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input<'a> {
    /// An attribute of its tag has this value now.
    Attribute(&'a str, Option<&'a str>),
    /// Its attributes are all set; it may begin.
    Start,
    /// Somebody used a control: the message its element carries and the control's value.
    Control(&'a str, &'a str),
    /// An answer to [`Effect::Fetch`].
    Fetched(Fetched),
    /// The timer of [`Effect::After`] ran out.
    Timer,
    /// The server says that something changed ([`Effect::Listen`]).
    Live,
    /// What [`Effect::Load`] found.
    Stored(String),
}

/// The answer to a fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// The server answered.
    Answer {
        /// HTTP status.
        status: u16,
        /// The `ETag` header, if any.
        etag: Option<String>,
        /// The body as text; empty for 304.
        body: String,
    },
    /// No answer came in time.
    Timeout,
    /// No answer came: no network, no server, or the browser refused.
    Network,
}

/// Who does what a widget wants done, at once or later; what comes of it is an input of its own.
///
/// In a page that is the element. A list takes down each as an [`Effect`].
pub trait Effects {
    /// See [`Effect::Fetch`].
    fn fetch(&mut self, url: &str, etag: Option<&str>, timeout_ms: u32);
    /// See [`Effect::After`].
    fn after(&mut self, delay_ms: u32);
    /// See [`Effect::Listen`].
    fn listen(&mut self, url: &str, event: &'static str);
    /// See [`Effect::Save`].
    fn save(&mut self, key: &str);
    /// See [`Effect::Load`].
    fn load(&mut self, key: &str);
    /// See [`Effect::Emit`].
    fn emit(&mut self, name: &'static str, detail: &str);
}

/// What a widget wants done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Fetch `url`; an earlier fetch still under way is dropped.
    Fetch {
        /// Address, absolute or relative to the page.
        url: String,
        /// Sent as `If-None-Match`.
        etag: Option<String>,
        /// After so long the answer is [`Fetched::Timeout`].
        timeout_ms: u32,
    },
    /// Wake me with [`Input::Timer`]; a later one replaces an earlier one.
    After {
        /// Milliseconds from now.
        delay_ms: u32,
    },
    /// Open a stream of server-sent events; a later one replaces an earlier one.
    Listen {
        /// Address of the stream.
        url: String,
        /// Name of the event that matters.
        event: &'static str,
    },
    /// Remember the body of the newest answer on this device, if the browser lets us.
    Save {
        /// Under this name.
        key: String,
    },
    /// Answer with [`Input::Stored`] if there is one.
    Load {
        /// The name it was saved under.
        key: String,
    },
    /// Tell the page: a bubbling `CustomEvent`.
    Emit {
        /// Name, `balai-…`.
        name: &'static str,
        /// Its `detail`, a text.
        detail: String,
    },
}

impl Effects for Vec<Effect> {
    fn fetch(&mut self, url: &str, etag: Option<&str>, timeout_ms: u32) {
        self.push(Effect::Fetch { url: url.into(), etag: etag.map(Into::into), timeout_ms });
    }

    fn after(&mut self, delay_ms: u32) {
        self.push(Effect::After { delay_ms });
    }

    fn listen(&mut self, url: &str, event: &'static str) {
        self.push(Effect::Listen { url: url.into(), event });
    }

    fn save(&mut self, key: &str) {
        self.push(Effect::Save { key: key.into() });
    }

    fn load(&mut self, key: &str) {
        self.push(Effect::Load { key: key.into() });
    }

    fn emit(&mut self, name: &'static str, detail: &str) {
        self.push(Effect::Emit { name, detail: detail.into() });
    }
}

/// A widget: a tag, a state, and two pure functions.
pub trait Widget {
    /// The tag it stands under in a page.
    const TAG: &'static str;
    /// All it remembers.
    type State: Default;

    /// Takes one input as it happens at `now`.
    fn update(state: &mut Self::State, input: Input<'_>, now: Instant, effects: &mut dyn Effects);

    /// What it looks like at `now`: one element, whatever the state.
    fn view(state: &Self::State, now: Instant) -> Element;

    /// Takes over what a server rendered: `data` is the text of the page's data block, and the
    /// attributes are already set. The view of the state must then equal the server's markup.
    /// Answers whether it could; [`Input::Start`] follows and turns on what needs a script.
    fn adopt(state: &mut Self::State, data: &str) -> bool;
}
