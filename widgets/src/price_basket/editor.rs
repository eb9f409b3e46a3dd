//! The basket in the reader's hands: every good with its amount, and one more to add.
//!
//! The rows have no keys: when one goes, the focus stays on the same control of the next.
//!
//! Source: our own choice; WAI-ARIA 1.2, names and errors of fields.

use alloc::string::String;

use balai::price::{Amount, BasketLine, Row};
use balai::words::{Lang, unit};

use super::goods::Goods;
use super::text::Text;
use crate::kit::html::View;
use crate::price::Scene;
use crate::price::item::{choice, key, name, per_unit};
use crate::price::scene::{field, option};

/// The goods, with controls where a script runs.
pub(super) fn editor(v: &mut View, goods: &Goods<'_>, s: &Scene<'_>, t: &Text) {
    v.open(r#"ul class="goods""#);
    v.set("aria-label", t.goods);
    for ((row, line), typed) in goods.rows.iter().zip(&goods.lines).zip(&goods.typed) {
        v.open("li");
        v.open("span");
        v.say(name(row, s.lang));
        v.open(r#"span class="sub""#);
        per_unit(v.text(), &line.item, s.t, s.lang);
        v.close();
        v.close();
        if s.feed.live {
            controls(v, row, line.amount, *typed, s, t);
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

fn controls(v: &mut View, row: &Row, n: Amount, typed: Option<&str>, s: &Scene<'_>, t: &Text) {
    let key = key(&row.facts.item);
    let [of, less, more, remove] = t.controls;
    let named = |v: &mut View, what: &str| {
        let label = v.attr("aria-label");
        label.push_str(what);
        label.push(' ');
        label.push_str(name(row, s.lang));
    };
    let button = |v: &mut View, what: &str, words: &str, sign: &str| {
        v.open(r#"button type="button""#);
        let message = v.attr("data-click");
        message.push_str(what);
        message.push_str(&key);
        named(v, words);
        v.flag("disabled", what == "less:" && n.one_less().is_none());
        v.say(sign);
        v.close();
    };
    v.open(r#"span class="amount""#);
    button(v, "less:", less, "−");
    v.open(r#"input type="number" inputmode="decimal" min="0.001" step="any""#);
    let message = v.attr("data-change");
    message.push_str("amount:");
    message.push_str(&key);
    named(v, of);
    if typed.is_some() {
        v.set("aria-invalid", "true");
    }
    match typed {
        Some(typed) => v.set("value", typed),
        None => n.push('.', v.attr("value")),
    }
    v.close();
    button(v, "more:", more, "+");
    button(v, "remove:", remove, "×");
    v.close();
    if typed.is_some() {
        v.open(r#"span class="warn" role="alert""#);
        v.say(t.no_amount).say(" ");
        n.push(mark(s.lang), v.text());
        v.say(".");
        v.close();
    }
}

/// The chooser of what is not in the basket yet.
fn add(v: &mut View, goods: &Goods<'_>, s: &Scene<'_>, t: &Text) {
    let [label, first] = t.add;
    v.open(r#"div class="tools""#);
    field(v, r#"label for="add""#, label);
    v.open(r#"select id="add" data-change="add""#);
    option(v, "", true, first);
    for row in &s.board.rows {
        if goods.lines.iter().all(|line| line.item != row.facts.item) {
            let (key, words) = choice(row, s.t, s.lang);
            option(v, &key, false, &words);
        }
    }
    v.close();
    v.close();
    v.close();
}

/// "5 kg", "2 × 385 g".
pub(super) fn amount(out: &mut String, line: &BasketLine, lang: Lang) {
    line.amount.push(mark(lang), out);
    out.push('\u{a0}');
    if line.item.unit.count_micro() != 1_000_000 {
        out.push_str("×\u{a0}");
    }
    unit::words(out, &line.item.unit, lang);
}

fn mark(lang: Lang) -> char {
    match lang {
        Lang::Id => ',',
        Lang::En => '.',
    }
}
