//! One flagged quote and what people decided about it.
//!
//! Two steps by two people: a reviewer confirms or dismisses the flags, a supervisor releases the
//! quote or keeps it out. Events go in and are kept; the state follows from them.
//!
//! Units: instants are UTC seconds; they and the names are arguments, never read from a clock.
//! Source: our own choice: the four-eyes principle, as in `docs/reference/price-editing.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::error::ReviewError;
use super::flag::Flag;
use crate::Instant;
use crate::price::Quote;

/// A case is named by its quote: item, market, day and price.
pub type CaseId = Quote;

/// Something that happened to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Which case.
    pub case: CaseId,
    /// When.
    pub at: Instant,
    /// Who: a person's or, for a flag, a program's name.
    pub by: String,
    /// What.
    pub step: Step,
}

/// A step in a case.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// A flag was raised; a new one on a reviewed or settled case opens it again.
    Flagged {
        /// The flag.
        flag: Flag,
    },
    /// First step: a reviewer says whether the flags are right.
    Reviewed {
        /// Right or wrong.
        verdict: Verdict,
        /// Why; never empty.
        reason: String,
    },
    /// Second step, by somebody else: the quote counts.
    Released {
        /// Why; never empty.
        reason: String,
    },
    /// Second step, by somebody else: the quote does not count.
    KeptOut {
        /// Why; never empty.
        reason: String,
    },
}

/// What a reviewer says of the flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The price is wrong or cannot be believed.
    Confirmed,
    /// The price is right.
    Dismissed,
}

/// How a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Flagged,
    Reviewed(Verdict),
    Released,
    KeptOut,
}

/// A flagged quote with everything that happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    quote: Quote,
    flags: Vec<Flag>,
    events: Vec<Event>,
    standing: Standing,
}

impl Case {
    /// A case that nobody has flagged yet.
    pub(super) fn new(quote: Quote) -> Self {
        Self { quote, flags: Vec::new(), events: Vec::new(), standing: Standing::Flagged }
    }

    /// The quote; it is never changed.
    #[must_use]
    pub fn quote(&self) -> &Quote {
        &self.quote
    }

    /// Its flags, each once, in the order they were raised.
    #[must_use]
    pub fn flags(&self) -> &[Flag] {
        &self.flags
    }

    /// Everything that happened, oldest first.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// What the reviewer said, if the case waits for its second step.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        match self.standing {
            Standing::Reviewed(verdict) => Some(verdict),
            _ => None,
        }
    }

    /// Waits for a reviewer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.standing == Standing::Flagged
    }

    /// A supervisor released the quote or kept it out.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        matches!(self.standing, Standing::Released | Standing::KeptOut)
    }

    /// The quote does not count. Until a supervisor says so, it does, and is shown as flagged.
    #[must_use]
    pub fn is_kept_out(&self) -> bool {
        self.standing == Standing::KeptOut
    }

    /// A stable word: `flagged`, `confirmed`, `dismissed`, `released` or `kept-out`.
    #[must_use]
    pub fn standing(&self) -> &'static str {
        match self.standing {
            Standing::Flagged => "flagged",
            Standing::Reviewed(Verdict::Confirmed) => "confirmed",
            Standing::Reviewed(Verdict::Dismissed) => "dismissed",
            Standing::Released => "released",
            Standing::KeptOut => "kept-out",
        }
    }

    /// Takes one event; if it is refused, nothing has changed.
    pub(super) fn apply(&mut self, event: &Event) -> Result<(), ReviewError> {
        if event.by.trim().is_empty() {
            return Err(ReviewError::NoPerson);
        }
        if self.events.last().is_some_and(|last| event.at < last.at) {
            return Err(ReviewError::OutOfOrder);
        }
        self.standing = match &event.step {
            Step::Flagged { flag } if self.flags.contains(flag) => return Ok(()),
            Step::Flagged { flag } => {
                self.flags.push(*flag);
                Standing::Flagged
            }
            Step::Reviewed { verdict, reason } => {
                self.check_decision(Standing::is_flagged, "reviewed", reason)?;
                Standing::Reviewed(*verdict)
            }
            Step::Released { reason } => {
                self.check_second(event, "released", reason)?;
                Standing::Released
            }
            Step::KeptOut { reason } => {
                self.check_second(event, "kept out", reason)?;
                Standing::KeptOut
            }
        };
        self.events.push(event.clone());
        Ok(())
    }

    fn check_decision(
        &self,
        may: fn(Standing) -> bool,
        step: &'static str,
        reason: &str,
    ) -> Result<(), ReviewError> {
        if !may(self.standing) {
            return Err(ReviewError::WrongStep { standing: self.standing(), step });
        }
        if reason.trim().is_empty() { Err(ReviewError::NoReason) } else { Ok(()) }
    }

    fn check_second(
        &self,
        event: &Event,
        step: &'static str,
        reason: &str,
    ) -> Result<(), ReviewError> {
        self.check_decision(Standing::is_reviewed, step, reason)?;
        let is_review = |event: &&Event| matches!(event.step, Step::Reviewed { .. });
        let reviewer = self.events.iter().rev().find(is_review);
        if reviewer.is_some_and(|reviewer| reviewer.by.trim() == event.by.trim()) {
            return Err(ReviewError::SamePerson { by: event.by.clone() });
        }
        Ok(())
    }
}

impl Standing {
    fn is_flagged(self) -> bool {
        self == Self::Flagged
    }

    fn is_reviewed(self) -> bool {
        matches!(self, Self::Reviewed(_))
    }
}
