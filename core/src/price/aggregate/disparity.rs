//! How far the markets of one item lie apart.
//!
//! Units: whole minor units; ratios in basis points, so 12,500 is one and a quarter.
//! Source: population standard deviation and coefficient of variation as in any textbook; that
//! PIHPS uses the population and not the sample deviation was recomputed from its published map.

use super::error::Error;

/// How far prices lie apart, each market with one vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disparity {
    /// How many prices.
    pub n: u64,
    /// The lowest price, in minor units.
    pub lowest_minor: i64,
    /// The highest price, in minor units.
    pub highest_minor: i64,
    /// Highest over lowest in basis points, rounded half-up; 10,000 if all are equal.
    pub ratio_basis_points: i64,
    /// The population standard deviation in minor units, rounded half-up.
    pub deviation_minor: i64,
    /// Population standard deviation over mean in basis points, rounded half-up.
    pub variation_basis_points: i64,
}

/// Compares the prices of one item and day in several markets; exact, whatever their order.
///
/// One price has a deviation of zero and a ratio of one; that there was but one stands in `n`.
///
/// # Errors
///
/// [`Error::Empty`], [`Error::NotPositive`], [`Error::TooLarge`].
pub fn disparity(prices_minor: &[i64]) -> Result<Disparity, Error> {
    let moments = Moments::of(prices_minor)?;
    let Moments { n, lowest, highest, .. } = moments;
    let whole = |figure: Option<u128>| {
        figure.and_then(|figure| i64::try_from(figure).ok()).ok_or(Error::TooLarge)
    };
    let sum = moments.sum.unsigned_abs();
    let [high, low] = [highest, lowest].map(|price| u128::from(price.unsigned_abs()));
    let ratio = (high * 20_000 / low).div_ceil(2);
    Ok(Disparity {
        n,
        lowest_minor: lowest,
        highest_minor: highest,
        ratio_basis_points: whole(Some(ratio))?,
        deviation_minor: whole(moments.deviation_over(1, u128::from(n)))?,
        variation_basis_points: whole(moments.deviation_over(10_000, sum))?,
    })
}

/// What the deviation is made of, exactly.
pub(super) struct Moments {
    n: u64,
    lowest: i64,
    highest: i64,
    sum: i128,
    /// `n` times the sum of squares less the square of the sum: `n` squared times the variance.
    square: u128,
}

impl Moments {
    pub(super) fn of(prices: &[i64]) -> Result<Self, Error> {
        let (Some(lowest), Some(highest)) = (prices.iter().min(), prices.iter().max()) else {
            return Err(Error::Empty);
        };
        if *lowest <= 0 {
            return Err(Error::NotPositive { price_minor: *lowest });
        }
        let n = prices.len() as u64;
        // Measured from the lowest price: the variance stays the same and the squares stay small.
        let above = |price: &i64| u128::from(price.abs_diff(*lowest));
        let sum: u128 = prices.iter().map(above).sum();
        let squares = prices.iter().map(|price| above(price).checked_mul(above(price)));
        let squares = squares.into_iter().try_fold(0_u128, |sum, square| sum.checked_add(square?));
        let square = squares.and_then(|squares| {
            squares.checked_mul(u128::from(n))?.checked_sub(sum.checked_mul(sum)?)
        });
        Ok(Self {
            n,
            lowest: *lowest,
            highest: *highest,
            sum: prices.iter().map(|price| i128::from(*price)).sum(),
            square: square.ok_or(Error::TooLarge)?,
        })
    }

    pub(super) fn n(&self) -> u64 {
        self.n
    }

    /// `n` times the population standard deviation, times `scale`, over `d`, rounded half-up.
    pub(super) fn deviation_over(&self, scale: u128, d: u128) -> Option<u128> {
        // Twice the quotient, cut to a whole number, decides the rounding: cutting the root first
        // changes nothing, because whole quotients only turn over at whole roots.
        let twice = scale.checked_mul(2)?;
        let root = self.square.checked_mul(twice.checked_mul(twice)?)?.isqrt();
        Some(root.checked_div(d)?.div_ceil(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Coded;

    #[track_caller]
    fn check(prices: &[i64], expected: Result<(i64, i64, i64), &str>) {
        let found = disparity(prices).map(|found| {
            (found.ratio_basis_points, found.deviation_minor, found.variation_basis_points)
        });
        assert_eq!(found.map_err(|error| error.code()), expected, "{prices:?}");
    }

    #[test]
    fn disparities() {
        check(&[12_500], Ok((10_000, 0, 0)));
        check(&[12_500, 12_500, 12_500], Ok((10_000, 0, 0)));
        // A textbook's: mean 5, population deviation 2.
        check(&[2, 4, 4, 4, 5, 5, 7, 9], Ok((45_000, 2, 4_000)));
        check(&[100, 200], Ok((20_000, 50, 3_333)));
        check(&[3, 4], Ok((13_333, 1, 1_429)));
        check(&[1, i64::MAX], Err("aggregate.too_large"));
        check(&[i64::MAX, i64::MAX - 2], Ok((10_000, 1, 0)));
        check(&[], Err("aggregate.empty"));
        check(&[5, 0], Err("aggregate.not_positive"));
    }
}
