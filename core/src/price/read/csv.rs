//! Lines and fields of CSV text that arrives in pieces.
//!
//! Invariants: a record is one line, so an unclosed quotation mark spoils its own line only and
//! the next is read again; never more than 64 KiB are held, whatever arrives.
//!
//! Source: RFC 4180, but for line breaks inside quotes, which price files do not use; see
//! `docs/decisions/0003-csv-core.md`.

use alloc::vec;
use alloc::vec::Vec;

use super::error::{RowError, RowFlaw};

/// Longest line, in bytes.
pub(super) const LINE_BYTES_MAX: usize = 64 * 1024;
/// Most fields in a row: a grid of ten years of working days has some 2,600.
const FIELDS_MAX: usize = 8_192;

/// One line of a file.
pub(super) enum Line<'a> {
    /// Its number, from 1, and its bytes without the line break.
    Whole(u64, &'a [u8]),
    /// Its number and its first bytes; told as soon as it is too long.
    TooLong(u64, &'a [u8]),
}

/// Cuts pieces of text into lines; `\n`, `\r\n` and `\r` end one.
#[derive(Default)]
pub(super) struct Lines {
    held: Vec<u8>,
    n_lines: u64,
    discarding: bool,
    after_cr: bool,
}

impl Lines {
    /// Whether the next byte is the first of a line.
    pub(super) fn at_start(&self) -> bool {
        self.held.is_empty() && !self.discarding && !self.after_cr
    }

    /// Counts lines that somebody else has read, from a start to a start.
    pub(super) fn skip(&mut self, n_lines: u64) {
        self.n_lines += n_lines;
    }

    /// Tells every line that ends in `chunk`.
    pub(super) fn push<E>(
        &mut self,
        mut chunk: &[u8],
        each: &mut dyn FnMut(Line<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        while !chunk.is_empty() {
            if core::mem::take(&mut self.after_cr) && chunk.first() == Some(&b'\n') {
                chunk = chunk.get(1..).unwrap_or_default();
                continue;
            }
            let end = chunk.iter().position(|b| matches!(b, b'\n' | b'\r'));
            let (piece, rest) =
                chunk.split_at_checked(end.unwrap_or(chunk.len())).unwrap_or_default();
            let Some((mark, rest)) = rest.split_first() else { return self.hold(piece, each) };
            self.after_cr = *mark == b'\r';
            chunk = rest;
            self.end_line(piece, each)?;
        }
        Ok(())
    }

    /// Tells the last line if no line break ends it.
    pub(super) fn finish<E>(
        &mut self,
        each: &mut dyn FnMut(Line<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.held.is_empty() && !self.discarding { Ok(()) } else { self.end_line(&[], each) }
    }

    fn hold<E>(
        &mut self,
        piece: &[u8],
        each: &mut dyn FnMut(Line<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.discarding {
            return Ok(());
        }
        let room = LINE_BYTES_MAX - self.held.len();
        self.held.extend_from_slice(piece.get(..room).unwrap_or(piece));
        if piece.len() <= room {
            return Ok(());
        }
        self.discarding = true;
        let told = each(Line::TooLong(self.n_lines + 1, &self.held));
        self.held.clear();
        told
    }

    fn end_line<E>(
        &mut self,
        piece: &[u8],
        each: &mut dyn FnMut(Line<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let told = if self.held.is_empty() && !self.discarding && piece.len() <= LINE_BYTES_MAX {
            each(Line::Whole(self.n_lines + 1, piece))
        } else {
            let held = self.hold(piece, each);
            match held {
                Ok(()) if !self.discarding => each(Line::Whole(self.n_lines + 1, &self.held)),
                other => other,
            }
        };
        self.held.clear();
        self.discarding = false;
        self.n_lines += 1;
        told
    }
}

/// Splits a line into fields.
pub(super) struct Fields {
    core: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
}

/// The fields of a row.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    text: &'a str,
    ends: &'a [usize],
}

impl Fields {
    pub(super) fn new(delimiter: u8) -> Self {
        let core = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        Self { core, text: Vec::new(), ends: vec![0; 64] }
    }

    /// Splits `line`; `column` names the columns for a complaint.
    pub(super) fn split<'a>(
        &mut self,
        line: &[u8],
        column: impl Fn(usize) -> &'a str,
    ) -> Result<Record<'_>, RowError> {
        self.core.reset();
        self.text.resize(line.len() + 1, 0);
        let (mut n_read, mut n_written, mut n_fields) = (0, 0, 0);
        loop {
            let last = line.get(n_read..).filter(|rest| !rest.is_empty()).unwrap_or(b"\n");
            let text = self.text.get_mut(n_written..).unwrap_or_default();
            let ends = self.ends.get_mut(n_fields..).unwrap_or_default();
            let (state, read, written, fields) = self.core.read_record(last, text, ends);
            (n_read, n_written, n_fields) = (n_read + read, n_written + written, n_fields + fields);
            match state {
                csv_core::ReadRecordResult::InputEmpty if n_read <= line.len() => {}
                csv_core::ReadRecordResult::OutputEndsFull if self.ends.len() < FIELDS_MAX => {
                    self.ends.resize(self.ends.len() * 2, 0);
                }
                csv_core::ReadRecordResult::OutputEndsFull => {
                    return Err(RowError::of_row(RowFlaw::TooManyFields, line));
                }
                csv_core::ReadRecordResult::Record => break,
                _ => return Err(RowError::of_row(RowFlaw::UnbalancedQuote, line)),
            }
        }
        let (text, ends) = (self.text.get(..n_written), self.ends.get(..n_fields));
        let (text, ends) = (text.unwrap_or_default(), ends.unwrap_or_default());
        match core::str::from_utf8(text) {
            Ok(text) => Ok(Record { text, ends }),
            Err(error) => {
                let idx = ends.iter().take_while(|end| **end <= error.valid_up_to()).count();
                let start = idx.checked_sub(1).and_then(|idx| ends.get(idx)).copied().unwrap_or(0);
                let field = text.get(start..ends.get(idx).copied().unwrap_or(text.len()));
                let found = super::error::beginning(field.unwrap_or_default());
                Err(RowError::new(RowFlaw::NotUtf8, column(idx), &found))
            }
        }
    }
}

impl<'a> Record<'a> {
    pub(super) fn n_fields(self) -> usize {
        self.ends.len()
    }

    /// A field without the spaces around it; empty if there is none.
    pub(super) fn field(self, idx: usize) -> &'a str {
        let start = idx.checked_sub(1).and_then(|idx| self.ends.get(idx)).copied().unwrap_or(0);
        let field = self.ends.get(idx).and_then(|end| self.text.get(start..*end));
        field.unwrap_or_default().trim()
    }

    pub(super) fn fields(self) -> impl Iterator<Item = &'a str> {
        (0..self.n_fields()).map(move |idx| self.field(idx))
    }
}

