//! The workflow of a city's complaints, as data: states, moves, clocks, a ladder, evidence.
//!
//! Read from a pack (`balai.workflow/1`) and checked as a whole: what a city configured wrongly is
//! found when it is loaded, all of it at once, never when a citizen is waiting.
//!
//! Source: `docs/reference/complaint-workflow.md`; each preset names its own.

mod check;
mod error;
mod fault;
mod item;
mod lookup;
mod preset;
mod read;
mod read_clock;
mod read_move;
mod walk;

pub use self::error::Error;
pub use self::fault::{Fault, Flaw, Section};
pub use self::item::{
    ClockIdx, ClockRule, Extension, Grade, GradeIdx, Ladder, Limit, Move, Name, Need, OnBreach,
    Phase, Source, State, StateAt, StateIdx, States, Status, Step,
};
pub use self::preset::{FIXMYSTREET, JAKI, LAPOR, OPEN311, PRESETS, SIBADRA};
pub use self::read::Workflow;
pub(super) use self::read_clock::{is_longer, span};
