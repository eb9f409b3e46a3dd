//! The page always shows what the view says: built, patched, adopted, and after a thousand random
//! operations.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod chance;
mod golden;
mod page;

use balai::price::Feed;
use balai::words::Lang;
use balai::{Instant, UtcOffset};
use balai_wasm::Mount;
use balai_widgets::kit::diff::diff;
use balai_widgets::kit::html::Node;
use balai_widgets::kit::widget::{Fetched, Input, Widget};
use balai_widgets::price_basket::{self, PriceBasket};
use balai_widgets::price_board::{self, PriceBoard, StaticPage, examples, render_static};
use balai_widgets::price_chart::{self, PriceChart};
use balai_widgets::price_map::{self, PriceMap};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::ShadowRoot;

use self::chance::Chance;
use self::golden::{BASKET, BOARD, CHART, Golden, MAP, as_golden, golden};
use self::page::Twin;

wasm_bindgen_test_configure!(run_in_browser);

type Views = Vec<(&'static str, Node)>;

macro_rules! views {
    ($widget:ident, $module:ident) => {
        $module::examples::all()
            .into_iter()
            .map(|example| {
                let view = $widget::view(&example.state, example.now);
                (example.name, Node::Element(view.into()))
            })
            .collect::<Views>()
    };
}

/// The views of every example, and their golden files, widget by widget.
fn all_views() -> [(Views, Golden); 4] {
    [
        (views!(PriceBoard, price_board), BOARD),
        (views!(PriceChart, price_chart), CHART),
        (views!(PriceBasket, price_basket), BASKET),
        (views!(PriceMap, price_map), MAP),
    ]
}

fn html_of(view: &Node) -> String {
    view.element().unwrap().to_html()
}

/// A page that shows `view`.
fn shown(view: &Node) -> ShadowRoot {
    let root = page::shadow();
    let patch = diff(None, view).unwrap();
    page::patch(&root, &patch.words, &patch.text);
    root
}

#[wasm_bindgen_test]
fn every_example_built_in_the_page_is_the_native_html() {
    for (views, files) in all_views() {
        for (name, view) in views {
            let html = page::html(&shown(&view));
            assert_eq!(html, html_of(&view), "{name}");
            assert_eq!(Some(as_golden(&html).as_str()), golden(files, name), "{name}");
            assert!(page::parses_to_itself(&html), "{name}: the parser changes it");
        }
    }
}

#[wasm_bindgen_test]
fn every_example_patched_into_every_other_is_the_other() {
    for (views, _) in all_views() {
        for (from_name, from) in &views {
            for (to_name, to) in &views {
                let root = shown(from);
                match diff(Some(from), to) {
                    None => assert_eq!(html_of(from), html_of(to)),
                    Some(patch) => page::patch(&root, &patch.words, &patch.text),
                }
                assert_eq!(page::html(&root), html_of(to), "{from_name} to {to_name}");
            }
        }
    }
}

#[wasm_bindgen_test]
fn what_a_server_rendered_is_adopted_node_for_node() {
    let feed = Feed::from_json(examples::FEED).unwrap();
    let now = Instant::parse("2026-11-23T15:00:00+07:00").unwrap();
    for (lang, market) in [(Lang::Id, None), (Lang::En, Some("m2")), (Lang::Id, Some("no-such"))] {
        let page =
            StaticPage { feed: &feed, now, lang, market, css: "x.css", src: "/f", events: "" };
        let html = render_static(&page);
        let inner = html.split_once("shadowrootmode=\"open\">").unwrap().1;
        let root = page::shadow();
        page::fill(&root, inner.split_once("</template>").unwrap().0);
        let before = page::mark(&root);
        let mut mount = Mount::make(PriceBoard::TAG, page::host(&root)).unwrap();
        for (name, value) in
            [("src", "/f"), ("lang", lang.tag()), ("market", market.unwrap_or_default())]
        {
            mount.receive(0, name.into(), value.into(), 0, 0.0);
        }
        let data = page::data(&root);
        let rendered_at = now.to_rfc3339(UtcOffset::parse("+07:00").unwrap());
        assert!(mount.receive(9, data, rendered_at, 0, 0.0), "adopted");
        let milliseconds = now.unix_seconds() as f64 * 1_000.0;
        mount.receive(2, String::new(), String::new(), 0, milliseconds);
        assert_eq!(page::mark(&root), before, "the nodes are the same");
        assert!(page::section(&root).contains("id=\"search\""), "and came to life");
    }
}

#[wasm_bindgen_test]
fn charts_baskets_and_maps_of_a_server_are_adopted_too() {
    let feed = Feed::from_json(examples::FEED).unwrap();
    let now = Instant::parse("2026-11-23T15:00:00+07:00").unwrap();
    let (lang, css, src, events) = (Lang::Id, "x.css", "/f", "");
    for (item, market) in [("", None), ("beras,ayam,telur", Some("m2")), ("durian", Some("no"))] {
        let html = price_chart::render_static(&price_chart::StaticPage {
            feed: &feed,
            now,
            lang,
            item,
            choose: true,
            market,
            css,
            src,
            events,
        });
        let attributes = [
            ("src", src),
            ("item", item),
            ("choose", "choose"),
            ("market", market.unwrap_or_default()),
        ];
        let root = page::adopt(PriceChart::TAG, &attributes, &html, now);
        assert!(page::section(&root).contains("id=\"item\""), "{item} came to life");
    }
    for basket in ["", "beras:5,telur:0.5,durian:1,x:y"] {
        let html = price_basket::render_static(&price_basket::StaticPage {
            feed: &feed,
            now,
            lang,
            basket,
            css,
            src,
            events,
        });
        let attributes = [("src", src), ("basket", basket)];
        let root = page::adopt(PriceBasket::TAG, &attributes, &html, now);
        assert!(page::section(&root).contains("id=\"add\""), "{basket} came to life");
    }
    for (item, by) in [("", ""), ("ayam", "area"), ("durian", "")] {
        let html = price_map::render_static(&price_map::StaticPage {
            feed: &feed,
            now,
            lang,
            item,
            by,
            css,
            src,
            events,
        });
        let root =
            page::adopt(PriceMap::TAG, &[("src", src), ("item", item), ("by", by)], &html, now);
        assert!(page::section(&root).contains("data-change=\"item\""), "{item} came to life");
    }
}

#[wasm_bindgen_test]
fn changed_markup_is_not_adopted() {
    let feed = Feed::from_json(examples::FEED).unwrap();
    let now = Instant::parse("2026-11-23T15:00:00+07:00").unwrap();
    let page = StaticPage {
        feed: &feed,
        now,
        lang: Lang::Id,
        market: None,
        css: "x.css",
        src: "/f",
        events: "",
    };
    let html = render_static(&page);
    let inner = html.split_once("shadowrootmode=\"open\">").unwrap().1;
    let root = page::shadow();
    page::fill(&root, &inner.split_once("</template>").unwrap().0.replace("13.800", "13.801"));
    let mut mount = Mount::make(PriceBoard::TAG, page::host(&root)).unwrap();
    mount.receive(0, "src".into(), "/f".into(), 0, 0.0);
    let data = page::data(&root);
    assert!(!mount.receive(9, data, "2026-11-23T15:00:00+07:00".into(), 0, 0.0));
}

/// A thousand operations in any order, and after each the page is the view, to the byte.
#[wasm_bindgen_test]
fn after_any_operation_the_page_is_the_view() {
    let mut chance = Chance::new(20_261_123);
    let mut now = Instant::parse("2026-11-23T15:00:00+07:00").unwrap().unix_seconds();
    let mut board = Twin::<PriceBoard>::new(Some(examples::FEED));
    board.send(Input::Attribute("src", Some("/f")), now);
    board.send(Input::Start, now);
    for i in 0..1_000 {
        let most = if chance.below(40) == 0 { 200_000 } else { 90 };
        now += chance.below(most) as i64;
        let input = operation(&mut chance);
        if let Input::Control(message, value) = &input
            && *message == "search"
        {
            board.type_in(value);
        }
        let said = format!("{input:?}").chars().take(160).collect::<String>();
        board.send(input, now);
        let (page, view) = (board.page(), board.view(now));
        assert!(page == view, "operation {i}, {said}: {}", chance::difference(&page, &view));
        let search = board.searched();
        assert_eq!(board.typed(), search, "operation {i}, {said}: the box holds another text");
    }
}

fn operation(chance: &mut Chance) -> Input<'static> {
    match chance.below(24) {
        0..=3 => control("search", chance.one_of(&["", "a", "be", "cabai", "<b>", "zzz", "\"&'"])),
        4..=6 => control(chance.one_of(&["sort:name", "sort:price", "sort:change", "sort:no"]), ""),
        7 => control("sort", chance.one_of(&["name", "price", "change", "newest", "no"])),
        8..=10 => control(format!("open:{}", chance.one_of(chance::KEYS)).leak(), ""),
        11 => control("market", chance.one_of(&["", "m1", "m2", "m3", "gone"])),
        12 => control(chance.one_of(&["all", "retry", "no-such-message", ":"]), ""),
        13 => attribute("lang", chance.one_of(&["id", "en", "en-GB", "xx", ""])),
        14 => attribute("market", chance.one_of(&["", "m1", "m4", "m99", "\"<&>"])),
        15 => attribute("rows", chance.one_of(&["", "1", "3", "500", "-2", "x"])),
        16 => match chance.below(6) {
            0 => attribute("src", chance.one_of(&["", "/f", "/g"])),
            _ => attribute("events", chance.one_of(&["", "/e"])),
        },
        17 => Input::Timer,
        18 => Input::Live,
        19 => {
            Input::Fetched(if chance.below(2) == 0 { Fetched::Timeout } else { Fetched::Network })
        }
        20 => {
            let (status, body) =
                *chance.pick(&[(304, ""), (500, ""), (404, "no"), (200, "<p>"), (200, "{}")]);
            Input::Fetched(Fetched::Answer { status, etag: None, body: body.into() })
        }
        _ => Input::Fetched(Fetched::Answer {
            status: 200,
            etag: Some("\"1\"".into()),
            body: chance::feed(chance),
        }),
    }
}

