//! A case as its events have left it.
//!
//! Small on purpose: states and clocks are places in the workflow, words are elsewhere, so that
//! millions of events fold in a moment.
//!
//! Units: seconds in phases.
//! Source: our own choice, `docs/reference/complaint-lifecycle.md`.

use alloc::vec::Vec;

use super::actor::{AgencyId, CaseId, Role};
use super::class::{Class, Privacy};
use super::command::{CommandId, Share, Target};
use super::event::EventKind;
use super::field::WordsAt;
use super::workflow::{ClockIdx, GradeIdx, Phase, StateAt, StateIdx};
use crate::Instant;
use crate::calendar::Clock;

/// A clock of a case, running or stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseClock {
    /// Which.
    pub clock: ClockIdx,
    /// What it measured.
    pub time: Clock,
    /// The last moment that was in time, once it was recorded that the time is over.
    pub breached: Option<Instant>,
}

/// One line of what happened, for whoever decided without knowing it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happened {
    /// When.
    pub at: Instant,
    /// As what they acted.
    pub role: Role,
    /// What happened.
    pub kind: EventKind,
    /// The command that led to it.
    pub command: Option<CommandId>,
    pub(super) fields: u16,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The state it is in; `None` until it is handed in.
    pub state: Option<StateAt>,
    /// What it is.
    pub class: Class,
    /// Who may know of it.
    pub privacy: Privacy,
    /// How much work it is, once that was said.
    pub grade: Option<GradeIdx>,
    /// When it was handed in.
    pub opened_at: Instant,
    /// When it entered the state it is in.
    pub entered_at: Instant,
    /// When something last happened.
    pub last_at: Instant,
    /// Since when the matter stands as it does: handed in, disputed or opened again. Evidence must
    /// be younger.
    pub since_at: Instant,
    pub(super) seconds: [i64; 4],
    /// The agency it was given to.
    pub agency: Option<AgencyId>,
    /// The agency whose it is, by the one that declined it.
    pub suggested: Option<AgencyId>,
    /// Since when its clocks stand still by an officer's word.
    pub held_since: Option<Instant>,
    /// Its clocks, in the order they were started in.
    pub clocks: Vec<CaseClock>,
    /// The case it was merged into.
    pub merged_into: Option<CaseId>,
    /// The cases merged into it, with what they brought along.
    pub absorbed: Vec<Share>,
    /// The step of the ladder it is on, if any.
    pub step: Option<u8>,
    /// How often it was opened again.
    pub n_reopened: u32,
    /// How the citizen rated it, 1 to 5.
    pub stars: Option<u8>,
    /// What happened, by number.
    pub history: Vec<Happened>,
}

impl CaseClock {
    /// Whether it neither stopped nor was found over time.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.time.stopped_at.is_none()
    }

    /// Whether it stands still.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.is_running() && self.time.held_since().is_some()
    }
}

impl Case {
    /// A case of this id in which nothing happened yet.
    #[must_use]
    pub fn new(id: CaseId) -> Self {
        Self {
            id,
            state: None,
            class: Class::Complaint,
            privacy: Privacy::Public,
            grade: None,
            opened_at: Instant::default(),
            entered_at: Instant::default(),
            last_at: Instant::default(),
            since_at: Instant::default(),
            seconds: [0; 4],
            agency: None,
            suggested: None,
            held_since: None,
            clocks: Vec::new(),
            merged_into: None,
            absorbed: Vec::new(),
            step: None,
            n_reopened: 0,
            stars: None,
            history: Vec::new(),
        }
    }

    /// How many events it has seen; the number of the next.
    #[must_use]
    pub fn n_events(&self) -> u32 {
        u32::try_from(self.history.len()).unwrap_or(u32::MAX)
    }

    /// The place of its state in the workflow.
    #[must_use]
    pub fn state_idx(&self) -> Option<StateIdx> {
        self.state.map(|at| at.state)
    }

    /// How long it was in a phase, until `at`. The phases sum to its age.
    #[must_use]
    pub fn seconds_in(&self, phase: Phase, at: Instant) -> i64 {
        let past = self.seconds.get(phase as usize).copied().unwrap_or(0);
        match self.state {
            Some(state) if state.phase == phase => past + seconds(self.last_at, at),
            _ => past,
        }
    }

    /// How long ago it was handed in; 0 if it was not.
    #[must_use]
    pub fn age_seconds(&self, at: Instant) -> i64 {
        if self.state.is_some() { seconds(self.opened_at, at) } else { 0 }
    }

    /// The clock of this place that was started last.
    #[must_use]
    pub fn clock(&self, clock: ClockIdx) -> Option<&CaseClock> {
        self.clocks.iter().rev().find(|own| own.clock == clock)
    }

    /// The clock of this place, if it runs.
    #[must_use]
    pub fn running(&self, clock: ClockIdx) -> Option<&CaseClock> {
        self.clock(clock).filter(|own| own.is_running())
    }

    /// A clock as it counts: from the oldest start among this case and those merged into it.
    #[must_use]
    pub fn counted(&self, own: &CaseClock) -> Clock {
        let shared = self.absorbed.iter().flat_map(|share| &share.clocks);
        let starts = shared.filter(|(clock, _)| *clock == own.clock).map(|(_, at)| *at);
        let mut time = own.time.clone();
        time.started_at = starts.fold(time.started_at, Instant::min);
        time
    }

    /// When the oldest of this case and those merged into it was handed in.
    #[must_use]
    pub fn oldest_opened_at(&self) -> Instant {
        self.absorbed.iter().map(|share| share.opened_at).fold(self.opened_at, Instant::min)
    }

    /// The numbers of the events that a command led to; empty if it is not known.
    pub fn events_of(&self, command: CommandId) -> impl Iterator<Item = u32> {
        let numbered = self.history.iter().zip(0_u32..);
        numbered.filter(move |(one, _)| one.command == Some(command)).map(|(_, seq)| seq)
    }

    /// Whether there are words of an event: there were, and they were not erased.
    #[must_use]
    pub fn has_words(&self, at: WordsAt) -> bool {
        let place = usize::try_from(at.seq).unwrap_or(usize::MAX);
        self.history.get(place).is_some_and(|one| one.fields & at.field.bit() != 0)
    }

    /// What another case must know to be merged into this one.
    #[must_use]
    pub fn target(&self) -> Target {
        let open = |at: StateAt| matches!(at.phase, Phase::Open | Phase::Waiting);
        Target {
            case: self.id.clone(),
            merged_into: self.merged_into.clone(),
            is_open: self.state.is_some_and(open),
        }
    }

    /// What this case brings along when it is merged into another.
    #[must_use]
    pub fn share(&self) -> Share {
        let running = self.clocks.iter().filter(|own| own.is_running());
        Share {
            case: self.id.clone(),
            opened_at: self.oldest_opened_at(),
            clocks: running.map(|own| (own.clock, self.counted(own).started_at)).collect(),
        }
    }
}

/// Seconds from one instant to another; 0 if it lies before.
pub(super) fn seconds(from: Instant, until: Instant) -> i64 {
    (until.unix_seconds() - from.unix_seconds()).max(0)
}
