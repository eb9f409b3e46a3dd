//! The core and the views in wasm answer exactly as the native build does.
//!
//! The golden files were written by native tests (`cargo xtask bless`).

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod golden;

use balai::price::{Board, Feed};
use balai::words::Lang;
use balai::{Instant, Rounding, divide_rounded};
use balai_widgets::kit::widget::Widget;
use balai_widgets::price_basket::{self, PriceBasket};
use balai_widgets::price_board::{self, PriceBoard, examples};
use balai_widgets::price_chart::{self, PriceChart};
use balai_widgets::price_map::{self, PriceMap};
use wasm_bindgen_test::wasm_bindgen_test;

use self::golden::{BASKET, BOARD, CHART, Golden, MAP, as_golden, golden};

/// Each view of the examples is the golden one, and each golden file is one of theirs or `static`.
macro_rules! check_views {
    ($widget:ident, $module:ident, $all:expr) => {
        let (all, examples): (Golden, _) = ($all, $module::examples::all());
        assert_eq!(examples.len() + 1, all.len(), "a golden file for each example, and `static`");
        for example in examples {
            let html = $widget::view(&example.state, example.now).to_html();
            assert_eq!(
                Some(as_golden(&html).as_str()),
                golden(all, example.name),
                "{}",
                example.name
            );
        }
    };
}

#[wasm_bindgen_test]
fn every_view_is_the_native_one() {
    check_views!(PriceBoard, price_board, BOARD);
    check_views!(PriceChart, price_chart, CHART);
    check_views!(PriceBasket, price_basket, BASKET);
    check_views!(PriceMap, price_map, MAP);
}

#[wasm_bindgen_test]
fn the_static_page_is_the_native_one() {
    let feed = Feed::from_json(examples::FEED).unwrap();
    let now = Instant::parse("2026-11-23T15:00:00+07:00").unwrap();
    let (lang, src, events) = (Lang::Id, "/api/prices/board.json", "/events");
    let board = price_board::render_static(&price_board::StaticPage {
        feed: &feed,
        now,
        lang,
        market: None,
        css: "/dist/price-board.css",
        src,
        events,
    });
    let chart = price_chart::render_static(&price_chart::StaticPage {
        feed: &feed,
        now,
        lang,
        item: "beras",
        choose: true,
        market: None,
        css: "/dist/price-chart.css",
        src,
        events,
    });
    let basket = price_basket::render_static(&price_basket::StaticPage {
        feed: &feed,
        now,
        lang,
        basket: "beras:5,telur:2",
        css: "/dist/price-basket.css",
        src,
        events,
    });
    let places = Feed::from_json(price_map::examples::FEED).unwrap();
    let map = price_map::render_static(&price_map::StaticPage {
        feed: &places,
        now,
        lang,
        item: "cabai",
        by: "",
        css: "/dist/price-map.css",
        src,
        events,
    });
    for (html, all) in [(board, BOARD), (chart, CHART), (basket, BASKET), (map, MAP)] {
        assert_eq!(Some(as_golden(&html).as_str()), golden(all, "static"));
    }
}

#[wasm_bindgen_test]
fn a_feed_written_natively_comes_back_byte_for_byte() {
    let native = include_str!("../../core/tests/golden/feed.json");
    let feed = Feed::from_json(native).unwrap();
    assert_eq!(feed.to_json(), native.trim_end());
    let once = Feed::from_json(examples::FEED).unwrap().to_json();
    assert_eq!(Feed::from_json(&once).unwrap().to_json(), once);
}

/// Figures worked out by hand from `examples.json`.
#[wasm_bindgen_test]
fn the_figures_are_the_native_ones() {
    let board = Board::new(Feed::from_json(examples::FEED).unwrap());
    let figures: Vec<(i64, i64, i64, i64, u32)> = board
        .rows
        .iter()
        .filter_map(|row| row.summary.as_ref().ok())
        .map(|s| (s.median.minor, s.mean.minor, s.lowest.1.minor, s.highest.1.minor, s.n_markets))
        .collect();
    for expected in [
        (13_800, 13_767, 13_500, 14_000, 3),
        (640_000, 640_000, 640_000, 640_000, 1),
        (52_000, 53_667, 48_000, 61_000, 3),
        (28_750, 28_750, 28_500, 29_000, 3),
        (13_050, 13_050, 12_900, 13_200, 2),
        (18_500, 18_500, 18_500, 18_500, 1),
    ] {
        assert!(figures.contains(&expected), "{expected:?} is not among {figures:?}");
    }
}

#[wasm_bindgen_test]
fn wide_arithmetic_rounds_alike() {
    assert_eq!(divide_rounded(i64::MAX, 3, Rounding::HalfEven), Some(3_074_457_345_618_258_602));
    assert_eq!(divide_rounded(5, 2, Rounding::HalfEven), Some(2));
    assert_eq!(divide_rounded(7, 2, Rounding::HalfEven), Some(4));
    assert_eq!(divide_rounded(-5, 2, Rounding::HalfEven), Some(-2));
    assert_eq!(divide_rounded(1, 0, Rounding::HalfEven), None);
}
