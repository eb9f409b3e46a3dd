//! How PIHPS makes its published figures, and which of them do not follow from their parts.
//!
//! Units: whole rupiah.
//! Source: recomputed from published figures of bi.go.id/hargapangan: every price is a multiple of
//! Rp 50; the national price is the unweighted mean of the provinces and the deviation that of a
//! population, both rounded to Rp 50; a commodity is the mean of its varieties, rounded the same
//! way, in most cells but not all (`docs/reference/price-aggregates.md`).

use alloc::vec::Vec;

use super::disparity::Moments;
use super::error::Error;
use crate::CommodityId;

/// What every published figure is a multiple of.
pub(super) const STEP: i128 = 50;

/// How a published figure is made from its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// [`mean`]: a province from its cities, the nation from its provinces, a commodity from its
    /// varieties.
    Mean,
    /// [`deviation`]: the standard deviation shown beside a map.
    Deviation,
}

/// A published figure and the published figures it should follow from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The figure as published.
    pub published: i64,
    /// The rule it should follow.
    pub rule: Rule,
    /// Its parts as published; missing ones are left out, not zero.
    pub parts: &'a [i64],
}

/// A figure that does not follow from its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its place in the list that was audited, from zero.
    pub cell_idx: usize,
    /// As published.
    pub published: i64,
    /// As its parts give it.
    pub recomputed: i64,
    /// Published minus recomputed.
    pub difference: i64,
}

/// What an audit found; the three numbers of cells add up to those that were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// How many figures follow from their parts.
    pub n_follow: usize,
    /// Those that do not, in the order given.
    pub findings: Vec<Finding>,
    /// Those that could not be recomputed, each with why, in the order given.
    pub not_checked: Vec<(usize, Error)>,
}

/// The unweighted mean, rounded half-up to Rp 50 from the exact sum.
///
/// # Errors
///
/// [`Error::Empty`], [`Error::NotPositive`], [`Error::TooLarge`].
pub fn mean(parts: &[i64]) -> Result<i64, Error> {
    if parts.is_empty() {
        return Err(Error::Empty);
    }
    if let Some(price_minor) = parts.iter().find(|part| **part <= 0) {
        return Err(Error::NotPositive { price_minor: *price_minor });
    }
    let sum: i128 = parts.iter().map(|part| i128::from(*part)).sum();
    let steps = (sum * 2 / (parts.len() as i128 * STEP) + 1) / 2;
    i64::try_from(steps * STEP).map_err(|_| Error::TooLarge)
}

/// The population standard deviation, rounded half-up to Rp 50 from the exact variance.
///
/// # Errors
///
/// [`Error::Empty`], [`Error::NotPositive`], [`Error::TooLarge`].
pub fn deviation(parts: &[i64]) -> Result<i64, Error> {
    let moments = Moments::of(parts)?;
    let divisor = u128::from(moments.n()) * STEP.unsigned_abs();
    let steps = moments.deviation_over(1, divisor).ok_or(Error::TooLarge)?;
    let rupiah = steps.checked_mul(STEP.unsigned_abs()).ok_or(Error::TooLarge)?;
    i64::try_from(rupiah).map_err(|_| Error::TooLarge)
}

/// The class on the map of PIHPS, 1 the dearest fifth of the range and 5 the cheapest.
///
/// The range from the lowest to the highest price is cut in five equal parts, whatever lies in
/// them; `None` if all prices are equal or the price is outside.
#[must_use]
pub fn map_class(price: i64, lowest: i64, highest: i64) -> Option<u8> {
    if !(lowest..=highest).contains(&price) || lowest == highest {
        return None;
    }
    let (above, range) = (price.abs_diff(lowest), highest.abs_diff(lowest));
    let fifth = u128::from(above) * 5 / u128::from(range);
    Some(5 - u8::try_from(fifth).ok()?.min(4))
}

/// The commodity that a variety of the list of PIHPS belongs to: `1` for `1_3`; `None` for what
/// is no variety.
#[must_use]
pub fn commodity_of(variety: &CommodityId) -> Option<CommodityId> {
    let (commodity, _) = variety.as_str().split_once('_')?;
    CommodityId::new(commodity).ok()
}

/// Recomputes each figure from its parts and lists those that differ.
#[must_use]
pub fn audit(cells: &[Cell<'_>]) -> Audit {
    let mut audit = Audit::default();
    for (cell_idx, cell) in cells.iter().enumerate() {
        let recomputed = match cell.rule {
            Rule::Mean => mean(cell.parts),
            Rule::Deviation => deviation(cell.parts),
        };
        match recomputed {
            Ok(recomputed) if recomputed == cell.published => audit.n_follow += 1,
            Ok(recomputed) => {
                let published = cell.published;
                let difference = published.saturating_sub(recomputed);
                audit.findings.push(Finding { cell_idx, published, recomputed, difference });
            }
            Err(error) => audit.not_checked.push((cell_idx, error)),
        }
    }
    audit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_are_rounded_half_up_to_fifty() {
        for (parts, expected) in [
            (&[14_300][..], 14_300),
            (&[14_300, 14_350], 14_350),
            (&[14_300, 14_300, 14_350], 14_300),
            (&[14_324], 14_300),
            (&[14_325], 14_350),
            (&[24], 0),
            (&[i64::MAX - 7], i64::MAX - 7),
        ] {
            assert_eq!(mean(parts), Ok(expected), "{parts:?}");
        }
        assert_eq!(mean(&[]), Err(Error::Empty));
        assert_eq!(mean(&[5, 0]), Err(Error::NotPositive { price_minor: 0 }));
        assert_eq!(mean(&[i64::MAX]), Ok(i64::MAX - 7));
    }

    #[test]
    fn deviations_are_rounded_half_up_to_fifty() {
        for (parts, expected) in
            [(&[100, 200][..], 50), (&[100, 148], 0), (&[100, 150], 50), (&[700], 0)]
        {
            assert_eq!(deviation(parts), Ok(expected), "{parts:?}");
        }
    }

    #[test]
    fn classes_cut_the_range_in_five() {
        for (price, class) in
            [(100, Some(5)), (119, Some(5)), (120, Some(4)), (199, Some(1)), (200, Some(1))]
        {
            assert_eq!(map_class(price, 100, 200), class, "{price}");
        }
        assert_eq!(map_class(201, 100, 200), None);
        assert_eq!(map_class(100, 100, 100), None);
    }

    #[test]
    fn an_audit_lists_what_does_not_follow() {
        let cell = |published, rule, parts| Cell { published, rule, parts };
        let audit = audit(&[
            cell(14_350, Rule::Mean, &[14_300, 14_350]),
            cell(14_300, Rule::Mean, &[14_300, 14_350]),
            cell(14_300, Rule::Mean, &[]),
            cell(100, Rule::Deviation, &[100, 200]),
        ]);
        let finding = |cell_idx, published, recomputed, difference| Finding {
            cell_idx,
            published,
            recomputed,
            difference,
        };
        assert_eq!(audit.n_follow, 1);
        assert_eq!(audit.findings, [finding(1, 14_300, 14_350, -50), finding(3, 100, 50, 50)]);
        assert_eq!(audit.not_checked, [(2, Error::Empty)]);
    }
}
