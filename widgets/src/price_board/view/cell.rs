//! The cells of one row, and the grounds behind its figures.
//!
//! Source: our own choice.

use alloc::string::String;

use balai::iso::days_between;
use balai::price::{Change, Direction, cheapest_first};
use balai::words::{date, number};
use balai::{MarketId, Money};

use super::super::row::Shown;
use super::Scene;
use crate::kit::chart;
use crate::kit::html::{Element, View};
use crate::price::item::{key, market_name, per_unit};

const SUB: &str = r#"span class="sub""#;
const NONE: &str = r#"span class="none""#;

/// One commodity: its row of the table, its card on a phone.
pub(super) fn row(shown: &Shown<'_>, open: bool, s: &Scene<'_>) -> Element {
    let [_, _, _, trend, lowest, highest, basis] = *s.t.columns();
    let summary = shown.row.summary.as_ref().ok();
    let mut row = View::new(r#"tr role="row""#);
    let v = &mut row;
    key_into(v.key(), shown);
    name(v, shown, s);
    price(v, shown, s);
    change(v, shown, s);
    cell(v, r#"td class="trend" role="cell""#, trend);
    trend_line(v, shown, s);
    v.close();
    for (head, label, end) in [
        (r#"td class="num low" role="cell""#, lowest, summary.map(|summary| &summary.lowest)),
        (r#"td class="num high" role="cell""#, highest, summary.map(|summary| &summary.highest)),
    ] {
        cell(v, head, label);
        extreme(v, end, s);
        v.close();
    }
    cell(v, r#"td class="basis" role="cell""#, basis);
    self::basis(v, shown, open, s);
    v.close();
    row.finish()
}

fn key_into(out: &mut String, shown: &Shown<'_>) {
    out.push_str(&key(&shown.row.facts.item));
}

/// Opens a cell; a card names it by the label.
fn cell(v: &mut View, head: &'static str, label: &str) {
    v.open(head);
    v.set("data-label", label);
}

fn name(v: &mut View, shown: &Shown<'_>, s: &Scene<'_>) {
    let item = &shown.row.facts.item;
    v.open(r#"th class="name" role="rowheader" scope="row""#);
    v.say(shown.name);
    v.open(SUB);
    per_unit(v.text(), item, &s.p.t, s.p.lang);
    v.close();
    v.close();
}

fn price(v: &mut View, shown: &Shown<'_>, s: &Scene<'_>) {
    let [_, label, ..] = *s.t.columns();
    cell(v, r#"td class="num price" role="cell""#, label);
    match shown.price {
        None => {
            v.leaf(NONE, if s.state.market.is_some() { s.p.t.not_quoted() } else { s.t.no_price() })
        }
        Some((price, observed_on)) => {
            v.open("b");
            s.p.money(v.text(), price);
            v.close();
            s.p.standing(v, &shown.row.facts, price, observed_on);
            let n_flagged = shown.row.quotes.iter().filter(|quote| quote.flag.is_some()).count();
            if n_flagged > 0 {
                v.open(r#"span class="sub old""#);
                v.say("⚑ ");
                number::whole(v.text(), n_flagged as i64, s.p.lang);
                v.say(" ").say(s.p.t.flagged());
                v.close();
            }
            let days = days_between(observed_on, s.p.today);
            if days > s.p.board.feed.age_days_max {
                v.open(r#"span class="sub old""#);
                date::days_ago(v.text(), days, s.p.lang);
                v.close();
            }
        }
    }
    v.close();
}

fn change(v: &mut View, shown: &Shown<'_>, s: &Scene<'_>) {
    let [_, _, since_before, ..] = *s.t.columns();
    let in_market = s.state.market.is_some();
    let label = if in_market { s.t.against_city() } else { since_before };
    cell(v, r#"td class="num change" role="cell""#, label);
    match &shown.change {
        None => v.leaf(NONE, s.t.no_change()),
        Some(change) => {
            let [up, down, same] = if in_market { s.t.comparisons() } else { s.t.directions() };
            let (class, arrow, word) = match change.direction() {
                Direction::Up => ("up", "▲", up),
                Direction::Down => ("down", "▼", down),
                Direction::Same => ("same", "=", same),
            };
            v.open("span");
            v.set("class", class);
            v.leaf(r#"span class="arrow" aria-hidden="true""#, arrow);
            v.say(" ").say(word).say(" ");
            number::signed_percent(v.text(), change.basis_points, s.p.lang);
            v.close();
            if !in_market {
                v.open(SUB);
                v.say(s.t.since()).say(" ");
                date::short(v.text(), change.since, s.p.lang);
                v.close();
            }
        }
    }
    v.close();
}

fn trend_line(v: &mut View, shown: &Shown<'_>, s: &Scene<'_>) {
    let (points, currency) = (&shown.row.facts.series, shown.row.facts.item.currency);
    let [observations, lowest, highest, without] = *s.p.t.trend();
    // The band of the newest day, the one that the last point is held against.
    let band = shown.row.standing().map(|(reference, _)| [reference.lower, reference.upper]);
    chart::sparkline(v, points, band, &mut |label, low, high| {
        number::whole(label, points.len() as i64, s.p.lang);
        for (word, minor) in [(observations, None), (lowest, Some(low)), (highest, Some(high))] {
            label.push_str(if minor.is_some() { ", " } else { " " });
            label.push_str(word);
            if let Some(minor) = minor {
                label.push(' ');
                s.p.money(label, Money { minor, currency });
            }
        }
        let n_gaps = points.iter().filter(|point| point.is_none()).count();
        if n_gaps > 0 {
            label.push_str(", ");
            number::whole(label, n_gaps as i64, s.p.lang);
            label.push(' ');
            label.push_str(without);
        }
    });
}

/// The cheapest or dearest market.
fn extreme(v: &mut View, end: Option<&(MarketId, Money)>, s: &Scene<'_>) {
    match end {
        Some((market, money)) => {
            s.p.money(v.text(), *money);
            v.leaf(SUB, market_name(market, s.p.board));
        }
        None => _ = v.say("–"),
    }
}

fn basis(v: &mut View, shown: &Shown<'_>, open: bool, s: &Scene<'_>) {
    if s.state.feed.live {
        v.open(r#"button class="open" type="button""#);
        let message = v.attr("data-click");
        message.push_str("open:");
        key_into(message, shown);
        v.set("aria-expanded", if open { "true" } else { "false" });
    } else {
        v.open("details");
        v.open("summary");
    }
    let n = shown.row.summary.as_ref().map_or(0, |summary| summary.n_markets as usize);
    s.p.count(v.text(), n, s.p.t.markets());
    if let Some(newest) = shown.row.quotes.iter().map(|quote| quote.observed_on).max() {
        v.say(", ");
        date::days_ago(v.text(), days_between(newest, s.p.today), s.p.lang);
    }
    v.close();
    if !s.state.feed.live {
        grounds(v, shown, s);
        v.close();
    }
}

/// The row under an opened one: every quote, what counts and what does not.
pub(super) fn grounds_row(v: &mut View, shown: &Shown<'_>, s: &Scene<'_>) {
    v.open(r#"tr class="grounds" role="row""#);
    v.key().push('+');
    key_into(v.key(), shown);
    v.open(r#"td role="cell" colspan="7""#);
    grounds(v, shown, s);
    v.close();
    v.close();
}

fn grounds(v: &mut View, shown: &Shown<'_>, s: &Scene<'_>) {
    let (row, t) = (shown.row, &s.t);
    let set_aside = row.set_aside();
    v.open(r#"div class="why""#);
    v.open("p");
    v.say(t.method());
    if let Ok(summary) = &row.summary {
        v.say(" Median ");
        s.p.money(v.text(), summary.median);
        v.say(", ").say(t.mean()).say(" ");
        s.p.money(v.text(), summary.mean);
        let (lowest, highest) = (summary.lowest.1, summary.highest.1);
        if let Some(spread) = Change::between(lowest, highest, summary.observed_until) {
            v.say(", ").say(t.spread()).say(" ");
            number::percent(v.text(), spread.basis_points, s.p.lang);
        }
        v.say(".");
    }
    v.close();
    if let Some((reference, _)) = row.standing() {
        v.open("p");
        s.p.reference(v, reference, row.facts.item.currency);
        v.close();
    }
    v.open("ul");
    for quote in cheapest_first(&row.quotes) {
        let flawed = set_aside.iter().find(|(other, _)| other == quote);
        s.p.quote(v, quote, flawed.map(|(_, flaw)| flaw));
    }
    v.close();
    v.close();
}
