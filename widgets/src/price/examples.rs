//! What the named states of all price widgets are made of. All figures are invented.
//!
//! Source: our own choice.

use alloc::borrow::ToOwned;
use alloc::vec;
use alloc::vec::Vec;

use balai::Instant;

use crate::kit::widget::{Fetched, Input, Widget};

/// A state and the moment it is looked at.
pub struct Example<S> {
    /// Its name, also the name of its golden file.
    pub name: &'static str,
    /// The state.
    pub state: S,
    /// The moment.
    pub now: Instant,
}

/// The feed of the examples, invented.
pub const FEED: &str = include_str!("examples.json");

const EMPTY: &str = r#"{"format":"balai.price-feed/1","city":"Kota Contoh","utc_offset":"+07:00",
"generated_at":"2026-11-23T14:00:00+07:00","source":{"title":"Dinas Pasar Kota Contoh","invented":true},
"markets":[],"days":[],"items":[]}"#;

/// The afternoon of the newest day of the feed.
pub(crate) const NOON: &str = "2026-11-23T15:00:00+07:00";

/// A widget with these attributes that has got the feed, and what happens to it then.
pub(crate) fn ready<W: Widget>(
    name: &'static str,
    attributes: &[(&str, &str)],
    more: &[Input<'_>],
) -> Example<W::State> {
    let mut inputs: Vec<Input<'_>> =
        attributes.iter().map(|(n, value)| attribute(n, value)).collect();
    inputs.extend([Input::Start, answer(200, FEED)]);
    inputs.extend_from_slice(more);
    example::<W>(name, NOON, inputs)
}

/// The states every widget over a feed has: from loading to broken, with these attributes.
pub(crate) fn of_the_feed<W: Widget>(
    attributes: &[(&'static str, &'static str)],
) -> Vec<Example<W::State>> {
    let with = |inputs: Vec<Input<'static>>| {
        let set = attributes.iter().map(|(name, value)| attribute(name, value));
        set.chain(inputs).collect::<Vec<_>>()
    };
    let fails = |answer| with(vec![Input::Start, answer]);
    let stored = Input::Stored(FEED.to_owned());
    vec![
        example::<W>("loading", NOON, with(vec![Input::Start])),
        example::<W>("empty", NOON, with(vec![Input::Start, answer(200, EMPTY)])),
        example::<W>(
            "stale",
            "2027-03-01T15:00:00+07:00",
            with(vec![Input::Start, answer(200, FEED)]),
        ),
        ready::<W>("offline-with-data", attributes, &[Input::Fetched(Fetched::Network)]),
        example::<W>(
            "offline-from-device",
            "2026-11-24T09:00:00+07:00",
            with(vec![Input::Start, stored, Input::Fetched(Fetched::Timeout)]),
        ),
        example::<W>("offline-nothing", NOON, fails(Input::Fetched(Fetched::Network))),
        example::<W>("error-500", NOON, fails(answer(500, ""))),
        example::<W>("error-html", NOON, fails(answer(200, "<html>not a feed"))),
        example::<W>("no-source", NOON, with(vec![attribute("src", ""), Input::Start])),
    ]
}

fn example<W: Widget>(name: &'static str, now: &str, inputs: Vec<Input<'_>>) -> Example<W::State> {
    let now = Instant::parse(now).unwrap_or(Instant::from_unix_seconds(0));
    let mut state = W::State::default();
    for input in [attribute("src", "/api/prices/board.json")].into_iter().chain(inputs) {
        W::update(&mut state, input, now, &mut Vec::new());
    }
    Example { name, state, now }
}

fn attribute<'a>(name: &'a str, value: &'a str) -> Input<'a> {
    Input::Attribute(name, Some(value))
}

/// Somebody uses a control.
pub(crate) fn control<'a>(message: &'a str, value: &'a str) -> Input<'a> {
    Input::Control(message, value)
}

fn answer(status: u16, body: &str) -> Input<'static> {
    Input::Fetched(Fetched::Answer { status, etag: None, body: body.into() })
}

/// Holds each view, and the static page, against its golden file in `folder`.
#[cfg(test)]
pub(crate) fn check_golden<W: Widget>(
    folder: &str,
    examples: Vec<Example<W::State>>,
    static_page: alloc::string::String,
) {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
    let views = examples
        .into_iter()
        .map(|example| (example.name, W::view(&example.state, example.now).to_html()));
    for (name, html) in views.chain([("static", static_page)]) {
        let path = folder.join("golden").join(name).with_extension("html");
        // A line break after each block, so that a change can be read.
        let html = html.replace("</tr>", "</tr>\n").replace("</div>", "</div>\n") + "\n";
        if std::env::var_os("BLESS").is_some() {
            std::fs::create_dir_all(folder.join("golden")).unwrap();
            std::fs::write(&path, &html).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(html == golden, "{name} differs from {}; `cargo xtask bless`", path.display());
    }
}
