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
use balai_widgets::price_board::{PriceBoard, StaticPage, examples, render_static};
use wasm_bindgen_test::wasm_bindgen_test;

use self::golden::{GOLDEN, as_golden, golden};

#[wasm_bindgen_test]
fn every_view_is_the_native_one() {
    let examples = examples::all();
    assert_eq!(examples.len() + 1, GOLDEN.len(), "a golden file for each example, and `static`");
    for example in examples {
        let html = PriceBoard::view(&example.state, example.now).to_html();
        assert_eq!(Some(as_golden(&html).as_str()), golden(example.name), "{}", example.name);
    }
}

#[wasm_bindgen_test]
fn the_static_page_is_the_native_one() {
    let feed = Feed::from_json(examples::FEED).unwrap();
    let page = StaticPage {
        feed: &feed,
        now: Instant::parse("2026-11-23T15:00:00+07:00").unwrap(),
        lang: Lang::Id,
        market: None,
        css: "/dist/price-board.css",
        src: "/api/prices/board.json",
        events: "/events",
    };
    assert_eq!(Some(as_golden(&render_static(&page)).as_str()), golden("static"));
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
