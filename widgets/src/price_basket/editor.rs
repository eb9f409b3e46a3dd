//! The basket in the reader's hands: every good with its amount, and one more to add.
//!
//! The rows have no keys: when one goes, the focus stays on the same control of the next.
//!
//! Source: our own choice; WAI-ARIA 1.2, names and errors of fields.

use alloc::string::String;

use balai::price::BasketLine;
use balai::words::{Lang, number, unit};

use super::goods::{Goods, Wanted};
use super::text::Text;
use crate::kit::html::View;
use crate::price::Scene;
use crate::price::item::{choice, name, per_unit};
use crate::price::scene::{field, option};

const BUTTON: &str = r#"button type="button""#;

/// The goods, with controls where a script runs.
pub(super) fn editor(v: &mut View, goods: &Goods<'_>, s: &Scene<'_>, t: &Text) {
    v.open(r#"ul class="goods""#);
    v.named("goods");
    v.set("aria-label", t.goods());
    for (line, (place, wanted)) in goods.lines.iter().zip(&goods.wanted) {
        v.open("li");
        v.open("span");
        v.say(name(line.row, s.lang));
        v.open(r#"span class="sub""#);
        per_unit(v.text(), &line.row.facts.item, &s.t, s.lang);
        v.close();
        v.close();
        if s.feed.live {
            controls(v, name(line.row, s.lang), *place, wanted, s.lang, t);
        } else {
            v.open("b");
            amount(v.text(), line, s.lang);
            v.close();
        }
        v.close();
    }
    v.close();
    if s.feed.live {
        add(v, goods, s, t);
    }
}

fn controls(v: &mut View, name: &str, place: usize, good: &Wanted, lang: Lang, t: &Text) {
    let [of, less, more, remove] = *t.controls();
    v.open(r#"span class="amount""#);
    v.open(BUTTON);
    act(v, "data-click", "less:", place, less, name);
    v.flag("disabled", good.amount.one_less().is_none());
    v.say("−");
    v.close();
    v.open(r#"input type="number" inputmode="decimal" min="0.001" step="any""#);
    act(v, "data-change", "amount:", place, of, name);
    if good.typed.is_some() {
        v.set("aria-invalid", "true");
    }
    let value = v.attr("value");
    match &good.typed {
        Some(typed) => value.push_str(typed),
        None => good.amount.push('.', value),
    }
    v.close();
    for (message, words, sign) in [("more:", more, "+"), ("remove:", remove, "×")] {
        v.open(BUTTON);
        act(v, "data-click", message, place, words, name);
        v.say(sign);
        v.close();
    }
    v.close();
    if good.typed.is_some() {
        v.open(r#"span class="warn" role="alert""#);
        v.say(t.no_amount()).say(" ");
        good.amount.push(mark(lang), v.text());
        v.say(".");
        v.close();
    }
}

/// What a control says to the widget, and what it is called.
#[inline(never)]
fn act(v: &mut View, event: &'static str, message: &str, place: usize, words: &str, name: &str) {
    let out = v.attr(event);
    out.push_str(message);
    number::plain(out, place as i64);
    let out = v.attr("aria-label");
    out.push_str(words);
    out.push(' ');
    out.push_str(name);
}

/// The chooser of what is not in the basket yet.
fn add(v: &mut View, goods: &Goods<'_>, s: &Scene<'_>, t: &Text) {
    let [label, first] = *t.add();
    v.open(r#"div class="tools""#);
    v.named("add");
    field(v, r#"label for="add""#, label);
    v.open(r#"select id="add" data-change="add""#);
    option(v, "", true, first);
    for row in &s.board.rows {
        if goods.lines.iter().all(|line| !core::ptr::eq(line.row, &**row)) {
            let (key, words) = choice(row, &s.t, s.lang);
            // Its key lets the browser forget a choice that has gone into the basket.
            v.open("option");
            v.named(&key);
            v.set("value", &key);
            v.say(&words);
            v.close();
        }
    }
    v.close();
    v.close();
    v.close();
}

/// "5 kg", "2 × 385 g".
pub(super) fn amount(out: &mut String, line: &BasketLine<'_>, lang: Lang) {
    line.amount.push(mark(lang), out);
    out.push('\u{a0}');
    if line.row.facts.item.unit.count_micro() != 1_000_000 {
        out.push_str("×\u{a0}");
    }
    unit::words(out, &line.row.facts.item.unit, lang);
}

fn mark(lang: Lang) -> char {
    match lang {
        Lang::Id => ',',
        Lang::En => '.',
    }
}
