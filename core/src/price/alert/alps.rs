//! ALPS, WFP's Alert for Price Spikes: how far a price lies above its seasonal trend.
//!
//! The trend is the ordinary least squares fit of the prices on time and a dummy for each month of
//! the year; ALPS is the gap between the price and the trend over the standard deviation of the
//! residuals.
//!
//! Confirmed: the gap in units of standard deviations, a linear regression with a trend term, the
//! four bands, and that a series has at least three years and a price in at least 70 % of its
//! months. Not confirmed, and our own choice: the month dummies, which standard deviation (over
//! n - 1), that the fit reaches up to and includes the month itself, and on which side of a
//! threshold a value on it falls.
//!
//! Units: prices and trend in the units of the series; ALPS in standard deviations.
//! Source: WFP VAM, foodprices.vam.wfp.org/alps.aspx and /ALPS-at-a-glance.aspx; thresholds from a
//! third party's presentation; `docs/reference/price-alerts.md`.
#![allow(clippy::float_arithmetic)]

use alloc::vec::Vec;

use super::{Error, MonthlySeries, YearMonth};

/// Fewest months from the first price to the month itself: three years.
pub const ALPS_MONTHS_MIN: usize = 36;
/// Fewest of these months that have a price, in per cent.
const PERCENT_MIN: usize = 70;
/// A standard deviation below this share of the mean price is rounding, not spread.
const SPREAD_MIN: f64 = 1e-9;

/// What an ALPS value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlpsBand {
    /// Below 0.25, also far below the trend.
    Normal,
    /// From 0.25, below 1.
    Stress,
    /// From 1, up to 2.
    Alert,
    /// Above 2.
    Crisis,
}

impl AlpsBand {
    /// The band of a value.
    #[must_use]
    pub fn of(value: f64) -> Self {
        match value {
            v if v > 2.0 => Self::Crisis,
            v if v >= 1.0 => Self::Alert,
            v if v >= 0.25 => Self::Stress,
            _ => Self::Normal,
        }
    }
}

/// ALPS of one month, with its grounds. Parts of the method could not be confirmed; see the module
/// and `docs/reference/price-alerts.md`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alps {
    /// The month.
    pub month: YearMonth,
    /// Its price.
    pub price: f64,
    /// What the season and the trend lead one to expect.
    pub trend: f64,
    /// The standard deviation of the residuals, over n - 1.
    pub deviation: f64,
    /// `(price - trend) / deviation`.
    pub value: f64,
    /// What that means.
    pub band: AlpsBand,
    /// Months with a price that the fit rests on.
    pub n_observed: usize,
    /// Months from the first price to this one.
    pub n_months: usize,
}

/// ALPS of a month, from the series up to and including it.
///
/// # Errors
///
/// [`Error::MissingMonth`] if the month has no price; [`Error::ShortHistory`] if fewer than
/// [`ALPS_MONTHS_MIN`] months lie between the first price and it; [`Error::TooManyGaps`];
/// [`Error::NoSpread`] if all prices are equal or lie on their trend.
pub fn alps(series: &MonthlySeries, month: YearMonth) -> Result<Alps, Error> {
    let price = series.get(month).ok_or(Error::MissingMonth { month })?;
    let points: Vec<(YearMonth, f64)> = series
        .iter()
        .take_while(|(at, _)| *at <= month)
        .filter_map(|(at, value)| Some((at, value?)))
        .collect();
    let first = points.first().map_or(month, |(at, _)| *at);
    let (n_observed, n_months) = (points.len(), month.since(first).unsigned_abs() as usize + 1);
    if n_months < ALPS_MONTHS_MIN {
        return Err(Error::ShortHistory { found: n_months, needed: ALPS_MONTHS_MIN });
    }
    if n_observed * 100 < n_months * PERCENT_MIN {
        return Err(Error::TooManyGaps {
            observed: n_observed,
            months: n_months,
            percent_min: PERCENT_MIN,
        });
    }
    let fit = Fit::of(&points, first)?;
    let (mut squares, mut sum) = (0.0, 0.0);
    for (at, value) in &points {
        let residual = value - fit.expected(*at, first);
        squares += residual * residual;
        sum += value;
    }
    let deviation = libm::sqrt(squares / (n_observed as f64 - 1.0));
    if deviation <= SPREAD_MIN * sum / n_observed as f64 {
        return Err(Error::NoSpread);
    }
    let trend = fit.expected(month, first);
    let value = (price - trend) / deviation;
    let band = AlpsBand::of(value);
    Ok(Alps { month, price, trend, deviation, value, band, n_observed, n_months })
}

/// The least squares fit. With a dummy for every month of the year the slope is that of the
/// deviations from each month's means, and each dummy makes its month's residuals sum to zero
/// (Frisch-Waugh-Lovell), so no system of equations is solved.
struct Fit {
    slope: f64,
    /// For each month of the year: mean time, mean price, how many.
    means: [(f64, f64, f64); 12],
}

impl Fit {
    fn of(points: &[(YearMonth, f64)], first: YearMonth) -> Result<Self, Error> {
        let mut means = [(0.0, 0.0, 0.0); 12];
        for (at, value) in points {
            if let Some((time, price, n)) = means.get_mut(season(*at)) {
                *time += f64::from(at.since(first));
                *price += value;
                *n += 1.0;
            }
        }
        for (time, price, n) in &mut means {
            if *n > 0.0 {
                *time /= *n;
                *price /= *n;
            }
        }
        let mut fit = Self { slope: 0.0, means };
        let (mut squares, mut products) = (0.0, 0.0);
        for (at, value) in points {
            let (mean_time, mean_price) = fit.season_means(*at);
            let time = f64::from(at.since(first)) - mean_time;
            squares += time * time;
            products += time * (value - mean_price);
        }
        // No month of the year is seen twice: the slope is not determined.
        if squares <= 0.0 {
            return Err(Error::NoSpread);
        }
        fit.slope = products / squares;
        Ok(fit)
    }

    fn season_means(&self, at: YearMonth) -> (f64, f64) {
        self.means.get(season(at)).map_or((0.0, 0.0), |(time, price, _)| (*time, *price))
    }

    fn expected(&self, at: YearMonth, first: YearMonth) -> f64 {
        let (mean_time, mean_price) = self.season_means(at);
        mean_price + self.slope * (f64::from(at.since(first)) - mean_time)
    }
}

fn season(at: YearMonth) -> usize {
    usize::from(at.month()) - 1
}
