//! Items and markets by name: what they are called, and how a page names them.
//!
//! Source: our own choice.

use alloc::string::String;
use alloc::sync::Arc;

use balai::price::{Board, Item, PriceType, Row};
use balai::words::{Lang, number, unit};
use balai::{MarketId, cut};

use super::text::Text;

/// What names an item in keys and messages.
pub(crate) fn key(item: &Item) -> String {
    let mut key = String::from(item.commodity.as_str());
    for part in [item.unit.to_wire().as_str(), item.price_type.to_wire(), item.currency.code()] {
        key.push('|');
        key.push_str(part);
    }
    key
}

/// Hands over what stands between the commas of an attribute, without the empty parts.
pub(crate) fn parts(mut list: &str, take: &mut dyn FnMut(&str)) {
    while !list.is_empty() {
        let (part, rest) = cut(list, b',').unwrap_or((list, ""));
        let part = part.trim_ascii();
        if !part.is_empty() {
            take(part);
        }
        list = rest;
    }
}

/// The item a page means: by its key, or by its commodity, retail before all others.
pub(crate) fn find<'a>(board: &'a Board, wanted: &str) -> Option<&'a Arc<Row>> {
    let of_commodity =
        || board.rows.iter().filter(|row| row.facts.item.commodity.as_str() == wanted);
    let retail = of_commodity().find(|row| row.facts.item.price_type == PriceType::Retail);
    retail
        .or_else(|| of_commodity().next())
        .or_else(|| board.rows.iter().find(|row| key(&row.facts.item) == wanted))
}

/// The item's name.
pub(crate) fn name(row: &Row, lang: Lang) -> &str {
    match lang {
        Lang::Id => &row.facts.name_id,
        Lang::En => &row.facts.name_en,
    }
}

/// Writes "per kg", and the step of trade unless it is retail.
pub(crate) fn per_unit(out: &mut String, item: &Item, t: &Text, lang: Lang) {
    out.push_str(t.per());
    out.push(' ');
    unit::words(out, &item.unit, lang);
    let [retail, wholesale, producer, farm_gate] = *t.price_types();
    let kind = match item.price_type {
        PriceType::Retail => retail,
        PriceType::Wholesale => wholesale,
        PriceType::Producer => producer,
        PriceType::FarmGate => farm_gate,
    };
    if !kind.is_empty() {
        out.push_str(" · ");
        out.push_str(kind);
    }
}

/// Writes "Beras medium, Rp per kg".
#[inline(never)]
pub(crate) fn unit_head(out: &mut String, row: &Row, t: &Text, lang: Lang) {
    out.push_str(name(row, lang));
    out.push_str(", ");
    number::currency(out, row.facts.item.currency);
    out.push(' ');
    per_unit(out, &row.facts.item, t, lang);
}

/// Key and words of an item in a chooser.
pub(crate) fn choice(row: &Row, t: &Text, lang: Lang) -> (String, String) {
    let mut words = String::from(name(row, lang));
    words.push_str(", ");
    per_unit(&mut words, &row.facts.item, t, lang);
    (key(&row.facts.item), words)
}

/// The market's name, or its id if the feed does not name it.
pub(crate) fn market_name<'a>(id: &'a MarketId, board: &'a Board) -> &'a str {
    let market = board.feed.markets.iter().find(|market| market.id == *id);
    market.map_or(id.as_str(), |market| market.name.as_str())
}
