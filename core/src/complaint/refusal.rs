//! Why a command is refused: an answer with its grounds, not a failure.
//!
//! Every refusal names the state of the case, why, and what could be done instead and by whom.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::actor::{AgencyId, CaseId, Role};
use super::case::Happened;
use super::command::CommandKind;
use super::evidence::FlawedEvidence;
use super::field::{Field, WordsAt};
use super::workflow::{ClockIdx, Extension, Need, StateIdx};
use crate::calendar;
use crate::words::number::plain;
use crate::{Coded, Instant};

/// A command that was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} refused: {why}; instead: {}", command.as_str(), told(instead))]
pub struct Refusal {
    /// What was wanted.
    pub command: CommandKind,
    /// The state of the case; `None` if there is no case yet.
    pub state: Option<StateIdx>,
    /// Why not.
    pub why: Why,
    /// What the workflow allows in this state instead, and to whom.
    pub instead: Vec<Allowed>,
}

/// A command that the workflow allows, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The command.
    pub command: CommandKind,
    /// Who may give it.
    pub roles: Vec<Role>,
}

/// Why a command is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Why {
    /// There is no such case yet.
    #[error("no case yet; submit it first")]
    NoCase,
    /// The case was handed in before, by another command.
    #[error("the case was submitted before")]
    AlreadySubmitted,
    /// Nobody may do this in the state of the case.
    #[error("not in this state")]
    NotInState,
    /// Others may do this in the state of the case, but not this role.
    #[error("not for the role {}", role.as_str())]
    NotForRole {
        /// The role of who wanted it.
        role: Role,
        /// Who may.
        roles: Vec<Role>,
    },
    /// It is not done for complaints of this class.
    #[error("not for this class of complaint")]
    NotForClass,
    /// The case was given to another agency, or to none.
    #[error("the case is with another agency")]
    OtherAgency {
        /// The agency it was given to.
        agency: Option<AgencyId>,
    },
    /// The case was merged into another, which goes on in its place.
    #[error("merged into {}", into.as_str())]
    Merged {
        /// The other case.
        into: CaseId,
    },
    /// The case is not merged into another.
    #[error("not merged into another case")]
    NotMerged,
    /// A case cannot be merged into itself.
    #[error("a case cannot be merged into itself")]
    MergeIntoItself,
    /// The other case was merged itself; merge into the one it went to.
    #[error("the other case was merged into {}", into.as_str())]
    TargetMerged {
        /// The case it went to.
        into: CaseId,
    },
    /// The other case is closed, hidden or not there.
    #[error("the other case is not open")]
    TargetNotOpen,
    /// The other case was taken in before.
    #[error("{} was taken in before", case.as_str())]
    AlreadyAbsorbed {
        /// The other case.
        case: CaseId,
    },
    /// The other case is not among those this one took in.
    #[error("{} is not among the cases taken in", case.as_str())]
    NotAbsorbed {
        /// The other case.
        case: CaseId,
    },
    /// Something that must come with the command is missing or empty.
    #[error("missing or empty: {}", named(needs))]
    Missing {
        /// All that is missing.
        needs: Vec<Need>,
    },
    /// Words longer than allowed.
    #[error("{} is {n_chars} characters long, at most {n_chars_max}", field.as_str())]
    TooLong {
        /// What they are about.
        field: Field,
        /// How long they are.
        n_chars: u64,
        /// How long they may be.
        n_chars_max: u64,
    },
    /// Two words about the same thing in one command.
    #[error("{} stands twice", field.as_str())]
    WordsTwice {
        /// What they are about.
        field: Field,
    },
    /// Before the last event of the case.
    #[error("before the last event of the case")]
    OutOfOrder {
        /// When it was to happen.
        at: Instant,
        /// When something last happened.
        last_at: Instant,
    },
    /// Others acted since the sender last looked; here is what they did.
    #[error("{} events happened since event {seen}", happened.len())]
    Overtaken {
        /// How many events the sender had seen.
        seen: u32,
        /// What happened since.
        happened: Vec<Happened>,
    },
    /// The sender claims to have seen more events than there are.
    #[error("{seen} events seen, but there are {n_events}")]
    SeenTooMany {
        /// How many the sender claims.
        seen: u32,
        /// How many there are.
        n_events: u32,
    },
    /// The id was used for another command before.
    #[error("the id of the command was used before")]
    IdUsed,
    /// The time for this is over.
    #[error("too late")]
    TooLate {
        /// The last moment that was in time.
        until: Instant,
    },
    /// Its clocks stand still already.
    #[error("held already")]
    Held {
        /// Since when.
        since: Instant,
    },
    /// Its clocks do not stand still by an officer's word.
    #[error("not held")]
    NotHeld,
    /// No clock that runs may be held.
    #[error("no running clock may be held")]
    NothingToHold,
    /// The clock does not run.
    #[error("the clock does not run")]
    ClockNotRunning {
        /// Which.
        clock: ClockIdx,
    },
    /// The clock cannot be extended.
    #[error("the clock cannot be extended")]
    NotExtendable,
    /// The time of the clock is over; what is over cannot be extended.
    #[error("the time of the clock is over")]
    ClockBreached {
        /// The last moment that was in time.
        due_at: Instant,
    },
    /// More than the clock may be extended by, counted another way, or nothing.
    #[error("longer than the clock may be extended by, or counted another way")]
    ExtensionTooLong {
        /// What is allowed.
        allowed: Extension,
    },
    /// The clock was extended as often as it may be.
    #[error("the clock was extended {} times", allowed.times_max)]
    ExtensionsUsed {
        /// What is allowed.
        allowed: Extension,
    },
    /// The grade is not one of the workflow's.
    #[error("no such grade")]
    NoSuchGrade,
    /// The evidence cannot stand; here is every flaw.
    #[error("evidence that cannot stand: {}", flawed(flaws))]
    Evidence {
        /// Each flaw with the photo that has it.
        flaws: Vec<FlawedEvidence>,
    },
    /// There is no further step of the ladder, or no ladder.
    #[error("no further step to escalate to")]
    LadderEnd,
    /// A rating is 1 to 5.
    #[error("{stars} stars; 1 to 5")]
    StarsOutOfRange {
        /// What was given.
        stars: u8,
    },
    /// There were never such words.
    #[error("no {} in event {}", at.field.as_str(), at.seq)]
    NoSuchWords {
        /// What was asked for.
        at: WordsAt,
    },
    /// Whether it is in time cannot be told.
    #[error("the calendar does not tell: {0}")]
    Calendar(calendar::Error),
}

