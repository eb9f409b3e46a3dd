//! Which agency a complaint goes to: rules by category and area, as data.
//!
//! The most specific rule decides; what no rule covers goes to a desk that has a name, and says why.
//! An agency that answers "not ours" is passed over, the one it names comes first, and when all
//! have refused it is the desk again, so nothing goes round in circles.
//!
//! Invariants: the same complaint goes the same way, whatever the order of the file, but for areas
//! that overlap, of which the first counts and the others are named; a name that two areas have is
//! asked about, never guessed; every answer has its grounds.
//!
//! Units: open cases.
//! Source: `docs/reference/complaint-routing.md`.

mod check;
mod data;
mod decide;
mod error;
mod fault;
mod load;
mod name;
mod read;
#[cfg(test)]
mod tests;
mod words;

pub use self::data::{Agency, Category, CityArea, First, Routes, Rule};
pub use self::decide::{Answer, Found, Refusal, Route, Spot, Why};
pub use self::error::Error;
pub use self::fault::{Fault, Flaw, List};
pub use self::load::Load;
