//! `balai render …`: a widget as static HTML that needs no script, the same bytes as a server's.

use std::path::Path;

use balai::Instant;
use balai::price::Feed;
use balai::words::Lang;
use balai_widgets::price_board::{CSS, StaticPage, render_static, title};

use crate::args::{Board, Render, Selection};
use crate::prices::input;
use crate::{Error, out};

/// Renders the widget asked for.
pub(crate) fn run(widget: &Render) -> Result<(), Error> {
    match widget {
        Render::PriceBoard(board) => price_board(board),
    }
}

fn price_board(asked: &Board) -> Result<(), Error> {
    let feed = feed(&asked.data, asked.place.as_deref())?;
    let now = match &asked.now {
        Some(now) => Instant::parse(now).map_err(|error| input::bad("--now", now, &error))?,
        None => feed.generated_at,
    };
    let lang = Lang::parse(&asked.lang);
    let page = StaticPage {
        feed: &feed,
        now,
        lang,
        market: asked.market.as_deref(),
        css: &asked.css,
        src: &asked.src,
        events: "",
    };
    let element = render_static(&page);
    if !asked.page {
        return out::print(&(element + "\n"));
    }
    out::print(&whole_page(&element, &title(&feed, lang), lang))
}

/// A page that needs nothing else: the styles travel in a style element of the shadow root.
fn whole_page(element: &str, title: &str, lang: Lang) -> String {
    let styles = format!("<style>{}{CSS}</style>", balai_widgets::kit::CSS);
    // The element links its stylesheet first of all; here the styles themselves take its place.
    let element = match (element.find("<link "), element.find("<section ")) {
        (Some(from), Some(until)) if from < until => {
            let (before, rest) = element.split_at(from);
            let (_, after) = rest.split_at(until - from);
            format!("{before}{styles}{after}")
        }
        _ => element.to_owned(),
    };
    let mut heading = String::new();
    balai_widgets::kit::html::escape(title, false, &mut heading);
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{heading}</title>\n\
         <body>\n{element}\n</body>\n</html>\n",
        lang.tag()
    )
}

/// A feed as it is, or compiled from a price file.
fn feed(path: &Path, place: Option<&str>) -> Result<Feed, Error> {
    let unreadable = |error: std::io::Error| Error::Unreadable {
        path: path.display().to_string(),
        cause: error.to_string(),
    };
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).trim_ascii_start();
    if !text.starts_with(b"{") {
        return input::feed(&Selection {
            files: vec![path.to_owned()],
            area: None,
            as_of: None,
            age_days_max: None,
            city: None,
            place: place.map(str::to_owned),
            source: None,
            utc_offset: "+07:00".to_owned(),
        });
    }
    let not_a_feed = |cause: String| Error::NotAFeed { path: path.display().to_string(), cause };
    let text = std::str::from_utf8(&bytes).map_err(|error| not_a_feed(error.to_string()))?;
    Feed::from_json(text).map_err(|error| not_a_feed(error.to_string()))
}