/// `verify by verifier, ask by verifier`, or `nothing`.
fn told(instead: &[Allowed]) -> String {
    let mut out = String::new();
    for allowed in instead {
        next(&mut out, allowed.command.as_str());
        for (idx, role) in allowed.roles.iter().enumerate() {
            out.push_str(if idx == 0 { " by " } else { " or " });
            out.push_str(role.as_str());
        }
    }
    if out.is_empty() { "nothing".into() } else { out }
}

fn named(needs: &[Need]) -> String {
    let mut out = String::new();
    for need in needs {
        next(&mut out, need.as_str());
    }
    out
}

/// `photo 1 evidence.too_far, photo 2 evidence.mime`.
fn flawed(flaws: &[FlawedEvidence]) -> String {
    let mut out = String::new();
    for (idx, flaw) in flaws {
        next(&mut out, "photo ");
        plain(&mut out, *idx as i64 + 1);
        out.push(' ');
        out.push_str(flaw.code());
    }
    out
}

fn next(out: &mut String, text: &str) {
    if !out.is_empty() {
        out.push_str(", ");
    }
    out.push_str(text);
}

impl Coded for Refusal {
    fn code(&self) -> &'static str {
        self.why.code()
    }
}

impl Coded for Why {
    fn code(&self) -> &'static str {
        match self {
            Self::NoCase => "complaint.no_case",
            Self::AlreadySubmitted => "complaint.already_submitted",
            Self::NotInState => "complaint.not_in_state",
            Self::NotForRole { .. } => "complaint.not_for_role",
            Self::NotForClass => "complaint.not_for_class",
            Self::OtherAgency { .. } => "complaint.other_agency",
            Self::Merged { .. } => "complaint.merged",
            Self::NotMerged => "complaint.not_merged",
            Self::MergeIntoItself => "complaint.merge_into_itself",
            Self::TargetMerged { .. } => "complaint.target_merged",
            Self::TargetNotOpen => "complaint.target_not_open",
            Self::AlreadyAbsorbed { .. } => "complaint.already_absorbed",
            Self::NotAbsorbed { .. } => "complaint.not_absorbed",
            Self::Missing { .. } => "complaint.missing",
            Self::TooLong { .. } => "complaint.too_long",
            Self::WordsTwice { .. } => "complaint.words_twice",
            Self::OutOfOrder { .. } => "complaint.out_of_order",
            Self::Overtaken { .. } => "complaint.overtaken",
            Self::SeenTooMany { .. } => "complaint.seen_too_many",
            Self::IdUsed => "complaint.id_used",
            Self::TooLate { .. } => "complaint.too_late",
            Self::Held { .. } => "complaint.held",
            Self::NotHeld => "complaint.not_held",
            Self::NothingToHold => "complaint.nothing_to_hold",
            Self::ClockNotRunning { .. } => "complaint.clock_not_running",
            Self::NotExtendable => "complaint.not_extendable",
            Self::ClockBreached { .. } => "complaint.clock_breached",
            Self::ExtensionTooLong { .. } => "complaint.extension_too_long",
            Self::ExtensionsUsed { .. } => "complaint.extensions_used",
            Self::NoSuchGrade => "complaint.no_such_grade",
            Self::Evidence { .. } => "complaint.evidence",
            Self::LadderEnd => "complaint.ladder_end",
            Self::StarsOutOfRange { .. } => "complaint.stars_out_of_range",
            Self::NoSuchWords { .. } => "complaint.no_such_words",
            Self::Calendar(_) => "complaint.calendar",
        }
    }
}
