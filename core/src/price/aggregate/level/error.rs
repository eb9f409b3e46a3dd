//! What can go wrong with an audit between grids.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;

use super::area::Level;
use crate::Coded;
use crate::price::aggregate::Error as FigureError;

/// Why nothing can be audited.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Two areas have one name.
    #[error("{name} is there twice")]
    AreaTwice {
        /// The name.
        name: String,
    },
    /// An area lies in one that is not given.
    #[error("{name} is a part of {within}, which is not given")]
    AreaUnknown {
        /// The area.
        name: String,
        /// Where it is said to lie.
        within: String,
    },
    /// An area lies in one of a level that is not the next above.
    #[error("{name}, a {}, is no part of {within}, a {}", level.name(), within_level.name())]
    WrongLevel {
        /// The area.
        name: String,
        /// Its level.
        level: Level,
        /// Where it is said to lie.
        within: String,
        /// The level of that.
        within_level: Level,
    },
    /// More parts are given than the area is said to have.
    #[error("{name} has {n_parts} parts, and {n_given} are given")]
    TooManyParts {
        /// The area.
        name: String,
        /// How many it is said to have.
        n_parts: usize,
        /// How many are given.
        n_given: usize,
    },
    /// No area is a part of another.
    #[error("no area is a part of another")]
    NoWhole,
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::AreaTwice { .. } => "audit.area_twice",
            Self::AreaUnknown { .. } => "audit.area_unknown",
            Self::WrongLevel { .. } => "audit.wrong_level",
            Self::TooManyParts { .. } => "audit.too_many_parts",
            Self::NoWhole => "audit.no_whole",
        }
    }
}

/// Why a figure cannot be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotJudged {
    /// Grids of fewer parts are at hand than the area has.
    #[error("grids of {n_given} of its {n_parts} parts are given")]
    PartsNotGiven {
        /// How many are given.
        n_given: usize,
        /// How many there are.
        n_parts: usize,
    },
    /// The figure is missing though a part has one.
    #[error("no figure is published, though parts have one: {n_parts}")]
    NotPublished {
        /// How many parts have one.
        n_parts: usize,
    },
    /// A figure is published though no part has one.
    #[error("none of its parts has a figure of the day")]
    NoPart,
    /// Some parts have no figure of the day; whether they count is not known.
    #[error("parts without a figure of the day: {n_missing}")]
    PartMissing {
        /// How many have none.
        n_missing: usize,
        /// What the others give.
        of_others: i64,
    },
    /// The figure of a part cannot be read, or stands there twice with two prices.
    #[error("the figure of {area} is {}", if *is_twice { "there twice, with two prices" } else { "unreadable" })]
    PartFlawed {
        /// The part.
        area: String,
        /// Whether it stands there twice; else it cannot be read.
        is_twice: bool,
    },
    /// So it is with the figure itself.
    #[error("the figure itself is {}", if *is_twice { "there twice, with two prices" } else { "unreadable" })]
    Flawed {
        /// Whether it stands there twice; else it cannot be read.
        is_twice: bool,
    },
    /// Its parts make no figure.
    #[error(transparent)]
    Figure(FigureError),
}

impl Coded for NotJudged {
    fn code(&self) -> &'static str {
        match self {
            Self::PartsNotGiven { .. } => "audit.parts_not_given",
            Self::NotPublished { .. } => "audit.area_not_published",
            Self::NoPart => "audit.no_area_part",
            Self::PartMissing { .. } => "audit.part_missing",
            Self::PartFlawed { .. } => "audit.part_flawed",
            Self::Flawed { .. } => "audit.figure_flawed",
            Self::Figure(error) => error.code(),
        }
    }
}
