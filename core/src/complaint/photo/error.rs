//! What can be wrong with a photo.
//!
//! Source: `docs/reference/errors.md`.

use super::format::{Format, Lookalike, Unsupported};
use crate::Coded;

/// Why bytes are no photo that can be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No bytes at all.
    #[error("an empty file")]
    Empty,
    /// Something else than a picture, whatever it is called.
    #[error("no photo but {}", looks_like.name())]
    NotAPhoto {
        /// What it looks like.
        looks_like: Lookalike,
    },
    /// A picture of another kind.
    #[error("{} is not taken; convert it to JPEG", kind.name())]
    Unsupported {
        /// Which.
        kind: Unsupported,
    },
    /// A photo whose parts do not fit together.
    #[error("a damaged photo ({}), byte {at}: {problem}", format.mime())]
    Damaged {
        /// What kind of photo it begins as.
        format: Format,
        /// Where, in bytes.
        at: usize,
        /// What is wrong there.
        problem: &'static str,
    },
    /// A grid of brightness that has not as many values as it should, or too few to tell.
    #[error(
        "a grid of {n_values} values for {width} by {height} pixels; at least 32 by 32 are needed"
    )]
    BadGrid {
        /// How many values there are.
        n_values: usize,
        /// Columns.
        width: u32,
        /// Rows.
        height: u32,
    },
    /// A picture of one brightness, which is like every other such picture.
    #[error("a picture without features cannot be told from others")]
    Featureless,
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Empty => "photo.empty",
            Self::NotAPhoto { .. } => "photo.not_a_photo",
            Self::Unsupported { .. } => "photo.unsupported",
            Self::Damaged { .. } => "photo.damaged",
            Self::BadGrid { .. } => "photo.bad_grid",
            Self::Featureless => "photo.featureless",
        }
    }
}
