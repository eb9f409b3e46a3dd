//! Ids: one type per kind, so that a market is never taken for a commodity.
//!
//! An id is shared, not copied: a board names each market some thousand times.
//!
//! Source: our own choice; ids are given by whoever publishes the data.

use alloc::sync::Arc;

use super::coded::Coded;

/// Longest id, in bytes.
const ID_BYTES_MAX: usize = 64;

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdError {
    /// Nothing but spaces.
    #[error("an id is empty")]
    Empty,
    /// More than 64 bytes.
    #[error("an id is longer than 64 bytes")]
    TooLong,
    /// A line break or another control character.
    #[error("an id holds a control character")]
    ControlCharacter,
}

impl Coded for IdError {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "id.empty",
            Self::TooLong => "id.too_long",
            Self::ControlCharacter => "id.control_character",
        }
    }
}

/// The id that a text is.
pub(crate) fn check(text: &str) -> Result<Arc<str>, IdError> {
    let text = text.trim_ascii();
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if text.len() > ID_BYTES_MAX {
        return Err(IdError::TooLong);
    }
    let bytes = text.as_bytes();
    // U+0080 to U+009F are controls too; as UTF-8 their first byte is C2.
    let is_high = |pair: &[u8]| matches!(pair, [0xc2, 0x80..0xa0]);
    if bytes.iter().any(u8::is_ascii_control) || bytes.windows(2).any(is_high) {
        return Err(IdError::ControlCharacter);
    }
    Ok(text.into())
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(alloc::sync::Arc<str>);

        impl $name {
            /// Reads an id; spaces around it are dropped.
            ///
            /// # Errors
            ///
            /// [`IdError`](crate::IdError) if it is empty, longer than 64 bytes or holds a control
            /// character.
            pub fn new(text: &str) -> Result<Self, $crate::IdError> {
                $crate::kernel::id::check(text).map(Self)
            }

            /// The id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

pub(crate) use id;

id!(
    /// A market, as its publisher numbers it.
    MarketId
);
id!(
    /// A commodity, as its publisher numbers it.
    CommodityId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_and_printable() {
        assert_eq!(MarketId::new(" 2835 ").unwrap().as_str(), "2835");
        assert_eq!(MarketId::new("Pasar \u{a0}Âé").unwrap().as_str(), "Pasar \u{a0}Âé");
        for (text, code) in [
            ("", "id.empty"),
            ("  ", "id.empty"),
            ("a\nb", "id.control_character"),
            ("a\u{7f}", "id.control_character"),
            ("é\u{85}", "id.control_character"),
            (&"x".repeat(65), "id.too_long"),
        ] {
            assert_eq!(CommodityId::new(text).unwrap_err().code(), code);
        }
    }
}
