//! What an event makes of a case. Records only: every rule is in `decide`.
//!
//! Source: our own choice, `docs/reference/complaint-lifecycle.md`.

use super::case::{Case, CaseClock, Happened, seconds};
use super::event::{ClockChange, Event, What};
use super::workflow::{ClockIdx, StateAt};
use crate::Instant;
use crate::calendar::Clock;

/// The case after an event.
///
/// Total: any event is taken as having happened. A log is checked when it is read, so that no
/// event gets here out of order.
#[must_use]
pub fn apply(mut case: Case, event: &Event) -> Case {
    if let Some(state) = case.state
        && let Some(sum) = case.seconds.get_mut(state.phase as usize)
    {
        *sum += seconds(case.last_at, event.at);
    }
    case.last_at = event.at;
    case.history.push(Happened {
        at: event.at,
        role: event.actor.role,
        kind: event.what.kind(),
        command: event.command,
        fields: event.seals.iter().fold(0, |set, seal| set | seal.field.bit()),
    });
    if let Some(entered) = event.entered {
        enter(&mut case, entered, event.at);
    }
    for change in &event.clocks {
        turn(&mut case, *change, event.at);
    }
    record(&mut case, &event.what, event.at);
    case
}

/// A case after all its events.
#[must_use]
pub fn replay<'a>(case: Case, events: impl IntoIterator<Item = &'a Event>) -> Case {
    events.into_iter().fold(case, apply)
}

fn enter(case: &mut Case, entered: StateAt, at: Instant) {
    // An officer's hold ends with the state it was for.
    case.held_since = None;
    case.state = Some(entered);
    case.entered_at = at;
}

/// Turns a clock.
pub(super) fn turn(case: &mut Case, change: ClockChange, at: Instant) {
    // A clock that does not run stays as it is: `decide` never turns it, and `Log::verify` finds it.
    match change {
        ClockChange::Started { clock, limit } => {
            case.clocks.push(CaseClock { clock, time: Clock::start(at, limit), breached: None });
        }
        ClockChange::Held(clock) => _ = latest(case, clock).map(|own| own.time.hold(at)),
        ClockChange::Resumed(clock) => _ = latest(case, clock).map(|own| own.time.resume(at)),
        ClockChange::Stopped(clock) => _ = latest(case, clock).map(|own| own.time.stop(at)),
    }
}

/// The clock of this place that was started last.
fn latest(case: &mut Case, clock: ClockIdx) -> Option<&mut CaseClock> {
    case.clocks.iter_mut().rev().find(|own| own.clock == clock)
}

fn record(case: &mut Case, what: &What, at: Instant) {
    match what {
        What::Submitted { class, privacy } => {
            case.class = *class;
            case.privacy = *privacy;
            case.opened_at = at;
            case.since_at = at;
        }
        What::Verified { grade } => case.grade = grade.or(case.grade),
        What::Disposed { to } => {
            case.agency = Some(to.clone());
            case.suggested = None;
        }
        What::Declined { right } => {
            case.agency = None;
            case.suggested = Some(right.clone());
        }
        What::Held => case.held_since = Some(at),
        What::Resumed => case.held_since = None,
        What::Extended { clock, by } => _ = latest(case, *clock).map(|own| own.time.extend(*by)),
        What::Disputed => case.since_at = at,
        What::Reopened => {
            case.n_reopened = case.n_reopened.saturating_add(1);
            case.since_at = at;
        }
        What::Merged { into } => case.merged_into = Some(into.clone()),
        What::Unmerged => case.merged_into = None,
        What::Absorbed { share } => case.absorbed.push(share.clone()),
        What::Released { case: other } => case.absorbed.retain(|share| share.case != *other),
        What::Escalated { step } => case.step = Some(*step),
        What::Rated { stars } => case.stars = Some(*stars),
        What::Breached { clock, due_at } => {
            if let Some(own) = latest(case, *clock) {
                own.breached = Some(*due_at);
            }
        }
        What::Erased { words } => {
            for at in words {
                let place = usize::try_from(at.seq).unwrap_or(usize::MAX);
                if let Some(one) = case.history.get_mut(place) {
                    one.fields &= !at.field.bit();
                }
            }
        }
        What::Confirmed
        | What::Asked
        | What::Answered
        | What::Started
        | What::ClosureProposed { .. }
        | What::Accepted
        | What::Closed
        | What::Redacted { .. }
        | What::Archived { .. } => {}
    }
}