/// The same for the other widgets, each with operations of its own beside those of the feed.
fn random_operations<W: Widget>(seed: u64, own: fn(&mut Chance) -> Input<'static>) {
    let mut chance = Chance::new(seed);
    let mut now = Instant::parse("2026-11-23T15:00:00+07:00").unwrap().unix_seconds();
    let mut twin = Twin::<W>::new(Some(examples::FEED));
    twin.send(attribute("src", "/f"), now);
    twin.send(Input::Start, now);
    for i in 0..400 {
        now += chance.below(90) as i64;
        let input = if chance.below(4) == 0 { operation(&mut chance) } else { own(&mut chance) };
        let said = format!("{input:?}").chars().take(160).collect::<String>();
        twin.send(input, now);
        let (page, view) = (twin.page(), twin.view(now));
        assert!(page == view, "operation {i}, {said}: {}", chance::difference(&page, &view));
    }
}

#[wasm_bindgen_test]
fn after_any_operation_the_chart_is_the_view() {
    random_operations::<PriceChart>(7, |chance| match chance.below(6) {
        0 => attribute("item", chance.one_of(&["", "beras", "beras,ayam,telur", "durian,gula"])),
        1 => attribute("choose", chance.one_of(&["", "choose"])),
        2 => attribute("market", chance.one_of(&["", "m1", "m2", "m99"])),
        3 => control("item", chance.one_of(chance::KEYS)),
        4 => control("day", chance.one_of(&["0", "5", "29", "30", "x"])),
        _ => control(chance.one_of(&["day:0", "day:11", "day:99", "day:"]), ""),
    });
}

#[wasm_bindgen_test]
fn after_any_operation_the_basket_is_the_view() {
    random_operations::<PriceBasket>(11, |chance| match chance.below(6) {
        0 => attribute("basket", chance.one_of(&["", "beras:5,telur:2", "x:1,gula:1,:,beras:z"])),
        1 | 2 => control("add", chance.one_of(chance::KEYS)),
        3 => control(chance.one_of(&["remove:0", "remove:1", "remove:9"]), ""),
        4 => control(chance.one_of(&["more:0", "less:0", "more:2", "less:1"]), ""),
        _ => control(
            chance.one_of(&["amount:0", "amount:1"]),
            chance.one_of(&["2", "0.5", "0", "", "<"]),
        ),
    });
}

fn control(message: &'static str, value: &'static str) -> Input<'static> {
    Input::Control(message, value)
}

fn attribute(name: &'static str, value: &'static str) -> Input<'static> {
    Input::Attribute(name, (!value.is_empty()).then_some(value))
}
