//! Named states of the board, for the gallery, the golden files and the accessibility tests.
//!
//! All figures are invented.
//!
//! Source: our own choice: every designed state once.

use alloc::borrow::ToOwned;
use alloc::vec;
use alloc::vec::Vec;

use balai::Instant;

use super::PriceBoard;
use super::state::State;
use crate::kit::widget::{Fetched, Input, Widget};

/// A state and the moment it is looked at.
pub struct Example {
    /// Its name, also the name of its golden file.
    pub name: &'static str,
    /// The state.
    pub state: State,
    /// The moment.
    pub now: Instant,
}

/// The feed of the examples, invented.
pub const FEED: &str = include_str!("examples.json");

const EMPTY: &str = r#"{"format":"balai.price-feed/1","city":"Kota Contoh","utc_offset":"+07:00",
"generated_at":"2026-11-23T14:00:00+07:00","source":{"title":"Dinas Pasar Kota Contoh","invented":true},
"markets":[],"days":[],"items":[]}"#;

/// Every designed state.
#[must_use]
pub fn all() -> Vec<Example> {
    let noon = "2026-11-23T15:00:00+07:00";
    let ready = |feed: &str| vec![Input::Start, answer(200, feed)];
    let with = |mut inputs: Vec<Input>, more: &[Input]| {
        inputs.extend_from_slice(more);
        inputs
    };
    vec![
        example("loading", noon, vec![Input::Start]),
        example("ready", noon, ready(FEED)),
        example("ready-en", noon, with(vec![attribute("lang", "en")], &ready(FEED))),
        example("market", noon, with(vec![attribute("market", "m2")], &ready(FEED))),
        example("market-unknown", noon, with(vec![attribute("market", "m99")], &ready(FEED))),
        example("few-rows", noon, with(vec![attribute("rows", "2")], &ready(FEED))),
        example(
            "grounds-open",
            noon,
            with(ready(FEED), &[control("open:beras|kg|retail|IDR", "")]),
        ),
        example("by-price", noon, with(ready(FEED), &[control("sort:price", "")])),
        example("search", noon, with(ready(FEED), &[control("search", "cabai")])),
        example("nothing-found", noon, with(ready(FEED), &[control("search", "durian <b>")])),
        example("empty", noon, ready(EMPTY)),
        example("stale", "2027-03-01T15:00:00+07:00", ready(FEED)),
        example("offline-with-data", noon, with(ready(FEED), &[Input::Fetched(Fetched::Network)])),
        example(
            "offline-from-device",
            "2026-11-24T09:00:00+07:00",
            vec![
                Input::Start,
                Input::Stored(Some(FEED.to_owned())),
                Input::Fetched(Fetched::Timeout),
            ],
        ),
        example("offline-nothing", noon, vec![Input::Start, Input::Fetched(Fetched::Network)]),
        example("error-500", noon, vec![Input::Start, answer(500, "")]),
        example("error-html", noon, vec![Input::Start, answer(200, "<html>not a feed")]),
        example("no-source", noon, vec![attribute("src", ""), Input::Start]),
    ]
}

fn example(name: &'static str, now: &str, inputs: Vec<Input>) -> Example {
    let now = Instant::parse(now).unwrap_or(Instant::from_unix_seconds(0));
    let mut state = State::default();
    for input in [attribute("src", "/api/prices/board.json")].into_iter().chain(inputs) {
        PriceBoard::update(&mut state, input, now);
    }
    Example { name, state, now }
}

fn attribute(name: &str, value: &str) -> Input {
    Input::Attribute(name.into(), Some(value.into()))
}

fn control(message: &str, value: &str) -> Input {
    Input::Control(message.into(), value.into())
}

fn answer(status: u16, body: &str) -> Input {
    Input::Fetched(Fetched::Answer { status, etag: None, body: body.into() })
}
