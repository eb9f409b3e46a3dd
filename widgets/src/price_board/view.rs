//! What the board looks like: heading, tools, table, foot.
//!
//! Source: WAI-ARIA 1.2, table and sort patterns; our own choice of what is shown.

use balai::Instant;
use balai::price::Market;

use super::row::{Shown, shown};
use super::state::{Sort, State};
use super::text::{Text, text};
use crate::kit::html::{Element, View};
use crate::price;
use crate::price::item::key;
use crate::price::scene::{begin, close_form, field, open_choice, open_form, option, waiting};

mod cell;

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
    t: &'a Text,
    /// The feed.
    p: price::Scene<'a>,
}

/// The board at `now`.
pub(super) fn view(state: &State, now: Instant) -> Element {
    let t = &text(state.feed.lang);
    let scene = price::Scene::of(&state.feed, now).map(|p| Scene { state, t, p });
    let mut v = begin(
        r#"section class="board" aria-labelledby="heading""#,
        t.heading(),
        &state.feed,
        scene.as_ref().map(|scene| &scene.p),
    );
    tools(&mut v, state, t);
    v.open(r#"div class="body""#);
    match &scene {
        Some(scene) => body(&mut v, scene),
        None => waiting(&mut v, &state.feed, state.n_rows.min(50)),
    }
    v.close();
    if let Some(scene) = &scene {
        price::foot(&mut v, &scene.p);
    }
    v.finish()
}

/// Search, market and order. Without a script only the market can be chosen, by a form.
fn tools(v: &mut View, state: &State, t: &Text) {
    if !state.feed.live {
        open_form(v, state.feed.lang);
        market_field(v, state, t);
        return close_form(v, state.feed.lang);
    }
    v.open(r#"div class="tools" role="search""#);
    field(v, r#"label for="search""#, t.search());
    v.open(r#"input id="search" type="search" autocomplete="off" data-input="search""#);
    v.set("value", &state.search);
    v.close();
    v.close();
    market_field(v, state, t);
    field(v, r#"label for="sort""#, t.sort());
    v.open(r#"select id="sort" data-change="sort""#);
    for (sort, name) in Sort::ALL.into_iter().zip(t.sorts()) {
        option(v, sort.wire(), sort == state.sort, name);
    }
    v.close();
    v.close();
    v.close();
}

fn market_field(v: &mut View, state: &State, t: &Text) {
    let markets: &[Market] = state.feed.board.as_ref().map_or(&[], |board| &board.feed.markets);
    let chosen = state.market.as_ref();
    let heads = [r#"label for="market""#, r#"select id="market" name="market""#];
    open_choice(v, heads, t.market(), state.feed.live.then_some("market"));
    option(v, "", chosen.is_none(), t.all_markets());
    for market in markets {
        option(v, market.id.as_str(), chosen == Some(&market.id), &market.name);
    }
    v.close();
    v.close();
}

fn body(v: &mut View, s: &Scene<'_>) {
    let (state, board, t) = (s.state, s.p.board, &s.t);
    if board.rows.is_empty() {
        return v.leaf(r#"p class="empty""#, s.p.t.empty());
    }
    s.p.unknown_market(v, state.market.as_ref());
    let rows = shown(state, board);
    if rows.is_empty() {
        v.open(r#"p class="empty" role="status""#);
        v.say(t.nothing_found()).say(" “").say(state.search.trim_ascii()).say("”.");
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
        v.say(t.show_all()).say(" (");
        s.p.count(v.text(), rows.len(), t.commodities());
        v.say(")");
        v.close();
    }
}

fn list(v: &mut View, s: &Scene<'_>, rows: &[Shown<'_>]) {
    let state = s.state;
    let mut cache = state.cache.take();
    cache.begin(state, s.p.board, s.p.today);
    for shown in rows {
        let item = &shown.row.facts.item;
        let open = !state.open.is_empty() && state.open.contains(&key(item));
        v.keep(cache.row(shown.row, open, || cell::row(shown, open, s)));
        if state.feed.live && open {
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
    let mut texts = *t.columns();
    if let (Some(_), [_, _, change, ..]) = (&state.market, &mut texts) {
        *change = t.against_city();
    }
    v.open(r#"thead role="rowgroup""#);
    v.open(r#"tr role="row""#);
    for ((text, sort), head) in texts.into_iter().zip(sorts).zip(HEADS) {
        v.open(head);
        match sort.filter(|_| state.feed.live) {
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
