//! What the board looks like: heading, tools, table, foot.
//!
//! Source: `../shared` design of the project; WAI-ARIA 1.2 table and sort patterns.

use balai::Instant;
use balai::price::{Board, Market};

use super::row::{Shown, key, shown};
use super::state::{Sort, State};
use super::text::{Text, text};
use crate::kit::date;
use crate::kit::html::{Element, el, el_class};
use crate::kit::number;
use crate::kit::source::Fault;

mod cell;
mod foot;

/// The board at `now`.
pub(super) fn view(state: &State, now: Instant) -> Element {
    let t = text(state.lang);
    let root = el_class("section", "board")
        .attr("lang", state.lang.tag())
        .attr("aria-labelledby", "heading");
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
    let heading = el("h2").attr("id", "heading").text(t.heading);
    let status = el_class("p", "state").attr("role", "status");
    let status = match loaded {
        None => status.text(if state.source.fetching() { t.loading } else { "" }),
        Some(loaded) => trust(status, state, loaded, t, now),
    };
    el_class("header", "head").child(heading).child(status)
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
    let Some(as_of) = feed.as_of else { return line.text(place) };
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
    line.text(place)
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
        return el_class("form", "tools")
            .attr("method", "get")
            .child(
                el("input")
                    .attr("type", "hidden")
                    .attr("name", "lang")
                    .attr("value", state.lang.tag()),
            )
            .child(market)
            .child(el("button").text(t.show));
    }
    let search = el("input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("data-input", "search")
        .attr("value", state.search.clone());
    let sort = el("select").attr("id", "sort").attr("data-change", "sort").each(
        Sort::ALL.into_iter().zip(t.sorts).map(|(sort, name)| {
            el("option").attr("value", sort.wire()).flag("selected", sort == state.sort).text(name)
        }),
    );
    el_class("div", "tools")
        .attr("role", "search")
        .child(labelled("search", t.search, search))
        .child(market)
        .child(labelled("sort", t.sort, sort))
}

fn labelled(id: &'static str, label: &'static str, control: Element) -> Element {
    el_class("div", "field").child(el("label").attr("for", id).text(label)).child(control)
}

fn market_select(state: &State, markets: &[Market], t: &Text) -> Element {
    let select = el("select").attr("id", "market").attr("name", "market");
    let select = if state.live { select.attr("data-change", "market") } else { select };
    let chosen = state.market.as_ref();
    select
        .child(
            el("option").attr("value", "").flag("selected", chosen.is_none()).text(t.all_markets),
        )
        .each(markets.iter().map(|market| {
            el("option")
                .attr("value", market.id.as_str().to_owned())
                .flag("selected", chosen == Some(&market.id))
                .text(market.name.clone())
        }))
}

/// Before the first data: a skeleton that keeps the space, or why there is nothing.
fn waiting(state: &State, t: &Text) -> Element {
    let body = el_class("div", "body");
    if state.source.url().is_empty() {
        return body.child(el_class("p", "empty warn").attr("role", "alert").text(t.no_source));
    }
    if let Some(fault) = state.source.fault() {
        let mut sentence = fault_text(fault, t);
        push_words(&mut sentence, &[" ", t.keeps_trying]);
        return body.child(
            el_class("div", "empty warn")
                .attr("role", "alert")
                .child(el("p").text(sentence))
                .maybe(retry(state, t))
                .child(code(state, fault, t)),
        );
    }
    let bars = (0..state.n_rows.min(50)).map(|_| el_class("div", "bar"));
    body.child(el_class("div", "skeleton").attr("aria-hidden", "true").each(bars))
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
    state.live.then(|| {
        el_class("button", "retry").attr("type", "button").attr("data-click", "retry").text(t.retry)
    })
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
    el_class("small", "code").text(line)
}

fn body(state: &State, loaded: &Board, rows: &[Shown<'_>], t: &Text, now: Instant) -> Element {
    let body = el_class("div", "body");
    if loaded.rows.is_empty() {
        return body.child(el_class("p", "empty").text(t.empty));
    }
    let unknown = state
        .market
        .as_ref()
        .filter(|id| loaded.feed.markets.iter().all(|market| market.id != **id))
        .map(|_| el_class("p", "empty warn").text(t.unknown_market));
    let body = body.maybe(unknown);
    if rows.is_empty() {
        let mut sentence = String::from(t.nothing_found);
        push_words(&mut sentence, &[" “", state.search.trim(), "”."]);
        return body.child(el_class("p", "empty").attr("role", "status").text(sentence));
    }
    let n_shown = if state.expanded { rows.len() } else { state.n_rows.min(rows.len()) };
    let mut cache = state.cache.borrow_mut();
    cache.begin(state, loaded, now.date_at(loaded.feed.utc_offset));
    let mut list = el("tbody").attr("role", "rowgroup");
    for shown in rows.iter().take(n_shown) {
        let key = key(&shown.row.facts.item);
        let open = state.open.contains(&key);
        let view = || cell::row(shown, &key, open, state, loaded, t, now);
        list = list.child(cache.row(shown.row, open, view));
        if state.live && open {
            list = list.child(cell::grounds_row(shown, &key, state, loaded, t));
        }
    }
    let table = el("table")
        .attr("role", "table")
        .attr("aria-labelledby", "heading")
        .child(columns(state, t))
        .child(list);
    let more = (n_shown < rows.len()).then(|| {
        let mut label = String::from(t.show_all);
        push_words(&mut label, &[" (", &count(rows.len(), &t.commodities, state), ")"]);
        el_class("button", "all").attr("type", "button").attr("data-click", "all").text(label)
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
    let classes = ["name", "num", "num", "trend", "num", "num", "basis"];
    let mut heads = t.columns;
    if let (Some(_), [_, _, change, ..]) = (&state.market, &mut heads) {
        *change = t.against_city;
    }
    let cells = heads.into_iter().zip(sorts).zip(classes).map(|((head, sort), class)| {
        let th = el_class("th", class).attr("role", "columnheader").attr("scope", "col");
        let Some(sort) = sort.filter(|_| state.live) else {
            return th.child(el("span").text(head));
        };
        let sorted = match (sort == state.sort, state.descending) {
            (false, _) => return th.child(sort_button(sort, head, "")),
            (true, false) => "ascending",
            (true, true) => "descending",
        };
        let arrow = if state.descending { " ▼" } else { " ▲" };
        th.attr("aria-sort", sorted).child(sort_button(sort, head, arrow))
    });
    el("thead").attr("role", "rowgroup").child(el("tr").attr("role", "row").each(cells))
}

fn sort_button(sort: Sort, head: &'static str, arrow: &'static str) -> Element {
    let mut message = String::from("sort:");
    message.push_str(sort.wire());
    let button = el("button").attr("type", "button").attr("data-click", message).text(head);
    if arrow.is_empty() {
        return button;
    }
    button.child(el("span").attr("aria-hidden", "true").text(arrow))
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
