//! `balai prices audit`: which figures of a PIHPS grid do not follow from its own rows, or from the
//! grids of the level below.
//!
//! Units: rupiah; lines of the file, of a workbook its rows.
//! Source: `docs/reference/price-aggregates.md`, PIHPS.

mod levels;
mod levels_text;

use std::collections::BTreeMap;
use std::path::Path;

use balai::price::aggregate::{GridAudit, GridFigure, GridFindings};
use balai::price::read::{Format, Sink};
use balai::words::{Lang, number};
use balai::{Coded, Date, iso};
use serde_json::{Value, json};

use super::input;
use super::words::written;
use crate::args::Audit;
use crate::{Error, out};

/// Cells and rows of a kind that the text names unless all are asked for; JSON names all.
const N_NAMED: usize = 20;

/// How many figures there are of each kind; `n` is the sum of the other three.
#[derive(Clone, Copy, Default)]
struct Count {
    n: usize,
    n_follow: usize,
    /// Of these, how many have one variety only: they follow by being the same.
    n_follow_one: usize,
    n_differ: usize,
    n_not_checked: usize,
}

impl Count {
    fn of<'a>(figures: impl Iterator<Item = &'a GridFigure>) -> Self {
        figures.fold(Self::default(), |mut count, figure| {
            count.n += 1;
            match figure.difference() {
                Some(0) => {
                    count.n_follow += 1;
                    count.n_follow_one += usize::from(figure.n_parts == 1);
                }
                Some(_) => count.n_differ += 1,
                None => count.n_not_checked += 1,
            }
            count
        })
    }
}

/// Audits each file by itself, or all against each other, and says what was found.
pub(crate) fn run(asked: &Audit) -> Result<(), Error> {
    if asked.province.is_some() || asked.nation.is_some() || asked.levels.is_some() {
        return levels::run(asked);
    }
    if let Some(n) = asked.parts {
        let cause = "it needs --province or --nation, whose parts they are";
        return Err(input::bad("--parts", &n.to_string(), &cause));
    }
    let mut found = Vec::new();
    for path in &asked.files {
        found.push((input::name(path), audit(path)?));
    }
    let total = Count::of(found.iter().flat_map(|(_, grid)| &grid.figures));
    if asked.json {
        let files: Vec<Value> = found.iter().map(|(file, grid)| as_json(file, grid)).collect();
        out::json(&json!({ "files": files, "total": count_json(total) }))?;
    } else {
        let n_named = if asked.all { usize::MAX } else { N_NAMED };
        let texts: Vec<String> =
            found.iter().map(|(file, grid)| text(file, grid, n_named)).collect();
        out::print(&texts.join("\n"))?;
    }
    match total {
        Count { n_differ: n @ 1.., n_follow, .. } if asked.strict => {
            Err(Error::CellsDiffer { of: "varieties", n, n_checked: n_follow + n })
        }
        _ => Ok(()),
    }
}

fn audit(path: &Path) -> Result<GridFindings, Error> {
    let mut audit = GridAudit::default();
    read_grid(path, &mut audit)?;
    Ok(audit.finish())
}

/// Reads a grid; a file of another kind has no figures made of others.
fn read_grid(path: &Path, sink: &mut impl Sink) -> Result<(), Error> {
    if balai_price_file::format_of(path)? == Format::Wfp {
        let path = path.display().to_string();
        return Err(Error::NotAGrid { path, found: "WFP food prices" });
    }
    input::read_into(path, sink)?;
    Ok(())
}

/// The day of a column, or its head if that is none.
fn day(day: Option<Date>, column: &str) -> String {
    day.map_or_else(|| column.to_owned(), iso::write_date)
}

fn rupiah(minor: i64) -> String {
    written(|out| number::whole(out, minor, Lang::En))
}

fn whole(n: usize) -> String {
    rupiah(i64::try_from(n).unwrap_or(i64::MAX))
}

fn signed(minor: i64) -> String {
    if minor > 0 { format!("+{}", rupiah(minor)) } else { rupiah(minor) }
}

fn text(file: &str, grid: &GridFindings, n_named: usize) -> String {
    let count = Count::of(grid.figures.iter());
    let n_checked = count.n_follow + count.n_differ;
    let [n, n_compared, n_follow, n_one, n_differ, n_not] = [
        count.n,
        n_checked,
        count.n_follow,
        count.n_follow_one,
        count.n_differ,
        count.n_not_checked,
    ]
    .map(whole);
    let mut text = format!(
        "{file}: {n} commodity figures\n  {n_compared} checked: {n_follow} follow from their \
         varieties ({n_one} of them from one alone), {n_differ} do not\n  {n_not} cannot be \
         checked\n"
    );
    if n_checked > 0 {
        text += "\nBy commodity (each the mean of its varieties, rounded half-up to Rp 50; amounts \
                 in rupiah)\n";
        text += &out::table(&by_commodity(&grid.figures));
    }
    let size = |figure: &GridFigure| figure.difference().map_or(0, i64::unsigned_abs);
    let mut largest: Vec<&GridFigure> = grid.figures.iter().collect();
    largest.sort_by_key(|figure| std::cmp::Reverse(size(figure)));
    let differ: Vec<Vec<String>> = largest.into_iter().filter_map(differing).collect();
    if !differ.is_empty() {
        text += "\nDo not follow, the largest differences first\n";
        let heads =
            ["commodity", "line", "day", "varieties", "published", "computed", "difference"];
        let mut rows = vec![heads.map(str::to_owned).to_vec()];
        rows.extend(differ.iter().take(n_named).cloned());
        text += &out::table(&rows);
        text += &more(differ.len(), n_named);
    }
    if count.n_not_checked > 0 {
        text += "\nCannot be checked\n";
        text += &not_checked(&grid.figures);
    }
    if !grid.off_step.is_empty() {
        let n = grid.off_step.len();
        text += &format!("\n{n} of {} prices are no multiple of Rp 50\n", grid.n_prices);
        for price in grid.off_step.iter().take(n_named) {
            let (day, published) = (day(price.day, &price.column), rupiah(price.published));
            text += &format!("  line {}, {}, {day}: {published}\n", price.line, price.name);
        }
        text += &more(n, n_named);
    }
    if !grid.set_aside.is_empty() {
        text += &format!("\n{} rows or cells could not be read\n", grid.set_aside.len());
        for row in grid.set_aside.iter().take(n_named) {
            text += &format!("  line {}: {} [{}]\n", row.line, row.reason, row.reason.code());
        }
        text += &more(grid.set_aside.len(), n_named);
    }
    text
}

