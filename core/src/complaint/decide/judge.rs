//! Judging one command: the gate, what comes with it, and the event it becomes.
//!
//! Source: `docs/reference/complaint-lifecycle.md`.

use alloc::vec::Vec;

use super::{enter, gate};
use crate::calendar::{Span, WorkingTime};
use crate::complaint::actor::Actor;
use crate::complaint::case::Case;
use crate::complaint::command::{Act, Command, Share, Target};
use crate::complaint::event::{ClockChange, Event, What};
use crate::complaint::evidence::Evidence;
use crate::complaint::field::{Field, Seal, WORDS_CHARS_MAX, Words, WordsAt};
use crate::complaint::refusal::Why;
use crate::complaint::workflow::{ClockIdx, Move, Need, Workflow, is_longer};
use crate::{Instant, sort_by};

/// The event that a command becomes.
pub(super) fn judge(
    case: &Case,
    command: &Command,
    actor: &Actor,
    workflow: &Workflow,
    time: &WorkingTime,
    at: Instant,
) -> Result<Event, Why> {
    let (found, _) = gate::gate(case, command.act.kind(), actor, workflow, time, at)?;
    words(&command.words)?;
    brings_all(found, command, workflow)?;
    let (what, mut clocks) = happen(case, &command.act, found, workflow, at)?;
    let (class, grade) = match &what {
        What::Submitted { class, .. } => {
            if !found.is_of(*class) {
                return Err(Why::NotForClass);
            }
            (*class, None)
        }
        What::Verified { grade } => (case.class, grade.or(case.grade)),
        _ => (case.class, case.grade),
    };
    if let Some(to) = found.to {
        clocks = enter::changes(case, workflow, to, class, grade);
    }
    Ok(Event {
        at,
        actor: actor.clone(),
        command: Some(command.id),
        what,
        entered: found.to.map(|to| workflow.state_at(to)),
        clocks,
        seals: seals(&command.words),
    })
}

/// The seals of all words, by the names of their fields: a log has one order for them.
fn seals(words: &[Words]) -> Vec<Seal> {
    let mut seals: Vec<Seal> = words.iter().map(Words::seal).collect();
    sort_by(&mut seals, |a, b| a.field.as_str().cmp(b.field.as_str()));
    seals
}

/// Words that cannot be empty, too long, or two about the same thing.
fn words(all: &[Words]) -> Result<(), Why> {
    let mut seen = 0_u16;
    for words in all {
        let field = words.field;
        if seen & field.bit() != 0 {
            return Err(Why::WordsTwice { field });
        }
        seen |= field.bit();
        let n_chars = words.text.chars().count();
        if n_chars > WORDS_CHARS_MAX {
            let (n_chars, n_chars_max) = (n_chars as u64, WORDS_CHARS_MAX as u64);
            return Err(Why::TooLong { field, n_chars, n_chars_max });
        }
        if words.text.trim().is_empty() {
            return Err(Why::Missing { needs: Vec::from([Need::Words(field)]) });
        }
    }
    Ok(())
}

/// Whether everything a move needs comes with the command.
fn brings_all(found: &Move, command: &Command, workflow: &Workflow) -> Result<(), Why> {
    let brings = |need: &Need| match (need, &command.act) {
        (Need::Words(field), _) => command.words.iter().any(|words| words.field == *field),
        (Need::Grade, Act::Verify { grade }) => grade.is_some(),
        (Need::Evidence, Act::Propose { evidence }) => !evidence.is_empty(),
        (Need::Grade | Need::Evidence, _) => true,
    };
    let needs: Vec<Need> = found.needs.iter().copied().filter(|need| !brings(need)).collect();
    if !needs.is_empty() {
        return Err(Why::Missing { needs });
    }
    match &command.act {
        Act::Verify { grade: Some(grade) } => {
            let known = workflow.grades.get(usize::from(grade.0));
            known.map(|_| ()).ok_or(Why::NoSuchGrade)
        }
        _ => Ok(()),
    }
}

