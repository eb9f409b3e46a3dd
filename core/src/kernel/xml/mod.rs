//! XML for the wire formats and rule files of others: a pull reader that borrows what it can, and
//! a writer that cannot write what a reader would refuse.
//!
//! Read is XML 1.0 without document type declarations, so there is no entity but the five of the
//! standard and character references, and nothing a small text could unfold into a large one.
//! Namespaces are not resolved: [`local`] drops a prefix. Comments and processing instructions are
//! passed over; an encoding named in the declaration is not looked at, because a text here is
//! UTF-8 already. Why not a library: decision record 0012.
//!
//! Source: Extensible Markup Language 1.0, fifth edition.

mod chars;
mod name;
mod reader;
mod tag;
#[cfg(test)]
mod tests;
mod writer;

pub use self::name::{decode_name, encode_name, local};
pub use self::reader::{Event, Reader};
pub use self::tag::Tag;
pub use self::writer::Writer;
use super::coded::Coded;

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct XmlError {
    /// 1-based; 0 if it was not looked for.
    pub line: u32,
    /// 1-based, in bytes.
    pub column: u32,
    /// What was expected, or what is wrong.
    pub problem: &'static str,
}

impl Coded for XmlError {
    fn code(&self) -> &'static str {
        "xml.unreadable"
    }
}
