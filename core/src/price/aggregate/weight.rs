//! Means and medians in which some prices count for more.
//!
//! Units: whole minor units; weights are whole numbers on any common scale, for instance the
//! number of traders of a market, or a CPI weight of 3.81 as 381.
//! Source: the weighted median is the price at which half of the weight is reached (Edgeworth,
//! 1888); where exactly half is reached it is the midpoint to the next price, as for equal weights.

use alloc::vec::Vec;

use super::error::Error;
use super::round_half_even;
use crate::sort_by;

/// The sum of price times weight over the sum of weights, exact and rounded once half-even.
///
/// A price with weight zero has no say. The order does not matter.
///
/// # Errors
///
/// [`Error::Empty`] without prices, [`Error::NoWeight`] if all weights are zero,
/// [`Error::NotPositive`] for a price of zero or below, whatever its weight.
pub fn weighted_mean(weighted: &[(i64, u32)]) -> Result<i64, Error> {
    let total = total_weight(weighted)?;
    let sum = weighted
        .iter()
        .map(|(price, weight)| i128::from(*price) * i128::from(*weight))
        .try_fold(0_i128, i128::checked_add);
    sum.and_then(|sum| round_half_even(sum, total)).ok_or(Error::TooLarge)
}

/// The price at which half of the weight is reached, in order of price.
///
/// Where exactly half is reached, the midpoint to the next price with a weight, rounded half-even;
/// so with equal weights it is the plain median.
///
/// # Errors
///
/// As [`weighted_mean`].
pub fn weighted_median(weighted: &[(i64, u32)]) -> Result<i64, Error> {
    let total = total_weight(weighted)?;
    let mut sorted: Vec<(i64, u32)> =
        weighted.iter().filter(|(_, weight)| *weight > 0).copied().collect();
    sort_by(&mut sorted, |a, b| a.0.cmp(&b.0));
    let (mut reached, mut half_at) = (0_i128, None);
    for (price, weight) in sorted {
        if let Some(lower) = half_at {
            let twice = i128::from(price) + i128::from(lower);
            return round_half_even(twice, 2).ok_or(Error::TooLarge);
        }
        reached += i128::from(weight);
        match (reached * 2).cmp(&total) {
            core::cmp::Ordering::Less => {}
            core::cmp::Ordering::Equal => half_at = Some(price),
            core::cmp::Ordering::Greater => return Ok(price),
        }
    }
    Err(Error::NoWeight)
}

fn total_weight(weighted: &[(i64, u32)]) -> Result<i128, Error> {
    if let Some((price_minor, _)) = weighted.iter().find(|(price, _)| *price <= 0) {
        return Err(Error::NotPositive { price_minor: *price_minor });
    }
    match weighted.iter().map(|(_, weight)| i128::from(*weight)).sum() {
        0 if weighted.is_empty() => Err(Error::Empty),
        0 => Err(Error::NoWeight),
        total => Ok(total),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Coded;

    #[track_caller]
    fn check(weighted: &[(i64, u32)], expected: Result<(i64, i64), &str>) {
        let both = weighted_mean(weighted)
            .and_then(|mean| weighted_median(weighted).map(|median| (mean, median)));
        assert_eq!(both.map_err(|error| error.code()), expected, "{weighted:?}");
        let mut turned = weighted.to_vec();
        turned.reverse();
        assert_eq!(weighted_mean(&turned), weighted_mean(weighted));
        assert_eq!(weighted_median(&turned), weighted_median(weighted));
    }

    #[test]
    fn weights_count() {
        check(&[(100, 1)], Ok((100, 100)));
        check(&[(100, 1), (200, 1)], Ok((150, 150)));
        check(&[(100, 3), (200, 1)], Ok((125, 100)));
        check(&[(100, 1), (200, 3)], Ok((175, 200)));
        check(&[(100, 2), (200, 1), (301, 1)], Ok((175, 150)));
        check(&[(100, 2), (150, 0), (200, 2)], Ok((150, 150)));
        check(&[(1, 1), (2, 1)], Ok((2, 2)));
        check(&[(i64::MAX, u32::MAX), (i64::MAX, u32::MAX)], Ok((i64::MAX, i64::MAX)));
    }

    #[test]
    fn what_has_no_answer_says_so() {
        check(&[], Err("aggregate.empty"));
        check(&[(100, 0)], Err("aggregate.no_weight"));
        check(&[(100, 1), (0, 0)], Err("aggregate.not_positive"));
        check(&[(-5, 1)], Err("aggregate.not_positive"));
    }

    #[test]
    fn a_basket_with_the_weights_of_the_consumer_price_index() {
        // Weights of rice, chicken and eggs in the CPI of 2012 as validnews.id gives them
        // (28 June 2023): 3.81, 1.20 and 0.67.
        check(&[(12_500, 381), (35_000, 120), (28_000, 67)], Ok((19_082, 12_500)));
    }
}
