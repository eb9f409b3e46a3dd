//! Complaints that may tell of the same thing: a score with its grounds, and the best candidates
//! among all open cases.
//!
//! Candidates are offered before a complaint is submitted; nothing is merged here, by anyone.
//!
//! Invariants: a score is the same both ways; a complaint scores 1,000 with itself; a score never
//! falls when one of its parts rises; a part about which nothing is known does not count, neither
//! for nor against.
//!
//! Units: metres; seconds; parts and scores per mille.
//! Source: our own choice, with the radii of FixMyStreet and the nearness of Mark-a-Spot:
//! `docs/reference/complaint-duplicates.md`.

mod error;
mod explain;
mod index;
mod rule;
mod score;
mod sketch;
pub mod text;

pub use self::error::Error;
pub use self::index::{Candidate, Index};
pub use self::rule::{Audience, INDONESIA, Rule, Rules, Weights};
pub use self::score::{CategoryMatch, Part, PartKind, Score, score};
pub use self::sketch::{Complaint, Sketch};
