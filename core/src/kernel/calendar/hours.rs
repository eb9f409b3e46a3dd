//! Opening hours: when work is done on a day of the week.
//!
//! Units: minutes since midnight on the city's clock, 0 to 1440; intervals are half-open.
//! Source: our own choice, `docs/reference/working-time.md`.

use alloc::vec::Vec;

use time::Weekday;

use super::Error;

/// Minutes in a day.
pub(super) const DAY_MINUTES: u16 = 1_440;

/// From one minute of the day until another, the second not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Its first minute, since midnight.
    pub from: u16,
    /// The minute at which it ends; 1440 is the midnight that ends the day.
    pub until: u16,
}

/// Opening hours: for each day of the week, intervals in order and apart from each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours(Option<[Vec<Interval>; 7]>);

impl Hours {
    /// Round the clock.
    pub const ALL_DAY: Self = Self(None);

    /// The hours of each day of the week, from Monday; a day without work has none.
    ///
    /// # Errors
    ///
    /// [`Error::BadInterval`] if one is empty, goes over midnight or does not lie behind the one
    /// before it.
    pub fn new(week: [Vec<Interval>; 7]) -> Result<Self, Error> {
        let mut day = Weekday::Monday;
        for intervals in &week {
            let mut free_from = 0;
            for interval in intervals {
                let Interval { from, until } = *interval;
                if from < free_from || until <= from || until > DAY_MINUTES {
                    return Err(Error::BadInterval { day, from, until });
                }
                free_from = until;
            }
            day = day.next();
        }
        let whole = [Interval { from: 0, until: DAY_MINUTES }];
        Ok(Self((!week.iter().all(|day| *day == whole)).then_some(week)))
    }

    /// The intervals of a day of the week.
    #[must_use]
    pub fn of(&self, day: Weekday) -> &[Interval] {
        const WHOLE: &[Interval] = &[Interval { from: 0, until: DAY_MINUTES }];
        match &self.0 {
            None => WHOLE,
            Some(week) => {
                week.get(usize::from(day.number_days_from_monday())).map_or(&[], Vec::as_slice)
            }
        }
    }

    /// How many minutes are worked on a day of the week.
    #[must_use]
    pub fn minutes(&self, day: Weekday) -> u16 {
        minutes_before(self.of(day), DAY_MINUTES)
    }

    /// Whether work goes on round the clock.
    #[must_use]
    pub fn is_all_day(&self) -> bool {
        self.0.is_none()
    }
}

/// How many minutes of the intervals lie before a minute of the day.
pub(super) fn minutes_before(intervals: &[Interval], minute: u16) -> u16 {
    intervals.iter().map(|it| minute.clamp(it.from, it.until) - it.from).sum()
}
