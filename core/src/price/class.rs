//! Classes of prices for a map: few, told apart by rank, by fixed bounds or against a reference.
//!
//! Equal prices are never in different classes, a higher price is never in a lower class, and one
//! price far off cannot push all others into one class: that is what equal intervals between the
//! lowest and the highest do, so they are not offered.
//!
//! Units: whole minor units of one currency.
//! Source: our own choice; quantile classes as in Slocum et al., Thematic Cartography (2009), with
//! ties kept together.

use alloc::vec::Vec;

/// Most classes that a reader can tell apart.
pub const N_CLASSES_MAX: usize = 5;

/// How classes are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Classing<'a> {
    /// So many classes of as nearly the same size as ties allow, 1 to [`N_CLASSES_MAX`].
    Quantiles(usize),
    /// Classes between these bounds, in order; a price that equals a bound is in the class above.
    Bounds(&'a [i64]),
    /// Below, within and above a reference price; both ends are within.
    Reference {
        /// Its lower end.
        lower: i64,
        /// Its upper end.
        upper: i64,
    },
}

/// One class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its place among all classes of the scale, from 0; of a reference 0 is below, 1 within and 2
    /// above.
    pub place: usize,
    /// The lowest price in it.
    pub lowest: i64,
    /// The highest price in it.
    pub highest: i64,
    /// How many prices are in it; never none.
    pub n: usize,
}

/// Puts `prices` into classes; answers with the class of each, by place, and with the classes that
/// hold any, in order.
#[must_use]
pub fn classify(prices: &[i64], classing: Classing<'_>) -> (Vec<usize>, Vec<Class>) {
    let place = |price: i64| match classing {
        Classing::Quantiles(n) => {
            let n_lower = prices.iter().filter(|other| **other < price).count();
            n_lower * n.clamp(1, N_CLASSES_MAX) / prices.len()
        }
        Classing::Bounds(bounds) => bounds.iter().filter(|bound| **bound <= price).count(),
        Classing::Reference { lower, upper } => {
            usize::from(price >= lower) + usize::from(price > upper.max(lower))
        }
    };
    let of: Vec<usize> = prices.iter().map(|price| place(*price)).collect();
    let mut classes = Vec::new();
    for place in 0..=of.iter().max().copied().unwrap_or(0) {
        let mut class = Class { place, lowest: i64::MAX, highest: i64::MIN, n: 0 };
        for (price, _) in prices.iter().zip(&of).filter(|(_, other)| **other == place) {
            class.lowest = class.lowest.min(*price);
            class.highest = class.highest.max(*price);
            class.n += 1;
        }
        if class.n > 0 {
            classes.push(class);
        }
    }
    (of, classes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(prices: &[i64], classing: Classing<'_>, expected: &[usize]) {
        let (of, classes) = classify(prices, classing);
        assert_eq!(of, expected);
        assert_eq!(classes.iter().map(|class| class.n).sum::<usize>(), prices.len());
        assert!(classes.iter().all(|class| class.n > 0 && class.lowest <= class.highest));
        assert!(classes.is_sorted_by(|a, b| a.place < b.place && a.highest < b.lowest));
        for (a, class_a) in prices.iter().zip(&of) {
            for (b, class_b) in prices.iter().zip(&of) {
                assert!(a != b || class_a == class_b, "equal prices, one class");
                assert!(a >= b || class_a <= class_b, "a higher price, no lower class");
            }
        }
    }

    #[test]
    fn quantiles_are_told_by_rank() {
        check(&[], Classing::Quantiles(4), &[]);
        check(&[7], Classing::Quantiles(4), &[0]);
        check(&[5, 5, 5], Classing::Quantiles(4), &[0, 0, 0]);
        check(&[1, 2, 3, 4], Classing::Quantiles(4), &[0, 1, 2, 3]);
        check(&[4, 1, 3, 2], Classing::Quantiles(2), &[1, 0, 1, 0]);
        check(&[1, 2, 2, 2, 3], Classing::Quantiles(3), &[0, 0, 0, 0, 2]);
        check(&[1, 2], Classing::Quantiles(99), &[0, 2]);
        check(&[1, 2], Classing::Quantiles(0), &[0, 0]);
    }

    #[test]
    fn one_price_far_off_flattens_nothing() {
        // Egg prices with one province far above all others, as published in 2020.
        let (of, _) = classify(&[24_000, 25_000, 26_000, 27_000, 43_050], Classing::Quantiles(5));
        assert_eq!(of, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn bounds_and_references_are_kept() {
        check(&[9, 10, 19, 20, 500], Classing::Bounds(&[10, 20]), &[0, 1, 1, 2, 2]);
        let reference = Classing::Reference { lower: 10, upper: 20 };
        check(&[9, 10, 20, 21], reference, &[0, 1, 1, 2]);
        check(&[9, 10, 11], Classing::Reference { lower: 10, upper: 10 }, &[0, 1, 2]);
    }
}
