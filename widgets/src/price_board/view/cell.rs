//! The cells of one row, and the grounds behind its figures.
//!
//! Source: our own choice.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use balai::price::{Board, Change, Direction, Error, Flaw, PriceType, QuoteInMarket, Row};
use balai::{Instant, MarketId, Money, sort_by};

use super::super::row::Shown;
use super::super::state::State;
use super::super::text::Text;
use super::{count, push_words};
use crate::kit::html::{Element, el};
use crate::kit::{chart, date, number, unit};

/// One commodity: its row of the table, its card on a phone.
pub(super) fn row(
    shown: &Shown<'_>,
    key: &str,
    open: bool,
    state: &State,
    loaded: &Board,
    t: &Text,
    now: Instant,
) -> Element {
    let [_, _, _, trend, lowest, highest, _] = t.columns;
    let summary = shown.row.summary.as_ref().ok();
    let extreme = |end: Option<&(MarketId, Money)>, head, label| {
        let td = cell(head, label);
        match end {
            Some((market, money)) => td
                .text(number::money(*money, state.lang))
                .child(el(SUB).text(market_name(market, loaded))),
            None => td.text("–"),
        }
    };
    el(r#"tr role="row""#)
        .key(key.to_owned())
        .child(name_cell(shown, state, t))
        .child(price_cell(shown, state, loaded, t, now))
        .child(change_cell(shown, state, t))
        .child(
            cell(r#"td class="trend" role="cell""#, trend).maybe(trend_line(shown.row, state, t)),
        )
        .child(extreme(summary.map(|s| &s.lowest), r#"td class="num low" role="cell""#, lowest))
        .child(extreme(summary.map(|s| &s.highest), r#"td class="num high" role="cell""#, highest))
        .child(basis_cell(shown, key, open, state, loaded, t, now))
}

const SUB: &str = r#"span class="sub""#;
const NONE: &str = r#"span class="none""#;

fn cell(head: &'static str, label: &'static str) -> Element {
    el(head).attr("data-label", label)
}

fn name_cell(shown: &Shown<'_>, state: &State, t: &Text) -> Element {
    let item = &shown.row.facts.item;
    let mut sub = String::from(t.per);
    push_words(&mut sub, &[" ", &unit::words(&item.unit, state.lang)]);
    let [retail, wholesale, producer, farm_gate] = t.price_types;
    let kind = match item.price_type {
        PriceType::Retail => retail,
        PriceType::Wholesale => wholesale,
        PriceType::Producer => producer,
        PriceType::FarmGate => farm_gate,
    };
    if !kind.is_empty() {
        push_words(&mut sub, &[" · ", kind]);
    }
    el(r#"th class="name" role="rowheader" scope="row""#)
        .text(shown.name.to_owned())
        .child(el(SUB).text(sub))
}

fn price_cell(shown: &Shown<'_>, state: &State, loaded: &Board, t: &Text, now: Instant) -> Element {
    let [_, label, ..] = t.columns;
    let td = cell(r#"td class="num price" role="cell""#, label);
    let Some((price, observed_on)) = shown.price else {
        let words = if state.market.is_some() { t.not_quoted } else { t.no_price };
        return td.child(el(NONE).text(words));
    };
    let days = (now.date_at(loaded.feed.utc_offset) - observed_on).whole_days();
    let stale = (days > loaded.feed.age_days_max)
        .then(|| el(r#"span class="sub old""#).text(date::days_ago(days, state.lang)));
    td.child(el("b").text(number::money(price, state.lang))).maybe(stale)
}

fn change_cell(shown: &Shown<'_>, state: &State, t: &Text) -> Element {
    let [_, _, since_before, ..] = t.columns;
    let label = if state.market.is_some() { t.against_city } else { since_before };
    let td = cell(r#"td class="num change" role="cell""#, label);
    let Some(change) = &shown.change else {
        return td.child(el(NONE).text(t.no_change));
    };
    let in_market = state.market.is_some();
    let [up, down, same] = if in_market { t.comparisons } else { t.directions };
    let (class, arrow, word) = match change.direction() {
        Direction::Up => ("up", "▲", up),
        Direction::Down => ("down", "▼", down),
        Direction::Same => ("same", "=", same),
    };
    let td = td.child(
        el("span")
            .attr("class", class)
            .child(el(r#"span class="arrow" aria-hidden="true""#).text(arrow))
            .text(figure(change, word, state)),
    );
    if in_market {
        return td;
    }
    let mut since = String::from(t.since);
    push_words(&mut since, &[" ", &date::short(change.since, state.lang)]);
    td.child(el(SUB).text(since))
}

fn figure(change: &Change, word: &str, state: &State) -> String {
    let mut out = String::from(" ");
    push_words(&mut out, &[word, " ", &number::signed_percent(change.basis_points, state.lang)]);
    out
}

fn trend_line(row: &Row, state: &State, t: &Text) -> Option<Element> {
    let points = &row.facts.series;
    let money =
        |minor| number::money(Money { minor, currency: row.facts.item.currency }, state.lang);
    let known = || points.iter().flatten().copied();
    let [observations, lowest, highest, without] = t.trend;
    let mut label = number::whole(points.len() as i64, state.lang);
    push_words(&mut label, &[" ", observations, ", "]);
    push_words(&mut label, &[lowest, " ", &money(known().min()?), ", "]);
    push_words(&mut label, &[highest, " ", &money(known().max()?)]);
    let n_gaps = points.iter().filter(|point| point.is_none()).count();
    if n_gaps > 0 {
        push_words(&mut label, &[", ", &number::whole(n_gaps as i64, state.lang), " ", without]);
    }
    chart::sparkline(points, label)
}

fn basis_cell(
    shown: &Shown<'_>,
    key: &str,
    open: bool,
    state: &State,
    loaded: &Board,
    t: &Text,
    now: Instant,
) -> Element {
    let [.., label] = t.columns;
    let td = cell(r#"td class="basis" role="cell""#, label);
    let n = shown.row.summary.as_ref().map_or(0, |summary| summary.n_markets as usize);
    let mut line = count(n, &t.markets, state);
    let newest = shown.row.quotes.iter().map(|quote| quote.observed_on).max();
    if let Some(newest) = newest {
        let days = (now.date_at(loaded.feed.utc_offset) - newest).whole_days();
        push_words(&mut line, &[", ", &date::days_ago(days, state.lang)]);
    }
    if !state.live {
        let summary = el("summary").text(line);
        return td.child(el("details").child(summary).child(grounds(shown, state, loaded, t)));
    }
    let mut message = String::from("open:");
    message.push_str(key);
    let expanded = if open { "true" } else { "false" };
    td.child(
        el(r#"button class="open" type="button""#)
            .attr("data-click", message)
            .attr("aria-expanded", expanded)
            .text(line),
    )
}

/// The row under an opened one: every quote, what counts and what does not.
pub(super) fn grounds_row(
    shown: &Shown<'_>,
    key: &str,
    state: &State,
    loaded: &Board,
    t: &Text,
) -> Element {
    let mut own_key = String::from("+");
    own_key.push_str(key);
    let td = el(r#"td role="cell" colspan="7""#).child(grounds(shown, state, loaded, t));
    el(r#"tr class="grounds" role="row""#).key(own_key).child(td)
}

fn grounds(shown: &Shown<'_>, state: &State, loaded: &Board, t: &Text) -> Element {
    let row = shown.row;
    let set_aside = match &row.summary {
        Ok(summary) => &summary.grounds.set_aside,
        Err(Error::NoUsableQuote { set_aside }) => set_aside,
        Err(_) => &Vec::new(),
    };
    let mut quotes: Vec<&QuoteInMarket> = row.quotes.iter().collect();
    sort_by(&mut quotes, |a, b| {
        a.price.minor.cmp(&b.price.minor).then_with(|| a.market.cmp(&b.market))
    });
    let items = quotes.into_iter().map(|quote| {
        let flaw = set_aside.iter().find(|(other, _)| other == quote).map(|(_, flaw)| flaw);
        let mut line = market_name(&quote.market, loaded);
        push_words(&mut line, &[": ", &number::money(quote.price, state.lang), ", "]);
        line.push_str(&date::medium(quote.observed_on, state.lang));
        let li = el("li").text(line);
        match flaw {
            Some(flaw) => li.child(el(r#"span class="flaw""#).text(flaw_text(flaw, t))),
            None => li,
        }
    });
    let list = el("ul").each(items);
    let mut method = String::from(t.method);
    if let Ok(summary) = &row.summary {
        let mean = number::money(summary.mean, state.lang);
        let median = number::money(summary.median, state.lang);
        push_words(&mut method, &[" Median ", &median, ", ", t.mean, " ", &mean, "."]);
    }
    el(r#"div class="why""#).child(el("p").text(method)).child(list)
}

fn flaw_text(flaw: &Flaw, t: &Text) -> String {
    let [stale, future, contradiction] = t.flaws;
    let mut out = String::from(" – ");
    out.push_str(match flaw {
        Flaw::Stale { .. } => stale,
        Flaw::FromFuture => future,
        Flaw::Contradiction => contradiction,
    });
    out
}

fn market_name<'a>(id: &'a MarketId, loaded: &'a Board) -> String {
    let market = loaded.feed.markets.iter().find(|market| market.id == *id);
    market.map_or(id.as_str(), |market| market.name.as_str()).to_owned()
}
