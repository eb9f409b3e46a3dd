//! The rows of a list that came back, each with its line: CSV with comma, semicolon or tab, or the
//! JSON that the command wrote.

use std::collections::BTreeMap;

use balai::json::{JsonError, Reader};

use crate::Error;
use crate::prices::review::row::{ANSWER, FOUND, GROUNDS, KEY};

/// Fields of a JSON row that are passed over.
const PASSED: &str = "flags";

/// One row, by its columns.
pub(super) struct Row {
    /// Its line in the file, from 1.
    pub(super) line: u64,
    cells: BTreeMap<&'static str, String>,
}

impl Row {
    /// The cell of a column, without spaces around it; empty if it is not there.
    pub(super) fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}

/// The rows of a file named `path`.
pub(super) fn rows(path: &str, text: &str) -> Result<Vec<Row>, Error> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with(['{', '[']) { of_json(path, text) } else { of_csv(path, text) }
}

fn needed() -> impl Iterator<Item = &'static str> {
    KEY.into_iter().chain([GROUNDS]).chain(ANSWER)
}

fn of_csv(path: &str, text: &str) -> Result<Vec<Row>, Error> {
    let bad = |cause: String| Error::BadTable { path: path.to_owned(), cause };
    let head = text.lines().next().unwrap_or("");
    let count = |delimiter: &u8| head.bytes().filter(|byte| byte == delimiter).count();
    // The last of equals is taken: a table of one column has a comma.
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let mut columns = Vec::new();
    for head in reader.headers().map_err(|error| bad(error.to_string()))? {
        let head = head.trim().to_lowercase();
        let known = needed().chain(FOUND).find(|known| *known == head);
        match known {
            Some(known) if !columns.contains(&known) => columns.push(known),
            Some(known) => return Err(bad(format!("column {known:?} is there twice"))),
            None => return Err(bad(format!("column {head:?} is none of the list's"))),
        }
    }
    if let Some(missing) = needed().find(|needed| !columns.contains(needed)) {
        return Err(bad(format!("it has no column {missing:?}")));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| bad(error.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = columns.iter().copied().zip(record.iter().map(str::to_owned));
        rows.push(Row { line, cells: cells.collect() });
    }
    Ok(rows)
}

fn of_json(path: &str, text: &str) -> Result<Vec<Row>, Error> {
    let bad =
        |error: JsonError| Error::BadTable { path: path.to_owned(), cause: error.to_string() };
    let mut rows = Vec::new();
    let mut list = |r: &mut Reader<'_>| {
        r.array(&mut |r| {
            let place = r.place();
            rows.push((place, json_row(r)?));
            Ok(())
        })
    };
    let mut r = Reader::new(text);
    let read = if text.trim_start().starts_with('[') {
        list(&mut r)
    } else {
        let mut has_rows = false;
        let read = r.object(&mut |r, name| match name {
            "rows" => {
                has_rows = true;
                list(r)
            }
            _ => r.skip(),
        });
        read.and_then(|()| if has_rows { Ok(()) } else { Err(r.error("there are no rows")) })
    };
    read.and_then(|()| r.end()).map_err(bad)?;
    let (mut line, mut counted) = (1, 0);
    let rows = rows.into_iter().map(|(place, cells)| {
        let between = text.as_bytes().get(counted..place).unwrap_or_default();
        line += between.iter().filter(|byte| **byte == b'\n').count() as u64;
        counted = place;
        Row { line, cells }
    });
    Ok(rows.collect())
}

fn json_row(r: &mut Reader<'_>) -> Result<BTreeMap<&'static str, String>, JsonError> {
    let mut cells = BTreeMap::new();
    let start = *r;
    r.object(&mut |r, name| {
        if name == PASSED || FOUND.contains(&name) {
            return r.skip();
        }
        let Some(column) = needed().find(|column| *column == name) else {
            return Err(r.error("a field that is none of the list's"));
        };
        if cells.contains_key(column) {
            return Err(r.error("a field that is there twice"));
        }
        let text = if r.null() { String::new() } else { r.string()? };
        cells.insert(column, text);
        Ok(())
    })?;
    // What people fill in may be left out; what names the row may not.
    let is_whole = KEY.iter().chain([&GROUNDS]).all(|column| cells.contains_key(column));
    if is_whole { Ok(cells) } else { Err(start.error("a row without all fields that name it")) }
}
