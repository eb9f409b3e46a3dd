//! Along one item in one market: flags on quotes, marks on the series.
//!
//! A flag asks a person to look at one quote. A mark tells whoever reads the series something
//! about it that is no fault of a quote: that it stood still, has gaps or is old.
//!
//! Units: whole minor units per unit of sale; calendar days.
//! Source: `docs/reference/price-editing.md`.

use alloc::vec::Vec;

use time::Date;

use super::error::Error;
use super::flag::{Flag, Reference};
use super::relative::Relative;
use super::rule::{Degenerate, Rule};
use super::unit_ratio::UnitRatio;
use crate::iso::days_between;
use crate::{Unit, sort_by};

/// One price of the series, as it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Observation {
    /// When.
    pub observed_on: Date,
    /// Sold by this unit; one series should have one.
    pub unit: Unit,
    /// In whole minor units per unit; anything below one is flagged.
    pub price_minor: i64,
}

/// How a series is looked at.
#[derive(Clone, Copy)]
pub struct SeriesPolicy<'a> {
    /// The day of the review: later quotes are from the future.
    pub as_of: Date,
    /// Which relatives stand out.
    pub rule: Rule,
    /// How many equal quotes in a row are a frozen run; below two none is.
    pub frozen_n_min: usize,
    /// Greatest age of the newest quote, in calendar days, before the series is stale.
    pub age_days_max: i64,
    /// Whether a price is expected on a day; for instance the working days.
    pub is_expected: &'a dyn Fn(Date) -> bool,
}

/// A quote and why somebody should look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flagged {
    /// The quote.
    pub observation: Observation,
    /// Why.
    pub flag: Flag,
}

/// Something about the series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Mark {
    /// No quote that could count.
    NoQuote,
    /// The same quote came more than once; it counts once.
    Repeated {
        /// The quote.
        observation: Observation,
        /// How often it came.
        n_times: usize,
    },
    /// The price stood still.
    Frozen {
        /// Day of the first of the equal quotes.
        from: Date,
        /// Day of the last.
        until: Date,
        /// How many equal quotes in a row.
        n_quotes: usize,
    },
    /// Expected days in a row without any quote.
    Missing {
        /// The first such day.
        from: Date,
        /// The last.
        until: Date,
        /// How many expected days.
        n_days: usize,
    },
    /// The newest quote is too old.
    Stale {
        /// Its day.
        newest_on: Date,
        /// Its age in calendar days.
        age_days: i64,
    },
}

/// What a look along the series found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesReview {
    /// The quotes that were compared, in order of day and unit.
    pub used: Vec<Observation>,
    /// What a person should look at, in order of day.
    pub flags: Vec<Flagged>,
    /// What a reader should know, in order of kind and day.
    pub marks: Vec<Mark>,
    /// Why the rule's verdict means less than it seems, if it does.
    pub degenerate: Option<Degenerate>,
}

/// Looks along a series; the order of `observations` does not matter.
///
/// Each quote is compared with the one before it in the same unit, however long ago. A price that
/// jumps and comes back is flagged twice: on its way up and on its way down.
///
/// # Errors
///
/// [`Error::BadParameter`] for a rule that cannot be used.
pub fn review_series(
    observations: &[Observation],
    policy: &SeriesPolicy<'_>,
) -> Result<SeriesReview, Error> {
    let (mut flags, mut marks) = (Vec::new(), Vec::new());
    let mut used = usable(observations, policy.as_of, &mut flags, &mut marks);
    for pair in used.windows(2) {
        if let [before, after] = pair
            && before.unit != after.unit
        {
            let flag = Flag::UnitChanged { from: before.unit };
            flags.push(Flagged { observation: *after, flag });
        }
    }
    mark_gaps(&used, policy, &mut marks);
    sort_by(&mut used, |a, b| a.unit.cmp(&b.unit).then(a.observed_on.cmp(&b.observed_on)));
    let degenerate = flag_jumps(&used, policy.rule, &mut flags)?;
    mark_frozen(&used, policy.frozen_n_min, &mut marks);
    sort_by(&mut used, Ord::cmp);
    sort_by(&mut flags, Ord::cmp);
    sort_by(&mut marks, Ord::cmp);
    Ok(SeriesReview { used, flags, marks, degenerate })
}

