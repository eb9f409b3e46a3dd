//! `balai prices index`: a price index from a table of products, periods, prices and quantities.
//!
//! The table is any CSV with a header; the options name its columns.

use std::collections::BTreeMap;
use std::path::Path;

use balai::Coded;
use balai::price::index::{
    Classes, Error as IndexError, Imputation, Link, Method, Observation, Panel, PeriodOrder,
    Series, Spec, Window, compute, impute,
};
use serde_json::{Value, json};

use super::input::bad;
use crate::args::Index;
use crate::{Error, out};

/// One group of the table, its rows in order.
#[derive(Default)]
struct Group {
    observations: Vec<Observation>,
    classes: Classes,
}

/// Computes the index of each group and writes it.
pub(crate) fn run(asked: &Index) -> Result<(), Error> {
    let spec = spec(asked)?;
    let imputation = match &asked.impute {
        Some(name) => {
            Some(name.parse::<Imputation>().map_err(|error| bad("--impute", name, &error))?)
        }
        None => None,
    };
    let groups = read(asked)?;
    let mut results = Vec::new();
    for (name, group) in groups {
        let failed = |error: IndexError| Error::Index {
            group: name.clone(),
            code: error.code(),
            cause: error.to_string(),
        };
        let panel = Panel::new(group.observations, PeriodOrder::Sorted);
        let set_aside = match &panel {
            Ok(panel) => panel.set_aside(),
            Err(IndexError::NoObservation { set_aside }) => set_aside,
            Err(_) => &[],
        };
        for (observation, flaw) in set_aside {
            let Observation { product, period, .. } = observation;
            eprintln!("set aside: {product}, {period}: {flaw} [{}]", flaw.code());
        }
        let panel = panel.map_err(failed)?;
        let panel = match imputation {
            Some(by) => impute(&panel, by, &group.classes).map_err(failed)?,
            None => panel,
        };
        let series = compute(&panel, &spec).map_err(failed)?;
        results.push((name, series));
    }
    if asked.json {
        return out::json(&as_json(&results, asked));
    }
    out::print(&as_csv(&results, asked)?)
}

fn spec(asked: &Index) -> Result<Spec, Error> {
    let method: Method =
        asked.method.parse().map_err(|error| bad("--method", &asked.method, &error))?;
    let window = match (asked.window, &asked.splice) {
        (Some(n), splice) => {
            let splice = splice.as_deref().unwrap_or("movement");
            Some(Window::parse(n, splice).map_err(|error| match error {
                IndexError::WindowTooShort { .. } => bad("--window", &n.to_string(), &error),
                _ => bad("--splice", splice, &error),
            })?)
        }
        (None, Some(splice)) => return Err(bad("--splice", splice, &"it needs --window N")),
        (None, None) => None,
    };
    let link = if asked.chained { Link::Chained } else { Link::Fixed };
    Ok(Spec { method, link, weight_period: asked.weight_period.clone(), window })
}