/// The mark between the fields of a header: the most frequent of comma, semicolon and tab.
pub(super) fn delimiter(header: &[u8]) -> u8 {
    let count = |mark: u8| header.iter().filter(|b| **b == mark).count();
    [b'\t', b';', b','].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::{String, ToString};

    #[track_caller]
    fn check_lines(chunks: &[&str], expected: &[(u64, &str)]) {
        let mut lines = Lines::default();
        let mut told: Vec<(u64, String)> = Vec::new();
        let mut each = |line: Line<'_>| {
            let (n, bytes) = match line {
                Line::Whole(n, bytes) => (n, bytes),
                Line::TooLong(n, _) => (n, &b"too long"[..]),
            };
            told.push((n, String::from_utf8_lossy(bytes).into_owned()));
            Ok::<(), ()>(())
        };
        for chunk in chunks {
            lines.push(chunk.as_bytes(), &mut each).unwrap();
        }
        lines.finish(&mut each).unwrap();
        let told: Vec<(u64, &str)> = told.iter().map(|(n, text)| (*n, text.as_str())).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn lines_end_in_any_of_three_ways() {
        check_lines(&["a\nb\n"], &[(1, "a"), (2, "b")]);
        check_lines(&["a\r", "\nb\r\r\nc"], &[(1, "a"), (2, "b"), (3, ""), (4, "c")]);
        check_lines(&["a", "b", "\n\n", "c"], &[(1, "ab"), (2, ""), (3, "c")]);
        let long = "x".repeat(LINE_BYTES_MAX);
        check_lines(&[&long, "\nb"], &[(1, &long), (2, "b")]);
        check_lines(&["a\n", &long, "x", &long, "\nb"], &[(1, "a"), (2, "too long"), (3, "b")]);
        let longer = alloc::format!("{long}x\nb");
        check_lines(&[&longer], &[(1, "too long"), (2, "b")]);
    }

    #[track_caller]
    fn check_fields(line: &[u8], expected: Result<&[&str], &str>) {
        let mut fields = Fields::new(b',');
        let record = fields.split(line, |_| "x").map_err(|error| error.to_string());
        match (record, expected) {
            (Ok(record), Ok(expected)) => {
                assert_eq!(record.fields().collect::<Vec<_>>(), expected);
            }
            (Err(error), Err(expected)) => assert!(error.contains(expected), "{error}"),
            (record, _) => panic!("{:?}", record.map(|record| record.text.to_string())),
        }
    }

    #[test]
    fn fields_are_split() {
        check_fields(b"a,b,,c", Ok(&["a", "b", "", "c"]));
        check_fields(b"\"Rice (mixed, low quality)\",5", Ok(&["Rice (mixed, low quality)", "5"]));
        check_fields(b"\"a \"\"b\"\"\",", Ok(&["a \"b\"", ""]));
        check_fields(b"5\" pipe,1", Ok(&["5\" pipe", "1"]));
        check_fields(b"a,\"b,c", Err("a quotation mark is not closed"));
        check_fields(b"a,\xff\xfe,c", Err("column x: the text is not UTF-8"));
        let many = "a,".repeat(FIELDS_MAX * 2);
        check_fields(many.as_bytes(), Err("too many fields"));
    }
}
