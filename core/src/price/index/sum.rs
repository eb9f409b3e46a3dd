//! Sums that do not lose what is small beside what is large.
//!
//! Source: A. Neumaier (1974), *Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
//! Summen*, algorithm IV.

#![allow(clippy::float_arithmetic)]

/// A running sum with the rounding errors so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    total: f64,
    lost: f64,
}

impl Sum {
    pub(super) fn add(&mut self, value: f64) {
        let total = self.total + value;
        self.lost += if self.total.abs() >= value.abs() {
            (self.total - total) + value
        } else {
            (value - total) + self.total
        };
        self.total = total;
    }

    pub(super) fn value(self) -> f64 {
        self.total + self.lost
    }
}

/// The sum in the order given.
pub(super) fn sum(values: impl Iterator<Item = f64>) -> f64 {
    let mut sum = Sum::default();
    values.for_each(|value| sum.add(value));
    sum.value()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[f64], expected: f64) {
        assert_eq!(sum(values.iter().copied()), expected);
    }

    #[test]
    fn what_is_small_is_not_lost() {
        check(&[], 0.0);
        check(&[1.0, 1e100, 1.0, -1e100], 2.0);
        check(&[0.1; 10], 1.0);
    }
}
