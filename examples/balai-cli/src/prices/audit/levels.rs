//! Grids against each other: which grid is of what, and what was found as JSON.
//!
//! Units: rupiah; lines of the file, of a workbook its rows.
//! Source: `docs/reference/price-aggregates.md`, between grids.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use balai::price::aggregate::level::{
    Area, CellFlaw, Level, LevelAudit, LevelFigure, LevelGrid, NotJudged, PartPrice,
};
use balai::{Coded, iso};
use serde_json::{Value, json};

use super::{levels_text, read_grid};
use crate::args::Audit;
use crate::prices::input;
use crate::{Error, out};

/// Columns of a table of levels; the last may be left out.
const COLUMNS: [&str; 5] = ["file", "level", "name", "within", "n_parts"];

/// How the figures of an area came out; `n` is the sum of the other three.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) n: usize,
    pub(super) n_follow: usize,
    pub(super) n_differ: usize,
    pub(super) n_not_judged: usize,
    /// Of those that are not judged for want of a part, how many the others give all the same.
    pub(super) n_as_others: usize,
}

impl Count {
    pub(super) fn of<'f>(figures: impl Iterator<Item = &'f LevelFigure<'f>>) -> Self {
        figures.fold(Self::default(), Self::with)
    }

    fn with(mut self, figure: &LevelFigure<'_>) -> Self {
        self.n += 1;
        match (figure.difference(), &figure.computed) {
            (Some(0), _) => self.n_follow += 1,
            (Some(_), _) => self.n_differ += 1,
            (None, Err(NotJudged::PartMissing { of_others, .. })) => {
                self.n_not_judged += 1;
                self.n_as_others += usize::from(figure.published == Some(*of_others));
            }
            (None, _) => self.n_not_judged += 1,
        }
        self
    }

    fn json(self) -> Value {
        json!({
            "n_cells": self.n,
            "n_follow": self.n_follow,
            "n_differ": self.n_differ,
            "n_not_judged": self.n_not_judged,
            "n_not_judged_but_as_the_other_parts": self.n_as_others,
        })
    }
}

