//! Reference prices: what a regulation says a good may, should or must cost, where and from when.
//!
//! A rule holds between the days that its sources state or attest. What no rule in force covers has
//! no reference price: the answer is an error, never the last rule known.
//!
//! ```
//! use balai::price::PriceType;
//! use balai::price::reference::{INDONESIA, Observation, Position, References, verdict};
//! use balai::words::Lang;
//! use balai::{Currency, Money, Unit, iso};
//!
//! let references = References::from_json(INDONESIA)?;
//! let found = verdict(
//!     &references,
//!     &Observation {
//!         variety: "beras medium",
//!         region: "Banten",
//!         price_type: PriceType::Retail,
//!         unit: Unit::parse("kg").unwrap(),
//!         day: iso::parse_date("2025-09-01").unwrap(),
//!         price: Money { minor: 14_175, currency: Currency::parse("IDR").unwrap() },
//!     },
//! )?;
//! assert_eq!(found.position, Position::Above);
//! assert_eq!(found.deviation.unwrap().basis_points, 500);
//! assert_eq!(
//!     found.sentence(Lang::En).replace('\u{a0}', " "),
//!     "The price of medium rice in Banten on 1 September 2025, Rp 14,175 per kg, \
//!      is 5.00% above the HET of Rp 13,500 (Kepbadan 299/2025)."
//! );
//! # Ok::<(), balai::price::reference::Error>(())
//! ```
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
pub(in crate::price) use self::verdict::position;
pub use self::verdict::{Deviation, Observation, Position, Verdict, verdict};
