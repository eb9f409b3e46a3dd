//! Data editing: what a person should look at before a price is believed. Flags, never deletions.
//!
//! [`review_series`] looks along one item in one market, [`review_cross_section`] across the
//! markets of one day; both ask a [`Rule`] which changes stand out. [`settle`] makes equal quotes
//! one and shows contradictions. A [`ReviewList`] keeps what people decided about the flags.
//!
//! Invariants: no flag depends on the scale of the prices or the order of the input; a constant
//! series has none.
//!
//! Units: whole minor units per unit of sale; days of the calendar.
//! Source: `docs/reference/price-editing.md`.

mod case;
mod cross_section;
mod error;
mod flag;
mod relative;
mod review_list;
mod rule;
mod series;
mod settle;
mod unit_ratio;

pub use self::case::{Case, CaseId, Event, Step, Verdict};
pub use self::cross_section::{CrossSection, MarketPrice, review_cross_section};
pub use self::error::{Error, ReviewError};
pub use self::flag::{Flag, Reference};
pub use self::relative::Relative;
pub use self::review_list::ReviewList;
pub use self::rule::{Degenerate, Judgement, Rule};
pub use self::series::{Flagged, Mark, Observation, SeriesPolicy, SeriesReview, review_series};
pub use self::settle::{Defect, settle};
pub use self::unit_ratio::{UNIT_RATIOS, UnitRatio};
