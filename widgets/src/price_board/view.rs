//! What the board looks like: heading, tools, table, foot.
//!
//! Source: `../shared` design of the project; WAI-ARIA 1.2 table and sort patterns.

use alloc::borrow::ToOwned;
use alloc::string::String;

use balai::Instant;
use balai::price::{Board, Market};

use super::row::{Shown, key, shown};
use super::state::{Sort, State};
use super::text::{Text, text};
use crate::kit::date;
use crate::kit::html::{Element, el};
use crate::kit::number;
use crate::kit::source::Fault;

mod cell;
mod foot;

const BODY: &str = r#"div class="body""#;
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

/// The board at `now`.
pub(super) fn view(state: &State, now: Instant) -> Element {
    let t = text(state.lang);
    let root =
        el(r#"section class="board" aria-labelledby="heading""#).attr("lang", state.lang.tag());
    let Some(loaded) = &state.loaded else {
        return root
            .child(head(state, None, t, now))
            .child(tools(state, None, t))
            .child(waiting(state, t));
    };
    let rows = shown(state, loaded);
    root.child(head(state, Some(loaded), t, now))
        .child(tools(state, Some(loaded), t))
        .child(body(state, loaded, &rows, t, now))
        .child(foot::foot(state, loaded, t, now))
}

/// Heading and the one line that says how far the data can be trusted.
fn head(state: &State, loaded: Option<&Board>, t: &Text, now: Instant) -> Element {
    let heading = el(r#"h2 id="heading""#).text(t.heading);
    // Always the same element, so that a screen reader is told of what changes in it.
    let status = el(r#"p role="status""#);
    let status = match loaded {
        None => {
            status.attr("class", "state").text(if state.source.fetching() { t.loading } else { "" })
        }
        Some(loaded) => trust(status, state, loaded, t, now),
    };
    el(r#"header class="head""#).child(heading).child(status)
}

/// City, day, age and markets; or that the data are old, or that asking failed.
fn trust(line: Element, state: &State, loaded: &Board, t: &Text, now: Instant) -> Element {
    let feed = &loaded.feed;
    if let Some(fault) = state.source.fault() {
        let ago = date::ago(feed.generated_at, now, state.lang);
        let mut sentence = fault_text(fault, t);
        push_words(&mut sentence, &[" ", t.last_known, " ", &ago, ". ", t.keeps_trying]);
        return line
            .attr("class", "state warn")
            .text(sentence)
            .text(" ")
            .maybe(retry(state, t))
            .text(" ")
            .child(code(state, fault, t));
    }
    let mut place = String::from(feed.city.as_str());
    let Some(as_of) = feed.as_of else { return line.attr("class", "state").text(place) };
    let days = (now.date_at(feed.utc_offset) - as_of).whole_days();
    if days > feed.age_days_max {
        let mut sentence = String::new();
        push_words(
            &mut sentence,
            &[&place, " · ", t.stale, " ", &date::medium(as_of, state.lang), " ("],
        );
        push_words(&mut sentence, &[&date::days_ago(days, state.lang), ")."]);
        return line.attr("class", "state warn").text(sentence);
    }
    push_words(&mut place, &[" · "]);
    let mut rest = String::from(" (");
    rest.push_str(&date::days_ago(days, state.lang));
    push_words(&mut rest, &[") · ", &count(feed.markets.len(), &t.markets, state)]);
    line.attr("class", "state")
        .text(place)
        .child(
            el("time")
                .attr("datetime", balai::iso::write_date(as_of))
                .text(date::long(as_of, state.lang)),
        )
        .text(rest)
}

/// Search, market and order. Without a script only the market can be chosen, by a form.
fn tools(state: &State, loaded: Option<&Board>, t: &Text) -> Element {
    let markets: &[Market] = loaded.map_or(&[], |loaded| &loaded.feed.markets);
    let market = labelled("market", t.market, market_select(state, markets, t));
    if !state.live {
        return el(r#"form class="tools" method="get""#)
            .child(el(r#"input type="hidden" name="lang""#).attr("value", state.lang.tag()))
            .child(market)
            .child(el("button").text(t.show));
    }
    let search = el(r#"input id="search" type="search" autocomplete="off" data-input="search""#)
        .attr("value", state.search.clone());
    let sort = el(r#"select id="sort" data-change="sort""#).each(
        Sort::ALL.into_iter().zip(t.sorts).map(|(sort, name)| {
            el("option").attr("value", sort.wire()).flag("selected", sort == state.sort).text(name)
        }),
    );
    el(r#"div class="tools" role="search""#)
        .child(labelled("search", t.search, search))
        .child(market)
        .child(labelled("sort", t.sort, sort))
}

fn labelled(id: &'static str, label: &'static str, control: Element) -> Element {
    el(r#"div class="field""#).child(el("label").attr("for", id).text(label)).child(control)
}

fn market_select(state: &State, markets: &[Market], t: &Text) -> Element {
    let select = el(if state.live {
        r#"select id="market" name="market" data-change="market""#
    } else {
        r#"select id="market" name="market""#
    });
    let chosen = state.market.as_ref();
    select
        .child(el(r#"option value="""#).flag("selected", chosen.is_none()).text(t.all_markets))
        .each(markets.iter().map(|market| {
            el("option")
                .attr("value", market.id.as_str().to_owned())
                .flag("selected", chosen == Some(&market.id))
                .text(market.name.clone())
        }))
}

/// Before the first data: a skeleton that keeps the space, or why there is nothing.
fn waiting(state: &State, t: &Text) -> Element {
    let body = el(BODY);
    if state.source.url().is_empty() {
        return body.child(el(r#"p class="empty warn" role="alert""#).text(t.no_source));
    }
    if let Some(fault) = state.source.fault() {
        let mut sentence = fault_text(fault, t);
        push_words(&mut sentence, &[" ", t.keeps_trying]);
        return body.child(
            el(r#"div class="empty warn" role="alert""#)
                .child(el("p").text(sentence))
                .maybe(retry(state, t))
                .child(code(state, fault, t)),
        );
    }
    let bars = (0..state.n_rows.min(50)).map(|_| el(r#"div class="bar""#));
    body.child(el(r#"div class="skeleton" aria-hidden="true""#).each(bars))
}

fn fault_text(fault: Fault, t: &Text) -> String {
    let [timeout, network, status, unreadable] = t.faults;
    match fault {
        Fault::Timeout => timeout.into(),
        Fault::Network => network.into(),
        Fault::Unreadable => unreadable.into(),
        Fault::Status(n) => {
            let mut sentence = String::from(status);
            push_words(&mut sentence, &[" ", &number::plain(n.into()), "."]);
            sentence
        }
    }
}

fn retry(state: &State, t: &Text) -> Option<Element> {
    state.live.then(|| el(r#"button class="retry" type="button" data-click="retry""#).text(t.retry))
}

/// The error code, with what the reader of the feed said if it could not be read.
fn code(state: &State, fault: Fault, t: &Text) -> Element {
    let mut line = String::from(t.code);
    line.push(' ');
    match &state.unreadable {
        Some((code, why)) if fault == Fault::Unreadable => {
            push_words(&mut line, &[code, ": ", why]);
        }
        _ => line.push_str(fault.code()),
    }
    el(CODE).text(line)
}

fn body(state: &State, loaded: &Board, rows: &[Shown<'_>], t: &Text, now: Instant) -> Element {
    let body = el(BODY);
    if loaded.rows.is_empty() {
        return body.child(el(r#"p class="empty""#).text(t.empty));
    }
    let unknown = state
        .market
        .as_ref()
        .filter(|id| loaded.feed.markets.iter().all(|market| market.id != **id))
        .map(|_| el(r#"p class="empty warn""#).text(t.unknown_market));
    let body = body.maybe(unknown);
    if rows.is_empty() {
        let mut sentence = String::from(t.nothing_found);
        push_words(&mut sentence, &[" “", state.search.trim_ascii(), "”."]);
        return body.child(el(r#"p class="empty" role="status""#).text(sentence));
    }
    let n_shown = if state.expanded { rows.len() } else { state.n_rows.min(rows.len()) };
    let mut cache = state.cache.borrow_mut();
    cache.begin(state, loaded, now.date_at(loaded.feed.utc_offset));
    let mut list = el(r#"tbody role="rowgroup""#);
    for shown in rows.iter().take(n_shown) {
        let item = &shown.row.facts.item;
        let open = !state.open.is_empty() && state.open.contains(&key(item));
        let view = || cell::row(shown, &key(item), open, state, loaded, t, now);
        list = list.kept(cache.row(shown.row, open, view));
        if state.live && open {
            list = list.child(cell::grounds_row(shown, &key(item), state, loaded, t));
        }
    }
    let table =
        el(r#"table role="table" aria-labelledby="heading""#).child(columns(state, t)).child(list);
    let more = (n_shown < rows.len()).then(|| {
        let mut label = String::from(t.show_all);
        push_words(&mut label, &[" (", &count(rows.len(), &t.commodities, state), ")"]);
        el(r#"button class="all" type="button" data-click="all""#).text(label)
    });
    body.child(table).maybe(more)
}

fn columns(state: &State, t: &Text) -> Element {
    let sorts = [
        Some(Sort::Name),
        Some(Sort::Price),
        Some(Sort::Change),
        None,
        None,
        None,
        Some(Sort::Newest),
    ];
    let mut heads = t.columns;
    if let (Some(_), [_, _, change, ..]) = (&state.market, &mut heads) {
        *change = t.against_city;
    }
    let cells = heads.into_iter().zip(sorts).zip(HEADS).map(|((text, sort), head)| {
        let th = el(head);
        let Some(sort) = sort.filter(|_| state.live) else {
            return th.child(el("span").text(text));
        };
        let sorted = match (sort == state.sort, state.descending) {
            (false, _) => return th.child(sort_button(sort, text, "")),
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        let arrow = if state.descending { " ▼" } else { " ▲" };
        th.attr("aria-sort", sorted).child(sort_button(sort, text, arrow))
    });
    el(r#"thead role="rowgroup""#).child(el(r#"tr role="row""#).each(cells))
}

fn sort_button(sort: Sort, head: &'static str, arrow: &'static str) -> Element {
    let mut message = String::from("sort:");
    message.push_str(sort.wire());
    let button = el(r#"button type="button""#).attr("data-click", message).text(head);
    if arrow.is_empty() {
        return button;
    }
    button.child(el(r#"span aria-hidden="true""#).text(arrow))
}

fn count(n: usize, noun: &[&'static str; 2], state: &State) -> String {
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    let [one, many] = *noun;
    let mut out = number::whole(n, state.lang);
    push_words(&mut out, &[" ", if n == 1 { one } else { many }]);
    out
}

fn push_words(out: &mut String, words: &[&str]) {
    for word in words {
        out.push_str(word);
    }
}
