//! The lifecycle of complaints, from outside.
//!
//! Source: `docs/reference/complaint-lifecycle.md`.

mod clocks;
mod history;
mod log;
mod merging;
mod privacy;
mod refusals;
mod statistics;
mod table;
mod workflows;

use balai::calendar::{Span, WeekendStart, WorkingTime};
use balai::complaint::log::Log;
use balai::complaint::workflow::{
    ClockIdx, FIXMYSTREET, GradeIdx, JAKI, LAPOR, Need, OPEN311, PRESETS, SIBADRA, Workflow,
};
use balai::complaint::{
    Act, Actor, AgencyId, ArchiveReason, Case, CaseId, Class, Command, CommandId, CommandKind,
    Event, Evidence, Field, IdentityField, OfficerId, OpenField, Privacy, Refusal, Role, Words,
    WordsAt, apply, decide,
};
use balai::{Coded, Instant};

use super::working_time::{at, round_the_clock};

fn workflow(json: &str) -> Workflow {
    Workflow::from_json(json).unwrap_or_else(|error| panic!("{error}: {error:?}"))
}

/// Round the clock on every working day.
fn time() -> WorkingTime {
    round_the_clock(false, WeekendStart::Next)
}

fn id(text: &str) -> CaseId {
    CaseId::new(text).unwrap()
}

fn agency(text: &str) -> AgencyId {
    AgencyId::new(text).unwrap()
}

/// Somebody of a role; of the agency `dinas` if of an agency.
fn actor(role: Role) -> Actor {
    let officer = match role {
        Role::Citizen | Role::System => None,
        Role::Verifier | Role::Agency | Role::Supervisor => OfficerId::new("o-1").ok(),
    };
    Actor { role, agency: (role == Role::Agency).then(|| agency("dinas")), officer }
}

/// A photo that stands, taken at `taken_at`.
fn photo(taken_at: Instant) -> Evidence {
    Evidence {
        sha256: [3; 32],
        mime: "image/jpeg".into(),
        taken_at: Some(taken_at),
        distance_m: Some(12),
        perceptual_hash: Some(77),
        seen_on: None,
    }
}

/// A command of a kind as complete as it can be, photo taken now.
fn full(kind: CommandKind, case: &Case, workflow: &Workflow, now: Instant) -> Act {
    let description = WordsAt { seq: 0, field: Field::Open(OpenField::Description) };
    let other = Case::new(id("B"));
    match kind {
        CommandKind::Submit => Act::Submit { class: Class::Complaint, privacy: Privacy::Public },
        CommandKind::Confirm => Act::Confirm,
        CommandKind::Verify => {
            Act::Verify { grade: (!workflow.grades.is_empty()).then_some(GradeIdx(0)) }
        }
        CommandKind::Ask => Act::Ask,
        CommandKind::Answer => Act::Answer,
        CommandKind::Dispose => Act::Dispose { to: agency("dinas") },
        CommandKind::Decline => Act::Decline { right: agency("balai") },
        CommandKind::Hold => Act::Hold,
        CommandKind::Resume => Act::Resume,
        CommandKind::Extend => {
            let rules = (0..).zip(&workflow.clocks);
            let mut found = rules.filter(|(_, rule)| rule.extension.is_some());
            let clock = ClockIdx(found.next().map_or(0, |(idx, _)| idx));
            Act::Extend { clock, by: Span::WorkingDays(3) }
        }
        CommandKind::Start => Act::Start,
        CommandKind::Propose => Act::Propose { evidence: vec![photo(now)] },
        CommandKind::Accept => Act::Accept,
        CommandKind::Dispute => Act::Dispute,
        CommandKind::Close => Act::Close,
        CommandKind::Reopen => Act::Reopen,
        CommandKind::Merge => {
            let mut into = case.target();
            (into.case, into.is_open, into.merged_into) = (id("B"), true, None);
            Act::Merge { into }
        }
        CommandKind::Unmerge => Act::Unmerge,
        CommandKind::Absorb => Act::Absorb { share: other.share() },
        CommandKind::Release => Act::Release { case: id("B") },
        CommandKind::Redact => Act::Redact { at: description },
        CommandKind::Escalate => Act::Escalate,
        CommandKind::Archive => Act::Archive { reason: ArchiveReason::Unclear },
        CommandKind::Rate => Act::Rate { stars: 4 },
        CommandKind::Erase => Act::Erase { words: vec![description] },
        CommandKind::Tick => Act::Tick,
    }
}

