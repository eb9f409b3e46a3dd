//! Writing a log: `balai.complaint-log/1`.
//!
//! Entries are written in the very form that is hashed.
//!
//! Source: `docs/reference/complaint-log.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::canonical::Canonical;
use super::{Entry, Log};
use crate::calendar::Span;
use crate::complaint::event::{ClockChange, What};
use crate::complaint::evidence::Evidence;
use crate::complaint::field::{Seal, WordsAt};
use crate::complaint::workflow::{ClockIdx, GradeIdx, Workflow};
use crate::{Instant, UtcOffset};

pub(super) const FORMAT: &str = "balai.complaint-log/1";

impl Log {
    /// Writes the log as JSON, words included. Not for the public, for whom there is
    /// [`public`](crate::complaint::public()).
    #[must_use]
    pub fn to_json(&self, workflow: &Workflow) -> String {
        let mut w = Canonical::default();
        w.open('{');
        w.name("format").text(FORMAT);
        w.name("case").text(self.case.as_str());
        w.name("workflow").open('{');
        w.name("id").text(&self.workflow_id);
        w.name("version").text(&self.workflow_version).close('}');
        w.name("entries").open('[');
        for one in &self.entries {
            entry(&mut w, one, workflow);
        }
        w.close(']');
        w.name("head").bytes(&self.head);
        w.name("words").open('[');
        for (at, words) in &self.words {
            w.open('{').name("seq").number(at.seq);
            w.name("field").text(at.field.as_str());
            w.name("salt").bytes(&words.salt);
            w.name("text").text(&words.text).close('}');
        }
        w.close(']').close('}');
        w.finish()
    }
}

/// Writes an entry, names in the order of their characters.
pub(super) fn entry(w: &mut Canonical, entry: &Entry, workflow: &Workflow) {
    let event = &entry.event;
    w.open('{').name("actor").open('{');
    if let Some(agency) = &event.actor.agency {
        w.name("agency").text(agency.as_str());
    }
    if let Some(officer) = &event.actor.officer {
        w.name("officer").text(officer.as_str());
    }
    w.name("role").text(event.actor.role.as_str()).close('}');
    instant(w.name("at"), event.at);
    w.name("clocks").open('[');
    for change in &event.clocks {
        clock_change(w, *change, workflow);
    }
    w.close(']');
    if let Some(command) = event.command {
        w.name("command").bytes(&command.0.to_be_bytes());
    }
    details(w.name("details").open('{'), &event.what, workflow);
    w.close('}');
    w.name("event").text(event.what.kind().as_str());
    w.name("prev").bytes(&entry.prev);
    seals(w, &event.seals);
    w.name("seq").number(entry.seq);
    if let Some(entered) = event.entered {
        w.name("state").text(workflow.state_id(entered.state));
    }
    w.close('}');
}

/// Seals by the names of their fields, in order.
fn seals(w: &mut Canonical, seals: &[Seal]) {
    let mut order: Vec<&Seal> = seals.iter().collect();
    crate::sort_by(&mut order, |a, b| a.field.as_str().cmp(b.field.as_str()));
    w.name("seals").open('{');
    for seal in order {
        w.name(seal.field.as_str()).bytes(&seal.hash);
    }
    w.close('}');
}

