//! A price widget as a page that needs no script: its view in declarative shadow DOM.
//!
//! The feed travels along in a data block, so that a script, where one runs, can adopt the markup
//! instead of building it again.
//!
//! Source: HTML Standard, declarative shadow roots.

use alloc::string::String;
use alloc::vec::Vec;

use balai::Instant;
use balai::price::Feed;

use crate::kit::html::{View, escape};
use crate::kit::widget::{Input, Widget};

/// Writes the tag of `W` with these attributes (the empty ones are left out) and its shadow root,
/// complete without a script; `css` is the address of its stylesheet.
pub(crate) fn render<W: Widget>(
    attributes: &[(&str, &str)],
    feed: &Feed,
    now: Instant,
    css: &str,
) -> String {
    let json = feed.to_json();
    let mut state = W::State::default();
    let mut out = String::from("<");
    out.push_str(W::TAG);
    for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
        W::update(&mut state, Input::Attribute(name, Some(value)), now, &mut Vec::new());
        push_attribute(name, value, &mut out);
    }
    W::adopt(&mut state, &json);
    let mut link = View::new(r#"link rel="stylesheet""#);
    link.set("href", css);
    let view = W::view(&state, now);
    out.push_str("><template shadowrootmode=\"open\">");
    out.push_str(&link.finish().to_html());
    out.push_str(&view.to_html());
    out.push_str("<script type=\"application/json\"");
    push_attribute("data-now", &now.to_rfc3339(feed.utc_offset), &mut out);
    out.push('>');
    // The writer of the feed leaves no `<`, so no text in it can end the block.
    out.push_str(&json);
    out.push_str("</script></template></");
    out.push_str(W::TAG);
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
