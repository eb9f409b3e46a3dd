//! Named states of the map, for the gallery, the golden files and the accessibility tests.
//!
//! All figures are invented.
//!
//! Source: our own choice: every designed state once.

use alloc::borrow::ToOwned;
use alloc::vec;
use alloc::vec::Vec;

use balai::Instant;

use super::PriceMap;
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

const NOON: &str = "2026-11-23T15:00:00+07:00";
const EMPTY: &str = r#"{"format":"balai.price-feed/1","city":"Kota Contoh","utc_offset":"+07:00",
"generated_at":"2026-11-23T14:00:00+07:00","source":{"title":"Dinas Pasar Kota Contoh","invented":true},
"markets":[],"days":[],"items":[]}"#;

/// Every designed state.
#[must_use]
pub fn all() -> Vec<Example> {
    vec![
        example("loading", NOON, &[], None),
        example("ready", NOON, &[], Some(FEED)),
        example("ready-en", NOON, &[("lang", "en")], Some(FEED)),
        example("outlier", NOON, &[("item", "cabai")], Some(FEED)),
        example("bounds", NOON, &[("bounds", "13500,13700")], Some(FEED)),
        example("reference", NOON, &[("reference", "13500-13600")], Some(FEED)),
        example("areas", NOON, &[("by", "area")], Some(FEED)),
        example(
            "areas-reference-en",
            NOON,
            &[("by", "area"), ("reference", "13600"), ("lang", "en")],
            Some(FEED),
        ),
        example("no-quotes", NOON, &[("item", "gula")], Some(FEED)),
        example("no-places", NOON, &[("item", "tahu")], Some(FEED)),
        example("unknown-item", NOON, &[("item", "durian <b>")], Some(FEED)),
        example("empty", NOON, &[], Some(EMPTY)),
        example("stale", "2027-03-01T15:00:00+07:00", &[], Some(FEED)),
        offline(),
    ]
}

fn example(
    name: &'static str,
    now: &str,
    attributes: &[(&str, &str)],
    feed: Option<&str>,
) -> Example {
    // A literal above is always an instant.
    let now = Instant::parse(now).unwrap_or(Instant::from_unix_seconds(0));
    let mut state = State::default();
    let mut send = |input| PriceMap::update(&mut state, input, now, &mut Vec::new());
    send(Input::Attribute("src", Some("/feed")));
    for (name, value) in attributes {
        send(Input::Attribute(name, Some(value)));
    }
    send(Input::Start);
    if let Some(feed) = feed {
        let answer = Fetched::Answer { status: 200, etag: None, body: feed.to_owned() };
        send(Input::Fetched(answer));
    }
    Example { name, state, now }
}

fn offline() -> Example {
    let mut example = example("offline-nothing", NOON, &[], None);
    PriceMap::update(
        &mut example.state,
        Input::Fetched(Fetched::Network),
        example.now,
        &mut Vec::new(),
    );
    example
}
