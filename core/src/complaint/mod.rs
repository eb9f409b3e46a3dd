//! Complaints: from a citizen's words to a closure that anyone can check.
//!
//! A command and the case go into [`decide`], events come out, and [`apply`] folds them; the rules
//! are a [`Workflow`](workflow::Workflow), which is data. [`log::Log`] chains the events and keeps
//! people's words beside them, so that words can be erased while the chain still verifies.
//! [`open311`] is the wire format that cities share.
//!
//! Invariants: nothing is ever deleted but words, and that is an event; no public view can hold who
//! complained; what is due happens at its own time, whenever somebody looks.
//!
//! Source: `docs/reference/complaint-lifecycle.md`.

mod actor;
mod apply;
mod case;
mod class;
mod command;
mod decide;
pub mod duplicate;
mod event;
mod evidence;
mod field;
pub mod log;
mod merge;
pub mod open311;
pub mod photo;
pub mod privacy;
mod public;
mod refusal;
pub mod route;
pub mod statistics;
mod wire;
pub mod workflow;

pub use self::actor::{Actor, AgencyId, CaseId, OfficerId, Role};
pub use self::apply::{apply, replay};
pub use self::case::{Case, CaseClock, Happened};
pub use self::class::{Class, Privacy};
pub use self::command::{Act, ArchiveReason, Command, CommandId, CommandKind, Share, Target};
pub use self::decide::{LegalMove, decide, legal_moves};
pub use self::event::{ClockChange, Event, EventKind, What};
pub use self::evidence::{Evidence, EvidenceFlaw, EvidenceRule, FlawedEvidence};
pub use self::field::{Field, IdentityField, OpenField, Seal, WORDS_CHARS_MAX, Words, WordsAt};
pub use self::merge::Pair;
pub use self::public::{PublicCase, PublicEntry, PublicWords, public};
pub use self::refusal::{Allowed, Refusal, Why};
