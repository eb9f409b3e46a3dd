//! The figures of a digest.
//!
//! Units: whole minor units per unit of sale; the geometric mean also unrounded.
//! Source: quantiles are type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages",
//! The American Statistician 50 (1996); rounding once, half-even, is our own choice.

use time::Date;

use super::digest::Digest;
use super::error::Error;
use super::{log, round_half_even};
use crate::iso::days_between;

/// The share of quotes that a trimmed mean leaves out at each end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trim {
    /// A twentieth at each end.
    FivePercent,
    /// A tenth at each end.
    TenPercent,
    /// A fifth at each end.
    TwentyPercent,
    /// A quarter at each end: the midmean.
    Quarter,
}

impl Trim {
    /// In basis points.
    #[must_use]
    pub fn basis_points(self) -> u64 {
        match self {
            Self::FivePercent => 500,
            Self::TenPercent => 1_000,
            Self::TwentyPercent => 2_000,
            Self::Quarter => 2_500,
        }
    }
}

/// Every figure of a group, from one digest.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// How many quotes.
    pub n: u64,
    /// The sum over the number, rounded half-even, in minor units.
    pub mean_minor: i64,
    /// The middle price; of an even number the midpoint of the two, rounded half-even.
    pub median_minor: i64,
    /// The geometric mean in minor units, unrounded.
    pub geometric_mean: f64,
    /// The geometric mean rounded half-even to a minor unit.
    pub geometric_mean_minor: i64,
    /// The lower quartile, type 7 of Hyndman and Fan, rounded half-even.
    pub lower_quartile_minor: i64,
    /// The upper quartile, type 7 of Hyndman and Fan, rounded half-even.
    pub upper_quartile_minor: i64,
    /// The lowest price.
    pub lowest_minor: i64,
    /// The highest price.
    pub highest_minor: i64,
    /// Highest minus lowest.
    pub spread_minor: i64,
    /// The oldest day among the quotes.
    pub oldest_on: Date,
    /// The newest day among the quotes.
    pub newest_on: Date,
}

impl Figures {
    /// The age of the newest quote on `as_of`, in calendar days; below zero if it is later.
    #[must_use]
    pub fn age_days(&self, as_of: Date) -> i64 {
        days_between(self.newest_on, as_of)
    }
}

impl Digest {
    /// All figures at once.
    ///
    /// # Errors
    ///
    /// [`Error::Empty`] for a digest of nothing; [`Error::TooLarge`] if counts out of this world
    /// make a sum leave 128 bits.
    pub fn figures(&self) -> Result<Figures, Error> {
        let (Some(first), Some(last)) = (self.entries().first(), self.entries().last()) else {
            return Err(Error::Empty);
        };
        let days = || self.entries().iter().map(|entry| entry.day);
        let geometric_mean = self.geometric_mean()?;
        Ok(Figures {
            n: self.n(),
            mean_minor: self.mean()?,
            median_minor: self.median()?,
            geometric_mean,
            geometric_mean_minor: log::to_minor(geometric_mean, first.price, last.price),
            lower_quartile_minor: self.quartile(1)?,
            upper_quartile_minor: self.quartile(3)?,
            lowest_minor: first.price,
            highest_minor: last.price,
            spread_minor: last.price - first.price,
            oldest_on: days().min().unwrap_or(first.day),
            newest_on: days().max().unwrap_or(first.day),
        })
    }

    /// The sum over the number, rounded half-even.
    ///
    /// # Errors
    ///
    /// [`Error::Empty`], [`Error::TooLarge`].
    pub fn mean(&self) -> Result<i64, Error> {
        self.mean_between(0, self.n())
    }

    /// The middle price; of an even number the midpoint of the two, rounded half-even.
    ///
    /// # Errors
    ///
    /// [`Error::Empty`].
    pub fn median(&self) -> Result<i64, Error> {
        self.quartile(2)
    }

    /// The geometric mean in minor units, unrounded; the same bits in any order and any split.
    ///
    /// # Errors
    ///
    /// [`Error::Empty`], [`Error::TooLarge`].
    pub fn geometric_mean(&self) -> Result<f64, Error> {
        let (Some(first), Some(last)) = (self.entries().first(), self.entries().last()) else {
            return Err(Error::Empty);
        };
        let mut sum = 0_i128;
        for entry in self.entries() {
            let part = i128::from(log::log_of(entry.price)).checked_mul(i128::from(entry.n));
            sum = part.and_then(|part| sum.checked_add(part)).ok_or(Error::TooLarge)?;
        }
        Ok(log::geometric_mean(sum, self.n(), first.price, last.price))
    }

    /// The mean without the share `trim` of the quotes at each end, rounded half-even.
    ///
    /// At each end as many whole quotes are left out as fit in the share; of ten quotes and a
    /// twentieth that is none.
    ///
    /// # Errors
    ///
    /// [`Error::Empty`], [`Error::TooLarge`].
    pub fn trimmed_mean(&self, trim: Trim) -> Result<i64, Error> {
        let n = self.n();
        let cut = u128::from(n) * u128::from(trim.basis_points()) / 10_000;
        let cut = u64::try_from(cut).unwrap_or(0);
        self.mean_between(cut, n.saturating_sub(cut))
    }

    /// Quartile 1, 2 or 3: position `(n - 1) * quartile / 4`, straight between its neighbours.
    fn quartile(&self, quartile: u64) -> Result<i64, Error> {
        let n = self.n().checked_sub(1).ok_or(Error::Empty)?;
        let quarters = u128::from(n) * u128::from(quartile);
        let place = u64::try_from(quarters / 4).map_err(|_| Error::TooLarge)?;
        let fraction = (quarters % 4) as i128;
        let lower = self.nth(place)?;
        let upper = if fraction == 0 { lower } else { self.nth(place.saturating_add(1))? };
        let four_times = i128::from(lower) * (4 - fraction) + i128::from(upper) * fraction;
        round_half_even(four_times, 4).ok_or(Error::TooLarge)
    }

    fn nth(&self, place: u64) -> Result<i64, Error> {
        let mut seen = 0_u64;
        for entry in self.entries() {
            seen = seen.saturating_add(entry.n);
            if place < seen {
                return Ok(entry.price);
            }
        }
        // Counts that were held at 2^64 - 1 end here.
        self.entries().last().map(|entry| entry.price).ok_or(Error::Empty)
    }

    /// The mean of the quotes from place `from` to before place `until`, in order of price.
    fn mean_between(&self, from: u64, until: u64) -> Result<i64, Error> {
        let (mut seen, mut sum) = (0_u64, 0_i128);
        for entry in self.entries() {
            let next = seen.saturating_add(entry.n);
            let n = next.min(until).saturating_sub(seen.max(from));
            let part = i128::from(entry.price).checked_mul(i128::from(n));
            sum = part.and_then(|part| sum.checked_add(part)).ok_or(Error::TooLarge)?;
            seen = next;
        }
        match until.saturating_sub(from) {
            0 => Err(Error::Empty),
            n => round_half_even(sum, i128::from(n)).ok_or(Error::TooLarge),
        }
    }
}
