//! The languages a widget speaks.
//!
//! Source: BCP 47 language tags; `id` is Indonesian.

/// A language; its number is its place in a list of words for each, as [`nth`](crate::nth) takes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Indonesian.
    #[default]
    Id,
    /// English.
    En,
}

impl Lang {
    /// Reads a BCP 47 tag such as `en-GB`; anything that is not English is Indonesian, the
    /// language of the services.
    #[must_use]
    pub fn parse(tag: &str) -> Self {
        match tag.as_bytes() {
            [b'e' | b'E', b'n' | b'N'] | [b'e' | b'E', b'n' | b'N', b'-', ..] => Self::En,
            _ => Self::Id,
        }
    }

    /// The tag to write in a `lang` attribute.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }
}
