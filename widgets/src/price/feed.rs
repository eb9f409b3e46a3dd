//! A price feed on its way into a widget: attributes, answers and faults, until it is a board.
//!
//! A widget hands it every input, and gets back what is its own.
//!
//! Source: our own choice.

use alloc::borrow::ToOwned;
use alloc::string::String;

use balai::price::{Board, FeedError, FeedReader};
use balai::words::{Lang, number};
use balai::{Coded, Instant, cut};

use crate::kit::source::{Arrival, Source};
use crate::kit::widget::{Effects, Input};

/// The feed of one widget, and how it is shown.
#[derive(Default)]
pub(crate) struct PriceFeed {
    pub(crate) lang: Lang,
    /// Whether a script runs the widget: a page without one shows everything and offers no
    /// controls that would not work.
    pub(crate) live: bool,
    pub(crate) source: Source,
    pub(crate) board: Option<Board>,
    /// Code and words of what made the newest answer unreadable.
    pub(crate) unreadable: Option<(&'static str, String)>,
    reader: FeedReader,
    events: String,
}

/// What is a widget's own.
pub(crate) enum Own<'a> {
    /// An attribute has this value now.
    Attribute(&'a str, Option<&'a str>),
    /// Somebody used a control: its message before and after the colon, and its value.
    Control(&'a str, &'a str, &'a str),
}

impl PriceFeed {
    /// Takes an input; an attribute or a control that is not the feed's goes to `own`.
    pub(crate) fn update(
        &mut self,
        input: Input<'_>,
        now: Instant,
        effects: &mut dyn Effects,
        own: &mut dyn FnMut(Own<'_>, &mut dyn Effects),
    ) {
        match input {
            Input::Attribute(name, value) => match name {
                "lang" | "events" | "src" => {
                    self.attribute(name, value.unwrap_or_default(), now, effects);
                }
                _ => own(Own::Attribute(name, value), effects),
            },
            Input::Start => self.start(now, effects),
            Input::Control(message, value) => match message {
                "retry" => self.source.refresh(now, effects),
                _ => {
                    let (what, which) = cut(message, b':').unwrap_or((message, ""));
                    own(Own::Control(what, which, value), effects);
                }
            },
            Input::Fetched(answer) => {
                if let Some(arrival) = self.source.fetched(answer, now, effects) {
                    self.read(arrival, now, effects);
                }
            }
            Input::Timer => self.source.tick(now, effects),
            Input::Live => self.source.refresh(now, effects),
            Input::Stored(value) => {
                if let Some(arrival) = self.source.stored(value) {
                    self.read(arrival, now, effects);
                }
            }
        }
    }

    /// Takes over the feed that a server put into the page.
    pub(crate) fn adopt(&mut self, data: &str) -> bool {
        let Ok(feed) = self.reader.read(data.to_owned()) else { return false };
        self.board = Some(Board::new(feed));
        true
    }

    fn attribute(&mut self, name: &str, value: &str, now: Instant, effects: &mut dyn Effects) {
        match name {
            "lang" => self.lang = Lang::parse(value),
            "events" => {
                self.events = value.to_owned();
                if self.live {
                    self.listen(effects);
                }
            }
            _ if self.live => {
                self.board = None;
                self.unreadable = None;
                self.source.open(value, now, effects);
            }
            _ => self.source.adopt(value),
        }
    }

    fn start(&mut self, now: Instant, effects: &mut dyn Effects) {
        self.live = true;
        if self.board.is_some() {
            self.source.refresh(now, effects);
        } else {
            let url = self.source.url().to_owned();
            self.source.open(&url, now, effects);
        }
        self.listen(effects);
    }

    fn listen(&self, effects: &mut dyn Effects) {
        if !self.events.is_empty() {
            effects.listen(&self.events, "prices");
        }
    }

    /// Reads a feed; one that cannot be read leaves what was known in place.
    fn read(&mut self, mut arrival: Arrival, now: Instant, effects: &mut dyn Effects) {
        let (Arrival::Fresh(text) | Arrival::Kept(text)) = &mut arrival;
        match self.reader.read(core::mem::take(text)) {
            Ok(feed) => {
                self.source.accept(&arrival, now, effects);
                let detail = feed.as_of.map(balai::iso::write_date).unwrap_or_default();
                let board = Board::renew(self.board.as_ref(), feed);
                self.board = Some(board);
                self.unreadable = None;
                effects.emit("balai-prices", &detail);
            }
            Err(error) => {
                if matches!(arrival, Arrival::Fresh(_)) {
                    self.unreadable = Some((error.code(), reason(&error)));
                }
                self.source.refuse(&arrival, now, effects);
            }
        }
    }
}

/// What is wrong with a feed and where.
fn reason(error: &FeedError) -> String {
    let mut out = String::new();
    match error {
        FeedError::Unreadable(error) => {
            for (word, n) in [("line ", error.line), (", column ", error.column)] {
                out.push_str(word);
                number::plain(&mut out, n.into());
            }
            out.push_str(": ");
            out.push_str(error.problem);
        }
        FeedError::Format { found } => {
            out.push_str("format: ");
            out.push_str(found);
        }
        _ => {}
    }
    out
}
