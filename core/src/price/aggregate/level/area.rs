//! Whose figures a grid has.
//!
//! Source: our own choice of words for what PIHPS publishes.

use alloc::string::String;

/// A level at which figures are published; each is made of the one below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A city or regency.
    City,
    /// A province: the mean of its cities.
    Province,
    /// The nation: the mean of the provinces.
    Nation,
}

impl Level {
    const ALL: [(Self, &str); 3] =
        [(Self::City, "city"), (Self::Province, "province"), (Self::Nation, "nation")];

    /// Reads `city`, `province` or `nation`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_ascii();
        Self::ALL.iter().find(|(_, name)| name.eq_ignore_ascii_case(text)).map(|(level, _)| *level)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(level, _)| *level == self).map_or("", |(_, name)| name)
    }

    /// What it is made of; a city of nothing that PIHPS publishes.
    #[must_use]
    pub fn below(self) -> Option<Self> {
        match self {
            Self::City => None,
            Self::Province => Some(Self::City),
            Self::Nation => Some(Self::Province),
        }
    }
}

/// What a grid is of, as its caller says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its name, which no other area has.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// The name of the area it is a part of; `None` if that is not audited.
    pub within: Option<String>,
    /// Of how many areas its figures are made, if that is known; with fewer at hand none of them
    /// is judged.
    pub n_parts: Option<usize>,
}
