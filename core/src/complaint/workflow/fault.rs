//! What is wrong with a workflow, where, and what to do about it.
//!
//! Source: `docs/reference/errors.md`, `docs/reference/complaint-workflow.md`.

use alloc::string::String;

use crate::Coded;
use crate::complaint::wire::named;

named!(
    /// A part of the file.
    Section {
        /// The list of roles.
        Roles = "roles",
        /// The sources.
        Sources = "sources",
        /// The grades.
        Grades = "grades",
        /// The states.
        States = "states",
        /// The moves.
        Moves = "moves",
        /// The clocks.
        Clocks = "clocks",
        /// The ladder.
        Ladder = "ladder",
        /// The rule of evidence.
        Evidence = "evidence",
    }
);

/// A fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, {}, \"{name}\": {}; {}", section.as_str(), flaw.words(), flaw.remedy())]
pub struct Fault {
    /// The line of the item that has it, from 1.
    pub line: u32,
    /// The part of the file.
    pub section: Section,
    /// What the fault is about: the name that is not known, the state nobody reaches.
    pub name: String,
    /// What is wrong.
    pub flaw: Flaw,
}

/// What is wrong with a part of a workflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Flaw {
    /// A name that is none of those allowed here.
    UnknownName,
    /// A state that is not in the list of states.
    UnknownState,
    /// A clock that is not in the list of clocks.
    UnknownClock,
    /// A grade that is not in the list of grades.
    UnknownGrade,
    /// A step that is not on the ladder.
    UnknownStep,
    /// A source that is not in the list of sources.
    UnknownSource,
    /// An id that stands twice.
    Twice,
    /// More than a workflow can hold.
    TooMany,
    /// No role may make this move.
    NoRole,
    /// A role that nobody has in this workflow.
    RoleNobodyHas,
    /// No move begins a case.
    NoStart,
    /// A move that begins a case without leading to a state, or a later one that starts nowhere.
    Misplaced,
    /// Two moves answer the same command, in the same state, of the same role and class.
    Ambiguous,
    /// No case ever gets there.
    Unreachable,
    /// A case that is not settled stays here for ever.
    NoWayOut,
    /// A case that is not settled can never be settled from here.
    DeadEnd,
    /// A case can be here while no clock runs.
    NoClock,
    /// A clock that still runs in a state where all is settled.
    NeverStops,
    /// No state starts it, or no limit fits any case.
    NeverStarts,
    /// The system is to make a move that it cannot make in every state where the clock runs.
    NoSuchMove,
    /// A step that does not come later than the one before it.
    LadderOutOfOrder,
    /// Evidence is needed, but no rule says what counts.
    NoEvidenceRule,
    /// A state that is open in its phase and closed for Open311, or the other way round.
    StatusContradicts,
}

impl Flaw {
    /// What is wrong, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::UnknownName => "a name that is not known here",
            Self::UnknownState => "a state that is not listed",
            Self::UnknownClock => "a clock that is not listed",
            Self::UnknownGrade => "a grade that is not listed",
            Self::UnknownStep => "a step that is not on the ladder",
            Self::UnknownSource => "a source that is not listed",
            Self::Twice => "an id that stands twice",
            Self::TooMany => "more than a workflow can hold",
            Self::NoRole => "a move without a role",
            Self::RoleNobodyHas => "a role that nobody has in this workflow",
            Self::NoStart => "no move begins a case",
            Self::Misplaced => "a move without a state it starts from or leads to",
            Self::Ambiguous => "a second move for the same command, state, role and class",
            Self::Unreachable => "a state that no case reaches",
            Self::NoWayOut => "a state that an unsettled case never leaves",
            Self::DeadEnd => "a state from which a case is never settled",
            Self::NoClock => "an open state in which no clock may run",
            Self::NeverStops => "a clock that still runs when all is settled",
            Self::NeverStarts => "a clock that never starts",
            Self::NoSuchMove => "a move that the system cannot make wherever the clock runs",
            Self::LadderOutOfOrder => "a step that is not later than the one before it",
            Self::NoEvidenceRule => "evidence is needed and no rule says what counts",
            Self::StatusContradicts => "a phase and a status that contradict each other",
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(self) -> &'static str {
        match self {
            Self::UnknownName => "use a name from the reference of workflows",
            Self::UnknownState => "list the state, or correct its id",
            Self::UnknownClock => "list the clock, or correct its id",
            Self::UnknownGrade => "list the grade, or correct its id",
            Self::UnknownStep => "put the step on the ladder, or correct its id",
            Self::UnknownSource => "list the source, or write \"own\" for a choice of your own",
            Self::Twice => "give each its own id",
            Self::TooMany => "use at most 64 states, 16 clocks, 64 grades and 64 steps",
            Self::NoRole => "say who may make it",
            Self::RoleNobodyHas => "list the role among the workflow's roles, or take it away here",
            Self::NoStart => "add a move for \"submit\" that starts from no state",
            Self::Misplaced => "let \"submit\" alone start from no state, and lead to one",
            Self::Ambiguous => "remove one of the two, or tell them apart by class",
            Self::Unreachable => "add a move that leads to it, or remove it",
            Self::NoWayOut => "add a move that leaves it",
            Self::DeadEnd => "add moves that lead from it to a closed state",
            Self::NoClock => "start a clock on entering it, or say in \"unclocked\" why none runs",
            Self::NeverStops => "stop the clock on entering that state",
            Self::NeverStarts => "name the states that start it, and a limit",
            Self::NoSuchMove => "add a move of the role \"system\" for it in every such state",
            Self::LadderOutOfOrder => "put the steps in order of time, all by the same measure",
            Self::NoEvidenceRule => "add the rule of evidence",
            Self::StatusContradicts => {
                "let open and waiting states be \"open\", closed ones \"closed\""
            }
        }
    }
}

impl Coded for Flaw {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownName => "workflow.unknown_name",
            Self::UnknownState => "workflow.unknown_state",
            Self::UnknownClock => "workflow.unknown_clock",
            Self::UnknownGrade => "workflow.unknown_grade",
            Self::UnknownStep => "workflow.unknown_step",
            Self::UnknownSource => "workflow.unknown_source",
            Self::Twice => "workflow.twice",
            Self::TooMany => "workflow.too_many",
            Self::NoRole => "workflow.no_role",
            Self::RoleNobodyHas => "workflow.role_nobody_has",
            Self::NoStart => "workflow.no_start",
            Self::Misplaced => "workflow.misplaced",
            Self::Ambiguous => "workflow.ambiguous",
            Self::Unreachable => "workflow.unreachable",
            Self::NoWayOut => "workflow.no_way_out",
            Self::DeadEnd => "workflow.dead_end",
            Self::NoClock => "workflow.no_clock",
            Self::NeverStops => "workflow.never_stops",
            Self::NeverStarts => "workflow.never_starts",
            Self::NoSuchMove => "workflow.no_such_move",
            Self::LadderOutOfOrder => "workflow.ladder_out_of_order",
            Self::NoEvidenceRule => "workflow.no_evidence_rule",
            Self::StatusContradicts => "workflow.status_contradicts",
        }
    }
}
