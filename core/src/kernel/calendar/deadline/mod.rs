//! When something is due, and the grounds day by day.
//!
//! Units: days of the city's calendar; minutes.
//! Source: our own choice: every decision gives its grounds, `docs/reference/working-time.md`.

mod build;
pub(super) mod json;
mod words;

use alloc::vec::Vec;

use time::Date;

use super::{Answer, Hold, Measure, Season, Span, WorkingTime};
use crate::Instant;

/// When something is due, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline<'a> {
    /// The last moment that is in time; what ends at midnight is due at the second before.
    pub due_at: Instant,
    /// When its clock started.
    pub started_at: Instant,
    /// What it allows.
    pub limit: Span,
    /// By how much that was extended.
    pub extensions: Vec<Span>,
    /// When its clock stood still, with what that took.
    pub holds: Vec<HeldTime>,
    /// Since when its clock stands still, if it does and did so in time: then it is due no earlier
    /// than it says here.
    pub held_since: Option<Instant>,
    /// Each day from the start to the end, counted or not, with why.
    pub days: Vec<Day<'a>>,
    /// Whether it rests on holidays that may still change.
    pub estimated: bool,
    /// The working time it was computed by; the version of its holidays is in its calendar.
    pub time: &'a WorkingTime,
}

/// A time in which the clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldTime {
    /// From when until when.
    pub hold: Hold,
    /// Minutes by which it put the deadline off.
    pub minutes: i64,
    /// By which measure they are counted.
    pub measure: Measure,
    /// Whether it began in time; one that began too late puts nothing off.
    pub is_in_time: bool,
}

/// A day between start and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day<'a> {
    /// The day.
    pub on: Date,
    /// Whether it is a working day and why; `None` if its year is not known, which only a deadline
    /// that does not count working time can do without.
    pub answer: Option<Answer<'a>>,
    /// How it counts.
    pub role: Role,
    /// Minutes of it during which the clock ran.
    pub minutes: i64,
    /// Minutes of it during which the clock would have run, had it not stood still.
    pub held_minutes: i64,
}

/// How a day counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The day of the start: days are counted from the next.
    Start,
    /// The working day that a start on another day counts as.
    StartMoved,
    /// It is no working day, or comes before the day that the start counts as.
    NotCounted,
    /// It counts: the so-manieth day.
    Counted(u32),
    /// Its minutes count.
    Minutes,
    /// It makes up for time in which the clock stood still.
    MadeUp,
}

impl Role {
    /// Whether the day counts towards the limit.
    #[must_use]
    pub fn is_counted(self) -> bool {
        matches!(self, Self::Counted(_) | Self::Minutes)
    }
}

impl Deadline<'_> {
    /// Which version of the holidays it was computed by.
    #[must_use]
    pub fn calendar_version(&self) -> &str {
        &self.time.calendar().holidays().version
    }

    /// The seasons with other hours that its days fall in.
    pub(super) fn seasons(&self) -> impl Iterator<Item = &Season> {
        let first = self.days.first().map(|day| day.on);
        let last = self.days.last().map(|day| day.on);
        self.time
            .seasons()
            .iter()
            .filter(move |season| Some(season.from) <= last && first <= Some(season.until))
    }
}
