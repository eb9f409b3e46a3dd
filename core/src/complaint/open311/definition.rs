//! What a service asks beyond what every request says.
//!
//! Source: GeoReport v2, GET Service Definition; `automated` is an extension of mySociety.

use alloc::string::String;
use alloc::vec::Vec;

use super::fields::Fields;
use super::out::Out;
use super::read::{Places, parse, refused};
use super::value::Named;
use super::{AttributeCode, Error, Extensions, Flaw, Format, Read, ServiceCode};
use crate::{UtcOffset, nth, sort_by};

const DATATYPES: &str = "string|number|datetime|text|singlevaluelist|multivaluelist";
const AUTOMATED: &str = "server_set|hidden_field";
const SCALARS: &str =
    "variable|code|datatype|required|datatype_description|order|description|automated";

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datatype {
    /// A text on one line.
    String,
    /// A number.
    Number,
    /// A date, or a date and time.
    Datetime,
    /// A text that may have line breaks.
    Text,
    /// One of its values.
    SingleValueList,
    /// Some of its values.
    MultiValueList,
}

/// Who answers a question instead of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Automated {
    /// The server; clients neither show nor send it.
    ServerSet,
    /// The client's page; it is not shown but sent.
    HiddenField,
}

/// A value of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeValue {
    /// What is sent.
    pub key: String,
    /// What is shown.
    pub name: String,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Whether there is something to answer; else the description only informs.
    pub variable: bool,
    /// Its id.
    pub code: AttributeCode,
    /// What it takes; `None` if that is not known.
    pub datatype: Option<Datatype>,
    /// Whether it must be answered.
    pub required: bool,
    /// What an answer looks like.
    pub datatype_description: Option<String>,
    /// Its place among the questions, from 1.
    pub order: Option<u32>,
    /// The question itself.
    pub description: Option<String>,
    /// The values of a list.
    pub values: Vec<AttributeValue>,
    /// Extension: who answers it.
    pub automated: Option<Automated>,
    /// Fields that the standard does not have.
    pub others: Named,
}

/// The questions of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceDefinition {
    /// The service.
    pub service_code: ServiceCode,
    /// Its questions in their order.
    pub attributes: Vec<Attribute>,
}

fn datatype(text: &str) -> Option<Datatype> {
    const ALL: [Datatype; 6] = [
        Datatype::String,
        Datatype::Number,
        Datatype::Datetime,
        Datatype::Text,
        Datatype::SingleValueList,
        Datatype::MultiValueList,
    ];
    ALL.into_iter().find(|kind| nth(DATATYPES, *kind as usize).eq_ignore_ascii_case(text))
}

fn automated(text: &str) -> Option<Automated> {
    const ALL: [Automated; 2] = [Automated::ServerSet, Automated::HiddenField];
    ALL.into_iter().find(|kind| nth(AUTOMATED, *kind as usize).eq_ignore_ascii_case(text))
}

impl ServiceDefinition {
    /// Reads the definition of a service. Questions that cannot be read are set aside; numbers of
    /// records count questions. Questions without an order come last.
    ///
    /// # Errors
    ///
    /// [`Error`] if the text is no definition, or an error list.
    pub fn read(text: &str) -> Result<(Self, Read<()>), Error> {
        let tree = parse(text)?;
        refused(&tree.root)?;
        let inside = |node| super::node::Node::get(node, "service_definition");
        let root = inside(&tree.root).unwrap_or(&tree.root);
        // One in a list of one is found too.
        let mut roots = Vec::new();
        root.items("service_definition", &mut roots);
        let found = roots.into_iter().find(|node| node.get("service_code").is_some());
        let unexpected =
            || Error::Unexpected { expected: "service_definition", found: String::new() };
        let root = found.ok_or_else(unexpected)?;
        let offset = UtcOffset::default();
        let mut f = Fields::new(root, &tree, offset);
        let service_code = f.need("service_code").ok_or_else(unexpected)?;
        let nodes = f.list("attributes", "attribute");
        let n_nodes = nodes.len();
        let (mut read, mut places) = (Read::new(), Places::new(text));
        read.take(f, Some(()), 0, &mut places);
        let mut attributes = Vec::new();
        for (place, node) in nodes.into_iter().enumerate() {
            let mut f = Fields::new(node, &tree, offset);
            let attribute = Attribute::read(&mut f);
            read.take(f, attribute.is_some().then_some(()), place + 1, &mut places);
            attributes.extend(attribute);
        }
        read.break_off(&tree, n_nodes + 1, &mut places);
        sort_by(&mut attributes, |a, b| {
            let key = |attribute: &Attribute| attribute.order.unwrap_or(u32::MAX);
            key(a).cmp(&key(b))
        });
        Ok((Self { service_code, attributes }, read))
    }

    /// Writes the definition. A question without an order gets the place it stands at, because the
    /// standard wants one that is positive and unique.
    #[must_use]
    pub fn write(&self, format: Format, extensions: Extensions) -> String {
        let mut out = Out::new(format);
        out.root("service_definition", '{', |out| {
            out.text("service_code", Some(self.service_code.as_str()));
            out.list("attributes", |out| {
                for (place, attribute) in self.attributes.iter().enumerate() {
                    out.record("attribute", |out| {
                        attribute.write(out, self.order(place), extensions);
                    });
                }
            });
        });
        out.finish()
    }

    /// The orders as they are if they are positive and rise, else the places.
    fn order(&self, place: usize) -> u32 {
        let order = |attribute: &Attribute| attribute.order.unwrap_or(0);
        let rises = self.attributes.iter().is_sorted_by(|a, b| order(a) < order(b));
        let first = self.attributes.first().map_or(0, order);
        match self.attributes.get(place) {
            Some(attribute) if rises && first > 0 => order(attribute),
            _ => place as u32 + 1,
        }
    }
}

impl Attribute {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let code = f.need("code")?;
        let mut values = Vec::new();
        for node in f.list("values", "value") {
            f.inside(node, |f| {
                let key = f.text("key");
                if key.is_none() {
                    f.note("key", node, Flaw::MissingField);
                }
                let name = f.text("name");
                values.extend(key.map(|key| {
                    let name = name.unwrap_or_else(|| key.clone());
                    AttributeValue { key, name }
                }));
            });
        }
        Some(Self {
            variable: f.flag("variable").unwrap_or(true),
            code,
            datatype: f.word("datatype", datatype),
            required: f.flag("required").unwrap_or(false),
            datatype_description: f.text("datatype_description"),
            order: f.count("order"),
            description: f.text("description"),
            values,
            automated: f.word("automated", automated),
            others: f.others(SCALARS, "values|value"),
        })
    }

    fn write(&self, out: &mut Out, order: u32, extensions: Extensions) {
        out.flag("variable", Some(self.variable));
        out.text("code", Some(self.code.as_str()));
        out.text("datatype", self.datatype.map(|kind| nth(DATATYPES, kind as usize)));
        out.flag("required", Some(self.required));
        out.text("datatype_description", self.datatype_description.as_deref());
        out.number("order", Some(&super::format::whole(u64::from(order))));
        out.text("description", self.description.as_deref());
        if !self.values.is_empty() {
            out.list("values", |out| {
                for value in &self.values {
                    out.record("value", |out| {
                        out.text("key", Some(&value.key));
                        out.text("name", Some(&value.name));
                    });
                }
            });
        }
        if extensions.mysociety {
            out.some_text("automated", self.automated.map(|kind| nth(AUTOMATED, kind as usize)));
        }
        if extensions.extended {
            out.values(&self.others);
        }
    }
}
