//! Verifying a log: that every entry follows from the one before it, and all words are the ones
//! that were sealed.
//!
//! Source: `docs/reference/complaint-log.md`.

use alloc::collections::BTreeSet;

use super::{Break, Hash, Log, canonical, hash};
use crate::Instant;
use crate::complaint::apply::{apply, turn};
use crate::complaint::case::Case;
use crate::complaint::event::{ClockChange, Event, What};
use crate::complaint::field::{Words, WordsAt};
use crate::complaint::workflow::Workflow;

impl Log {
    /// Verifies the log as it stands at `now`, and answers the hash of its last entry, to be
    /// compared with one that was published.
    ///
    /// # Errors
    ///
    /// [`Break`], the first there is.
    pub fn verify(&self, workflow: &Workflow, now: Instant) -> Result<Hash, Break> {
        let mut prev = self.genesis();
        let mut case = Case::new(self.case.clone());
        let mut sealed = BTreeSet::new();
        for (entry, seq) in self.entries.iter().zip(0_u32..) {
            if entry.seq != seq {
                return Err(Break::Number { seq });
            }
            if entry.prev != prev {
                return Err(Break::Chain { seq });
            }
            prev = hash(&canonical::entry(entry, workflow));
            let event = &entry.event;
            follows(&case, event, seq, now)?;
            sealed.extend(event.seals.iter().map(|seal| WordsAt { seq, field: seal.field }));
            if let What::Erased { words } = &event.what {
                sealed.retain(|at| !words.contains(at));
            }
            self.are_sealed(event, seq)?;
            case = apply(case, event);
        }
        if self.head != prev {
            let seq = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            return Err(Break::Chain { seq });
        }
        if let Some(at) = sealed.iter().find(|at| !self.words.contains_key(at)) {
            return Err(Break::WordsGone { at: *at });
        }
        match self.words.keys().find(|at| !sealed.contains(at)) {
            Some(at) => Err(Break::WordsLeft { at: *at }),
            None => Ok(prev),
        }
    }

    /// Whether the words that are left of an event are the ones it sealed.
    fn are_sealed(&self, event: &Event, seq: u32) -> Result<(), Break> {
        for seal in &event.seals {
            let at = WordsAt { seq, field: seal.field };
            if self.words.get(&at).map(Words::seal).is_some_and(|own| own != *seal) {
                return Err(Break::WordsChanged { at });
            }
        }
        Ok(())
    }
}

/// Whether an event can come next.
fn follows(case: &Case, event: &Event, seq: u32, now: Instant) -> Result<(), Break> {
    if event.at > now {
        return Err(Break::Future { seq });
    }
    let begins = matches!(event.what, What::Submitted { .. });
    if begins != (seq == 0) || begins && event.entered.is_none() {
        return Err(Break::Beginning { seq });
    }
    if seq > 0 && event.at < case.last_at {
        return Err(Break::Order { seq });
    }
    // Changes of one event build on each other: a clock may stop and start anew.
    let mut case = case.clone();
    for change in &event.clocks {
        if !can_turn(&case, *change) {
            return Err(Break::Clock { seq });
        }
        turn(&mut case, *change, event.at);
    }
    Ok(())
}

fn can_turn(case: &Case, change: ClockChange) -> bool {
    match change {
        ClockChange::Started { clock, .. } => case.running(clock).is_none(),
        ClockChange::Held(clock) => case.running(clock).is_some_and(|own| !own.is_held()),
        ClockChange::Resumed(clock) => case.running(clock).is_some_and(|own| own.is_held()),
        ClockChange::Stopped(clock) => case.running(clock).is_some(),
    }
}
