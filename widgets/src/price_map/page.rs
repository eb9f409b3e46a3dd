//! The map as a page that needs no script.
//!
//! Source: `price/page.rs`.

use alloc::string::String;

use balai::Instant;
use balai::price::Feed;
use balai::words::Lang;

use super::PriceMap;
use crate::price::page::render;

/// What a page asks of the map.
#[derive(Clone, Copy, Debug)]
pub struct StaticPage<'a> {
    /// The feed to show.
    pub feed: &'a Feed,
    /// The moment the page is rendered.
    pub now: Instant,
    /// Its language.
    pub lang: Lang,
    /// The item to show, by its key or commodity; empty for the first.
    pub item: &'a str,
    /// `area` for areas, all else for markets.
    pub by: &'a str,
    /// Address of the map's stylesheet.
    pub css: &'a str,
    /// Address a script would refresh the feed from.
    pub src: &'a str,
    /// Address of the live updates; empty for none.
    pub events: &'a str,
}

/// Writes `<balai-price-map>` with its shadow root, complete without a script.
#[must_use]
pub fn render_static(page: &StaticPage<'_>) -> String {
    let attributes = [
        ("src", page.src),
        ("events", page.events),
        ("lang", page.lang.tag()),
        ("item", page.item),
        ("by", page.by),
    ];
    render::<PriceMap>(&attributes, page.feed, page.now, page.css)
}
