//! A row of the reviewer's list: its columns, and the list as CSV that can come back with
//! decisions.
//!
//! Units: prices as plain decimals of their currency; days as `YYYY-MM-DD`.

use balai::price::Quote;
use balai::price::edit::FlaggedQuote;
use balai::{Currency, iso};

use super::Report;
use super::why::why;
use crate::Error;

/// What names the row; each is needed to find it again.
pub(super) const KEY: [&str; 7] =
    ["observed_on", "price", "unit", "price_type", "currency", "commodity_id", "market_id"];
/// What was found; only `grounds` is read again.
pub(super) const FOUND: [&str; 6] = ["n", "commodity", "market", "area", "why", "rules"];
/// What the row rested on when it was decided.
pub(super) const GROUNDS: &str = "grounds";
/// What people fill in.
pub(super) const ANSWER: [&str; 6] =
    ["decision", "reason", "reviewed_by", "reviewed_on", "settled_by", "settled_on"];

/// The cells of [`KEY`].
pub(super) fn key(quote: &Quote) -> [String; KEY.len()] {
    [
        iso::write_date(quote.observed_on),
        decimal(quote.price_minor, quote.item.currency),
        quote.item.unit.to_wire(),
        quote.item.price_type.to_wire().to_owned(),
        quote.item.currency.code().to_owned(),
        quote.item.commodity.as_str().to_owned(),
        quote.market.as_str().to_owned(),
    ]
}

/// The cells of [`FOUND`].
pub(super) fn found(report: &Report<'_>, n: usize, row: &FlaggedQuote) -> [String; FOUND.len()] {
    let [commodity, market, area] = names(report, &row.quote);
    let whys = row.grounds.iter().map(|ground| why(&row.quote, &ground.flag, report.as_of));
    let mut rules: Vec<&str> = row.grounds.iter().flat_map(|g| g.rules.iter().copied()).collect();
    let mut seen = std::collections::BTreeSet::new();
    rules.retain(|name| seen.insert(*name));
    let why = whys.collect::<Vec<_>>().join("; ");
    [n.to_string(), commodity, market, area, why, rules.join(", ")]
}

/// What the commodity, the market and its area are called.
pub(super) fn names(report: &Report<'_>, quote: &Quote) -> [String; 3] {
    let id = &quote.item.commodity;
    let commodity = report.collected.commodities.get(id).map(|commodity| commodity.name.clone());
    let market = report.collected.markets.get(&quote.market);
    [
        commodity.unwrap_or_else(|| id.as_str().to_owned()),
        market.map_or_else(|| quote.market.as_str().to_owned(), |market| market.name.clone()),
        market.map(|market| market.area.clone()).unwrap_or_default(),
    ]
}

/// The whole list, with the columns of the answer empty.
pub(super) fn csv(report: &Report<'_>) -> Result<String, Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let heads = FOUND.iter().chain(&KEY).chain([&GROUNDS]).chain(&ANSWER);
    table.write_record(heads).map_err(failed)?;
    for (n, row) in (1..).zip(&report.review.flagged) {
        let mut cells = found(report, n, row).to_vec();
        cells.extend(key(&row.quote));
        cells.push(row.grounds_text());
        cells.extend(ANSWER.map(|_| String::new()));
        table.write_record(&cells).map_err(failed)?;
    }
    finish(table)
}

/// The text of a table.
pub(super) fn finish(table: csv::Writer<Vec<u8>>) -> Result<String, Error> {
    let bytes = table.into_inner().map_err(|error| failed(error.into_error().into()))?;
    String::from_utf8(bytes).map_err(|error| Error::Output { cause: error.to_string() })
}

/// A table in memory that cannot be written.
pub(super) fn failed(error: csv::Error) -> Error {
    Error::Output { cause: error.to_string() }
}

/// Minor units as a plain decimal: `122.64`.
pub(super) fn decimal(minor: i64, currency: Currency) -> String {
    let exponent = usize::from(currency.exponent());
    let sign = if minor < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = exponent + 1);
    match digits.split_at_checked(digits.len().saturating_sub(exponent)) {
        Some((whole, fraction)) if exponent > 0 => format!("{sign}{whole}.{fraction}"),
        _ => format!("{sign}{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minor_units_are_plain_decimals() {
        for (minor, code, expected) in [
            (12_500, "IDR", "12500"),
            (12_264, "NIO", "122.64"),
            (5, "USD", "0.05"),
            (-5, "KWD", "-0.005"),
            (0, "IDR", "0"),
        ] {
            assert_eq!(decimal(minor, Currency::parse(code).unwrap()), expected);
        }
    }
}
