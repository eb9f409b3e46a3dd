//! Updates of requests, as mySociety's extension publishes them.
//!
//! Source: open311-adapter, `servicerequestupdates` (GET).

use alloc::string::String;
use alloc::vec::Vec;

use super::fields::Fields;
use super::out::Out;
use super::read::{Read, Shape, list};
use super::request_write::{Written, unwritable};
use super::status::Status;
use super::value::{Named, Value};
use super::{Datetime, Error, Extensions, Format, ServiceRequestId, UpdateId};
use crate::UtcOffset;

const LISTS: &str = "service_request_updates|servicerequestupdates|service_requests_updates";
const SHAPE: Shape = Shape { lists: LISTS, item: "request_update", key: "update_id" };
const SCALARS: &str = "update_id|service_request_id|status|description|external_status_code|\
                       customer_reference|fixmystreet_id|account_id|updated_datetime";

/// An update of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// Its id.
    pub update_id: UpdateId,
    /// The request.
    pub service_request_id: Option<ServiceRequestId>,
    /// How the request stands after it.
    pub status: Option<Status>,
    /// When.
    pub updated_datetime: Option<Datetime>,
    /// What happened.
    pub description: Option<String>,
    /// Pictures or other media.
    pub media_urls: Vec<String>,
    /// The account of who made it.
    pub account_id: Option<String>,
    /// The state as the body's own system calls it.
    pub external_status_code: Option<String>,
    /// What the citizen may quote.
    pub customer_reference: Option<String>,
    /// The id of the report at FixMyStreet.
    pub fixmystreet_id: Option<String>,
    /// What else is said.
    pub extras: Option<Value>,
    /// Fields that the extension does not have.
    pub others: Named,
}

/// The answer to an update that was posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateReceipt {
    /// The id of the update.
    pub update_id: UpdateId,
    /// The account of the person, as the server knows it.
    pub account_id: Option<String>,
}

impl Update {
    /// An update of which nothing is known but its id.
    #[must_use]
    pub fn new(update_id: UpdateId) -> Self {
        Self {
            update_id,
            service_request_id: None,
            status: None,
            updated_datetime: None,
            description: None,
            media_urls: Vec::new(),
            account_id: None,
            external_status_code: None,
            customer_reference: None,
            fixmystreet_id: None,
            extras: None,
            others: Named::new(),
        }
    }

    /// Reads a list of updates. A date without zone is taken to be in `utc_offset`, and marked.
    ///
    /// # Errors
    ///
    /// [`Error`] if the text is no such list, or an error list.
    pub fn read_list(text: &str, utc_offset: UtcOffset) -> Result<Read<Self>, Error> {
        list(text, utc_offset, &SHAPE, Self::read)
    }

    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let mut update = Self::new(f.need("update_id")?);
        update.service_request_id = f.id("service_request_id");
        update.status = f.text("status").map(|word| Status::parse(&word));
        update.updated_datetime = f.datetime("updated_datetime");
        update.description = f.text("description");
        update.media_urls = f.texts("media_url", "media_url");
        update.account_id = f.text("account_id");
        update.external_status_code = f.text("external_status_code");
        update.customer_reference = f.text("customer_reference");
        update.fixmystreet_id = f.text("fixmystreet_id");
        update.extras = f.node.get("extras").map(super::node::Node::to_value);
        update.others = f.others(SCALARS, "media_url|extras");
        Some(update)
    }

    /// Writes a list of updates, states in lower case. One without request, state or time is set
    /// aside, because the extension needs them.
    #[must_use]
    pub fn write_list(updates: &[Self], format: Format, extensions: Extensions) -> Written {
        let mut set_aside = Vec::new();
        let mut out = Out::new(format);
        out.root("service_request_updates", '[', |out| {
            for (place, update) in updates.iter().enumerate() {
                let known = update.status.as_ref().filter(|status| !status.known_word().is_empty());
                let lacks = if update.service_request_id.is_none() {
                    Some(("service_request_id", ""))
                } else if known.is_none() {
                    Some(("status", update.status.as_ref().map_or("", Status::word)))
                } else {
                    update.updated_datetime.is_none().then_some(("updated_datetime", ""))
                };
                match lacks {
                    None => out.record("request_update", |out| update.write(out, extensions)),
                    Some((field, text)) => set_aside.push(unwritable(place, field, text)),
                }
            }
        });
        Written { text: out.finish(), set_aside }
    }

    fn write(&self, out: &mut Out, extensions: Extensions) {
        let id = self.service_request_id.as_ref().map(ServiceRequestId::as_str);
        out.text("update_id", Some(self.update_id.as_str()));
        out.text("service_request_id", id);
        out.text("status", self.status.as_ref().map(Status::word));
        out.text("updated_datetime", self.updated_datetime.map(Datetime::to_wire).as_deref());
        out.text("description", self.description.as_deref());
        out.texts("media_url", &self.media_urls);
        out.some_text("account_id", self.account_id.as_deref());
        out.some_text("external_status_code", self.external_status_code.as_deref());
        out.some_text("customer_reference", self.customer_reference.as_deref());
        out.some_text("fixmystreet_id", self.fixmystreet_id.as_deref());
        if let Some(extras) = &self.extras {
            out.value("extras", extras);
        }
        if extensions.extended {
            out.values(&self.others);
        }
    }
}

impl UpdateReceipt {
    /// Reads the answer to a posted update.
    ///
    /// # Errors
    ///
    /// [`Error`] if the text is no such answer, or an error list.
    pub fn read_list(text: &str) -> Result<Read<Self>, Error> {
        list(text, UtcOffset::default(), &SHAPE, |f| {
            let update_id = f.need("update_id")?;
            Some(Self { update_id, account_id: f.text("account_id") })
        })
    }

    /// Writes the answer to posted updates.
    #[must_use]
    pub fn write_list(receipts: &[Self], format: Format) -> String {
        let mut out = Out::new(format);
        out.root("service_request_updates", '[', |out| {
            for receipt in receipts {
                out.record("request_update", |out| {
                    out.text("update_id", Some(receipt.update_id.as_str()));
                    out.some_text("account_id", receipt.account_id.as_deref());
                });
            }
        });
        out.finish()
    }
}
