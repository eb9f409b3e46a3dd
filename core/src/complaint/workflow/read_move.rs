//! Reading the moves of a workflow and its rule of evidence.
//!
//! Source: `docs/reference/complaint-workflow.md`.

use alloc::vec::Vec;

use super::fault::{Flaw, Section};
use super::item::{Move, Need, States};
use super::read::{Faults, Lines, Workflow, line, texts};
use super::read_clock::some_span;
use crate::complaint::actor::Role;
use crate::complaint::class::Class;
use crate::complaint::command::CommandKind;
use crate::complaint::evidence::EvidenceRule;
use crate::json::strict::{fields_only, need, some_text, text};
use crate::json::{JsonError, Reader};

/// What stands for every state.
const EVERY: &str = "*";

pub(super) fn moves(
    start: &Reader<'_>,
    value: usize,
    workflow: &mut Workflow,
    lines: &mut Lines,
    faults: &mut Faults,
) -> Result<(), JsonError> {
    need(start, value, "moves: missing")?.array(&mut |r| {
        let here = line(r);
        if let Some(found) = one(r, workflow, faults)? {
            workflow.moves.push(found);
            lines.moves.push(here);
        }
        Ok(())
    })
}

/// A move; `None` if its command is not known, which is a fault already.
fn one(
    r: &mut Reader<'_>,
    workflow: &Workflow,
    faults: &mut Faults,
) -> Result<Option<Move>, JsonError> {
    let (start, here) = (*r, line(r));
    let names = ["command", "from", "to", "roles", "classes", "needs", "within", "source"];
    let [command_at, from, to, roles_at, classes_at, needs_at, within, source] =
        fields_only(r, names)?;
    let name = text(&start, command_at, "command: missing")?;
    let from = states(&start, from, "from: missing", Section::Moves, workflow, faults)?;
    let to = match some_text(&start, to)? {
        None => None,
        Some(id) => {
            let found = workflow.state(&id);
            if found.is_none() {
                faults.add(line(&start.at(to)), Section::Moves, &id, Flaw::UnknownState);
            }
            found
        }
    };
    let roles = roles(&start, roles_at, here, &name, workflow, faults)?;
    let mut needs = Vec::new();
    if needs_at > 0 {
        let (found, at) = texts(&start, needs_at, "needs: missing")?;
        for (name, line) in found.iter().zip(at) {
            match Need::parse(name) {
                Some(need) => needs.push(need),
                None => faults.add(line, Section::Moves, name, Flaw::UnknownName),
            }
        }
    }
    let source = text(&start, source, "source: missing")?;
    workflow.check_source(&source, here, Section::Moves, faults);
    let classes = classes(&start, classes_at, Section::Moves, faults)?;
    let within = some_span(&start, within)?;
    let Some(command) = CommandKind::parse(&name).filter(|kind| *kind != CommandKind::Tick) else {
        faults.add(here, Section::Moves, &name, Flaw::UnknownName);
        return Ok(None);
    };
    Ok(Some(Move { command, from, to, roles, classes, needs, within, source }))
}

fn roles(
    r: &Reader<'_>,
    value: usize,
    here: u32,
    command: &str,
    workflow: &Workflow,
    faults: &mut Faults,
) -> Result<u8, JsonError> {
    let (names, lines) = texts(r, value, "roles: missing")?;
    if names.is_empty() {
        faults.add(here, Section::Moves, command, Flaw::NoRole);
    }
    let mut found = 0;
    for (name, line) in names.iter().zip(lines) {
        match Role::parse(name) {
            None => faults.add(line, Section::Moves, name, Flaw::UnknownName),
            Some(role) => {
                if workflow.roles & role.bit() == 0 {
                    faults.add(line, Section::Moves, name, Flaw::RoleNobodyHas);
                }
                found |= role.bit();
            }
        }
    }
    Ok(found)
}

/// A set of states by their ids, or `*` for all.
pub(super) fn states(
    r: &Reader<'_>,
    value: usize,
    missing: &'static str,
    section: Section,
    workflow: &Workflow,
    faults: &mut Faults,
) -> Result<States, JsonError> {
    let (ids, lines) = texts(r, value, missing)?;
    let mut found = States::default();
    for (id, line) in ids.iter().zip(lines) {
        if id == EVERY {
            found = workflow.all_states();
            continue;
        }
        match workflow.state(id) {
            Some(state) => found = found.with(state),
            None => faults.add(line, section, id, Flaw::UnknownState),
        }
    }
    Ok(found)
}

/// A set of classes; all if none are named.
pub(super) fn classes(
    r: &Reader<'_>,
    value: usize,
    section: Section,
    faults: &mut Faults,
) -> Result<u8, JsonError> {
    if value == 0 {
        return Ok(Class::ALL.iter().fold(0, |set, class| set | class.bit()));
    }
    let (names, lines) = texts(r, value, "classes: missing")?;
    let mut found = 0;
    for (name, line) in names.iter().zip(lines) {
        match Class::parse(name) {
            Some(class) => found |= class.bit(),
            None => faults.add(line, section, name, Flaw::UnknownName),
        }
    }
    Ok(found)
}

pub(super) fn evidence(
    start: &Reader<'_>,
    value: usize,
    workflow: &mut Workflow,
) -> Result<(), JsonError> {
    if value == 0 || start.at(value).null() {
        return Ok(());
    }
    let mut r = start.at(value);
    let names = ["n_min", "after_opening", "distance_m_max", "unseen", "mimes"];
    let [n_min, after_opening, distance, unseen, mimes] = fields_only(&mut r, names)?;
    let distance_m_max = if distance == 0 || start.at(distance).null() {
        None
    } else {
        Some(count(start, distance, "distance_m_max: expected metres")?)
    };
    workflow.evidence = Some(EvidenceRule {
        n_min: count(start, n_min, "n_min: expected a number")?,
        after_opening: need(start, after_opening, "after_opening: missing")?.boolean()?,
        distance_m_max,
        unseen: need(start, unseen, "unseen: missing")?.boolean()?,
        mimes: texts(start, mimes, "mimes: missing")?.0,
    });
    Ok(())
}

/// A number from 0 that fits.
pub(super) fn count(r: &Reader<'_>, value: usize, problem: &'static str) -> Result<u32, JsonError> {
    let number = need(r, value, problem)?.integer()?;
    u32::try_from(number).map_err(|_| r.at(value).error(problem))
}
