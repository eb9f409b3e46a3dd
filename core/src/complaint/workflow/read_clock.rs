//! Reading the clocks of a workflow and its ladder.
//!
//! Source: `docs/reference/complaint-workflow.md`.

use alloc::vec::Vec;

use super::fault::{Flaw, Section};
use super::item::{ClockIdx, ClockRule, Extension, Ladder, Limit, Name, OnBreach, Step};
use super::read::{Faults, Lines, Workflow, line, name, texts, unique};
use super::read_move::{classes, count, states};
use crate::calendar::Span;
use crate::complaint::command::CommandKind;
use crate::json::strict::{fields_only, need, text};
use crate::json::{JsonError, Reader};

/// The most clocks, so that a set of them fits into 16 bits.
const N_CLOCKS_MAX: usize = 16;

pub(super) fn clocks(
    start: &Reader<'_>,
    value: usize,
    workflow: &mut Workflow,
    lines: &mut Lines,
    faults: &mut Faults,
) -> Result<(), JsonError> {
    need(start, value, "clocks: missing")?.array(&mut |r| {
        lines.clocks.push(line(r));
        let rule = one(r, workflow, faults)?;
        workflow.clocks.push(rule);
        Ok(())
    })?;
    unique(&workflow.clocks, &lines.clocks, |rule| &rule.id, Section::Clocks, faults);
    if let (Some(rule), Some(line)) =
        (workflow.clocks.get(N_CLOCKS_MAX), lines.clocks.get(N_CLOCKS_MAX))
    {
        faults.add(*line, Section::Clocks, &rule.id, Flaw::TooMany);
    }
    Ok(())
}

const FIELDS: [&str; 10] = [
    "id",
    "name_id",
    "name_en",
    "starts",
    "stops",
    "held_in",
    "may_hold",
    "limits",
    "extension",
    "on_breach",
];

/// A clock, still without what follows its breach: that names steps of the ladder, which names
/// clocks.
fn one(
    r: &mut Reader<'_>,
    workflow: &Workflow,
    faults: &mut Faults,
) -> Result<ClockRule, JsonError> {
    let start = *r;
    let [id, name_id, name_en, starts, stops, held_in, may_hold, limits_at, extension_at, _] =
        fields_only(r, FIELDS)?;
    let mut set =
        |value, missing| states(&start, value, missing, Section::Clocks, workflow, faults);
    let (starts, stops) = (set(starts, "starts: missing")?, set(stops, "stops: missing")?);
    let held_in = set(held_in, "held_in: missing")?;
    let mut limits = Vec::new();
    need(&start, limits_at, "limits: missing")?.array(&mut |r| {
        limits.push(limit(r, workflow, faults)?);
        Ok(())
    })?;
    Ok(ClockRule {
        id: text(&start, id, "id: missing")?,
        name: name(&start, name_id, name_en)?,
        starts,
        stops,
        held_in,
        may_hold: need(&start, may_hold, "may_hold: missing")?.boolean()?,
        limits,
        extension: extension(&start, extension_at)?,
        on_breach: OnBreach::Record,
    })
}

fn limit(r: &mut Reader<'_>, workflow: &Workflow, faults: &mut Faults) -> Result<Limit, JsonError> {
    let (start, here) = (*r, line(r));
    let [classes_at, grades_at, limit, source] =
        fields_only(r, ["classes", "grades", "limit", "source"])?;
    let mut grades = None;
    if grades_at > 0 {
        let (ids, lines) = texts(&start, grades_at, "grades: missing")?;
        let mut set = 0_u64;
        for (id, line) in ids.iter().zip(lines) {
            match workflow.grades.iter().take(64).position(|grade| grade.id == *id) {
                Some(place) => set |= 1 << place,
                None => faults.add(line, Section::Clocks, id, Flaw::UnknownGrade),
            }
        }
        grades = Some(set);
    }
    let source = text(&start, source, "source: missing")?;
    workflow.check_source(&source, here, Section::Clocks, faults);
    Ok(Limit {
        classes: classes(&start, classes_at, Section::Clocks, faults)?,
        grades,
        span: span(need(&start, limit, "limit: missing")?)?,
        source,
    })
}

fn extension(start: &Reader<'_>, value: usize) -> Result<Option<Extension>, JsonError> {
    if value == 0 || start.at(value).null() {
        return Ok(None);
    }
    let [by_max, times_max] = fields_only(&mut start.at(value), ["by_max", "times_max"])?;
    let problem = "times_max: expected 1 to 255";
    let times = u8::try_from(count(start, times_max, problem)?).ok().filter(|times| *times > 0);
    Ok(Some(Extension {
        by_max: span(need(start, by_max, "by_max: missing")?)?,
        times_max: times.ok_or_else(|| start.at(times_max).error(problem))?,
    }))
}

/// What follows the breach of each clock, once ladder and clocks are known.
pub(super) fn breaches(
    start: &Reader<'_>,
    value: usize,
    workflow: &mut Workflow,
    faults: &mut Faults,
) -> Result<(), JsonError> {
    let mut found = Vec::new();
    need(start, value, "clocks: missing")?.array(&mut |r| {
        let start = *r;
        let [.., at] = fields_only(r, FIELDS)?;
        found.push(on_breach(&start, at, workflow, faults)?);
        Ok(())
    })?;
    for (rule, on_breach) in workflow.clocks.iter_mut().zip(found) {
        rule.on_breach = on_breach;
    }
    Ok(())
}

