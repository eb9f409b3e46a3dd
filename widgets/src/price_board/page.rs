//! The board as a page that needs no script: the same view in declarative shadow DOM.
//!
//! The feed travels along in a data block, so that a script, where one runs, can adopt the markup
//! instead of building it again.
//!
//! Source: HTML Standard, declarative shadow roots.

use alloc::string::String;

use balai::price::Feed;
use balai::words::Lang;
use balai::{Instant, iso};

use super::PriceBoard;
use super::state::{State, adopt};
use crate::kit::html::{Element, View, escape};
use crate::kit::widget::{Input, Widget};

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
    let json = page.feed.to_json();
    let mut state = State::default();
    let mut out = String::from("<");
    out.push_str(PriceBoard::TAG);
    for (name, value) in attributes.into_iter().filter(|(_, value)| !value.is_empty()) {
        PriceBoard::update(&mut state, Input::Attribute(name.into(), Some(value.into())), page.now);
        push_attribute(name, value, &mut out);
    }
    adopt(&mut state, &json);
    let mut link = View::new(r#"link rel="stylesheet""#);
    link.set("href", page.css);
    let view: Element = PriceBoard::view(&state, page.now);
    out.push_str("><template shadowrootmode=\"open\">");
    out.push_str(&link.finish().to_html());
    out.push_str(&view.to_html());
    out.push_str("<script type=\"application/json\"");
    push_attribute("data-now", &page.now.to_rfc3339(page.feed.utc_offset), &mut out);
    out.push('>');
    // The writer of the feed leaves no `<`, so no text in it can end the block.
    out.push_str(&json);
    out.push_str("</script></template></");
    out.push_str(PriceBoard::TAG);
    out.push('>');
    out
}

fn push_attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, true, out);
    out.push('"');
}

/// The title of a page that shows the board: its heading and day.
#[must_use]
pub fn title(feed: &Feed, lang: Lang) -> String {
    let mut title = String::from(super::text::text(lang).heading);
    title.push_str(" – ");
    title.push_str(&feed.city);
    if let Some(as_of) = feed.as_of {
        title.push_str(", ");
        title.push_str(&iso::write_date(as_of));
    }
    title
}
