//! The log of a case: its events in a chain of hashes, and the words of people beside it.
//!
//! Each entry names the hash of the one before it, the first that of the log's head; so no entry
//! can be changed, taken out or put in without every later hash changing. Words are in no entry,
//! only their seals: erasing words leaves the chain as it was.
//!
//! Source: `docs/reference/complaint-log.md`; SHA-256 of FIPS 180-4 over the canonical JSON of
//! RFC 8785.

mod canonical;
mod error;
pub mod hex;
mod read;
mod read_event;
mod read_parts;
mod verify;
mod write;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use sha2::{Digest, Sha256};

pub use self::error::{Break, Error};
use super::actor::CaseId;
use super::apply::replay;
use super::case::Case;
use super::event::{Event, What};
use super::field::{Words, WordsAt};
use super::workflow::Workflow;

/// SHA-256 of an entry.
pub type Hash = [u8; 32];

/// An event in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number, from 0.
    pub seq: u32,
    /// The hash of the entry before it; for the first, that of the head of the log.
    pub prev: Hash,
    /// What happened.
    pub event: Event,
}

/// The log of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// The case.
    pub case: CaseId,
    /// The id of the workflow it was decided by.
    pub workflow_id: String,
    /// The version of that workflow.
    pub workflow_version: String,
    entries: Vec<Entry>,
    head: Hash,
    words: BTreeMap<WordsAt, Words>,
}

/// What has become of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsNow<'a> {
    /// Here they are.
    Here(&'a str),
    /// They were erased, by this entry: it says who and when, and why with its own words.
    Erased(&'a Entry),
    /// There never were such words.
    Never,
}

impl Log {
    /// The log of a case in which nothing happened yet.
    #[must_use]
    pub fn new(case: CaseId, workflow: &Workflow) -> Self {
        let mut log = Self {
            case,
            workflow_id: workflow.id.clone(),
            workflow_version: workflow.version.clone(),
            entries: Vec::new(),
            head: [0; 32],
            words: BTreeMap::new(),
        };
        log.head = log.genesis();
        log
    }

    /// Adds what was decided, with the words that the command brought. What an event erases is
    /// gone from here on.
    pub fn append(&mut self, events: Vec<Event>, words: &[Words], workflow: &Workflow) {
        for event in events {
            let seq = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            for own in words.iter().filter(|own| event.seals.contains(&own.seal())) {
                self.words.insert(WordsAt { seq, field: own.field }, own.clone());
            }
            if let What::Erased { words } = &event.what {
                self.words.retain(|at, _| !words.contains(at));
            }
            let entry = Entry { seq, prev: self.head, event };
            self.head = hash(&canonical::entry(&entry, workflow));
            self.entries.push(entry);
        }
    }

    /// The entries, in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The hash of the last entry. Who publishes it can never deny what led to it.
    #[must_use]
    pub fn head(&self) -> Hash {
        self.head
    }

    /// The case as the log has left it.
    #[must_use]
    pub fn replay(&self) -> Case {
        let events = self.entries.iter().map(|entry| &entry.event);
        replay(Case::new(self.case.clone()), events)
    }

    /// What has become of some words.
    #[must_use]
    pub fn words(&self, at: WordsAt) -> WordsNow<'_> {
        if let Some(words) = self.words.get(&at) {
            return WordsNow::Here(&words.text);
        }
        let erased = self.entries.iter().find(
            |entry| matches!(&entry.event.what, What::Erased { words } if words.contains(&at)),
        );
        erased.map_or(WordsNow::Never, WordsNow::Erased)
    }

    /// The hash that the first entry names.
    fn genesis(&self) -> Hash {
        hash(&canonical::head(self))
    }
}

fn hash(text: &str) -> Hash {
    Sha256::digest(text.as_bytes()).into()
}