/// What a command is called once it happened, and what it does to clocks by itself.
fn happen(
    case: &Case,
    act: &Act,
    found: &Move,
    workflow: &Workflow,
    at: Instant,
) -> Result<(What, Vec<ClockChange>), Why> {
    let mut clocks = Vec::new();
    let what = match act {
        Act::Submit { class, privacy } => What::Submitted { class: *class, privacy: *privacy },
        Act::Confirm => What::Confirmed,
        Act::Verify { grade } => What::Verified { grade: *grade },
        Act::Ask => What::Asked,
        Act::Answer => What::Answered,
        Act::Dispose { to } => What::Disposed { to: to.clone() },
        Act::Decline { right } => What::Declined { right: right.clone() },
        Act::Hold => {
            clocks = enter::holdable(case, workflow);
            What::Held
        }
        Act::Resume => {
            clocks = enter::resumable(case, workflow);
            What::Resumed
        }
        Act::Extend { clock, by } => {
            extend(case, *clock, *by, workflow)?;
            What::Extended { clock: *clock, by: *by }
        }
        Act::Start => What::Started,
        Act::Propose { evidence } => {
            stands(case, evidence, found, workflow, at)?;
            What::ClosureProposed { evidence: evidence.clone() }
        }
        Act::Accept => What::Accepted,
        Act::Dispute => What::Disputed,
        Act::Close => What::Closed,
        Act::Reopen => What::Reopened,
        Act::Merge { into } => {
            can_take(case, into)?;
            What::Merged { into: into.case.clone() }
        }
        Act::Unmerge => What::Unmerged,
        Act::Absorb { share } => {
            is_new(case, share)?;
            What::Absorbed { share: share.clone() }
        }
        Act::Release { case: other } => {
            if !case.absorbed.iter().any(|share| share.case == *other) {
                return Err(Why::NotAbsorbed { case: other.clone() });
            }
            What::Released { case: other.clone() }
        }
        Act::Redact { at } => {
            // Identities are never public, so there is nothing to hide.
            if !case.has_words(*at) || matches!(at.field, Field::Identity(_)) {
                return Err(Why::NoSuchWords { at: *at });
            }
            What::Redacted { at: *at }
        }
        Act::Escalate => {
            What::Escalated { step: gate::next_step(case, workflow).ok_or(Why::LadderEnd)? }
        }
        Act::Archive { reason } => What::Archived { reason: *reason },
        Act::Rate { stars } => {
            if !(1..=5).contains(stars) {
                return Err(Why::StarsOutOfRange { stars: *stars });
            }
            What::Rated { stars: *stars }
        }
        Act::Erase { words } => {
            erasable(case, words)?;
            What::Erased { words: words.clone() }
        }
        // Decided before anyone is asked.
        Act::Tick => return Err(Why::NotInState),
    };
    Ok((what, clocks))
}

fn extend(case: &Case, clock: ClockIdx, by: Span, workflow: &Workflow) -> Result<(), Why> {
    let rule = workflow.rule(clock).and_then(|rule| rule.extension);
    let allowed = rule.ok_or(Why::NotExtendable)?;
    let own = case.running(clock).ok_or(Why::ClockNotRunning { clock })?;
    if let Some(due_at) = own.breached {
        return Err(Why::ClockBreached { due_at });
    }
    if own.time.extensions.len() >= usize::from(allowed.times_max) {
        return Err(Why::ExtensionsUsed { allowed });
    }
    let nothing = matches!(
        by,
        Span::WorkingDays(0) | Span::WorkingMinutes(0) | Span::CalendarDays(0) | Span::Minutes(0)
    );
    if nothing || by != allowed.by_max && !is_longer(by, allowed.by_max) {
        return Err(Why::ExtensionTooLong { allowed });
    }
    Ok(())
}

/// Evidence is judged wherever it is needed or given.
fn stands(
    case: &Case,
    evidence: &[Evidence],
    found: &Move,
    workflow: &Workflow,
    at: Instant,
) -> Result<(), Why> {
    let Some(rule) = &workflow.evidence else { return Ok(()) };
    if evidence.is_empty() && !found.needs.contains(&Need::Evidence) {
        return Ok(());
    }
    let flaws = rule.flaws(evidence, case.since_at, at);
    if flaws.is_empty() { Ok(()) } else { Err(Why::Evidence { flaws }) }
}

/// A case is merged only into one that stands by itself, so merges never go round in a circle.
fn can_take(case: &Case, into: &Target) -> Result<(), Why> {
    if into.case == case.id {
        return Err(Why::MergeIntoItself);
    }
    if let Some(into) = &into.merged_into {
        return Err(Why::TargetMerged { into: into.clone() });
    }
    if into.is_open { Ok(()) } else { Err(Why::TargetNotOpen) }
}

fn is_new(case: &Case, share: &Share) -> Result<(), Why> {
    if share.case == case.id {
        return Err(Why::MergeIntoItself);
    }
    if case.absorbed.iter().any(|known| known.case == share.case) {
        return Err(Why::AlreadyAbsorbed { case: share.case.clone() });
    }
    Ok(())
}

fn erasable(case: &Case, words: &[WordsAt]) -> Result<(), Why> {
    for (idx, at) in words.iter().enumerate() {
        if !case.has_words(*at) || words.iter().take(idx).any(|before| before == at) {
            return Err(Why::NoSuchWords { at: *at });
        }
    }
    match words {
        [] => Err(Why::Missing { needs: Vec::new() }),
        [_, ..] => Ok(()),
    }
}
