//! The chart's behaviour, and its golden files.

use alloc::string::String;
use alloc::vec::Vec;

use balai::Instant;
use balai::price::Feed;
use balai::words::Lang;

use super::{PriceChart, State, StaticPage, examples, render_static};
use crate::kit::widget::{Effect, Fetched, Input, Widget};
use crate::price::examples::{FEED, NOON, check_golden, control};

fn now() -> Instant {
    Instant::parse(NOON).unwrap()
}

fn send(state: &mut State, input: Input<'_>) -> Vec<Effect> {
    let mut effects = Vec::new();
    PriceChart::update(state, input, now(), &mut effects);
    effects
}

fn ready(attributes: &[(&str, &str)], feed: &str) -> State {
    let mut state = State::default();
    for (name, value) in [("src", "/feed")].iter().chain(attributes) {
        send(&mut state, Input::Attribute(name, Some(value)));
    }
    send(&mut state, Input::Start);
    let answer = Fetched::Answer { status: 200, etag: None, body: feed.into() };
    send(&mut state, Input::Fetched(answer));
    state
}

fn html(state: &State) -> String {
    PriceChart::view(state, now()).to_html().replace("&nbsp;", " ")
}

fn said(state: &State) -> String {
    let html = html(state);
    let output = html.split_once("<output class=\"said\" for=\"day\">").unwrap().1;
    let mut text = String::new();
    for part in output.split_once("</output>").unwrap().0.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    text
}

fn page<'a>(feed: &'a Feed, lang: Lang, item: &'a str) -> StaticPage<'a> {
    StaticPage {
        feed,
        now: now(),
        lang,
        item,
        choose: true,
        market: None,
        css: "/dist/price-chart.css",
        src: "/api/prices/board.json",
        events: "/events",
    }
}

#[test]
fn golden() {
    let feed = Feed::from_json(FEED).unwrap();
    let page = render_static(&page(&feed, Lang::Id, "beras"));
    check_golden::<PriceChart>("price_chart", examples::all(), page);
}

#[test]
fn a_day_is_told_in_words() {
    let mut state = ready(&[("item", "beras")], FEED);
    assert_eq!(
        said(&state),
        "Senin, 23 November 2026: ● Beras medium Rp 13.750 (1,85% di atas HET)."
    );
    send(&mut state, control("day", "0"));
    assert_eq!(
        said(&state),
        "Minggu, 25 Oktober 2026: ● Beras medium Rp 13.500 (0,75% di atas HET)."
    );
    send(&mut state, control("day:12", ""));
    assert_eq!(
        said(&state),
        "Jumat, 6 November 2026: ● Beras medium Rp 13.950 (4,10% di atas HET)."
    );
    for nonsense in ["", "-1", "30", "4294967296", "x"] {
        let mut other = ready(&[("item", "beras")], FEED);
        send(&mut other, control("day", nonsense));
        assert_eq!(
            said(&other),
            "Senin, 23 November 2026: ● Beras medium Rp 13.750 (1,85% di atas HET)."
        );
    }
}

#[test]
fn a_day_without_a_price_says_so() {
    let mut state = ready(&[("item", "cabai-rawit,cabai-merah")], FEED);
    send(&mut state, control("day", "3"));
    let words = "Rabu, 28 Oktober 2026: ● Cabai rawit merah tanpa data; \
                 ■ Cabai merah keriting Rp 41.500 (dalam HAP).";
    assert_eq!(said(&state), words);
}

#[test]
fn the_newest_day_with_a_price_is_looked_at_first() {
    let state = ready(&[("item", "gula")], FEED);
    assert_eq!(said(&state), "Senin, 2 November 2026: ● Gula pasir Rp 17.750.");
}

#[test]
fn the_day_looked_at_stays_when_a_newer_one_comes() {
    let mut state = ready(&[("item", "beras")], FEED);
    send(&mut state, control("day", "12"));
    let before = said(&state);
    let mut feed = Feed::from_json(FEED).unwrap();
    feed.days.remove(0);
    feed.days.push(balai::iso::parse_date("2026-11-24").unwrap());
    send(&mut state, Input::Live);
    let answer = Fetched::Answer { status: 200, etag: None, body: feed.to_json() };
    send(&mut state, Input::Fetched(answer));
    assert_eq!(before.split_once(':').unwrap().0, said(&state).split_once(':').unwrap().0);
}

