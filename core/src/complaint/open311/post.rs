//! A new request, as it is sent to a server.
//!
//! Invariant: nothing that was sent is cut, cleaned or guessed. A text with markup is kept as the
//! text it is, and [`RequestPost::markup`] tells of it.
//!
//! Source: GeoReport v2, POST Service Request.

use alloc::string::String;
use alloc::vec::Vec;

use super::form::{Form, Parameters};
use super::point::{Bounds, Point, parse_degrees, write_degrees};
use super::refusal::{Refusal, Refused};
use super::{AttributeCode, ServiceCode};
use crate::kernel::cut::place_of;

/// Longest description, in characters.
pub(super) const DESCRIPTION_CHARS_MAX: usize = 4_000;
/// Most questions that a request may answer.
const ANSWERS_MAX: usize = 1_000;
const KNOWN: &str = "jurisdiction_id|api_key|service_code|lat|long|address_string|address_id|\
                     email|device_id|account_id|first_name|last_name|phone|description|media_url";

/// The answer to one question of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The question.
    pub code: AttributeCode,
    /// What was answered: one value, or several keys of a list.
    pub values: Vec<String>,
}

/// A new request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestPost {
    /// The city, where a server has several.
    pub jurisdiction_id: Option<String>,
    /// The key of the client.
    pub api_key: Option<String>,
    /// What kind it is.
    pub service_code: ServiceCode,
    /// Where it is, in degrees.
    pub point: Option<Point>,
    /// Where it is, in words.
    pub address_string: Option<String>,
    /// Where it is, as an id of the city's own register.
    pub address_id: Option<String>,
    /// Answers to the questions of the service.
    pub attributes: Vec<Answer>,
    /// The person's e-mail address.
    pub email: Option<String>,
    /// The device it is sent from.
    pub device_id: Option<String>,
    /// The person's account.
    pub account_id: Option<String>,
    /// The person's given name.
    pub first_name: Option<String>,
    /// The person's family name.
    pub last_name: Option<String>,
    /// The person's telephone number.
    pub phone: Option<String>,
    /// What is reported.
    pub description: Option<String>,
    /// Pictures or other media; the standard knows one.
    pub media_urls: Vec<String>,
    /// Parameters that the standard does not have.
    pub others: Vec<(String, String)>,
}

impl RequestPost {
    /// Reads a new request. Whether its answers fit the service, and its place the city, is for
    /// [`RequestPost::check`] and [`RequestPost::check_place`].
    ///
    /// # Errors
    ///
    /// [`Refused`] with everything that is wrong.
    pub fn parse(form: &Form) -> Result<Self, Refused> {
        let mut p = Parameters::new(form);
        let service_code = p.need("service_code");
        let point = point(&mut p);
        let (address_string, address_id) = (p.line("address_string"), p.line("address_id"));
        let is_given = |name| form.pairs().any(|(other, _)| other == name);
        if !["lat", "long", "address_string", "address_id"].into_iter().any(is_given) {
            p.refusals.push(Refusal::NoPlace);
        }
        let attributes = answers(form, &mut p);
        let media = form.pairs().filter(|(name, _)| matches!(*name, "media_url" | "media_url[]"));
        let media_urls: Vec<String> = media.map(|(_, url)| url.trim().into()).collect();
        if media_urls.iter().any(|url| url.chars().any(char::is_control)) {
            p.refusals.push(Refusal::ControlCharacter { name: "media_url".into() });
        }
        let is_known = |name: &str| {
            place_of(KNOWN, name).is_some()
                || name == "media_url[]"
                || name.starts_with("attribute[")
        };
        let post = service_code.map(|service_code| Self {
            jurisdiction_id: p.line("jurisdiction_id"),
            api_key: p.line("api_key"),
            service_code,
            point,
            address_string,
            address_id,
            attributes,
            email: p.line("email"),
            device_id: p.line("device_id"),
            account_id: p.line("account_id"),
            first_name: p.line("first_name"),
            last_name: p.line("last_name"),
            phone: p.line("phone"),
            description: p.text("description", DESCRIPTION_CHARS_MAX),
            media_urls,
            others: p.others(is_known),
        });
        Refused::unless_empty(p.refusals, post)
    }

