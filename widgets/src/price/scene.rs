//! What every price widget shows around its figures: the line of trust, and what stands there
//! while there is nothing.
//!
//! Source: our own choice.

use alloc::string::String;
use alloc::sync::Arc;

use balai::iso::{days_between, write_date};
use balai::price::reference::Position;
use balai::price::{Board, FeedItem, FeedReference, Flaw, QuoteInMarket, Row};
use balai::words::{Lang, date, number};
use balai::{Currency, Date, Instant, MarketId, Money};

use super::feed::PriceFeed;
use super::item::{choice, market_name};
use super::text::{Text, text};
use crate::kit::html::View;
use crate::kit::source::Fault;

/// What is wrong with a quote.
const FLAG: &str = r#"span class="flaw""#;
/// How an error code is shown.
pub(crate) const CODE: &str = r#"small class="code""#;

/// A feed that is looked at, and when.
pub(crate) struct Scene<'a> {
    pub(crate) feed: &'a PriceFeed,
    pub(crate) board: &'a Board,
    pub(crate) t: Text,
    pub(crate) lang: Lang,
    pub(crate) now: Instant,
    /// The day it is in the city.
    pub(crate) today: Date,
}

impl<'a> Scene<'a> {
    /// The feed at `now`, once there is one.
    pub(crate) fn of(feed: &'a PriceFeed, now: Instant) -> Option<Self> {
        let board = feed.board.as_ref()?;
        let today = now.date_at(board.feed.utc_offset);
        Some(Self { feed, board, t: text(feed.lang), lang: feed.lang, now, today })
    }

