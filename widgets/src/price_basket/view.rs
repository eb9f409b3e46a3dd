//! What the basket looks like: heading, goods, the cheapest market, all markets, foot.
//!
//! Source: our own choice.

use alloc::string::String;

use balai::price::{BasketInMarket, BasketInMarkets, BasketTotal, Direction, compare_basket};
use balai::words::{date, number};
use balai::{Instant, Money};

use super::editor::{amount, editor};
use super::goods::{Goods, goods};
use super::state::State;
use super::text::{Text, text};
use crate::kit::csv;
use crate::kit::html::{Element, View};
use crate::price::item::{market_name, name, unit_head};
use crate::price::scene::{begin, waiting, warn};
use crate::price::{Scene, foot};

/// Bars while the first answer is awaited.
const N_BARS: usize = 6;

/// The basket at `now`.
pub(super) fn view(state: &State, now: Instant) -> Element {
    let t = &text(state.feed.lang);
    let scene = Scene::of(&state.feed, now);
    let head = r#"section class="basket" aria-labelledby="heading""#;
    let mut v = begin(head, t.heading(), &state.feed, scene.as_ref());
    v.open(r#"div class="body""#);
    match &scene {
        Some(scene) => body(&mut v, state, scene, t),
        None => waiting(&mut v, &state.feed, N_BARS),
    }
    v.close();
    if let Some(scene) = &scene {
        foot(&mut v, scene);
    }
    v.finish()
}

fn body(v: &mut View, state: &State, s: &Scene<'_>, t: &Text) {
    if s.board.rows.is_empty() {
        return v.leaf(r#"p class="empty""#, s.t.empty());
    }
    let goods = goods(&state.wanted, s.board);
    warn(v, t.unread(), &mut state.unread.iter().map(String::as_str));
    warn(v, t.unknown(), &mut goods.unknown.iter().copied());
    editor(v, &goods, s, t);
    let found = compare_basket(s.board, &goods.lines);
    for (words, places) in
        [(t.unquoted(), &found.unquoted), (t.other_currency(), &found.other_currency)]
    {
        warn(v, words, &mut places.iter().map(|place| named(&goods, *place, s)));
    }
    best(v, &found, s, t);
    let n_lines = goods.lines.len() - found.unquoted.len() - found.other_currency.len();
    if n_lines == 0 {
        return;
    }
    if found.markets.iter().any(|market| !market.missing.is_empty()) {
        v.leaf(r#"p class="sub""#, t.ranking());
    }
    v.open(r#"ol class="markets""#);
    v.named("markets");
    v.set("aria-label", t.markets());
    for (rank, market) in found.markets.iter().enumerate() {
        v.open("li");
        v.named(market.market.as_str());
        row(v, market, rank == 0, n_lines, &goods, s, t);
        v.close();
    }
    v.close();
    file(v, &goods, &found, s, t);
}

/// Which market it is, in a sentence that is told anew when it changes.
fn best(v: &mut View, found: &BasketInMarkets<'_>, s: &Scene<'_>, t: &Text) {
    v.open(r#"p class="best" role="status""#);
    v.named("best");
    match found.markets.first() {
        None => _ = v.say(t.empty()),
        Some(first) if first.quoted.is_empty() => _ = v.say(t.nowhere()),
        Some(first) => {
            v.say(if first.missing.is_empty() { t.cheapest_is() } else { t.fullest_is() }).say(" ");
            v.leaf("b", market_name(first.market, s.board));
            v.say(", ");
            total(v, first.total, s, t);
            v.say(".");
        }
    }
    v.close();
}

fn total(v: &mut View, total: BasketTotal, s: &Scene<'_>, t: &Text) {
    match total {
        BasketTotal::Sum(total) => s.money(v.text(), total),
        BasketTotal::TooLarge => _ = v.say(t.too_large()),
        BasketTotal::Nothing => _ = v.say("–"),
    }
}

/// One market: total, difference, what it lacks, what it asks for each good.
fn row(
    v: &mut View,
    market: &BasketInMarket<'_>,
    first: bool,
    n_lines: usize,
    goods: &Goods<'_>,
    s: &Scene<'_>,
    t: &Text,
) {
    v.leaf(r#"span class="name""#, market_name(market.market, s.board));
    v.open(r#"b class="num""#);
    total(v, market.total, s, t);
    v.close();
    v.open(r#"span class="sub""#);
    let [cheapest, more, same] = *t.against();
    if first && market.missing.is_empty() && !market.quoted.is_empty() {
        v.say(cheapest).say(" · ");
    }
    if let Some(change) = &market.against_first {
        if change.direction() == Direction::Same {
            v.say(same);
        } else {
            let minor = change.to.minor.saturating_sub(change.from.minor);
            s.money(v.text(), Money { minor, currency: change.to.currency });
            v.say(" ").say(more).say(" (");
            number::signed_percent(v.text(), change.basis_points, s.lang);
            v.say(")");
        }
        v.say(" · ");
    }
    number::whole(v.text(), market.quoted.len() as i64, s.lang);
    v.say(" ").say(t.of()).say(" ");
    s.count(v.text(), n_lines, t.n_goods());
    v.close();
    if !market.missing.is_empty() {
        v.open(r#"span class="sub lacks""#);
        v.say(t.lacks());
        for (i, (place, flaw)) in market.missing.iter().enumerate() {
            v.say(if i > 0 { ", " } else { ": " }).say(named(goods, *place, s));
            if let Some(flaw) = flaw {
                v.say(" (").say(s.flaw(flaw)).say(")");
            }
        }
        v.close();
    }
    if market.quoted.is_empty() {
        return;
    }
    v.open("details");
    v.leaf("summary", t.details());
    v.open("ul");
    for (place, quote) in &market.quoted {
        let Some(line) = goods.lines.get(*place) else { continue };
        v.open("li");
        v.say(named(goods, *place, s)).say(": ");
        amount(v.text(), line, s.lang);
        v.say(" × ");
        s.money(v.text(), quote.price);
        if let Some(cost) = line.amount.cost(quote.price) {
            v.say(" = ");
            s.money(v.text(), cost);
        }
        v.say(", ");
        date::medium(v.text(), quote.observed_on, s.lang);
        v.close();
    }
    v.close();
    v.close();
}

/// The comparison to take along: a row for each market, the price of each good, the total.
fn file(v: &mut View, goods: &Goods<'_>, found: &BasketInMarkets<'_>, s: &Scene<'_>, t: &Text) {
    csv::link(v, "balai-price-basket.csv", s.t.csv(), &mut |csv| {
        csv.text(t.markets());
        for line in &goods.lines {
            let mut words = String::new();
            unit_head(&mut words, line.row, &s.t, s.lang);
            words.push_str(" × ");
            line.amount.push('.', &mut words);
            csv.text(&words);
        }
        csv.text(t.total());
        csv.end();
        for market in &found.markets {
            csv.text(market_name(market.market, s.board));
            for place in 0..goods.lines.len() {
                let quote = market.quoted.iter().find(|(other, _)| *other == place);
                csv.money(quote.map(|(_, quote)| quote.price));
            }
            csv.money(match market.total {
                BasketTotal::Sum(total) => Some(total),
                _ => None,
            });
            csv.end();
        }
    });
}

/// The name of the good at `place`.
fn named<'a>(goods: &Goods<'a>, place: usize, s: &Scene<'_>) -> &'a str {
    goods.lines.get(place).map_or("", |line| name(line.row, s.lang))
}