fn details(w: &mut Canonical, what: &What, workflow: &Workflow) {
    match what {
        What::Submitted { class, privacy } => {
            w.name("class").text(class.as_str()).name("privacy").text(privacy.as_str());
        }
        What::Verified { grade } => {
            if let Some(GradeIdx(idx)) = grade {
                let grade = workflow.grades.get(usize::from(*idx));
                w.name("grade").text(grade.map_or("", |grade| &grade.id));
            }
        }
        What::Disposed { to } => _ = w.name("to").text(to.as_str()),
        What::Declined { right } => _ = w.name("right").text(right.as_str()),
        What::Extended { clock, by } => {
            span(w.name("by"), *by);
            w.name("clock").text(clock_id(*clock, workflow));
        }
        What::ClosureProposed { evidence } => {
            w.name("evidence").open('[');
            for photo in evidence {
                one_photo(w, photo);
            }
            w.close(']');
        }
        What::Merged { into } => _ = w.name("into").text(into.as_str()),
        What::Absorbed { share } => {
            w.name("case").text(share.case.as_str());
            w.name("clocks").open('[');
            for (clock, started_at) in &share.clocks {
                w.open('{').name("clock").text(clock_id(*clock, workflow));
                instant(w.name("started_at"), *started_at).close('}');
            }
            instant(w.close(']').name("opened_at"), share.opened_at);
        }
        What::Released { case } => _ = w.name("case").text(case.as_str()),
        What::Redacted { at } => {
            w.name("field").text(at.field.as_str()).name("seq").number(at.seq);
        }
        What::Escalated { step } => {
            let steps = workflow.ladder.iter().flat_map(|ladder| &ladder.steps);
            let id = steps.map(|step| step.id.as_str()).nth(usize::from(*step));
            w.name("step").text(id.unwrap_or_default());
        }
        What::Archived { reason } => _ = w.name("reason").text(reason.as_str()),
        What::Rated { stars } => _ = w.name("stars").number(u32::from(*stars)),
        What::Erased { words } => {
            w.name("words").open('[');
            for WordsAt { seq, field } in words {
                w.open('{').name("field").text(field.as_str());
                w.name("seq").number(*seq).close('}');
            }
            w.close(']');
        }
        What::Breached { clock, due_at } => {
            w.name("clock").text(clock_id(*clock, workflow));
            instant(w.name("due_at"), *due_at);
        }
        What::Confirmed
        | What::Asked
        | What::Answered
        | What::Held
        | What::Resumed
        | What::Started
        | What::Accepted
        | What::Disputed
        | What::Closed
        | What::Reopened
        | What::Unmerged => {}
    }
}

fn one_photo(w: &mut Canonical, photo: &Evidence) {
    w.open('{');
    if let Some(distance_m) = photo.distance_m {
        w.name("distance_m").number(distance_m);
    }
    w.name("mime").text(&photo.mime);
    if let Some(hash) = photo.perceptual_hash {
        w.name("perceptual_hash").bytes(&hash.to_be_bytes());
    }
    if let Some(case) = &photo.seen_on {
        w.name("seen_on").text(case.as_str());
    }
    w.name("sha256").bytes(&photo.sha256);
    if let Some(taken_at) = photo.taken_at {
        instant(w.name("taken_at"), taken_at);
    }
    w.close('}');
}

fn clock_change(w: &mut Canonical, change: ClockChange, workflow: &Workflow) {
    let (clock, limit, turn) = match change {
        ClockChange::Started { clock, limit } => (clock, Some(limit), "started"),
        ClockChange::Held(clock) => (clock, None, "held"),
        ClockChange::Resumed(clock) => (clock, None, "resumed"),
        ClockChange::Stopped(clock) => (clock, None, "stopped"),
    };
    w.open('{').name("clock").text(clock_id(clock, workflow));
    if let Some(limit) = limit {
        span(w.name("limit"), limit);
    }
    w.name("turn").text(turn).close('}');
}

fn clock_id(clock: ClockIdx, workflow: &Workflow) -> &str {
    workflow.rule(clock).map_or("", |rule| &rule.id)
}

fn instant(w: &mut Canonical, at: Instant) -> &mut Canonical {
    w.text(&at.to_rfc3339(UtcOffset::default()))
}

fn span(w: &mut Canonical, span: Span) {
    let (name, n) = match span {
        Span::WorkingDays(n) => ("working_days", n),
        Span::WorkingMinutes(n) => ("working_minutes", n),
        Span::CalendarDays(n) => ("calendar_days", n),
        Span::Minutes(n) => ("minutes", n),
    };
    w.open('{').name(name).number(n).close('}');
}
