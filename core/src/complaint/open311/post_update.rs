//! An update of a request, as it is posted to a server.
//!
//! Source: open311-adapter, `servicerequestupdates` (POST): states and truth values in upper case.

use alloc::string::String;
use alloc::vec::Vec;

use super::form::{Form, Parameters};
use super::post::{Answer, answers, push_answers};
use super::refusal::Refused;
use super::status::Status;
use super::{Datetime, ServiceCode, ServiceRequestId, UpdateId};
use crate::UtcOffset;
use crate::kernel::cut::place_of;

const KNOWN: &str = "jurisdiction_id|api_key|service_request_id|update_id|status|\
                     updated_datetime|description|media_url|media_url[]|account_id|\
                     service_request_id_ext|public_anonymity_required|email_alerts_requested|\
                     service_code|email|phone|title|first_name|last_name";

/// An update that is posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdatePost {
    /// The city, where a server has several.
    pub jurisdiction_id: Option<String>,
    /// The key of the client.
    pub api_key: Option<String>,
    /// The request, by the server's id.
    pub service_request_id: ServiceRequestId,
    /// The update, by the client's id.
    pub update_id: UpdateId,
    /// How the request stands after it; a word of the extension.
    pub status: Status,
    /// When.
    pub updated_datetime: Datetime,
    /// What happened.
    pub description: String,
    /// Pictures or other media.
    pub media_urls: Vec<String>,
    /// The person's account.
    pub account_id: Option<String>,
    /// The request, by the client's id.
    pub service_request_id_ext: Option<String>,
    /// Whether the person's name is not to be shown.
    pub public_anonymity_required: Option<bool>,
    /// Whether the person wants to hear of further updates.
    pub email_alerts_requested: Option<bool>,
    /// The service of the request.
    pub service_code: Option<ServiceCode>,
    /// The person's e-mail address.
    pub email: Option<String>,
    /// The person's telephone number.
    pub phone: Option<String>,
    /// How the person is addressed.
    pub title: Option<String>,
    /// The person's given name.
    pub first_name: Option<String>,
    /// The person's family name.
    pub last_name: Option<String>,
    /// Answers to questions.
    pub attributes: Vec<Answer>,
    /// Parameters that the extension does not have.
    pub others: Vec<(String, String)>,
}

impl UpdatePost {
    /// Reads a posted update. A date without zone is taken to be in `utc_offset`, and marked.
    ///
    /// # Errors
    ///
    /// [`Refused`] with everything that is wrong.
    pub fn parse(form: &Form, utc_offset: UtcOffset) -> Result<Self, Refused> {
        let mut p = Parameters::new(form);
        let service_request_id = p.need("service_request_id");
        let update_id = p.need("update_id");
        let status = status(&mut p);
        for name in ["updated_datetime", "description"] {
            if p.get(name).is_none() {
                p.missing(name);
            }
        }
        let updated_datetime = p.datetime("updated_datetime", utc_offset);
        let description = p.text("description", usize::MAX);
        let attributes = answers(form, &mut p);
        let media = form.pairs().filter(|(name, _)| matches!(*name, "media_url" | "media_url[]"));
        let media_urls = media.map(|(_, url)| url.trim().into()).collect();
        let is_known =
            |name: &str| place_of(KNOWN, name).is_some() || name.starts_with("attribute[");
        let needed =
            (|| Some((service_request_id?, update_id?, status?, updated_datetime?, description?)))(
            );
        let post = needed.map(|(id, update_id, status, updated_datetime, description)| Self {
            jurisdiction_id: p.line("jurisdiction_id"),
            api_key: p.line("api_key"),
            service_request_id: id,
            update_id,
            status,
            updated_datetime,
            description,
            media_urls,
            account_id: p.line("account_id"),
            service_request_id_ext: p.line("service_request_id_ext"),
            public_anonymity_required: p.flag("public_anonymity_required"),
            email_alerts_requested: p.flag("email_alerts_requested"),
            service_code: p.id("service_code"),
            email: p.line("email"),
            phone: p.line("phone"),
            title: p.line("title"),
            first_name: p.line("first_name"),
            last_name: p.line("last_name"),
            attributes,
            others: p.others(is_known),
        });
        Refused::unless_empty(p.refusals, post)
    }

    /// Writes it as it is sent.
    #[must_use]
    pub fn to_form(&self) -> Form {
        let mut form = Form::default();
        let flag = |flag: Option<bool>| flag.map_or("", |flag| if flag { "TRUE" } else { "FALSE" });
        form.push_some("api_key", self.api_key.as_deref());
        form.push_some("jurisdiction_id", self.jurisdiction_id.as_deref());
        form.push("service_request_id", self.service_request_id.as_str());
        form.push("update_id", self.update_id.as_str());
        form.push("status", &self.status.posted());
        form.push("updated_datetime", &self.updated_datetime.to_wire());
        form.push("description", &self.description);
        self.media_urls.iter().for_each(|url| _ = form.push("media_url", url));
        form.push_some("account_id", self.account_id.as_deref());
        form.push_some("service_request_id_ext", self.service_request_id_ext.as_deref());
        form.push("public_anonymity_required", flag(self.public_anonymity_required));
        form.push("email_alerts_requested", flag(self.email_alerts_requested));
        form.push_some("service_code", self.service_code.as_ref().map(ServiceCode::as_str));
        form.push_some("email", self.email.as_deref());
        form.push_some("phone", self.phone.as_deref());
        form.push_some("title", self.title.as_deref());
        form.push_some("first_name", self.first_name.as_deref());
        form.push_some("last_name", self.last_name.as_deref());
        push_answers(&self.attributes, &mut form);
        self.others.iter().for_each(|(name, value)| _ = form.push(name, value));
        form
    }
}

fn status(p: &mut Parameters<'_>) -> Option<Status> {
    let Some(word) = p.get("status") else {
        p.missing("status");
        return None;
    };
    match Status::parse(word) {
        Status::Other(_) => {
            p.bad("status", word, "a state such as OPEN, IN_PROGRESS, FIXED or CLOSED");
            None
        }
        status => Some(status),
    }
}
