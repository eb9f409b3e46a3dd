//! How a price stands to the reference price in force: word, percentage and sentence from one value.
//!
//! Units: basis points (0.01 %), from the exact ratio, rounded once half-even.
//! Source: `docs/reference/reference-prices.md`.

use alloc::borrow::ToOwned;

use time::Date;

use super::Error;
use super::lookup::InForce;
use super::pack::References;
use super::rule::Bounds;
use crate::price::{Change, PriceType};
use crate::{Money, Unit};

/// A price that was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation<'a> {
    /// Id or name of the variety, as [`References::variety`] reads it.
    pub variety: &'a str,
    /// Id or name of the province or region, as [`References::place`] reads it.
    pub region: &'a str,
    /// At this step of trade.
    pub price_type: PriceType,
    /// Per this unit of sale.
    pub unit: Unit,
    /// On this day.
    pub day: Date,
    /// The price.
    pub price: Money,
}

/// Where a price stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Under the lower bound.
    Below,
    /// Neither under the lower nor over the upper bound.
    Within,
    /// Over the upper bound.
    Above,
}

/// How far a price lies outside the bounds. Never zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// The bound that is crossed: the upper if above, the lower if below.
    pub against: Money,
    /// `(price - bound) / bound`, exact and reduced: the numerator, below zero if the price is.
    pub numerator: i64,
    /// Its denominator, above zero.
    pub denominator: i64,
    /// The same in 0.01 %, rounded once half-even; zero only if it rounds to zero.
    pub basis_points: i64,
}

/// What is said about a price, and on what grounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// The rule in force on the day, and whether a relaxation applied.
    pub in_force: InForce<'a>,
    /// The price.
    pub price: Money,
    /// Where it stands.
    pub position: Position,
    /// How far outside; none if within.
    pub deviation: Option<Deviation>,
}

impl Bounds {
    /// Where a price stands to them, and how far outside.
    ///
    /// # Errors
    ///
    /// [`Error::PriceNotPositive`], [`Error::OtherCurrency`], [`Error::TooLarge`].
    pub fn compare(&self, price: Money) -> Result<(Position, Option<Deviation>), Error> {
        if price.minor <= 0 {
            return Err(Error::PriceNotPositive { minor: price.minor });
        }
        for bound in [self.lower, self.upper].into_iter().flatten() {
            if bound.currency != price.currency {
                let [expected, found] =
                    [&bound.currency, &price.currency].map(|currency| currency.code().to_owned());
                return Err(Error::OtherCurrency { expected, found });
            }
        }
        let [lower, upper] = [self.lower, self.upper].map(|bound| bound.map(|bound| bound.minor));
        let (position, crossed) = position(price.minor, lower, upper);
        let crossed = crossed.map(|minor| Money { minor, currency: price.currency });
        let deviation = crossed.map(|bound| deviation(price, bound)).transpose()?;
        Ok((position, deviation))
    }
}

/// Where a price stands between two bounds, and the bound that it crosses.
pub(in crate::price) fn position(
    price: i64,
    lower: Option<i64>,
    upper: Option<i64>,
) -> (Position, Option<i64>) {
    let below = lower.filter(|lower| price < *lower);
    let above = upper.filter(|upper| price > *upper);
    match (below, above) {
        (Some(_), _) => (Position::Below, below),
        (_, Some(_)) => (Position::Above, above),
        _ => (Position::Within, None),
    }
}

fn deviation(price: Money, against: Money) -> Result<Deviation, Error> {
    // The day from which a change counts has no part in its size.
    let change = Change::between(against, price, Date::MIN).ok_or(Error::TooLarge)?;
    // Both are above zero, so the difference fits.
    let (n, d) = (price.minor - against.minor, against.minor);
    let divisor = common_divisor(n, d);
    Ok(Deviation {
        against,
        numerator: n / divisor,
        denominator: d / divisor,
        basis_points: change.basis_points,
    })
}

/// The greatest common divisor; both are not zero.
fn common_divisor(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// Says how a price stands to the reference price in force where and when it was seen.
///
/// # Errors
///
/// As [`References::in_force`]; [`Error::OtherUnit`] if the price is per another unit;
/// [`Error::OtherCurrency`], [`Error::PriceNotPositive`], [`Error::TooLarge`].
pub fn verdict<'a>(
    references: &'a References,
    observation: &Observation<'_>,
) -> Result<Verdict<'a>, Error> {
    let Observation { variety, region, price_type, unit, day, price } = *observation;
    let in_force = references.in_force(variety, region, price_type, day)?;
    let expected = in_force.price().unit;
    if expected != unit {
        return Err(Error::OtherUnit { expected, found: unit });
    }
    let (position, deviation) = in_force.bounds().compare(price)?;
    Ok(Verdict { in_force, price, position, deviation })
}
