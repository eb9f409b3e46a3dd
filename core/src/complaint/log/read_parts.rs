//! Reading the parts that events are made of.
//!
//! Source: `docs/reference/complaint-log.md`.

use alloc::vec::Vec;

use super::hex;
use crate::complaint::actor::{Actor, AgencyId, CaseId, OfficerId, Role};
use crate::complaint::command::Share;
use crate::complaint::event::ClockChange;
use crate::complaint::evidence::Evidence;
use crate::complaint::field::{Field, WordsAt};
use crate::complaint::workflow::{ClockIdx, Workflow, span};
use crate::json::strict::{fields_only, need, text};
use crate::json::{JsonError, Reader};
use crate::{IdError, Instant};

pub(super) fn actor(mut r: Reader<'_>) -> Result<Actor, JsonError> {
    let start = r;
    let [agency, officer, role] = fields_only(&mut r, ["agency", "officer", "role"])?;
    Ok(Actor {
        role: named(&start, role, "role: not known", Role::parse)?,
        agency: optional(agency, |at| id(&start, at, "agency: expected an id", AgencyId::new))?,
        officer: optional(officer, |at| id(&start, at, "officer: expected an id", OfficerId::new))?,
    })
}

pub(super) fn clock_change(
    r: &mut Reader<'_>,
    workflow: &Workflow,
) -> Result<ClockChange, JsonError> {
    let start = *r;
    let [clock_at, limit, turn] = fields_only(r, ["clock", "limit", "turn"])?;
    let clock = clock(&start, clock_at, workflow)?;
    match (text(&start, turn, "turn: missing")?.as_str(), limit) {
        ("started", 1..) => Ok(ClockChange::Started { clock, limit: span(start.at(limit))? }),
        ("held", 0) => Ok(ClockChange::Held(clock)),
        ("resumed", 0) => Ok(ClockChange::Resumed(clock)),
        ("stopped", 0) => Ok(ClockChange::Stopped(clock)),
        _ => Err(start.error("turn: not known, or a limit too few or too many")),
    }
}

pub(super) fn clock(r: &Reader<'_>, at: usize, workflow: &Workflow) -> Result<ClockIdx, JsonError> {
    named(r, at, "clock: not in the workflow", |id| workflow.clock(id))
}

pub(super) fn share(r: &mut Reader<'_>, workflow: &Workflow) -> Result<Share, JsonError> {
    let start = *r;
    let [case, clocks_at, opened_at] = fields_only(r, ["case", "clocks", "opened_at"])?;
    let mut clocks = Vec::new();
    need(&start, clocks_at, "clocks: missing")?.array(&mut |r| {
        let here = *r;
        let [clock_at, started_at] = fields_only(r, ["clock", "started_at"])?;
        let at = instant(&here, started_at, "started_at: expected an instant")?;
        clocks.push((clock(&here, clock_at, workflow)?, at));
        Ok(())
    })?;
    Ok(Share {
        case: id(&start, case, "case: expected an id", CaseId::new)?,
        opened_at: instant(&start, opened_at, "opened_at: expected an instant")?,
        clocks,
    })
}

pub(super) fn photo(r: &mut Reader<'_>) -> Result<Evidence, JsonError> {
    let start = *r;
    let names = ["distance_m", "mime", "perceptual_hash", "seen_on", "sha256", "taken_at"];
    let [distance, mime, hash, seen_on, sha256, taken_at] = fields_only(r, names)?;
    let hash = optional(hash, |at| bytes(&start, at, "perceptual_hash: expected 16 digits"))?;
    Ok(Evidence {
        sha256: bytes(&start, sha256, "sha256: expected 64 digits")?,
        mime: text(&start, mime, "mime: missing")?,
        taken_at: optional(taken_at, |at| instant(&start, at, "taken_at: expected an instant"))?,
        distance_m: optional(distance, |at| number(&start, at, "distance_m: expected metres"))?,
        perceptual_hash: hash.map(u64::from_be_bytes),
        seen_on: optional(seen_on, |at| id(&start, at, "seen_on: expected an id", CaseId::new))?,
    })
}

pub(super) fn words_at(r: &mut Reader<'_>) -> Result<WordsAt, JsonError> {
    let start = *r;
    let [field, seq] = fields_only(r, ["field", "seq"])?;
    at_words(&start, seq, field)
}

pub(super) fn at_words(r: &Reader<'_>, seq: usize, field: usize) -> Result<WordsAt, JsonError> {
    let field = named(r, field, "field: not known", Field::parse)?;
    Ok(WordsAt { seq: number(r, seq, "seq: expected a number")?, field })
}

/// Reads a value if it is there.
pub(super) fn optional<T>(
    value: usize,
    read: impl Fn(usize) -> Result<T, JsonError>,
) -> Result<Option<T>, JsonError> {
    if value == 0 { Ok(None) } else { read(value).map(Some) }
}

/// Reads a text that names something.
pub(super) fn named<T>(
    r: &Reader<'_>,
    value: usize,
    problem: &'static str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, JsonError> {
    let name = text(r, value, problem)?;
    parse(&name).ok_or_else(|| r.at(value).error(problem))
}

pub(super) fn id<T>(
    r: &Reader<'_>,
    value: usize,
    problem: &'static str,
    parse: fn(&str) -> Result<T, IdError>,
) -> Result<T, JsonError> {
    named(r, value, problem, |text| parse(text).ok())
}

pub(super) fn number(
    r: &Reader<'_>,
    value: usize,
    problem: &'static str,
) -> Result<u32, JsonError> {
    let number = need(r, value, problem)?.integer()?;
    u32::try_from(number).map_err(|_| r.at(value).error(problem))
}

pub(super) fn instant(
    r: &Reader<'_>,
    value: usize,
    problem: &'static str,
) -> Result<Instant, JsonError> {
    named(r, value, problem, |text| Instant::parse(text).ok())
}

pub(super) fn bytes<const N: usize>(
    r: &Reader<'_>,
    value: usize,
    problem: &'static str,
) -> Result<[u8; N], JsonError> {
    named(r, value, problem, hex::parse)
}
