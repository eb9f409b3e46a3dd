//! The board's behaviour, and its golden files.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use balai::Instant;
use balai::price::Feed;
use balai::words::Lang;

use super::examples::{self, FEED};
use super::{PriceBoard, State, StaticPage, render_static};
use crate::kit::widget::{Effect, Fetched, Input, Widget};
use crate::price::examples::check_golden;

fn now() -> Instant {
    Instant::parse("2026-11-23T15:00:00+07:00").unwrap()
}

fn send(state: &mut State, input: Input<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    PriceBoard::update(state, input, now(), &mut effects);
    effects
}

fn control(state: &mut State, message: &str, value: &str) -> Vec<Effect> {
    send(state, Input::Control(message, value))
}

fn ready() -> State {
    let mut state = State::default();
    send(&mut state, Input::Attribute("src", Some("/feed")));
    send(&mut state, Input::Start);
    let answer = Fetched::Answer { status: 200, etag: None, body: FEED.into() };
    send(&mut state, Input::Fetched(answer));
    state
}

fn html(state: &State) -> String {
    PriceBoard::view(state, now()).to_html().replace("&nbsp;", " ")
}

/// Names of the rows in the order shown.
fn names(state: &State) -> Vec<String> {
    let html = html(state);
    let cells = html.split("<th class=\"name\" role=\"rowheader\" scope=\"row\">").skip(1);
    cells.map(|cell| cell.split('<').next().unwrap().to_owned()).collect()
}

#[test]
fn golden() {
    let feed = Feed::from_json(FEED).unwrap();
    let page = StaticPage {
        feed: &feed,
        now: now(),
        lang: Lang::Id,
        market: None,
        css: "/dist/price-board.css",
        src: "/api/prices/board.json",
        events: "/events",
    };
    check_golden::<PriceBoard>("price_board", examples::all(), render_static(&page));
}

#[test]
fn the_headline_is_the_median_of_the_markets() {
    let html = html(&ready());
    // Of 13,500, 13,800, 14,000 and a stale 12,000 the middle one.
    assert!(html.contains("<b>Rp 13.800</b>"));
    assert!(html.contains("Rp 13.500<span class=\"sub\">Pasar Lama</span>"));
}

#[test]
fn what_contradicts_itself_is_said_and_not_counted() {
    let mut state = ready();
    control(&mut state, "open:minyak|l|retail|IDR", "");
    let html = html(&state);
    assert_eq!(html.matches("dua harga berbeda pada hari yang sama").count(), 2);
    assert!(html.contains("<b>Rp 18.500</b>"));
}

#[test]
fn an_item_without_a_usable_quote_keeps_its_row() {
    let html = html(&ready());
    assert!(html.contains("Gula pasir") && html.contains("tidak ada harga layak"));
}

#[test]
fn rows_are_sorted_and_turned_round() {
    let mut state = ready();
    assert_eq!(names(&state).first().unwrap(), "Ayam ras");
    control(&mut state, "sort:name", "");
    assert_eq!(names(&state).first().unwrap(), "Tempe");
    control(&mut state, "sort", "price");
    assert_eq!(names(&state).first().unwrap(), "Tempe");
    assert_eq!(names(&state).last().unwrap(), "Gula pasir", "what has no price comes last");
    control(&mut state, "sort:price", "");
    assert_eq!(names(&state).first().unwrap(), "Beras medium");
    assert_eq!(names(&state).last().unwrap(), "Gula pasir");
}

#[test]
fn the_search_looks_at_both_languages() {
    let mut state = ready();
    control(&mut state, "search", " CHILL");
    assert_eq!(names(&state), ["Cabai merah keriting", "Cabai rawit merah"]);
    control(&mut state, "search", "<script");
    assert_eq!(names(&state).len(), 1);
}

#[test]
fn markup_in_data_is_text() {
    for example in examples::all() {
        let html = PriceBoard::view(&example.state, example.now).to_html();
        assert!(!html.contains("<script>") && !html.contains("<img"), "{}", example.name);
    }
}

#[test]
fn a_market_shows_its_own_price_against_the_city() {
    let mut state = ready();
    let effects = control(&mut state, "market", "m3");
    assert_eq!(effects, [Effect::Emit { name: "balai-market", detail: "m3".into() }]);
    let html = html(&state);
    assert!(html.contains("<b>Rp 61.000</b>"));
    assert!(html.contains("lebih mahal +17,3%"));
    assert!(html.contains("tidak ada data di pasar ini"));
}

#[test]
fn an_unreadable_feed_leaves_what_was_known() {
    let mut state = ready();
    control(&mut state, "retry", "");
    let answer = Fetched::Answer { status: 200, etag: None, body: "<html>".into() };
    send(&mut state, Input::Fetched(answer));
    let html = html(&state);
    assert!(html.contains("price.feed_unreadable") && html.contains("<b>Rp 13.800</b>"));
}

#[test]
fn another_address_starts_over() {
    let mut state = ready();
    let effects = send(&mut state, Input::Attribute("src", Some("/other")));
    assert!(effects.iter().any(|e| matches!(e, Effect::Fetch { url, .. } if url == "/other")));
    assert!(html(&state).contains("class=\"skeleton\""));
}

#[test]
fn without_a_script_nothing_is_shown_that_would_not_work() {
    let feed = Feed::from_json(FEED).unwrap();
    let page = StaticPage {
        feed: &feed,
        now: now(),
        lang: Lang::En,
        market: Some("m1"),
        css: "/a.css",
        src: "/feed",
        events: "",
    };
    let html = render_static(&page);
    for control in ["data-click", "data-input", "data-change", "type=\"search\""] {
        assert!(!html.contains(control), "{control}");
    }
    assert!(html.contains("<form class=\"tools\" method=\"get\">"));
    assert!(html.contains("<option value=\"m1\" selected=\"\">"));
}
