//! The map's behaviour, and its golden files.

use std::path::Path;
use std::string::String;
use std::vec::Vec;

use balai::Instant;
use balai::price::Feed;
use balai::words::Lang;

use super::examples::{self, FEED};
use super::{PriceMap, State, StaticPage, render_static};
use crate::kit::widget::{Effect, Fetched, Input, Widget};

fn now() -> Instant {
    Instant::parse("2026-11-23T15:00:00+07:00").unwrap()
}

fn ready(attributes: &[(&str, &str)]) -> State {
    let mut state = State::default();
    let mut send = |input| PriceMap::update(&mut state, input, now(), &mut Vec::new());
    send(Input::Attribute("src", Some("/feed")));
    for (name, value) in attributes {
        send(Input::Attribute(name, Some(value)));
    }
    send(Input::Start);
    send(Input::Fetched(Fetched::Answer { status: 200, etag: None, body: FEED.into() }));
    state
}

fn html(state: &State) -> String {
    PriceMap::view(state, now()).to_html().replace("&nbsp;", " ")
}

#[test]
fn golden() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/price_map/golden");
    let feed = Feed::from_json(FEED).unwrap();
    let page = StaticPage {
        feed: &feed,
        now: now(),
        lang: Lang::Id,
        item: "cabai",
        by: "",
        css: "/dist/price-map.css",
        src: "/api/prices/board.json",
        events: "/events",
    };
    let views = examples::all()
        .into_iter()
        .map(|example| (example.name, PriceMap::view(&example.state, example.now).to_html()));
    for (name, html) in views.chain([("static", render_static(&page))]) {
        let path = folder.join(name).with_extension("html");
        // A line break after each block, so that a change can be read.
        let html = html.replace("</tr>", "</tr>\n").replace("</div>", "</div>\n") + "\n";
        if std::env::var_os("BLESS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &html).unwrap();
        }
        let golden = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(html == golden, "{name} differs from {}; `cargo xtask bless`", path.display());
    }
}

/// The markets of the list in order.
fn names(html: &str) -> Vec<&str> {
    html.split("<th scope=\"row\">").skip(1).map(|cell| cell.split('<').next().unwrap()).collect()
}

#[test]
fn the_list_goes_from_cheapest_to_dearest_and_numbers_the_map() {
    let html = html(&ready(&[("item", "cabai")]));
    assert_eq!(names(&html), ["Pasar Baru", "Pasar Lama", "Pasar Timur &lt;b&gt;", "Pasar Jauh"]);
    assert_eq!(html.matches("<text class=\"number\"").count(), 4);
    assert!(
        html.contains("aria-label=\"Peta; angka merujuk ke daftar di bawah. Cabai rawit merah\"")
    );
}

#[test]
fn one_price_far_off_leaves_the_others_their_classes() {
    let html = html(&ready(&[("item", "cabai")]));
    for class in ["c c0", "c c1", "c c2", "c c3"] {
        // Once on the map, once in the legend.
        assert_eq!(html.matches(&std::format!("class=\"{class}\"")).count(), 2, "{class}");
    }
}

#[test]
fn a_stale_quote_is_not_on_the_map_and_is_told() {
    let html = html(&ready(&[]));
    assert!(!html.contains("Pasar Jauh") && html.contains("1 pasar tidak dihitung"), "{html}");
    assert!(html.contains("1 pasar tanpa letak, hanya dalam daftar."), "{html}");
}

/// What the map says with a reference price of the feed, `bounds`, and the whole of it.
fn against_the_feeds(bounds: &str) -> (String, String) {
    let rule = std::format!(
        r#""references":[{{"from":"2026-11-01","until":"2026-11-23","kind":"HET",{bounds},
        "rule_id":"Aturan Contoh","rule_en":"Sample Rule"}}],"quotes""#
    );
    let mut state = ready(&[("reference", "feed"), ("lang", "en")]);
    let body = FEED.replacen(r#""quotes""#, &rule, 1);
    let answer = Fetched::Answer { status: 200, etag: None, body };
    PriceMap::update(&mut state, Input::Fetched(answer), now(), &mut Vec::new());
    let html = html(&state);
    let said = html.split("Classes ").nth(1).unwrap().split("</p>").next().unwrap();
    (said.into(), html)
}

