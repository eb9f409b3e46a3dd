//! The figures behind the lines: a table of days and series, and the same to take along.
//!
//! Source: our own choice.

use alloc::string::String;
use alloc::sync::Arc;

use balai::iso::write_date;
use balai::price::Row;
use balai::words::{date, number};

use super::series::price;
use super::text::Text;
use crate::kit::csv;
use crate::kit::html::View;
use crate::price::Scene;
use crate::price::item::unit_head;

/// The table behind "data table", the newest day first.
pub(super) fn table(v: &mut View, rows: &[&Arc<Row>], s: &Scene<'_>, t: &Text) {
    let days = &s.board.feed.days;
    v.open("details");
    v.named("table");
    v.leaf("summary", t.table());
    v.leaf("p", t.method());
    v.open(r#"div class="scroll" role="region" tabindex="0""#);
    v.set("aria-label", t.table());
    v.open("table");
    v.open("thead");
    v.open("tr");
    v.leaf(r#"th scope="col""#, t.day());
    for row in rows {
        v.open(r#"th scope="col""#);
        unit_head(v.text(), row, &s.t, s.lang);
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
        for row in rows {
            v.open("td");
            match price(row, place) {
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
    csv::link(v, "balai-price-chart.csv", s.t.csv(), &mut |csv| {
        csv.text(t.day());
        for row in rows {
            let mut words = String::new();
            unit_head(&mut words, row, &s.t, s.lang);
            csv.text(&words);
        }
        csv.end();
        for (place, day) in days.iter().enumerate() {
            csv.text(&write_date(*day));
            for row in rows {
                csv.money(price(row, place));
            }
            csv.end();
        }
    });
    v.close();
}
