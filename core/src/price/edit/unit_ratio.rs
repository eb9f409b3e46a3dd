//! Prices that would fit if they were for another unit: per sack of 50 kg instead of per kilogram.
//!
//! Units: a ratio is a pure number.
//! Source: our own choice of ratios, from how staple foods are sold and mistyped: a missing or
//! extra zero (10, 100), a dozen (12), a tin of oil (15 kg), a tray of eggs (30), sacks (25 and
//! 50 kg), grams for kilograms or a dot read as decimal (1,000).

#![allow(clippy::float_arithmetic)]

use super::relative::Relative;

/// The ratios that are looked for.
pub const UNIT_RATIOS: [u16; 8] = [10, 12, 15, 25, 30, 50, 100, 1_000];

/// How far a relative may be from a ratio, as a logarithm: about 8 %.
const TOLERANCE: f64 = 0.08;

/// A price looks as if it were for a unit so many times as large or as small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitRatio {
    /// One of [`UNIT_RATIOS`].
    pub times: u16,
    /// Larger: the price is `times` too high; else it is `times` too low.
    pub is_larger: bool,
}

impl UnitRatio {
    /// The nearest ratio within 8 % of a relative, if there is one.
    #[must_use]
    pub fn of(relative: Relative) -> Option<Self> {
        let log = relative.log();
        let distance = |times: &u16| libm::fabs(libm::fabs(log) - libm::log(f64::from(*times)));
        let nearest = UNIT_RATIOS.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        let is_near = distance(nearest) <= TOLERANCE;
        is_near.then_some(Self { times: *nearest, is_larger: log > 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: i64, to: i64, expected: Option<(u16, bool)>) {
        let found = UnitRatio::of(Relative::new(from, to).unwrap());
        assert_eq!(found.map(|ratio| (ratio.times, ratio.is_larger)), expected, "{from} {to}");
    }

    #[test]
    fn ratios_of_units_are_known() {
        check(12_500, 625_000, Some((50, true)));
        check(12_500, 640_000, Some((50, true)));
        check(625_000, 12_500, Some((50, false)));
        check(14_300, 14, Some((1_000, false)));
        check(2_000, 24_000, Some((12, true)));
        check(2_000, 20_500, Some((10, true)));
        check(12_500, 14_300, None);
        check(12_500, 12_500, None);
        check(12_500, 87_500, None);
        check(12_500, 12_500_000_000, None);
    }
}
