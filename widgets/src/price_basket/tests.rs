//! The basket's behaviour, and its golden files.

use alloc::string::String;
use alloc::vec::Vec;

use balai::Instant;
use balai::price::Feed;
use balai::words::Lang;

use super::{PriceBasket, State, StaticPage, examples, render_static};
use crate::kit::widget::{Effect, Fetched, Input, Widget};
use crate::price::examples::{FEED, NOON, check_golden, control};

fn now() -> Instant {
    Instant::parse(NOON).unwrap()
}

fn send(state: &mut State, input: Input<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    PriceBasket::update(state, input, now(), &mut effects);
    effects
}

fn ready(basket: &str) -> State {
    let mut state = State::default();
    for (name, value) in [("src", "/feed"), ("basket", basket)] {
        send(&mut state, Input::Attribute(name, Some(value)));
    }
    send(&mut state, Input::Start);
    let answer = Fetched::Answer { status: 200, etag: None, body: FEED.into() };
    send(&mut state, Input::Fetched(answer));
    state
}

fn html(state: &State) -> String {
    PriceBasket::view(state, now()).to_html().replace("&nbsp;", " ")
}

/// The text of the first element that begins so.
fn said(state: &State, head: &str) -> String {
    let html = html(state);
    let mut text = String::new();
    let inside = html.split_once(head).unwrap().1;
    for part in inside.split_once("</p>").unwrap().0.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text
}

fn best(state: &State) -> String {
    said(state, "<p class=\"best\" role=\"status\">")
}

/// The basket that a change tells the page.
fn told(effects: &[Effect]) -> &str {
    match effects {
        [Effect::Emit { name: "balai-basket", detail }] => detail,
        _ => "nothing",
    }
}

fn page<'a>(feed: &'a Feed, lang: Lang, basket: &'a str) -> StaticPage<'a> {
    StaticPage {
        feed,
        now: now(),
        lang,
        basket,
        css: "/dist/price-basket.css",
        src: "/api/prices/board.json",
        events: "/events",
    }
}

#[test]
fn golden() {
    let feed = Feed::from_json(FEED).unwrap();
    let page = render_static(&page(&feed, Lang::Id, "beras:5,telur:2"));
    check_golden::<PriceBasket>("price_basket", examples::all(), page);
}

#[test]
fn the_cheapest_market_is_said() {
    // 5 × 13,500 + 2 × 28,500 in Pasar Lama; 5 × 13,800 + 2 × 28,750 in Pasar Baru.
    let state = ready("beras:5,telur:2");
    assert_eq!(best(&state), "Termurah untuk semuanya: Pasar Lama, Rp 124.500.");
    let html = html(&state);
    assert!(html.contains("Rp 2.000 lebih mahal (+1,6%) · 2 dari 2 bahan"));
    assert!(html.contains("tidak ada: Beras medium (terlalu lama)"));
    assert!(html.contains("Beras medium: 5 kg × Rp 13.500 = Rp 67.500, 23 November 2026"));
    assert!(html.contains("%22Pasar%20Lama%22%2C13500%2C28500%2C124500%0D%0A"));
}

#[test]
fn a_market_that_lacks_a_good_is_never_called_cheapest() {
    let state = ready("tempe:2,cabai-rawit:1,ayam:1");
    let words = "Tidak ada pasar yang punya semuanya. Paling lengkap: Pasar Sungai Panjang di \
                 Kelurahan Bukit Permata Indah, Rp 73.000.";
    assert_eq!(best(&state), words);
    assert!(!html(&state).contains("termurah ·"));
}

#[test]
fn a_good_nobody_has_is_said_and_not_counted() {
    let state = ready("gula:1,beras:1");
    let html = html(&state);
    assert!(html.contains("jadi tidak ikut dihitung: Gula pasir."));
    assert!(html.contains("1 dari 1 bahan"));
    let words = "Tidak ada pasar dengan harga layak untuk isi keranjang ini.";
    assert_eq!(best(&ready("gula:1")), words);
}