/// Holds each whole against its parts and says what was found.
pub(super) fn run(asked: &Audit) -> Result<(), Error> {
    let told = match &asked.levels {
        Some(table) => told_by(table)?,
        None => told(asked),
    };
    let (mut files, mut areas) = (Vec::new(), Vec::new());
    for (path, area) in told {
        let mut grid = LevelGrid::default();
        read_grid(&path, &mut grid)?;
        files.push(input::name(&path));
        areas.push((area, grid));
    }
    let audit = LevelAudit::new(areas)
        .map_err(|error| Error::Levels { code: error.code(), cause: error.to_string() })?;
    let wholes: Vec<(usize, Vec<LevelFigure<'_>>)> = (0..audit.areas().len())
        .filter(|place| audit.parts(*place).next().is_some())
        .map(|place| (place, audit.figures(place).collect()))
        .collect();
    let total = Count::of(wholes.iter().flat_map(|(_, figures)| figures));
    if asked.json {
        out::json(&as_json(&audit, &files, &wholes, total))?;
    } else {
        out::print(&levels_text::report(&audit, &files, &wholes, asked.all))?;
    }
    match total {
        Count { n_differ: n @ 1.., n_follow, .. } if asked.strict => {
            Err(Error::CellsDiffer { of: "parts", n, n_checked: n_follow + n })
        }
        _ => Ok(()),
    }
}

/// The whole and its parts, each named by its file.
fn told(asked: &Audit) -> Vec<(PathBuf, Area)> {
    let whole = asked.province.iter().map(|path| (path, Level::Province, Level::City));
    let whole = whole.chain(asked.nation.iter().map(|path| (path, Level::Nation, Level::Province)));
    let mut told = Vec::new();
    for (path, level, below) in whole {
        let (name, n_parts) = (path.display().to_string(), asked.parts);
        let parts = asked.files.iter().map(|file| {
            let within = Some(name.clone());
            let of = file.display().to_string();
            (file.clone(), Area { name: of, level: below, within, n_parts: None })
        });
        let parts: Vec<_> = parts.collect();
        told.push((path.clone(), Area { name, level, within: None, n_parts }));
        told.extend(parts);
    }
    told
}

/// The grids that a table names; a path that is not absolute starts where the table lies.
fn told_by(table: &Path) -> Result<Vec<(PathBuf, Area)>, Error> {
    let path = table.display().to_string();
    let text = std::fs::read_to_string(table)
        .map_err(|error| Error::Unreadable { path: path.clone(), cause: error.to_string() })?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let bad = |cause: String| Error::BadTable { path: path.clone(), cause };
    let heads = reader.headers().map_err(|error| bad(error.to_string()))?.clone();
    let mut places = BTreeMap::new();
    for (place, head) in heads.iter().enumerate() {
        let head = head.trim_start_matches('\u{feff}').to_lowercase();
        if !COLUMNS.contains(&head.as_str()) || places.insert(head.clone(), place).is_some() {
            let known = COLUMNS.join(", ");
            return Err(bad(format!(
                "column {head:?} is not known or there twice; known: {known}"
            )));
        }
    }
    for column in COLUMNS.iter().take(COLUMNS.len() - 1) {
        if !places.contains_key(*column) {
            return Err(bad(format!("it has no column {column:?}")));
        }
    }
    let mut told = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| bad(error.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell =
            |column: &str| places.get(column).and_then(|place| record.get(*place)).unwrap_or("");
        let wrong = |column: &str, what: &str| Error::BadRow {
            path: path.clone(),
            line,
            cause: format!("column {column}: {:?} is {what}", cell(column)),
        };
        let (file, name, n_parts) = (cell("file"), cell("name"), cell("n_parts"));
        if file.is_empty() || name.is_empty() {
            return Err(wrong(if file.is_empty() { "file" } else { "name" }, "empty"));
        }
        let level = Level::parse(cell("level"))
            .ok_or_else(|| wrong("level", "none of nation, province, city"))?;
        let n_parts = match n_parts {
            "" => None,
            n => Some(n.parse().map_err(|_| wrong("n_parts", "no whole number"))?),
        };
        let within = Some(cell("within").to_owned()).filter(|within| !within.is_empty());
        let area = Area { name: name.to_owned(), level, within, n_parts };
        told.push((table.parent().unwrap_or(Path::new("")).join(file), area));
    }
    if told.is_empty() { Err(bad("it has no row".to_owned())) } else { Ok(told) }
}

fn as_json(
    audit: &LevelAudit,
    files: &[String],
    wholes: &[(usize, Vec<LevelFigure<'_>>)],
    total: Count,
) -> Value {
    let areas = audit.areas().iter().zip(files).enumerate().map(|(place, ((area, grid), file))| {
        let set_aside = grid.set_aside().iter().map(|row| {
            json!({ "line": row.line, "code": row.reason.code(), "detail": row.reason.to_string() })
        });
        json!({
            "name": area.name,
            "level": area.level.name(),
            "within": area.within,
            "file": file,
            "n_parts": area.n_parts,
            "n_parts_given": audit.parts(place).count(),
            "set_aside": set_aside.collect::<Vec<_>>(),
        })
    });
    let wholes = wholes.iter().map(|(place, figures)| {
        let differ = figures.iter().filter(|figure| figure.difference().is_some_and(|d| d != 0));
        let not_judged = figures.iter().filter(|figure| figure.computed.is_err());
        json!({
            "area": audit.areas().get(*place).map(|(area, _)| &area.name),
            "all_parts_taken_to_be_given":
                audit.areas().get(*place).is_some_and(|(area, _)| area.n_parts.is_none()),
            "count": Count::of(figures.iter()).json(),
            "cells": differ.map(|figure| cell(audit, figure)).collect::<Vec<_>>(),
            "not_judged": not_judged.map(|figure| cell(audit, figure)).collect::<Vec<_>>(),
        })
    });
    json!({
        "areas": areas.collect::<Vec<_>>(),
        "wholes": wholes.collect::<Vec<_>>(),
        "total": total.json(),
    })
}

fn cell(audit: &LevelAudit, figure: &LevelFigure<'_>) -> Value {
    let part = |part: PartPrice<'_>| {
        let flaw = part.price.err().map(|flaw| match flaw {
            CellFlaw::Unreadable => "unreadable",
            CellFlaw::Twice => "twice",
        });
        let price = part.price.ok().flatten();
        json!({ "area": part.area.name, "line": part.line, "price": price, "flaw": flaw })
    };
    let parts = audit.part_prices(figure.area_idx, figure.of, figure.day).map(part);
    let mut value = json!({
        "line": figure.line,
        "row": figure.name,
        "commodity": figure.of.0.as_str(),
        "unit": figure.of.1.to_wire(),
        "day": iso::write_date(figure.day),
        "published": figure.published,
        "computed": figure.computed.as_ref().ok(),
        "difference": figure.difference(),
        "parts": parts.collect::<Vec<_>>(),
    });
    if let (Err(reason), Some(fields)) = (&figure.computed, value.as_object_mut()) {
        fields.insert("code".to_owned(), json!(reason.code()));
        fields.insert("detail".to_owned(), json!(reason.to_string()));
        if let NotJudged::PartMissing { of_others, .. } = reason {
            fields.insert("computed_from_the_others".to_owned(), json!(of_others));
        }
    }
    value
}
