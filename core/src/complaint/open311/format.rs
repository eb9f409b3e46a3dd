//! The two formats, how addresses name them, and what may be said beyond the standard.
//!
//! Source: GeoReport v2, format support.

use alloc::string::String;

use super::form::{Form, encode};

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON by the Spark convention.
    Json,
    /// XML, which every endpoint must offer.
    Xml,
}

impl Format {
    /// The header that goes with an answer.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::Xml => "text/xml; charset=utf-8",
        }
    }

    /// What stands at the end of an address: `json`.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Xml => "xml",
        }
    }
}

/// The last part of an address without its format: `638344` and JSON of `638344.json`. `None` if
/// it names neither format.
#[must_use]
pub fn split_format(name: &str) -> Option<(&str, Format)> {
    let (stem, extension) = name.rsplit_once('.')?;
    let format = [Format::Json, Format::Xml].into_iter().find(|f| f.extension() == extension)?;
    (!stem.is_empty()).then_some((stem, format))
}

/// The address of a resource: `…/requests/638344.json?…` of an endpoint, a kind, an id if one is
/// asked for, and parameters.
#[must_use]
pub fn address(
    endpoint: &str,
    kind: &str,
    id: Option<&str>,
    format: Format,
    parameters: &Form,
) -> String {
    let mut out = String::from(endpoint.trim_end_matches('/'));
    for part in [Some(kind), id].into_iter().flatten() {
        out.push('/');
        encode(part, true, &mut out);
    }
    out.push('.');
    out.push_str(format.extension());
    let parameters = parameters.to_text();
    if !parameters.is_empty() {
        out.push('?');
        out.push_str(&parameters);
    }
    out
}

/// What may be said beyond the standard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extensions {
    /// `attributes`, `extended_attributes`, `notes` and fields that were kept aside, as with
    /// `extensions=true`.
    pub extended: bool,
    /// mySociety's: `groups`, `automated`, and states beyond open and closed.
    pub mysociety: bool,
}

impl Extensions {
    /// The standard and nothing else.
    pub const NONE: Self = Self { extended: false, mysociety: false };
    /// All of them.
    pub const ALL: Self = Self { extended: true, mysociety: true };
}

/// A whole number as text.
pub(super) fn whole(mut n: u64) -> String {
    let (mut digits, mut start) = ([0; 20], 20);
    loop {
        start -= 1;
        if let Some(digit) = digits.get_mut(start) {
            *digit = b'0' + (n % 10) as u8;
        }
        n /= 10;
        if n == 0 {
            break;
        }
    }
    digits.get(start..).unwrap_or_default().iter().map(|digit| char::from(*digit)).collect()
}
