//! The figures behind the lines: a table of days and series, and the same to take along.
//!
//! Source: our own choice.

use alloc::string::String;

use balai::Money;
use balai::iso::write_date;
use balai::words::{date, number};

use super::series::Series;
use super::text::Text;
use crate::kit::csv;
use crate::kit::html::View;
use crate::price::Scene;
use crate::price::item::{name, per_unit};

/// The table behind "data table", the newest day first.
pub(super) fn table(v: &mut View, series: &[Series<'_>], s: &Scene<'_>, t: &Text) {
    let days = &s.board.feed.days;
    v.open("details");
    v.leaf("summary", t.table);
    v.leaf("p", t.method);
    v.open(r#"div class="scroll" role="region" tabindex="0""#);
    v.set("aria-label", t.table);
    v.open("table");
    v.open("thead");
    v.open("tr");
    v.leaf(r#"th scope="col""#, t.day);
    for one in series {
        v.open(r#"th scope="col""#);
        head(v.text(), one, s);
        v.close();
    }
    v.close();
    v.close();
    v.open("tbody");
    for (place, day) in days.iter().enumerate().rev() {
        v.open("tr");
        v.open(r#"th scope="row""#);
        date::medium(v.text(), *day, s.lang);
        v.close();
        for one in series {
            v.open("td");
            match price(one, place) {
                Some(price) => number::amount(v.text(), price, s.lang),
                None => s.no_figure(v),
            }
            v.close();
        }
        v.close();
    }
    v.close();
    v.close();
    v.close();
    csv::link(v, "balai-price-chart.csv", s.t.csv, |csv| {
        csv.text(t.day);
        for one in series {
            let mut words = String::new();
            head(&mut words, one, s);
            csv.text(&words);
        }
        csv.end();
        for (place, day) in days.iter().enumerate() {
            csv.text(&write_date(*day));
            for one in series {
                csv.money(price(one, place));
            }
            csv.end();
        }
    });
    v.close();
}

/// The price of a series on the day at `place`.
pub(super) fn price(one: &Series<'_>, place: usize) -> Option<Money> {
    let facts = &one.row.facts;
    let minor = facts.series.get(place).copied().flatten()?;
    Some(Money { minor, currency: facts.item.currency })
}

/// "Beras medium, Rp per kg".
fn head(out: &mut String, one: &Series<'_>, s: &Scene<'_>) {
    let item = &one.row.facts.item;
    out.push_str(name(one.row, s.lang));
    out.push_str(", ");
    number::currency(out, item.currency);
    out.push(' ');
    per_unit(out, item, s.t, s.lang);
}
