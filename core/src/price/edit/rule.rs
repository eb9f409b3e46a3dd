//! Which price relatives stand out: our rule, and the textbook's by name.
//!
//! Four of five day-to-day relatives of Indonesian food prices are exactly one, so quartiles and
//! deviations are zero and textbook rules flag every change. Ours works on logarithms and never
//! lets the scale fall below a floor. All rules see the same relatives, so they can be compared.
//!
//! Units: relatives are pure numbers; `c` and `z_max` are multiples of a scale.
//! Source: Consumer Price Index Manual (2020), paragraphs 5.113 to 5.135, for the quartile rule,
//! Hidiroglou-Berthelot and Tukey's algorithm; Kimber, "Exploratory Data Analysis for Possibly
//! Censored Data From Skewed Distributions", Applied Statistics 39 (1990); ours is our own choice
//! (`docs/reference/price-editing.md`).

#![allow(clippy::float_arithmetic)]

use alloc::vec::Vec;

use super::error::Error;
use super::relative::{Relative, mean, quantile, ratio, sorted};

/// What makes the median absolute deviation a standard deviation if values are normal.
const MAD_SCALE: f64 = 1.4826;

/// A rule that says which relatives stand out.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Rule {
    /// Ours: the logarithm is further from the median logarithm than `z_max` scales, the scale
    /// being the median absolute deviation (times 1.4826), but never below `scale_floor`.
    LogFloor {
        /// Multiples of the scale that are still good.
        z_max: f64,
        /// The least scale, as a logarithm: 0.03 is about 3 %.
        scale_floor: f64,
    },
    /// Below `lower` or above `upper`.
    FixedCutoff {
        /// The least good relative.
        lower: f64,
        /// The greatest good relative.
        upper: f64,
    },
    /// Further from the median than `c` times the distance of the quartile on that side.
    Quartile {
        /// Multiples of the distance.
        c: f64,
    },
    /// Further from the median than `z_max` median absolute deviations (times 1.4826).
    RobustZ {
        /// Multiples of the deviation.
        z_max: f64,
    },
    /// Effects of the transformed relative and the size of the price, with quartile fences.
    HidiroglouBerthelot {
        /// How much the size of a price counts, 0 to 1.
        u: f64,
        /// Least distance of a quartile as a share of the median effect.
        a: f64,
        /// Multiples of the distance.
        c: f64,
    },
    /// Beyond a quartile by more than `c` times its distance from the median.
    Kimber {
        /// Multiples of the distance.
        c: f64,
    },
    /// The top and bottom twentieth, and what lies beyond `c` times the midmeans of the changed
    /// rest.
    Tukey {
        /// Multiples of the distance of a midmean from the mean.
        c: f64,
    },
}

/// Why a verdict means less than it seems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Degenerate {
    /// There are no relatives.
    NoRelatives,
    /// A quartile is the median: on that side the rule flags whatever differs from it.
    NoSpread,
    /// The median absolute deviation is zero: the score is not defined, nothing is flagged.
    NoScale,
    /// No relative but the outermost differs from one: there is nothing to take midmeans of.
    NothingChanged,
}

/// What a rule says of each relative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Whether it stands out, in the order given.
    pub is_outlier: Vec<bool>,
    /// Why this means less than it seems, if it does.
    pub degenerate: Option<Degenerate>,
}

impl Rule {
    /// Ours, with the values that were measured on 263,295 relatives of PIHPS.
    pub const OURS: Self = Self::LogFloor { z_max: 5.0, scale_floor: 0.03 };

    /// The textbook rules with their usual parameters, for comparison.
    pub const TEXTBOOK: [Self; 6] = [
        Self::FixedCutoff { lower: 0.4, upper: 2.5 },
        Self::Quartile { c: 2.5 },
        Self::RobustZ { z_max: 2.5 },
        Self::HidiroglouBerthelot { u: 0.5, a: 0.05, c: 4.0 },
        Self::Kimber { c: 2.5 },
        Self::Tukey { c: 2.5 },
    ];

