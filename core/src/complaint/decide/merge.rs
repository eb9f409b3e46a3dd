//! Merging two cases: an event for each log, or none for either.
//!
//! The case that is merged keeps its state, its reporter and its clocks, which run on; so parting
//! the two again loses nothing. The other counts from the oldest start.
//!
//! Source: `docs/reference/complaint-lifecycle.md`.

use alloc::vec::Vec;

use super::decide;
use crate::Instant;
use crate::calendar::WorkingTime;
use crate::complaint::actor::Actor;
use crate::complaint::case::Case;
use crate::complaint::command::{Act, Command, CommandId};
use crate::complaint::event::Event;
use crate::complaint::field::Words;
use crate::complaint::refusal::Refusal;
use crate::complaint::workflow::Workflow;

/// Two things that belong to the case that is merged and to the one that takes it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair<T> {
    /// Of the case that is merged.
    pub merged: T,
    /// Of the case that takes it in.
    pub primary: T,
}

/// Merges a case into another. Both logs must take their events, or neither.
///
/// # Errors
///
/// The [`Refusal`] of whichever case refuses.
#[expect(clippy::too_many_arguments, reason = "two cases, and what `decide` takes")]
pub fn merge(
    cases: &Pair<&Case>,
    id: CommandId,
    seen: &Pair<Option<u32>>,
    words: Vec<Words>,
    actor: &Actor,
    workflow: &Workflow,
    time: &WorkingTime,
    at: Instant,
) -> Result<Pair<Vec<Event>>, Refusal> {
    let acts = Pair {
        merged: Act::Merge { into: cases.primary.target() },
        primary: Act::Absorb { share: cases.merged.share() },
    };
    both(cases, acts, id, seen, words, actor, workflow, time, at)
}

/// Parts a case from the one it was merged into. Both logs must take their events, or neither.
///
/// # Errors
///
/// The [`Refusal`] of whichever case refuses.
#[expect(clippy::too_many_arguments, reason = "two cases, and what `decide` takes")]
pub fn unmerge(
    cases: &Pair<&Case>,
    id: CommandId,
    seen: &Pair<Option<u32>>,
    words: Vec<Words>,
    actor: &Actor,
    workflow: &Workflow,
    time: &WorkingTime,
    at: Instant,
) -> Result<Pair<Vec<Event>>, Refusal> {
    let acts =
        Pair { merged: Act::Unmerge, primary: Act::Release { case: cases.merged.id.clone() } };
    both(cases, acts, id, seen, words, actor, workflow, time, at)
}

#[expect(clippy::too_many_arguments, reason = "two cases, and what `decide` takes")]
fn both(
    cases: &Pair<&Case>,
    acts: Pair<Act>,
    id: CommandId,
    seen: &Pair<Option<u32>>,
    words: Vec<Words>,
    actor: &Actor,
    workflow: &Workflow,
    time: &WorkingTime,
    at: Instant,
) -> Result<Pair<Vec<Event>>, Refusal> {
    let merged = Command { id, seen: seen.merged, act: acts.merged, words };
    let primary = Command { id, seen: seen.primary, act: acts.primary, words: Vec::new() };
    Ok(Pair {
        merged: decide(cases.merged, &merged, actor, workflow, time, at)?,
        primary: decide(cases.primary, &primary, actor, workflow, time, at)?,
    })
}
