//! Data editing: what a person should look at before a price is believed. Flags, never deletions.
//!
//! [`review_series`] looks along one item in one market, [`review_cross_section`] across the
//! markets of one day; both ask a [`Rule`] which changes stand out. [`settle`] makes equal quotes
//! one and shows contradictions. [`review_quotes`] does both looks for any number of quotes and puts
//! what was flagged in the order in which a person should look. A [`ReviewList`] keeps what people
//! decided about the flags; [`decide`] makes it from their answers, [`clean`] leaves what counts.
//!
//! Invariants: no flag depends on the scale of the prices or the order of the input; a constant
//! series has none.
//!
//! Units: whole minor units per unit of sale; days of the calendar.
//! Source: `docs/reference/price-editing.md`.

mod case;
mod cross_section;
mod decision;
mod error;
mod flag;
mod flagged_quote;
mod quote_review;
mod relative;
mod review_list;
mod rule;
mod rule_parameter;
mod series;
mod settle;
mod unit_ratio;

pub use self::case::{Case, CaseId, Event, Step, Verdict};
pub use self::cross_section::{CrossSection, MarketPrice, review_cross_section};
pub use self::decision::{Cleaned, Decision, Settlement, clean, decide};
pub use self::error::{DecisionError, Error, ReviewError};
pub use self::flag::{Flag, Reference};
pub use self::flagged_quote::{FlaggedQuote, Ground};
pub use self::quote_review::{QuoteReview, ReviewPolicy, RuleTally, SeriesKey, review_quotes};
pub use self::relative::Relative;
pub use self::review_list::ReviewList;
pub use self::rule::{Degenerate, Judgement, Rule};
pub use self::series::{Flagged, Mark, Observation, SeriesPolicy, SeriesReview, review_series};
pub use self::settle::{Defect, settle};
pub use self::unit_ratio::{UNIT_RATIOS, UnitRatio};
