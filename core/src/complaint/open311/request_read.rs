//! Reads published requests, however they are wrapped.
//!
//! Source: GeoReport v2; the traps listed in `docs/reference/open311.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::error::{Error, Flaw};
use super::fields::Fields;
use super::node::Node;
use super::note::Note;
use super::quirk::Quirk;
use super::read::{Read, Shape, list};
use super::request::ServiceRequest;
use super::status::Status;
use super::value::Value;
use crate::UtcOffset;

pub(super) const SHAPE: Shape =
    Shape { lists: "service_requests|requests", item: "request", key: "service_request_id" };
const SCALARS: &str = "service_request_id|status|status_notes|service_name|service_code|\
                       description|service_notice|requested_datetime|updated_datetime|\
                       expected_datetime|address|address_id|zipcode|lat|long|media_url";
const LISTS: &str = "agency_responsible|attributes|extended_attributes|notes|note";

impl ServiceRequest {
    /// Reads a list of requests, or one. A date without zone is taken to be in `utc_offset`, and
    /// marked.
    ///
    /// # Errors
    ///
    /// [`Error`] if the text is no such list, or an error list.
    pub fn read_list(text: &str, utc_offset: UtcOffset) -> Result<Read<Self>, Error> {
        list(text, utc_offset, &SHAPE, read)
    }
}

fn read(f: &mut Fields<'_>) -> Option<ServiceRequest> {
    let mut request = ServiceRequest::new(f.need("service_request_id")?);
    request.status = f.text("status").map(|word| Status::parse(&word));
    if !matches!(request.status, None | Some(Status::Open | Status::Closed)) {
        f.odd("status", f.node, Some(Quirk::OtherStatus));
    }
    request.status_notes = f.text("status_notes");
    request.service_name = f.text("service_name");
    request.service_code = f.id("service_code");
    request.description = f.text("description");
    request.agency_responsible = agency(f);
    request.service_notice = f.text("service_notice");
    request.requested_datetime = f.datetime("requested_datetime");
    request.updated_datetime = f.datetime("updated_datetime");
    request.expected_datetime = f.datetime("expected_datetime");
    request.address = f.text("address");
    request.address_id = f.text("address_id");
    request.zipcode = f.text("zipcode");
    request.point = f.point();
    request.media_url = f.text("media_url");
    request.attributes = value(f, "attributes");
    request.extended_attributes = value(f, "extended_attributes");
    for node in f.list("notes", "note") {
        let note = f.inside(node, Note::read);
        request.notes.extend(note);
    }
    request.others = f.others(SCALARS, LISTS);
    Some(request)
}

fn value(f: &Fields<'_>, name: &str) -> Option<Value> {
    f.node.get(name).map(Node::to_value)
}

/// A text, or `{"recipient": [...]}`, bare or in a list.
fn agency(f: &mut Fields<'_>) -> Option<String> {
    let node = f.node.get("agency_responsible")?;
    if node.is_nested() {
        f.odd("agency_responsible", node, Some(Quirk::AgencyList));
    }
    let mut names = Vec::new();
    node.items("recipient", &mut names);
    let mut joined = String::new();
    for name in names {
        match name.text() {
            Some(text) => {
                joined.push_str(if joined.is_empty() { "" } else { ", " });
                joined.push_str(text);
            }
            None => f.note("agency_responsible", name, Flaw::NotAText),
        }
    }
    (!joined.is_empty()).then_some(joined)
}
