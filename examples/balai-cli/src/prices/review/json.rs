//! The reviewer's list as JSON, which can come back with decisions.

use balai::iso;
use balai::price::edit::{FlaggedQuote, Mark, Reference, SeriesKey};
use serde_json::{Map, Value, json};

use super::Report;
use super::row::{ANSWER, FOUND, GROUNDS, KEY, decimal, found, key};
use super::text::mark_name;
use super::why::why;

pub(super) fn report(report: &Report<'_>) -> Value {
    let rows = (1..).zip(&report.review.flagged).map(|(n, row)| one(report, n, row));
    let marks = report.review.marks.iter().map(|(series, found)| mark(series, found));
    json!({
        "files": report.files,
        "area": report.asked.area,
        "as_of": iso::write_date(report.as_of),
        "n_prices": report.collected.quotes.len(),
        "n_series": report.review.n_series,
        "n_days_across_markets": report.review.n_cross_sections,
        "n_rows_set_aside": report.n_rows_set_aside,
        "n_averages_left_out": report.n_aggregates,
        "missing_days_looked_for": report.looks_for_missing,
        "rules": rules(report),
        "rows": rows.collect::<Vec<_>>(),
        "marks": marks.collect::<Vec<_>>(),
    })
}

/// The rules with their parameters, and what each would flag.
pub(super) fn rules(report: &Report<'_>) -> Value {
    let rules = report.review.rules.iter().map(|tally| {
        let parameters: Map<String, Value> =
            tally.rule.parameters().map(|(name, value)| (name.to_owned(), json!(value))).collect();
        json!({
            "rule": tally.rule.name(),
            "parameters": parameters,
            "n_relatives": tally.n_relatives,
            "n_outliers": tally.n_outliers,
            "n_degenerate": tally.n_degenerate,
        })
    });
    rules.collect()
}

fn one(report: &Report<'_>, n: usize, row: &FlaggedQuote) -> Value {
    let mut fields = Map::new();
    for (name, text) in FOUND.iter().zip(found(report, n, row)) {
        fields.insert((*name).to_owned(), json!(text));
    }
    for (name, text) in KEY.iter().zip(key(&row.quote)) {
        fields.insert((*name).to_owned(), json!(text));
    }
    fields.insert("n".to_owned(), json!(n));
    fields.insert(GROUNDS.to_owned(), json!(row.grounds_text()));
    let currency = row.quote.item.currency;
    let flags = row.grounds.iter().map(|ground| {
        let compared = ground.flag.reference().map(|reference| match reference {
            Reference::Earlier { observed_on, price_minor } => json!({
                "with": "earlier",
                "observed_on": iso::write_date(observed_on),
                "price": decimal(price_minor, currency),
            }),
            Reference::Median { twice_minor } => json!({
                "with": "median",
                // Twice, because a median of two prices may lie between two amounts.
                "twice_price": decimal(twice_minor, currency),
            }),
        });
        json!({
            "flag": ground.flag.name(),
            "why": why(&row.quote, &ground.flag, report.as_of),
            "compared": compared,
            "relative": ground.flag.relative(row.quote.price_minor).map(|r| r.ratio()),
            "rules": ground.rules,
        })
    });
    fields.insert("flags".to_owned(), flags.collect());
    for name in ANSWER {
        fields.insert(name.to_owned(), Value::Null);
    }
    Value::Object(fields)
}

fn mark(series: &SeriesKey, mark: &Mark) -> Value {
    let mut value = json!({
        "mark": mark_name(mark),
        "commodity_id": series.commodity.as_str(),
        "price_type": series.price_type.to_wire(),
        "currency": series.currency.code(),
        "market_id": series.market.as_str(),
    });
    let more = match mark {
        Mark::Repeated { observation, n_times } => json!({
            "observed_on": iso::write_date(observation.observed_on),
            "price": decimal(observation.price_minor, series.currency),
            "n_times": n_times,
        }),
        Mark::Frozen { from, until, n_quotes } => json!({
            "from": iso::write_date(*from),
            "until": iso::write_date(*until),
            "n_prices": n_quotes,
        }),
        Mark::Missing { from, until, n_days } => json!({
            "from": iso::write_date(*from),
            "until": iso::write_date(*until),
            "n_working_days": n_days,
        }),
        Mark::Stale { newest_on, age_days } => json!({
            "newest_on": iso::write_date(*newest_on),
            "age_days": age_days,
        }),
        _ => json!({}),
    };
    if let (Some(fields), Value::Object(more)) = (value.as_object_mut(), more) {
        fields.extend(more);
    }
    value
}
