//! What the chart looks like: heading, chooser, lines, the day looked at, table, foot.
//!
//! Source: our own choice; a range control goes from day to day, because every browser and screen
//! reader knows it by keyboard and by touch.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use balai::iso::days_between;
use balai::price::{FeedReference, Row};
use balai::words::{date, number};
use balai::{Date, Instant, MarketId, Money};

use super::series::{Selection, comparable, price, select};
use super::state::State;
use super::table::table;
use super::text::{Text, text};
use crate::kit::axis::Axis;
use crate::kit::chart::scale;
use crate::kit::html::{Element, View};
use crate::kit::line::{Band, Frame, Line, class, mark, open_tick, plot};
use crate::price::item::{key, market_name, name, per_unit};
use crate::price::scene::{begin, option, waiting, warn};
use crate::price::{Scene, foot};

/// Days so far apart that a day of the month says nothing.
const FAR_APART_DAYS: i64 = 300;

/// The chart at `now`.
pub(super) fn view(state: &State, now: Instant) -> Element {
    let t = &text(state.feed.lang);
    let scene = Scene::of(&state.feed, now);
    let head = r#"section class="chart" aria-labelledby="heading""#;
    let mut v = begin(head, t.heading(), &state.feed, scene.as_ref());
    match &scene {
        Some(scene) => {
            let selection = select(state, scene.board);
            chooser(&mut v, state, &selection, scene, t);
            v.open(r#"div class="body""#);
            body(&mut v, state, &selection, scene, t);
        }
        None => {
            v.open(r#"div class="body""#);
            waiting(&mut v, &state.feed, 1);
        }
    }
    v.close();
    if let Some(scene) = &scene {
        foot(&mut v, scene);
    }
    v.finish()
}

/// The chooser of commodities, unless the page has chosen.
fn chooser(v: &mut View, state: &State, selection: &Selection<'_>, s: &Scene<'_>, t: &Text) {
    if !(state.items.is_empty() || state.choose) || s.board.rows.is_empty() {
        return;
    }
    s.open_tools(v);
    s.open_items(v, t.commodity());
    let chosen = match selection.rows.as_slice() {
        [one] => Some(*one),
        _ => {
            option(v, "", true, t.several());
            None
        }
    };
    s.close_items(v, chosen);
    s.close_tools(v);
}

fn body(v: &mut View, state: &State, selection: &Selection<'_>, s: &Scene<'_>, t: &Text) {
    if s.board.rows.is_empty() {
        return v.leaf(r#"p class="empty""#, s.t.empty());
    }
    warn(v, t.unknown(), &mut selection.unknown.iter().copied());
    warn(v, t.beyond(), &mut selection.beyond.iter().copied());
    s.unknown_market(v, state.market.as_ref());
    let rows = selection.rows.as_slice();
    if rows.is_empty() {
        return;
    }
    let days = s.board.feed.days.as_slice();
    let has_price = |place: &usize| rows.iter().any(|row| price(row, *place).is_some());
    let Some(newest) = (0..days.len()).rev().find(has_price) else {
        return v.leaf(r#"p class="empty""#, t.no_course());
    };
    let at = state.day.and_then(|day| days.iter().position(|other| *other == day));
    let at = at.unwrap_or(newest);
    let xs = places(days);
    let frame = Frame { xs: &xs, at, live: state.feed.live };
    for (place, row) in rows.iter().enumerate() {
        if !rows.iter().take(place).any(|other| comparable(other, row)) {
            figure(v, rows, row, &frame, state.market.as_ref(), s, t);
        }
    }
    if state.feed.live && days.len() > 1 {
        v.open(r#"div class="field""#);
        v.named("day");
        v.leaf(r#"label for="day""#, t.day());
        v.open(r#"input id="day" type="range" min="0" step="1" data-input="day""#);
        number::plain(v.attr("max"), days.len() as i64 - 1);
        number::plain(v.attr("value"), at as i64);
        if let Some(day) = days.get(at) {
            date::long(v.attr("aria-valuetext"), *day, s.lang);
        }
        v.close();
        v.close();
    }
    figures(v, rows, at, s);
    if let Some(market) = state.market.as_ref().filter(|market| s.knows(market)) {
        v.open(r#"p class="sub""#);
        v.say(t.in_market()).say(" ").say(market_name(market, s.board)).say(": ");
        for (i, row) in rows.iter().enumerate() {
            v.say(if i > 0 { "; " } else { "" }).say(name(row, s.lang)).say(" ");
            match row.in_market(market) {
                None => _ = v.say(s.t.not_quoted()),
                Some(quote) => {
                    s.money(v.text(), quote.price);
                    v.say(" (");
                    date::medium(v.text(), quote.observed_on, s.lang);
                    v.say(")");
                }
            }
        }
        v.say(".");
        v.close();
    }
    table(v, rows, s, t);
}

/// The rows that share an axis with `first`.
fn figure(
    v: &mut View,
    rows: &[&Arc<Row>],
    first: &Row,
    frame: &Frame<'_>,
    market: Option<&MarketId>,
    s: &Scene<'_>,
    t: &Text,
) {
    let currency = first.facts.item.currency;
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut label = String::new();
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| comparable(first, row)) {
        let quote = market.and_then(|market| row.in_market(market));
        let beside = quote.and_then(|quote| {
            let place = s.board.feed.days.iter().position(|day| *day == quote.observed_on)?;
            Some((*frame.xs.get(place)?, quote.price.minor))
        });
        let (name, points) = (name(row, s.lang), row.facts.series.as_slice());
        label.push_str(if lines.is_empty() { "" } else { "; " });
        label.push_str(name);
        let bands = bands(&s.board.feed.days, &row.facts.references);
        lines.push(Line { place, name, points, beside, bands });
    }
    v.open("figure");
    v.named(&key(&first.facts.item));
    v.open("figcaption");
    if let [one] = lines.as_slice() {
        v.leaf("b", one.name);
        v.say(", ");
    }
    number::currency(v.text(), currency);
    v.say(" ");
    per_unit(v.text(), &first.facts.item, &s.t, s.lang);
    v.close();
    match Axis::over(&lines) {
        None => v.leaf(r#"p class="empty""#, t.no_course()),
        Some(axis) => {
            let [_, low, high, _] = *s.t.trend();
            for (sign, word, minor) in [(": ", low, axis.ends.0), (", ", high, axis.ends.1)] {
                label.push_str(sign);
                label.push_str(word);
                label.push(' ');
                s.money(&mut label, Money { minor, currency });
            }
            plot(
                v,
                axis,
                frame,
                &lines,
                &label,
                &mut |out, minor| number::amount(out, Money { minor, currency }, s.lang),
                &mut |v| ticks(v, &s.board.feed.days, s),
            );
            if let [_] = lines.as_slice() {
                for reference in &first.facts.references {
                    v.open(r#"p class="sub""#);
                    s.reference(v, reference, currency);
                    v.close();
                }
            }
        }
    }
    v.close();
}

/// "Senin, 23 November 2026: Beras medium Rp 13.800", told anew whenever another day is looked at.
fn figures(v: &mut View, rows: &[&Arc<Row>], at: usize, s: &Scene<'_>) {
    v.open(r#"output class="said" for="day""#);
    v.named("said");
    if let Some(day) = s.board.feed.days.get(at) {
        date::long(v.text(), *day, s.lang);
        v.say(":");
    }
    for (i, row) in rows.iter().enumerate() {
        v.say(if i > 0 { "; " } else { " " });
        v.open("span");
        v.set("class", class(i));
        v.leaf(r#"span class="dot" aria-hidden="true""#, mark(i));
        v.say(" ").say(name(row, s.lang)).say(" ");
        match price(row, at) {
            Some(price) => {
                s.money_in(v, "b", price);
                if let Some(day) = s.board.feed.days.get(at)
                    && row.facts.reference_on(*day).is_some()
                {
                    v.say(" (");
                    s.standing(v, &row.facts, price, *day);
                    v.say(")");
                }
            }
            None => _ = v.say(s.t.no_figure()),
        }
        v.close();
    }
    v.say(".");
    v.close();
}

/// What the prices of an item should lie in, on which days of the feed.
fn bands(days: &[Date], references: &[FeedReference]) -> Vec<Band> {
    let mut bands = Vec::new();
    for one in references {
        let first = days.iter().position(|day| *day >= one.from);
        let last = days.iter().rposition(|day| *day <= one.until);
        if let (Some(first), Some(last)) = (first, last)
            && first <= last
        {
            bands.push(Band { points: [first, last], bounds: [one.lower, one.upper] });
        }
    }
    bands
}

/// Where each day stands, by the calendar; evenly if they are not in order.
fn places(days: &[Date]) -> Vec<i64> {
    let (first, span) = span(days);
    let mut xs = Vec::new();
    for (place, day) in days.iter().enumerate() {
        let x = match span {
            ..1 => scale(place as i64 * 2 + 1, days.len() as i64 * 2, 1_000),
            _ => scale(days_between(first, *day), span, 1_000).clamp(0, 1_000),
        };
        xs.push(x);
    }
    xs
}

/// The first day, and how many days later the last is.
fn span(days: &[Date]) -> (Date, i64) {
    let (first, last) = (days.first().copied(), days.last().copied());
    let first = first.unwrap_or(Date::MIN);
    (first, days_between(first, last.unwrap_or(first)))
}

/// Names days under the chart: from the newest back by whole weeks, five at most.
fn ticks(v: &mut View, days: &[Date], s: &Scene<'_>) {
    let (first, span) = span(days);
    let weeks = span / 28 + i64::from(span % 28 > 6);
    let step = if span < 7 { (span + 3) / 4 } else { weeks.max(1) * 7 };
    let mut back = 0;
    for _ in 0..5 {
        if let Ok(day) = Date::from_julian_day(first.to_julian_day() + (span - back) as i32) {
            open_tick(v, if span <= 0 { 500 } else { scale(span - back, span, 1_000) });
            if span > FAR_APART_DAYS {
                date::month_of_year(v.text(), day, s.lang);
            } else {
                date::short(v.text(), day, s.lang);
            }
            v.close();
        }
        back += step;
        if back > span || step <= 0 {
            break;
        }
    }
}
