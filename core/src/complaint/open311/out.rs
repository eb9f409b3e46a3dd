//! Writes one answer as JSON or as XML.
//!
//! Strict: names and order are the standard's; JSON is the XML by the Spark convention, the
//! outermost element dropped and each list an array. Ids are strings. A field that the standard
//! always returns is there even if it is empty: `null`, or an empty element.
//!
//! Source: GeoReport v2, format support; JSON and XML Conversion, the Spark convention.

use alloc::string::String;
use alloc::vec::Vec;

use super::value::Value;
use super::{Format, json, xml};
use crate::sort_by;

/// One answer being written.
pub(super) enum Out {
    Json(json::Writer),
    Xml(xml::Writer),
}

/// The name of an item in a list of this name: `photo` in `photos`, else `item`.
pub(super) fn item_name(list: &str) -> &str {
    list.strip_suffix('s').filter(|name| !name.is_empty()).unwrap_or("item")
}

impl Out {
    pub(super) fn new(format: Format) -> Self {
        match format {
            Format::Json => Self::Json(json::Writer::new()),
            Format::Xml => Self::Xml(xml::Writer::new()),
        }
    }

    pub(super) fn finish(self) -> String {
        match self {
            Self::Json(w) => w.finish(),
            Self::Xml(w) => w.finish(),
        }
    }

    /// The outermost element, whose name JSON does not write.
    pub(super) fn root(&mut self, name: &str, bracket: char, write: impl FnOnce(&mut Self)) {
        self.begin(name, bracket, true);
        write(self);
        self.end(name, bracket);
    }

    /// One record of a list; JSON does not write its name either.
    pub(super) fn record(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.root(name, '{', write);
    }

    /// A list inside a record.
    pub(super) fn list(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.begin(name, '[', false);
        write(self);
        self.end(name, '[');
    }

    fn begin(&mut self, name: &str, bracket: char, is_bare: bool) {
        match self {
            Self::Xml(w) => _ = w.open(name),
            Self::Json(w) if is_bare => _ = w.open(bracket),
            Self::Json(w) => _ = w.name(name).open(bracket),
        }
    }

    fn end(&mut self, name: &str, bracket: char) {
        match self {
            Self::Xml(w) => _ = w.close(name),
            Self::Json(w) => _ = w.close(if bracket == '[' { ']' } else { '}' }),
        }
    }

    /// A text; empty if there is none.
    pub(super) fn text(&mut self, name: &str, text: Option<&str>) {
        let text = text.filter(|text| !text.is_empty());
        match self {
            Self::Xml(w) => _ = w.open(name).text(text.unwrap_or("")).close(name),
            Self::Json(w) => {
                w.name(name);
                _ = match text {
                    Some(text) => w.string(text),
                    None => w.word(None),
                };
            }
        }
    }

    /// A text that need not be there.
    pub(super) fn some_text(&mut self, name: &str, text: Option<&str>) {
        if text.is_some_and(|text| !text.is_empty()) {
            self.text(name, text);
        }
    }

    /// A text that is an item of a list.
    pub(super) fn item(&mut self, name: &str, text: &str) {
        match self {
            Self::Xml(w) => _ = w.open(name).text(text).close(name),
            Self::Json(w) => _ = w.string(text),
        }
    }

    /// A text, or several: an array, or the element again.
    pub(super) fn texts(&mut self, name: &str, texts: &[String]) {
        match (self, texts) {
            (out, [] | [_]) => out.text(name, texts.first().map(String::as_str)),
            (Self::Xml(w), _) => {
                texts.iter().for_each(|text| _ = w.open(name).text(text).close(name));
            }
            (Self::Json(w), _) => {
                w.name(name).open('[');
                texts.iter().for_each(|text| _ = w.string(text));
                w.close(']');
            }
        }
    }

    /// A number as it is written; empty if there is none.
    pub(super) fn number(&mut self, name: &str, number: Option<&str>) {
        match (self, number) {
            (Self::Json(w), Some(number)) => _ = w.name(name).number(number),
            (out, _) => out.text(name, number),
        }
    }

    /// `true` or `false`; empty if it is not known.
    pub(super) fn flag(&mut self, name: &str, flag: Option<bool>) {
        match self {
            Self::Json(w) => _ = w.name(name).word(flag),
            Self::Xml(_) => self.text(name, flag.map(|flag| if flag { "true" } else { "false" })),
        }
    }

    /// A value of any shape; nothing if it is empty.
    pub(super) fn value(&mut self, name: &str, value: &Value) {
        match self {
            Self::Json(w) => json_value(w.name(name), value),
            Self::Xml(w) => xml_value(w, name, value),
        }
    }

    /// Values of any shape under their names; of a name that stands twice JSON writes a list.
    pub(super) fn values(&mut self, fields: &[(String, Value)]) {
        match self {
            Self::Json(w) => json_fields(w, fields),
            Self::Xml(w) => fields.iter().for_each(|(name, value)| xml_value(w, name, value)),
        }
    }
}

/// Names in the order they first stand in; of one that stands twice the values are a list.
fn json_fields(w: &mut json::Writer, fields: &[(String, Value)]) {
    let mut order: Vec<usize> = (0..fields.len()).collect();
    let name = |place: &usize| fields.get(*place).map_or("", |(name, _)| name.as_str());
    sort_by(&mut order, |a, b| name(a).cmp(name(b)));
    let mut groups: Vec<&[usize]> = order.chunk_by(|a, b| name(a) == name(b)).collect();
    sort_by(&mut groups, |a, b| a.first().cmp(&b.first()));
    for group in groups {
        let values = group.iter().filter_map(|place| fields.get(*place)).map(|(_, value)| value);
        w.name(group.first().map_or("", name));
        if group.len() > 1 {
            w.open('[');
        }
        values.for_each(|value| json_value(w, value));
        if group.len() > 1 {
            w.close(']');
        }
    }
}

fn json_value(w: &mut json::Writer, value: &Value) {
    match value {
        Value::Null => _ = w.word(None),
        Value::Bool(value) => _ = w.word(Some(*value)),
        Value::Number(number) => _ = w.number(number),
        Value::Text(text) => _ = w.string(text),
        Value::List(items) => {
            w.open('[');
            items.iter().for_each(|item| json_value(w, item));
            w.close(']');
        }
        Value::Map(fields) => {
            w.open('{');
            json_fields(w, fields);
            w.close('}');
        }
    }
}

fn xml_value(w: &mut xml::Writer, name: &str, value: &Value) {
    let tag = xml::encode_name(name);
    w.open(&tag);
    match value {
        Value::List(items) => items.iter().for_each(|item| xml_value(w, item_name(name), item)),
        Value::Map(fields) => fields.iter().for_each(|(name, value)| xml_value(w, name, value)),
        _ => _ = w.text(value.as_text().unwrap_or("")),
    }
    w.close(&tag);
}
