//! What somebody wants done with a case.
//!
//! A command carries what it needs and nothing that the case knows: its id, so that the same one
//! sent again changes nothing, and the number of events its sender had seen, so that of two
//! officers deciding at once the second learns what the first did.
//!
//! Source: the commands are those of the peers in `docs/reference/complaint-lifecycle.md`.

use alloc::vec::Vec;

use super::actor::{AgencyId, CaseId};
use super::class::{Class, Privacy};
use super::event::EventKind;
use super::evidence::Evidence;
use super::field::{Words, WordsAt};
use super::wire::named;
use super::workflow::{ClockIdx, GradeIdx};
use crate::Instant;
use crate::calendar::Span;

named!(
    /// What can be done, by name.
    CommandKind {
        /// Hand a complaint in.
        Submit = "submit",
        /// Confirm that one meant it, such as by a link in an e-mail.
        Confirm = "confirm",
        /// Find it complete and in order.
        Verify = "verify",
        /// Ask the citizen.
        Ask = "ask",
        /// Answer what was asked.
        Answer = "answer",
        /// Give it to an agency.
        Dispose = "dispose",
        /// Say that it is another agency's, and whose.
        Decline = "decline",
        /// Let its clocks stand still.
        Hold = "hold",
        /// Let them go on.
        Resume = "resume",
        /// Allow a clock more time.
        Extend = "extend",
        /// Begin the work.
        Start = "start",
        /// Propose to close it, with evidence.
        Propose = "propose",
        /// Accept that.
        Accept = "accept",
        /// Dispute it.
        Dispute = "dispute",
        /// Close it by rule.
        Close = "close",
        /// Open it again.
        Reopen = "reopen",
        /// Join it to another case of the same matter.
        Merge = "merge",
        /// Part it from that case again.
        Unmerge = "unmerge",
        /// Take in another case that is merged into this one.
        Absorb = "absorb",
        /// Let it go again.
        Release = "release",
        /// Hide words from the public.
        Redact = "redact",
        /// Bring it before the next step of the ladder.
        Escalate = "escalate",
        /// Lay it aside, for a reason.
        Archive = "archive",
        /// Rate how it went.
        Rate = "rate",
        /// Erase personal words for good.
        Erase = "erase",
        /// Let what is due by now happen.
        Tick = "tick",
    }
);

named!(
    /// Why a complaint is laid aside.
    ArchiveReason {
        /// It cannot be understood.
        Unclear = "unclear",
        /// It is too general to act on.
        TooGeneral = "too_general",
        /// It is not about a service of the city.
        OffTopic = "off_topic",
        /// The citizen was asked and did not answer.
        NoAnswer = "no_answer",
        /// The citizen took it back.
        Withdrawn = "withdrawn",
        /// It insults, advertises or repeats itself.
        Abuse = "abuse",
    }
);

/// The id of a command: 128 bits its sender made, the same when it is sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CommandId(pub u128);

/// Another case, as far as merging with it matters; made by [`Case::target`](super::Case::target).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The other case.
    pub case: CaseId,
    /// The case that one is merged into itself, if it is.
    pub merged_into: Option<CaseId>,
    /// Whether it can take in others: it exists, and is neither closed nor hidden.
    pub is_open: bool,
}

/// What a case that takes in another must know of it; made by
/// [`Case::share`](super::Case::share).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The other case.
    pub case: CaseId,
    /// When it was opened.
    pub opened_at: Instant,
    /// When each of its running clocks started.
    pub clocks: Vec<(ClockIdx, Instant)>,
}