#[test]
fn every_change_of_the_basket_is_told() {
    let mut state = ready("beras:5,telur:2");
    let all = "beras:5,telur:";
    for (message, value, amount) in [
        ("more", "", "3"),
        ("less", "", "2"),
        ("less", "", "1"),
        ("less", "", "1"),
        ("amount", "2.50", "2.5"),
        ("less", "", "1.5"),
    ] {
        let effects = send(&mut state, control(&alloc::format!("{message}:1"), value));
        assert_eq!(told(&effects), String::from(all) + amount, "{message} {value}");
    }
    let effects = send(&mut state, control("add", "ayam|bird|retail|IDR"));
    assert_eq!(told(&effects), String::from(all) + "1.5,ayam|bird|retail|IDR:1");
    let effects = send(&mut state, control("remove:1", ""));
    assert_eq!(told(&effects), "beras:5,ayam|bird|retail|IDR:1");
    for nonsense in ["", "more", "more:2", "remove:-1", "add", "amount:", "sort:0"] {
        assert_eq!(told(&send(&mut state, control(nonsense, ""))), "nothing", "{nonsense}");
    }
}

#[test]
fn what_a_change_tells_is_a_basket() {
    let mut state = ready("beras:0.5,susu:2,durian:1");
    let effects = send(&mut state, control("more:1", ""));
    let basket = told(&effects);
    assert_eq!(basket, "beras:0.5,susu:3,durian:1");
    assert_eq!(html(&ready(basket)), html(&state));
}

#[test]
fn what_is_no_amount_is_said_beside_it_and_not_counted() {
    let mut state = ready("beras:5,telur:2");
    let before = best(&state);
    for typed in ["", "0", "-1", "0.0001", "abc", "99999999"] {
        let effects = send(&mut state, control("amount:1", typed));
        assert_eq!(told(&effects), "nothing");
        let html = html(&state);
        let field = alloc::format!("aria-invalid=\"true\" value=\"{typed}\"");
        assert!(html.contains(&field), "{typed}");
        assert!(html.contains("Yang dihitung tetap 2."));
        assert_eq!(best(&state), before);
    }
    send(&mut state, control("amount:1", "3"));
    assert!(!html(&state).contains("aria-invalid"));
}

#[test]
fn a_good_asked_for_twice_is_two_lines() {
    let state = ready("telur:1,telur|kg|retail|IDR:0.5");
    assert_eq!(html(&state).matches("type=\"number\"").count(), 2);
    assert_eq!(best(&state), "Termurah untuk semuanya: Pasar Lama, Rp 42.750.");
}

#[test]
fn what_the_page_got_wrong_is_said() {
    let html = html(&ready("durian <b>:1,beras:1,telur:x,ayam:0,:,,a:1:2:"));
    assert!(html.contains("Tidak ada dalam data: durian &lt;b&gt;."));
    assert!(html.contains("Tidak dapat dibaca: telur:x, ayam:0, :, a:1:2:."));
}

#[test]
fn an_empty_basket_invites() {
    let state = ready("");
    assert_eq!(best(&state), "Keranjang masih kosong. Tambahkan bahan yang ingin dibeli.");
    assert!(!html(&state).contains("<ol"));
}

#[test]
fn markup_in_data_is_text() {
    for example in examples::all() {
        let html = PriceBasket::view(&example.state, example.now).to_html();
        assert!(!html.contains("<script>") && !html.contains("<img"), "{}", example.name);
    }
}

#[test]
fn without_a_script_nothing_is_shown_that_would_not_work() {
    let feed = Feed::from_json(FEED).unwrap();
    let html = render_static(&page(&feed, Lang::En, "beras:5,susu:2"));
    for control in ["data-click", "data-input", "data-change", "<input", "<select", "<button"] {
        assert!(!html.contains(control), "{control}");
    }
    assert!(html.contains("<b>5&nbsp;kg</b>") && html.contains("<b>2&nbsp;×&nbsp;385&nbsp;g</b>"));
}