    /// Its name, stable, for tables and command lines.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::LogFloor { .. } => "log-floor",
            Self::FixedCutoff { .. } => "fixed-cutoff",
            Self::Quartile { .. } => "quartile",
            Self::RobustZ { .. } => "robust-z",
            Self::HidiroglouBerthelot { .. } => "hidiroglou-berthelot",
            Self::Kimber { .. } => "kimber",
            Self::Tukey { .. } => "tukey",
        }
    }

    /// The rule of that name with its usual parameters.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        [Self::OURS].into_iter().chain(Self::TEXTBOOK).find(|rule| rule.name() == name)
    }

    /// Says which relatives stand out among themselves.
    ///
    /// # Errors
    ///
    /// [`Error::BadParameter`].
    pub fn judge(&self, relatives: &[Relative]) -> Result<Judgement, Error> {
        self.check()?;
        let ratios = || relatives.iter().map(|relative| relative.ratio()).collect::<Vec<f64>>();
        let judged = match *self {
            Self::LogFloor { z_max, scale_floor } => {
                let logs: Vec<f64> = relatives.iter().map(|relative| relative.log()).collect();
                robust(&logs, z_max, scale_floor)
            }
            Self::FixedCutoff { lower, upper } => Some(outside(&ratios(), lower, upper)),
            Self::Quartile { c } => quartiles(&ratios(), 0.0, c),
            Self::RobustZ { z_max } => robust(&ratios(), z_max, 0.0),
            Self::HidiroglouBerthelot { u, a, c } => {
                effects(relatives, u).and_then(|effects| quartiles(&effects, a, c))
            }
            Self::Kimber { c } => kimber(&ratios(), c),
            Self::Tukey { c } => tukey(&ratios(), c),
        };
        let none = Judgement { is_outlier: Vec::new(), degenerate: Some(Degenerate::NoRelatives) };
        Ok(judged.filter(|_| !relatives.is_empty()).unwrap_or(none))
    }

    fn check(&self) -> Result<(), Error> {
        let parameters = match *self {
            Self::LogFloor { z_max, scale_floor } => {
                [("z_max", z_max), ("scale_floor", scale_floor), ("z_max", z_max)]
            }
            Self::FixedCutoff { lower, upper } => {
                [("lower", lower), ("upper", upper), ("upper", upper - lower)]
            }
            Self::Quartile { c } | Self::Kimber { c } | Self::Tukey { c } => [("c", c); 3],
            Self::RobustZ { z_max } => [("z_max", z_max); 3],
            Self::HidiroglouBerthelot { u, a, c } => {
                // Zero is a good value of these two, and the size counts once at most.
                let at_most_one = |n: f64| if n >= 0.0 { 1.5 - n } else { n };
                [("u", at_most_one(u)), ("a", at_most_one(a)), ("c", c)]
            }
        };
        match parameters.iter().find(|(_, value)| !(value.is_finite() && *value > 0.0)) {
            Some((name, _)) => Err(Error::BadParameter { rule: self.name(), name }),
            None => Ok(()),
        }
    }
}

fn outside(values: &[f64], lower: f64, upper: f64) -> Judgement {
    let is_outlier = values.iter().map(|value| *value < lower || *value > upper).collect();
    Judgement { is_outlier, degenerate: None }
}

fn robust(values: &[f64], z_max: f64, scale_floor: f64) -> Option<Judgement> {
    let median = quantile(&sorted(values), 10)?;
    let deviations: Vec<f64> = values.iter().map(|value| libm::fabs(value - median)).collect();
    let scale = (quantile(&sorted(&deviations), 10)? * MAD_SCALE).max(scale_floor);
    if scale == 0.0 {
        let is_outlier = values.iter().map(|_| false).collect();
        return Some(Judgement { is_outlier, degenerate: Some(Degenerate::NoScale) });
    }
    Some(outside(&deviations, 0.0, z_max * scale))
}

/// Fences around the median; a quartile is at least `a` times the median away.
fn quartiles(values: &[f64], a: f64, c: f64) -> Option<Judgement> {
    let (lower, median, upper) = three(values)?;
    let least = libm::fabs(a * median);
    let (below, above) = ((median - lower).max(least), (upper - median).max(least));
    let judged = outside(values, median - c * below, median + c * above);
    Some(with_spread(judged, below, above))
}

fn kimber(values: &[f64], c: f64) -> Option<Judgement> {
    let (lower, median, upper) = three(values)?;
    let (below, above) = (median - lower, upper - median);
    let judged = outside(values, lower - c * below, upper + c * above);
    Some(with_spread(judged, below, above))
}

fn with_spread(judged: Judgement, below: f64, above: f64) -> Judgement {
    let degenerate = (below == 0.0 || above == 0.0).then_some(Degenerate::NoSpread);
    Judgement { degenerate, ..judged }
}

fn three(values: &[f64]) -> Option<(f64, f64, f64)> {
    let sorted = sorted(values);
    Some((quantile(&sorted, 5)?, quantile(&sorted, 10)?, quantile(&sorted, 15)?))
}

/// The effects of Hidiroglou and Berthelot: relatives made symmetric about their median, times the
/// size of the price. Sizes are shares of the largest, so that no unit matters.
fn effects(relatives: &[Relative], u: f64) -> Option<Vec<f64>> {
    let ratios: Vec<f64> = relatives.iter().map(|relative| relative.ratio()).collect();
    let median = quantile(&sorted(&ratios), 10)?;
    let largest = relatives.iter().map(|relative| relative.larger()).max()?;
    let effect = |relative: &Relative| {
        let r = relative.ratio();
        let symmetric = if r < median { 1.0 - median / r } else { r / median - 1.0 };
        symmetric * libm::pow(ratio(relative.larger(), largest), u)
    };
    Some(relatives.iter().map(effect).collect())
}

fn tukey(values: &[f64], c: f64) -> Option<Judgement> {
    let sorted = sorted(values);
    let (lowest, highest) = (quantile(&sorted, 1)?, quantile(&sorted, 19)?);
    let is_tail = |value: f64| value < lowest || value > highest;
    let changed = || sorted.iter().copied().filter(|value| *value != 1.0 && !is_tail(*value));
    let Some(center) = mean(changed()) else {
        let is_outlier = values.iter().map(|value| is_tail(*value)).collect();
        return Some(Judgement { is_outlier, degenerate: Some(Degenerate::NothingChanged) });
    };
    let above = mean(changed().filter(|value| *value >= center)).unwrap_or(center) - center;
    let below = center - mean(changed().filter(|value| *value <= center)).unwrap_or(center);
    let mut judged = outside(values, center - c * below, center + c * above);
    for (value, is_outlier) in values.iter().zip(&mut judged.is_outlier) {
        *is_outlier |= is_tail(*value);
    }
    Some(with_spread(judged, below, above))
}

#[cfg(test)]
#[path = "rule_tests.rs"]
mod tests;
