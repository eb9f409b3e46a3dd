//! Price relatives, and quantiles of them.
//!
//! A relative is brought to lowest terms before it is divided, so that it is the same bits
//! whatever the unit of the prices: per kilogram, per 50 kilograms, in rupiah or in sen.
//!
//! Units: a relative is a pure number; prices are whole minor units.
//! Source: Consumer Price Index Manual (2020), chapter 5; quantiles are type 7 of Hyndman and Fan
//! (1996).

#![allow(clippy::float_arithmetic)]

use alloc::vec::Vec;

use super::error::Error;
use crate::sort_by;

/// How one price follows from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    from_minor: i64,
    to_minor: i64,
}

impl Relative {
    /// The relative of two prices.
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`] unless both are above zero.
    pub fn new(from_minor: i64, to_minor: i64) -> Result<Self, Error> {
        if from_minor > 0 && to_minor > 0 {
            Ok(Self { from_minor, to_minor })
        } else {
            Err(Error::NotPositive { from_minor, to_minor })
        }
    }

    /// The earlier price, or the one that is compared with.
    #[must_use]
    pub fn from_minor(self) -> i64 {
        self.from_minor
    }

    /// The later price, or the one that is compared.
    #[must_use]
    pub fn to_minor(self) -> i64 {
        self.to_minor
    }

    /// The later over the earlier price.
    #[must_use]
    pub fn ratio(self) -> f64 {
        ratio(self.to_minor, self.from_minor)
    }

    /// The natural logarithm of the ratio; zero exactly if both prices are equal.
    #[must_use]
    pub fn log(self) -> f64 {
        libm::log(self.ratio())
    }

    pub(super) fn larger(self) -> i64 {
        self.from_minor.max(self.to_minor)
    }
}

/// `n / d` from lowest terms, so that common factors change no bit.
pub(super) fn ratio(n: i64, d: i64) -> f64 {
    let (mut a, mut b) = (n.unsigned_abs(), d.unsigned_abs());
    let (top, bottom) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let reduced = |n: u64| n.checked_div(a).unwrap_or(0) as f64;
    reduced(top) / reduced(bottom)
}

/// In ascending order.
pub(super) fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sort_by(&mut sorted, f64::total_cmp);
    sorted
}

/// The quantile `twentieths / 20` of sorted values; `None` if there are none.
pub(super) fn quantile(sorted: &[f64], twentieths: usize) -> Option<f64> {
    let position = sorted.len().checked_sub(1)? * twentieths;
    let lower = *sorted.get(position / 20)?;
    let upper = *sorted.get(position.div_ceil(20))?;
    Some(lower + (upper - lower) * ((position % 20) as f64 / 20.0))
}

/// The mean, added in the order given; `None` of nothing.
///
/// Distances from the first value are added, so that the mean of equal values is that value to the
/// last bit.
pub(super) fn mean(mut values: impl Iterator<Item = f64>) -> Option<f64> {
    let first = values.next()?;
    let (mut n, mut sum) = (1_u32, 0.0);
    for value in values {
        n += 1;
        sum += value - first;
    }
    Some(first + sum / f64::from(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_common_factor_changes_no_bit() {
        for (from, to) in [(3, 7), (12_500, 14_300), (1, 1), (999_983, 1_000_003)] {
            let plain = Relative::new(from, to).unwrap().ratio().to_bits();
            for factor in [2, 3, 50, 1_000, 7_919, 9_000_000_000_000] {
                let scaled = Relative::new(from * factor, to * factor).unwrap();
                assert_eq!(scaled.ratio().to_bits(), plain, "{from} {to} times {factor}");
            }
        }
        assert_eq!(Relative::new(i64::MAX, i64::MAX).unwrap().log(), 0.0);
        assert!(Relative::new(0, 5).is_err() && Relative::new(5, -1).is_err());
    }

    #[test]
    fn quantiles_of_type_seven() {
        // What R gives for quantile(c(1, 2, 4, 8), c(.05, .25, .5, .75, .95)).
        let values = [1.0, 2.0, 4.0, 8.0];
        for (twentieths, expected) in [(1, 1.15), (5, 1.75), (10, 3.0), (15, 5.0), (19, 7.4)] {
            let found = quantile(&values, twentieths).unwrap();
            assert!((found - expected).abs() < 1e-12, "{twentieths}: {found}");
        }
        assert_eq!(quantile(&[], 10), None);
        assert_eq!(quantile(&[5.0], 19), Some(5.0));
    }
}
