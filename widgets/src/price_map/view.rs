//! What the map looks like: chooser, map, legend, list, foot.
//!
//! Every mark on the map bears the number of its market in the list, and its class is told by size
//! as well as by colour.
//!
//! Source: our own choice; WAI-ARIA 1.2, image and table patterns.

use alloc::string::String;
use alloc::vec::Vec;

use balai::iso::days_between;
use balai::price::{Change, Class, Classing, Place, QuoteInMarket, Row, classify};
use balai::words::{date, number};
use balai::{Instant, Money, sort_by};

use super::plane::{WIDTH, project};
use super::state::State;
use super::text::{Text, text};
use crate::kit::html::{Element, View};
use crate::price::item::{find, key, market_name, name, per_unit};
use crate::price::scene::{begin, close_form, field, open_form, option, waiting};
use crate::price::{Scene, foot};

/// The map at `now`.
pub(super) fn view(state: &State, now: Instant) -> Element {
    let t = &text(state.feed.lang);
    let scene = Scene::of(&state.feed, now);
    let scene = scene.as_ref();
    let head = r#"section class="map" aria-labelledby="heading""#;
    let mut v = begin(head, t.heading(), &state.feed, scene);
    let Some(s) = scene else {
        v.open(r#"div class="body""#);
        waiting(&mut v, &state.feed, 4);
        v.close();
        return v.finish();
    };
    let wanted = find(s.board, &state.item);
    let row = wanted.or_else(|| s.board.rows.first());
    if let Some(row) = row {
        chooser(&mut v, row, s, t);
    }
    v.open(r#"div class="body""#);
    match row {
        None => v.leaf(r#"p class="empty""#, s.t.empty()),
        Some(row) => {
            if wanted.is_none() && !state.item.is_empty() {
                v.leaf(r#"p class="empty warn""#, t.unknown_item());
            }
            body(&mut v, row, state, s, t);
        }
    }
    v.close();
    foot(&mut v, s);
    v.finish()
}

fn chooser(v: &mut View, shown: &Row, s: &Scene<'_>, t: &Text) {
    if s.feed.live {
        v.open(r#"div class="tools""#);
    } else {
        open_form(v, s.lang);
    }
    field(v, r#"label for="item""#, t.commodity());
    v.open(r#"select id="item" name="item""#);
    if s.feed.live {
        v.set("data-change", "item");
    }
    for row in &s.board.rows {
        let mut label = String::from(name(row, s.lang));
        label.push(' ');
        per_unit(&mut label, &row.facts.item, &s.t, s.lang);
        let same = row.facts.item == shown.facts.item;
        option(v, &key(&row.facts.item), same, &label);
    }
    v.close();
    v.close();
    if s.feed.live {
        v.close();
    } else {
        close_form(v, s.lang);
    }
}

fn body(v: &mut View, row: &Row, state: &State, s: &Scene<'_>, t: &Text) {
    let Ok(summary) = &row.summary else {
        return v.leaf(r#"p class="empty""#, t.no_quotes());
    };
    let mut quotes: Vec<&QuoteInMarket> = summary.grounds.used.iter().collect();
    sort_by(&mut quotes, |a, b| {
        a.price.minor.cmp(&b.price.minor).then_with(|| a.market.cmp(&b.market))
    });
    let prices: Vec<i64> = quotes.iter().map(|quote| quote.price.minor).collect();
    let classing = match (&state.reference, state.bounds.as_slice()) {
        (Some((lower, upper)), _) => Classing::Reference { lower: *lower, upper: *upper },
        (None, []) => Classing::Quantiles(state.n_classes),
        (None, bounds) => Classing::Bounds(bounds),
    };
    let (of, classes) = classify(&prices, classing);
    let scale = Scale { classing, classes: &classes, reference: state.reference };
    map(v, row, &quotes, &of, s, t);
    legend(v, row, &scale, s, t);
    v.open("p");
    v.say(t.median()).say(": ");
    s.money(v.text(), summary.median);
    let n_aside = summary.grounds.set_aside.len();
    if n_aside > 0 {
        v.say("; ");
        s.count(v.text(), n_aside, s.t.markets());
        v.say(" ").say(t.set_aside());
    }
    v.say(".");
    v.close();
    list(v, &quotes, summary.median, s, t);
}

/// How the classes came about.
struct Scale<'a> {
    classing: Classing<'a>,
    classes: &'a [Class],
    reference: Option<(i64, i64)>,
}

/// The marks; `of` is the class of each quote.
fn map(v: &mut View, row: &Row, quotes: &[&QuoteInMarket], of: &[usize], s: &Scene<'_>, t: &Text) {
    let placed = |quote: &QuoteInMarket| -> Option<Place> {
        s.board.feed.markets.iter().find(|market| market.id == quote.market)?.place
    };
    let marks: Vec<(usize, usize, Place)> = quotes
        .iter()
        .zip(of)
        .enumerate()
        .filter_map(|(n, (quote, class))| Some((n + 1, *class, placed(quote)?)))
        .collect();
    if marks.is_empty() {
        return v.leaf(r#"p class="empty""#, t.no_places());
    }
    let places: Vec<Place> = marks.iter().map(|(_, _, place)| *place).collect();
    let (points, height) = project(&places);
    v.open(r#"svg class="plane" role="img""#);
    let view_box = v.attr("viewBox");
    view_box.push_str("0 0 ");
    number::plain(view_box, WIDTH);
    view_box.push(' ');
    number::plain(view_box, height);
    let label = v.attr("aria-label");
    label.push_str(t.map());
    label.push_str(name(row, s.lang));
    // The dearest last, so that they lie on top.
    for ((n, class, _), (x, y)) in marks.iter().zip(points) {
        mark(v, (x, y), *class);
        v.open(r#"text class="number""#);
        number::plain(v.attr("x"), x);
        number::plain(v.attr("y"), y);
        number::plain(v.text(), *n as i64);
        v.close();
    }
    v.close();
    let n_unplaced = quotes.len() - marks.len();
    if n_unplaced > 0 {
        v.open(r#"p class="note""#);
        s.count(v.text(), n_unplaced, s.t.markets());
        v.say(" ").say(t.unplaced()).say(".");
        v.close();
    }
}

/// A mark of a class: larger and stronger the dearer.
fn mark(v: &mut View, (x, y): (i64, i64), class: usize) {
    v.open("circle");
    let name = v.attr("class");
    name.push_str("c c");
    number::plain(name, class as i64);
    number::plain(v.attr("cx"), x);
    number::plain(v.attr("cy"), y);
    number::plain(v.attr("r"), 10 + 2 * class.min(5) as i64);
    v.close();
}

fn legend(v: &mut View, row: &Row, scale: &Scale<'_>, s: &Scene<'_>, t: &Text) {
    let currency = row.facts.item.currency;
    let money = |out: &mut String, minor| s.money(out, Money { minor, currency });
    let [by_rank, by_bounds, by_reference] = *t.methods();
    v.open(r#"p class="note""#);
    match (scale.classing, scale.reference) {
        (Classing::Reference { .. }, Some((lower, upper))) => {
            v.say(by_reference).say(" ");
            money(v.text(), lower);
            if upper > lower {
                v.say("–");
                money(v.text(), upper);
            }
            v.say(".");
        }
        (Classing::Bounds(_), _) => _ = v.say(by_bounds),
        _ => _ = v.say(by_rank),
    }
    v.close();
    v.open(r#"ul class="legend""#);
    for class in scale.classes {
        v.open("li");
        v.open(r#"svg class="key" viewBox="0 0 40 40" aria-hidden="true""#);
        mark(v, (20, 20), class.place);
        v.close();
        v.open("span");
        if let Classing::Reference { .. } = scale.classing {
            v.say(t.against().get(class.place).unwrap_or(&"")).say(": ");
        }
        money(v.text(), class.lowest);
        if class.highest > class.lowest {
            v.say("–");
            money(v.text(), class.highest);
        }
        v.say(" (");
        s.count(v.text(), class.n, s.t.markets());
        v.say(")");
        v.close();
        v.close();
    }
    v.close();
}

fn list(v: &mut View, quotes: &[&QuoteInMarket], median: Money, s: &Scene<'_>, t: &Text) {
    v.open(r#"table aria-labelledby="heading""#);
    v.open("thead");
    v.open("tr");
    for (text, head) in t.columns().iter().zip(HEADS) {
        v.leaf(head, text);
    }
    v.close();
    v.close();
    v.open("tbody");
    for (n, quote) in quotes.iter().enumerate() {
        v.open("tr");
        v.key().push_str(quote.market.as_str());
        v.open(r#"td class="num""#);
        number::plain(v.text(), n as i64 + 1);
        v.close();
        v.open(r#"th scope="row""#);
        v.say(market_name(&quote.market, s.board));
        v.close();
        v.open(r#"td class="num""#);
        v.open("b");
        s.money(v.text(), quote.price);
        v.close();
        v.close();
        v.open("td");
        date::days_ago(v.text(), days_between(quote.observed_on, s.today), s.lang);
        v.close();
        v.open(r#"td class="num""#);
        if let Some(change) = Change::between(median, quote.price, quote.observed_on) {
            number::signed_percent(v.text(), change.basis_points, s.lang);
        }
        v.close();
        v.close();
    }
    v.close();
    v.close();
}

const HEADS: [&str; 5] = [
    r#"th class="num" scope="col""#,
    r#"th scope="col""#,
    r#"th class="num" scope="col""#,
    r#"th scope="col""#,
    r#"th class="num" scope="col""#,
];
