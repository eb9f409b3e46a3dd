//! Rows of CSV with line breaks inside quotes, and back again.
//!
//! A row whose quotation mark is not closed, or that has another number of fields than the header,
//! may have swallowed others; it is set aside and reading goes on at the line after its first. A
//! file with many such rows is from then on read line by line, so no file takes long.
//!
//! Source: RFC 4180; the splitting by `csv-core`, see `docs/decisions/0003-csv-core.md`.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::error::Flaw;

/// Longest row, in bytes.
const ROW_BYTES_MAX: usize = 256 * 1024;
/// Most columns.
const COLUMNS_MAX: usize = 256;
/// After so many rows that do not end, a line break always ends one.
const N_OPEN_MAX: u32 = 16;

/// One row.
pub(super) struct Row {
    /// The line it begins on, from 1.
    pub(super) line: u32,
    /// Its fields, or why it has none.
    pub(super) fields: Result<Vec<String>, Flaw>,
}

/// Splits a text into rows.
pub(super) struct Rows<'t> {
    text: &'t str,
    line: u32,
    n_columns: Option<usize>,
    n_open: u32,
    core: csv_core::Reader,
    out: Vec<u8>,
}

impl<'t> Rows<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let header = text.lines().next().unwrap_or("");
        let count = |mark: u8| header.bytes().filter(|byte| *byte == mark).count();
        let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|mark| count(*mark));
        let delimiter = delimiter.unwrap_or(b',');
        let core = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        Self { text, line: 1, n_columns: None, n_open: 0, core, out: Vec::new() }
    }

    /// Goes on by so many bytes.
    fn pass(&mut self, n: usize) {
        let (passed, rest) = self.text.split_at_checked(n).unwrap_or((self.text, ""));
        self.line += passed.bytes().filter(|byte| *byte == b'\n').count() as u32;
        self.text = rest;
    }

    /// The fields of the first row of `text`, and how many bytes it has.
    fn split(&mut self, text: &str) -> Result<(Vec<String>, usize), Flaw> {
        self.core.reset();
        self.out.resize(text.len() + 1, 0);
        let mut ends = vec![0; COLUMNS_MAX];
        let (mut n_read, mut n_out, mut n_fields) = (0, 0, 0);
        loop {
            // Behind the end one line break more, which ends a row unless it is inside quotes.
            let rest = text.as_bytes().get(n_read..).filter(|rest| !rest.is_empty());
            let out = self.out.get_mut(n_out..).unwrap_or_default();
            let more = ends.get_mut(n_fields..).unwrap_or_default();
            let (state, read, written, fields) =
                self.core.read_record(rest.unwrap_or(b"\n"), out, more);
            (n_read, n_out, n_fields) = (n_read + read, n_out + written, n_fields + fields);
            match state {
                csv_core::ReadRecordResult::Record => break,
                csv_core::ReadRecordResult::InputEmpty if n_read <= text.len() => {}
                csv_core::ReadRecordResult::OutputEndsFull => return Err(Flaw::FieldCount),
                _ => return Err(Flaw::UnbalancedQuote),
            }
        }
        let (mut fields, mut start) = (Vec::with_capacity(n_fields), 0);
        for end in ends.iter().take(n_fields) {
            let field = self.out.get(start..*end).unwrap_or_default();
            fields.push(String::from_utf8_lossy(field).into_owned());
            start = *end;
        }
        Ok((fields, n_read.min(text.len())))
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        self.pass(self.text.len() - self.text.trim_start_matches(['\r', '\n']).len());
        if self.text.is_empty() {
            return None;
        }
        let (text, line) = (self.text, self.line);
        let n_line = text.find('\n').map_or(text.len(), |at| at + 1);
        let n_max = if self.n_open < N_OPEN_MAX { ROW_BYTES_MAX } else { n_line };
        let mut n_max = n_max.min(text.len());
        while !text.is_char_boundary(n_max) {
            n_max -= 1;
        }
        let split = self.split(text.get(..n_max).unwrap_or(text));
        let fields = match split {
            Ok((fields, n)) if self.n_columns.is_none_or(|columns| columns == fields.len()) => {
                self.n_columns = Some(fields.len());
                self.pass(n);
                Ok(fields)
            }
            other => {
                self.n_open += u32::from(other.is_err());
                self.pass(n_line);
                Err(other.err().unwrap_or(Flaw::FieldCount))
            }
        };
        Some(Row { line, fields })
    }
}

/// Adds a field, in quotes as the standard's sample has them.
pub(super) fn push_field(field: &str, is_first: bool, out: &mut String) {
    out.push_str(if is_first { "\"" } else { ",\"" });
    for c in field.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
}
