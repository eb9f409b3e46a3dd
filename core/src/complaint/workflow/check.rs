//! Whether cases can go astray in a workflow.
//!
//! Source: `docs/reference/complaint-workflow.md`.

use alloc::vec::Vec;

use super::fault::{Flaw, Section};
use super::item::{ClockIdx, Need, OnBreach, Phase, StateIdx, States, Status};
use super::read::{Faults, Lines, Workflow};
use super::walk::{Situation, situations};
use crate::complaint::actor::Role;
use crate::complaint::class::Class;
use crate::complaint::command::CommandKind;
use crate::complaint::decide::by_rule;

/// Notes every fault of a workflow that was read.
pub(super) fn all(workflow: &Workflow, lines: &Lines, faults: &mut Faults) {
    moves(workflow, lines, faults);
    ambiguous(workflow, lines, faults);
    let reached = situations(workflow);
    states(workflow, lines, &reached, faults);
    clocks(workflow, lines, &reached, faults);
}

fn line(lines: &[u32], idx: usize) -> u32 {
    lines.get(idx).copied().unwrap_or(0)
}

fn moves(workflow: &Workflow, lines: &Lines, faults: &mut Faults) {
    let begins = |kind| kind == CommandKind::Submit;
    if !workflow.moves.iter().any(|found| begins(found.command)) {
        faults.add(lines.top, Section::Moves, "submit", Flaw::NoStart);
    }
    for (idx, found) in workflow.moves.iter().enumerate() {
        let (here, name) = (line(&lines.moves, idx), found.command.as_str());
        let is_begin = begins(found.command);
        if is_begin != found.from.is_empty() || is_begin && found.to.is_none() {
            faults.add(here, Section::Moves, name, Flaw::Misplaced);
        }
        if found.needs.contains(&Need::Evidence) && workflow.evidence.is_none() {
            faults.add(here, Section::Moves, name, Flaw::NoEvidenceRule);
        }
    }
}

/// Two moves may answer the same command in the same state only if they differ in role or class.
fn ambiguous(workflow: &Workflow, lines: &Lines, faults: &mut Faults) {
    for (idx, second) in workflow.moves.iter().enumerate() {
        let meets = workflow.moves.iter().take(idx).any(|first| {
            let states = first.from.0 & second.from.0 != 0
                || first.from.is_empty() && second.from.is_empty();
            let same = first.command == second.command && states;
            same && first.roles & second.roles != 0 && first.classes & second.classes != 0
        });
        if meets {
            let name = second.command.as_str();
            faults.add(line(&lines.moves, idx), Section::Moves, name, Flaw::Ambiguous);
        }
    }
}

fn states(workflow: &Workflow, lines: &Lines, reached: &[Situation], faults: &mut Faults) {
    for (state, idx) in workflow.states.iter().zip(0_u8..64) {
        let here = line(&lines.states, usize::from(idx));
        let mut add = |flaw| faults.add(here, Section::States, &state.id, flaw);
        let idx = StateIdx(idx);
        let contradicts = match state.phase {
            Phase::Open | Phase::Waiting => state.status == Status::Closed,
            Phase::Closed => state.status == Status::Open,
            Phase::Hidden => false,
        };
        if contradicts {
            add(Flaw::StatusContradicts);
        }
        let mut here = reached.iter().filter(|situation| situation.state == idx).peekable();
        if here.peek().is_none() {
            add(Flaw::Unreachable);
        }
        let unclocked = here.any(|situation| situation.running == 0);
        if state.phase == Phase::Open && unclocked && state.unclocked.is_none() {
            add(Flaw::NoClock);
        }
        if state.status == Status::Open {
            let leaves = |class| next(workflow, idx, class).iter().any(|to| to != idx);
            if !Class::ALL.iter().any(|class| leaves(*class)) {
                add(Flaw::NoWayOut);
            } else if !Class::ALL.iter().any(|class| can_settle(workflow, idx, *class)) {
                add(Flaw::DeadEnd);
            }
        }
    }
    for (state, line) in workflow.states.iter().zip(&lines.states) {
        workflow.check_source(&state.source, *line, Section::States, faults);
    }
}

/// Where a state leads in one move.
fn next(workflow: &Workflow, state: StateIdx, class: Class) -> States {
    let found = workflow.moves.iter().filter(|found| found.from.contains(state));
    found
        .filter(|found| found.is_of(class))
        .filter_map(|found| found.to)
        .fold(States::default(), States::with)
}

/// Whether a case can get from a state to one that Open311 calls closed.
fn can_settle(workflow: &Workflow, state: StateIdx, class: Class) -> bool {
    let mut seen = States::default().with(state);
    let mut open: Vec<StateIdx> = Vec::from([state]);
    while let Some(here) = open.pop() {
        if workflow.get(here).is_some_and(|state| state.status == Status::Closed) {
            return true;
        }
        for to in next(workflow, here, class).iter() {
            if !seen.contains(to) {
                seen = seen.with(to);
                open.push(to);
            }
        }
    }
    false
}

fn clocks(workflow: &Workflow, lines: &Lines, reached: &[Situation], faults: &mut Faults) {
    for (rule, idx) in workflow.clocks.iter().zip(0_u8..) {
        let here = line(&lines.clocks, usize::from(idx));
        let clock = ClockIdx(idx);
        let running = || reached.iter().filter(move |situation| situation.runs(clock));
        if running().next().is_none() {
            faults.add(here, Section::Clocks, &rule.id, Flaw::NeverStarts);
        }
        for situation in running() {
            let Some(state) = workflow.get(situation.state) else { continue };
            if state.status == Status::Closed && !rule.starts.contains(situation.state) {
                faults.add(here, Section::Clocks, &rule.id, Flaw::NeverStops);
            }
            if let OnBreach::Move(kind) = rule.on_breach {
                let mut moves = workflow.moves_from(kind, Some(situation.state));
                let named = by_rule(kind).is_some();
                if !named
                    || !moves
                        .any(|found| found.is_for(Role::System) && found.is_of(situation.class))
                {
                    faults.add(here, Section::Clocks, kind.as_str(), Flaw::NoSuchMove);
                }
            }
        }
    }
}
