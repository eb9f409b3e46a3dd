//! `/dist/*`: the built widgets, compressed ahead of time.
use super::{ANY_ORIGIN, App, accepts, is_known, refusal};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// The file in the smallest form the asker takes, or 304.
pub(super) async fn get(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(asset) = app.dist.get(&name) else {
        return refusal::not_found().await;
    };
    let taken = |coding: &str| coding.is_empty() || accepts(&headers, coding);
    let Some((coding, form)) = asset.forms.iter().find(|(coding, _)| taken(coding)) else {
        return refusal::not_found().await;
    };
    let caching = if asset.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    let etag = format!("\"{}\"", form.digest);
    let known = is_known(&headers, &etag);
    let common = [
        (header::ETAG, etag.as_str()),
        (header::CACHE_CONTROL, caching),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ];
    let mut response = if known {
        (StatusCode::NOT_MODIFIED, [ANY_ORIGIN], common).into_response()
    } else {
        let kind = [(header::CONTENT_TYPE, asset.mime)];
        ([ANY_ORIGIN], common, kind, form.bytes.clone()).into_response()
    };
    if asset.forms.len() > 1 {
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    if !known && !coding.is_empty() {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}
