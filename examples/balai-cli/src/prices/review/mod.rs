//! `balai prices review`: what a person should look at before prices are believed, and what was
//! decided about it.
//!
//! Units: whole minor units; calendar days.
//! Source: `docs/reference/price-editing.md`.

mod cleaned;
mod decisions;
mod json;
mod log;
mod row;
mod text;
mod why;

use balai::calendar::{Calendar, Holidays, INDONESIA as HOLIDAYS, Policy};
use balai::price::edit::{QuoteReview, ReviewPolicy, Rule, clean, review_quotes};
use balai::price::read::Collected;
use balai::price::{Quote, age_days_max};
use balai::{Coded, Date};
use indicatif::{ProgressBar, ProgressStyle};

use super::input::{self, bad};
use crate::args::Review;
use crate::{Error, out};

/// So many looks take long enough to say how far they are.
const N_LOOKS_SHOWN: usize = 50_000;

/// What was looked at and what was found.
struct Report<'a> {
    asked: &'a Review,
    files: Vec<String>,
    collected: Collected,
    n_rows_set_aside: u64,
    n_aggregates: u64,
    as_of: Date,
    age_days_max: i64,
    /// Whether days without a price were looked for.
    looks_for_missing: bool,
    review: QuoteReview,
}

/// Looks at the prices and says what was found, or what was decided about it.
pub(crate) fn run(asked: &Review) -> Result<(), Error> {
    let rule = rule(asked)?;
    let (mut collected, reads) = input::read(&asked.files)?;
    if let Some(area) = &asked.area {
        input::keep_area(&mut collected, area)?;
    }
    let n_rows_set_aside = reads.iter().map(|read| read.tally.n_set_aside).sum();
    let as_of = input::as_of(asked.as_of.as_deref(), &collected.quotes, n_rows_set_aside)?;
    let seen: Vec<Quote> =
        collected.quotes.iter().filter(|quote| quote.observed_on <= as_of).cloned().collect();
    let usual = age_days_max(&input::newest_days(&seen));
    // Whoever has prices by the month owes none on any one day; other countries have other
    // holidays.
    let is_rupiah = |quote: &Quote| quote.item.currency.code() == "IDR";
    let looks_for_missing = usual < 30 && seen.iter().all(is_rupiah);
    let calendar = calendar()?;
    let is_working =
        |day: Date| calendar.is_working_day(day).is_ok_and(|answer| answer.is_working());
    let policy = ReviewPolicy {
        as_of,
        rule,
        compared: &others(rule),
        frozen_n_min: asked.frozen,
        age_days_max: asked.age_days_max.unwrap_or(usual),
        is_expected: &|day| looks_for_missing && is_working(day),
    };
    let review = look(&collected.quotes, &policy)?;
    let report = Report {
        asked,
        files: reads.iter().map(|read| read.file.clone()).collect(),
        collected,
        n_rows_set_aside,
        n_aggregates: reads.iter().map(|read| read.tally.n_aggregates).sum(),
        as_of,
        age_days_max: policy.age_days_max,
        looks_for_missing,
        review,
    };
    match &asked.decisions {
        Some(path) => {
            let decided = decisions::apply(path, &report)?;
            let cleaned = clean(&report.collected.quotes, &decided.list);
            if let Some(path) = &asked.clean {
                cleaned::write(path, &report.collected, &cleaned.used)?;
            }
            log::print(&report, &decided, &cleaned)
        }
        None if asked.json => out::json(&json::report(&report)),
        None if asked.csv => out::print(&row::csv(&report)?),
        None => out::print(&text::report(&report)),
    }
}

/// The rule asked for, with its parameters.
fn rule(asked: &Review) -> Result<Rule, Error> {
    let mut rule = Rule::by_name(&asked.rule).ok_or_else(|| {
        let names = others(Rule::OURS).iter().map(Rule::name).collect::<Vec<_>>().join(", ");
        let cause = format!("no such rule; there are {}, {names}", Rule::OURS.name());
        bad("--rule", &asked.rule, &cause)
    })?;
    for text in &asked.params {
        let wrong = |cause: &dyn std::fmt::Display| bad("--param", text, cause);
        let (name, value) = text
            .split_once('=')
            .ok_or_else(|| wrong(&"not of the form NAME=VALUE, such as c=2.5"))?;
        let value = value.trim().parse::<f64>().map_err(|_| wrong(&"the value is no number"))?;
        rule = rule.with(name.trim(), value).map_err(|error| wrong(&error))?;
    }
    // A value out of range is told before a long file is read.
    rule.judge(&[]).map_err(|error| bad("--param", &asked.params.join(", "), &error))?;
    Ok(rule)
}

/// All rules but this, with their usual parameters.
fn others(rule: Rule) -> Vec<Rule> {
    let all = std::iter::once(Rule::OURS).chain(Rule::TEXTBOOK);
    all.filter(|other| other.name() != rule.name()).collect()
}

fn calendar() -> Result<Calendar, Error> {
    let calendar = Holidays::from_json(HOLIDAYS)
        .and_then(|holidays| Calendar::new(holidays, Policy::default()));
    calendar.map_err(|error| Error::Reference { code: error.code(), cause: error.to_string() })
}

fn look(quotes: &[Quote], policy: &ReviewPolicy<'_>) -> Result<QuoteReview, Error> {
    let mut bar: Option<ProgressBar> = None;
    let reviewed = review_quotes(quotes, policy, &mut |n_done, n| {
        let bar = bar.get_or_insert_with(|| progress(n));
        bar.set_position(n_done as u64);
    });
    if let Some(bar) = bar {
        bar.finish_and_clear();
    }
    reviewed.map_err(|error| Error::Review { code: error.code(), cause: error.to_string() })
}

fn progress(n_looks: usize) -> ProgressBar {
    if n_looks < N_LOOKS_SHOWN {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(n_looks as u64);
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar.set_message("looking");
    bar
}