    /// Writes it as it is sent.
    #[must_use]
    pub fn to_form(&self) -> Form {
        let mut form = Form::default();
        form.push_some("api_key", self.api_key.as_deref());
        form.push_some("jurisdiction_id", self.jurisdiction_id.as_deref());
        form.push("service_code", self.service_code.as_str());
        if let Some(point) = self.point {
            form.push("lat", &write_degrees(point.latitude_nano()));
            form.push("long", &write_degrees(point.longitude_nano()));
        }
        form.push_some("address_string", self.address_string.as_deref());
        form.push_some("address_id", self.address_id.as_deref());
        form.push_some("email", self.email.as_deref());
        form.push_some("device_id", self.device_id.as_deref());
        form.push_some("account_id", self.account_id.as_deref());
        form.push_some("first_name", self.first_name.as_deref());
        form.push_some("last_name", self.last_name.as_deref());
        form.push_some("phone", self.phone.as_deref());
        form.push_some("description", self.description.as_deref());
        self.media_urls.iter().for_each(|url| _ = form.push("media_url", url));
        push_answers(&self.attributes, &mut form);
        self.others.iter().for_each(|(name, value)| _ = form.push(name, value));
        form
    }

    /// Whether the place, if it is given in degrees, lies in the area served.
    ///
    /// # Errors
    ///
    /// [`Refusal::SwappedPlace`] or [`Refusal::OutsidePlace`].
    pub fn check_place(&self, bounds: &Bounds) -> Result<(), Refusal> {
        let Some(point) = self.point.filter(|point| !bounds.contains(*point)) else {
            return Ok(());
        };
        let swapped = Point::new(point.longitude_nano(), point.latitude_nano());
        Err(match swapped.is_some_and(|point| bounds.contains(point)) {
            true => Refusal::SwappedPlace,
            false => Refusal::OutsidePlace,
        })
    }

    /// The fields that hold something like HTML. The standard wants none; it is kept as text and
    /// shown as text, so nothing happens but that readers see the marks.
    #[must_use]
    pub fn markup(&self) -> Vec<&'static str> {
        let fields = [
            ("address_string", &self.address_string),
            ("first_name", &self.first_name),
            ("last_name", &self.last_name),
            ("description", &self.description),
        ];
        let marked = fields.iter().filter(|(_, text)| text.as_deref().is_some_and(is_markup));
        marked.map(|(name, _)| *name).collect()
    }
}

/// Whether a < is followed as in a tag, a closing tag or a comment.
fn is_markup(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let next = text.as_bytes().get(at + 1);
        next.is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'))
    })
}

fn point(p: &mut Parameters<'_>) -> Option<Point> {
    let mut degrees = |name| {
        let text = p.get(name)?;
        let degrees = parse_degrees(text);
        if degrees.is_none() {
            p.bad(name, text, "a decimal number such as -6.178306");
        }
        Some(degrees)
    };
    match ["lat", "long"].map(&mut degrees) {
        [None, None] => None,
        [None, _] => {
            p.refusals.push(Refusal::HalfPlace { missing: "lat" });
            None
        }
        [_, None] => {
            p.refusals.push(Refusal::HalfPlace { missing: "long" });
            None
        }
        [Some(lat), Some(long)] => {
            let (lat, long) = (lat?, long?);
            let point = Point::new(lat, long);
            if point.is_none() {
                let is_swapped = Point::new(long, lat).is_some();
                p.refusals.push(if is_swapped { Refusal::SwappedPlace } else { Refusal::OffEarth });
            }
            point
        }
    }
}

/// `attribute[code]=v` and `attribute[code][]=v`, values by code in the order they came.
pub(super) fn answers(form: &Form, p: &mut Parameters<'_>) -> Vec<Answer> {
    let mut answers: Vec<Answer> = Vec::new();
    for (name, value) in form.pairs() {
        let Some(rest) = name.strip_prefix("attribute[") else { continue };
        let code = rest.strip_suffix("][]").or_else(|| rest.strip_suffix(']'));
        let Some(code) = code.and_then(AttributeCode::new) else {
            p.bad("attribute", name, "written as attribute[code] or attribute[code][]");
            continue;
        };
        if answers.len() == ANSWERS_MAX {
            let (name, n_max) = ("attribute".into(), ANSWERS_MAX as u32);
            p.refusals.push(Refusal::TooMany { name, n_max });
            break;
        }
        let value = String::from(value);
        match answers.iter_mut().find(|answer| answer.code == code) {
            Some(answer) => answer.values.push(value),
            None => answers.push(Answer { code, values: [value].into() }),
        }
    }
    answers
}

pub(super) fn push_answers(answers: &[Answer], form: &mut Form) {
    for answer in answers {
        let mut name = String::from("attribute[");
        name.push_str(answer.code.as_str());
        name.push_str(if answer.values.len() > 1 { "][]" } else { "]" });
        answer.values.iter().for_each(|value| _ = form.push(&name, value));
    }
}
