//! The basket as a page that needs no script.
//!
//! Source: `price/page.rs`.

use alloc::string::String;

use balai::Instant;
use balai::price::Feed;
use balai::words::Lang;

use super::PriceBasket;
use crate::price::page::render;

/// What a page asks of the basket.
#[derive(Clone, Copy, Debug)]
pub struct StaticPage<'a> {
    /// The feed to show.
    pub feed: &'a Feed,
    /// The moment the page is rendered.
    pub now: Instant,
    /// Its language.
    pub lang: Lang,
    /// The goods: `beras:5,telur:0.5`.
    pub basket: &'a str,
    /// Address of the basket's stylesheet.
    pub css: &'a str,
    /// Address a script would refresh the feed from.
    pub src: &'a str,
    /// Address of the live updates; empty for none.
    pub events: &'a str,
}

/// Writes `<balai-price-basket>` with its shadow root, complete without a script.
#[must_use]
pub fn render_static(page: &StaticPage<'_>) -> String {
    let attributes = [
        ("src", page.src),
        ("events", page.events),
        ("lang", page.lang.tag()),
        ("basket", page.basket),
    ];
    render::<PriceBasket>(&attributes, page.feed, page.now, page.css)
}
