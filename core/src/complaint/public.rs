//! What everybody may see of a case.
//!
//! Another type than the case, made by one function: it has no place for a name, a telephone
//! number or an officer's account, so none can get into it by mistake.
//!
//! Source: our own choice, `docs/reference/complaint-lifecycle.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::actor::{AgencyId, CaseId, Role};
use super::case::Case;
use super::class::{Class, Privacy};
use super::event::{EventKind, What};
use super::evidence::Evidence;
use super::field::{Field, OpenField, WordsAt};
use super::log::{Log, WordsNow};
use super::workflow::{Phase, StateIdx, Status, Workflow};
use crate::Instant;

/// A case as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicCase {
    /// Its id.
    pub id: CaseId,
    /// What it is.
    pub class: Class,
    /// The state it is in.
    pub state: StateIdx,
    /// What Open311 calls that.
    pub status: Status,
    /// When it was handed in.
    pub opened_at: Instant,
    /// When something last happened.
    pub last_at: Instant,
    /// The agency it was given to.
    pub agency: Option<AgencyId>,
    /// The case it was merged into, where it goes on.
    pub merged_into: Option<CaseId>,
    /// How the citizen rated it, 1 to 5.
    pub stars: Option<u8>,
    /// What happened, in order.
    pub entries: Vec<PublicEntry>,
}

/// What happened, as everybody may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicEntry {
    /// The number of the entry in the log.
    pub seq: u32,
    /// When.
    pub at: Instant,
    /// As what they acted.
    pub role: Role,
    /// What.
    pub kind: EventKind,
    /// The state it led to.
    pub state: Option<StateIdx>,
    /// The words that went with it.
    pub words: Vec<PublicWords>,
    /// What was to show that it is done.
    pub evidence: Vec<Evidence>,
}

/// Some words, as everybody may see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicWords {
    /// What they are about; never who somebody is.
    pub field: OpenField,
    /// The words; `None` if they were redacted with nothing in their place, or erased.
    pub text: Option<String>,
    /// The entry that redacted or erased them, if one did.
    pub changed_by: Option<u32>,
}

/// What everybody may see of a case; `None` if it is secret or hidden: then it stands in totals
/// only.
#[must_use]
pub fn public(log: &Log, workflow: &Workflow) -> Option<PublicCase> {
    let case = log.replay();
    let state = visible(&case)?;
    let entries = log.entries().iter().map(|entry| PublicEntry {
        seq: entry.seq,
        at: entry.event.at,
        role: entry.event.actor.role,
        kind: entry.event.what.kind(),
        state: entry.event.entered.map(|at| at.state),
        words: words(log, entry.seq),
        evidence: match &entry.event.what {
            What::ClosureProposed { evidence } => evidence.clone(),
            _ => Vec::new(),
        },
    });
    Some(PublicCase {
        state,
        status: workflow.get(state)?.status,
        entries: entries.collect(),
        id: case.id,
        class: case.class,
        opened_at: case.opened_at,
        last_at: case.last_at,
        agency: case.agency,
        merged_into: case.merged_into,
        stars: case.stars,
    })
}

/// The state of a case that has a public view.
fn visible(case: &Case) -> Option<StateIdx> {
    let at = case.state.filter(|at| at.phase != Phase::Hidden)?;
    (case.privacy != Privacy::Secret).then_some(at.state)
}

/// The words of an entry, without those about who somebody is.
fn words(log: &Log, seq: u32) -> Vec<PublicWords> {
    let fields = OpenField::ALL.iter().filter_map(|field| {
        let at = WordsAt { seq, field: Field::Open(*field) };
        let redacted =
            log.entries().iter().rev().find(
                |entry| matches!(&entry.event.what, What::Redacted { at: own } if *own == at),
            );
        let (text, changed_by) = match (log.words(at), redacted) {
            (WordsNow::Never, _) => return None,
            (WordsNow::Erased(by), _) => (None, Some(by.seq)),
            (WordsNow::Here(_), Some(by)) => (replacement(log, by.seq), Some(by.seq)),
            (WordsNow::Here(text), None) => (Some(text.into()), None),
        };
        Some(PublicWords { field: *field, text, changed_by })
    });
    fields.collect()
}

fn replacement(log: &Log, seq: u32) -> Option<String> {
    let field = Field::Open(OpenField::Replacement);
    match log.words(WordsAt { seq, field }) {
        WordsNow::Here(text) => Some(text.into()),
        WordsNow::Erased(_) | WordsNow::Never => None,
    }
}
