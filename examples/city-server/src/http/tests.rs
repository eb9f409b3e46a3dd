//! What browsers and other sites are answered.
use super::*;
use crate::clock::Clock;
use crate::{Args, live, server};
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use balai::{Instant, UtcOffset};
use clap::Parser as _;
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

struct Town {
    _folder: tempfile::TempDir,
    city: Arc<City>,
    router: Router,
}

/// The demo city at a fixed instant, with built widgets of three words each.
fn town() -> Town {
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    std::fs::create_dir(&dist).unwrap();
    for (name, text) in [
        ("balai.js", "loader"),
        ("balai.css", "space"),
        ("balai.js.br", "br-loader"),
        ("balai.js.gz", "gz-loader"),
        ("balai-price-1a2b3c4d.split", "wasm"),
        ("price-board-1a2b3c4d.css", "board"),
        ("manifest.json", r#"{"tags":{"balai-price-board":{"css":"price-board-1a2b3c4d.css"}}}"#),
    ] {
        std::fs::write(dist.join(name), text).unwrap();
    }
    let db = folder.path().join("city.db");
    let args = ["city-server", "--dist", dist.to_str().unwrap(), "--db", db.to_str().unwrap()];
    let now = Instant::parse("2026-11-23T14:00:00+07:00").unwrap();
    let clock = Clock::new(Some(now), UtcOffset::parse("+07:00").unwrap());
    let city = Arc::new(server::open(&Args::parse_from(args), clock).unwrap());
    let dist = Dist::load(&dist).unwrap();
    let router = router(Arc::clone(&city), dist, "http://127.0.0.1:8080");
    Town { _folder: folder, city, router }
}

async fn ask(town: &Town, path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    let response = town.router.clone().oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes();
    (head.status, head.headers, String::from_utf8_lossy(&bytes).into_owned())
}

fn value<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).map_or("", |value| value.to_str().unwrap())
}

