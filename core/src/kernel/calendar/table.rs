//! Working time added up once, so that any question about it is two looks and a small search.
//!
//! Units: minutes and days since the midnight that begins the first known year.
//! Source: our own choice, `docs/reference/working-time.md`.

use alloc::vec::Vec;

use time::{Date, Weekday};

use super::hours::{DAY_MINUTES, Interval, minutes_before};
use super::{Calendar, Error, Hours, Season};

/// A day: what was worked before it, and where its intervals stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    minutes_before: u32,
    days_before: u32,
    /// Place in the list of intervals by day; 0 for a day without work.
    place: u32,
}

/// Working time up to each day of the years that are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Table {
    /// Julian day number of the first day.
    first: i64,
    /// A row for each day, and one more behind the last.
    rows: Vec<Row>,
    /// Intervals by day: none, then those of each day of the week, then those of each season.
    intervals: Vec<Vec<Interval>>,
}

/// A moment in working time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Minutes worked before it.
    pub(super) minutes: i64,
    /// Whether the minute in which it lies is worked.
    pub(super) is_worked: bool,
}

impl Table {
    pub(super) fn new(
        calendar: &Calendar,
        hours: &Hours,
        seasons: &[Season],
        known_from: Option<Date>,
    ) -> Result<Self, Error> {
        let mut intervals = alloc::vec![Vec::new()];
        for hours in core::iter::once(hours).chain(seasons.iter().map(|season| &season.hours)) {
            let mut day = Weekday::Monday;
            for _ in 0..7 {
                intervals.push(hours.of(day).to_vec());
                day = day.next();
            }
        }
        let (mut first, mut rows) = (None, Vec::new());
        let mut row = Row { minutes_before: 0, days_before: 0, place: 0 };
        let (first_year, last_year) = calendar.holidays().span();
        for year in first_year..=last_year {
            for ordinal in 1..=time::util::days_in_year(year) {
                // Cannot fail: the years of holidays lie within 1 to 9998.
                let Ok(on) = Date::from_ordinal_date(year, ordinal) else { continue };
                if known_from.is_some_and(|from| on < from) {
                    continue;
                }
                first.get_or_insert_with(|| i64::from(on.to_julian_day()));
                row.place = 0;
                if calendar.is_working_day(on)?.is_working() {
                    let season = seasons.iter().position(|season| season.contains(on));
                    let week = season.map_or(0, |place| place as u32 + 1);
                    row.place = week * 7 + u32::from(on.weekday().number_from_monday());
                }
                rows.push(row);
                let worked = intervals.get(row.place as usize).map_or(&[][..], Vec::as_slice);
                row.minutes_before += u32::from(minutes_before(worked, DAY_MINUTES));
                row.days_before += u32::from(row.place > 0);
            }
        }
        rows.push(Row { place: 0, ..row });
        Ok(Self { first: first.unwrap_or(0), rows, intervals })
    }

    fn row(&self, day: i64) -> Option<&Row> {
        self.rows.get(usize::try_from(day.checked_sub(self.first)?).ok()?)
    }

    fn worked(&self, row: &Row) -> &[Interval] {
        self.intervals.get(row.place as usize).map_or(&[], Vec::as_slice)
    }

    /// The last day, as its Julian day number.
    pub(super) fn last(&self) -> i64 {
        self.first + self.rows.len() as i64 - 2
    }

    /// Where a minute of a day lies; `None` outside the known years.
    #[inline]
    pub(super) fn spot(&self, day: i64, minute: u16) -> Option<Spot> {
        let row = self.row(day)?;
        // The row behind the last day is there for its sums alone.
        if day > self.last() && minute > 0 {
            return None;
        }
        let worked = self.worked(row);
        let minutes = i64::from(row.minutes_before) + i64::from(minutes_before(worked, minute));
        let is_worked = worked.iter().any(|it| it.from <= minute && minute < it.until);
        Some(Spot { minutes, is_worked })
    }

    /// Day and minute of the first moment before which so many minutes were worked, at least one.
    pub(super) fn end_of_minute(&self, minutes: i64) -> Option<(i64, u16)> {
        let behind = self.rows.partition_point(|row| i64::from(row.minutes_before) < minutes);
        self.at_minute(behind.checked_sub(1)?, minutes, true)
    }

    /// Day and minute of the last moment before which so many minutes were worked: where the next
    /// is.
    pub(super) fn begin_of_minute(&self, minutes: i64) -> Option<(i64, u16)> {
        let behind = self.rows.partition_point(|row| i64::from(row.minutes_before) <= minutes);
        self.at_minute(behind.checked_sub(1)?, minutes, false)
    }

    fn at_minute(&self, place: usize, minutes: i64, at_end: bool) -> Option<(i64, u16)> {
        let row = self.rows.get(place)?;
        let mut left = u16::try_from(minutes - i64::from(row.minutes_before)).ok()?;
        for Interval { from, until } in self.worked(row) {
            let n = until - from;
            if left < n || (at_end && left == n) {
                return Some((self.first + place as i64, from + left));
            }
            left -= n;
        }
        None
    }

    /// Whether a day is worked; `None` outside the known years.
    pub(super) fn is_working(&self, day: i64) -> Option<bool> {
        let row = self.row(day).filter(|_| day <= self.last())?;
        Some(row.place > 0)
    }

    /// The `n`-th working day after a day, and the first from it on if `n` is zero.
    pub(super) fn working_day(&self, after: i64, n: u32) -> Option<i64> {
        // Days up to the one looked for, itself included.
        let before = self.row(if n > 0 { after.checked_add(1)? } else { after })?.days_before;
        let wanted = before.checked_add(n.max(1))?;
        let behind = self.rows.partition_point(|row| row.days_before < wanted);
        (behind < self.rows.len()).then(|| self.first + behind as i64 - 1)
    }

    /// The minute at which a day's work ends; `None` for no work.
    pub(super) fn end_of_day(&self, day: i64) -> Option<u16> {
        self.worked(self.row(day)?).last().map(|interval| interval.until)
    }
}