/// Reads the table, group by group.
fn read(asked: &Index) -> Result<BTreeMap<String, Group>, Error> {
    let path = &asked.file;
    let unreadable = |error: csv::Error| match error.kind() {
        csv::ErrorKind::Io(_) => {
            Error::Unreadable { path: path.display().to_string(), cause: error.to_string() }
        }
        _ => Error::BadTable { path: path.display().to_string(), cause: error.to_string() },
    };
    let mut reader = csv::ReaderBuilder::new().from_path(path).map_err(unreadable)?;
    let header = reader.headers().map_err(unreadable)?.clone();
    let column = |name: &str| {
        header.iter().position(|other| other.trim_start_matches('\u{feff}') == name).ok_or_else(
            || Error::NoColumn {
                path: path.display().to_string(),
                column: name.to_owned(),
                found: header.iter().collect::<Vec<_>>().join(", "),
            },
        )
    };
    let some = |name: &Option<String>| name.as_deref().map(column).transpose();
    let (product, period, price) =
        (column(&asked.product_col)?, column(&asked.period_col)?, column(&asked.price_col)?);
    let (quantity, group, class) =
        (some(&asked.quantity_col)?, some(&asked.group_col)?, some(&asked.class_col)?);
    let (mut groups, mut n_blank) = (BTreeMap::<String, Group>::new(), 0_u64);
    for record in reader.records() {
        let record = record.map_err(unreadable)?;
        let line = record.position().map_or(0, csv::Position::line);
        let text = |idx: usize| record.get(idx).unwrap_or_default().trim();
        let number = |idx: usize, column: &str| {
            text(idx).parse::<f64>().map_err(|_| Error::NotANumber {
                path: path.display().to_string(),
                line,
                column: column.to_owned(),
                text: text(idx).to_owned(),
            })
        };
        // A cell without a price was not observed: it is missing, not zero.
        if text(price).is_empty() {
            n_blank += 1;
            continue;
        }
        let quantity = match quantity {
            Some(idx) if !text(idx).is_empty() => {
                Some(number(idx, asked.quantity_col.as_deref().unwrap_or_default())?)
            }
            _ => None,
        };
        let into =
            groups.entry(group.map_or_else(String::new, |idx| text(idx).to_owned())).or_default();
        if let Some(idx) = class {
            into.classes.insert(text(product).to_owned(), text(idx).to_owned());
        }
        into.observations.push(Observation {
            product: text(product).to_owned(),
            period: text(period).to_owned(),
            price: number(price, &asked.price_col)?,
            quantity,
        });
    }
    if n_blank > 0 {
        eprintln!("{n_blank} rows without a price: not observed, left out");
    }
    if groups.is_empty() { Err(empty(path)) } else { Ok(groups) }
}

fn empty(path: &Path) -> Error {
    Error::BadTable {
        path: path.display().to_string(),
        cause: "the table has no row with a price".to_owned(),
    }
}

/// CSV with the columns of the table and `index_value`; a period without a figure says why.
fn as_csv(results: &[(String, Series)], asked: &Index) -> Result<String, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| Error::Output { cause: error.to_string() };
    let mut header: Vec<&str> = asked.group_col.as_deref().into_iter().collect();
    header.extend([asked.period_col.as_str(), "index_value", "n_products", "n_imputed", "reason"]);
    writer.write_record(header).map_err(failed)?;
    for (group, series) in results {
        for point in &series.points {
            let mut row: Vec<String> = asked.group_col.iter().map(|_| group.clone()).collect();
            row.push(point.period.clone());
            match &point.value {
                Ok(step) => row.extend([
                    step.index.to_string(),
                    step.n_products.to_string(),
                    step.n_imputed.to_string(),
                    String::new(),
                ]),
                Err(gap) => row.extend([
                    String::new(),
                    "0".to_owned(),
                    "0".to_owned(),
                    gap.code().to_owned(),
                ]),
            }
            writer.write_record(row).map_err(failed)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| Error::Output { cause: error.to_string() })?;
    String::from_utf8(bytes).map_err(|error| Error::Output { cause: error.to_string() })
}

fn as_json(results: &[(String, Series)], asked: &Index) -> Value {
    let series: Vec<Value> = results
        .iter()
        .map(|(group, series)| {
            let points: Vec<Value> = series
                .points
                .iter()
                .map(|point| match &point.value {
                    Ok(step) => json!({
                        "period": point.period,
                        "index": step.index,
                        "n_products": step.n_products,
                        "n_imputed": step.n_imputed,
                    }),
                    Err(gap) => json!({ "period": point.period, "reason": gap.code() }),
                })
                .collect();
            json!({
                "group": asked.group_col.as_ref().map(|_| group),
                "method": series.method.name(),
                "is_weighted": series.is_weighted,
                "points": points,
            })
        })
        .collect();
    json!({ "series": series })
}
