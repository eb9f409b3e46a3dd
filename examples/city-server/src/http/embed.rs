//! `/embed/price-board.html`: the board for sites that allow no script, and for frames.
//!
//! The page is complete without a script; where one runs, `balai.js` takes the markup over.
use balai::words::Lang;

use super::{App, page};
use axum::extract::{Query, State};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use balai_widgets::price_board::{StaticPage, render_static};
use std::collections::BTreeMap;
use std::sync::Arc;

const TAG: &str = "balai-price-board";
const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// The board in the language and for the market asked for.
pub(super) async fn get(
    State(app): State<Arc<App>>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Response {
    let tag = if asked.get("lang").is_some_and(|lang| lang == "en") { "en" } else { "id" };
    let snapshot = app.city.snapshot();
    let css = format!("/dist/{}", app.dist.style(TAG).unwrap_or("balai.css"));
    let board = render_static(&StaticPage {
        feed: &snapshot.feed,
        now: app.city.clock().now(),
        lang: Lang::parse(tag),
        market: asked.get("market").map(String::as_str).filter(|market| !market.is_empty()),
        css: &css,
        src: "/api/prices/board.json",
        events: "/events",
    });
    let title = if tag == "en" { "Staple prices" } else { "Harga bahan pokok" };
    let city = page::escape(&snapshot.feed.city);
    let html = format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}: {city}</title>\n<link rel=\"icon\" href=\"/favicon.svg\">\n\
         <link rel=\"stylesheet\" href=\"/dist/balai.css\">\n\
         <link rel=\"stylesheet\" href=\"/city.css\">\n\
         <script type=\"module\" src=\"/dist/balai.js\"></script>\n</head>\n\
         <body class=\"embed\">\n<main>\n<h1 class=\"unseen\">{title}: {city}</h1>\n\
         {board}\n</main>\n</body>\n</html>\n"
    );
    let mut response = page::html(page::Frame::Anywhere, html);
    response.headers_mut().insert(CORP, HeaderValue::from_static("cross-origin"));
    response
}
