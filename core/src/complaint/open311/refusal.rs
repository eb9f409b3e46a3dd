//! Why a server does not do what it was asked, in the standard's form.
//!
//! Source: GeoReport v2, Errors: 404 for what does not exist, 403 for keys, 400 for the rest.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::fault::Fault;
use super::format::whole;
use crate::Coded;

/// One thing that is wrong with what was sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// A % that no two hexadecimal digits follow.
    #[error("a % without two hexadecimal digits in {text:?}; write %25 for a % itself")]
    BadEscape {
        /// The parameter as it was sent.
        text: String,
    },
    /// Bytes that are not UTF-8.
    #[error("{text:?} is not UTF-8; send text as UTF-8")]
    NotUtf8 {
        /// The parameter as it was sent.
        text: String,
    },
    /// A parameter that must be there is missing or empty.
    #[error("{name} is missing")]
    MissingParameter {
        /// The parameter.
        name: String,
    },
    /// A parameter that stands twice with different values.
    #[error("{name} stands twice with different values; send it once")]
    RepeatedParameter {
        /// The parameter.
        name: String,
    },
    /// A value that cannot be read.
    #[error("{name}: {text:?} is not {expected}")]
    BadValue {
        /// The parameter.
        name: String,
        /// The value.
        text: String,
        /// What it should be.
        expected: &'static str,
    },
    /// A control character, or a line break where there may be none.
    #[error("{name} holds a line break or control character; remove it")]
    ControlCharacter {
        /// The parameter.
        name: String,
    },
    /// More characters than the standard allows; nothing is cut.
    #[error("{name} has {n_chars} characters, at most {n_chars_max} are allowed; shorten it")]
    TooLong {
        /// The parameter.
        name: String,
        /// How many it has.
        n_chars: usize,
        /// How many it may have.
        n_chars_max: usize,
    },
    /// No place at all.
    #[error("no place; send lat and long, or address_string, or address_id")]
    NoPlace,
    /// A latitude without longitude, or the other way round.
    #[error("{missing} is missing; lat and long belong together")]
    HalfPlace {
        /// The one that is missing.
        missing: &'static str,
    },
    /// Degrees that are no place on earth.
    #[error("lat is within 90 degrees and long within 180")]
    OffEarth,
    /// Degrees that are on earth, or in the city, only when they change places.
    #[error("lat and long look swapped; send the latitude as lat")]
    SwappedPlace,
    /// A place outside of what the server is responsible for.
    #[error("the place is outside the area served; check lat and long")]
    OutsidePlace,
    /// A required question without answer.
    #[error("attribute[{code}] is missing: {description}")]
    MissingAttribute {
        /// The question.
        code: String,
        /// What it asks.
        description: String,
    },
    /// An answer to a question that the service does not ask.
    #[error("attribute[{code}] is not a question of this service; leave it out")]
    UnknownAttribute {
        /// The question.
        code: String,
    },
    /// Several answers to a question that takes one.
    #[error("attribute[{code}] takes one value")]
    OneValue {
        /// The question.
        code: String,
    },
    /// An answer that is none of the values of the list.
    #[error("attribute[{code}]: {text:?} is none of its values: {keys}")]
    NotInList {
        /// The question.
        code: String,
        /// The answer.
        text: String,
        /// The keys there are, up to ten.
        keys: String,
    },
    /// A range of dates that ends before it begins.
    #[error("end_date is before start_date")]
    BackwardsSpan,
    /// A range of dates that is too long.
    #[error("the dates span more than {days_max} days; ask in parts")]
    SpanTooLong {
        /// How many there may be.
        days_max: u32,
    },
    /// More than a server gives at once.
    #[error("{name} is more than {n_max}; ask in parts")]
    TooMany {
        /// The parameter.
        name: String,
        /// How many there may be.
        n_max: u32,
    },
    /// No API key, where one is needed.
    #[error("api_key is missing")]
    NoKey,
    /// An API key that is not known or no longer good.
    #[error("api_key is not valid")]
    BadKey,
    /// Something that does not exist.
    #[error("there is no {name} {text:?}")]
    NotFound {
        /// What: `service_code`, `service_request_id`, `token`, `jurisdiction_id`.
        name: &'static str,
        /// Its id as it was sent.
        text: String,
    },
}

impl Coded for Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::BadEscape { .. } => "open311.bad_escape",
            Self::NotUtf8 { .. } => "open311.not_utf8",
            Self::MissingParameter { .. } => "open311.missing_parameter",
            Self::RepeatedParameter { .. } => "open311.repeated_parameter",
            Self::BadValue { .. } => "open311.bad_value",
            Self::ControlCharacter { .. } => "open311.control_character",
            Self::TooLong { .. } => "open311.too_long",
            Self::NoPlace => "open311.no_place",
            Self::HalfPlace { .. } => "open311.half_place",
            Self::OffEarth => "open311.off_earth",
            Self::SwappedPlace => "open311.swapped_place",
            Self::OutsidePlace => "open311.outside_place",
            Self::MissingAttribute { .. } => "open311.missing_attribute",
            Self::UnknownAttribute { .. } => "open311.unknown_attribute",
            Self::OneValue { .. } => "open311.one_value",
            Self::NotInList { .. } => "open311.not_in_list",
            Self::BackwardsSpan => "open311.backwards_span",
            Self::SpanTooLong { .. } => "open311.span_too_long",
            Self::TooMany { .. } => "open311.too_many",
            Self::NoKey => "open311.no_key",
            Self::BadKey => "open311.bad_key",
            Self::NotFound { .. } => "open311.not_found",
        }
    }
}

impl Refusal {
    /// The HTTP status that the standard gives it.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        match self {
            Self::NoKey | Self::BadKey => 403,
            Self::NotFound { .. } => 404,
            _ => 400,
        }
    }

    /// It as an error of the standard; its code is the HTTP status.
    #[must_use]
    pub fn to_fault(&self) -> Fault {
        Fault { code: whole(self.http_status().into()), description: self.to_string() }
    }
}

/// All that is wrong with what was sent; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong, in the order of the parameters.
    pub refusals: Vec<Refusal>,
}

impl Refused {
    /// `value`, or what is wrong if anything is.
    pub(super) fn unless_empty<T>(refusals: Vec<Refusal>, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if refusals.is_empty() => Ok(value),
            _ => Err(Self { refusals }),
        }
    }

    /// The HTTP status of the whole: 403 before 404 before 400.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        let has = |status| self.refusals.iter().any(|refusal| refusal.http_status() == status);
        [403, 404].into_iter().find(|status| has(*status)).unwrap_or(400)
    }

    /// The errors to answer with.
    #[must_use]
    pub fn to_faults(&self) -> Vec<Fault> {
        self.refusals.iter().map(Refusal::to_fault).collect()
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self { refusals: [refusal].into() }
    }
}