/// What is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Hand a complaint in.
    Submit {
        /// What it is.
        class: Class,
        /// Who may know of it.
        privacy: Privacy,
    },
    /// Confirm that one meant it.
    Confirm,
    /// Find it complete and in order.
    Verify {
        /// How much work it is, where the workflow tells grades apart.
        grade: Option<GradeIdx>,
    },
    /// Ask the citizen.
    Ask,
    /// Answer what was asked.
    Answer,
    /// Give it to an agency.
    Dispose {
        /// The agency.
        to: AgencyId,
    },
    /// Say that it is another agency's.
    Decline {
        /// Whose it is.
        right: AgencyId,
    },
    /// Let its clocks stand still.
    Hold,
    /// Let them go on.
    Resume,
    /// Allow a clock more time.
    Extend {
        /// The clock.
        clock: ClockIdx,
        /// How much more.
        by: Span,
    },
    /// Begin the work.
    Start,
    /// Propose to close it.
    Propose {
        /// What shows that it is done.
        evidence: Vec<Evidence>,
    },
    /// Accept that.
    Accept,
    /// Dispute it.
    Dispute,
    /// Close it by rule.
    Close,
    /// Open it again.
    Reopen,
    /// Join it to another case.
    Merge {
        /// The other case.
        into: Target,
    },
    /// Part it from that case again.
    Unmerge,
    /// Take in another case.
    Absorb {
        /// What it brings along.
        share: Share,
    },
    /// Let it go again.
    Release {
        /// The case.
        case: CaseId,
    },
    /// Hide words from the public; those to show in their place are among the command's words.
    Redact {
        /// Which.
        at: WordsAt,
    },
    /// Bring it before the next step of the ladder.
    Escalate,
    /// Lay it aside.
    Archive {
        /// Why.
        reason: ArchiveReason,
    },
    /// Rate how it went.
    Rate {
        /// 1, bad, to 5, good.
        stars: u8,
    },
    /// Erase words for good.
    Erase {
        /// Which.
        words: Vec<WordsAt>,
    },
    /// Let what is due by now happen.
    Tick,
}

/// What somebody wants done with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// The same when it is sent again.
    pub id: CommandId,
    /// How many events of the case its sender had seen; `None` if that does not matter to them.
    pub seen: Option<u32>,
    /// What is wanted.
    pub act: Act,
    /// The words that go with it.
    pub words: Vec<Words>,
}

impl CommandKind {
    /// What it is called once it happened; `None` for a tick, which leads to whatever is due.
    #[must_use]
    pub fn event(self) -> Option<EventKind> {
        Some(match self {
            Self::Submit => EventKind::Submitted,
            Self::Confirm => EventKind::Confirmed,
            Self::Verify => EventKind::Verified,
            Self::Ask => EventKind::Asked,
            Self::Answer => EventKind::Answered,
            Self::Dispose => EventKind::Disposed,
            Self::Decline => EventKind::Declined,
            Self::Hold => EventKind::Held,
            Self::Resume => EventKind::Resumed,
            Self::Extend => EventKind::Extended,
            Self::Start => EventKind::Started,
            Self::Propose => EventKind::ClosureProposed,
            Self::Accept => EventKind::Accepted,
            Self::Dispute => EventKind::Disputed,
            Self::Close => EventKind::Closed,
            Self::Reopen => EventKind::Reopened,
            Self::Merge => EventKind::Merged,
            Self::Unmerge => EventKind::Unmerged,
            Self::Absorb => EventKind::Absorbed,
            Self::Release => EventKind::Released,
            Self::Redact => EventKind::Redacted,
            Self::Escalate => EventKind::Escalated,
            Self::Archive => EventKind::Archived,
            Self::Rate => EventKind::Rated,
            Self::Erase => EventKind::Erased,
            Self::Tick => return None,
        })
    }
}

impl Act {
    /// Its name.
    #[must_use]
    pub fn kind(&self) -> CommandKind {
        match self {
            Self::Submit { .. } => CommandKind::Submit,
            Self::Confirm => CommandKind::Confirm,
            Self::Verify { .. } => CommandKind::Verify,
            Self::Ask => CommandKind::Ask,
            Self::Answer => CommandKind::Answer,
            Self::Dispose { .. } => CommandKind::Dispose,
            Self::Decline { .. } => CommandKind::Decline,
            Self::Hold => CommandKind::Hold,
            Self::Resume => CommandKind::Resume,
            Self::Extend { .. } => CommandKind::Extend,
            Self::Start => CommandKind::Start,
            Self::Propose { .. } => CommandKind::Propose,
            Self::Accept => CommandKind::Accept,
            Self::Dispute => CommandKind::Dispute,
            Self::Close => CommandKind::Close,
            Self::Reopen => CommandKind::Reopen,
            Self::Merge { .. } => CommandKind::Merge,
            Self::Unmerge => CommandKind::Unmerge,
            Self::Absorb { .. } => CommandKind::Absorb,
            Self::Release { .. } => CommandKind::Release,
            Self::Redact { .. } => CommandKind::Redact,
            Self::Escalate => CommandKind::Escalate,
            Self::Archive { .. } => CommandKind::Archive,
            Self::Rate { .. } => CommandKind::Rate,
            Self::Erase { .. } => CommandKind::Erase,
            Self::Tick => CommandKind::Tick,
        }
    }
}
