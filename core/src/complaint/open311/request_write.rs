//! Writes published requests as the standard has them.
//!
//! Source: GeoReport v2, GET Service Requests: order of its samples; what "may not be returned" is
//! left out if it is empty, the rest is always there.

use alloc::string::String;
use alloc::vec::Vec;

use super::error::{Flaw, Flawed};
use super::out::Out;
use super::point::write_degrees;
use super::request::ServiceRequest;
use super::status::Status;
use super::{Datetime, Extensions, Format};

/// What was written, and what was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The answer.
    pub text: String,
    /// Records that lack what the standard needs, and so are not in the answer.
    pub set_aside: Vec<Flawed>,
}

impl ServiceRequest {
    /// Writes a list of requests. The standard needs a status that is open or closed, a service
    /// code and the time of the request; one without is set aside.
    #[must_use]
    pub fn write_list(requests: &[Self], format: Format, extensions: Extensions) -> Written {
        let mut set_aside = Vec::new();
        let mut out = Out::new(format);
        out.root("service_requests", '[', |out| {
            for (place, request) in requests.iter().enumerate() {
                match request.lacks(extensions) {
                    None => out.record("request", |out| write(request, out, extensions)),
                    Some((field, text)) => set_aside.push(unwritable(place, field, text)),
                }
            }
        });
        Written { text: out.finish(), set_aside }
    }

    /// What the standard needs and this does not have.
    fn lacks(&self, extensions: Extensions) -> Option<(&'static str, &str)> {
        let status = self.status.as_ref();
        if status.and_then(|status| word(status, extensions)).is_none() {
            return Some(("status", status.map_or("", Status::word)));
        }
        match (&self.service_code, self.requested_datetime) {
            (None, _) => Some(("service_code", "")),
            (_, None) => Some(("requested_datetime", "")),
            _ => None,
        }
    }
}

pub(super) fn unwritable(place: usize, field: &str, text: &str) -> Flawed {
    let (field, text) = (field.into(), super::error::cut(text));
    Flawed { record: place + 1, line: 0, column: 0, field, flaw: Flaw::Unwritable, text }
}

/// The word of a state; in the standard there are but two.
fn word(status: &Status, extensions: Extensions) -> Option<&'static str> {
    let basic = status.is_closed().map(|is_closed| if is_closed { "closed" } else { "open" })?;
    Some(if extensions.mysociety { status.known_word() } else { basic })
}

fn write(request: &ServiceRequest, out: &mut Out, extensions: Extensions) {
    let datetime = |datetime: Option<Datetime>| datetime.map(Datetime::to_wire);
    let code = request.service_code.as_ref().map(super::ServiceCode::as_str);
    out.text("service_request_id", Some(request.service_request_id.as_str()));
    out.text("status", request.status.as_ref().and_then(|status| word(status, extensions)));
    out.some_text("status_notes", request.status_notes.as_deref());
    out.text("service_name", request.service_name.as_deref());
    out.text("service_code", code);
    out.text("description", request.description.as_deref());
    out.some_text("agency_responsible", request.agency_responsible.as_deref());
    out.some_text("service_notice", request.service_notice.as_deref());
    out.text("requested_datetime", datetime(request.requested_datetime).as_deref());
    out.text("updated_datetime", datetime(request.updated_datetime).as_deref());
    out.some_text("expected_datetime", datetime(request.expected_datetime).as_deref());
    out.text("address", request.address.as_deref());
    out.text("address_id", request.address_id.as_deref());
    out.text("zipcode", request.zipcode.as_deref());
    let point = request.point;
    out.number("lat", point.map(|point| write_degrees(point.latitude_nano())).as_deref());
    out.number("long", point.map(|point| write_degrees(point.longitude_nano())).as_deref());
    out.text("media_url", request.media_url.as_deref());
    if !extensions.extended {
        return;
    }
    let extra = [
        ("attributes", &request.attributes),
        ("extended_attributes", &request.extended_attributes),
    ];
    for (name, value) in extra {
        if let Some(value) = value {
            out.value(name, value);
        }
    }
    if !request.notes.is_empty() {
        out.list("notes", |out| {
            for note in &request.notes {
                out.record("note", |out| note.write(out));
            }
        });
    }
    out.values(&request.others);
}
