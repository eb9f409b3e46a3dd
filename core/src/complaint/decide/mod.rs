//! Deciding: a command, who gives it and when, and the case; out come events, or a refusal.
//!
//! What is due by then happens first, so a late tick never changes what a command meets.
//!
//! Source: `docs/reference/complaint-lifecycle.md`.

mod enter;
mod gate;
mod judge;
mod tick;

use alloc::vec::Vec;

pub use self::gate::{LegalMove, legal_moves};
pub(super) use self::tick::by_rule;
use super::actor::{Actor, Role};
use super::case::Case;
use super::command::{Command, CommandKind};
use super::event::Event;
use super::refusal::{Refusal, Why};
use super::workflow::Workflow;
use crate::Instant;
use crate::calendar::WorkingTime;

/// Decides on a command.
///
/// The events are for the log, in order; none are answered if the same command was decided on
/// before ([`Case::events_of`] finds those it led to then). Events that were due before the
/// command come first, each at its own time and by the system.
///
/// # Errors
///
/// A [`Refusal`] that says why, and what could be done instead. Nothing happened then; what was due
/// is found again by the next command or tick.
pub fn decide(
    case: &Case,
    command: &Command,
    actor: &Actor,
    workflow: &Workflow,
    time: &WorkingTime,
    at: Instant,
) -> Result<Vec<Event>, Refusal> {
    let kind = command.act.kind();
    let refuse = |case: &Case, why| Err(gate::refusal(case, kind, why, workflow));
    // Already so.
    match repeats(case, command) {
        Ok(true) => return Ok(Vec::new()),
        Ok(false) => {}
        Err(why) => return refuse(case, why),
    }
    if let Err(why) = is_timely(case, command, at) {
        return refuse(case, why);
    }
    let (mut events, later) = tick::catch_up(case, workflow, time, at);
    let case = later.as_ref().unwrap_or(case);
    // Allowed, or refused.
    let decided = match kind {
        CommandKind::Tick => tick_by(case, actor).map(|()| None),
        _ => judge::judge(case, command, actor, workflow, time, at).map(Some),
    };
    match decided {
        Ok(event) => {
            events.extend(event);
            Ok(events)
        }
        Err(why) => refuse(case, why),
    }
}

/// Whether the same command was decided on before.
fn repeats(case: &Case, command: &Command) -> Result<bool, Why> {
    let before = case.history.iter().find(|one| one.command == Some(command.id));
    match before {
        None => Ok(false),
        Some(before) if Some(before.kind) == command.act.kind().event() => Ok(true),
        Some(_) => Err(Why::IdUsed),
    }
}

/// Whether it comes after everything that happened, and its sender knew of it.
fn is_timely(case: &Case, command: &Command, at: Instant) -> Result<(), Why> {
    let n_events = case.n_events();
    if n_events > 0 && at < case.last_at {
        return Err(Why::OutOfOrder { at, last_at: case.last_at });
    }
    match command.seen {
        Some(seen) if seen > n_events => Err(Why::SeenTooMany { seen, n_events }),
        Some(seen) if seen < n_events => {
            let missed = usize::try_from(seen).unwrap_or(usize::MAX);
            let happened = case.history.iter().skip(missed).copied().collect();
            Err(Why::Overtaken { seen, happened })
        }
        _ => Ok(()),
    }
}

fn tick_by(case: &Case, actor: &Actor) -> Result<(), Why> {
    match (case.state, actor.role) {
        (None, _) => Err(Why::NoCase),
        (Some(_), Role::System) => Ok(()),
        (Some(_), role) => Err(Why::NotForRole { role, roles: Vec::from([Role::System]) }),
    }
}