#[tokio::test]
async fn the_feed_is_the_cores_and_is_sent_once() {
    let town = town();
    let (status, headers, body) = ask(&town, "/api/prices/board.json", &[]).await;
    assert_eq!(status, StatusCode::OK);
    let feed = balai::price::Feed::from_json(&body).unwrap();
    assert_eq!(
        (feed.city.as_str(), feed.source.invented, feed.items.len()),
        ("Kota Contoh", true, 24)
    );
    assert_eq!((feed.set_aside.n, feed.age_days_max, feed.days.len()), (2, 7, 30));
    assert_eq!(feed.to_json(), body);
    for (name, expected) in [
        ("access-control-allow-origin", "*"),
        ("access-control-expose-headers", "ETag"),
        ("cache-control", "no-cache"),
        ("content-type", "application/json"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(value(&headers, name), expected, "{name}");
    }
    let etag = value(&headers, "etag");
    let (status, again, body) =
        ask(&town, "/api/prices/board.json", &[("if-none-match", etag)]).await;
    assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!((value(&again, "etag"), value(&again, "access-control-allow-origin")), (etag, "*"));
}

#[tokio::test]
async fn every_form_of_the_feed_has_a_tag_of_its_own() {
    let town = town();
    let (_, plain, _) = ask(&town, "/api/prices/board.json", &[]).await;
    let (_, zipped, _) =
        ask(&town, "/api/prices/board.json", &[("accept-encoding", "br, gzip")]).await;
    assert_eq!(value(&zipped, "content-encoding"), "gzip");
    assert_eq!(value(&zipped, "vary"), "Accept-Encoding");
    assert_ne!(value(&plain, "etag"), value(&zipped, "etag"));
}

#[tokio::test]
async fn a_report_changes_the_feed_and_is_told() {
    let town = town();
    let (_, before, _) = ask(&town, "/api/prices/board.json", &[]).await;
    let seq = town.city.snapshot().seq;
    let request = Request::get("/events").header("last-event-id", seq.to_string());
    let request = request.body(Body::empty()).unwrap();
    let response = town.router.clone().oneshot(request).await.unwrap();
    assert_eq!(value(response.headers(), "content-type"), "text/event-stream");
    assert_eq!(value(response.headers(), "access-control-allow-origin"), "*");
    let city = Arc::clone(&town.city);
    tokio::task::spawn_blocking(move || live::report(&city)).await.unwrap().unwrap();
    let frame = response.into_body().frame().await.unwrap().unwrap();
    let text = String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap();
    assert!(text.contains("event: prices\n"), "{text}");
    assert!(text.contains(&format!("id: {}\n", seq + 1)), "{text}");
    assert!(text.contains("retry: 5000\n"), "{text}");
    let (status, after, _) =
        ask(&town, "/api/prices/board.json", &[("if-none-match", value(&before, "etag"))]).await;
    assert_eq!(status, StatusCode::OK);
    assert_ne!(value(&before, "etag"), value(&after, "etag"));
}

#[tokio::test]
async fn built_files_have_their_type_and_their_caching() {
    let town = town();
    for (name, kind, caching) in [
        ("balai.js", "text/javascript; charset=utf-8", "no-cache"),
        ("balai.css", "text/css; charset=utf-8", "no-cache"),
        ("manifest.json", "application/json", "no-cache"),
        (
            "balai-price-1a2b3c4d.split",
            "application/octet-stream",
            "public, max-age=31536000, immutable",
        ),
    ] {
        let (status, headers, _) = ask(&town, &format!("/dist/{name}"), &[]).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(
            (value(&headers, "content-type"), value(&headers, "cache-control")),
            (kind, caching)
        );
        assert_eq!(value(&headers, "access-control-allow-origin"), "*");
        assert_eq!(value(&headers, "cross-origin-resource-policy"), "cross-origin");
    }
}

#[tokio::test]
async fn the_smallest_form_the_asker_takes_is_sent() {
    let town = town();
    for (taken, coding, text) in [
        ("gzip, deflate, br", "br", "br-loader"),
        ("gzip", "gzip", "gz-loader"),
        ("br;q=0, gzip;q=0.5", "gzip", "gz-loader"),
        ("identity", "", "loader"),
    ] {
        let asked = [("accept-encoding", taken)];
        let (_, headers, body) = ask(&town, "/dist/balai.js", &asked).await;
        assert_eq!((value(&headers, "content-encoding"), body.as_str()), (coding, text), "{taken}");
        assert_eq!(value(&headers, "vary"), "Accept-Encoding");
        let known = [("accept-encoding", taken), ("if-none-match", value(&headers, "etag"))];
        assert_eq!(ask(&town, "/dist/balai.js", &known).await.0, StatusCode::NOT_MODIFIED);
    }
}

#[tokio::test]
async fn nothing_outside_the_folder_is_reached() {
    let town = town();
    for path in [
        "/dist/../city.db",
        "/dist/..%2fcity.db",
        "/dist/%2e%2e/city.db",
        "/dist//etc/passwd",
        "/dist/balai.js.br",
        "/nowhere",
    ] {
        let (status, headers, body) = ask(&town, path, &[]).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert!(body.contains("\"code\":\"http.not_found\""), "{path}: {body}");
        assert_eq!(value(&headers, "x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn own_pages_are_under_the_strict_policy() {
    let town = town();
    for path in ["/", "/plain", "/article"] {
        let (status, headers, body) = ask(&town, path, &[]).await;
        assert_eq!(status, StatusCode::OK);
        let policy = value(&headers, "content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
        assert!(policy.contains("require-trusted-types-for 'script'; frame-ancestors 'self'"));
        assert!(!policy.contains("unsafe-inline"));
        assert!(body.contains("<balai-price-board src=\"/api/prices/board.json\""), "{path}");
        assert!(!body.contains("style=") && !body.contains("<style") && !body.contains(" onclick"));
        assert!(!body.contains("{{"), "{path}");
    }
    assert!(ask(&town, "/", &[]).await.2.contains("Semua harga di sini karangan"));
}

#[tokio::test]
async fn the_embedded_page_is_whole_without_a_script() {
    let town = town();
    let (status, headers, body) = ask(&town, "/embed/price-board.html?lang=id", &[]).await;
    assert_eq!(status, StatusCode::OK);
    assert!(value(&headers, "content-security-policy").contains("frame-ancestors *"));
    assert!(body.contains("<template shadowrootmode=\"open\">"));
    assert!(body.contains("/dist/price-board-1a2b3c4d.css"));
    assert!(body.contains("Bawang merah"));
    let english = ask(&town, "/embed/price-board.html?lang=en&market=KC02", &[]).await.2;
    assert!(english.contains("<html lang=\"en\">") && english.contains("Eggs"));
    let hostile = "/embed/price-board.html?lang=%3Cscript%3E&market=%22%3E%3Cscript%3Ealert(1)";
    assert!(!ask(&town, hostile, &[]).await.2.contains("<script>alert"));
}

#[tokio::test]
async fn the_chart_and_the_basket_are_whole_without_a_script_too() {
    let town = town();
    let chart = ask(&town, "/embed/price-chart.html?lang=en&item=D08,durian", &[]).await.2;
    assert!(chart.contains("<balai-price-chart src=\"/api/prices/board.json\""));
    assert!(chart.contains("How prices moved") && chart.contains("Not in the data: durian."));
    assert!(chart.contains("<path d=\"M") && chart.contains("<tbody>"));
    let basket = ask(&town, "/embed/price-basket.html?basket=D01:2,D08:0.5", &[]).await.2;
    assert!(basket.contains("<balai-price-basket src=\"/api/prices/board.json\""));
    assert!(basket.contains("Termurah untuk semuanya:") && basket.contains("<ol"));
    for page in ["chart.html?item=", "chart.html?market=", "basket.html?basket="] {
        let hostile = format!("/embed/price-{page}%22%3E%3Cscript%3Ealert(1)");
        let (status, _, body) = ask(&town, &hostile, &[]).await;
        assert!(status == StatusCode::OK && !body.contains("<script>alert"), "{page}");
    }
}

#[tokio::test]
async fn only_reading_is_possible() {
    let town = town();
    let request = Request::post("/api/prices/board.json").body(Body::empty()).unwrap();
    let response = town.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(ask(&town, "/healthz", &[]).await.2, "ok\n");
}
