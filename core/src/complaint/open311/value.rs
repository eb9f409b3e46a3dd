//! Values that the standard has no place for, kept as they were read.
//!
//! Invariant: a value that is written and read again as JSON is the same. As XML its scalars come
//! back as texts, because XML has no other.
//!
//! Source: our own choice, see `docs/reference/open311.md`.

use alloc::string::String;
use alloc::vec::Vec;

/// A value of any shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing, where its place in a list matters.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is written.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Named values in their order; a name may stand twice where XML had it twice.
    Map(Named),
}

/// Values by name, in their order.
pub type Named = Vec<(String, Value)>;

impl Value {
    /// The value of this name, if it is a map that has it; of two the first.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Self::Map(fields) => {
                fields.iter().find(|(other, _)| other == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The text, number or truth value as text; `None` for anything else.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Number(text) | Self::Text(text) => Some(text),
            Self::Bool(true) => Some("true"),
            Self::Bool(false) => Some("false"),
            Self::Null | Self::List(_) | Self::Map(_) => None,
        }
    }
}
