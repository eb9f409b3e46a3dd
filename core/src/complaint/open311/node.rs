//! One tree for what JSON and XML say, as tolerant as answers in the wild need it.
//!
//! Every node knows where it stands. A record that cannot be read is a node by itself, and what
//! stands before a break is kept, so one bad record costs no other.
//!
//! Source: the traps listed in `docs/reference/open311.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::value::Value;

/// Something that was read, and where.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// How many bytes lie before it.
    pub(super) at: usize,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Null,
    Bool(bool),
    /// A number as it is written; it may have leading zeros, which JSON forbids.
    Number(String),
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
    /// A record that cannot be read, and why.
    Broken(&'static str),
}

/// What was read, and where and why it breaks off if it does.
pub(super) struct Tree {
    pub(super) root: Node,
    pub(super) broke: Option<(usize, &'static str)>,
    pub(super) is_json: bool,
}

impl Node {
    /// The named nodes of a map; none of anything else.
    pub(super) fn fields(&self) -> &[(String, Node)] {
        match &self.kind {
            Kind::Map(fields) => fields,
            _ => &[],
        }
    }

    /// The first node of this name that says anything.
    pub(super) fn get(&self, name: &str) -> Option<&Node> {
        let mut named = self.fields().iter().filter(|(other, _)| other == name);
        named.find(|(_, node)| !node.is_empty()).map(|(_, node)| node)
    }

    /// Empty is absent: null, an empty text, list or object.
    pub(super) fn is_empty(&self) -> bool {
        match &self.kind {
            Kind::Null => true,
            Kind::Text(text) => text.trim().is_empty(),
            Kind::List(items) => items.iter().all(Node::is_empty),
            Kind::Map(fields) => fields.is_empty(),
            Kind::Bool(_) | Kind::Number(_) | Kind::Broken(_) => false,
        }
    }

    /// The text of a scalar, without spaces around it; a list of one is what is in it.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) | Kind::Number(text) => Some(text.trim()),
            Kind::Bool(true) => Some("true"),
            Kind::Bool(false) => Some("false"),
            Kind::List(items) => match items.as_slice() {
                [item] => item.text(),
                _ => None,
            },
            Kind::Null | Kind::Map(_) | Kind::Broken(_) => None,
        }
    }

    /// Whether it holds anything but a scalar.
    pub(super) fn is_nested(&self) -> bool {
        matches!(self.kind, Kind::List(_) | Kind::Map(_))
    }

    /// The records that this list holds, however it is wrapped: bare, or as `item` within objects.
    pub(super) fn items<'n>(&'n self, item: &str, out: &mut Vec<&'n Node>) {
        match &self.kind {
            Kind::List(items) => items.iter().for_each(|node| node.items(item, out)),
            Kind::Map(fields) => {
                let is_whole = fields.iter().all(|(name, _)| name == item);
                let is_item = |field: &&(String, Node)| {
                    let is_record = field.1.is_nested() || matches!(field.1.kind, Kind::Broken(_));
                    field.0 == item && (is_record || is_whole)
                };
                if fields.iter().any(|field| is_item(&field)) {
                    for (_, node) in fields.iter().filter(is_item) {
                        node.items(item, out);
                    }
                } else {
                    out.push(self);
                }
            }
            Kind::Null => {}
            _ => out.push(self),
        }
    }

    /// The same, to be kept; an empty field of a map is dropped.
    pub(super) fn to_value(&self) -> Value {
        match &self.kind {
            Kind::Null => Value::Null,
            Kind::Broken(problem) => Value::Text((*problem).into()),
            Kind::Bool(value) => Value::Bool(*value),
            Kind::Number(text) => Value::Number(text.clone()),
            Kind::Text(text) => Value::Text(text.clone()),
            Kind::List(items) => Value::List(items.iter().map(Node::to_value).collect()),
            Kind::Map(fields) => Value::Map(
                fields
                    .iter()
                    .filter(|(_, node)| !node.is_empty())
                    .map(|(name, node)| (name.clone(), node.to_value()))
                    .collect(),
            ),
        }
    }
}
