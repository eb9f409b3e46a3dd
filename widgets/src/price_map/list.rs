//! The list for those who cannot see the map: every part with its figures, an area with its quotes.
//!
//! Source: our own choice; WAI-ARIA 1.2, table pattern.

use balai::Money;
use balai::iso::days_between;
use balai::price::{By, Change, Part};
use balai::words::{date, number};

use super::text::Text;
use crate::kit::html::View;
use crate::price::Scene;
use crate::price::item::market_name;

const NUMBER: &str = r#"th class="num" scope="col""#;
const WORDS: &str = r#"th scope="col""#;

/// The parts in the order of their numbers on the map.
pub(super) fn list(
    v: &mut View,
    parts: &[Part<'_>],
    by: By,
    median: Money,
    s: &Scene<'_>,
    t: &Text,
) {
    let [n, price, observed, against] = *t.columns();
    let [market, area] = *t.parts();
    let part = if by == By::Area { area } else { market };
    v.open(r#"table aria-labelledby="heading""#);
    v.open("thead");
    v.open("tr");
    v.leaf(NUMBER, n);
    v.leaf(WORDS, part);
    v.leaf(NUMBER, price);
    v.leaf(WORDS, observed);
    v.leaf(NUMBER, against);
    v.close();
    v.close();
    v.open("tbody");
    for (n, part) in parts.iter().enumerate() {
        v.open("tr");
        named(v, part);
        row(v, n as i64 + 1, part, by, median, s, t);
        v.close();
        if by == By::Area {
            v.open(r#"tr class="why""#);
            v.named("+");
            named(v, part);
            grounds(v, part, s);
            v.close();
        }
    }
    v.close();
    v.close();
}

/// An area and a market of the same name are two.
fn named(v: &mut View, part: &Part<'_>) {
    match part.area {
        "" => v.named(part.market.as_str()),
        area => {
            v.named("|");
            v.named(area);
        }
    }
}

fn row(v: &mut View, n: i64, part: &Part<'_>, by: By, median: Money, s: &Scene<'_>, t: &Text) {
    v.open(r#"td class="num""#);
    number::plain(v.text(), n);
    v.close();
    v.open(r#"th scope="row""#);
    match part.area {
        "" => {
            v.say(market_name(part.market, s.board));
            if by == By::Area {
                v.say(" (").say(t.no_area()).say(")");
            }
        }
        area => _ = v.say(area),
    }
    v.close();
    v.open(r#"td class="num""#);
    s.money_in(v, "b", part.median);
    v.close();
    v.open("td");
    let days_ago = |v: &mut View, day| date::days_ago(v.text(), days_between(day, s.today), s.lang);
    days_ago(v, part.observed_until);
    if part.observed_from < part.observed_until {
        v.say(" – ");
        days_ago(v, part.observed_from);
    }
    v.close();
    v.open(r#"td class="num""#);
    if let Some(change) = Change::between(median, part.median, part.observed_until) {
        number::signed_percent(v.text(), change.basis_points, s.lang);
    }
    v.close();
}

/// Which quotes an area's price stands on, and which not.
fn grounds(v: &mut View, part: &Part<'_>, s: &Scene<'_>) {
    v.leaf("td", "");
    v.open(r#"td colspan="4""#);
    v.open("details");
    v.open("summary");
    s.count(v.text(), part.used.len(), s.t.markets());
    v.close();
    v.open("ul");
    for quote in &part.used {
        s.quote(v, quote, None);
    }
    for (quote, flaw) in &part.set_aside {
        s.quote(v, quote, Some(flaw));
    }
    v.close();
    v.close();
    v.close();
}
