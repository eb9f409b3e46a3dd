//! Open311 GeoReport v2 in both directions and both formats: for a server that answers, a client
//! that asks, and a newsroom that reads tables.
//!
//! Reading is tolerant: ids as numbers, truth values as texts, lists wrapped or bare, dates without
//! zone. A record that cannot be read is set aside with its place and reason; a field that cannot
//! be read is unknown and told of; fields that the standard does not have are kept by name.
//! Writing is strict: the standard's names in the standard's order, and what it cannot say only
//! where an extension is asked for.
//!
//! Invariants: a text is never taken for markup; unknown is never false, zero or empty text.
//!
//! Source: GeoReport v2, Service Discovery and GeoReport Bulk of open311.org; mySociety's
//! `servicerequestupdates`; `docs/reference/open311.md`.

mod bulk;
mod bulk_csv;
mod check;
mod datetime;
mod definition;
mod discovery;
mod error;
mod fault;
mod fields;
mod form;
mod format;
mod id;
mod node;
mod node_json;
mod node_xml;
mod note;
mod out;
mod point;
mod post;
mod post_update;
mod query;
mod quirk;
mod read;
mod receipt;
mod refusal;
mod request;
mod request_read;
mod request_write;
mod service;
mod status;
mod update;
mod value;

pub use self::bulk::BulkRequest;
pub use self::datetime::{Assumed, Datetime};
pub use self::definition::{Attribute, AttributeValue, Automated, Datatype, ServiceDefinition};
pub use self::discovery::{Discovery, Endpoint, EndpointType, GEOREPORT_V2};
pub use self::error::{Error, Flaw, Flawed};
pub use self::fault::Fault;
pub use self::form::Form;
pub use self::format::{Extensions, Format, address, split_format};
pub use self::id::{AttributeCode, ServiceCode, ServiceRequestId, Token, UpdateId};
pub use self::note::Note;
pub use self::point::{Bounds, Point, parse_degrees, write_degrees};
pub use self::post::{Answer, RequestPost};
pub use self::post_update::UpdatePost;
pub use self::query::{
    QueryRules, RequestFilter, RequestQuery, Selection, UpdateQuery, jurisdiction,
};
pub use self::quirk::{Quirk, QuirkSeen};
pub use self::read::Read;
pub use self::receipt::{Handle, RequestReceipt, TokenAnswer};
pub use self::refusal::{Refusal, Refused};
pub use self::request::ServiceRequest;
pub use self::request_write::Written;
pub use self::service::{Service, ServiceType};
pub use self::status::Status;
pub use self::update::{Update, UpdateReceipt};
pub use self::value::{Named, Value};
use crate::{json, xml};
