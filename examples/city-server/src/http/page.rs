//! The server's own pages.
//!
//! Their policy allows this server's files and nothing else: no inline script, no inline style.
use super::App;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

const FRONT: &str = include_str!("../../assets/front.html");
const CITY_CSS: &str = include_str!("../../assets/city.css");
const FAVICON: &str = include_str!("../../assets/favicon.svg");
const PLAIN: &str = include_str!("../../../plain-html/index.html");
const ARTICLE: &str = include_str!("../../../news-article/index.html");
const ARTICLE_CSS: &str = include_str!("../../../news-article/article.css");
/// The address that the two examples tell their reader to change; here it is this server.
const EXAMPLE_ADDRESS: &str = "http://127.0.0.1:8080";
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; \
     require-trusted-types-for 'script'; frame-ancestors ";

/// Who may show a page in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// Only this server's pages.
    Own,
    /// Any site.
    Anywhere,
}

/// A page under the strict policy.
pub(super) fn html(frame: Frame, body: String) -> Response {
    let ancestors = match frame {
        Frame::Own => "'self'",
        Frame::Anywhere => "*",
    };
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_SECURITY_POLICY, format!("{POLICY}{ancestors}")),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (headers, body).into_response()
}

/// The front page.
pub(super) async fn front(State(app): State<Arc<App>>) -> Response {
    let snapshot = app.city.snapshot();
    let source = &snapshot.feed.source;
    let notice = if source.invented {
        "<p class=\"notice\"><strong>Semua harga di sini karangan.</strong> Kota Contoh, \
         pasar-pasarnya, dan harganya dibuat untuk peragaan; yang nyata hanya harga acuan \
         (HET, HAP) sebagai pembandingnya. Laporan baru dari petugas pasar masuk selagi halaman \
         ini terbuka.</p>"
            .to_owned()
    } else {
        let title = escape(&source.title);
        format!("<p class=\"notice\">Ditampilkan dari berkas <strong>{title}</strong>.</p>")
    };
    let page = FRONT
        .replace("{{notice}}", &notice)
        .replace("{{base}}", &escape(&app.base))
        .replace("{{city}}", &escape(&snapshot.feed.city));
    html(Frame::Own, page)
}

/// The example of a plain page.
pub(super) async fn plain() -> Response {
    html(Frame::Own, PLAIN.replace(EXAMPLE_ADDRESS, ""))
}

/// The example of a newsroom's article.
pub(super) async fn article() -> Response {
    html(Frame::Own, ARTICLE.replace(EXAMPLE_ADDRESS, ""))
}

/// The article's own stylesheet.
pub(super) async fn article_css() -> Response {
    text("text/css; charset=utf-8", ARTICLE_CSS)
}

/// The stylesheet of the city's pages.
pub(super) async fn city_css() -> Response {
    text("text/css; charset=utf-8", CITY_CSS)
}

/// The city's mark.
pub(super) async fn favicon() -> Response {
    text("image/svg+xml", FAVICON)
}

fn text(kind: &'static str, body: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], body).into_response()
}

/// Text made safe for markup.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
