//! How a request stands: the two words of the standard, and those of the extension.
//!
//! Source: GeoReport v2, `status`; the mySociety extension (open311-adapter, `status_extended`)
//! with the states that FixMyStreet reads. Which of them are closed: `docs/reference/open311.md`.

use alloc::string::String;

use crate::nth;

/// The words, in lower case as they are got; they are posted in upper case.
const WORDS: &str = "open|closed|fixed|in_progress|planned|action_scheduled|investigating|\
                     duplicate|not_councils_responsibility|no_further_action|internal_referral|\
                     cancelled|reopen|for_triage|unchanged";

/// A state, as a word on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It has been reported.
    Open,
    /// It has been resolved.
    Closed,
    /// The problem is fixed.
    Fixed,
    /// Work has begun.
    InProgress,
    /// Work is planned.
    Planned,
    /// A date for the work is set.
    ActionScheduled,
    /// Somebody is looking into it.
    Investigating,
    /// The same was reported before.
    Duplicate,
    /// Another body is responsible.
    NotCouncilsResponsibility,
    /// Nothing more will be done.
    NoFurtherAction,
    /// Passed on within the body.
    InternalReferral,
    /// Withdrawn.
    Cancelled,
    /// Opened again.
    Reopen,
    /// Waits for somebody to say who is to do it.
    ForTriage,
    /// An update that leaves the state as it was.
    Unchanged,
    /// Any other word, as it was read.
    Other(String),
}

const ALL: [Status; 15] = [
    Status::Open,
    Status::Closed,
    Status::Fixed,
    Status::InProgress,
    Status::Planned,
    Status::ActionScheduled,
    Status::Investigating,
    Status::Duplicate,
    Status::NotCouncilsResponsibility,
    Status::NoFurtherAction,
    Status::InternalReferral,
    Status::Cancelled,
    Status::Reopen,
    Status::ForTriage,
    Status::Unchanged,
];

impl Status {
    /// Reads a word in any case, with underscores, spaces or hyphens; an unknown one is kept.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut word: String = text.trim().into();
        word.make_ascii_lowercase();
        let word: String =
            word.chars().map(|c| if matches!(c, ' ' | '-') { '_' } else { c }).collect();
        let place = (0..ALL.len()).find(|place| nth(WORDS, *place) == word);
        let known = place.and_then(|place| ALL.get(place)).cloned();
        known.unwrap_or_else(|| Self::Other(text.trim().into()))
    }

    /// The word in lower case; of another word its own.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Other(word) => word,
            _ => self.known_word(),
        }
    }

    /// The word in lower case; empty for another word.
    pub(super) fn known_word(&self) -> &'static str {
        ALL.iter().position(|other| other == self).map_or("", |place| nth(WORDS, place))
    }

    /// The word in upper case, as updates are posted.
    #[must_use]
    pub fn posted(&self) -> String {
        let mut word: String = self.word().into();
        word.make_ascii_uppercase();
        word
    }

    /// Whether it is closed, in the two words of the standard; `None` if the word does not say.
    #[must_use]
    pub fn is_closed(&self) -> Option<bool> {
        match self {
            Self::Open
            | Self::InProgress
            | Self::Planned
            | Self::ActionScheduled
            | Self::Investigating
            | Self::Reopen
            | Self::ForTriage => Some(false),
            Self::Closed
            | Self::Fixed
            | Self::Duplicate
            | Self::NotCouncilsResponsibility
            | Self::NoFurtherAction
            | Self::InternalReferral
            | Self::Cancelled => Some(true),
            Self::Unchanged | Self::Other(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_any_case_and_written_in_the_two_that_are_asked_for() {
        for (place, status) in ALL.iter().enumerate() {
            let word = nth(WORDS, place);
            assert_eq!(status.word(), word);
            assert_eq!(Status::parse(&status.posted()), *status);
            assert_eq!(Status::parse(word), *status);
        }
        assert_eq!(nth(WORDS, ALL.len()), "");
        assert_eq!(Status::parse(" In progress "), Status::InProgress);
        assert_eq!(Status::parse("Not-Councils-Responsibility").is_closed(), Some(true));
        assert_eq!(Status::parse("Received"), Status::Other("Received".into()));
        assert_eq!(Status::parse("Received").is_closed(), None);
    }
}
