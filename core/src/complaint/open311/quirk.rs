//! What an answer does otherwise than the standard, and is read all the same.
//!
//! A client needs none of it; a conformance checker reports it.
//!
//! Source: the traps listed in `docs/reference/open311.md`.

use alloc::vec::Vec;

use super::node::{Kind, Node};
use crate::Coded;

/// One way to differ from the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quirk {
    /// An id that is a number in JSON.
    NumberId,
    /// A number with leading zeros, which is not JSON.
    LeadingZero,
    /// `"true"` as a text in JSON.
    TextFlag,
    /// A coordinate as a text in JSON.
    TextNumber,
    /// A text in a list of one.
    ListedText,
    /// A list inside an object in JSON, against the Spark convention.
    WrappedList,
    /// Items without the element around them.
    MissingWrapper,
    /// A list or object where the standard has one text.
    AgencyList,
    /// A date without its zone, or without a time.
    NoZone,
    /// A state that is neither `open` nor `closed`.
    OtherStatus,
    /// A field that the standard does not have.
    OtherField,
}

impl Coded for Quirk {
    fn code(&self) -> &'static str {
        match self {
            Self::NumberId => "open311.number_id",
            Self::LeadingZero => "open311.leading_zero",
            Self::TextFlag => "open311.text_flag",
            Self::TextNumber => "open311.text_number",
            Self::ListedText => "open311.listed_text",
            Self::WrappedList => "open311.wrapped_list",
            Self::MissingWrapper => "open311.missing_wrapper",
            Self::AgencyList => "open311.agency_list",
            Self::NoZone => "open311.no_zone",
            Self::OtherStatus => "open311.other_status",
            Self::OtherField => "open311.other_field",
        }
    }
}

/// A quirk of one field, with how often and where first it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuirkSeen {
    /// What it is.
    pub quirk: Quirk,
    /// The field as the standard names it; empty if it is the list itself.
    pub field: &'static str,
    /// How often.
    pub n_times: usize,
    /// The first record, from 1; 0 if it is the list itself.
    pub record: usize,
    /// Its line there, from 1.
    pub line: u32,
    /// Its column there in bytes, from 1.
    pub column: u32,
}

/// A quirk, before its place is told as line and column.
pub(super) struct Odd {
    pub(super) quirk: Quirk,
    pub(super) field: &'static str,
    pub(super) at: usize,
}

impl QuirkSeen {
    /// Counts a quirk; `place` is asked only for one that was not seen before.
    pub(super) fn count(
        seen: &mut Vec<Self>,
        odd: &Odd,
        record: usize,
        place: impl FnOnce(usize) -> (u32, u32),
    ) {
        let Odd { quirk, field, at } = *odd;
        match seen.iter_mut().find(|seen| seen.quirk == quirk && seen.field == field) {
            Some(seen) => seen.n_times += 1,
            None => {
                let (line, column) = place(at);
                seen.push(Self { quirk, field, n_times: 1, record, line, column });
            }
        }
    }
}

/// What a field should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    Text,
    Id,
    Flag,
    Number,
}

/// How a scalar differs from what JSON should hold; XML has texts only.
pub(super) fn quirk_of(node: &Node, wanted: Wanted, is_json: bool) -> Option<Quirk> {
    let has_zero = |text: &str| {
        let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
        matches!(digits, [b'0', b'0'..=b'9', ..])
    };
    match (&node.kind, wanted) {
        (Kind::List(_), _) => Some(Quirk::ListedText),
        _ if !is_json => None,
        (Kind::Number(text), _) if has_zero(text) => Some(Quirk::LeadingZero),
        (Kind::Number(_), Wanted::Id) => Some(Quirk::NumberId),
        (Kind::Text(_), Wanted::Flag) => Some(Quirk::TextFlag),
        (Kind::Text(_), Wanted::Number) => Some(Quirk::TextNumber),
        _ => None,
    }
}
