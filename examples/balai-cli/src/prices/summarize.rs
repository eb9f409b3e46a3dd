//! `balai prices summarize`: one price per commodity, with its grounds.

use balai::price::{Board, Error as PriceError, Row, Summary};
use balai::words::{Lang, date, number};
use balai::{Coded, Date, Money, iso};
use serde_json::{Value, json};

use super::input;
use super::words::{item_name, money, written};
use crate::args::Selection;
use crate::{Error, out};

/// Columns that stand there whether or not there are reference prices.
const N_COLUMNS: usize = 8;

/// Computes the figures of the quotes selected and writes them.
pub(crate) fn run(selection: &Selection, json: bool) -> Result<(), Error> {
    let board = Board::new(input::feed(selection)?);
    if json {
        return out::json(&as_json(&board));
    }
    let mut rows = vec![
        [
            "commodity",
            "median",
            "mean",
            "lowest",
            "highest",
            "markets",
            "change",
            "age",
            "reference",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    let as_of = board.feed.as_of;
    rows.extend(board.rows.iter().map(|row| cells(row, as_of)));
    if board.rows.iter().all(|row| row.standing().is_none()) {
        rows.iter_mut().for_each(|row| row.truncate(N_COLUMNS));
    }
    let mut text = out::table(&rows);
    let aside = board.feed.set_aside.n;
    if aside > 0 {
        text += &format!("{aside} rows set aside; `balai prices read` says which and why\n");
    }
    out::print(&text)
}

fn cells(row: &Row, as_of: Option<Date>) -> Vec<String> {
    let item = &row.facts.item;
    let name = item_name(&row.facts.name_en, item);
    let change = row.change.as_ref().map_or_else(String::new, |change| {
        written(|out| number::signed_percent(out, change.basis_points, Lang::En))
    });
    match (&row.summary, as_of) {
        (Ok(summary), Some(as_of)) => vec![
            name,
            money(summary.median),
            money(summary.mean),
            money(summary.lowest.1),
            money(summary.highest.1),
            summary.n_markets.to_string(),
            change,
            written(|out| {
                date::days_ago(out, iso::days_between(summary.observed_until, as_of), Lang::En);
            }),
            row.standing().map_or_else(String::new, |(reference, standing)| {
                written(|out| standing.words(out, &reference.kind, Lang::En))
            }),
        ],
        (summary, _) => {
            let why = summary.as_ref().err().map_or_else(String::new, ToString::to_string);
            vec![name, why]
        }
    }
}

fn as_json(board: &Board) -> Value {
    let feed = &board.feed;
    let rows: Vec<Value> = board.rows.iter().map(|row| row_json(row)).collect();
    json!({
        "city": feed.city,
        "as_of": feed.as_of.map(iso::write_date),
        "age_days_max": feed.age_days_max,
        "n_rows_set_aside": feed.set_aside.n,
        "n_aggregates_left_out": feed.n_aggregates_left_out,
        "items": rows,
    })
}

fn row_json(row: &Row) -> Value {
    let item = &row.facts.item;
    let mut out = json!({
        "commodity": item.commodity.as_str(),
        "name_id": row.facts.name_id,
        "name_en": row.facts.name_en,
        "unit": item.unit.to_wire(),
        "price_type": item.price_type.to_wire(),
        "currency": item.currency.code(),
        "decimals": item.currency.exponent(),
    });
    let Some(fields) = out.as_object_mut() else { return out };
    match &row.summary {
        Ok(summary) => fields.extend(summary_json(summary)),
        Err(error) => {
            fields.insert("error".to_owned(), json!(error.code()));
            if let PriceError::NoUsableQuote { set_aside } = error {
                fields.insert("n_quotes_set_aside".to_owned(), json!(set_aside.len()));
            }
        }
    }
    if let Some((reference, standing)) = row.standing() {
        let reference = json!({
            "kind": reference.kind,
            "lower": reference.lower,
            "upper": reference.upper,
            "rule": reference.rule_en,
            "position": standing.position.word(Lang::En),
            "basis_points": standing.outside.map(|change| change.basis_points),
        });
        fields.insert("reference".to_owned(), reference);
    }
    if let Some(change) = &row.change {
        let change = json!({
            "from": change.from.minor,
            "since": iso::write_date(change.since),
            "basis_points": change.basis_points,
        });
        fields.insert("change".to_owned(), change);
    }
    out
}

fn summary_json(summary: &Summary) -> serde_json::Map<String, Value> {
    let end = |(market, money): &(balai::MarketId, Money)| json!({ "market": market.as_str(), "price": money.minor });
    let fields = [
        ("n_markets", json!(summary.n_markets)),
        ("median", json!(summary.median.minor)),
        ("mean", json!(summary.mean.minor)),
        ("lowest", end(&summary.lowest)),
        ("highest", end(&summary.highest)),
        ("observed_from", json!(iso::write_date(summary.observed_from))),
        ("observed_until", json!(iso::write_date(summary.observed_until))),
        ("n_quotes_set_aside", json!(summary.grounds.set_aside.len())),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
