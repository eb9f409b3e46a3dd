//! Reference prices: what a regulation says a good may, should or must cost, where and from when.
//!
//! A rule holds between the days that its sources state or attest. What no rule in force covers has
//! no reference price: the answer is an error, never the last rule known.
//!
//! Units: whole minor units of the pack's currency per unit of sale; deviations in basis points.
//! Source: `packs/id/reference-prices.json`, with the source of each figure; how they are read:
//! `docs/reference/reference-prices.md`.

mod check;
mod error;
mod lookup;
mod pack;
mod pack_rule;
mod place;
mod rule;
mod sentence;
mod verdict;

pub use self::error::Error;
pub use self::lookup::InForce;
pub use self::pack::{INDONESIA, References};
pub use self::place::{Place, Province, Region, Variety};
pub use self::rule::{
    Bounds, Confidence, Evidence, Kind, ReferencePrice, Relaxation, Rule, RuleSource, Term,
};
pub use self::verdict::{Deviation, Observation, Position, Verdict, verdict};
