//! IFPA, the indicator of food price anomalies of SDG target 2.c: whether prices grow faster than
//! they usually do in this month.
//!
//! Two compound growth rates, over three and over twelve months, are each standardised by the
//! weighted mean and weighted standard deviation of the same month's rates in earlier years; the
//! indicator is their weighted sum.
//!
//! Confirmed: the two rates and their formula, the standardisation by the same month's weighted
//! history in earlier years, the weighted sum with more weight on the annual rate, and that from 1
//! on a price is abnormally high. Not confirmed: the weight 0.4 of the quarterly rate, weights that
//! grow by one each year, the lengths of 3 and 12 months, the correction of the standard deviation,
//! "moderately high" from 0.5 (found in one third party's code), and the fewest years (our own
//! choice). FAO deflates prices by the consumer price index: see [`MonthlySeries::deflated`].
//!
//! Units: rates per month as fractions; scores in standard deviations.
//! Source: unstats.un.org, SDG handbook, indicator 2.c.1; ONS, methodology of food price anomalies;
//! F. G. Baquedano, FAO 2015, as others cite it; `docs/reference/price-alerts.md`.
#![allow(clippy::float_arithmetic)]

use super::{Error, MonthlySeries, YearMonth};

/// The weight of the quarterly score; the annual one has the rest.
pub const QUARTERLY_WEIGHT: f64 = 0.4;
/// Fewest earlier years with the same month's rate.
pub const IFPA_YEARS_MIN: usize = 3;
/// A standard deviation below this is rounding of equal growth rates, not spread.
const SPREAD_MIN: f64 = 1e-12;

/// What an IFPA value means. Abnormal falls have no band: the indicator is about high prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IfpaBand {
    /// Below 0.5.
    Normal,
    /// From 0.5, below 1.
    ModeratelyHigh,
    /// From 1.
    AbnormallyHigh,
}

impl IfpaBand {
    /// The band of a value.
    #[must_use]
    pub fn of(value: f64) -> Self {
        match value {
            v if v >= 1.0 => Self::AbnormallyHigh,
            v if v >= 0.5 => Self::ModeratelyHigh,
            _ => Self::Normal,
        }
    }
}

/// One growth rate against its history.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// The compound growth rate per month that ends in the month.
    pub rate: f64,
    /// The weighted mean of the same month's rates in earlier years.
    pub mean: f64,
    /// Their weighted standard deviation.
    pub deviation: f64,
    /// `(rate - mean) / deviation`.
    pub score: f64,
    /// How many earlier years have this month's rate.
    pub n_years: usize,
}

/// IFPA of one month, with its grounds. Parts of the method could not be confirmed; see the module
/// and `docs/reference/price-alerts.md`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ifpa {
    /// The month.
    pub month: YearMonth,
    /// Growth over three months.
    pub quarterly: Growth,
    /// Growth over twelve months.
    pub annual: Growth,
    /// The weighted sum of both scores.
    pub value: f64,
    /// What that means.
    pub band: IfpaBand,
}

/// IFPA of a month, from the series up to it.
///
/// # Errors
///
/// [`Error::MissingMonth`] if the month itself, or that three or twelve months before it, has no
/// price; [`Error::ShortHistory`] if fewer than [`IFPA_YEARS_MIN`] earlier years have the same
/// month's rate; [`Error::NoSpread`] if these rates are all equal.
pub fn ifpa(series: &MonthlySeries, month: YearMonth) -> Result<Ifpa, Error> {
    let (quarterly, annual) = (growth(series, month, 3)?, growth(series, month, 12)?);
    let value = QUARTERLY_WEIGHT * quarterly.score + (1.0 - QUARTERLY_WEIGHT) * annual.score;
    Ok(Ifpa { month, quarterly, annual, value, band: IfpaBand::of(value) })
}

fn growth(series: &MonthlySeries, month: YearMonth, length: i32) -> Result<Growth, Error> {
    for month in [month, month.plus(-length)] {
        series.get(month).ok_or(Error::MissingMonth { month })?;
    }
    let missing = Error::MissingMonth { month };
    let now = rate(series, month, length).ok_or(missing)?;
    // From the first year on, so that the order of the sums is that of time.
    let n_back = month.since(series.first()) / 12;
    let earlier = || {
        (1..=n_back).rev().filter_map(move |years| {
            let weight = f64::from(n_back - years + 1);
            Some((weight, rate(series, month.plus(-12 * years), length)?))
        })
    };
    let n_years = earlier().count();
    if n_years < IFPA_YEARS_MIN {
        return Err(Error::ShortHistory { found: n_years, needed: IFPA_YEARS_MIN });
    }
    let (mut weights, mut sum) = (0.0, 0.0);
    for (weight, rate) in earlier() {
        weights += weight;
        sum += weight * rate;
    }
    let mean = sum / weights;
    let mut squares = 0.0;
    for (weight, rate) in earlier() {
        squares += weight * (rate - mean) * (rate - mean);
    }
    let n = n_years as f64;
    let deviation = libm::sqrt(squares / (weights * (n - 1.0) / n));
    if deviation <= SPREAD_MIN {
        return Err(Error::NoSpread);
    }
    Ok(Growth { rate: now, mean, deviation, score: (now - mean) / deviation, n_years })
}

/// `(end / start)^(1 / length) - 1`, if both ends have a price.
fn rate(series: &MonthlySeries, month: YearMonth, length: i32) -> Option<f64> {
    let (end, start) = (series.get(month)?, series.get(month.plus(-length))?);
    Some(libm::pow(end / start, 1.0 / f64::from(length)) - 1.0)
}
