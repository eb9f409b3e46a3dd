//! Where the figures come from, and what was left out of them.
//!
//! Source: our own choice.

use balai::iso::write_date;
use balai::words::{date, number};

use super::scene::{CODE, Scene};
use crate::kit::html::View;

/// The foot of a widget: source, licence, when compiled, rows set aside with their reasons.
pub(crate) fn foot(v: &mut View, s: &Scene<'_>) {
    let (feed, t) = (&s.board.feed, &s.t);
    v.open("footer");
    if feed.source.invented {
        v.leaf(r#"p class="invented""#, t.invented());
    }
    v.open("p");
    v.say(t.source()).say(": ");
    // An address is only a link when it is one of the web: a feed cannot smuggle in a script.
    match feed.source.url.as_deref().filter(|url| url.starts_with("https://")) {
        Some(url) => {
            v.open(r#"a rel="noopener""#);
            v.set("href", url);
            v.say(&feed.source.title);
            v.close();
        }
        None => _ = v.say(&feed.source.title),
    }
    if let Some(licence) = &feed.source.licence {
        v.say(" · ").say(t.licence()).say(": ").say(licence);
    }
    v.say(" · ");
    v.open("time");
    v.set("datetime", &write_date(feed.generated_at.date_at(feed.utc_offset)));
    date::instant(v.attr("title"), feed.generated_at, feed.utc_offset, s.lang);
    date::ago(v.text(), feed.generated_at, s.now, s.lang);
    v.close();
    v.say(".");
    v.close();
    set_aside(v, s);
    if feed.n_aggregates_left_out > 0 {
        v.open("p");
        number::whole(v.text(), whole(feed.n_aggregates_left_out), s.lang);
        v.say(" ").say(t.averages_left_out()).say(".");
        v.close();
    }
    v.close();
}

/// "3 rows set aside: see why", with line numbers and reasons.
fn set_aside(v: &mut View, s: &Scene<'_>) {
    let (set_aside, t) = (&s.board.feed.set_aside, &s.t);
    if set_aside.n == 0 {
        return;
    }
    v.open(r#"details class="aside""#);
    v.open("summary");
    s.count(v.text(), usize::try_from(set_aside.n).unwrap_or(usize::MAX), t.rows_set_aside());
    v.say(": ").say(t.why());
    v.close();
    v.open("ul");
    for row in &set_aside.rows {
        v.open("li");
        if row.line > 0 {
            v.say(t.line()).say(" ");
            number::whole(v.text(), whole(row.line), s.lang);
            v.say(": ");
        }
        v.say(&row.detail).say(" ");
        v.leaf(CODE, &row.code);
        v.close();
    }
    v.close();
    v.close();
}

fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
