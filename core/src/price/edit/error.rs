//! What can go wrong while editing.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;

use time::Date;

use crate::Coded;
use crate::iso::write_date;

/// Why nothing could be judged.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A parameter of a rule that is not a number, or not above zero where it must be.
    #[error("the parameter {name} of the rule {rule} is out of range")]
    BadParameter {
        /// The rule.
        rule: &'static str,
        /// The parameter.
        name: &'static str,
    },
    /// A parameter that the rule does not have.
    #[error("the rule {rule} has no parameter {name}; it has: {known}")]
    UnknownParameter {
        /// The rule.
        rule: &'static str,
        /// What was asked for.
        name: String,
        /// The parameters it has.
        known: String,
    },
    /// A price relative needs two prices above zero.
    #[error("no price relative from {from_minor} to {to_minor}: both must be above zero")]
    NotPositive {
        /// The earlier price.
        from_minor: i64,
        /// The later price.
        to_minor: i64,
    },
    /// Prices too large to compare; no real price comes near.
    #[error("prices too large to compare")]
    TooLarge,
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::BadParameter { .. } => "edit.bad_parameter",
            Self::UnknownParameter { .. } => "edit.unknown_parameter",
            Self::NotPositive { .. } => "edit.not_positive",
            Self::TooLarge => "edit.too_large",
        }
    }
}

/// Why an event does not fit the reviewer's list; the list stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReviewError {
    /// The quote was never flagged.
    #[error("no case for this quote")]
    UnknownCase,
    /// The step does not follow: for instance released before anybody reviewed it.
    #[error("a case that is {standing} cannot be {step} now")]
    WrongStep {
        /// How the case stands.
        standing: &'static str,
        /// What was asked.
        step: &'static str,
    },
    /// The one who reviewed may not release or keep out.
    #[error("{by} reviewed this case and cannot settle it too")]
    SamePerson {
        /// Who.
        by: String,
    },
    /// Nobody is named.
    #[error("nobody is named for this step")]
    NoPerson,
    /// A decision without its reason.
    #[error("a decision needs a reason")]
    NoReason,
    /// Earlier than the last event of the case.
    #[error("the event is earlier than the one before it")]
    OutOfOrder,
}

impl Coded for ReviewError {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownCase => "review.unknown_case",
            Self::WrongStep { .. } => "review.wrong_step",
            Self::SamePerson { .. } => "review.same_person",
            Self::NoPerson => "review.no_person",
            Self::NoReason => "review.no_reason",
            Self::OutOfOrder => "review.out_of_order",
        }
    }
}

/// Why a decision about a flagged quote cannot be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DecisionError {
    /// The quote is not on the list: it is not in the data, or nothing is flagged about it.
    #[error("the list has no such row")]
    Unlisted,
    /// The row has a decision already.
    #[error("the row has a decision already, the {}. of these", first_idx.saturating_add(1))]
    Twice {
        /// The place of the first among the decisions, from zero.
        first_idx: usize,
    },
    /// It was made on other grounds than those that the data gives now.
    #[error("decided on the grounds \"{decided_on}\", and the data gives \"{now}\" now")]
    Outdated {
        /// The grounds that were decided on.
        decided_on: String,
        /// The grounds there are.
        now: String,
    },
    /// It was made before the price was there.
    #[error("decided on {}, before the price of {}", write_date(*decided_on), write_date(*seen_on))]
    BeforeData {
        /// The day of the decision.
        decided_on: Date,
        /// The day of the price.
        seen_on: Date,
    },
    /// The step does not follow.
    #[error(transparent)]
    Refused(#[from] ReviewError),
}

impl Coded for DecisionError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unlisted => "decision.unlisted",
            Self::Twice { .. } => "decision.twice",
            Self::Outdated { .. } => "decision.outdated",
            Self::BeforeData { .. } => "decision.before_data",
            Self::Refused(error) => error.code(),
        }
    }
}
