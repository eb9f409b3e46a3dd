//! A share with its uncertainty.
//!
//! Units: parts per million.
//! Source: E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference",
//! JASA 22 (1927), the interval without continuity correction at 95 %; in whole numbers, so that it
//! is the same everywhere.

use core::cmp::Ordering;

/// 1.959964² in millionths: the two-sided 95 % of the normal distribution.
const Z_SQUARED: u128 = 3_841_459;
/// 1.959964 in millionths.
const Z: u128 = 1_959_964;
const MILLION: u128 = 1_000_000;

/// How many of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many are.
    pub n: u64,
    /// Out of how many; never none.
    pub of: u64,
}

impl Rate {
    /// So many out of so many; `None` if there are none, for then there is no rate, nor if there
    /// are more than all.
    #[must_use]
    pub fn new(n: u64, of: u64) -> Option<Self> {
        (of > 0 && n <= of).then_some(Self { n, of })
    }

    /// The share, rounded half up.
    #[must_use]
    pub fn ppm(self) -> u32 {
        let (n, of) = (u128::from(self.n), u128::from(self.of));
        ((n * MILLION * 2 + of) / (of * 2)) as u32
    }

    /// Where the true share lies with 95 % confidence, were these a sample of what the agency does:
    /// rounded outwards.
    #[must_use]
    pub fn interval_ppm(self) -> (u32, u32) {
        let (k, n) = (u128::from(self.n), u128::from(self.of));
        // Millionths throughout: (2k + z² ∓ z √(z² + 4k(n-k)/n)) / (2(n + z²)).
        let (whole, rest) = (4 * k * (n - k) / n, 4 * k * (n - k) % n);
        let spread = whole * MILLION * MILLION + rest * MILLION * MILLION / n;
        let root = (Z_SQUARED * MILLION + spread).isqrt();
        let middle = 2 * k * MILLION + Z_SQUARED;
        let below = middle.saturating_sub(Z * (root + 1) / MILLION + 1);
        let above = middle + Z * (root + 1) / MILLION + 1;
        let whole = 2 * (n * MILLION + Z_SQUARED);
        let lower = if k == 0 { 0 } else { below * MILLION / whole };
        let upper = if k == n { MILLION } else { (above * MILLION).div_ceil(whole) };
        (lower as u32, upper.min(MILLION) as u32)
    }

    /// How one rate stands to another, if that can be told: only where their intervals lie apart.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let ((low, high), (other_low, other_high)) = (self.interval_ppm(), other.interval_ppm());
        match () {
            () if high < other_low => Some(Ordering::Less),
            () if low > other_high => Some(Ordering::Greater),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(n: u64, of: u64, ppm: u32, interval: (u32, u32)) {
        let rate = Rate::new(n, of).unwrap();
        let (low, high) = rate.interval_ppm();
        assert_eq!(rate.ppm(), ppm, "{n} of {of}");
        // Rounded outwards, so at most two millionths wider than the published figure.
        let wider = interval.0.saturating_sub(low) <= 2 && high.saturating_sub(interval.1) <= 2;
        assert!(low <= interval.0 && interval.1 <= high && wider, "{n} of {of}: {low} to {high}");
    }

    #[test]
    fn intervals_are_those_of_statsmodels() {
        // statsmodels 0.15.0, proportion_confint(n, of, 0.05, "wilson").
        check(0, 10, 0, (0, 277_533));
        check(10, 10, 1_000_000, (722_467, 1_000_000));
        check(1, 1, 1_000_000, (206_549, 1_000_000));
        check(5, 10, 500_000, (236_593, 763_407));
        check(81, 263, 307_985, (255_289, 366_210));
        check(950, 1_000, 950_000, (934_686, 961_870));
    }

    #[test]
    fn no_rate_of_nothing() {
        assert_eq!(Rate::new(0, 0), None);
        assert_eq!(Rate::new(2, 1), None);
    }

    #[test]
    fn intervals_hold_the_share_and_narrow() {
        for of in [1, 2, 7, 100, 12_345, 4_000_000_000, u64::MAX >> 20] {
            for n in [0, 1, of / 3, of / 2, of - 1, of].map(|n| n.min(of)) {
                let rate = Rate::new(n, of).unwrap();
                let (low, high) = rate.interval_ppm();
                assert!(low <= rate.ppm() && rate.ppm() <= high, "{n} of {of}");
                let (far, wide) = Rate::new(of - n, of).unwrap().interval_ppm();
                assert!(wide.abs_diff(1_000_000 - low) <= 2 && far.abs_diff(1_000_000 - high) <= 2);
            }
        }
    }

    #[test]
    fn what_chance_could_explain_is_no_ranking() {
        let rate = |n, of| Rate::new(n, of).unwrap();
        assert_eq!(rate(9, 10).compare(rate(7, 10)), None);
        assert_eq!(rate(900, 1_000).compare(rate(700, 1_000)), Some(Ordering::Greater));
        assert_eq!(rate(700, 1_000).compare(rate(900, 1_000)), Some(Ordering::Less));
    }
}
