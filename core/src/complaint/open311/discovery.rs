//! Where a city's endpoints are and what they speak.
//!
//! Source: Service Discovery of Open311; all fields are required.

use alloc::string::String;
use alloc::vec::Vec;

use super::fields::Fields;
use super::node::Node;
use super::out::Out;
use super::read::{Places, parse, refused};
use super::value::Named;
use super::{Error, Format, Read};
use crate::UtcOffset;

/// The specification of GeoReport v2, as discovery names it.
pub const GEOREPORT_V2: &str = "http://wiki.open311.org/GeoReport_v2";

/// Whether what is sent to an endpoint will be acted upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndpointType {
    /// It will.
    Production,
    /// It will not.
    Test,
    /// Another word, as it was read.
    Other(String),
}

/// One address that answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// What it speaks; [`GEOREPORT_V2`] for this standard.
    pub specification: String,
    /// Its address, without a slash at the end.
    pub url: String,
    /// When its services last changed; sortable.
    pub changeset: String,
    /// Whether it is live.
    pub endpoint_type: EndpointType,
    /// Media types it answers in: `text/xml`, `application/json`.
    pub formats: Vec<String>,
    /// Fields that the standard does not have.
    pub others: Named,
}

/// What a city publishes about its endpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovery {
    /// When this last changed; sortable.
    pub changeset: String,
    /// Whom to ask.
    pub contact: String,
    /// How to get an API key.
    pub key_service: String,
    /// The endpoints.
    pub endpoints: Vec<Endpoint>,
    /// Fields that the standard does not have.
    pub others: Named,
}

impl EndpointType {
    fn word(&self) -> &str {
        match self {
            Self::Production => "production",
            Self::Test => "test",
            Self::Other(word) => word,
        }
    }
}

impl Discovery {
    /// Reads a discovery document. A field that is missing is an empty text; what cannot be read
    /// is told beside it, endpoints counted as records.
    ///
    /// # Errors
    ///
    /// [`Error`] if the text is no such document.
    pub fn read(text: &str) -> Result<(Self, Read<()>), Error> {
        let tree = parse(text)?;
        refused(&tree.root)?;
        let root = tree.root.get("discovery").unwrap_or(&tree.root);
        if root.get("endpoints").is_none() {
            let names: Vec<&str> = root.fields().iter().map(|(name, _)| name.as_str()).collect();
            let found = super::error::cut(&names.join(", "));
            return Err(Error::Unexpected { expected: "discovery", found });
        }
        let offset = UtcOffset::default();
        let (mut read, mut places) = (Read::new(), Places::new(text));
        let mut f = Fields::new(root, &tree, offset);
        let (changeset, contact) = (f.text("changeset"), f.text("contact"));
        let key_service = f.text("key_service");
        let others = f.others("changeset|contact|key_service", "endpoints|endpoint");
        read.take(f, Some(()), 0, &mut places);
        let (mut endpoints, mut nodes) = (Vec::new(), Vec::new());
        if let Some(node) = root.get("endpoints") {
            node.items("endpoint", &mut nodes);
        }
        for (place, node) in nodes.iter().enumerate() {
            let mut f = Fields::new(node, &tree, offset);
            endpoints.push(endpoint(&mut f));
            read.take(f, Some(()), place + 1, &mut places);
        }
        read.break_off(&tree, nodes.len() + 1, &mut places);
        let text = Option::unwrap_or_default;
        let (changeset, contact) = (text(changeset), text(contact));
        Ok((Self { changeset, contact, key_service: text(key_service), endpoints, others }, read))
    }

    /// Writes the document; the standard wants it in both formats.
    #[must_use]
    pub fn write(&self, format: Format) -> String {
        let mut out = Out::new(format);
        out.root("discovery", '{', |out| {
            out.text("changeset", Some(&self.changeset));
            out.text("contact", Some(&self.contact));
            out.text("key_service", Some(&self.key_service));
            out.list("endpoints", |out| {
                for endpoint in &self.endpoints {
                    out.record("endpoint", |out| {
                        out.text("specification", Some(&endpoint.specification));
                        out.text("url", Some(&endpoint.url));
                        out.text("changeset", Some(&endpoint.changeset));
                        out.text("type", Some(endpoint.endpoint_type.word()));
                        out.list("formats", |out| {
                            endpoint.formats.iter().for_each(|format| out.item("format", format));
                        });
                    });
                }
            });
        });
        out.finish()
    }

    /// The endpoint to use for GeoReport v2: the first that is live, in any format.
    #[must_use]
    pub fn georeport_v2(&self) -> Option<&Endpoint> {
        // In the wild the name of the specification varies in scheme and case.
        let is_v2 = |endpoint: &&Endpoint| {
            let mut name = endpoint.specification.clone();
            name.make_ascii_lowercase();
            name.trim_end_matches('/').ends_with("georeport_v2")
        };
        let is_live = |endpoint: &&Endpoint| endpoint.endpoint_type == EndpointType::Production;
        self.endpoints.iter().filter(is_v2).find(is_live)
    }
}

fn endpoint(f: &mut Fields<'_>) -> Endpoint {
    let node: &Node = f.node;
    let mut need = |name| {
        let text = f.text(name);
        if text.is_none() {
            f.note(name, node, super::Flaw::MissingField);
        }
        text.unwrap_or_default()
    };
    let [specification, url, changeset, word] =
        ["specification", "url", "changeset", "type"].map(&mut need);
    let endpoint_type = match word.as_str() {
        word if word.eq_ignore_ascii_case("production") => EndpointType::Production,
        word if word.eq_ignore_ascii_case("test") => EndpointType::Test,
        _ => EndpointType::Other(word),
    };
    Endpoint {
        specification,
        url: url.trim_end_matches('/').into(),
        changeset,
        endpoint_type,
        formats: f.texts("formats", "format"),
        others: f.others("specification|url|changeset|type", "formats|format"),
    }
}