fn on_breach(
    start: &Reader<'_>,
    value: usize,
    workflow: &Workflow,
    faults: &mut Faults,
) -> Result<OnBreach, JsonError> {
    if value == 0 || start.at(value).null() {
        return Ok(OnBreach::Record);
    }
    let [command, step] = fields_only(&mut start.at(value), ["command", "escalate"])?;
    let here = line(&start.at(value));
    if command > 0 && step > 0 || command + step == 0 {
        return Err(start.at(value).error("on_breach: expected a command or a step"));
    }
    if command > 0 {
        let name = text(start, command, "command: missing")?;
        return Ok(CommandKind::parse(&name).map_or_else(
            || {
                faults.add(here, Section::Clocks, &name, Flaw::UnknownName);
                OnBreach::Record
            },
            OnBreach::Move,
        ));
    }
    let id = text(start, step, "escalate: missing")?;
    let steps = workflow.ladder.iter().flat_map(|ladder| &ladder.steps);
    match steps.zip(0_u8..).find(|(step, _)| step.id == id) {
        Some((_, idx)) => Ok(OnBreach::Escalate(idx)),
        None => {
            faults.add(here, Section::Clocks, &id, Flaw::UnknownStep);
            Ok(OnBreach::Record)
        }
    }
}

pub(super) fn ladder(
    start: &Reader<'_>,
    value: usize,
    workflow: &mut Workflow,
    lines: &mut Lines,
    faults: &mut Faults,
) -> Result<(), JsonError> {
    if value == 0 || start.at(value).null() {
        return Ok(());
    }
    lines.ladder = line(&start.at(value));
    let [clock_at, steps_at, source] =
        fields_only(&mut start.at(value), ["clock", "steps", "source"])?;
    let (steps, at) = super::read::list(start, steps_at, "steps: missing", step)?;
    unique(&steps, &at, |step| &step.id, Section::Ladder, faults);
    let mut last = None;
    for (step, line) in steps.iter().zip(&at) {
        let Some(after) = step.after else { continue };
        if last.is_some_and(|last| !is_longer(last, after)) {
            faults.add(*line, Section::Ladder, &step.id, Flaw::LadderOutOfOrder);
        }
        last = Some(after);
    }
    let source = text(start, source, "source: missing")?;
    workflow.check_source(&source, lines.ladder, Section::Ladder, faults);
    let id = text(start, clock_at, "clock: missing")?;
    match workflow.clocks.iter().zip(0_u8..).find(|(rule, _)| rule.id == id) {
        Some((_, idx)) => workflow.ladder = Some(Ladder { clock: ClockIdx(idx), steps, source }),
        None => {
            faults.add(line(&start.at(clock_at)), Section::Ladder, &id, Flaw::UnknownClock);
        }
    }
    Ok(())
}

fn step(r: &mut Reader<'_>) -> Result<Step, JsonError> {
    let start = *r;
    let [id, desk_id, desk_en, after] = fields_only(r, ["id", "desk_id", "desk_en", "after"])?;
    Ok(Step {
        id: text(&start, id, "id: missing")?,
        desk: Name {
            id: text(&start, desk_id, "desk_id: missing")?,
            en: text(&start, desk_en, "desk_en: missing")?,
        },
        after: some_span(&start, after)?,
    })
}

/// Whether `after` is longer than `before` and counted the same way.
pub(in crate::complaint) fn is_longer(before: Span, after: Span) -> bool {
    match (before, after) {
        (Span::WorkingDays(a), Span::WorkingDays(b))
        | (Span::WorkingMinutes(a), Span::WorkingMinutes(b))
        | (Span::CalendarDays(a), Span::CalendarDays(b))
        | (Span::Minutes(a), Span::Minutes(b)) => a < b,
        _ => false,
    }
}

/// A span that may be missing or null.
pub(super) fn some_span(r: &Reader<'_>, value: usize) -> Result<Option<Span>, JsonError> {
    if value == 0 || r.at(value).null() { Ok(None) } else { span(r.at(value)).map(Some) }
}

/// `{"working_days": 3}`, or another of the four measures.
pub(in crate::complaint) fn span(mut r: Reader<'_>) -> Result<Span, JsonError> {
    let start = r;
    let names = ["working_days", "working_minutes", "calendar_days", "minutes"];
    let found = fields_only(&mut r, names)?;
    let problem = "expected one of working_days, working_minutes, calendar_days and minutes";
    let kinds = [Span::WorkingDays, Span::WorkingMinutes, Span::CalendarDays, Span::Minutes];
    let mut spans = found.iter().zip(kinds).filter(|(value, _)| **value > 0);
    match (spans.next(), spans.next()) {
        (Some((value, kind)), None) => match count(&start, *value, problem)? {
            0 => Err(start.at(*value).error("a span of nothing")),
            n => Ok(kind(n)),
        },
        _ => Err(start.error(problem)),
    }
}
