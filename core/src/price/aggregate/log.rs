//! Geometric means whose order of summation cannot matter.
//!
//! The logarithm of each price is rounded once to a multiple of 2^-48 and added as a whole number.
//! Whole numbers add up alike in any order and any split, so a digest that was merged, a digest
//! made at once and a table's fast path give the same bits. The rounding costs less than 2 parts
//! in 10^15.
//!
//! Units: natural logarithms in units of 2^-48.
//! Source: our own choice; logarithm and exponential are `libm`'s (`docs/decisions/0010-libm.md`).

#![allow(clippy::float_arithmetic)]

/// 2^48.
const ONE: f64 = 281_474_976_710_656.0;

/// The logarithm of a price above zero.
pub(super) fn log_of(price: i64) -> i64 {
    libm::round(libm::log(price as f64) * ONE) as i64
}

/// The price whose logarithm is `sum / n`, held between the lowest and the highest.
pub(super) fn geometric_mean(sum: i128, n: u64, lowest: i64, highest: i64) -> f64 {
    let mean = sum as f64 / n as f64 / ONE;
    libm::exp(mean).clamp(lowest as f64, highest as f64)
}

/// Half-even to a whole minor unit; held between the prices again, because beyond 2^53 a float
/// need not be one of them.
pub(super) fn to_minor(figure: f64, lowest: i64, highest: i64) -> i64 {
    (libm::rint(figure) as i64).clamp(lowest, highest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(prices: &[i64], expected: f64) {
        let sum = prices.iter().map(|price| i128::from(log_of(*price))).sum();
        let (lowest, highest) = (prices.iter().min().unwrap(), prices.iter().max().unwrap());
        let mean = geometric_mean(sum, prices.len() as u64, *lowest, *highest);
        assert!((mean / expected - 1.0).abs() < 4e-15, "{prices:?}: {mean} is not {expected}");
    }

    #[test]
    fn geometric_means_of_known_products() {
        check(&[1], 1.0);
        check(&[2, 8], 4.0);
        check(&[1, 10, 100, 1_000, 10_000], 100.0);
        check(&[12_500, 12_500, 12_500], 12_500.0);
        check(&[10_000, 40_000], 20_000.0);
        check(&[i64::MAX], i64::MAX as f64);
    }

    #[test]
    fn absurd_prices_stay_between_themselves() {
        let price = i64::MAX - 1;
        let mean = geometric_mean(i128::from(log_of(price)), 1, price, price);
        assert_eq!(to_minor(mean, price, price), price);
        assert_eq!((to_minor(2.5, 1, 9), to_minor(3.5, 1, 9)), (2, 4));
    }

    #[test]
    fn a_constant_price_is_its_own_mean_to_the_last_bit() {
        for price in [1, 3, 12_500, 999_999_937, 1 << 53] {
            assert_eq!(
                geometric_mean(i128::from(log_of(price)) * 7, 7, price, price),
                price as f64
            );
        }
    }
}
