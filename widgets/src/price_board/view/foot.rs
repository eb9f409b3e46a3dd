//! Where the figures come from, and what was left out of them.
//!
//! Source: our own choice.

use alloc::borrow::ToOwned;
use alloc::string::String;

use balai::Instant;
use balai::price::Board;

use super::super::state::State;
use super::super::text::Text;
use super::{CODE, count, push_words};
use crate::kit::html::{Element, el};
use crate::kit::{date, number};

/// The foot of the board: source, licence, when compiled, rows set aside with their reasons.
pub(super) fn foot(state: &State, loaded: &Board, t: &Text, now: Instant) -> Element {
    let feed = &loaded.feed;
    let mut source = String::from(t.source);
    source.push_str(": ");
    let line = el("p").text(source);
    // An address is only a link when it is one of the web: a feed cannot smuggle in a script.
    let url = feed.source.url.as_deref().filter(|url| url.starts_with("https://"));
    let line = match url {
        Some(url) => line.child(
            el(r#"a rel="noopener""#).attr("href", url.to_owned()).text(feed.source.title.clone()),
        ),
        None => line.text(feed.source.title.clone()),
    };
    let mut rest = String::new();
    if let Some(licence) = &feed.source.licence {
        push_words(&mut rest, &[" · ", t.licence, ": ", licence]);
    }
    rest.push_str(" · ");
    let at = el("time")
        .attr("datetime", feed.generated_at.to_rfc3339(feed.utc_offset))
        .attr("title", date::instant(feed.generated_at, feed.utc_offset, state.lang))
        .text(date::ago(feed.generated_at, now, state.lang));
    let line = line.text(rest).child(at).text(".");
    let invented = feed.source.invented.then(|| el(r#"p class="invented""#).text(t.invented));
    el("footer")
        .maybe(invented)
        .child(line)
        .maybe(set_aside(state, loaded, t))
        .maybe(averages(state, loaded, t))
}

fn averages(state: &State, loaded: &Board, t: &Text) -> Option<Element> {
    let n = loaded.feed.n_aggregates_left_out;
    (n > 0).then(|| {
        let mut line = number::whole(i64::try_from(n).unwrap_or(i64::MAX), state.lang);
        push_words(&mut line, &[" ", t.averages_left_out, "."]);
        el("p").text(line)
    })
}

/// "3 rows set aside: see why", with line numbers and reasons.
fn set_aside(state: &State, loaded: &Board, t: &Text) -> Option<Element> {
    let set_aside = &loaded.feed.set_aside;
    if set_aside.n == 0 {
        return None;
    }
    let mut line =
        count(usize::try_from(set_aside.n).unwrap_or(usize::MAX), &t.rows_set_aside, state);
    push_words(&mut line, &[": ", t.why]);
    let rows = set_aside.rows.iter().map(|row| {
        let mut reason = String::new();
        if row.line > 0 {
            let number = number::whole(i64::try_from(row.line).unwrap_or(i64::MAX), state.lang);
            push_words(&mut reason, &[t.line, " ", &number, ": "]);
        }
        reason.push_str(&row.detail);
        let code = el(CODE).text(row.code.clone());
        el("li").text(reason).text(" ").child(code)
    });
    let summary = el("summary").text(line);
    Some(el(r#"details class="aside""#).child(summary).child(el("ul").each(rows)))
}
