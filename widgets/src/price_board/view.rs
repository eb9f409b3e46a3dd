//! What the board looks like: heading, tools, table, foot.
//!
//! Source: WAI-ARIA 1.2, table and sort patterns; our own choice of what is shown.

use alloc::string::String;

use balai::iso::{days_between, write_date};
use balai::price::{Board, Market};
use balai::words::{Lang, date, number};
use balai::{Date, Instant, MarketId, Money};

use super::row::{Shown, key, shown};
use super::state::{Sort, State};
use super::text::{Text, text};
use crate::kit::html::{Element, View};
use crate::kit::source::Fault;

mod cell;
mod foot;

const CODE: &str = r#"small class="code""#;
/// The heads of the columns, in order.
const HEADS: [&str; 7] = [
    r#"th class="name" role="columnheader" scope="col""#,
    NUMBERS,
    NUMBERS,
    r#"th class="trend" role="columnheader" scope="col""#,
    NUMBERS,
    NUMBERS,
    r#"th class="basis" role="columnheader" scope="col""#,
];
const NUMBERS: &str = r#"th class="num" role="columnheader" scope="col""#;

/// All that is looked at, and when.
struct Scene<'a> {
    state: &'a State,
    board: &'a Board,
    t: &'static Text,
    lang: Lang,
    now: Instant,
    /// The day it is in the city.
    today: Date,
}

impl Scene<'_> {
    /// A number and what it counts.
    fn count(&self, out: &mut String, n: usize, noun: &[&'static str; 2]) {
        let [one, many] = *noun;
        number::whole(out, i64::try_from(n).unwrap_or(i64::MAX), self.lang);
        out.push(' ');
        out.push_str(if n == 1 { one } else { many });
    }

    fn money(&self, out: &mut String, money: Money) {
        number::money(out, money, self.lang);
    }
}

