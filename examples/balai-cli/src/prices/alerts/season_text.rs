//! ALPS and IFPA of a month as text: items with a figure, the highest first, then those without,
//! each with why.
//!
//! Units: scores in standard deviations.

use std::collections::BTreeMap;

use balai::price::alert::{AlpsBand, Error as AlertError, IfpaBand, YearMonth};
use balai::{Coded, Money, iso};

use super::text::{count, listed, name};
use super::{Figures, Report};
use crate::args::Method;
use crate::out;
use crate::prices::words::money;

fn alps_band(band: AlpsBand) -> &'static str {
    match band {
        AlpsBand::Normal => "normal",
        AlpsBand::Stress => "stress",
        AlpsBand::Alert => "alert",
        AlpsBand::Crisis => "crisis",
    }
}

fn ifpa_band(band: IfpaBand) -> &'static str {
    match band {
        IfpaBand::Normal => "normal",
        IfpaBand::ModeratelyHigh => "moderately high",
        IfpaBand::AbnormallyHigh => "abnormally high",
    }
}

/// A score with two decimals, zero without a sign.
fn score(value: f64) -> String {
    let text = format!("{value:.2}");
    if text == "-0.00" { "0.00".to_owned() } else { text }
}

/// ALPS and IFPA of the month: items with a figure, then those without.
pub(super) fn seasons(report: &Report<'_>) -> String {
    let (with_alps, with_ifpa) = (report.looks_for(Method::Alps), report.looks_for(Method::Ifpa));
    let value = |item: &Figures<'_>| {
        let alps = item.alps.as_ref().and_then(|found| found.as_ref().ok()).map(|f| f.value);
        let ifpa = item.ifpa.as_ref().and_then(|found| found.as_ref().ok()).map(|f| f.value);
        (alps, ifpa)
    };
    let mut shown: Vec<&Figures<'_>> =
        report.items.iter().filter(|item| value(item) != (None, None)).collect();
    // The highest first; what has no ALPS by its IFPA, at the end.
    let key = |item: &Figures<'_>| {
        let (alps, ifpa) = value(item);
        [alps, ifpa].map(|value| value.unwrap_or(f64::NEG_INFINITY))
    };
    shown.sort_by(|a, b| {
        let ([a1, a2], [b1, b2]) = (key(a), key(b));
        b1.total_cmp(&a1).then(b2.total_cmp(&a2))
    });
    let mut text = format!(
        "\n{} of {} (monthly price: the median of the markets; not deflated)\n",
        match (with_alps, with_ifpa) {
            (true, true) => "ALPS and IFPA",
            (true, false) => name_of(Method::Alps),
            _ => name_of(Method::Ifpa),
        },
        report.month
    );
    text += &unfinished(report);
    if shown.is_empty() {
        text += "  no item has a figure\n";
    } else {
        let mut heads = vec!["item", "price", "markets", "usually"];
        heads.extend(if with_alps { &["ALPS", ""][..] } else { &[] });
        heads.extend(if with_ifpa { &["IFPA", ""][..] } else { &[] });
        let mut rows = vec![heads.into_iter().map(str::to_owned).collect()];
        let fewer = |item: &&Figures<'_>| {
            let month = item.months.get(report.month);
            month.is_some_and(|month| month.n_markets < item.months.n_markets_usual())
        };
        let n_fewer = shown.iter().copied().filter(fewer).count();
        rows.extend(shown.into_iter().map(|item| row(item, report)));
        text += &out::table(&rows);
        if n_fewer > 0 {
            text += &format!(
                "{} with fewer markets than usual: a price may have moved because other markets \
                 are seen\n",
                count(n_fewer, "item")
            );
        }
    }
    text += &without(report);
    text
}

/// Says so if the month goes on after the day that is looked from. A source that has one price a
/// month has it whole on any day.
fn unfinished(report: &Report<'_>) -> String {
    let next = report.as_of.next_day().map(YearMonth::of);
    let goes_on = YearMonth::of(report.as_of) == report.month && next == Some(report.month);
    let mut months = report.items.iter().flat_map(|item| &item.months.months);
    if !goes_on || !months.any(|month| month.n_quotes > month.n_markets) {
        return String::new();
    }
    format!("  prices of the month until {} only\n", iso::write_date(report.as_of))
}

fn row(item: &Figures<'_>, report: &Report<'_>) -> Vec<String> {
    let month = item.months.get(report.month);
    let price = month.map_or_else(String::new, |month| {
        money(Money { minor: month.price_minor, currency: item.months.item.currency })
    });
    let n_markets = month.map_or_else(String::new, |month| month.n_markets.to_string());
    let mut cells = vec![name(item), price, n_markets, item.months.n_markets_usual().to_string()];
    let none = || ["-".to_owned(), String::new()];
    if let Some(found) = &item.alps {
        cells.extend(found.as_ref().map_or_else(
            |_| none(),
            |found| [score(found.value), alps_band(found.band).to_owned()],
        ));
    }
    if let Some(found) = &item.ifpa {
        cells.extend(found.as_ref().map_or_else(
            |_| none(),
            |found| [score(found.value), ifpa_band(found.band).to_owned()],
        ));
    }
    cells
}

/// The items that lack a figure, by reason; each is named.
fn without(report: &Report<'_>) -> String {
    let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for item in &report.items {
        let alps = item.alps.as_ref().and_then(|found| found.as_ref().err());
        let ifpa = item.ifpa.as_ref().and_then(|found| found.as_ref().err());
        let of = |method, error: &AlertError| {
            format!("{}: {} [{}]", name_of(method), why(method, error), error.code())
        };
        let reason = match (alps, ifpa) {
            (None, None) => continue,
            (Some(alps), Some(ifpa))
                if alps == ifpa && why(Method::Alps, alps) == why(Method::Ifpa, ifpa) =>
            {
                format!("ALPS and IFPA: {} [{}]", why(Method::Alps, alps), alps.code())
            }
            (Some(alps), Some(ifpa)) => {
                format!("{}; {}", of(Method::Alps, alps), of(Method::Ifpa, ifpa))
            }
            (Some(alps), None) => of(Method::Alps, alps),
            (None, Some(ifpa)) => of(Method::Ifpa, ifpa),
        };
        let last = item.months.months.last().filter(|_| item.months.get(report.month).is_none());
        let last = last.map_or_else(String::new, |last| format!(" (last price: {})", last.month));
        reasons.entry(reason).or_default().push(name(item) + &last);
    }
    let mut text = String::new();
    for (reason, names) in reasons {
        text += &format!("\nNo {reason}\n");
        text += &listed(names);
    }
    text
}

fn name_of(method: Method) -> &'static str {
    match method {
        Method::Alps => "ALPS",
        Method::Ifpa => "IFPA",
        Method::Breach => "breach",
    }
}

/// The core's words, and what it is that is too short.
fn why(method: Method, error: &AlertError) -> String {
    match (method, error) {
        (Method::Alps, AlertError::ShortHistory { found, needed }) => {
            format!("{} from the first price on, {needed} are needed", count(*found, "month"))
        }
        (Method::Ifpa, AlertError::ShortHistory { found, needed }) => {
            format!(
                "{} with growth to compare with, {needed} are needed",
                count(*found, "earlier year")
            )
        }
        _ => error.to_string(),
    }
}
