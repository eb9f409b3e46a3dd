//! The chart as a page that needs no script.
//!
//! Source: `price/page.rs`.

use alloc::string::String;

use balai::Instant;
use balai::price::Feed;
use balai::words::Lang;

use super::PriceChart;
use crate::price::page::render;

/// What a page asks of the chart.
#[derive(Clone, Copy, Debug)]
pub struct StaticPage<'a> {
    /// The feed to show.
    pub feed: &'a Feed,
    /// The moment the page is rendered.
    pub now: Instant,
    /// Its language.
    pub lang: Lang,
    /// Commodities or keys of items, with commas between; empty for the first.
    pub item: &'a str,
    /// Whether the reader may choose another: by a form that asks for the page with `item`.
    pub choose: bool,
    /// A market whose newest prices stand beside the city's.
    pub market: Option<&'a str>,
    /// Address of the chart's stylesheet.
    pub css: &'a str,
    /// Address a script would refresh the feed from.
    pub src: &'a str,
    /// Address of the live updates; empty for none.
    pub events: &'a str,
}

/// Writes `<balai-price-chart>` with its shadow root, complete without a script.
#[must_use]
pub fn render_static(page: &StaticPage<'_>) -> String {
    let attributes = [
        ("src", page.src),
        ("events", page.events),
        ("lang", page.lang.tag()),
        ("item", page.item),
        ("choose", if page.choose { "choose" } else { "" }),
        ("market", page.market.unwrap_or_default()),
    ];
    render::<PriceChart>(&attributes, page.feed, page.now, page.css)
}
