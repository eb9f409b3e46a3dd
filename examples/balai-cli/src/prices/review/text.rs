//! The reviewer's list as text for a terminal.

use std::collections::BTreeMap;

use balai::price::edit::{FlaggedQuote, Mark, Rule};
use balai::{Money, iso};

use super::Report;
use super::row::names;
use super::why::why;
use crate::out;
use crate::prices::words::{item_name, money};

/// Rows that the text names unless all are asked for.
const N_NAMED: usize = 20;

pub(super) fn report(report: &Report<'_>) -> String {
    let mut text = head(report);
    text += "\nWhat each rule would flag (the first does)\n";
    text += &out::table(&rules(report));
    let flagged = &report.review.flagged;
    if !flagged.is_empty() {
        text += "\nTo look at, the surest and farthest first\n";
        let n_named = if report.asked.all { usize::MAX } else { N_NAMED };
        for (n, row) in (1_usize..).zip(flagged).take(n_named) {
            text += &one(report, n, row);
        }
        match flagged.len().saturating_sub(n_named) {
            0 => {}
            n => text += &format!("  and {n} more; --all names them, and so do --csv and --json\n"),
        }
    }
    text + &marks(report)
}

/// What was looked at, as the first lines of list and log.
pub(super) fn head(report: &Report<'_>) -> String {
    let area = report.asked.area.as_ref().map_or_else(String::new, |area| format!(", {area}"));
    let mut text = format!(
        "{}{area}: {} of {} prices to look at, as of {}\n  {} series and {} days across markets \
         looked at\n",
        report.files.join(", "),
        report.review.flagged.len(),
        report.collected.quotes.len(),
        iso::write_date(report.as_of),
        report.review.n_series,
        report.review.n_cross_sections,
    );
    for (n, what) in [
        (report.n_rows_set_aside, "rows set aside; `balai prices read` says which and why"),
        (report.n_aggregates, "averages of others left out"),
    ] {
        if n > 0 {
            text += &format!("  {n} {what}\n");
        }
    }
    text
}

fn rules(report: &Report<'_>) -> Vec<Vec<String>> {
    let heads = ["rule", "parameters", "stand out", "of", "degenerate looks"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for tally in &report.review.rules {
        rows.push(vec![
            tally.rule.name().to_owned(),
            parameters(tally.rule),
            tally.n_outliers.to_string(),
            tally.n_relatives.to_string(),
            tally.n_degenerate.to_string(),
        ]);
    }
    rows
}

/// `z_max 5, scale_floor 0.03`.
fn parameters(rule: Rule) -> String {
    let named = rule.parameters().map(|(name, value)| format!("{name} {value}"));
    named.collect::<Vec<_>>().join(", ")
}

/// A row with its grounds.
fn one(report: &Report<'_>, n: usize, row: &FlaggedQuote) -> String {
    let mut text = format!("  {n}. {}\n", place(report, row));
    for ground in &row.grounds {
        let why = why(&row.quote, &ground.flag, report.as_of);
        let rules = match ground.rules.as_slice() {
            [] => String::new(),
            rules => format!(" ({})", rules.join(", ")),
        };
        text += &format!("     {}: {why}{rules}\n", ground.flag.name());
    }
    text
}

/// `Rice per kg, retail; Pasar Anyar, KOTA TANGERANG, 2023-01-15: Rp 12,500`.
pub(super) fn place(report: &Report<'_>, row: &FlaggedQuote) -> String {
    let quote = &row.quote;
    let [commodity, market, area] = names(report, quote);
    let area = if area.is_empty() { area } else { format!(", {area}") };
    let price = Money { minor: quote.price_minor, currency: quote.item.currency };
    format!(
        "{}; {market}{area}, {}: {}",
        item_name(&commodity, &quote.item),
        iso::write_date(quote.observed_on),
        money(price)
    )
}

/// How many series have which mark; JSON names them.
fn marks(report: &Report<'_>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, mark) in &report.review.marks {
        *counts.entry(mark_name(mark)).or_default() += 1;
    }
    let frozen = report.asked.frozen;
    let age = report.age_days_max;
    let mut text = String::new();
    for (name, what) in [
        ("no-quote", "series without any price that could count".to_owned()),
        ("repeated", "prices that came more than once and count once".to_owned()),
        ("frozen", format!("runs of {frozen} or more equal prices")),
        ("missing", "gaps of working days without a price".to_owned()),
        ("stale", format!("series whose newest price is older than {age} days")),
    ] {
        if let Some(n) = counts.get(name) {
            text += &format!("  {n} {what}\n");
        }
    }
    if !report.looks_for_missing {
        text += "  days without a price were not looked for: the files are monthly, or not in \
                 rupiah\n";
    }
    if text.is_empty() { text } else { format!("\nTo know, without fault of a price\n{text}") }
}

/// A stable word for a mark.
pub(super) fn mark_name(mark: &Mark) -> &'static str {
    match mark {
        Mark::NoQuote => "no-quote",
        Mark::Repeated { .. } => "repeated",
        Mark::Frozen { .. } => "frozen",
        Mark::Missing { .. } => "missing",
        Mark::Stale { .. } => "stale",
        _ => "other",
    }
}
