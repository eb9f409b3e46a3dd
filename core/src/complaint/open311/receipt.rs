//! What a server answers to a new request, and what a token stands for.
//!
//! Source: GeoReport v2, POST Service Request and GET `service_request_id` from a token.

use alloc::string::String;

use super::fields::Fields;
use super::out::Out;
use super::read::{Read, Shape, list};
use super::{Error, Flaw, Format, ServiceRequestId, Token};
use crate::UtcOffset;

const RECEIPT: Shape = Shape { lists: "service_requests|requests", item: "request", key: "token" };

/// The id of a new request, or the token that gives it later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handle {
    /// The id.
    Request(ServiceRequestId),
    /// A token.
    Token(Token),
}

/// The answer to a new request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestReceipt {
    /// What the request is known by; `None` from a server that answers with neither (blackbox).
    pub handle: Option<Handle>,
    /// What is going to be done.
    pub service_notice: Option<String>,
    /// The account of the person, as the server knows it.
    pub account_id: Option<String>,
}

impl RequestReceipt {
    /// Reads the answer to a new request. One with both an id and a token is set aside.
    ///
    /// # Errors
    ///
    /// [`Error`] if the text is no such answer, or an error list.
    pub fn read_list(text: &str) -> Result<Read<Self>, Error> {
        // A bare receipt has an id or a token, so either tells it from a wrapper.
        let shape = Shape { key: "service_request_id", ..RECEIPT };
        let read = list(text, UtcOffset::default(), &shape, Self::read);
        match read {
            Err(Error::Unexpected { .. }) => list(text, UtcOffset::default(), &RECEIPT, Self::read),
            _ => read,
        }
    }

    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let n_noted = f.noted.len();
        let id = f.id("service_request_id");
        let token = f.id("token");
        if f.noted.len() > n_noted {
            return None;
        }
        let (service_notice, account_id) = (f.text("service_notice"), f.text("account_id"));
        let handle = match (id, token) {
            (Some(id), None) => Some(Handle::Request(id)),
            (None, Some(token)) => Some(Handle::Token(token)),
            (None, None) if service_notice.is_some() || account_id.is_some() => None,
            _ => {
                let node = f.node;
                f.note("service_request_id", node, Flaw::IdAndToken);
                return None;
            }
        };
        Some(Self { handle, service_notice, account_id })
    }

    /// Writes the answer to new requests.
    #[must_use]
    pub fn write_list(receipts: &[Self], format: Format) -> String {
        let mut out = Out::new(format);
        out.root("service_requests", '[', |out| {
            for receipt in receipts {
                out.record("request", |out| {
                    match &receipt.handle {
                        Some(Handle::Request(id)) => {
                            out.text("service_request_id", Some(id.as_str()));
                        }
                        Some(Handle::Token(token)) => out.text("token", Some(token.as_str())),
                        None => {}
                    }
                    out.some_text("service_notice", receipt.service_notice.as_deref());
                    out.some_text("account_id", receipt.account_id.as_deref());
                });
            }
        });
        out.finish()
    }
}

/// What a token stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenAnswer {
    /// The token.
    pub token: Token,
    /// The request, once the server knows it.
    pub service_request_id: Option<ServiceRequestId>,
}

impl TokenAnswer {
    /// Reads what tokens stand for.
    ///
    /// # Errors
    ///
    /// [`Error`] if the text is no such answer, or an error list.
    pub fn read_list(text: &str) -> Result<Read<Self>, Error> {
        list(text, UtcOffset::default(), &RECEIPT, |f| {
            let token = f.need("token")?;
            Some(Self { token, service_request_id: f.id("service_request_id") })
        })
    }

    /// Writes what tokens stand for.
    #[must_use]
    pub fn write_list(answers: &[Self], format: Format) -> String {
        let mut out = Out::new(format);
        out.root("service_requests", '[', |out| {
            for answer in answers {
                out.record("request", |out| {
                    let id = answer.service_request_id.as_ref();
                    out.text("service_request_id", id.map(ServiceRequestId::as_str));
                    out.text("token", Some(answer.token.as_str()));
                });
            }
        });
        out.finish()
    }
}
