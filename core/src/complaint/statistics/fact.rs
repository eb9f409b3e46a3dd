//! What a case counts as: the little that statistics need of it.
//!
//! Units: minutes of working time; days.
//! Source: our own choice, `docs/reference/complaint-statistics.md`.

use crate::calendar::WorkingTime;
use crate::complaint::case::Case;
use crate::complaint::workflow::{ClockIdx, Phase, Workflow};
use crate::{Instant, UtcOffset};

/// Where a case stands. Every case stands in exactly one place, so that the places sum to the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The city has to act.
    Open,
    /// The citizen has to act.
    Waiting,
    /// It is settled.
    Closed,
    /// It was laid aside, and the public does not see it.
    Hidden,
    /// It went into another case, which counts for it.
    Merged,
}

/// Whether a case kept its times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timeliness {
    /// It is settled and no clock of the city's was ever over.
    OnTime,
    /// A clock of the city's was over, whether or not the case is settled by now.
    Late,
    /// It is not settled, and so far no clock of the city's was over.
    SoFar,
    /// The city had no clock, so nothing can be said.
    Unknown,
}

/// One case, as it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseFact<'a> {
    /// The agency it was given to; `None` if to none yet.
    pub agency: Option<&'a str>,
    /// The area it is in; `None` if that is not known.
    pub area: Option<&'a str>,
    /// What it is about; `None` if that is not known.
    pub category: Option<&'a str>,
    /// When it was handed in.
    pub opened_at: Instant,
    /// Where it stands.
    pub standing: Standing,
    /// Whether it kept its times.
    pub timeliness: Timeliness,
    /// How often it was opened again.
    pub n_reopened: u32,
    /// Working time from when it was handed in until it was settled; `None` if it is not, or if
    /// that lies in years the calendar does not know.
    pub closed_minutes: Option<u32>,
}

impl<'a> CaseFact<'a> {
    /// What a case counts as; where it is and what it is about are known beside it. `None` for a
    /// case that was never handed in.
    #[must_use]
    pub fn of(
        case: &'a Case,
        area: Option<&'a str>,
        category: Option<&'a str>,
        workflow: &Workflow,
        time: &WorkingTime,
    ) -> Option<Self> {
        let standing = match case.state?.phase {
            _ if case.merged_into.is_some() => Standing::Merged,
            Phase::Open => Standing::Open,
            Phase::Waiting => Standing::Waiting,
            Phase::Closed => Standing::Closed,
            Phase::Hidden => Standing::Hidden,
        };
        let is_settled = matches!(standing, Standing::Closed | Standing::Hidden);
        let mut clocks = case.clocks.iter().filter(|own| is_the_citys(workflow, own.clock));
        let timeliness = if clocks.clone().any(|own| own.breached.is_some()) {
            Timeliness::Late
        } else if clocks.next().is_none() {
            Timeliness::Unknown
        } else if is_settled {
            Timeliness::OnTime
        } else {
            Timeliness::SoFar
        };
        let closed_minutes = match standing {
            Standing::Closed => time.minutes_between(case.opened_at, case.entered_at).ok(),
            _ => None,
        };
        Some(Self {
            agency: case.agency.as_ref().map(|agency| agency.as_str()),
            area,
            category,
            opened_at: case.opened_at,
            standing,
            timeliness,
            n_reopened: case.n_reopened,
            closed_minutes: closed_minutes.and_then(|minutes| u32::try_from(minutes).ok()),
        })
    }

    /// How many days ago it was handed in, in the city's calendar; 0 if it lies ahead.
    pub(super) fn age_days(&self, as_of: Instant, offset: UtcOffset) -> u32 {
        let days = crate::iso::days_between(self.opened_at.date_at(offset), as_of.date_at(offset));
        u32::try_from(days).unwrap_or(0)
    }
}

/// Whether a clock measures the city: one that starts only while the citizen has to act, as the
/// window for a reply does, measures nobody's lateness.
fn is_the_citys(workflow: &Workflow, clock: ClockIdx) -> bool {
    let is_open = |state| workflow.get(state).is_some_and(|state| state.phase == Phase::Open);
    workflow.rule(clock).is_some_and(|rule| rule.starts.iter().any(is_open))
}
