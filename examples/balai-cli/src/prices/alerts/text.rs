//! Alerts as text for a terminal: what stands out first, then all, then what has no figure.

use std::collections::BTreeMap;

use balai::iso;
use balai::price::alert::{Breach, Side};
use balai::price::reference::Verdict;
use balai::words::{Lang, number};

use super::breach::{Found, Rules};
use super::{Figures, Report, Why, season_text};
use crate::args::Method;
use crate::prices::words::{item_name, money, written};

pub(super) fn report(report: &Report<'_>, rules: Option<&Rules>) -> String {
    let mut text = head(report);
    if report.looks_for(Method::Alps) || report.looks_for(Method::Ifpa) {
        text += &season_text::seasons(report);
    }
    match rules {
        Some(rules) if report.looks_for(Method::Breach) => text += &breaches(report, rules),
        None if report.looks_for(Method::Breach) => {
            text += "\nBreaches of reference prices were not looked for: give --place PROVINCE, \
                     whose reference prices apply\n";
        }
        _ => {}
    }
    text
}

/// An item with its unit and step of trade.
pub(super) fn name(item: &Figures<'_>) -> String {
    item_name(&item.names.published, &item.months.item)
}

fn head(report: &Report<'_>) -> String {
    let area = report.asked.area.as_ref().map_or_else(String::new, |area| format!(", {area}"));
    let mut text = format!(
        "{}{area}: {} as of {}\n",
        report.files.join(", "),
        count(report.items.len(), "item"),
        iso::write_date(report.as_of)
    );
    let n = |why: Why| report.set_aside.iter().filter(|(_, other)| *other == why).count();
    let rows = usize::try_from(report.n_rows_set_aside).unwrap_or(usize::MAX);
    for (n, one, what) in [
        (rows, "row", "set aside; `balai prices read` says which and why"),
        (n(Why::Contradiction), "price", "left out: their market has another price of that day"),
        (n(Why::NotPositive), "price", "left out: not above zero"),
        (n(Why::FromFuture), "price", "left out: after the day that is looked from"),
        (n(Why::Repeated), "price", "given again, counted once"),
    ] {
        if n > 0 {
            text += &format!("  {} {what}\n", count(n, one));
        }
    }
    text
}

/// `1 row`, `2 rows`.
pub(super) fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// One line for each, in order of the names.
pub(super) fn listed(mut names: Vec<String>) -> String {
    names.sort();
    names.iter().map(|name| format!("  {name}\n")).collect()
}

fn breaches(report: &Report<'_>, rules: &Rules) -> String {
    let (n_days, place) = (report.asked.days, rules.place_name());
    let mut text = format!(
        "\nBreaches of the reference prices of {place}: {} or more in a row (daily price: the \
         median of the markets, all taken to lie there)\n",
        count(usize::try_from(n_days).unwrap_or(usize::MAX), "working day")
    );
    let found = || {
        report.items.iter().filter_map(|item| match &item.breach {
            Some(Ok(found)) => Some((item, found)),
            _ => None,
        })
    };
    let mut n_runs = 0;
    for (item, found) in found() {
        for run in &found.breaches.breaches {
            n_runs += 1;
            text += &breach(item, found, run);
        }
    }
    let n_judged: usize = found().map(|(_, found)| found.breaches.n_judged).sum();
    match (n_runs, n_judged) {
        (_, 0) => text += "  no price could be judged\n",
        (0, _) => text += "  none\n",
        _ => {}
    }
    let mut judged = Vec::new();
    let mut not_judged: BTreeMap<(&str, String), Vec<String>> = BTreeMap::new();
    for (item, found) in found() {
        // What was not judged on any day is named below.
        if found.breaches.n_judged > 0 || found.unjudged.is_empty() {
            judged.push(format!(
                "{} as {}: {} judged, {} {}",
                name(item),
                found.variety.name_en,
                count(found.breaches.n_judged, "day"),
                found.breaches.n_outside,
                side(found.side)
            ));
        }
        for (code, why) in &found.unjudged {
            let ends = (why.days.first(), why.days.last());
            let (Some(from), Some(until)) = ends else { continue };
            let [from, until] = [from, until].map(|day| iso::write_date(*day));
            let days = match why.days.len() {
                1 => from,
                n => format!("{n} days, {from} to {until}"),
            };
            let named = format!("{}: {days}", name(item));
            not_judged.entry((code, why.detail.clone())).or_default().push(named);
        }
    }
    for item in &report.items {
        if let Some(Err(why)) = &item.breach {
            let reason = "no reference price is known for it; --judge says what it is".to_owned();
            not_judged.entry((why.code, reason)).or_default().push(name(item));
        }
    }
    if !judged.is_empty() {
        text += "\nJudged\n";
        text += &listed(judged);
    }
    for ((code, why), names) in not_judged {
        text += &format!("\nNot judged: {why} [{code}]\n");
        text += &listed(names);
    }
    text
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Above => "above",
        Side::Below => "below",
    }
}

/// One run: how long, against which rule, how far at the most.
fn breach(item: &Figures<'_>, found: &Found<'_>, run: &Breach<'_>) -> String {
    let day = |day: Option<balai::Date>| day.map_or_else(String::new, iso::write_date);
    let ongoing = if run.is_ongoing { ", ongoing" } else { "" };
    let mut text = format!(
        "  {} as {}: {} {}, {} to {}{ongoing}\n",
        name(item),
        found.variety.name_en,
        count(run.n_days(), "working day"),
        side(found.side),
        day(run.first()),
        day(run.last())
    );
    // A rule may end or be relaxed within a run: each bound is told with its farthest price.
    let same = |a: &Verdict<'_>, b: &Verdict<'_>| {
        a.in_force.rule.id == b.in_force.rule.id && a.in_force.bounds() == b.in_force.bounds()
    };
    for verdicts in run.verdicts.chunk_by(same) {
        // Of equal ones the first day.
        let far = verdicts.iter().rev().filter_map(|verdict| Some((verdict, verdict.deviation?)));
        let Some((farthest, deviation)) = far.max_by_key(|(_, d)| d.basis_points.abs()) else {
            continue;
        };
        let rule = farthest.in_force.rule;
        let percent = written(|out| number::signed_percent(out, deviation.basis_points, Lang::En));
        let relaxed = if farthest.in_force.relaxed.is_some() { ", relaxed" } else { "" };
        text += &format!(
            "    {} {}{relaxed} ({}), at most {percent}: {} on {}\n",
            rule.kind.to_wire(),
            money(deviation.against),
            rule.number.as_deref().unwrap_or(&rule.id),
            money(farthest.price),
            iso::write_date(farthest.in_force.day)
        );
    }
    text
}
