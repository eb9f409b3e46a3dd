//! What is due by itself: clocks whose time is over, moves by rule, steps of the ladder.
//!
//! Each happens at its own time, however late somebody looks; so many looks lead to the same
//! events as one.
//!
//! A clock whose deadline lies outside the years the calendar knows is not over: what is not known
//! is not held against anyone.
//!
//! Source: `docs/reference/complaint-lifecycle.md`.

use alloc::vec::Vec;

use super::enter;
use crate::Instant;
use crate::calendar::WorkingTime;
use crate::complaint::actor::{Actor, Role};
use crate::complaint::apply::apply;
use crate::complaint::case::Case;
use crate::complaint::command::{ArchiveReason, CommandKind};
use crate::complaint::event::{Event, What};
use crate::complaint::workflow::{ClockIdx, OnBreach, Workflow};

/// What is due, and since when.
#[derive(Clone, Copy)]
enum Due {
    Breach(ClockIdx),
    Step(u8),
}

/// The events due before `at`, and the case after them if there are any.
pub(super) fn catch_up(
    case: &Case,
    workflow: &Workflow,
    time: &WorkingTime,
    at: Instant,
) -> (Vec<Event>, Option<Case>) {
    let (mut events, mut later): (Vec<Event>, Option<Case>) = (Vec::new(), None);
    loop {
        let here = later.as_ref().unwrap_or(case);
        let Some((due_at, due)) = next(here, workflow, time).filter(|(due_at, _)| *due_at < at)
        else {
            return (events, later);
        };
        // A case that took in an older one may find its time over already.
        let when = due_at.max(here.last_at);
        let first = events.len();
        match due {
            Due::Breach(clock) => {
                events.push(event(when, What::Breached { clock, due_at }));
                let rule = workflow.rule(clock).map(|rule| rule.on_breach);
                events.extend(rule.and_then(|rule| follow(here, rule, workflow, when)));
            }
            Due::Step(step) => events.push(event(when, What::Escalated { step })),
        }
        let here = later.unwrap_or_else(|| case.clone());
        later = Some(events.iter().skip(first).fold(here, apply));
    }
}

/// What is due next: the earliest, of those due at the same moment the clock listed first.
fn next(case: &Case, workflow: &Workflow, time: &WorkingTime) -> Option<(Instant, Due)> {
    if case.merged_into.is_some() {
        return None;
    }
    let mut found: Option<(Instant, Due)> = None;
    let mut take = |due_at, due| {
        if found.is_none_or(|(before, _)| due_at < before) {
            found = Some((due_at, due));
        }
    };
    let runs = case.clocks.iter().filter(|own| own.is_running() && !own.is_held());
    for own in runs.clone().filter(|own| own.breached.is_none()) {
        if let Ok(due_at) = case.counted(own).due_at(time) {
            take(due_at, Due::Breach(own.clock));
        }
    }
    if let Some(ladder) = &workflow.ladder
        && let Some(own) = runs.clone().find(|own| own.clock == ladder.clock)
    {
        let next = case.step.map_or(0, |step| usize::from(step) + 1);
        let steps = ladder.steps.iter().zip(0_u8..).skip(next);
        let timed = steps.filter_map(|(step, idx)| Some((step.after?, idx))).next();
        if let Some((after, idx)) = timed {
            let mut clock = case.counted(own);
            clock.limit = after;
            if let Ok(due_at) = clock.due_at(time) {
                take(due_at, Due::Step(idx));
            }
        }
    }
    found
}

fn event(at: Instant, what: What) -> Event {
    Event {
        at,
        actor: Actor::SYSTEM,
        command: None,
        what,
        entered: None,
        clocks: Vec::new(),
        seals: Vec::new(),
    }
}

/// What follows a breach.
fn follow(case: &Case, rule: OnBreach, workflow: &Workflow, at: Instant) -> Option<Event> {
    match rule {
        OnBreach::Record => None,
        OnBreach::Escalate(step) => {
            let further = case.step.is_none_or(|on| on < step);
            further.then(|| event(at, What::Escalated { step }))
        }
        OnBreach::Move(kind) => {
            let mut moves = workflow.moves_from(kind, case.state_idx());
            let found =
                moves.find(|found| found.is_for(Role::System) && found.is_of(case.class))?;
            let mut event = event(at, by_rule(kind)?);
            if let Some(to) = found.to {
                event.entered = Some(workflow.state_at(to));
                event.clocks = enter::changes(case, workflow, to, case.class, case.grade);
            }
            Some(event)
        }
    }
}

/// What the system's own moves are called once they happened; `None` for those that need more than
/// a rule can give.
pub(in crate::complaint) fn by_rule(kind: CommandKind) -> Option<What> {
    match kind {
        CommandKind::Accept => Some(What::Accepted),
        CommandKind::Archive => Some(What::Archived { reason: ArchiveReason::NoAnswer }),
        CommandKind::Close => Some(What::Closed),
        CommandKind::Confirm => Some(What::Confirmed),
        CommandKind::Reopen => Some(What::Reopened),
        CommandKind::Start => Some(What::Started),
        CommandKind::Submit
        | CommandKind::Verify
        | CommandKind::Ask
        | CommandKind::Answer
        | CommandKind::Dispose
        | CommandKind::Decline
        | CommandKind::Hold
        | CommandKind::Resume
        | CommandKind::Extend
        | CommandKind::Propose
        | CommandKind::Dispute
        | CommandKind::Merge
        | CommandKind::Unmerge
        | CommandKind::Absorb
        | CommandKind::Release
        | CommandKind::Redact
        | CommandKind::Escalate
        | CommandKind::Rate
        | CommandKind::Erase
        | CommandKind::Tick => None,
    }
}
