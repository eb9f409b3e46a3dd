//! Where a widget's data comes from: fetched with an ETag, kept on the device, asked for again
//! gently.
//!
//! A machine of its own that every widget with a feed embeds. It keeps the last good text whatever
//! happens afterwards, so a dead or slow server shows what is known, with its age. Waiting grows
//! from two seconds to five minutes and is spread out, so that a city's pages do not come back all
//! at once after an outage.
//!
//! Units: seconds, unless a name says milliseconds.
//! Source: RFC 9110 (ETag, 304); "Exponential Backoff and Jitter", AWS Architecture Blog, 2015.

use alloc::string::String;

use balai::Instant;

use super::widget::{Effects, Fetched};

const TIMEOUT_MS: u32 = 10_000;
const REFRESH_SECONDS: i64 = 300;
const RETRY_SECONDS_MAX: i64 = 300;
const TICK_SECONDS: i64 = 60;

/// Why the newest attempt brought nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No answer in time.
    Timeout,
    /// No answer at all.
    Network,
    /// The server answered with this status.
    Status(u16),
    /// The answer could not be read; the widget's own reader says why.
    Unreadable,
}

impl Fault {
    /// The stable code of this fault.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Timeout => "widget.fetch_timeout",
            Self::Network => "widget.fetch_network",
            Self::Status(_) => "widget.fetch_status",
            Self::Unreadable => "widget.feed_unreadable",
        }
    }
}

/// A text that came in, to be read by the widget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// From the server: answer with [`Source::accept`] or [`Source::refuse`].
    Fresh(String),
    /// Kept on this device from an earlier visit; only shown while nothing newer is there.
    Kept(String),
}

/// The state of one feed.
#[derive(Clone, Debug, Default)]
pub struct Source {
    url: String,
    etag: Option<String>,
    fault: Option<Fault>,
    n_failures: u32,
    fetching: bool,
    /// Something changed while an answer was awaited: it may be older than that.
    ask_again: bool,
    due_at: Option<Instant>,
    has_data: bool,
    from_device: bool,
}

impl Source {
    /// The address in use; empty if none was given.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Why the newest attempt failed, until one succeeds.
    #[must_use]
    pub fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// Whether an answer is awaited.
    #[must_use]
    pub fn fetching(&self) -> bool {
        self.fetching
    }

    /// Whether what is shown was kept on this device and not confirmed since.
    #[must_use]
    pub fn from_device(&self) -> bool {
        self.from_device
    }

    /// Points at another address and starts over.
    pub fn open(&mut self, url: &str, now: Instant, effects: &mut dyn Effects) {
        *self = Self { url: url.into(), ..Self::default() };
        if !url.is_empty() {
            effects.load(&self.key());
            self.fetch(now, effects);
        }
    }

    /// Notes data that a server rendered into the page.
    pub fn adopt(&mut self, url: &str) {
        *self = Self { url: url.into(), has_data: true, ..Self::default() };
    }

    /// Asks again at once: the reader pressed "try again", or the server said something changed.
    /// While an answer is awaited, it is asked again as soon as that has come.
    pub fn refresh(&mut self, now: Instant, effects: &mut dyn Effects) {
        self.ask_again = self.fetching;
        if !self.url.is_empty() && !self.fetching {
            self.fetch(now, effects);
        }
    }

    /// The timer ran out: asks again if it is time, and sets the next timer.
    pub fn tick(&mut self, now: Instant, effects: &mut dyn Effects) {
        match self.due_at {
            Some(due_at) if due_at <= now && !self.fetching => self.fetch(now, effects),
            _ => self.timer(now, effects),
        }
    }

    /// Takes an answer: a text to read, if it brought one.
    pub fn fetched(
        &mut self,
        answer: Fetched,
        now: Instant,
        effects: &mut dyn Effects,
    ) -> Option<Arrival> {
        self.fetching = false;
        let fault = match answer {
            Fetched::Answer { status: 200, etag, body } => {
                self.etag = etag;
                return Some(Arrival::Fresh(body));
            }
            Fetched::Answer { status: 304, .. } if self.has_data => {
                self.succeed(now, effects);
                return None;
            }
            Fetched::Answer { status, .. } => Fault::Status(status),
            Fetched::Timeout => Fault::Timeout,
            Fetched::Network => Fault::Network,
        };
        self.fail(fault, now, effects);
        None
    }

