//! JSON for Balai's own wire formats: a strict reader that is asked for what it should find, and a
//! writer with one canonical form.
//!
//! Numbers are whole (`i64`); a fraction or an exponent is refused, because no wire format of ours
//! has one. Nesting is bounded, so hostile input cannot exhaust the stack. Why not a library:
//! decision record 0002.
//!
//! Source: RFC 8259.

mod reader;
mod record;
pub(crate) mod strict;
#[cfg(test)]
mod tests;
mod writer;

pub use self::reader::{Reader, integer};
pub use self::record::Record;
pub use self::writer::Writer;
use super::coded::Coded;

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct JsonError {
    /// 1-based; 0 if it was not looked for.
    pub line: u32,
    /// 1-based, in bytes.
    pub column: u32,
    /// What was expected, or what is wrong.
    pub problem: &'static str,
}

impl Coded for JsonError {
    fn code(&self) -> &'static str {
        "json.unreadable"
    }
}