#[test]
fn prices_of_different_units_have_axes_of_their_own() {
    let figures = |item| html(&ready(&[("item", item)], FEED)).matches("<figure>").count();
    assert_eq!(figures("beras,telur,cabai-rawit"), 1);
    assert_eq!(figures("beras,ayam"), 2);
    assert_eq!(figures("beras,beras|50 kg|wholesale|IDR,ayam,telur"), 3);
}

#[test]
fn nothing_asked_for_is_dropped_in_silence() {
    let all = "beras,cabai-rawit,cabai-merah,telur,ayam,susu,gula,durian,beras";
    let html = html(&ready(&[("item", all)], FEED));
    assert!(html.contains("tidak ditampilkan: Gula pasir."));
    assert!(html.contains("Tidak ada dalam data: durian."));
    assert_eq!(html.matches("<span class=\"s1\">").count(), 1, "twice asked for, once shown");
}

#[test]
fn a_choice_is_shown_and_told_and_gives_way_to_the_page() {
    let mut state = ready(&[], FEED);
    let effects = send(&mut state, control("item", "telur|kg|retail|IDR"));
    let detail = "telur|kg|retail|IDR".into();
    assert_eq!(effects, [Effect::Emit { name: "balai-item", detail }]);
    assert!(said(&state).contains("Telur ayam ras Rp 28.950"));
    send(&mut state, Input::Attribute("item", Some("ayam")));
    assert!(said(&state).contains("Ayam ras"));
    assert!(!html(&state).contains("<select"), "the page has chosen");
}

#[test]
fn a_feed_without_days_or_prices_draws_nothing() {
    let mut feed = Feed::from_json(FEED).unwrap();
    for item in feed.items.iter_mut().map(alloc::sync::Arc::make_mut) {
        item.series.fill(None);
    }
    assert!(html(&ready(&[], &feed.to_json())).contains("Belum ada riwayat harga."));
    feed.days.clear();
    for item in feed.items.iter_mut().map(alloc::sync::Arc::make_mut) {
        item.series.clear();
    }
    assert!(html(&ready(&[], &feed.to_json())).contains("Belum ada riwayat harga."));
}

#[test]
fn days_out_of_order_and_absurd_prices_do_no_harm() {
    let mut feed = Feed::from_json(FEED).unwrap();
    feed.days.reverse();
    let beras = alloc::sync::Arc::make_mut(feed.items.first_mut().unwrap());
    beras.series[3] = Some(i64::MAX);
    beras.series[4] = Some(i64::MIN + 1);
    let state = ready(&[("item", "beras")], &feed.to_json());
    assert!(html(&state).contains("<figure>"));
}

#[test]
fn the_table_holds_every_day_and_says_what_is_missing() {
    let html = html(&ready(&[("item", "cabai-rawit")], FEED));
    assert_eq!(html.matches("<th scope=\"row\">").count(), 30);
    assert_eq!(html.matches("<span class=\"unseen\">tanpa data</span>").count(), 4);
    assert!(html.contains("%222026-10-28%22%2C%0D%0A"), "an empty field in the file");
    assert!(html.contains("%222026-11-23%22%2C51100%0D%0A"));
}

#[test]
fn markup_in_data_is_text() {
    for example in examples::all() {
        let html = PriceChart::view(&example.state, example.now).to_html();
        assert!(!html.contains("<script>") && !html.contains("<img"), "{}", example.name);
        assert!(!html.contains("<b>,"), "{}", example.name);
    }
}

#[test]
fn without_a_script_nothing_is_shown_that_would_not_work() {
    let feed = Feed::from_json(FEED).unwrap();
    let html = render_static(&page(&feed, Lang::En, ""));
    for control in ["data-click", "data-input", "data-change", "type=\"range\""] {
        assert!(!html.contains(control), "{control}");
    }
    assert!(html.contains("<form class=\"tools\" method=\"get\">"));
    assert!(html.contains("<select id=\"item\" name=\"item\">"));
}
