//! Reading what happened.
//!
//! Source: `docs/reference/complaint-log.md`.

use alloc::vec::Vec;

use super::hex;
use super::read_parts::{
    actor, bytes, clock, clock_change, id, instant, named, number, optional, photo, share, words_at,
};
use crate::complaint::actor::{AgencyId, CaseId};
use crate::complaint::class::{Class, Privacy};
use crate::complaint::command::{ArchiveReason, CommandId};
use crate::complaint::event::{Event, EventKind, What};
use crate::complaint::field::{Field, Seal};
use crate::complaint::workflow::{StateAt, Workflow, span};
use crate::json::strict::{fields_only, need};
use crate::json::{JsonError, Reader};

/// The fields of an entry; its place in the chain last.
pub(super) const FIELDS: [&str; 10] =
    ["actor", "at", "clocks", "command", "details", "event", "seals", "state", "prev", "seq"];

/// The event of an entry, whose fields stand in the order of [`FIELDS`].
pub(super) fn event(
    r: &Reader<'_>,
    fields: [usize; 10],
    workflow: &Workflow,
) -> Result<Event, JsonError> {
    let [actor_at, at, clocks_at, command, details, kind, seals_at, state, _, _] = fields;
    let kind = named(r, kind, "event: not known", EventKind::parse)?;
    let mut clocks = Vec::new();
    need(r, clocks_at, "clocks: missing")?.array(&mut |r| {
        clocks.push(clock_change(r, workflow)?);
        Ok(())
    })?;
    let command = match command {
        0 => None,
        at => Some(CommandId(u128::from_be_bytes(bytes(r, at, "command: expected 32 digits")?))),
    };
    Ok(Event {
        at: instant(r, at, "at: expected an instant")?,
        actor: actor(need(r, actor_at, "actor: missing")?)?,
        command,
        what: what(kind, need(r, details, "details: missing")?, workflow)?,
        entered: optional(state, |at| state_at(r, at, workflow))?,
        clocks,
        seals: seals(need(r, seals_at, "seals: missing")?)?,
    })
}

fn seals(mut r: Reader<'_>) -> Result<Vec<Seal>, JsonError> {
    let mut seals: Vec<Seal> = Vec::new();
    r.object(&mut |r, name| {
        let field =
            Field::parse(name).ok_or_else(|| r.error("seals: a field that is not known"))?;
        if seals.iter().any(|seal| seal.field == field) {
            return Err(r.error("seals: a field that stands twice"));
        }
        let here = *r;
        let hash = hex::parse(&r.string()?);
        let hash = hash.ok_or_else(|| here.error("seals: expected 64 hexadecimal digits"))?;
        seals.push(Seal { field, hash });
        Ok(())
    })?;
    Ok(seals)
}

fn state_at(r: &Reader<'_>, at: usize, workflow: &Workflow) -> Result<StateAt, JsonError> {
    let state = named(r, at, "state: not in the workflow", |id| workflow.state(id))?;
    Ok(workflow.state_at(state))
}

fn what(kind: EventKind, start: Reader<'_>, workflow: &Workflow) -> Result<What, JsonError> {
    let (start, r) = (&start, &mut { start });
    Ok(match kind {
        EventKind::Submitted => {
            let [class, privacy] = fields_only(r, ["class", "privacy"])?;
            What::Submitted {
                class: named(start, class, "class: not known", Class::parse)?,
                privacy: named(start, privacy, "privacy: not known", Privacy::parse)?,
            }
        }
        EventKind::Verified => {
            let [grade] = fields_only(r, ["grade"])?;
            let known = |id: &str| workflow.grade(id);
            What::Verified {
                grade: optional(grade, |at| named(start, at, "grade: not in the workflow", known))?,
            }
        }
        EventKind::Disposed => {
            let [to] = fields_only(r, ["to"])?;
            What::Disposed { to: id(start, to, "to: expected an id", AgencyId::new)? }
        }
        EventKind::Declined => {
            let [right] = fields_only(r, ["right"])?;
            What::Declined { right: id(start, right, "right: expected an id", AgencyId::new)? }
        }
        EventKind::Extended => {
            let [by, clock_at] = fields_only(r, ["by", "clock"])?;
            let by = span(need(start, by, "by: missing")?)?;
            What::Extended { clock: clock(start, clock_at, workflow)?, by }
        }
        EventKind::ClosureProposed => {
            let [evidence] = fields_only(r, ["evidence"])?;
            What::ClosureProposed { evidence: list(start, evidence, "evidence: missing", photo)? }
        }
        EventKind::Merged => {
            let [into] = fields_only(r, ["into"])?;
            What::Merged { into: id(start, into, "into: expected an id", CaseId::new)? }
        }
        EventKind::Absorbed => What::Absorbed { share: share(r, workflow)? },
        EventKind::Released => {
            let [case] = fields_only(r, ["case"])?;
            What::Released { case: id(start, case, "case: expected an id", CaseId::new)? }
        }
        EventKind::Redacted => What::Redacted { at: words_at(r)? },
        EventKind::Escalated => {
            let [step] = fields_only(r, ["step"])?;
            let known = |id: &str| workflow.step(id);
            What::Escalated { step: named(start, step, "step: not on the ladder", known)? }
        }
        EventKind::Archived => {
            let [reason] = fields_only(r, ["reason"])?;
            let reason = named(start, reason, "reason: not known", ArchiveReason::parse)?;
            What::Archived { reason }
        }
        EventKind::Rated => {
            let [stars] = fields_only(r, ["stars"])?;
            What::Rated { stars: rating(start, stars)? }
        }
        EventKind::Erased => {
            let [words] = fields_only(r, ["words"])?;
            What::Erased { words: list(start, words, "words: missing", words_at)? }
        }
        EventKind::Breached => {
            let [clock_at, due_at] = fields_only(r, ["clock", "due_at"])?;
            let due_at = instant(start, due_at, "due_at: expected an instant")?;
            What::Breached { clock: clock(start, clock_at, workflow)?, due_at }
        }
        EventKind::Confirmed => nothing_more(r, What::Confirmed)?,
        EventKind::Asked => nothing_more(r, What::Asked)?,
        EventKind::Answered => nothing_more(r, What::Answered)?,
        EventKind::Held => nothing_more(r, What::Held)?,
        EventKind::Resumed => nothing_more(r, What::Resumed)?,
        EventKind::Started => nothing_more(r, What::Started)?,
        EventKind::Accepted => nothing_more(r, What::Accepted)?,
        EventKind::Disputed => nothing_more(r, What::Disputed)?,
        EventKind::Closed => nothing_more(r, What::Closed)?,
        EventKind::Reopened => nothing_more(r, What::Reopened)?,
        EventKind::Unmerged => nothing_more(r, What::Unmerged)?,
    })
}

fn nothing_more(r: &mut Reader<'_>, what: What) -> Result<What, JsonError> {
    fields_only::<0>(r, []).map(|_| what)
}

fn rating(r: &Reader<'_>, value: usize) -> Result<u8, JsonError> {
    let problem = "stars: expected 1 to 5";
    let stars = u8::try_from(number(r, value, problem)?).ok();
    stars.filter(|stars| (1..=5).contains(stars)).ok_or_else(|| r.at(value).error(problem))
}

fn list<'a, T>(
    r: &Reader<'a>,
    value: usize,
    missing: &'static str,
    read: fn(&mut Reader<'a>) -> Result<T, JsonError>,
) -> Result<Vec<T>, JsonError> {
    let mut all = Vec::new();
    need(r, value, missing)?.array(&mut |r| {
        all.push(read(r)?);
        Ok(())
    })?;
    Ok(all)
}
