//! Parameters as forms and addresses carry them.
//!
//! Empty is absent, as the standard says of parameters. Unlike browsers, a % without two
//! hexadecimal digits is refused: it would turn into another text.
//!
//! Source: URL Standard, `application/x-www-form-urlencoded`; GeoReport v2, optional arguments.

use alloc::string::String;
use alloc::vec::Vec;

use super::error::cut;
use super::fields::parse_flag;
use super::refusal::{Refusal, Refused};
use super::{Datetime, fields::Id};
use crate::UtcOffset;

/// Parameters in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    pairs: Vec<(String, String)>,
}

impl Form {
    /// Reads `name=value&name=value`: the body of a POST, or what follows the ? of an address.
    ///
    /// # Errors
    ///
    /// [`Refused`] for a bad escape or bytes that are not UTF-8.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let (mut form, mut refusals) = (Self::default(), Vec::new());
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match (decode(name), decode(value)) {
                (Ok(name), Ok(value)) => form.pairs.push((name, value)),
                (Err(refusal), _) | (_, Err(refusal)) => refusals.push(refusal(cut(pair))),
            }
        }
        Refused::unless_empty(refusals, Some(form))
    }

    /// Adds a parameter; nothing if its value is empty.
    pub fn push(&mut self, name: &str, value: &str) -> &mut Self {
        if !value.is_empty() {
            self.pairs.push((name.into(), value.into()));
        }
        self
    }

    pub(super) fn push_some(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        self.push(name, value.unwrap_or(""))
    }

    /// The parameters with a value, in their order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let pairs = self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        pairs.filter(|(_, value)| !value.trim().is_empty())
    }

    /// Writes them as they are sent.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for (name, value) in self.pairs() {
            if !out.is_empty() {
                out.push('&');
            }
            encode(name, false, &mut out);
            out.push('=');
            encode(value, false, &mut out);
        }
        out
    }
}

type Refuse = fn(String) -> Refusal;

fn decode(text: &str) -> Result<String, Refuse> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    let digit = |byte: Option<u8>| char::from(byte.unwrap_or(0)).to_digit(16);
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => match (digit(rest.next()), digit(rest.next())) {
                (Some(high), Some(low)) => (high << 4 | low) as u8,
                _ => return Err(|text| Refusal::BadEscape { text }),
            },
            _ => byte,
        });
    }
    String::from_utf8(bytes).map_err(|_| (|text| Refusal::NotUtf8 { text }) as Refuse)
}

/// Writes a text as a form has it; in the path of an address (`is_path`) a space is `%20`.
pub(super) fn encode(text: &str, is_path: bool, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                out.push(char::from(byte));
            }
            b' ' if !is_path => out.push('+'),
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    let digit = char::from_digit(digit.into(), 16).unwrap_or('0');
                    out.push(digit.to_ascii_uppercase());
                }
            }
        }
    }
}

/// Typed parameters out of a form; what is wrong is collected.
pub(super) struct Parameters<'f> {
    form: &'f Form,
    pub(super) refusals: Vec<Refusal>,
}

impl<'f> Parameters<'f> {
    pub(super) fn new(form: &'f Form) -> Self {
        Self { form, refusals: Vec::new() }
    }

    /// The value of a parameter without spaces around it; refused if it stands twice.
    pub(super) fn get(&mut self, name: &str) -> Option<&'f str> {
        let mut values = self.form.pairs().filter(|(other, _)| *other == name).map(|pair| pair.1);
        let value = values.next()?;
        if values.any(|other| other != value) {
            self.refusals.push(Refusal::RepeatedParameter { name: name.into() });
        }
        Some(value.trim())
    }

    pub(super) fn bad(&mut self, name: &str, text: &str, expected: &'static str) {
        let (name, text) = (name.into(), cut(text));
        self.refusals.push(Refusal::BadValue { name, text, expected });
    }

    pub(super) fn missing(&mut self, name: &str) {
        self.refusals.push(Refusal::MissingParameter { name: name.into() });
    }

    /// A text on one line.
    pub(super) fn line(&mut self, name: &str) -> Option<String> {
        let value = self.get(name)?;
        if value.chars().any(char::is_control) {
            self.refusals.push(Refusal::ControlCharacter { name: name.into() });
            return None;
        }
        Some(value.into())
    }

    /// A text that may have line breaks, of at most so many characters.
    pub(super) fn text(&mut self, name: &str, n_chars_max: usize) -> Option<String> {
        let value = self.get(name)?;
        let is_bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
        let n_chars = value.chars().count();
        if value.chars().any(is_bad) {
            self.refusals.push(Refusal::ControlCharacter { name: name.into() });
        } else if n_chars > n_chars_max {
            self.refusals.push(Refusal::TooLong { name: name.into(), n_chars, n_chars_max });
        } else {
            return Some(value.into());
        }
        None
    }

    pub(super) fn id<T: Id>(&mut self, name: &str) -> Option<T> {
        let value = self.get(name)?;
        let id = T::from_text(value);
        if id.is_none() {
            self.bad(name, value, "an id of at most 255 bytes of printable text");
        }
        id
    }

    pub(super) fn need<T: Id>(&mut self, name: &str) -> Option<T> {
        if self.get(name).is_none() {
            self.missing(name);
        }
        self.id(name)
    }

    pub(super) fn flag(&mut self, name: &str) -> Option<bool> {
        let value = self.get(name)?;
        let flag = parse_flag(value);
        if flag.is_none() {
            self.bad(name, value, "true or false");
        }
        flag
    }

    pub(super) fn datetime(&mut self, name: &str, utc_offset: UtcOffset) -> Option<Datetime> {
        let value = self.get(name)?;
        // In a query a + that was not escaped has become a space.
        let moment = Datetime::parse(value, utc_offset).or_else(|| {
            let (clock, zone) = value.rsplit_once(' ')?;
            let mut text = String::from(clock);
            text.push('+');
            text.push_str(zone);
            Datetime::parse(&text, utc_offset)
        });
        if moment.is_none() {
            self.bad(name, value, "a date and time as 2026-11-23T14:00:00Z");
        }
        moment
    }

    /// The parameters whose names are not known here.
    pub(super) fn others(&self, is_known: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        let others = self.form.pairs().filter(|(name, _)| !is_known(name));
        others.map(|(name, value)| (name.into(), value.into())).collect()
    }
}
