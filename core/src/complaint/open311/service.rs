//! The services of a city: what can be reported.
//!
//! Source: GeoReport v2, GET Service List; `groups` is an extension of mySociety.

use alloc::string::String;
use alloc::vec::Vec;

use super::fields::Fields;
use super::out::Out;
use super::read::{Read, Shape, list};
use super::value::Named;
use super::{Error, Extensions, Format, ServiceCode};
use crate::{UtcOffset, nth};

const TYPES: &str = "realtime|batch|blackbox";
const SCALARS: &str = "service_code|service_name|description|metadata|type|keywords|group";
const SHAPE: Shape = Shape { lists: "services", item: "service", key: "service_code" };

/// How a server answers to a new request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceType {
    /// With the id of the request.
    Realtime,
    /// With a token that gives the id later.
    Batch,
    /// With neither.
    Blackbox,
}

impl ServiceType {
    const ALL: [Self; 3] = [Self::Realtime, Self::Batch, Self::Blackbox];

    /// Reads a word of the standard, in any case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_word = |place: usize| nth(TYPES, place).eq_ignore_ascii_case(text.trim());
        Self::ALL.into_iter().enumerate().find(|(place, _)| is_word(*place)).map(|(_, kind)| kind)
    }

    /// The word of the standard.
    #[must_use]
    pub fn word(self) -> &'static str {
        nth(TYPES, self as usize)
    }
}

/// A kind of request that a city accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Its id.
    pub service_code: ServiceCode,
    /// Its name for people.
    pub service_name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Whether it asks questions of its own, see [`ServiceDefinition`](super::ServiceDefinition).
    pub metadata: Option<bool>,
    /// How the server answers.
    pub service_type: Option<ServiceType>,
    /// Other words for it.
    pub keywords: Vec<String>,
    /// A category of services.
    pub group: Option<String>,
    /// Extension: several categories.
    pub groups: Vec<String>,
    /// Fields that the standard does not have.
    pub others: Named,
}

impl Service {
    /// A service with its code and name; `metadata` is false, the type `realtime`.
    #[must_use]
    pub fn new(service_code: ServiceCode, service_name: &str) -> Self {
        Self {
            service_code,
            service_name: Some(service_name.into()),
            description: None,
            metadata: Some(false),
            service_type: Some(ServiceType::Realtime),
            keywords: Vec::new(),
            group: None,
            groups: Vec::new(),
            others: Named::new(),
        }
    }

    /// Reads a list of services.
    ///
    /// # Errors
    ///
    /// [`Error`] if the text is no such list, or an error list.
    pub fn read_list(text: &str) -> Result<Read<Self>, Error> {
        list(text, UtcOffset::default(), &SHAPE, Self::read)
    }

    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let service_code = f.need("service_code")?;
        Some(Self {
            service_code,
            service_name: f.text("service_name"),
            description: f.text("description"),
            metadata: f.flag("metadata"),
            service_type: f.word("type", ServiceType::parse),
            keywords: keywords(f),
            group: f.text("group"),
            groups: f.texts("groups", "groups"),
            others: f.others(SCALARS, "groups"),
        })
    }

    /// Writes a list of services.
    #[must_use]
    pub fn write_list(services: &[Self], format: Format, extensions: Extensions) -> String {
        let mut out = Out::new(format);
        out.root("services", '[', |out| {
            for service in services {
                out.record("service", |out| service.write(out, extensions));
            }
        });
        out.finish()
    }

    fn write(&self, out: &mut Out, extensions: Extensions) {
        out.text("service_code", Some(self.service_code.as_str()));
        out.text("service_name", self.service_name.as_deref());
        out.text("description", self.description.as_deref());
        out.flag("metadata", self.metadata);
        out.text("type", self.service_type.map(ServiceType::word));
        out.text("keywords", Some(&self.keywords.join(", ")));
        // Who knows only the standard still gets one of several groups.
        let group = self.group.as_ref().or_else(|| self.groups.first());
        out.text("group", group.map(String::as_str));
        if extensions.mysociety && !self.groups.is_empty() {
            out.list("groups", |out| {
                self.groups.iter().for_each(|group| out.item("group", group));
            });
        }
        if extensions.extended {
            out.values(&self.others);
        }
    }
}

fn keywords(f: &mut Fields<'_>) -> Vec<String> {
    let mut words = Vec::new();
    for text in f.texts("keywords", "keywords") {
        let parts = text.split(',').map(str::trim).filter(|word| !word.is_empty());
        words.extend(parts.map(String::from));
    }
    words
}