/// The board at `now`.
pub(super) fn view(state: &State, now: Instant) -> Element {
    let (t, lang) = (text(state.lang), state.lang);
    let scene = state.loaded.as_ref().map(|board| {
        let today = now.date_at(board.feed.utc_offset);
        Scene { state, board, t, lang, now, today }
    });
    let mut v = View::new(r#"section class="board" aria-labelledby="heading""#);
    v.set("lang", lang.tag());
    v.open(r#"header class="head""#);
    v.leaf(r#"h2 id="heading""#, t.heading);
    // Always the same element, so that a screen reader is told of what changes in it.
    v.open(r#"p role="status""#);
    match &scene {
        Some(scene) => trust(&mut v, scene),
        None => {
            v.set("class", "state");
            v.say(if state.source.fetching() { t.loading } else { "" });
        }
    }
    v.close();
    v.close();
    tools(&mut v, state, t);
    v.open(r#"div class="body""#);
    match &scene {
        Some(scene) => body(&mut v, scene),
        None => waiting(&mut v, state, t),
    }
    v.close();
    if let Some(scene) = &scene {
        foot::foot(&mut v, scene);
    }
    v.finish()
}

/// City, day, age and markets; or that the data are old, or that asking failed.
fn trust(v: &mut View, s: &Scene<'_>) {
    let (feed, t) = (&s.board.feed, s.t);
    if let Some(fault) = s.state.source.fault() {
        v.set("class", "state warn");
        fault_words(v, fault, t);
        v.say(" ").say(t.last_known).say(" ");
        date::ago(v.text(), feed.generated_at, s.now, s.lang);
        v.say(". ").say(t.keeps_trying).say(" ");
        retry(v, s.state, t);
        v.say(" ");
        return code(v, s.state, fault, t);
    }
    let days = feed.as_of.map_or(0, |as_of| days_between(as_of, s.today));
    let stale = days > feed.age_days_max;
    v.set("class", if stale { "state warn" } else { "state" });
    v.say(&feed.city);
    let Some(as_of) = feed.as_of else { return };
    v.say(" · ");
    if stale {
        v.say(t.stale).say(" ");
        date::medium(v.text(), as_of, s.lang);
    } else {
        v.open("time");
        v.set("datetime", &write_date(as_of));
        date::long(v.text(), as_of, s.lang);
        v.close();
    }
    v.say(" (");
    date::days_ago(v.text(), days, s.lang);
    v.say(if stale { ")." } else { ") · " });
    if !stale {
        s.count(v.text(), feed.markets.len(), &t.markets);
    }
}

/// Search, market and order. Without a script only the market can be chosen, by a form.
fn tools(v: &mut View, state: &State, t: &Text) {
    if !state.live {
        v.open(r#"form class="tools" method="get""#);
        v.open(r#"input type="hidden" name="lang""#);
        v.set("value", state.lang.tag());
        v.close();
        market_field(v, state, t);
        v.leaf("button", t.show);
        return v.close();
    }
    v.open(r#"div class="tools" role="search""#);
    field(v, r#"label for="search""#, t.search);
    v.open(r#"input id="search" type="search" autocomplete="off" data-input="search""#);
    v.set("value", &state.search);
    v.close();
    v.close();
    market_field(v, state, t);
    field(v, r#"label for="sort""#, t.sort);
    v.open(r#"select id="sort" data-change="sort""#);
    for (sort, name) in Sort::ALL.into_iter().zip(t.sorts) {
        option(v, sort.wire(), sort == state.sort, name);
    }
    v.close();
    v.close();
    v.close();
}

/// Opens a field with its label; the control follows.
fn field(v: &mut View, head: &'static str, label: &str) {
    v.open(r#"div class="field""#);
    v.leaf(head, label);
}

fn option(v: &mut View, value: &str, selected: bool, name: &str) {
    v.open("option");
    v.set("value", value);
    v.flag("selected", selected);
    v.say(name);
    v.close();
}

fn market_field(v: &mut View, state: &State, t: &Text) {
    let markets: &[Market] = state.loaded.as_ref().map_or(&[], |board| &board.feed.markets);
    let chosen = state.market.as_ref();
    field(v, r#"label for="market""#, t.market);
    v.open(r#"select id="market" name="market""#);
    if state.live {
        v.set("data-change", "market");
    }
    option(v, "", chosen.is_none(), t.all_markets);
    for market in markets {
        option(v, market.id.as_str(), chosen == Some(&market.id), &market.name);
    }
    v.close();
    v.close();
}

/// Before the first data: a skeleton that keeps the space, or why there is nothing.
fn waiting(v: &mut View, state: &State, t: &Text) {
    if state.source.url().is_empty() {
        return v.leaf(r#"p class="empty warn" role="alert""#, t.no_source);
    }
    let Some(fault) = state.source.fault() else {
        v.open(r#"div class="skeleton" aria-hidden="true""#);
        for _ in 0..state.n_rows.min(50) {
            v.leaf(r#"div class="bar""#, "");
        }
        return v.close();
    };
    v.open(r#"div class="empty warn" role="alert""#);
    v.open("p");
    fault_words(v, fault, t);
    v.say(" ").say(t.keeps_trying);
    v.close();
    retry(v, state, t);
    code(v, state, fault, t);
    v.close();
}

fn fault_words(v: &mut View, fault: Fault, t: &Text) {
    let [timeout, network, status, unreadable] = t.faults;
    v.say(match fault {
        Fault::Timeout => timeout,
        Fault::Network => network,
        Fault::Unreadable => unreadable,
        Fault::Status(_) => status,
    });
    if let Fault::Status(n) = fault {
        v.say(" ");
        number::plain(v.text(), n.into());
        v.say(".");
    }
}

fn retry(v: &mut View, state: &State, t: &Text) {
    if state.live {
        v.leaf(r#"button class="retry" type="button" data-click="retry""#, t.retry);
    }
}

/// The error code, with what the reader of the feed said if it could not be read.
fn code(v: &mut View, state: &State, fault: Fault, t: &Text) {
    v.open(CODE);
    v.say(t.code).say(" ");
    match &state.unreadable {
        Some((code, why)) if fault == Fault::Unreadable => v.say(code).say(": ").say(why),
        _ => v.say(fault.code()),
    };
    v.close();
}

fn body(v: &mut View, s: &Scene<'_>) {
    let (state, board, t) = (s.state, s.board, s.t);
    if board.rows.is_empty() {
        return v.leaf(r#"p class="empty""#, t.empty);
    }
    let known = |id: &MarketId| board.feed.markets.iter().any(|market| market.id == *id);
    if state.market.as_ref().is_some_and(|id| !known(id)) {
        v.leaf(r#"p class="empty warn""#, t.unknown_market);
    }
    let rows = shown(state, board);
    if rows.is_empty() {
        v.open(r#"p class="empty" role="status""#);
        v.say(t.nothing_found).say(" “").say(state.search.trim_ascii()).say("”.");
        return v.close();
    }
    let n_shown = if state.expanded { rows.len() } else { state.n_rows.min(rows.len()) };
    v.open(r#"table role="table" aria-labelledby="heading""#);
    columns(v, state, t);
    v.open(r#"tbody role="rowgroup""#);
    list(v, s, rows.get(..n_shown).unwrap_or(&rows));
    v.close();
    v.close();
    if n_shown < rows.len() {
        v.open(r#"button class="all" type="button" data-click="all""#);
        v.say(t.show_all).say(" (");
        s.count(v.text(), rows.len(), &t.commodities);
        v.say(")");
        v.close();
    }
}

fn list(v: &mut View, s: &Scene<'_>, rows: &[Shown<'_>]) {
    let state = s.state;
    let mut cache = state.cache.take();
    cache.begin(state, s.board, s.today);
    for shown in rows {
        let item = &shown.row.facts.item;
        let open = !state.open.is_empty() && state.open.contains(&key(item));
        v.keep(cache.row(shown.row, open, || cell::row(shown, open, s)));
        if state.live && open {
            cell::grounds_row(v, shown, s);
        }
    }
    state.cache.set(cache);
}

fn columns(v: &mut View, state: &State, t: &Text) {
    let sorts = [
        Some(Sort::Name),
        Some(Sort::Price),
        Some(Sort::Change),
        None,
        None,
        None,
        Some(Sort::Newest),
    ];
    let mut texts = t.columns;
    if let (Some(_), [_, _, change, ..]) = (&state.market, &mut texts) {
        *change = t.against_city;
    }
    v.open(r#"thead role="rowgroup""#);
    v.open(r#"tr role="row""#);
    for ((text, sort), head) in texts.into_iter().zip(sorts).zip(HEADS) {
        v.open(head);
        match sort.filter(|_| state.live) {
            None => v.leaf("span", text),
            Some(sort) => {
                let sorted = sort == state.sort;
                if sorted {
                    v.set("aria-sort", if state.descending { "descending" } else { "ascending" });
                }
                v.open(r#"button type="button""#);
                let message = v.attr("data-click");
                message.push_str("sort:");
                message.push_str(sort.wire());
                v.say(text);
                if sorted {
                    let arrow = if state.descending { " ▼" } else { " ▲" };
                    v.leaf(r#"span aria-hidden="true""#, arrow);
                }
                v.close();
            }
        }
        v.close();
    }
    v.close();
    v.close();
}