/// The quotes that can be compared, in order of day and unit; the others are flagged.
fn usable(
    observations: &[Observation],
    as_of: Date,
    flags: &mut Vec<Flagged>,
    marks: &mut Vec<Mark>,
) -> Vec<Observation> {
    let mut sorted = observations.to_vec();
    sort_by(&mut sorted, Ord::cmp);
    let mut distinct: Vec<Observation> = Vec::new();
    for same in sorted.chunk_by(|a, b| a == b) {
        let Some(observation) = same.first() else { continue };
        if same.len() > 1 {
            marks.push(Mark::Repeated { observation: *observation, n_times: same.len() });
        }
        let is_none = observation.price_minor <= 0;
        let is_early = observation.observed_on > as_of;
        for (is, flag) in [(is_none, Flag::NotPositive), (is_early, Flag::FromFuture)] {
            if is {
                flags.push(Flagged { observation: *observation, flag });
            }
        }
        if !is_none && !is_early {
            distinct.push(*observation);
        }
    }
    let mut used = Vec::new();
    for same_key in distinct.chunk_by(|a, b| a.observed_on == b.observed_on && a.unit == b.unit) {
        match same_key {
            [one] => used.push(*one),
            several => flags.extend(
                several.iter().map(|one| Flagged { observation: *one, flag: Flag::Contradiction }),
            ),
        }
    }
    used
}

/// `used` is in order of unit and day.
fn flag_jumps(
    used: &[Observation],
    rule: Rule,
    flags: &mut Vec<Flagged>,
) -> Result<Option<Degenerate>, Error> {
    let (mut relatives, mut pairs) = (Vec::new(), Vec::new());
    for pair in used.windows(2) {
        if let [before, after] = pair
            && before.unit == after.unit
        {
            relatives.push(Relative::new(before.price_minor, after.price_minor)?);
            pairs.push((*before, *after));
        }
    }
    let judged = rule.judge(&relatives)?;
    for (((before, after), relative), is_outlier) in
        pairs.iter().zip(&relatives).zip(&judged.is_outlier)
    {
        let reference =
            Reference::Earlier { observed_on: before.observed_on, price_minor: before.price_minor };
        // Ten times the price of the day before is no matter of how much a series moves.
        let flag = match UnitRatio::of(*relative) {
            Some(ratio) => Flag::ImplausibleUnit { reference, ratio },
            None if *is_outlier => Flag::Outlier { reference },
            None => continue,
        };
        flags.push(Flagged { observation: *after, flag });
    }
    Ok(judged.degenerate)
}

/// `used` is in order of unit and day.
fn mark_frozen(used: &[Observation], n_min: usize, marks: &mut Vec<Mark>) {
    for run in used.chunk_by(|a, b| a.unit == b.unit && a.price_minor == b.price_minor) {
        if let [first, .., last] = run
            && run.len() >= n_min.max(2)
            && n_min > 1
        {
            let (from, until) = (first.observed_on, last.observed_on);
            marks.push(Mark::Frozen { from, until, n_quotes: run.len() });
        }
    }
}

/// `used` is in order of day.
fn mark_gaps(used: &[Observation], policy: &SeriesPolicy<'_>, marks: &mut Vec<Mark>) {
    let (Some(first), Some(last)) = (used.first(), used.last()) else {
        marks.push(Mark::NoQuote);
        return;
    };
    let age_days = days_between(last.observed_on, policy.as_of);
    if age_days > policy.age_days_max {
        marks.push(Mark::Stale { newest_on: last.observed_on, age_days });
    }
    let mut seen = used.iter().map(|one| one.observed_on).peekable();
    let mut gap: Option<(Date, Date, usize)> = None;
    let mut day = Some(first.observed_on);
    while let Some(on) = day.filter(|on| *on <= policy.as_of) {
        let mut is_seen = false;
        while seen.next_if_eq(&on).is_some() {
            is_seen = true;
        }
        if is_seen {
            marks.extend(gap.take().map(missing));
        } else if (policy.is_expected)(on) {
            let (from, _, n_days) = gap.unwrap_or((on, on, 0));
            gap = Some((from, on, n_days + 1));
        }
        day = on.next_day();
    }
    marks.extend(gap.map(missing));
}

fn missing((from, until, n_days): (Date, Date, usize)) -> Mark {
    Mark::Missing { from, until, n_days }
}

#[cfg(test)]
#[path = "series_tests.rs"]
mod tests;
