//! `balai prices read`: what is in the files.

use std::path::PathBuf;

use balai::Coded;
use balai::price::read::{Collected, Format, Tally};
use serde_json::{Value, json};

use super::input::{self, Read};
use crate::{Error, out};

/// Rows set aside that the text names; JSON names all.
const N_ROWS_NAMED: usize = 20;

/// Reads the files one by one and says what is in them.
pub(crate) fn run(files: &[PathBuf], json: bool) -> Result<(), Error> {
    let mut found = Vec::new();
    for file in files {
        let (collected, reads) = input::read(std::slice::from_ref(file))?;
        found.extend(reads.into_iter().next().map(|read| (read, collected)));
    }
    if json {
        let files: Vec<Value> =
            found.iter().map(|(read, collected)| as_json(read, collected)).collect();
        return out::json(&json!({ "files": files }));
    }
    out::print(&found.iter().map(|(read, collected)| text(read, collected)).collect::<String>())
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Wfp => "WFP food prices",
        Format::PihpsGrid => "PIHPS grid",
        Format::Workbook => "PIHPS workbook",
        _ => "price file",
    }
}

fn days(collected: &Collected) -> Option<(String, String)> {
    let days = || collected.quotes.iter().map(|quote| quote.observed_on);
    let text = balai::iso::write_date;
    Some((text(days().min()?), text(days().max()?)))
}

fn text(read: &Read, collected: &Collected) -> String {
    let Tally { n_rows, n_quotes, n_aggregates, n_rounded, n_set_aside } = read.tally;
    let mut lines = vec![
        format!("{}: {}", read.file, format_name(read.format)),
        format!(
            "  {n_rows} rows: {n_quotes} quotes, {n_aggregates} averages of others left out, \
                 {n_set_aside} set aside"
        ),
        format!(
            "  {} markets, {} commodities",
            collected.markets.len(),
            collected.commodities.len()
        ),
    ];
    if let Some((first, last)) = days(collected) {
        lines.push(format!("  {first} to {last}"));
    }
    if n_rounded > 0 {
        lines.push(format!("  {n_rounded} prices had more decimals than their currency"));
    }
    for row in collected.set_aside.iter().take(N_ROWS_NAMED) {
        lines.push(format!("  line {}: {} [{}]", row.line, row.reason, row.reason.code()));
    }
    let n_more = collected.set_aside.len().saturating_sub(N_ROWS_NAMED);
    if n_more > 0 {
        lines.push(format!("  and {n_more} more; --json names all"));
    }
    lines.join("\n") + "\n"
}

fn as_json(read: &Read, collected: &Collected) -> Value {
    let Tally { n_rows, n_quotes, n_aggregates, n_rounded, n_set_aside } = read.tally;
    let days = days(collected);
    let set_aside: Vec<Value> = collected
        .set_aside
        .iter()
        .map(|row| {
            json!({ "line": row.line, "code": row.reason.code(), "detail": row.reason.to_string() })
        })
        .collect();
    json!({
        "file": read.file,
        "format": format_name(read.format),
        "n_rows": n_rows,
        "n_quotes": n_quotes,
        "n_aggregates": n_aggregates,
        "n_rounded": n_rounded,
        "n_set_aside": n_set_aside,
        "n_markets": collected.markets.len(),
        "n_commodities": collected.commodities.len(),
        "observed_from": days.as_ref().map(|(first, _)| first),
        "observed_until": days.as_ref().map(|(_, last)| last),
        "set_aside": set_aside,
    })
}