fn more(n: usize, n_named: usize) -> String {
    match n.saturating_sub(n_named) {
        0 => String::new(),
        n => format!("  and {n} more; --all names them, and so does --json\n"),
    }
}

fn differing(figure: &GridFigure) -> Option<Vec<String>> {
    let difference = figure.difference().filter(|difference| *difference != 0)?;
    let (published, computed) = (figure.published?, *figure.computed.as_ref().ok()?);
    Some(vec![
        figure.commodity.clone(),
        figure.line.to_string(),
        day(figure.day, &figure.column),
        figure.n_parts.to_string(),
        rupiah(published),
        rupiah(computed),
        signed(difference),
    ])
}

/// One line for each commodity row: how often it follows, and by how much it does not.
fn by_commodity(figures: &[GridFigure]) -> Vec<Vec<String>> {
    let heads = [
        "commodity",
        "line",
        "varieties",
        "checked",
        "follow",
        "off by 50",
        "off by more",
        "from",
        "to",
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for row in figures.chunk_by(|a, b| a.line == b.line) {
        let Some(first) = row.first() else { continue };
        let count = Count::of(row.iter());
        let differences = || row.iter().filter_map(GridFigure::difference).filter(|d| *d != 0);
        let n_by_fifty = differences().filter(|difference| difference.abs() == 50).count();
        let end = |end: Option<i64>| end.map_or_else(String::new, signed);
        rows.push(vec![
            first.commodity.clone(),
            first.line.to_string(),
            row.iter().map(|figure| figure.n_parts).max().unwrap_or(0).to_string(),
            (count.n_follow + count.n_differ).to_string(),
            count.n_follow.to_string(),
            n_by_fifty.to_string(),
            (count.n_differ - n_by_fifty).to_string(),
            end(differences().min()),
            end(differences().max()),
        ]);
    }
    rows
}

/// One line for each commodity row and reason.
fn not_checked(figures: &[GridFigure]) -> String {
    let mut text = String::new();
    for row in figures.chunk_by(|a, b| a.line == b.line) {
        let mut reasons: BTreeMap<&str, Vec<&GridFigure>> = BTreeMap::new();
        for figure in row {
            if let Err(reason) = &figure.computed {
                reasons.entry(reason.code()).or_default().push(figure);
            }
        }
        for (code, figures) in reasons {
            let (Some(first), Some(last)) = (figures.first(), figures.last()) else { continue };
            let reason =
                first.computed.as_ref().err().map_or_else(String::new, ToString::to_string);
            let from = day(first.day, &first.column);
            let when = match figures.len() {
                1 => from,
                n => format!("{n} days from {from} to {}", day(last.day, &last.column)),
            };
            text +=
                &format!("  line {}, {}, {when}: {reason} [{code}]\n", first.line, first.commodity);
        }
    }
    text
}

fn count_json(count: Count) -> Value {
    json!({
        "n_cells": count.n,
        "n_follow": count.n_follow,
        "n_follow_from_one_variety": count.n_follow_one,
        "n_differ": count.n_differ,
        "n_not_checked": count.n_not_checked,
    })
}

fn as_json(file: &str, grid: &GridFindings) -> Value {
    let cell = |figure: &GridFigure| {
        json!({
            "line": figure.line,
            "commodity": figure.commodity,
            "day": figure.day.map(iso::write_date),
            "column": figure.column,
            "n_varieties": figure.n_parts,
            "published": figure.published,
            "computed": figure.computed.as_ref().ok(),
            "difference": figure.difference(),
        })
    };
    let differ = grid.figures.iter().filter(|figure| figure.difference().is_some_and(|d| d != 0));
    let not_checked = grid.figures.iter().filter_map(|figure| {
        let reason = figure.computed.as_ref().err()?;
        let mut value = cell(figure);
        if let Some(fields) = value.as_object_mut() {
            fields.insert("code".to_owned(), json!(reason.code()));
            fields.insert("detail".to_owned(), json!(reason.to_string()));
        }
        Some(value)
    });
    let off_step = grid.off_step.iter().map(|price| {
        json!({
            "line": price.line,
            "name": price.name,
            "day": price.day.map(iso::write_date),
            "column": price.column,
            "published": price.published,
        })
    });
    let set_aside = grid.set_aside.iter().map(|row| {
        json!({ "line": row.line, "code": row.reason.code(), "detail": row.reason.to_string() })
    });
    json!({
        "file": file,
        "count": count_json(Count::of(grid.figures.iter())),
        "n_prices": grid.n_prices,
        "cells": differ.map(cell).collect::<Vec<_>>(),
        "not_checked": not_checked.collect::<Vec<_>>(),
        "no_multiple_of_50": off_step.collect::<Vec<_>>(),
        "set_aside": set_aside.collect::<Vec<_>>(),
    })
}
