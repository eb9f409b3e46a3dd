//! A price outside its reference for days on end.
//!
//! A run is a number of consecutive working days on each of which the price was seen and was
//! outside. A working day without a price, or with one that cannot be judged, ends a run: what is
//! not known is not counted.
//!
//! Units: working days of the calendar.
//! Source: our own choice, `docs/reference/price-alerts.md`.

use core::num::NonZeroU32;

use alloc::vec::Vec;

use time::Date;

use crate::calendar::{Calendar, Error as CalendarError};
use crate::price::PriceType;
use crate::price::reference::{
    Error as ReferenceError, Observation, Position, References, Verdict, verdict,
};
use crate::{Coded, Money, Unit, sort_by};

/// Which side of the reference is a breach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Above the upper bound: HET and HAP.
    Above,
    /// Below the lower bound: HPP, and the bottom of a range.
    Below,
}

/// What is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watched<'a> {
    /// Id or name of the variety.
    pub variety: &'a str,
    /// Id or name of the province or region.
    pub region: &'a str,
    /// The step of trade.
    pub price_type: PriceType,
    /// The unit of sale.
    pub unit: Unit,
    /// The side on which it is a breach.
    pub side: Side,
    /// How many consecutive working days make a breach.
    pub days_min: NonZeroU32,
}

/// The price of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DailyPrice {
    /// The day.
    pub day: Date,
    /// The price.
    pub price: Money,
}

/// Why the price of a day does not count.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Flaw {
    /// It is of a day that is none of work; it neither makes nor ends a run.
    #[error("not a working day")]
    NotAWorkingDay,
    /// It is of a day after the day that is looked from.
    #[error("after the day that is looked from")]
    FromFuture,
    /// Another price of the same day contradicts it; neither counts.
    #[error("another price of the same day contradicts it")]
    Contradiction,
    /// Whether the day is one of work is not known.
    #[error(transparent)]
    Calendar(CalendarError),
    /// There is no verdict on it.
    #[error(transparent)]
    Reference(ReferenceError),
}

impl Coded for Flaw {
    fn code(&self) -> &'static str {
        match self {
            Self::NotAWorkingDay => "alert.not_a_working_day",
            Self::FromFuture => "alert.from_future",
            Self::Contradiction => "alert.contradiction",
            Self::Calendar(error) => error.code(),
            Self::Reference(error) => error.code(),
        }
    }
}

/// A run of breaches, with its grounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach<'a> {
    /// One verdict for each working day of the run, in order; at least as many as were asked for.
    pub verdicts: Vec<Verdict<'a>>,
    /// Whether it had not ended on the day that is looked from: no working day has passed since.
    pub is_ongoing: bool,
}

impl Breach<'_> {
    /// How many working days it lasted.
    #[must_use]
    pub fn n_days(&self) -> usize {
        self.verdicts.len()
    }

    /// Its first day.
    #[must_use]
    pub fn first(&self) -> Option<Date> {
        self.verdicts.first().map(|verdict| verdict.in_force.day)
    }

    /// Its last day.
    #[must_use]
    pub fn last(&self) -> Option<Date> {
        self.verdicts.last().map(|verdict| verdict.in_force.day)
    }
}

/// What was found: every price is in a run, was judged and is not, or is set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breaches<'a> {
    /// Runs that are long enough, in order of time.
    pub breaches: Vec<Breach<'a>>,
    /// How many days were judged.
    pub n_judged: usize,
    /// How many of these were outside, in a run that is long enough or not.
    pub n_outside: usize,
    /// Prices that do not count, each with its flaw.
    pub set_aside: Vec<(DailyPrice, Flaw)>,
}

/// Finds breaches among the prices of days up to and including `as_of`. Their order does not
/// matter; a price that stands twice is one.
#[must_use]
pub fn breaches<'a>(
    references: &'a References,
    calendar: &Calendar,
    watched: &Watched<'_>,
    mut prices: Vec<DailyPrice>,
    as_of: Date,
) -> Breaches<'a> {
    let by_currency = |a: &DailyPrice, b: &DailyPrice| a.price.currency.cmp(&b.price.currency);
    sort_by(&mut prices, |a, b| {
        a.day.cmp(&b.day).then(a.price.minor.cmp(&b.price.minor)).then(by_currency(a, b))
    });
    prices.dedup();
    let n_past = prices.iter().take_while(|price| price.day <= as_of).count();
    let (mut rest, future) = prices.split_at_checked(n_past).unwrap_or((&prices, &[]));
    let mut found =
        Breaches { breaches: Vec::new(), n_judged: 0, n_outside: 0, set_aside: Vec::new() };
    let mut run: Vec<Verdict<'a>> = Vec::new();
    while let [first, ..] = rest {
        let n_same = rest.iter().take_while(|other| other.day == first.day).count();
        let (same, later) = rest.split_at_checked(n_same).unwrap_or((rest, &[]));
        rest = later;
        if run.last().is_some_and(|last| !is_next(calendar, last.in_force.day, first.day)) {
            close(&mut found, &mut run, watched, false);
        }
        let judged = judge(references, calendar, watched, first, same.len());
        found.n_judged += usize::from(judged.is_ok());
        match judged {
            Ok(verdict) if is_breach(&verdict, watched.side) => {
                found.n_outside += 1;
                run.push(verdict);
            }
            Ok(_) => close(&mut found, &mut run, watched, false),
            Err(flaw) => {
                if flaw != Flaw::NotAWorkingDay {
                    close(&mut found, &mut run, watched, false);
                }
                found.set_aside.extend(same.iter().map(|price| (*price, flaw.clone())));
            }
        }
    }
    // Today's price may still come, so a run that reached the last working day goes on.
    let is_ongoing = run.last().is_some_and(|last| is_next(calendar, last.in_force.day, as_of));
    close(&mut found, &mut run, watched, is_ongoing);
    found.set_aside.extend(future.iter().map(|price| (*price, Flaw::FromFuture)));
    found
}

/// Whether no working day lies between two days, of which `day` is not the earlier.
fn is_next(calendar: &Calendar, last: Date, day: Date) -> bool {
    let before = day.previous_day().filter(|before| *before > last);
    before.is_none_or(|before| calendar.working_days_between(last, before) == Ok(0))
}

fn judge<'a>(
    references: &'a References,
    calendar: &Calendar,
    watched: &Watched<'_>,
    seen: &DailyPrice,
    n_same: usize,
) -> Result<Verdict<'a>, Flaw> {
    if !calendar.is_working_day(seen.day).map_err(Flaw::Calendar)?.is_working() {
        return Err(Flaw::NotAWorkingDay);
    }
    if n_same > 1 {
        return Err(Flaw::Contradiction);
    }
    let observation = Observation {
        variety: watched.variety,
        region: watched.region,
        price_type: watched.price_type,
        unit: watched.unit,
        day: seen.day,
        price: seen.price,
    };
    verdict(references, &observation).map_err(Flaw::Reference)
}

fn is_breach(verdict: &Verdict<'_>, side: Side) -> bool {
    match side {
        Side::Above => verdict.position == Position::Above,
        Side::Below => verdict.position == Position::Below,
    }
}

/// Ends a run: it is kept if it is long enough.
fn close<'a>(
    found: &mut Breaches<'a>,
    run: &mut Vec<Verdict<'a>>,
    watched: &Watched<'_>,
    is_ongoing: bool,
) {
    let verdicts = core::mem::take(run);
    if verdicts.len() >= watched.days_min.get() as usize {
        found.breaches.push(Breach { verdicts, is_ongoing });
    }
}