#[test]
fn the_reference_of_the_feed_comes_with_its_rule() {
    let rank = html(&ready(&[("reference", "feed"), ("lang", "en")]));
    assert!(rank.contains("Classes by rank"), "without one, by rank: {rank}");
    let (said, html) = against_the_feeds(r#""upper":13600"#);
    assert_eq!(said, "against the reference price HET ≤ Rp 13,600 (Sample Rule).");
    assert!(html.contains("within the reference: Rp 13,500–Rp 13,600 (3 markets)"), "{html}");
    assert!(html.contains("above the reference: Rp 13,800–Rp 14,000 (2 markets)"), "{html}");
    for (bounds, said) in [
        (r#""lower":13600"#, "HET ≥ Rp 13,600"),
        (r#""lower":13600,"upper":13600"#, "HET Rp 13,600"),
        (r#""lower":13600,"upper":13800"#, "HET Rp 13,600–Rp 13,800"),
    ] {
        let expected = std::format!("against the reference price {said} (Sample Rule).");
        assert_eq!(against_the_feeds(bounds).0, expected);
    }
}

#[test]
fn against_a_reference_the_words_say_where() {
    let html = html(&ready(&[("reference", "13600"), ("lang", "en")]));
    assert!(html.contains("below the reference: Rp 13,500 (2 markets)"), "{html}");
    assert!(html.contains("within the reference: Rp 13,600 (1 market)"), "{html}");
    assert!(html.contains("above the reference: Rp 13,800–Rp 14,000 (2 markets)"), "{html}");
}

#[test]
fn bad_attributes_fall_back_to_classes_by_rank() {
    let plain = html(&ready(&[]));
    for (name, value) in [
        ("reference", "9-1"),
        ("reference", "murah"),
        ("bounds", "3,2"),
        ("bounds", "x"),
        ("classes", ""),
        ("by", "pasar"),
    ] {
        assert_eq!(html(&ready(&[(name, value)])), plain, "{name}={value}");
    }
}

#[test]
fn choosing_a_commodity_shows_it_and_tells_the_page() {
    let mut state = ready(&[]);
    let input = Input::Control("item", "cabai|kg|retail|IDR");
    let mut effects = Vec::new();
    PriceMap::update(&mut state, input, now(), &mut effects);
    assert_eq!(
        effects,
        [Effect::Emit { name: "balai-item", detail: "cabai|kg|retail|IDR".into() }]
    );
    assert!(html(&state).contains("Rp 190.000"));
}

#[test]
fn an_area_has_one_mark_and_the_median_of_its_markets() {
    let html = html(&ready(&[("by", "area"), ("lang", "en")]));
    assert!(html.contains("<h2 id=\"heading\">Price by area</h2>"));
    assert_eq!(
        names(&html),
        ["Pasar Kapal (no area named)", "Kecamatan Selatan &lt;i&gt;", "Kecamatan Utara"]
    );
    // Midpoints of 13,500 and 13,800, and of 13,500 and 14,000.
    assert!(html.contains("<b>Rp 13,650</b>") && html.contains("<b>Rp 13,750</b>"), "{html}");
    assert!(html.contains("<td>today – yesterday</td>"), "the newest and the oldest: {html}");
    assert_eq!(html.matches("<text class=\"number\"").count(), 2);
    assert!(html.contains("1 market without a place, only in the list."));
    assert!(html.contains("Rp 13,750 (1 area)"), "{html}");
}

#[test]
fn an_area_shows_its_grounds() {
    let html = html(&ready(&[("by", "area"), ("lang", "en")]));
    let grounds = html.split("<summary>").find(|part| part.contains("Pasar Lama: ")).unwrap();
    assert!(grounds.starts_with("2 markets</summary>"), "{grounds}");
    assert!(grounds.contains("<li>Pasar Lama: Rp 13,500, 23 November 2026</li>"), "{grounds}");
    assert!(
        grounds.contains(
            "Pasar Jauh: Rp 9,000, 10 November 2026<span class=\"flaw\"> – too old</span>"
        ),
        "{grounds}"
    );
    assert!(!grounds.contains("Pasar Baru"));
    assert!(!self::html(&ready(&[])).contains("<details"));
}

#[test]
fn choosing_areas_shows_them_and_tells_the_page() {
    let mut state = ready(&[]);
    for (value, heading) in [("area", "Harga per wilayah"), ("", "Harga per pasar")] {
        let mut effects = Vec::new();
        PriceMap::update(&mut state, Input::Control("by", value), now(), &mut effects);
        assert_eq!(effects, [Effect::Emit { name: "balai-by", detail: value.into() }]);
        assert!(html(&state).contains(heading));
    }
}

#[test]
fn a_city_of_one_area_has_nothing_to_choose() {
    let shows = |feed: &str| {
        let mut state = ready(&[]);
        let answer = Fetched::Answer { status: 200, etag: None, body: feed.into() };
        PriceMap::update(&mut state, Input::Fetched(answer), now(), &mut Vec::new());
        html(&state).contains("id=\"by\"")
    };
    assert!(shows(FEED));
    // One market names none.
    assert!(!shows(&FEED.replace("Selatan <i>", "Utara")));
    assert!(!shows(&FEED.replace("Kecamatan Selatan <i>", "").replace("Kecamatan Utara", "")));
}

#[test]
fn without_a_script_nothing_is_shown_that_would_not_work() {
    let feed = Feed::from_json(FEED).unwrap();
    let page = StaticPage {
        feed: &feed,
        now: now(),
        lang: Lang::En,
        item: "",
        by: "area",
        css: "/a.css",
        src: "/feed",
        events: "",
    };
    let html = render_static(&page);
    for control in ["data-click", "data-input", "data-change"] {
        assert!(!html.contains(control), "{control}");
    }
    assert!(html.contains("<form class=\"tools\" method=\"get\">"));
    assert!(html.contains("<option value=\"area\" selected=\"\">Area</option>"));
    assert!(!html.contains("<b>Pasar") && html.contains("Pasar Timur &lt;b&gt;"));
}
