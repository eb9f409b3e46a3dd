//! Many prices into few figures: digests, groups, weights, changes and disparities.
//!
//! A [`Digest`] holds the prices of one group so that any split of the quotes, in any order, gives
//! the same bytes; [`Digest::figures`] computes every figure from it. [`Table`] keeps one digest
//! per group. [`columns`] gives the three commonest figures of a large table of codes in one pass,
//! equal to the digest's to the last bit.
//!
//! Units: whole minor units of one currency per unit of sale; shares in basis points.
//! Source: `docs/reference/price-aggregates.md`.

mod against;
pub mod columns;
mod digest;
mod disparity;
mod error;
mod figure;
mod group;
mod group_bytes;
pub mod level;
mod log;
pub mod pihps;
mod pihps_grid;
mod weight;

pub use self::against::{Against, Compared, NoChange, compare};
pub use self::digest::Digest;
pub use self::disparity::{Disparity, disparity};
pub use self::error::Error;
pub use self::figure::{Figures, Trim};
pub use self::group::{AreaOf, CommodityOf, GroupBy, GroupKey, Period, PeriodKey, Table};
pub use self::pihps_grid::{GridAudit, GridFigure, GridFindings, NotChecked, OffStep};
pub use self::weight::{weighted_mean, weighted_median};

/// `n / d` rounded half-even; `None` if `d` is not above zero or the result leaves 64 bits.
fn round_half_even(n: i128, d: i128) -> Option<i64> {
    if d <= 0 {
        return None;
    }
    let (whole, rest) = (n.div_euclid(d), n.rem_euclid(d));
    let up = match rest.cmp(&(d - rest)) {
        core::cmp::Ordering::Less => false,
        core::cmp::Ordering::Greater => true,
        core::cmp::Ordering::Equal => whole % 2 != 0,
    };
    i64::try_from(whole + i128::from(up)).ok()
}
