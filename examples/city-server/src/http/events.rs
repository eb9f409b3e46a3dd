//! `/events`: says that new prices were committed; the prices themselves are in the feed.
use super::{ANY_ORIGIN, App};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

/// How long a browser waits before it connects again.
const RETRY: Duration = Duration::from_secs(5);
/// How often a comment keeps the line open.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// One event `prices` for each commit; the newest at once, unless the asker names it.
pub(super) async fn get(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse::<i64>().ok());
    let news = app.city.news();
    let events = stream::unfold((news, last), |(mut news, last)| async move {
        loop {
            let seq = *news.borrow_and_update();
            if last != Some(seq) {
                let event = Event::default()
                    .event("prices")
                    .id(seq.to_string())
                    .retry(RETRY)
                    .data(format!("{{\"seq\":{seq}}}"));
                return Some((Ok::<_, Infallible>(event), (news, Some(seq))));
            }
            news.changed().await.ok()?;
        }
    });
    let sse = Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    ([ANY_ORIGIN], sse).into_response()
}