    /// A number and what it counts.
    pub(crate) fn count(&self, out: &mut String, n: usize, noun: &[&'static str; 2]) {
        let [one, many] = *noun;
        number::whole(out, i64::try_from(n).unwrap_or(i64::MAX), self.lang);
        out.push(' ');
        out.push_str(if n == 1 { one } else { many });
    }

    /// An amount.
    pub(crate) fn money(&self, out: &mut String, money: Money) {
        number::money(out, money, self.lang);
    }

    /// An amount in an element of its own.
    #[inline(never)]
    pub(crate) fn money_in(&self, v: &mut View, head: &'static str, money: Money) {
        v.open(head);
        self.money(v.text(), money);
        v.close();
    }

    /// A dash where there is no figure, with the words for those who do not see it.
    pub(crate) fn no_figure(&self, v: &mut View) {
        v.leaf(r#"span aria-hidden="true""#, "–");
        v.leaf(r#"span class="unseen""#, self.t.no_figure());
    }

    /// Says where a price stands to the reference price in force on its day, if there is one.
    pub(crate) fn standing(&self, v: &mut View, facts: &FeedItem, price: Money, day: Date) {
        if let Some((reference, standing)) = facts.standing(price, day) {
            v.open(match standing.position {
                Position::Below => r#"span class="sub below""#,
                Position::Within => r#"span class="sub within""#,
                Position::Above => r#"span class="sub above""#,
            });
            standing.words(v.text(), &reference.kind, self.lang);
            v.close();
        }
    }

    /// "HET ≤ Rp 13.500 (Kepbadan 299/2025)".
    pub(crate) fn reference(&self, v: &mut View, reference: &FeedReference, currency: Currency) {
        v.say(&reference.kind);
        let mut sign = match (reference.lower, reference.upper) {
            (Some(_), Some(_)) => " ",
            (None, _) => " ≤ ",
            _ => " ≥ ",
        };
        let upper = reference.upper.filter(|upper| reference.lower != Some(*upper));
        for minor in reference.lower.into_iter().chain(upper) {
            v.say(sign);
            self.money(v.text(), Money { minor, currency });
            sign = "–";
        }
        v.say(" (").say(reference.rule(self.lang)).say(")");
    }

    /// A quote in a list of grounds: where, how much, which day, and why it does not count.
    pub(crate) fn quote(&self, v: &mut View, quote: &QuoteInMarket, flaw: Option<&Flaw>) {
        v.open("li");
        v.say(market_name(&quote.market, self.board)).say(": ");
        self.money(v.text(), quote.price);
        v.say(", ");
        date::medium(v.text(), quote.observed_on, self.lang);
        if quote.flag.is_some() {
            v.open(FLAG);
            v.say(" ⚑ ").say(self.t.flagged());
            v.close();
        }
        if let Some(flaw) = flaw {
            v.open(FLAG);
            v.say(" – ").say(self.flaw(flaw));
            v.close();
        }
        v.close();
    }

    /// Opens the tools of a reader: a form where no script runs.
    pub(crate) fn open_tools(&self, v: &mut View) {
        if self.feed.live {
            v.open(r#"div class="tools""#);
        } else {
            open_form(v, self.lang);
        }
    }

    /// Ends them.
    pub(crate) fn close_tools(&self, v: &mut View) {
        if self.feed.live {
            v.close();
        } else {
            close_form(v, self.lang);
        }
    }

    /// Opens the chooser of a commodity; a choice in front of all others may follow.
    pub(crate) fn open_items(&self, v: &mut View, label: &str) {
        let heads = [r#"label for="item""#, r#"select id="item" name="item""#];
        open_choice(v, heads, label, self.feed.live.then_some("item"));
    }

    /// Its choices, and its end.
    pub(crate) fn close_items(&self, v: &mut View, chosen: Option<&Arc<Row>>) {
        for row in &self.board.rows {
            let (key, words) = choice(row, &self.t, self.lang);
            option(v, &key, chosen.is_some_and(|chosen| Arc::ptr_eq(chosen, row)), &words);
        }
        v.close();
        v.close();
    }

    /// Why a quote does not count.
    pub(crate) fn flaw(&self, flaw: &Flaw) -> &'static str {
        let [stale, future, contradiction] = *self.t.flaws();
        match flaw {
            Flaw::Stale { .. } => stale,
            Flaw::FromFuture => future,
            Flaw::Contradiction => contradiction,
        }
    }

    /// Whether the feed names this market.
    pub(crate) fn knows(&self, id: &MarketId) -> bool {
        self.board.feed.markets.iter().any(|market| market.id == *id)
    }

    /// Says that a market asked for is not in the feed.
    pub(crate) fn unknown_market(&self, v: &mut View, market: Option<&MarketId>) {
        if market.is_some_and(|id| !self.knows(id)) {
            v.leaf(r#"p class="empty warn""#, self.t.unknown_market());
        }
    }
}

/// Begins a widget: its section, heading and line of trust.
pub(crate) fn begin(
    head: &'static str,
    heading: &str,
    feed: &PriceFeed,
    scene: Option<&Scene<'_>>,
) -> View {
    let mut v = View::new(head);
    v.set("lang", feed.lang.tag());
    v.open(r#"header class="head""#);
    v.leaf(r#"h2 id="heading""#, heading);
    // Always the same element, so that a screen reader is told of what changes in it.
    v.open(r#"p role="status""#);
    match scene {
        Some(scene) => trust(&mut v, scene),
        None => {
            v.set("class", "state");
            v.say(if feed.source.fetching() { text(feed.lang).loading() } else { "" });
        }
    }
    v.close();
    v.close();
    v
}

/// City, day, age and markets; or that the data are old, or that asking failed.
fn trust(v: &mut View, s: &Scene<'_>) {
    let (feed, t) = (&s.board.feed, &s.t);
    if let Some(fault) = s.feed.source.fault() {
        v.set("class", "state warn");
        fault_words(v, fault, t);
        v.say(" ").say(t.last_known()).say(" ");
        date::ago(v.text(), feed.generated_at, s.now, s.lang);
        v.say(". ").say(t.keeps_trying()).say(" ");
        retry(v, s.feed, t);
        v.say(" ");
        return code(v, s.feed, fault, t);
    }
    let days = feed.as_of.map_or(0, |as_of| days_between(as_of, s.today));
    let stale = days > feed.age_days_max;
    v.set("class", if stale { "state warn" } else { "state" });
    v.say(&feed.city);
    let Some(as_of) = feed.as_of else { return };
    v.say(" · ");
    if stale {
        v.say(t.stale()).say(" ");
        date::medium(v.text(), as_of, s.lang);
    } else {
        v.open("time");
        v.set("datetime", &write_date(as_of));
        date::long(v.text(), as_of, s.lang);
        v.close();
    }
    v.say(" (");
    date::days_ago(v.text(), days, s.lang);
    v.say(if stale { ")." } else { ") · " });
    if !stale {
        s.count(v.text(), feed.markets.len(), t.markets());
    }
}

/// Before the first data: a skeleton of so many bars that keeps the space, or why there is
/// nothing.
pub(crate) fn waiting(v: &mut View, feed: &PriceFeed, n_bars: usize) {
    let t = &text(feed.lang);
    if feed.source.url().is_empty() {
        return v.leaf(r#"p class="empty warn" role="alert""#, t.no_source());
    }
    let Some(fault) = feed.source.fault() else {
        v.open(r#"div class="skeleton" aria-hidden="true""#);
        for _ in 0..n_bars {
            v.leaf(r#"div class="bar""#, "");
        }
        return v.close();
    };
    v.open(r#"div class="empty warn" role="alert""#);
    v.open("p");
    fault_words(v, fault, t);
    v.say(" ").say(t.keeps_trying());
    v.close();
    retry(v, feed, t);
    code(v, feed, fault, t);
    v.close();
}

fn fault_words(v: &mut View, fault: Fault, t: &Text) {
    let [timeout, network, status, unreadable] = *t.faults();
    v.say(match fault {
        Fault::Timeout => timeout,
        Fault::Network => network,
        Fault::Unreadable => unreadable,
        Fault::Status(_) => status,
    });
    if let Fault::Status(n) = fault {
        v.say(" ");
        number::plain(v.text(), n.into());
        v.say(".");
    }
}

fn retry(v: &mut View, feed: &PriceFeed, t: &Text) {
    if feed.live {
        v.leaf(r#"button class="retry" type="button" data-click="retry""#, t.retry());
    }
}

/// The error code, with what the reader of the feed said if it could not be read.
fn code(v: &mut View, feed: &PriceFeed, fault: Fault, t: &Text) {
    v.open(CODE);
    v.say(t.code()).say(" ");
    match &feed.unreadable {
        Some((code, why)) if fault == Fault::Unreadable => v.say(code).say(": ").say(why),
        _ => v.say(fault.code()),
    };
    v.close();
}

/// Opens a field with its label; the control follows.
pub(crate) fn field(v: &mut View, head: &'static str, label: &str) {
    v.open(r#"div class="field""#);
    v.leaf(head, label);
}

/// Opens a chooser with its label; its choices follow. A choice is a message where a script runs.
#[inline(never)]
pub(crate) fn open_choice(
    v: &mut View,
    heads: [&'static str; 2],
    label: &str,
    message: Option<&str>,
) {
    let [label_head, select] = heads;
    field(v, label_head, label);
    v.open(select);
    if let Some(message) = message {
        v.set("data-change", message);
    }
}

/// One choice of a chooser.
pub(crate) fn option(v: &mut View, value: &str, selected: bool, name: &str) {
    v.open("option");
    v.set("value", value);
    v.flag("selected", selected);
    v.say(name);
    v.close();
}

/// Opens a form that asks for the page again in the language shown; it does without a script.
pub(crate) fn open_form(v: &mut View, lang: Lang) {
    v.open(r#"form class="tools" method="get""#);
    v.open(r#"input type="hidden" name="lang""#);
    v.set("value", lang.tag());
    v.close();
}

/// Ends the form with the button that sends it.
pub(crate) fn close_form(v: &mut View, lang: Lang) {
    v.leaf("button", text(lang).show());
    v.close();
}

/// Says what is wrong with these names, if there are any.
pub(crate) fn warn(v: &mut View, words: &str, names: &mut dyn Iterator<Item = &str>) {
    let mut sign = " ";
    for name in names {
        if sign == " " {
            v.open(r#"p class="warn""#);
            v.say(words);
        }
        v.say(sign).say(name);
        sign = ", ";
    }
    if sign != " " {
        v.say(".");
        v.close();
    }
}
