//! What a workflow consists of.
//!
//! Source: `docs/reference/complaint-workflow.md`.

use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use crate::calendar::Span;
use crate::complaint::class::Class;
use crate::complaint::command::CommandKind;
use crate::complaint::field::Field;
use crate::complaint::wire::named;
use crate::words::Lang;

/// A state, by its place in the workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct StateIdx(pub u8);

/// A clock, by its place in the workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockIdx(pub u8);

/// A grade, by its place in the workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GradeIdx(pub u8);

/// A state with its phase, so that an event says what it means without the workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateAt {
    /// The state.
    pub state: StateIdx,
    /// Its phase.
    pub phase: Phase,
}

named!(
    /// Who has to act while a case is in a state.
    Phase {
        /// The city.
        Open = "open",
        /// The citizen.
        Waiting = "waiting",
        /// Nobody: it is settled.
        Closed = "closed",
        /// Nobody, and the public does not see it.
        Hidden = "hidden",
    }
);

named!(
    /// The two states that Open311 knows.
    Status {
        /// Not settled.
        Open = "open",
        /// Settled.
        Closed = "closed",
    }
);

/// A set of states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct States(pub(super) u64);

/// A name in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// In Indonesian.
    pub id: String,
    /// In English.
    pub en: String,
}

/// Where something is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id in the file.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it is, if it has an address.
    pub url: Option<String>,
    /// When it was last looked up.
    pub checked_on: Date,
    /// What was not confirmed.
    pub note: Option<String>,
}

/// How much work a complaint is, where clocks depend on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// Its id in files.
    pub id: String,
    /// What people call it.
    pub name: Name,
}

/// A state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Its id in files and logs.
    pub id: String,
    /// What people call it.
    pub name: Name,
    /// Who has to act.
    pub phase: Phase,
    /// What Open311 calls it.
    pub status: Status,
    /// Why no clock runs in it, for an open state without one.
    pub unclocked: Option<String>,
    /// The id of its source; `own` for our own choice.
    pub source: String,
}

/// What must come with a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Words.
    Words(Field),
    /// Evidence that stands by the workflow's rule.
    Evidence,
    /// A grade.
    Grade,
}

/// A move: who may do what in which states, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// What is done.
    pub command: CommandKind,
    /// In which states; none for what begins a case.
    pub from: States,
    /// Where it leads; `None` if the state stays.
    pub to: Option<StateIdx>,
    pub(in crate::complaint) roles: u8,
    pub(in crate::complaint) classes: u8,
    /// What must come with it.
    pub needs: Vec<Need>,
    /// How long after the state was entered it may still be done, if there is an end to it.
    pub within: Option<Span>,
    /// The id of its source; `own` for our own choice.
    pub source: String,
}

/// A limit, and for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    pub(in crate::complaint) classes: u8,
    pub(super) grades: Option<u64>,
    /// How long.
    pub span: Span,
    /// The id of its source; `own` for our own choice.
    pub source: String,
}

/// By how much and how often a clock may be extended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The most at one time.
    pub by_max: Span,
    /// The most times.
    pub times_max: u8,
}

/// What happens when the time of a clock is over, besides that it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnBreach {
    /// Nothing more.
    Record,
    /// The system makes a move, such as closing a case nobody answered.
    Move(CommandKind),
    /// The case goes to this step of the ladder, if it is not there yet.
    Escalate(u8),
}

/// The rule of a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockRule {
    /// Its id in files and logs.
    pub id: String,
    /// What people call it.
    pub name: Name,
    /// Entering one of these starts it; one that runs runs on.
    pub starts: States,
    /// Entering one of these stops it.
    pub stops: States,
    /// In these it stands still.
    pub held_in: States,
    /// Whether it may be held.
    pub may_hold: bool,
    /// How long, by class and grade; the first that fits counts.
    pub limits: Vec<Limit>,
    /// Whether it may be extended, and how far.
    pub extension: Option<Extension>,
    /// What follows its breach.
    pub on_breach: OnBreach,
}

/// A step of the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its id in files and logs.
    pub id: String,
    /// Before whom the case comes.
    pub desk: Name,
    /// How long after the start of the ladder's clock; `None` if only by hand or by a breach.
    pub after: Option<Span>,
}

/// Before whom a case comes, and when, while nobody settles it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder {
    /// The clock whose start is counted from, while it runs.
    pub clock: ClockIdx,
    /// The steps, from the lowest.
    pub steps: Vec<Step>,
    /// The id of its source; `own` for our own choice.
    pub source: String,
}

impl States {
    /// This set and one more; what does not fit is left out, as a workflow has no such state.
    #[must_use]
    pub(super) fn with(self, state: StateIdx) -> Self {
        Self(self.0 | 1_u64.checked_shl(u32::from(state.0)).unwrap_or(0))
    }

    /// Whether a state is among them.
    #[must_use]
    pub fn contains(self, state: StateIdx) -> bool {
        self.0.checked_shr(u32::from(state.0)).unwrap_or(0) & 1 == 1
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Them in order.
    pub fn iter(self) -> impl Iterator<Item = StateIdx> {
        (0..64).map(StateIdx).filter(move |state| self.contains(*state))
    }
}

impl Name {
    /// In a language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.id,
            Lang::En => &self.en,
        }
    }
}

impl Need {
    /// Its name in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Words(field) => field.as_str(),
            Self::Evidence => "evidence",
            Self::Grade => "grade",
        }
    }

    /// The need of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "evidence" => Some(Self::Evidence),
            "grade" => Some(Self::Grade),
            _ => Field::parse(name).map(Self::Words),
        }
    }
}

impl ClockRule {
    /// How long it allows a case of this class and grade; `None` if it does not run for them.
    #[must_use]
    pub fn limit(&self, class: Class, grade: Option<GradeIdx>) -> Option<&Limit> {
        self.limits.iter().find(|limit| {
            let of_grade = limit.grades.is_none_or(|grades| {
                grade.is_some_and(|grade| States(grades).contains(StateIdx(grade.0)))
            });
            limit.classes & class.bit() != 0 && of_grade
        })
    }
}
