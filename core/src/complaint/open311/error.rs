//! Why an answer, or a record or field of it, cannot be read.
//!
//! An [`Error`] stops the reading: there is nothing to read. A [`Flaw`] sets one record aside, or
//! leaves one field of a record unknown, and the rest is read.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::fault::Fault;
use crate::Coded;

/// Longest piece of somebody else's text that an error repeats, in characters.
const TEXT_CHARS_MAX: usize = 40;

/// Why nothing can be read from an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No text at all.
    #[error("the answer is empty; ask again")]
    Empty,
    /// Neither JSON nor XML.
    #[error("the answer is neither JSON nor XML but begins with {found:?}; check the address")]
    NotAnAnswer {
        /// The beginning of the text.
        found: String,
    },
    /// JSON or XML that cannot be read from its start.
    #[error("line {line}, column {column}: {problem}; ask the publisher to mend it")]
    Unreadable {
        /// 1-based.
        line: u32,
        /// 1-based, in bytes.
        column: u32,
        /// What is wrong.
        problem: &'static str,
    },
    /// JSON or XML of another kind than was asked for.
    #[error("expected {expected}, found {found:?}; check the address")]
    Unexpected {
        /// What was asked for, as the standard names it.
        expected: &'static str,
        /// Names at the root, up to three.
        found: String,
    },
    /// The server answered with the error list of the standard.
    #[error("the server refused: {}", Joined(.faults))]
    Refused {
        /// What it says.
        faults: Vec<Fault>,
    },
    /// A table without one of the columns that must be there.
    #[error("the column {column} is missing, the header has: {found}")]
    MissingColumn {
        /// The column.
        column: &'static str,
        /// The columns there are.
        found: String,
    },
}

struct Joined<'a>(&'a [Fault]);

impl fmt::Display for Joined<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, fault) in self.0.iter().enumerate() {
            f.write_str(if place > 0 { "; " } else { "" })?;
            f.write_str(&fault.code)?;
            f.write_str(" ")?;
            f.write_str(&fault.description)?;
        }
        Ok(())
    }
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "open311.empty",
            Self::NotAnAnswer { .. } => "open311.not_an_answer",
            Self::Unreadable { .. } => "open311.unreadable",
            Self::Unexpected { .. } => "open311.unexpected",
            Self::Refused { .. } => "open311.refused",
            Self::MissingColumn { .. } => "open311.missing_column",
        }
    }
}

/// What is wrong with a record or a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Flaw {
    /// The record is not JSON or XML.
    #[error("{0}")]
    Unreadable(&'static str),
    /// The list breaks off here; what follows is lost.
    #[error("the list breaks off: {0}")]
    BreaksOff(&'static str),
    /// Something else than a record.
    #[error("no record")]
    NotARecord,
    /// A field that must be filled is missing or empty.
    #[error("missing or empty")]
    MissingField,
    /// An id that is longer than 255 bytes or not printable.
    #[error("an id is at most 255 bytes of printable text")]
    BadId,
    /// A list or object where a text should be.
    #[error("not a text")]
    NotAText,
    /// Neither true nor false.
    #[error("neither true nor false")]
    NotABoolean,
    /// Not a date of ISO 8601, or no such moment.
    #[error("not a date and time as 2026-11-23T14:00:00+07:00")]
    BadDate,
    /// Not a number.
    #[error("not a number")]
    NotANumber,
    /// No place on earth, or one of two coordinates is missing.
    #[error("latitude and longitude together, within 90 and 180 degrees")]
    BadPlace,
    /// A word that the standard does not have in this place.
    #[error("not one of the words of the standard")]
    UnknownWord,
    /// A receipt with both an id and a token, or with neither.
    #[error("a service_request_id or a token, and not both")]
    IdAndToken,
    /// The standard needs what the record does not have.
    #[error("cannot be written: the standard needs it")]
    Unwritable,
    /// A quotation mark that is not closed, or a row longer than 256 KiB.
    #[error("a quotation mark that is not closed, or a row longer than 256 KiB")]
    UnbalancedQuote,
    /// More or fewer fields than the header has columns.
    #[error("another number of fields than the header has")]
    FieldCount,
}

impl Coded for Flaw {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "open311.record_unreadable",
            Self::BreaksOff(_) => "open311.breaks_off",
            Self::NotARecord => "open311.not_a_record",
            Self::MissingField => "open311.missing_field",
            Self::BadId => "open311.bad_id",
            Self::NotAText => "open311.not_a_text",
            Self::NotABoolean => "open311.not_a_boolean",
            Self::BadDate => "open311.bad_date",
            Self::NotANumber => "open311.not_a_number",
            Self::BadPlace => "open311.bad_place",
            Self::UnknownWord => "open311.unknown_word",
            Self::IdAndToken => "open311.id_and_token",
            Self::Unwritable => "open311.unwritable",
            Self::UnbalancedQuote => "open311.unbalanced_quote",
            Self::FieldCount => "open311.field_count",
        }
    }
}

/// A flaw with where it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flawed {
    /// Which record of the list, from 1.
    pub record: usize,
    /// Line of the text, from 1; 0 for what was to be written.
    pub line: u32,
    /// Column in bytes, from 1; 0 for what was to be written.
    pub column: u32,
    /// The field as the standard names it; empty if it is the whole record.
    pub field: String,
    /// What is wrong.
    pub flaw: Flaw,
    /// The offending text, cut to 40 characters; may be empty.
    pub text: String,
}

impl Coded for Flawed {
    fn code(&self) -> &'static str {
        self.flaw.code()
    }
}

impl fmt::Display for Flawed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "record {}", self.record)?;
        if self.line > 0 {
            write!(f, ", line {}, column {}", self.line, self.column)?;
        }
        if !self.field.is_empty() {
            write!(f, ", {}", self.field)?;
        }
        write!(f, ": {}", self.flaw)?;
        if !self.text.is_empty() {
            write!(f, ": {:?}", self.text)?;
        }
        Ok(())
    }
}

impl core::error::Error for Flawed {}

/// At most 40 characters of `text`, control characters shown as spaces.
pub(super) fn cut(text: &str) -> String {
    let shown = text.chars().take(TEXT_CHARS_MAX);
    let mut out: String = shown.map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(TEXT_CHARS_MAX).is_some() {
        out.push('…');
    }
    out
}