/// Words for every field.
fn all_words(n: u128) -> Vec<Words> {
    let identity = IdentityField::ALL.iter().copied().map(Field::Identity);
    let fields = identity.chain(OpenField::ALL.iter().copied().map(Field::Open));
    let salt = (n.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1).to_be_bytes();
    fields.map(|field| Words { field, salt, text: format!("{} {n}", field.as_str()) }).collect()
}

/// A case that is played, with its log.
#[derive(Clone)]
struct Play {
    workflow: Workflow,
    time: WorkingTime,
    case: Case,
    log: Log,
    n: u128,
}

impl Play {
    fn new(preset: &str) -> Self {
        Self::with(workflow(preset), time())
    }

    fn with(workflow: Workflow, time: WorkingTime) -> Self {
        let log = Log::new(id("A"), &workflow);
        Self { case: Case::new(id("A")), log, workflow, time, n: 0 }
    }

    /// Gives a command with the words it needs; what is decided happens.
    fn act(&mut self, role: Role, act: Act, now: Instant) -> Result<Vec<Event>, Refusal> {
        self.n += 1;
        let words = self.words_for(&act);
        let command = Command { id: CommandId(self.n), seen: None, act, words };
        self.give(&actor(role), &command, now)
    }

    /// Words that any move of this kind needs, and a citizen's name.
    fn words_for(&self, act: &Act) -> Vec<Words> {
        let kind = act.kind();
        let moves = self.workflow.moves.iter().filter(|found| found.command == kind);
        let mut needs: Vec<Need> = moves.flat_map(|found| found.needs.clone()).collect();
        let identity = [IdentityField::Name, IdentityField::Contact].map(Field::Identity);
        match kind {
            CommandKind::Submit => needs.extend(identity.map(Need::Words)),
            CommandKind::Redact => needs.push(Need::Words(Field::Open(OpenField::Replacement))),
            _ => {}
        }
        let mut words = all_words(self.n);
        words.retain(|own| needs.contains(&Need::Words(own.field)));
        words
    }

    fn give(&mut self, by: &Actor, command: &Command, now: Instant) -> Result<Vec<Event>, Refusal> {
        let events = decide(&self.case, command, by, &self.workflow, &self.time, now)?;
        self.case = events.iter().fold(self.case.clone(), apply);
        self.log.append(events.clone(), &command.words, &self.workflow);
        Ok(events)
    }

    /// A complete command of a kind, which must be allowed.
    #[track_caller]
    fn go(&mut self, role: Role, kind: CommandKind, now: &str) -> Vec<Event> {
        let act = full(kind, &self.case, &self.workflow, at(now));
        self.act(role, act, at(now)).unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    fn tick(&mut self, now: &str) -> Vec<Event> {
        self.act(Role::System, Act::Tick, at(now)).unwrap()
    }

    fn state(&self) -> &str {
        self.case.state_idx().map_or("", |state| self.workflow.state_id(state))
    }
}

/// A refusal's code without its module.
fn reason(refusal: &Refusal) -> &str {
    refusal.code().strip_prefix("complaint.").unwrap()
}

/// Events as text: the day and time in the city, the name, the state.
fn told(events: &[Event], workflow: &Workflow) -> Vec<String> {
    let told = events.iter().map(|event| {
        let state = event.entered.map_or("", |entered| workflow.state_id(entered.state));
        let at = super::working_time::told(event.at);
        format!("{at} {} {state}", event.what.kind().as_str()).trim_end().to_owned()
    });
    told.collect()
}
