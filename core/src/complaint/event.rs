//! What happened to a case.
//!
//! An event records all that was decided: the state entered with its phase, every clock started
//! with its limit. So replaying needs no workflow, and a workflow that changes later never
//! rewrites what happened. Words of people are not in it, only their seals.
//!
//! Source: our own choice, `docs/reference/complaint-lifecycle.md`.

use alloc::vec::Vec;

use super::actor::{Actor, AgencyId, CaseId};
use super::class::{Class, Privacy};
use super::command::{ArchiveReason, CommandId, Share};
use super::evidence::Evidence;
use super::field::{Seal, WordsAt};
use super::wire::named;
use super::workflow::{ClockIdx, GradeIdx, StateAt};
use crate::Instant;
use crate::calendar::Span;

/// What happened to a case, when, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Instant,
    /// By whom.
    pub actor: Actor,
    /// The command that led to it; `None` for what was due.
    pub command: Option<CommandId>,
    /// What.
    pub what: What,
    /// The state it led to, if another than before or the same entered anew.
    pub entered: Option<StateAt>,
    /// What it did to clocks, in order.
    pub clocks: Vec<ClockChange>,
    /// The words that went with it, sealed.
    pub seals: Vec<Seal>,
}

/// What an event did to a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockChange {
    /// It started.
    Started {
        /// Which.
        clock: ClockIdx,
        /// What it allows.
        limit: Span,
    },
    /// It stood still.
    Held(ClockIdx),
    /// It went on.
    Resumed(ClockIdx),
    /// It stopped.
    Stopped(ClockIdx),
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A complaint was handed in.
    Submitted {
        /// What it is.
        class: Class,
        /// Who may know of it.
        privacy: Privacy,
    },
    /// The citizen confirmed it.
    Confirmed,
    /// It was found complete and in order.
    Verified {
        /// How much work it is, if that was said.
        grade: Option<GradeIdx>,
    },
    /// The citizen was asked.
    Asked,
    /// The citizen answered.
    Answered,
    /// It was given to an agency.
    Disposed {
        /// The agency.
        to: AgencyId,
    },
    /// An office said that it is another agency's.
    Declined {
        /// Whose it is.
        right: AgencyId,
    },
    /// Its clocks stand still.
    Held,
    /// They go on.
    Resumed,
    /// A clock was allowed more time.
    Extended {
        /// Which.
        clock: ClockIdx,
        /// How much more.
        by: Span,
    },
    /// The work began.
    Started,
    /// It was proposed to close it.
    ClosureProposed {
        /// What shows that it is done.
        evidence: Vec<Evidence>,
    },
    /// The citizen accepted that.
    Accepted,
    /// The citizen disputed it.
    Disputed,
    /// It was closed by rule.
    Closed,
    /// It was opened again.
    Reopened,
    /// It was joined to another case.
    Merged {
        /// The other case.
        into: CaseId,
    },
    /// It was parted from that case again.
    Unmerged,
    /// It took in another case.
    Absorbed {
        /// What that case brought along.
        share: Share,
    },
    /// It let that case go again.
    Released {
        /// The case.
        case: CaseId,
    },
    /// Words were hidden from the public.
    Redacted {
        /// Which.
        at: WordsAt,
    },
    /// It was brought before a step of the ladder.
    Escalated {
        /// The step, from 0.
        step: u8,
    },
    /// It was laid aside.
    Archived {
        /// Why.
        reason: ArchiveReason,
    },
    /// The citizen rated how it went.
    Rated {
        /// 1, bad, to 5, good.
        stars: u8,
    },
    /// Words were erased for good.
    Erased {
        /// Which.
        words: Vec<WordsAt>,
    },
    /// The time of a clock was over.
    Breached {
        /// Which.
        clock: ClockIdx,
        /// The last moment that was in time.
        due_at: Instant,
    },
}

named!(
    /// What happened, by name.
    EventKind {
        /// A complaint was handed in.
        Submitted = "submitted",
        /// The citizen confirmed it.
        Confirmed = "confirmed",
        /// It was found complete and in order.
        Verified = "verified",
        /// The citizen was asked.
        Asked = "asked",
        /// The citizen answered.
        Answered = "answered",
        /// It was given to an agency.
        Disposed = "disposed",
        /// An office said that it is another agency's.
        Declined = "declined",
        /// Its clocks stand still.
        Held = "held",
        /// They go on.
        Resumed = "resumed",
        /// A clock was allowed more time.
        Extended = "extended",
        /// The work began.
        Started = "started",
        /// It was proposed to close it.
        ClosureProposed = "closure_proposed",
        /// The citizen accepted that.
        Accepted = "accepted",
        /// The citizen disputed it.
        Disputed = "disputed",
        /// It was closed by rule.
        Closed = "closed",
        /// It was opened again.
        Reopened = "reopened",
        /// It was joined to another case.
        Merged = "merged",
        /// It was parted from that case again.
        Unmerged = "unmerged",
        /// It took in another case.
        Absorbed = "absorbed",
        /// It let that case go again.
        Released = "released",
        /// Words were hidden from the public.
        Redacted = "redacted",
        /// It was brought before a step of the ladder.
        Escalated = "escalated",
        /// It was laid aside.
        Archived = "archived",
        /// The citizen rated how it went.
        Rated = "rated",
        /// Words were erased for good.
        Erased = "erased",
        /// The time of a clock was over.
        Breached = "breached",
    }
);

impl What {
    /// Its name.
    #[must_use]
    pub fn kind(&self) -> EventKind {
        match self {
            Self::Submitted { .. } => EventKind::Submitted,
            Self::Confirmed => EventKind::Confirmed,
            Self::Verified { .. } => EventKind::Verified,
            Self::Asked => EventKind::Asked,
            Self::Answered => EventKind::Answered,
            Self::Disposed { .. } => EventKind::Disposed,
            Self::Declined { .. } => EventKind::Declined,
            Self::Held => EventKind::Held,
            Self::Resumed => EventKind::Resumed,
            Self::Extended { .. } => EventKind::Extended,
            Self::Started => EventKind::Started,
            Self::ClosureProposed { .. } => EventKind::ClosureProposed,
            Self::Accepted => EventKind::Accepted,
            Self::Disputed => EventKind::Disputed,
            Self::Closed => EventKind::Closed,
            Self::Reopened => EventKind::Reopened,
            Self::Merged { .. } => EventKind::Merged,
            Self::Unmerged => EventKind::Unmerged,
            Self::Absorbed { .. } => EventKind::Absorbed,
            Self::Released { .. } => EventKind::Released,
            Self::Redacted { .. } => EventKind::Redacted,
            Self::Escalated { .. } => EventKind::Escalated,
            Self::Archived { .. } => EventKind::Archived,
            Self::Rated { .. } => EventKind::Rated,
            Self::Erased { .. } => EventKind::Erased,
            Self::Breached { .. } => EventKind::Breached,
        }
    }
}
