//! `/api/prices/board.json`: the feed, fresh after every commit, readable from any site.
use super::{ANY_ORIGIN, App, accepts, is_known};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The feed, or 304 where the asker has it already.
pub(super) async fn get(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    let snapshot = app.city.snapshot();
    let gzip = accepts(&headers, "gzip") && !snapshot.gzip.is_empty();
    let (body, etag) = if gzip {
        (snapshot.gzip.clone(), format!("\"{}-gz\"", snapshot.digest))
    } else {
        (snapshot.json.clone(), format!("\"{}\"", snapshot.digest))
    };
    let known = is_known(&headers, &etag);
    let common = [
        (header::ETAG, etag),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
        (header::VARY, "Accept-Encoding".to_owned()),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "ETag".to_owned()),
    ];
    if known {
        return (StatusCode::NOT_MODIFIED, [ANY_ORIGIN], common).into_response();
    }
    let kind = [(header::CONTENT_TYPE, "application/json")];
    let mut response = ([ANY_ORIGIN], common, kind, body).into_response();
    if gzip {
        let coding = header::HeaderValue::from_static("gzip");
        response.headers_mut().insert(header::CONTENT_ENCODING, coding);
    }
    response
}

/// A script on another site asks whether it may send `If-None-Match`: it may.
pub(super) async fn preflight() -> Response {
    let allowed = [
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "If-None-Match"),
        (header::ACCESS_CONTROL_MAX_AGE, "86400"),
    ];
    (StatusCode::NO_CONTENT, [ANY_ORIGIN], allowed).into_response()
}
