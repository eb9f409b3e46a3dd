//! Figures and names as the text output writes them.

use balai::Money;
use balai::price::Item;
use balai::words::{Lang, number, unit};

/// What `write` writes, for a terminal.
pub(super) fn written(write: impl FnOnce(&mut String)) -> String {
    let mut out = String::new();
    write(&mut out);
    // A terminal shows a no-break space as a space; scripts cut at spaces of the usual kind.
    out.replace('\u{a0}', " ")
}

/// `Rp 13,500`.
pub(super) fn money(money: Money) -> String {
    written(|out| number::money(out, money, Lang::En))
}

/// `Rice per kg, retail`.
pub(super) fn item_name(name: &str, item: &Item) -> String {
    let unit = written(|out| unit::words(out, &item.unit, Lang::En));
    format!("{name} per {unit}, {}", item.price_type.to_wire())
}
