//! `/embed/…`: each widget for sites that allow no script, and for frames.
//!
//! The pages are complete without a script; where one runs, `balai.js` takes the markup over.
use balai::words::Lang;

use super::{App, page};
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use balai_widgets::kit::widget::Widget;
use balai_widgets::price_basket::{self, PriceBasket};
use balai_widgets::price_board::{self, PriceBoard};
use balai_widgets::price_chart::{self, PriceChart};
use balai_widgets::price_map::{self, PriceMap};
use std::collections::BTreeMap;
use std::sync::Arc;

const SRC: &str = "/api/prices/board.json";
const EVENTS: &str = "/events";
/// What the basket holds until the address says otherwise.
const BASKET: &str = "D01:5,D08:1,D19:2,D24:1";
const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

type Asked = Query<BTreeMap<String, String>>;

/// The board, for the market asked for.
pub(super) async fn board(State(app): State<Arc<App>>, Query(asked): Asked) -> Response {
    let (lang, css) = (lang(&asked), style(&app, PriceBoard::TAG));
    let (feed, now) = (&app.city.snapshot().feed, app.city.clock().now());
    let market = asked.get("market").map(String::as_str).filter(|market| !market.is_empty());
    let page =
        price_board::StaticPage { feed, now, lang, market, css: &css, src: SRC, events: EVENTS };
    let title = ["Harga bahan pokok", "Staple prices"];
    framed(lang, title, &feed.city, &price_board::render_static(&page))
}

/// The chart, of the commodities asked for.
pub(super) async fn chart(State(app): State<Arc<App>>, Query(asked): Asked) -> Response {
    let (lang, css) = (lang(&asked), style(&app, PriceChart::TAG));
    let (feed, now) = (&app.city.snapshot().feed, app.city.clock().now());
    let item = asked.get("item").map_or("", String::as_str);
    let market = asked.get("market").map(String::as_str).filter(|market| !market.is_empty());
    let page = price_chart::StaticPage {
        feed,
        now,
        lang,
        item,
        choose: true,
        market,
        css: &css,
        src: SRC,
        events: EVENTS,
    };
    let title = ["Perkembangan harga", "How prices moved"];
    framed(lang, title, &feed.city, &price_chart::render_static(&page))
}

/// The basket asked for, in every market.
pub(super) async fn basket(State(app): State<Arc<App>>, Query(asked): Asked) -> Response {
    let (lang, css) = (lang(&asked), style(&app, PriceBasket::TAG));
    let (feed, now) = (&app.city.snapshot().feed, app.city.clock().now());
    let basket = asked.get("basket").map_or(BASKET, String::as_str);
    let page =
        price_basket::StaticPage { feed, now, lang, basket, css: &css, src: SRC, events: EVENTS };
    let title = ["Belanja termurah di pasar mana?", "Which market is cheapest?"];
    framed(lang, title, &feed.city, &price_basket::render_static(&page))
}

/// The map of the commodity asked for, by market or area.
pub(super) async fn map(State(app): State<Arc<App>>, Query(asked): Asked) -> Response {
    let (lang, css) = (lang(&asked), style(&app, PriceMap::TAG));
    let (feed, now) = (&app.city.snapshot().feed, app.city.clock().now());
    let item = asked.get("item").map_or("", String::as_str);
    let by = asked.get("by").map_or("", String::as_str);
    let page =
        price_map::StaticPage { feed, now, lang, item, by, css: &css, src: SRC, events: EVENTS };
    let title = ["Peta harga", "Price map"];
    framed(lang, title, &feed.city, &price_map::render_static(&page))
}

fn lang(asked: &BTreeMap<String, String>) -> Lang {
    if asked.get("lang").is_some_and(|lang| lang == "en") { Lang::En } else { Lang::Id }
}

fn style(app: &App, tag: &str) -> String {
    format!("/dist/{}", app.dist.style(tag).unwrap_or("balai.css"))
}

/// A page around a widget, for any site to put into a frame.
fn framed(lang: Lang, titles: [&'static str; 2], city: &str, widget: &str) -> Response {
    let (tag, title) = (lang.tag(), balai::words::date::pick(&titles, lang));
    let city = page::escape(city);
    let html = format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}: {city}</title>\n<link rel=\"icon\" href=\"/favicon.svg\">\n\
         <link rel=\"stylesheet\" href=\"/dist/balai.css\">\n\
         <link rel=\"stylesheet\" href=\"/city.css\">\n\
         <script type=\"module\" src=\"/dist/balai.js\"></script>\n</head>\n\
         <body class=\"embed\">\n<main>\n<h1 class=\"unseen\">{title}: {city}</h1>\n\
         {widget}\n</main>\n</body>\n</html>\n"
    );
    let mut response = page::html(page::Frame::Anywhere, html);
    response.headers_mut().insert(CORP, HeaderValue::from_static("cross-origin"));
    response
}
