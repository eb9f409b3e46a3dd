//! Merging two cases, and parting them: a command for each, of which both happen or neither.
//!
//! The case that is merged keeps its state, its reporter and its clocks, which run on; so parting
//! the two again loses nothing. The other counts from the oldest start. Whoever keeps the logs
//! decides on both commands and writes the events of both, or of none.
//!
//! Source: `docs/reference/complaint-lifecycle.md`.

use super::case::Case;
use super::command::Act;

/// Two things that belong to the case that is merged and to the one that takes it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair<T> {
    /// Of the case that is merged.
    pub merged: T,
    /// Of the case that takes it in.
    pub primary: T,
}

impl Pair<&Case> {
    /// What merges the one into the other.
    #[must_use]
    pub fn merging(&self) -> Pair<Act> {
        Pair {
            merged: Act::Merge { into: self.primary.target() },
            primary: Act::Absorb { share: self.merged.share() },
        }
    }

    /// What parts them again.
    #[must_use]
    pub fn parting(&self) -> Pair<Act> {
        Pair { merged: Act::Unmerge, primary: Act::Release { case: self.merged.id.clone() } }
    }
}
