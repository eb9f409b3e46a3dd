//! What is answered under which address.
//!
//! Every answer names its type and forbids guessing it; own pages carry a strict policy; what
//! other sites embed may be read from anywhere and carries no cookie.
mod board;
mod embed;
mod events;
mod file;
mod page;
mod refusal;
#[cfg(test)]
mod tests;

use crate::city::City;
use crate::dist::Dist;
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;
use std::sync::Arc;

/// What every answer is made from.
#[derive(Debug)]
pub(crate) struct App {
    city: Arc<City>,
    dist: Dist,
    /// The server's own address, for the snippet on the front page.
    base: String,
}

/// All addresses of the server.
pub(crate) fn router(city: Arc<City>, dist: Dist, base: &str) -> Router {
    let app = Arc::new(App { city, dist, base: base.to_owned() });
    Router::new()
        .route("/", get(page::front))
        .route("/plain", get(page::plain))
        .route("/article", get(page::article))
        .route("/article.css", get(page::article_css))
        .route("/city.css", get(page::city_css))
        .route("/favicon.svg", get(page::favicon))
        .route("/favicon.ico", get(page::favicon))
        .route("/api/prices/board.json", get(board::get).options(board::preflight))
        .route("/events", get(events::get))
        .route("/embed/price-board.html", get(embed::board))
        .route("/embed/price-chart.html", get(embed::chart))
        .route("/embed/price-basket.html", get(embed::basket))
        .route("/embed/price-map.html", get(embed::map))
        .route("/dist/{*name}", get(file::get))
        .route("/healthz", get(healthz))
        .fallback(refusal::not_found)
        .method_not_allowed_fallback(refusal::method_not_allowed)
        .layer(map_response(everywhere))
        .with_state(app)
}

async fn healthz() -> &'static str {
    "ok\n"
}

/// Headers of every answer.
async fn everywhere(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("strict-origin-when-cross-origin"),
    );
    response
}

/// Lets any site read the answer.
pub(super) const ANY_ORIGIN: (HeaderName, HeaderValue) =
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));

/// Whether an `Accept-Encoding` allows a coding.
pub(super) fn accepts(headers: &axum::http::HeaderMap, coding: &str) -> bool {
    let lists = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|v| v.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|entry| {
        let mut parts = entry.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let zero = |part: &str| {
            part.strip_prefix("q=")
                .is_some_and(|q| q.trim_end_matches('0').trim_end_matches('.').is_empty())
        };
        named && !parts.any(zero)
    })
}

/// Whether the asker has the bytes of this tag already.
pub(super) fn is_known(headers: &axum::http::HeaderMap, etag: &str) -> bool {
    let lists = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|v| v.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|entry| {
        let entry = entry.trim();
        entry == "*" || entry.strip_prefix("W/").unwrap_or(entry) == etag
    })
}
