//! Who may do what now: the one place that says it, for commands and for buttons alike.
//!
//! Source: `docs/reference/complaint-lifecycle.md`.

use alloc::vec::Vec;

use super::{enter, tick};
use crate::Instant;
use crate::calendar::WorkingTime;
use crate::complaint::actor::{Actor, Role};
use crate::complaint::case::Case;
use crate::complaint::command::CommandKind;
use crate::complaint::refusal::{Allowed, Refusal, Why};
use crate::complaint::workflow::{Move, Need, StateIdx, Workflow};

/// A button: what somebody could do with a case, or why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalMove {
    /// What is done.
    pub command: CommandKind,
    /// Where it leads; `None` if the state stays, or if it cannot be done now.
    pub to: Option<StateIdx>,
    /// What must come with it.
    pub needs: Vec<Need>,
    /// Until when it may be done, if there is an end to it.
    pub until: Option<Instant>,
    /// Why it cannot be done now; `None` if it can.
    pub refused: Option<Refusal>,
}

/// Every button of an actor: each command that the workflow has for their role somewhere, with
/// whether it can be given now.
///
/// What a command carries is not looked at here: evidence may still be refused.
#[must_use]
pub fn legal_moves(
    case: &Case,
    actor: &Actor,
    workflow: &Workflow,
    time: &WorkingTime,
    at: Instant,
) -> Vec<LegalMove> {
    let (_, later) = tick::catch_up(case, workflow, time, at);
    let case = later.as_ref().unwrap_or(case);
    let of_role = |kind: &CommandKind| {
        workflow.moves.iter().any(|found| found.command == *kind && found.is_for(actor.role))
    };
    let kinds = CommandKind::ALL.iter().copied().filter(of_role);
    let moves = kinds.map(|command| match gate(case, command, actor, workflow, time, at) {
        Ok((found, until)) => {
            LegalMove { command, to: found.to, needs: found.needs.clone(), until, refused: None }
        }
        Err(why) => {
            let refused = Some(refusal(case, command, why, workflow));
            LegalMove { command, to: None, needs: Vec::new(), until: None, refused }
        }
    });
    moves.collect()
}

/// The move that a command is, with its end, if it can be made now.
pub(super) fn gate<'a>(
    case: &Case,
    kind: CommandKind,
    actor: &Actor,
    workflow: &'a Workflow,
    time: &WorkingTime,
    at: Instant,
) -> Result<(&'a Move, Option<Instant>), Why> {
    let found = find(case, kind, actor.role, workflow)?;
    if actor.role == Role::Agency && case.agency.is_some() && case.agency != actor.agency {
        return Err(Why::OtherAgency { agency: case.agency.clone() });
    }
    let until = match found.within {
        None => None,
        Some(span) => Some(time.due_at(case.entered_at, span).map_err(Why::Calendar)?),
    };
    if let Some(until) = until.filter(|until| *until < at) {
        return Err(Why::TooLate { until });
    }
    has_object(case, kind, workflow)?;
    Ok((found, until))
}

/// The move of a command for a role, by the workflow alone.
fn find<'a>(
    case: &Case,
    kind: CommandKind,
    role: Role,
    workflow: &'a Workflow,
) -> Result<&'a Move, Why> {
    let state = case.state_idx();
    match (state, kind) {
        (None, CommandKind::Submit) => {}
        (None, _) => return Err(Why::NoCase),
        (Some(_), CommandKind::Submit) => return Err(Why::AlreadySubmitted),
        (Some(_), _) => {}
    }
    let goes_on = matches!(kind, CommandKind::Unmerge | CommandKind::Redact | CommandKind::Erase);
    if let Some(into) = case.merged_into.as_ref().filter(|_| !goes_on) {
        return Err(Why::Merged { into: into.clone() });
    }
    let here = || workflow.moves_from(kind, state);
    if here().next().is_none() {
        return Err(Why::NotInState);
    }
    // A complaint that is not handed in yet has no class; the command says it.
    let of_class = |found: &&Move| state.is_none() || found.is_of(case.class);
    let own = here().filter(of_class).find(|found| found.is_for(role));
    own.ok_or_else(|| {
        if here().any(|found| found.is_for(role)) {
            return Why::NotForClass;
        }
        let may = |role: &Role| here().any(|found| found.is_for(*role));
        Why::NotForRole { role, roles: Role::ALL.iter().copied().filter(may).collect() }
    })
}

/// Whether there is something for a command to act on.
fn has_object(case: &Case, kind: CommandKind, workflow: &Workflow) -> Result<(), Why> {
    match kind {
        CommandKind::Hold => match case.held_since {
            Some(since) => Err(Why::Held { since }),
            None if enter::holdable(case, workflow).is_empty() => Err(Why::NothingToHold),
            None => Ok(()),
        },
        CommandKind::Resume => case.held_since.map(|_| ()).ok_or(Why::NotHeld),
        CommandKind::Unmerge => case.merged_into.as_ref().map(|_| ()).ok_or(Why::NotMerged),
        CommandKind::Escalate => next_step(case, workflow).map(|_| ()).ok_or(Why::LadderEnd),
        CommandKind::Extend => {
            let extendable =
                case.clocks.iter().filter(|own| own.is_running()).any(|own| {
                    workflow.rule(own.clock).is_some_and(|rule| rule.extension.is_some())
                });
            if extendable { Ok(()) } else { Err(Why::NotExtendable) }
        }
        _ => Ok(()),
    }
}

/// The step of the ladder that comes after the one a case is on.
pub(super) fn next_step(case: &Case, workflow: &Workflow) -> Option<u8> {
    let next = case.step.map_or(Some(0), |step| step.checked_add(1))?;
    let ladder = workflow.ladder.as_ref()?;
    ladder.steps.get(usize::from(next)).map(|_| next)
}

/// A refusal with what is allowed instead.
pub(super) fn refusal(case: &Case, command: CommandKind, why: Why, workflow: &Workflow) -> Refusal {
    let state = case.state_idx();
    let allowed = CommandKind::ALL.iter().filter_map(|command| {
        let moves = || workflow.moves_from(*command, state).filter(|found| found.is_of(case.class));
        let may = |role: &Role| moves().any(|found| found.is_for(*role));
        let roles: Vec<Role> = Role::ALL.iter().copied().filter(may).collect();
        (!roles.is_empty()).then_some(Allowed { command: *command, roles })
    });
    Refusal { command, state, why, instead: allowed.collect() }
}
