//! What every service stands on: ids, money, units, dates, grounds.
//!
//! Invariant: nothing here knows a service.
//!
//! Source: `docs/architecture.md`.

pub mod calendar;
pub(crate) mod coded;
mod currency;
pub(crate) mod cut;
pub(crate) mod digest;
pub(crate) mod grounds;
pub(crate) mod id;
pub(crate) mod instant;
pub mod iso;
pub mod json;
pub(crate) mod money;
pub(crate) mod order;
pub mod place;
pub(crate) mod unit;
pub mod words;
pub mod xml;
