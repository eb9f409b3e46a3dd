//! Whether the answers of a new request fit the questions of its service.
//!
//! Source: GeoReport v2, GET Service Definition: `required`, `datatype` and `values`.

use alloc::string::String;
use alloc::vec::Vec;

use super::Datetime;
use super::definition::{Attribute, Automated, Datatype, ServiceDefinition};
use super::error::cut;
use super::point::parse_degrees;
use super::post::{Answer, RequestPost};
use super::refusal::Refusal;
use crate::UtcOffset;

/// Most keys of a list that a refusal names.
const KEYS_MAX: usize = 10;

impl RequestPost {
    /// What is wrong with the answers, question by question; nothing if all fit.
    #[must_use]
    pub fn check(&self, definition: &ServiceDefinition) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        let answer = |attribute: &Attribute| {
            self.attributes.iter().find(|answer| answer.code == attribute.code)
        };
        for attribute in definition.attributes.iter().filter(|attribute| attribute.variable) {
            match answer(attribute) {
                Some(answer) => attribute.check(answer, &mut refusals),
                None if attribute.required && attribute.automated != Some(Automated::ServerSet) => {
                    let code = attribute.code.as_str().into();
                    let description = attribute.description.clone().unwrap_or_default();
                    refusals.push(Refusal::MissingAttribute { code, description });
                }
                None => {}
            }
        }
        for answer in &self.attributes {
            let asked =
                |attribute: &&Attribute| attribute.variable && attribute.code == answer.code;
            if !definition.attributes.iter().any(|attribute| asked(&attribute)) {
                refusals.push(Refusal::UnknownAttribute { code: answer.code.as_str().into() });
            }
        }
        refusals
    }
}

impl Attribute {
    fn check(&self, answer: &Answer, refusals: &mut Vec<Refusal>) {
        let code = || String::from(self.code.as_str());
        if answer.values.len() > 1 && self.datatype != Some(Datatype::MultiValueList) {
            refusals.push(Refusal::OneValue { code: code() });
            return;
        }
        for value in &answer.values {
            if matches!(self.datatype, Some(Datatype::SingleValueList | Datatype::MultiValueList)) {
                if !self.values.iter().any(|known| known.key == value.trim()) {
                    let keys = self.values.iter().take(KEYS_MAX).map(|known| known.key.as_str());
                    let keys = keys.collect::<Vec<_>>().join(", ");
                    refusals.push(Refusal::NotInList { code: code(), text: cut(value), keys });
                }
            } else if let Some(expected) = self.expects_other(value) {
                let mut name = String::from("attribute[");
                name.push_str(self.code.as_str());
                name.push(']');
                refusals.push(Refusal::BadValue { name, text: cut(value), expected });
            }
        }
    }

    /// What a value should be and is not; of an unknown datatype nothing is known.
    fn expects_other(&self, value: &str) -> Option<&'static str> {
        let (is_good, expected) = match self.datatype? {
            Datatype::Number => (is_number(value.trim()), "a number such as 12 or -0.5"),
            Datatype::Datetime => (
                Datetime::parse(value, UtcOffset::default()).is_some(),
                "a date as 2026-11-23, or with a time as 2026-11-23T14:00:00+07:00",
            ),
            Datatype::String => (!value.chars().any(char::is_control), "a text on one line"),
            Datatype::Text | Datatype::SingleValueList | Datatype::MultiValueList => (true, ""),
        };
        (!is_good).then_some(expected)
    }
}

/// A decimal number of any size.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().filter(|byte| *byte == b'.').count() < 2;
    is_plain || parse_degrees(text).is_some()
}
