//! One clock of a case: when it started, what it allows, when it stood still, when it stopped.
//!
//! Pure data, folded from events in the order in which they happened; what it says depends on the
//! [`WorkingTime`] it is read by, so an amended calendar needs no new events.
//!
//! Units: instants; minutes.
//! Source: our own choice, `docs/reference/working-time.md`.

use alloc::vec::Vec;

use super::{Deadline, Error, Span, WorkingTime};
use crate::Instant;

/// A time in which a clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    /// When it began.
    pub from: Instant,
    /// When the clock went on; `None` while it stands.
    pub until: Option<Instant>,
}

/// One clock of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    /// When it started.
    pub started_at: Instant,
    /// What it allows.
    pub limit: Span,
    /// When it stood still, in order; only the last may be without an end.
    pub holds: Vec<Hold>,
    /// By how much the limit was extended, in the order in which that was granted.
    pub extensions: Vec<Span>,
    /// When it stopped, if it did.
    pub stopped_at: Option<Instant>,
}

/// How a clock stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockState {
    /// It runs and is in time.
    Running {
        /// The last moment that is in time.
        due_at: Instant,
        /// Minutes left, by the measure of its limit.
        left_minutes: i64,
    },
    /// It stands still and is in time.
    Held {
        /// Since when.
        since: Instant,
        /// Minutes left when it goes on, by the measure of its limit.
        left_minutes: i64,
    },
    /// Its time is over.
    Breached {
        /// The last moment that was in time.
        since: Instant,
        /// Minutes over time, by the measure of its limit, without holds.
        over_minutes: i64,
    },
    /// It was stopped in time.
    StoppedInTime {
        /// When.
        at: Instant,
        /// Minutes that were left, by the measure of its limit.
        left_minutes: i64,
    },
    /// It was stopped too late.
    StoppedLate {
        /// When.
        at: Instant,
        /// The last moment that would have been in time.
        since: Instant,
        /// Minutes over time, by the measure of its limit, without holds.
        over_minutes: i64,
    },
}

impl Clock {
    /// A clock that starts.
    #[must_use]
    pub fn start(at: Instant, limit: Span) -> Self {
        Self { started_at: at, limit, holds: Vec::new(), extensions: Vec::new(), stopped_at: None }
    }

    /// It stands still from now on.
    ///
    /// # Errors
    ///
    /// [`Error::ClockOrder`] if something happened later; [`Error::ClockStopped`];
    /// [`Error::ClockHeld`] if it stands still already.
    pub fn hold(&mut self, at: Instant) -> Result<(), Error> {
        self.follows(at)?;
        if let Some(since) = self.held_since() {
            return Err(Error::ClockHeld { since });
        }
        self.holds.push(Hold { from: at, until: None });
        Ok(())
    }

    /// It goes on.
    ///
    /// # Errors
    ///
    /// [`Error::ClockOrder`] if something happened later; [`Error::ClockStopped`];
    /// [`Error::ClockNotHeld`] if it does not stand still.
    pub fn resume(&mut self, at: Instant) -> Result<(), Error> {
        self.follows(at)?;
        match self.holds.last_mut() {
            Some(hold) if hold.until.is_none() => {
                hold.until = Some(at);
                Ok(())
            }
            _ => Err(Error::ClockNotHeld),
        }
    }

    /// Its limit is extended. How often and how far that may be done is for the caller to say.
    ///
    /// # Errors
    ///
    /// [`Error::ClockStopped`].
    pub fn extend(&mut self, by: Span) -> Result<(), Error> {
        match self.stopped_at {
            Some(at) => Err(Error::ClockStopped { at }),
            None => {
                self.extensions.push(by);
                Ok(())
            }
        }
    }

    /// It stops, for good; a hold ends with it.
    ///
    /// # Errors
    ///
    /// [`Error::ClockOrder`] if something happened later; [`Error::ClockStopped`] if it stopped
    /// already.
    pub fn stop(&mut self, at: Instant) -> Result<(), Error> {
        self.follows(at)?;
        if let Some(Hold { until: until @ None, .. }) = self.holds.last_mut() {
            *until = Some(at);
        }
        self.stopped_at = Some(at);
        Ok(())
    }

