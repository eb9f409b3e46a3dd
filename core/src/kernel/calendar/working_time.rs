//! Working time: a calendar, opening hours, the city's clock and the rule for weekend filings.
//!
//! Everything is added up once when it is made, so that a question costs some ten nanoseconds,
//! however long the time it is about.
//!
//! Units: minutes; each moment counts as the minute in which it lies, so what is counted piece by
//! piece sums to what is counted at once. Adding keeps the seconds.
//! Source: our own choice, `docs/reference/working-time.md`.

use alloc::vec::Vec;

use time::{Date, Weekday};

use super::table::{Spot, Table};
use super::{Calendar, Clock, Deadline, Error, Hours, Measure, Policy, Season, Span};
use crate::{Instant, UtcOffset};

/// What happens to a start on a day that is no working day, when working days are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WeekendStart {
    /// It counts as a start on the next working day; day 1 is the working day after that.
    Next,
    /// It counts as a start on its own day; day 1 is the first working day after it.
    #[default]
    Same,
}

/// Everything a deadline depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingTime {
    calendar: Calendar,
    hours: Hours,
    seasons: Vec<Season>,
    known_from: Option<Date>,
    offset: UtcOffset,
    weekend_start: WeekendStart,
    table: Table,
}

impl WorkingTime {
    /// Working time of this calendar, at these hours, on a clock with this offset. Hours on a
    /// weekend or a holiday do not count.
    ///
    /// # Errors
    ///
    /// [`Error::DayWithoutHours`] if a day of the week is worked by the calendar and not by the
    /// hours.
    pub fn new(
        calendar: Calendar,
        hours: Hours,
        offset: UtcOffset,
        weekend_start: WeekendStart,
    ) -> Result<Self, Error> {
        all_days_have_hours(calendar.policy(), &hours)?;
        let table = Table::new(&calendar, &hours, &[], None)?;
        let (seasons, known_from) = (Vec::new(), None);
        Ok(Self { calendar, hours, seasons, known_from, offset, weekend_start, table })
    }

    /// The same with other hours in these seasons.
    ///
    /// # Errors
    ///
    /// [`Error::BadSeason`] if one ends before it begins or overlaps another;
    /// [`Error::DayWithoutHours`].
    pub fn with_seasons(self, seasons: Vec<Season>) -> Result<Self, Error> {
        let mut rest = seasons.as_slice();
        while let [season, others @ ..] = rest {
            let Season { from, until, hours, .. } = season;
            all_days_have_hours(self.calendar.policy(), hours)?;
            let overlaps = |other: &Season| other.from <= *until && *from <= other.until;
            if until < from || others.iter().any(overlaps) {
                return Err(Error::BadSeason { from: *from, until: *until });
            }
            rest = others;
        }
        let table = Table::new(&self.calendar, &self.hours, &seasons, self.known_from)?;
        Ok(Self { seasons, table, ..self })
    }

    /// The same with hours that are known from this day on, as those of a regulation are: of days
    /// before it nothing is said.
    ///
    /// # Errors
    ///
    /// None of its own: those of [`WorkingTime::new`].
    pub fn with_hours_known_from(self, day: Date) -> Result<Self, Error> {
        let table = Table::new(&self.calendar, &self.hours, &self.seasons, Some(day))?;
        Ok(Self { known_from: Some(day), table, ..self })
    }

    /// The calendar.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The hours outside all seasons.
    #[must_use]
    pub fn hours(&self) -> &Hours {
        &self.hours
    }

    /// The seasons with other hours.
    #[must_use]
    pub fn seasons(&self) -> &[Season] {
        &self.seasons
    }

    /// The season of a day, if it belongs to one.
    #[must_use]
    pub fn season_of(&self, day: Date) -> Option<&Season> {
        self.seasons.iter().find(|season| season.contains(day))
    }

    /// The hours of a day, were it a working day.
    #[must_use]
    pub fn hours_on(&self, day: Date) -> &Hours {
        self.season_of(day).map_or(&self.hours, |season| &season.hours)
    }

    /// How far the city's clock is ahead of UTC.
    #[must_use]
    pub fn offset(&self) -> UtcOffset {
        self.offset
    }

    /// What happens to a start on a day that is no working day.
    #[must_use]
    pub fn weekend_start(&self) -> WeekendStart {
        self.weekend_start
    }

    /// Minutes of work from `from` until `until`, the latter not included; below zero if `until`
    /// lies before.
    ///
    /// # Errors
    ///
    /// [`Error::OutsideYears`] if one of them lies outside the years that are known,
    /// [`Error::HoursUnknown`] before the hours are.
    pub fn minutes_between(&self, from: Instant, until: Instant) -> Result<i64, Error> {
        Ok(self.spot(until)?.minutes - self.spot(from)?.minutes)
    }

    /// The first moment at which so many minutes were worked since `from`; `from` itself if none
    /// are to be. What ends with a day's hours ends at that moment, not when they begin again.
    ///
    /// # Errors
    ///
    /// [`Error::OutsideYears`] if either lies outside the years that are known.
    pub fn add_minutes(&self, from: Instant, minutes: u32) -> Result<Instant, Error> {
        self.add_working(from, i64::from(minutes))
    }

    /// When something that started at `from` and may take so long is due: the last moment that is
    /// in time. As [`WorkingTime::deadline`], without the grounds and much faster.
    ///
    /// # Errors
    ///
    /// [`Error::OutsideYears`] if working time outside the years that are known is asked for;
    /// [`Error::TooFar`].
    pub fn due_at(&self, from: Instant, span: Span) -> Result<Instant, Error> {
        Ok(self.told(self.end_of(from, span, true)?))
    }