    /// A text from this device, if nothing newer is there.
    pub fn stored(&mut self, value: String) -> Option<Arrival> {
        if self.has_data { None } else { Some(Arrival::Kept(value)) }
    }

    /// The widget could read the text: keeps it, on this device too.
    pub fn accept(&mut self, arrival: &Arrival, now: Instant, effects: &mut dyn Effects) {
        self.has_data = true;
        match arrival {
            Arrival::Kept(_) => self.from_device = true,
            Arrival::Fresh(_) => {
                self.succeed(now, effects);
                effects.save(&self.key());
            }
        }
    }

    /// The widget could not read the text: what was known stays.
    pub fn refuse(&mut self, arrival: &Arrival, now: Instant, effects: &mut dyn Effects) {
        self.etag = None;
        if let Arrival::Fresh(_) = arrival {
            self.fail(Fault::Unreadable, now, effects);
        }
    }

    fn key(&self) -> String {
        let mut key = String::from("balai:");
        key.push_str(&self.url);
        key
    }

    fn fetch(&mut self, now: Instant, effects: &mut dyn Effects) {
        self.fetching = true;
        let etag = if self.has_data { self.etag.as_deref() } else { None };
        effects.fetch(&self.url, etag, TIMEOUT_MS);
        self.timer(now, effects);
    }

    fn succeed(&mut self, now: Instant, effects: &mut dyn Effects) {
        self.fault = None;
        self.n_failures = 0;
        self.from_device = false;
        if core::mem::take(&mut self.ask_again) {
            self.fetch(now, effects);
        } else {
            self.due(now, REFRESH_SECONDS, effects);
        }
    }

    fn fail(&mut self, fault: Fault, now: Instant, effects: &mut dyn Effects) {
        self.fault = Some(fault);
        self.ask_again = false;
        self.n_failures = (self.n_failures + 1).min(30);
        let seconds = 1_i64 << self.n_failures;
        self.due(now, seconds.min(RETRY_SECONDS_MAX), effects);
    }

    /// Sets when to ask again: `seconds` from now, and up to a quarter later, spread by the clock.
    fn due(&mut self, now: Instant, seconds: i64, effects: &mut dyn Effects) {
        let spread = now.unix_seconds().rem_euclid(97) * seconds / 97 / 4;
        let due = now.unix_seconds() + seconds + spread;
        self.due_at = Some(Instant::from_unix_seconds(due));
        self.timer(now, effects);
    }

    /// The next timer: when asking again is due, and at least every minute, for ages grow.
    fn timer(&self, now: Instant, effects: &mut dyn Effects) {
        let due =
            self.due_at.map_or(TICK_SECONDS, |due_at| due_at.unix_seconds() - now.unix_seconds());
        effects.after(due.clamp(1, TICK_SECONDS) as u32 * 1_000);
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::kit::widget::Effect;

    /// What is done, and its effects.
    fn done<T>(act: impl FnOnce(&mut Vec<Effect>) -> T) -> (T, Vec<Effect>) {
        let mut effects = Vec::new();
        (act(&mut effects), effects)
    }

    fn at(seconds: i64) -> Instant {
        Instant::from_unix_seconds(97 * 1_000_000 + seconds)
    }

    fn answer(status: u16, body: &str) -> Fetched {
        Fetched::Answer { status, etag: Some("\"1\"".into()), body: body.into() }
    }

    fn fetches(effects: &[Effect]) -> Vec<Option<&str>> {
        let fetch = |effect: &'_ Effect| match effect {
            Effect::Fetch { etag, .. } => Some(etag.clone()),
            _ => None,
        };
        let found: Vec<Option<String>> = effects.iter().filter_map(fetch).collect();
        found.into_iter().map(|etag| etag.map(|_| "etag")).collect()
    }

    fn delay_seconds(effects: &[Effect]) -> u32 {
        let delays = effects.iter().filter_map(|effect| match effect {
            Effect::After { delay_ms } => Some(delay_ms / 1_000),
            _ => None,
        });
        delays.max().unwrap()
    }

