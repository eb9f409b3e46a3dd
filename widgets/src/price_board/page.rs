//! The board as a page that needs no script.
//!
//! Source: `price/page.rs`.

use alloc::string::String;

use balai::price::Feed;
use balai::words::Lang;
use balai::{Instant, iso};

use super::PriceBoard;
use crate::price::page::render;

/// What a page asks of the board.
#[derive(Clone, Copy, Debug)]
pub struct StaticPage<'a> {
    /// The feed to show.
    pub feed: &'a Feed,
    /// The moment the page is rendered.
    pub now: Instant,
    /// Its language.
    pub lang: Lang,
    /// The market to show; `None` for the city.
    pub market: Option<&'a str>,
    /// Address of the board's stylesheet.
    pub css: &'a str,
    /// Address a script would refresh the feed from.
    pub src: &'a str,
    /// Address of the live updates; empty for none.
    pub events: &'a str,
}

/// Writes `<balai-price-board>` with its shadow root, complete without a script.
#[must_use]
pub fn render_static(page: &StaticPage<'_>) -> String {
    let attributes = [
        ("src", page.src),
        ("events", page.events),
        ("lang", page.lang.tag()),
        ("market", page.market.unwrap_or_default()),
    ];
    render::<PriceBoard>(&attributes, page.feed, page.now, page.css)
}

/// The title of a page that shows the board: its heading and day.
#[must_use]
pub fn title(feed: &Feed, lang: Lang) -> String {
    let mut title = String::from(super::text::text(lang).heading());
    title.push_str(" – ");
    title.push_str(&feed.city);
    if let Some(as_of) = feed.as_of {
        title.push_str(", ");
        title.push_str(&iso::write_date(as_of));
    }
    title
}
