//! What the map looks like: choosers, map, legend, foot; the list is in `list.rs`.
//!
//! Every mark on the map bears the number of its market or area in the list, and its class is told
//! by size as well as by colour.
//!
//! Source: our own choice; WAI-ARIA 1.2, image and table patterns.

use alloc::sync::Arc;
use alloc::vec::Vec;

use balai::price::{By, Class, Classing, FeedReference, Part, Row, classify, parts};
use balai::words::number;
use balai::{Instant, Money};

use super::list::list;
use super::plane::{WIDTH, project};
use super::state::{AREA, State};
use super::text::{Text, text};
use crate::kit::html::{Element, View};
use crate::price::item::{find, name};
use crate::price::scene::{begin, open_choice, option, waiting};
use crate::price::{Scene, foot};

/// The map at `now`.
pub(super) fn view(state: &State, now: Instant) -> Element {
    let t = &text(state.feed.lang);
    let scene = Scene::of(&state.feed, now);
    let scene = scene.as_ref();
    let head = r#"section class="map" aria-labelledby="heading""#;
    let [by_market, by_area] = *t.headings();
    let heading = if state.by == By::Area { by_area } else { by_market };
    let mut v = begin(head, heading, &state.feed, scene);
    let Some(s) = scene else {
        v.open(r#"div class="body""#);
        waiting(&mut v, &state.feed, 4);
        v.close();
        return v.finish();
    };
    let wanted = find(s.board, &state.item);
    let row = wanted.or_else(|| s.board.rows.first());
    if let Some(row) = row {
        choosers(&mut v, row, state.by, s, t);
    }
    v.open(r#"div class="body""#);
    match row {
        None => v.leaf(r#"p class="empty""#, s.t.empty()),
        Some(row) => {
            if wanted.is_none() && !state.item.is_empty() {
                v.leaf(r#"p class="empty warn""#, t.unknown_item());
            }
            body(&mut v, row, state, s, t);
        }
    }
    v.close();
    foot(&mut v, s);
    v.finish()
}

fn choosers(v: &mut View, shown: &Arc<Row>, by: By, s: &Scene<'_>, t: &Text) {
    s.open_tools(v);
    s.open_items(v, t.commodity());
    s.close_items(v, Some(shown));
    let (mut first, mut several) = ("", false);
    for market in &s.board.feed.markets {
        if first.is_empty() {
            first = &market.area;
        }
        several |= !market.area.is_empty() && market.area != first;
    }
    // A city of one area has nothing to choose.
    if several {
        let heads = [r#"label for="by""#, r#"select id="by" name="by""#];
        open_choice(v, heads, t.by(), s.feed.live.then_some("by"));
        let [market, area] = *t.parts();
        option(v, "", by == By::Market, market);
        option(v, AREA, by == By::Area, area);
        v.close();
        v.close();
    }
    s.close_tools(v);
}

fn body(v: &mut View, row: &Row, state: &State, s: &Scene<'_>, t: &Text) {
    let Ok(summary) = &row.summary else {
        return v.leaf(r#"p class="empty""#, t.no_quotes());
    };
    let parts = parts(row, &s.board.feed, state.by);
    let prices: Vec<i64> = parts.iter().map(|part| part.median.minor).collect();
    let of_feed = row.standing().map(|(reference, _)| reference).filter(|_| state.of_feed);
    let reference = match of_feed {
        Some(one) => Some((one.lower.unwrap_or(0), one.upper.unwrap_or(i64::MAX))),
        None => state.reference,
    };
    let classing = match (reference, state.bounds.as_slice()) {
        (Some((lower, upper)), _) => Classing::Reference { lower, upper },
        (None, []) => Classing::Quantiles(state.n_classes),
        (None, bounds) => Classing::Bounds(bounds),
    };
    let (of, classes) = classify(&prices, classing);
    let scale = Scale { classing, classes: &classes, reference, of_feed };
    map(v, row, &parts, &of, s, t);
    legend(v, row, &scale, state.by, s, t);
    v.open("p");
    v.say(t.median()).say(": ");
    s.money(v.text(), summary.median);
    let n_aside = summary.grounds.set_aside.len();
    if n_aside > 0 {
        v.say("; ");
        s.count(v.text(), n_aside, s.t.markets());
        v.say(" ").say(t.set_aside());
    }
    v.say(".");
    v.close();
    list(v, &parts, state.by, summary.median, s, t);
}

/// How the classes came about.
struct Scale<'a> {
    classing: Classing<'a>,
    classes: &'a [Class],
    reference: Option<(i64, i64)>,
    of_feed: Option<&'a FeedReference>,
}

/// The marks; `of` is the class of each part.
fn map(v: &mut View, row: &Row, parts: &[Part<'_>], of: &[usize], s: &Scene<'_>, t: &Text) {
    let (mut marks, mut places) = (Vec::new(), Vec::new());
    for (n, (part, class)) in parts.iter().zip(of).enumerate() {
        if let Some(place) = part.place {
            marks.push((n + 1, *class));
            places.push(place);
        }
    }
    if marks.is_empty() {
        return v.leaf(r#"p class="empty""#, t.no_places());
    }
    let (points, height) = project(&places);
    v.open(r#"svg class="plane" role="img""#);
    let view_box = v.attr("viewBox");
    view_box.push_str("0 0 ");
    number::plain(view_box, WIDTH);
    view_box.push(' ');
    number::plain(view_box, height);
    let label = v.attr("aria-label");
    label.push_str(t.map());
    label.push_str(name(row, s.lang));
    // The dearest last, so that they lie on top.
    for ((n, class), (x, y)) in marks.iter().zip(points) {
        mark(v, (x, y), *class);
        v.open(r#"text class="number""#);
        set_number(v, "x", x);
        set_number(v, "y", y);
        number::plain(v.text(), *n as i64);
        v.close();
    }
    v.close();
    let unplaced = parts.iter().filter(|part| part.place.is_none());
    let n_unplaced: usize = unplaced.map(|part| part.used.len()).sum();
    if n_unplaced > 0 {
        v.open(r#"p class="note""#);
        s.count(v.text(), n_unplaced, s.t.markets());
        v.say(" ").say(t.unplaced()).say(".");
        v.close();
    }
}

#[inline(never)]
fn set_number(v: &mut View, name: &'static str, n: i64) {
    number::plain(v.attr(name), n);
}

/// A mark of a class: larger and stronger the dearer.
fn mark(v: &mut View, (x, y): (i64, i64), class: usize) {
    v.open("circle");
    let name = v.attr("class");
    name.push_str("c c");
    number::plain(name, class as i64);
    set_number(v, "cx", x);
    set_number(v, "cy", y);
    set_number(v, "r", 10 + 2 * class.min(5) as i64);
    v.close();
}

fn legend(v: &mut View, row: &Row, scale: &Scale<'_>, by: By, s: &Scene<'_>, t: &Text) {
    let currency = row.facts.item.currency;
    let range = |v: &mut View, lower, upper| {
        s.money(v.text(), Money { minor: lower, currency });
        if upper > lower {
            v.say("–");
            s.money(v.text(), Money { minor: upper, currency });
        }
    };
    let range: &dyn Fn(&mut View, i64, i64) = &range;
    let [by_rank, by_bounds, by_reference] = *t.methods();
    v.open(r#"p class="note""#);
    match (scale.classing, scale.reference) {
        (Classing::Reference { .. }, Some((lower, upper))) => {
            v.say(by_reference).say(" ");
            match scale.of_feed {
                Some(reference) => s.reference(v, reference, currency),
                None => range(v, lower, upper),
            }
            v.say(".");
        }
        (Classing::Bounds(_), _) => _ = v.say(by_bounds),
        _ => _ = v.say(by_rank),
    }
    let counted = match by {
        By::Market => s.t.markets(),
        By::Area => {
            v.say(" ").say(t.area_rule());
            t.areas()
        }
    };
    v.close();
    v.open(r#"ul class="legend""#);
    for class in scale.classes {
        v.open("li");
        v.open(r#"svg class="key" viewBox="0 0 40 40" aria-hidden="true""#);
        mark(v, (20, 20), class.place);
        v.close();
        v.open("span");
        if let Classing::Reference { .. } = scale.classing {
            v.say(t.against().get(class.place).unwrap_or(&"")).say(": ");
        }
        range(v, class.lowest, class.highest);
        v.say(" (");
        s.count(v.text(), class.n, counted);
        v.say(")");
        v.close();
        v.close();
    }
    v.close();
}