    #[test]
    fn a_good_answer_is_kept_and_asked_for_again_with_its_etag() {
        let mut source = Source::default();
        let (_, effects) = done(|e| source.open("/a", at(0), e));
        assert_eq!(fetches(&effects), [None]);
        let (arrival, _) = done(|e| source.fetched(answer(200, "body"), at(1), e));
        let arrival = arrival.unwrap();
        let (_, effects) = done(|e| source.accept(&arrival, at(1), e));
        assert!(effects.contains(&Effect::Save { key: "balai:/a".into() }));
        assert_eq!(source.fault(), None);
        assert!(fetches(&done(|e| source.tick(at(60), e)).1).is_empty(), "not yet due");
        assert_eq!(fetches(&done(|e| source.tick(at(400), e)).1), [Some("etag")]);
        let (arrival, effects) = done(|e| source.fetched(answer(304, ""), at(401), e));
        assert_eq!((arrival, source.fault()), (None, None));
        assert_eq!(delay_seconds(&effects), 60);
    }

    #[test]
    fn a_dead_server_is_asked_ever_more_gently() {
        let mut source = Source::default();
        _ = done(|e| source.open("/a", at(0), e));
        let mut waits = Vec::new();
        let mut now = 0;
        for _ in 0..10 {
            done(|e| source.fetched(Fetched::Network, at(now), e));
            assert_eq!(source.fault(), Some(Fault::Network));
            let due = source.due_at.unwrap().unix_seconds() - at(now).unix_seconds();
            waits.push(due);
            now += due;
            assert_eq!(fetches(&done(|e| source.tick(at(now), e)).1), [None]);
        }
        assert!(
            waits
                .iter()
                .zip([2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
                .all(|(w, floor)| { (floor..=floor + floor / 4).contains(w) }),
            "{waits:?}"
        );
    }

    #[test]
    fn what_was_kept_shows_only_while_nothing_newer_is_there() {
        let mut source = Source::default();
        _ = done(|e| source.open("/a", at(0), e));
        let kept = source.stored("old".into()).unwrap();
        done(|e| source.accept(&kept, at(0), e));
        assert!(source.from_device());
        let (fresh, _) = done(|e| source.fetched(answer(200, "new"), at(1), e));
        done(|e| source.accept(&fresh.unwrap(), at(1), e));
        assert!(!source.from_device());
        assert_eq!(source.stored("old".into()), None);
    }

    #[test]
    fn an_address_alone_is_no_data() {
        let mut source = Source::default();
        source.adopt("/a");
        _ = done(|e| source.open("/a", at(0), e));
        assert!(source.stored("old".into()).is_some());
    }

    #[test]
    fn an_unreadable_answer_is_a_fault_and_forgets_its_etag() {
        let mut source = Source::default();
        _ = done(|e| source.open("/a", at(0), e));
        let (arrival, _) = done(|e| source.fetched(answer(200, "<html>"), at(1), e));
        done(|e| source.refuse(&arrival.unwrap(), at(1), e));
        assert_eq!(source.fault().map(Fault::code), Some("widget.feed_unreadable"));
        assert_eq!(fetches(&done(|e| source.refresh(at(2), e)).1), [None]);
    }

    #[test]
    fn a_304_without_data_is_a_fault() {
        let mut source = Source::default();
        _ = done(|e| source.open("/a", at(0), e));
        done(|e| source.fetched(answer(304, ""), at(1), e));
        assert_eq!(source.fault(), Some(Fault::Status(304)));
    }

    #[test]
    fn one_question_at_a_time_and_no_call_is_lost() {
        let mut source = Source::default();
        _ = done(|e| source.open("/a", at(0), e));
        assert!(done(|e| source.refresh(at(1), e)).1.is_empty());
        let (arrival, _) = done(|e| source.fetched(answer(200, "body"), at(2), e));
        let (_, effects) = done(|e| source.accept(&arrival.unwrap(), at(2), e));
        assert_eq!(fetches(&effects), [Some("etag")]);
        let (_, effects) = done(|e| source.fetched(answer(304, ""), at(3), e));
        assert!(fetches(&effects).is_empty(), "asked again once");
    }
}
