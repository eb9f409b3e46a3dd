//! What the chart looks like: heading, chooser, lines, the day looked at, table, foot.
//!
//! Source: our own choice; a range control goes from day to day, because every browser and screen
//! reader knows it by keyboard and by touch.

use alloc::string::String;
use alloc::vec::Vec;

use balai::iso::days_between;
use balai::words::{date, number};
use balai::{Date, Instant, Money};

use super::series::{Selection, Series, chosen, panels, select};
use super::state::State;
use super::table::{price, table};
use super::text::{Text, text};
use crate::kit::chart::scale;
use crate::kit::html::{Element, View};
use crate::kit::line::{Axis, Frame, Line, class, mark, plot};
use crate::price::item::{choice, market_name, name, per_unit};
use crate::price::scene::{begin, close_form, field, open_form, option, waiting, warn};
use crate::price::{Scene, foot};

/// Days so far apart that a day of the month says nothing.
const FAR_APART_DAYS: i64 = 300;

/// The chart at `now`.
pub(super) fn view(state: &State, now: Instant) -> Element {
    let t = text(state.feed.lang);
    let scene = Scene::of(&state.feed, now);
    let head = r#"section class="chart" aria-labelledby="heading""#;
    let mut v = begin(head, t.heading, &state.feed, scene.as_ref());
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
    let live = state.feed.live;
    if live {
        v.open(r#"div class="tools""#);
    } else {
        open_form(v, s.lang);
    }
    field(v, r#"label for="item""#, t.commodity);
    v.open(r#"select id="item" name="item""#);
    if live {
        v.set("data-change", "item");
    }
    let chosen = chosen(selection);
    if chosen.is_empty() {
        option(v, "", true, t.several);
    }
    for row in &s.board.rows {
        let (key, words) = choice(row, s.t, s.lang);
        option(v, &key, key == chosen, &words);
    }
    v.close();
    v.close();
    if live {
        v.close();
    } else {
        close_form(v, s.lang);
    }
}

fn body(v: &mut View, state: &State, selection: &Selection<'_>, s: &Scene<'_>, t: &Text) {
    if s.board.rows.is_empty() {
        return v.leaf(r#"p class="empty""#, s.t.empty);
    }
    warn(v, t.unknown, selection.unknown.iter().copied());
    warn(v, t.beyond, selection.beyond.iter().map(|row| name(row, s.lang)));
    s.unknown_market(v, state.market.as_ref());
    let series = selection.series.as_slice();
    if series.is_empty() {
        return;
    }
    let days = s.board.feed.days.as_slice();
    let has_price = |place: &usize| series.iter().any(|one| price(one, *place).is_some());
    let Some(newest) = (0..days.len()).rev().find(has_price) else {
        return v.leaf(r#"p class="empty""#, t.no_course);
    };
    let at = state.day.and_then(|day| days.iter().position(|other| *other == day));
    let at = at.unwrap_or(newest);
    let xs = places(days);
    let frame = Frame { xs: &xs, ticks: &ticks(days, s), at, live: state.feed.live };
    for panel in panels(series) {
        figure(v, &panel, &frame, s, t);
    }
    if state.feed.live && days.len() > 1 {
        field(v, r#"label for="day""#, t.day);
        v.open(r#"input id="day" type="range" min="0" step="1" data-input="day""#);
        number::plain(v.attr("max"), days.len() as i64 - 1);
        number::plain(v.attr("value"), at as i64);
        if let Some(day) = days.get(at) {
            date::long(v.attr("aria-valuetext"), *day, s.lang);
        }
        v.close();
        v.close();
    }
    figures(v, series, at, s);
    if let Some(market) = state.market.as_ref().filter(|market| s.knows(market)) {
        v.open(r#"p class="sub""#);
        v.say(t.in_market).say(" ").say(market_name(market, s.board)).say(": ");
        for (i, one) in series.iter().enumerate() {
            v.say(if i > 0 { "; " } else { "" }).say(name(one.row, s.lang)).say(" ");
            match one.in_market {
                None => _ = v.say(s.t.not_quoted),
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
    table(v, series, s, t);
}

/// The series that share an axis.
fn figure(v: &mut View, panel: &[&Series<'_>], frame: &Frame<'_>, s: &Scene<'_>, t: &Text) {
    let Some(first) = panel.first() else { return };
    let item = &first.row.facts.item;
    let days = &s.board.feed.days;
    let mut lines: Vec<Line<'_>> = Vec::new();
    for one in panel {
        let quote = one.in_market;
        let place = quote.and_then(|q| days.iter().position(|day| *day == q.observed_on));
        let x = place.and_then(|place| frame.xs.get(place).copied());
        lines.push(one.line(name(one.row, s.lang), x.zip(quote.map(|quote| quote.price.minor))));
    }
    v.open("figure");
    v.open("figcaption");
    if let [one] = panel {
        v.leaf("b", name(one.row, s.lang));
        v.say(", ");
    }
    number::currency(v.text(), item.currency);
    v.say(" ");
    per_unit(v.text(), item, s.t, s.lang);
    v.close();
    match Axis::over(&lines) {
        None => v.leaf(r#"p class="empty""#, t.no_course),
        Some(axis) => plot(
            v,
            axis,
            frame,
            &lines,
            &mut |label| {
                for (i, one) in panel.iter().enumerate() {
                    label.push_str(if i > 0 { "; " } else { "" });
                    label.push_str(name(one.row, s.lang));
                    label.push_str(": ");
                    let known = || one.row.facts.series.iter().flatten();
                    match (known().min(), known().max()) {
                        (Some(lowest), Some(highest)) => {
                            s.trend(label, &one.row.facts, *lowest, *highest);
                        }
                        _ => label.push_str(t.no_course),
                    }
                }
            },
            &mut |out, minor| {
                number::amount(out, Money { minor, currency: item.currency }, s.lang);
            },
        ),
    }
    v.close();
}

/// "Senin, 23 November 2026: Beras medium Rp 13.800", told anew whenever another day is looked at.
fn figures(v: &mut View, series: &[Series<'_>], at: usize, s: &Scene<'_>) {
    v.open(r#"output class="said" for="day""#);
    if let Some(day) = s.board.feed.days.get(at) {
        date::long(v.text(), *day, s.lang);
        v.say(":");
    }
    for (i, one) in series.iter().enumerate() {
        v.say(if i > 0 { "; " } else { " " });
        v.open("span");
        v.set("class", class(one.place));
        v.leaf(r#"span class="dot" aria-hidden="true""#, mark(one.place));
        v.say(" ").say(name(one.row, s.lang)).say(" ");
        match price(one, at) {
            Some(price) => {
                v.open("b");
                s.money(v.text(), price);
                v.close();
            }
            None => _ = v.say(s.t.no_figure),
        }
        v.close();
    }
    v.say(".");
    v.close();
}

/// Where each day stands, by the calendar.
fn places(days: &[Date]) -> Vec<i64> {
    let (first, last) = (days.iter().min(), days.iter().max());
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    match days_between(*first, *last) {
        0 => days.iter().map(|_| 500).collect(),
        span => days.iter().map(|day| scale(days_between(*first, *day), span, 1_000)).collect(),
    }
}

/// Days to name under the chart: from the newest back by whole weeks, five at most.
fn ticks(days: &[Date], s: &Scene<'_>) -> Vec<(i64, String)> {
    let (first, last) = (days.iter().min(), days.iter().max());
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let span = days_between(*first, *last);
    let step =
        if span < 7 { (span + 3) / 4 } else { (span / 28 + i64::from(span % 28 > 6)).max(1) * 7 };
    let mut ticks = Vec::new();
    let mut back = 0;
    while back <= span && ticks.len() < 5 {
        let mut words = String::new();
        if let Some(day) = Date::from_julian_day(last.to_julian_day() - back as i32).ok() {
            if span > FAR_APART_DAYS {
                date::month_of_year(&mut words, day, s.lang);
            } else {
                date::short(&mut words, day, s.lang);
            }
        }
        let x = if span == 0 { 500 } else { scale(span - back, span, 1_000) };
        ticks.push((x, words));
        back += step.max(1);
    }
    ticks
}
