//! Cases counted: where they stand, whether they kept their times, how long they took.
//!
//! Units: cases; minutes of working time; days.
//! Source: our own choice, `docs/reference/complaint-statistics.md`. Percentiles by nearest rank, as
//! in ISO 3534-1 for a finite population: a figure that some case really has.

use alloc::vec::Vec;

use super::fact::{CaseFact, Standing, Timeliness};
use super::rate::Rate;
use crate::kernel::digest::{Bytes, push_number};
use crate::{DigestError, Instant, Mergeable, UtcOffset};

const TAG: [u8; 2] = [b'c', 1];
const N_STANDINGS: usize = 5;
const N_TIMELINESS: usize = 4;

/// Cases, counted. The counts of where they stand sum to all of them, and so do those of how they
/// kept their times.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    standings: [u64; N_STANDINGS],
    timeliness: [u64; N_TIMELINESS],
    n_reopened: u64,
    /// Working minutes of settled cases, in no order.
    minutes: Vec<u32>,
    /// Ages of cases that are not settled, in days, in no order.
    ages: Vec<u32>,
}

impl Tally {
    /// Counts a case, as of a moment.
    pub fn add(&mut self, fact: &CaseFact<'_>, as_of: Instant, offset: UtcOffset) {
        for count in [
            self.standings.get_mut(fact.standing as usize),
            self.timeliness.get_mut(fact.timeliness as usize),
        ] {
            *count.unwrap_or(&mut 0) += 1;
        }
        self.n_reopened += u64::from(fact.n_reopened > 0);
        self.minutes.extend(fact.closed_minutes);
        if matches!(fact.standing, Standing::Open | Standing::Waiting) {
            self.ages.push(fact.age_days(as_of, offset));
        }
    }

    /// How many cases there are.
    #[must_use]
    pub fn n_cases(&self) -> u64 {
        self.standings.iter().sum()
    }

    /// How many stand so.
    #[must_use]
    pub fn n(&self, standing: Standing) -> u64 {
        self.standings.get(standing as usize).copied().unwrap_or(0)
    }

    /// How many kept their times so.
    #[must_use]
    pub fn n_timely(&self, timeliness: Timeliness) -> u64 {
        self.timeliness.get(timeliness as usize).copied().unwrap_or(0)
    }

    /// How many were ever opened again.
    #[must_use]
    pub fn n_reopened(&self) -> u64 {
        self.n_reopened
    }

    /// How many are in time, out of those of which that can be told: settled in time out of those
    /// and all that are late, settled or not. `None` if there are none of either.
    #[must_use]
    pub fn on_time(&self) -> Option<Rate> {
        let on_time = self.n_timely(Timeliness::OnTime);
        Rate::new(on_time, on_time + self.n_timely(Timeliness::Late))
    }

    /// How many settled cases have a measured working time.
    #[must_use]
    pub fn n_measured(&self) -> u64 {
        self.minutes.len() as u64
    }

    /// The working time that so many percent of the settled cases did not exceed, 1 to 100; `None`
    /// if none was measured.
    #[must_use]
    pub fn closed_minutes(&self, percent: u8) -> Option<u32> {
        percentile(&self.minutes, percent)
    }

    /// The age in days that so many percent of the cases not settled do not exceed, 1 to 100; `None`
    /// if there are none.
    #[must_use]
    pub fn backlog_days(&self, percent: u8) -> Option<u32> {
        percentile(&self.ages, percent)
    }

    /// The age in days of the oldest case that is not settled.
    #[must_use]
    pub fn backlog_days_max(&self) -> Option<u32> {
        self.ages.iter().max().copied()
    }
}

/// The smallest figure that at least so many percent do not exceed.
fn percentile(figures: &[u32], percent: u8) -> Option<u32> {
    let percent = usize::from(percent.clamp(1, 100));
    let rank = (figures.len() * percent).div_ceil(100).checked_sub(1)?;
    let mut figures = figures.to_vec();
    Some(*figures.select_nth_unstable(rank).1)
}

fn sorted(figures: &[u32]) -> Vec<u32> {
    let mut sorted = figures.to_vec();
    sorted.sort_unstable();
    sorted
}

impl PartialEq for Tally {
    fn eq(&self, other: &Self) -> bool {
        let counts = |tally: &Self| (tally.standings, tally.timeliness, tally.n_reopened);
        counts(self) == counts(other)
            && sorted(&self.minutes) == sorted(&other.minutes)
            && sorted(&self.ages) == sorted(&other.ages)
    }
}

impl Eq for Tally {}

impl Mergeable for Tally {
    fn identity() -> Self {
        Self::default()
    }

    fn merge(&mut self, other: &Self) {
        for (sum, n) in self.standings.iter_mut().zip(other.standings) {
            *sum += n;
        }
        for (sum, n) in self.timeliness.iter_mut().zip(other.timeliness) {
            *sum += n;
        }
        self.n_reopened += other.n_reopened;
        self.minutes.extend_from_slice(&other.minutes);
        self.ages.extend_from_slice(&other.ages);
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut out = TAG.to_vec();
        self.push(&mut out);
        out
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, DigestError> {
        let mut reader = Bytes::new(bytes, TAG)?;
        let tally = Self::read(&mut reader)?;
        if tally.to_bytes() == bytes { Ok(tally) } else { Err(DigestError::NotCanonical) }
    }
}

impl Tally {
    pub(super) fn push(&self, out: &mut Vec<u8>) {
        let counts = self.standings.iter().chain(&self.timeliness).chain([&self.n_reopened]);
        counts.for_each(|n| push_number(*n, out));
        for figures in [&self.minutes, &self.ages] {
            push_number(figures.len() as u64, out);
            let mut last = 0;
            for figure in sorted(figures) {
                push_number(u64::from(figure - last), out);
                last = figure;
            }
        }
    }

    pub(super) fn read(reader: &mut Bytes<'_>) -> Result<Self, DigestError> {
        let mut tally = Self::default();
        for count in tally.standings.iter_mut().chain(&mut tally.timeliness) {
            *count = reader.number()?;
        }
        tally.n_reopened = reader.number()?;
        for figures in [&mut tally.minutes, &mut tally.ages] {
            let n = reader.number()?;
            // Each takes a byte at least: no count makes us reserve more than was sent.
            let n = usize::try_from(n).ok().filter(|n| *n <= reader.n_left());
            let n = n.ok_or(DigestError::Truncated { at: 0 }).map_err(|_| reader.out_of_range())?;
            let mut last = 0_u32;
            for _ in 0..n {
                let step = u32::try_from(reader.number()?).ok();
                let figure = step.and_then(|step| last.checked_add(step));
                last = figure.ok_or(reader.out_of_range())?;
                figures.push(last);
            }
        }
        tally.is_whole().then_some(tally).ok_or(reader.out_of_range())
    }

    /// Whether the counts can belong together.
    fn is_whole(&self) -> bool {
        let sum = |counts: &[u64]| counts.iter().try_fold(0_u64, |sum, n| sum.checked_add(*n));
        let unsettled = sum(&[self.n(Standing::Open), self.n(Standing::Waiting)]);
        let cases = sum(&self.standings);
        cases.is_some_and(|cases| self.n_reopened <= cases)
            && cases == sum(&self.timeliness)
            && unsettled == Some(self.ages.len() as u64)
            && self.minutes.len() as u64 <= self.n(Standing::Closed)
    }
}
