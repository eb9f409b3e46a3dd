//! Counting working days, one by one.
//!
//! Days are counted from the day next to the first up to and including the last, so the day on
//! which something arrives does not count and the day on which it is due does.
//!
//! Source: our own choice, `docs/reference/working-days.md`.

use alloc::vec::Vec;

use time::Date;

use super::holidays::{HolidayKind, Holidays};
use super::{Answer, Error, Policy, Reason};

/// Holidays and what counts as work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    holidays: Holidays,
    policy: Policy,
}

impl Calendar {
    /// A calendar of these holidays under this policy.
    ///
    /// # Errors
    ///
    /// [`Error::NoWorkingDay`] if the weekend is the whole week.
    pub fn new(holidays: Holidays, policy: Policy) -> Result<Self, Error> {
        if policy.weekend.is_whole_week() {
            return Err(Error::NoWorkingDay);
        }
        Ok(Self { holidays, policy })
    }

    /// The holidays.
    #[must_use]
    pub fn holidays(&self) -> &Holidays {
        &self.holidays
    }

    /// The policy.
    #[must_use]
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// Whether a day is a working day, and why. The weekend goes before a holiday that falls on it.
    ///
    /// # Errors
    ///
    /// [`Error::OutsideYears`] if the holidays of its year are not known, also for a weekend.
    pub fn is_working_day(&self, day: Date) -> Result<Answer<'_>, Error> {
        let year = self.holidays.year_of(day).ok_or_else(|| self.outside(day))?;
        let holiday = year.holiday(day);
        let reason = match holiday {
            _ if self.policy.weekend.contains(day.weekday()) => Reason::Weekend(holiday),
            None => Reason::Workday,
            Some(leave)
                if leave.kind == HolidayKind::JointLeave && self.policy.joint_leave_is_work =>
            {
                Reason::JointLeaveWorked(leave)
            }
            Some(holiday) => Reason::Holiday(holiday),
        };
        let estimated = year.estimated && !matches!(reason, Reason::Weekend(_));
        Ok(Answer { on: day, reason, estimated, holidays: &self.holidays })
    }

    /// How many working days lie after `from`, up to and including `until`; below zero if `until`
    /// lies before: then those before `from`, from `until` on.
    ///
    /// # Errors
    ///
    /// [`Error::OutsideYears`] if a day that is counted is not known.
    pub fn working_days_between(&self, from: Date, until: Date) -> Result<i64, Error> {
        let mut n = 0;
        self.walk(from, until, &mut |answer| n += i64::from(answer.is_working()))?;
        Ok(if until < from { -n } else { n })
    }

    /// The `n`-th working day after `from`, or before it if `n` is below zero; `from` itself,
    /// whatever day it is, if `n` is zero.
    ///
    /// # Errors
    ///
    /// [`Error::OutsideYears`] if it lies outside the years that are known.
    pub fn add_working_days(&self, from: Date, n: i32) -> Result<Date, Error> {
        let (mut day, mut left) = (from, n.unsigned_abs());
        while left > 0 {
            day = self.step(day, n < 0)?;
            left -= u32::from(self.is_working_day(day)?.is_working());
        }
        Ok(day)
    }

    /// Each day that [`Calendar::working_days_between`] looks at, judged, in the order it is met.
    ///
    /// # Errors
    ///
    /// [`Error::OutsideYears`] if one is not known.
    pub fn explain(&self, from: Date, until: Date) -> Result<Vec<Answer<'_>>, Error> {
        let mut answers = Vec::new();
        self.walk(from, until, &mut |answer| answers.push(answer))?;
        Ok(answers)
    }

    fn walk<'a>(
        &'a self,
        from: Date,
        until: Date,
        visit: &mut dyn FnMut(Answer<'a>),
    ) -> Result<(), Error> {
        let mut day = from;
        while day != until {
            day = self.step(day, until < from)?;
            visit(self.is_working_day(day)?);
        }
        Ok(())
    }

    fn step(&self, day: Date, back: bool) -> Result<Date, Error> {
        let next = if back { day.previous_day() } else { day.next_day() };
        next.ok_or_else(|| self.outside(day))
    }

    pub(super) fn outside(&self, day: Date) -> Error {
        let (first, last) = self.holidays.span();
        Error::OutsideYears { day, first, last }
    }
}
