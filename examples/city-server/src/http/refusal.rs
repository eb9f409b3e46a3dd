//! Honest small answers to what cannot be answered.
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// No page here.
pub(super) async fn not_found() -> Response {
    answer(StatusCode::NOT_FOUND, "http.not_found", "there is nothing at this address")
}

/// Only reading is possible.
pub(super) async fn method_not_allowed() -> Response {
    answer(StatusCode::METHOD_NOT_ALLOWED, "http.method_not_allowed", "this address is read-only")
}

/// A status, its stable code and a sentence.
pub(super) fn answer(status: StatusCode, code: &str, message: &str) -> Response {
    let body = serde_json::json!({ "code": code, "message": message }).to_string();
    (
        status,
        [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")],
        body,
    )
        .into_response()
}