    /// When something that started at `from` and may take so long is due, and why.
    ///
    /// # Errors
    ///
    /// [`Error::OutsideYears`] if working time outside the years that are known is asked for;
    /// [`Error::TooFar`].
    pub fn deadline(&self, from: Instant, span: Span) -> Result<Deadline<'_>, Error> {
        Clock::start(from, span).due(self)
    }

    /// Minutes between two moments, by a measure.
    pub(super) fn between(
        &self,
        measure: Measure,
        from: Instant,
        until: Instant,
    ) -> Result<i64, Error> {
        match measure {
            Measure::Working => self.minutes_between(from, until),
            Measure::Passing => {
                let minute = |at: Instant| at.unix_seconds().div_euclid(60);
                Ok(minute(until) - minute(from))
            }
        }
    }

    /// The moment so many minutes later, by a measure.
    pub(super) fn add(&self, measure: Measure, from: Instant, n: i64) -> Result<Instant, Error> {
        match measure {
            Measure::Working => self.add_working(from, n),
            Measure::Passing => within(from, n.checked_mul(60)),
        }
    }

    /// The moment that ends a span; the midnight that ends a day, not its last second.
    pub(super) fn end_of(
        &self,
        from: Instant,
        span: Span,
        is_start: bool,
    ) -> Result<Instant, Error> {
        match span {
            Span::WorkingMinutes(n) => self.add_minutes(from, n),
            Span::Minutes(n) => self.add(Measure::Passing, from, i64::from(n)),
            Span::CalendarDays(n) => {
                let midnight = Instant::on_day(from.julian_day(self.offset), 0, self.offset);
                within(midnight, Some((i64::from(n) + 1) * 86_400))
            }
            Span::WorkingDays(n) => {
                let begin = self.counted_from(from, is_start)?;
                let day = if n == 0 { Some(begin) } else { self.table.working_day(begin, n) };
                let day = day.ok_or_else(|| self.behind())?;
                // A day of the start on which nobody works has no hours that could end.
                let end = self.table.end_of_day(day);
                Ok(end.map_or(from, |end| Instant::on_day(day, i64::from(end), self.offset)))
                    .map(|end| end.max(from))
            }
        }
    }

    /// The day of a start, after which working days are counted.
    pub(super) fn counted_from(&self, from: Instant, is_start: bool) -> Result<i64, Error> {
        let day = from.julian_day(self.offset);
        let is_working = self.table.is_working(day).ok_or_else(|| self.outside(from))?;
        if is_working || !is_start || self.weekend_start == WeekendStart::Same {
            return Ok(day);
        }
        self.table.working_day(day, 0).ok_or_else(|| self.behind())
    }

    /// The last moment in time of what ends at a moment: a midnight is told as the second before,
    /// so that its date is the day that ended.
    pub(super) fn told(&self, end: Instant) -> Instant {
        let midnight = Instant::on_day(end.julian_day(self.offset), 0, self.offset);
        Instant::from_unix_seconds(end.unix_seconds() - i64::from(end == midnight))
    }

    fn add_working(&self, from: Instant, n: i64) -> Result<Instant, Error> {
        let Spot { minutes, is_worked } = self.spot(from)?;
        if n == 0 {
            return Ok(from);
        }
        // Part of a minute was worked already: the same part of the last one is left.
        let seconds = if is_worked { from.unix_seconds().rem_euclid(60) } else { 0 };
        let wanted = minutes.saturating_add(n);
        let found = if seconds > 0 {
            self.table.begin_of_minute(wanted)
        } else {
            self.table.end_of_minute(wanted)
        };
        let (day, minute) = found.ok_or_else(|| self.behind())?;
        let at = Instant::on_day(day, i64::from(minute), self.offset);
        Ok(Instant::from_unix_seconds(at.unix_seconds() + seconds))
    }

    #[inline]
    fn spot(&self, at: Instant) -> Result<Spot, Error> {
        let (day, minute) = (at.julian_day(self.offset), at.minutes_of_day(self.offset));
        self.table.spot(day, minute).ok_or_else(|| self.outside(at))
    }

    fn outside(&self, at: Instant) -> Error {
        let day = at.date_at(self.offset);
        match self.known_from.filter(|from| day < *from) {
            Some(from) if self.calendar.is_working_day(day).is_ok() => {
                Error::HoursUnknown { day, from }
            }
            _ => self.calendar.outside(day),
        }
    }

    /// Counting went on behind the last known year.
    fn behind(&self) -> Error {
        let (_, last) = self.calendar.holidays().span();
        self.calendar.outside(Date::from_ordinal_date(last + 1, 1).unwrap_or(Date::MAX))
    }
}

/// The moment so many seconds later, if there is one.
fn within(from: Instant, seconds: Option<i64>) -> Result<Instant, Error> {
    let wanted = seconds.and_then(|seconds| from.unix_seconds().checked_add(seconds));
    let wanted = wanted.ok_or(Error::TooFar)?;
    let found = Instant::from_unix_seconds(wanted);
    if found.unix_seconds() == wanted { Ok(found) } else { Err(Error::TooFar) }
}

fn all_days_have_hours(policy: Policy, hours: &Hours) -> Result<(), Error> {
    let mut day = Weekday::Monday;
    for _ in 0..7 {
        if !policy.weekend.contains(day) && hours.minutes(day) == 0 {
            return Err(Error::DayWithoutHours { day });
        }
        day = day.next();
    }
    Ok(())
}