    /// Since when it stands still, if it does.
    #[must_use]
    pub fn held_since(&self) -> Option<Instant> {
        self.holds.last().filter(|hold| hold.until.is_none()).map(|hold| hold.from)
    }

    /// When something last happened to it.
    #[must_use]
    pub fn last_at(&self) -> Instant {
        let hold = self.holds.last().map(|hold| hold.until.unwrap_or(hold.from));
        self.stopped_at.or(hold).unwrap_or(self.started_at)
    }

    fn follows(&self, at: Instant) -> Result<(), Error> {
        if let Some(at) = self.stopped_at {
            return Err(Error::ClockStopped { at });
        }
        let last = self.last_at();
        if at < last { Err(Error::ClockOrder { at, last }) } else { Ok(()) }
    }
}

/// What a clock says under a working time.
impl Clock {
    /// When it is due, with the grounds. Holds put it off by the time they took, extensions add.
    ///
    /// # Errors
    ///
    /// [`Error::OutsideYears`] if working time outside the years that are known is asked for;
    /// [`Error::TooFar`].
    pub fn due<'a>(&self, time: &'a WorkingTime) -> Result<Deadline<'a>, Error> {
        time.due(self)
    }

    /// When it is due: as [`Clock::due`], without the grounds and much faster.
    ///
    /// # Errors
    ///
    /// As [`Clock::due`].
    pub fn due_at(&self, time: &WorkingTime) -> Result<Instant, Error> {
        Ok(time.told(time.stages(self, &mut |_| Ok(()))?.0))
    }

    /// Minutes that passed from its start until a moment, or until it stopped if that came first,
    /// by the measure of its limit and without holds.
    ///
    /// # Errors
    ///
    /// [`Error::OutsideYears`] if working time outside the years that are known is asked for;
    /// [`Error::ClockOrder`] if the moment lies before the start.
    pub fn elapsed_minutes(&self, time: &WorkingTime, until: Instant) -> Result<i64, Error> {
        if until < self.started_at {
            return Err(Error::ClockOrder { at: until, last: self.started_at });
        }
        let until = self.stopped_at.map_or(until, |at| at.min(until));
        self.run_minutes(time, &self.holds, self.started_at, until)
    }

    /// How it stands at a moment.
    ///
    /// # Errors
    ///
    /// As [`Clock::due`]; [`Error::ClockOrder`] if something happened to it later.
    pub fn state(&self, time: &WorkingTime, now: Instant) -> Result<ClockState, Error> {
        let last = self.last_at();
        if now < last {
            return Err(Error::ClockOrder { at: now, last });
        }
        let (end, late) = time.stages(self, &mut |_| Ok(()))?;
        let (due_at, measure) = (time.told(end), self.limit.measure());
        Ok(match (self.stopped_at, self.held_since()) {
            (Some(at), _) if at <= due_at => {
                ClockState::StoppedInTime { at, left_minutes: time.between(measure, at, end)? }
            }
            (Some(at), _) => {
                let over_minutes = self.run_minutes(time, late, end, at)?;
                ClockState::StoppedLate { at, since: due_at, over_minutes }
            }
            // It began to stand still in time, so no time is over however long that takes.
            (None, Some(since)) if late.is_empty() => {
                ClockState::Held { since, left_minutes: time.between(measure, since, end)? }
            }
            _ if now <= due_at => {
                ClockState::Running { due_at, left_minutes: time.between(measure, now, end)? }
            }
            _ => {
                let over_minutes = self.run_minutes(time, late, end, now)?;
                ClockState::Breached { since: due_at, over_minutes }
            }
        })
    }

    /// Minutes from one moment until another, by the measure of its limit, without these holds,
    /// which begin at or after the first.
    fn run_minutes(
        &self,
        time: &WorkingTime,
        holds: &[Hold],
        from: Instant,
        until: Instant,
    ) -> Result<i64, Error> {
        let measure = self.limit.measure();
        let mut minutes = time.between(measure, from, until)?;
        for hold in holds.iter().filter(|hold| hold.from < until) {
            let end = hold.until.unwrap_or(until).min(until);
            minutes -= time.between(measure, hold.from, end)?;
        }
        Ok(minutes)
    }
}
