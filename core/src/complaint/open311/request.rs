//! Requests as they are published: one citizen's report and how it stands.
//!
//! Source: GeoReport v2, GET Service Requests; `attributes`, `extended_attributes` and `notes` as
//! Chicago, Boston and San Francisco give them with `extensions=true`.

use alloc::string::String;
use alloc::vec::Vec;

use super::note::Note;
use super::point::Point;
use super::status::Status;
use super::value::{Named, Value};
use super::{Datetime, ServiceCode, ServiceRequestId};

/// A published request. What is not known is `None`; text is text and never markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceRequest {
    /// Its id.
    pub service_request_id: ServiceRequestId,
    /// How it stands.
    pub status: Option<Status>,
    /// Why it stands so.
    pub status_notes: Option<String>,
    /// What kind it is, for people.
    pub service_name: Option<String>,
    /// What kind it is.
    pub service_code: Option<ServiceCode>,
    /// What was reported.
    pub description: Option<String>,
    /// Who is to act; of several, names with a comma between.
    pub agency_responsible: Option<String>,
    /// What is going to be done.
    pub service_notice: Option<String>,
    /// When it was made.
    pub requested_datetime: Option<Datetime>,
    /// When it last changed; of a closed one, when it was closed.
    pub updated_datetime: Option<Datetime>,
    /// When it should be done.
    pub expected_datetime: Option<Datetime>,
    /// Where it is, in words.
    pub address: Option<String>,
    /// Where it is, as an id of the city's own register.
    pub address_id: Option<String>,
    /// Its postal code.
    pub zipcode: Option<String>,
    /// Where it is, in degrees.
    pub point: Option<Point>,
    /// A picture or other media.
    pub media_url: Option<String>,
    /// Extension: answers to the questions of the service, by code.
    pub attributes: Option<Value>,
    /// Extension: what a city adds.
    pub extended_attributes: Option<Value>,
    /// Extension: what happened, in order.
    pub notes: Vec<Note>,
    /// Fields that the standard does not have.
    pub others: Named,
}

impl ServiceRequest {
    /// A request of which nothing is known but its id.
    #[must_use]
    pub fn new(service_request_id: ServiceRequestId) -> Self {
        Self {
            service_request_id,
            status: None,
            status_notes: None,
            service_name: None,
            service_code: None,
            description: None,
            agency_responsible: None,
            service_notice: None,
            requested_datetime: None,
            updated_datetime: None,
            expected_datetime: None,
            address: None,
            address_id: None,
            zipcode: None,
            point: None,
            media_url: None,
            attributes: None,
            extended_attributes: None,
            notes: Vec::new(),
            others: Named::new(),
        }
    }
}
