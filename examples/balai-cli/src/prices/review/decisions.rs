//! Decisions as they come back, CSV or JSON, read and applied to the list.
//!
//! Units: prices as plain decimals of their currency; days as `YYYY-MM-DD`.
//! Source: `docs/reference/price-editing.md`, decisions.

mod table;

use std::collections::BTreeMap;
use std::path::Path;

use balai::price::edit::{Case, Decision, DecisionError, ReviewList, Settlement, decide};
use balai::price::{Item, PriceType, Quote};
use balai::{Coded, CommodityId, Currency, Date, MarketId, Money, Rounding, Unit, iso};

use self::table::Row;
use super::Report;
use super::row::{ANSWER, GROUNDS};
use crate::Error;

/// What was decided, checked against the list.
pub(super) struct Decided {
    /// The cases and how they stand.
    pub(super) list: ReviewList,
    /// Each decision with the line of the file it stands in, in the order of the file.
    pub(super) decisions: Vec<(u64, Decision)>,
    /// The place of each decision among these, by its case.
    by_case: BTreeMap<Quote, usize>,
    /// How many rows of the file have no decision.
    pub(super) n_undecided: usize,
}

impl Decided {
    /// The decision about a case, with its line.
    pub(super) fn about(&self, case: &Case) -> Option<&(u64, Decision)> {
        self.decisions.get(*self.by_case.get(case.quote())?)
    }
}

/// Reads the decisions and applies them all, or none.
pub(super) fn apply(path: &Path, report: &Report<'_>) -> Result<Decided, Error> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Error::Unreadable { path: name.clone(), cause: error.to_string() })?;
    let rows = table::rows(&name, &text)?;
    let (mut decisions, mut n_undecided) = (Vec::new(), 0);
    for row in &rows {
        match decision(row) {
            Ok(Some(decision)) => decisions.push((row.line, decision)),
            Ok(None) => n_undecided += 1,
            Err(cause) => return Err(Error::BadRow { path: name, line: row.line, cause }),
        }
    }
    let plain: Vec<Decision> = decisions.iter().map(|(_, decision)| decision.clone()).collect();
    let line = |idx: usize| decisions.get(idx).map_or(0, |(line, _)| *line);
    match decide(&report.review.flagged, report.as_of, &plain) {
        Ok(list) => {
            let by_case = plain.into_iter().enumerate().map(|(idx, one)| (one.case, idx)).collect();
            Ok(Decided { list, decisions, by_case, n_undecided })
        }
        Err(refused) => {
            let Some((idx, error)) = refused.first() else {
                return Err(Error::BadTable { path: name, cause: "it was refused".to_owned() });
            };
            let cause = match error {
                DecisionError::Twice { first_idx } => {
                    format!("the row has a decision already, in line {}", line(*first_idx))
                }
                error => error.to_string(),
            };
            let (line, n_more, code) = (line(*idx), refused.len() - 1, error.code());
            Err(Error::Decision { path: name, line, n_more, code, cause })
        }
    }
}

/// The decision of a row; none if nothing is filled in.
fn decision(row: &Row) -> Result<Option<Decision>, String> {
    let is_kept = match row.get("decision").to_ascii_lowercase().as_str() {
        "" => {
            return match ANSWER.iter().find(|column| !row.get(column).is_empty()) {
                None => Ok(None),
                Some(column) => Err(format!("column {column} is filled in, and decision is empty")),
            };
        }
        "keep" => true,
        "set-aside" | "set aside" => false,
        _ => return Err(wrong(row, "decision", "neither keep nor set-aside")),
    };
    let settled = match (row.get("settled_by"), row.get("settled_on")) {
        ("", "") => None,
        (by, _) => Some(Settlement { by: by.to_owned(), on: day(row, "settled_on")? }),
    };
    Ok(Some(Decision {
        case: quote(row)?,
        grounds_text: row.get(GROUNDS).to_owned(),
        is_kept,
        reason: row.get("reason").to_owned(),
        reviewed_by: row.get("reviewed_by").to_owned(),
        reviewed_on: day(row, "reviewed_on")?,
        settled,
    }))
}

/// The quote that a row names.
fn quote(row: &Row) -> Result<Quote, String> {
    let currency = Currency::parse(row.get("currency"))
        .map_err(|_| wrong(row, "currency", "no currency of ISO 4217"))?;
    let price = Money::parse_decimal(row.get("price"), currency, Rounding::HalfEven);
    let price_minor = match price {
        Ok((price, false)) => price.minor,
        Ok((_, true)) => return Err(wrong(row, "price", "finer than its currency")),
        Err(_) => return Err(wrong(row, "price", "not a plain decimal, such as 12500")),
    };
    let item = Item {
        commodity: CommodityId::new(row.get("commodity_id"))
            .map_err(|_| wrong(row, "commodity_id", "no id"))?,
        unit: Unit::from_wire(row.get("unit")).map_err(|_| wrong(row, "unit", "no unit"))?,
        price_type: PriceType::parse(row.get("price_type"))
            .ok_or_else(|| wrong(row, "price_type", "no step of trade"))?,
        currency,
    };
    let market =
        MarketId::new(row.get("market_id")).map_err(|_| wrong(row, "market_id", "no id"))?;
    Ok(Quote { item, market, observed_on: day(row, "observed_on")?, price_minor })
}

fn day(row: &Row, column: &'static str) -> Result<Date, String> {
    iso::parse_date(row.get(column)).map_err(|_| wrong(row, column, "no day, such as 2026-11-23"))
}

fn wrong(row: &Row, column: &str, what: &str) -> String {
    format!("column {column}: {:?} is {what}", row.get(column))
}
