//! A list of records out of an answer: what was read, and what was not.
//!
//! Source: principle 7 of `docs/style.md`: bad data is set aside with a reason.

use alloc::string::String;
use alloc::vec::Vec;

use super::error::{Error, Flaw, Flawed, cut};
use super::fault::Fault;
use super::fields::{Fields, Noted};
use super::node::{Kind, Node, Tree};
use super::{node_json, node_xml};
use crate::UtcOffset;
use crate::nth;

/// What was read from an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<T> {
    /// The records, in their order.
    pub records: Vec<T>,
    /// Records that could not be read. They are not among `records`.
    pub set_aside: Vec<Flawed>,
    /// Fields that could not be read in records that were; there they are unknown.
    pub flaws: Vec<Flawed>,
}

/// What stands at the root of an answer, and in it.
pub(super) struct Shape {
    /// The names under which a list may stand, as [`nth`] takes them; the first is the standard's.
    pub(super) lists: &'static str,
    /// The name of one record.
    pub(super) item: &'static str,
    /// A field that tells a record from a fault.
    pub(super) key: &'static str,
}

/// Parses an answer of either format.
pub(super) fn parse(text: &str) -> Result<Tree, Error> {
    let start = text.trim_start_matches('\u{feff}').trim_ascii_start();
    let is_html =
        |tag: &str| start.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    let unreadable = |at: usize, problem| {
        let (line, column) = Places::new(text).place(at);
        Error::Unreadable { line, column, problem }
    };
    match start.as_bytes().first() {
        None => Err(Error::Empty),
        Some(b'[' | b'{') => node_json::read(text).map_err(|error| unreadable(0, error.problem)),
        Some(b'<') if !is_html("<!doctype html") && !is_html("<html") => {
            node_xml::read(text).map_err(|(at, error)| unreadable(at, error.problem))
        }
        _ => Err(Error::NotAnAnswer { found: cut(start) }),
    }
}

/// Reads the records of an answer.
pub(super) fn list<T>(
    text: &str,
    utc_offset: UtcOffset,
    shape: &Shape,
    record: fn(&mut Fields<'_>) -> Option<T>,
) -> Result<Read<T>, Error> {
    let tree = parse(text)?;
    let nodes = nodes(&tree, shape)?;
    let mut places = Places::new(text);
    let mut read = Read { records: Vec::new(), set_aside: Vec::new(), flaws: Vec::new() };
    for (place, node) in nodes.iter().enumerate() {
        let mut fields = Fields { node, utc_offset, noted: Vec::new() };
        let is_record = matches!(node.kind, Kind::Map(_));
        let one = if is_record { record(&mut fields) } else { None };
        if !is_record {
            fields.note("", node, Flaw::NotARecord);
        }
        let told = |noted: Noted, places: &mut Places<'_>| {
            let (line, column) = places.place(noted.at);
            let Noted { field, flaw, text, .. } = noted;
            Flawed { record: place + 1, line, column, field, flaw, text }
        };
        match one {
            Some(one) => {
                read.records.push(one);
                read.flaws.extend(fields.noted.into_iter().map(|noted| told(noted, &mut places)));
            }
            // The last flaw noted is the one that made it unreadable.
            None => {
                read.set_aside.extend(fields.noted.pop().map(|noted| told(noted, &mut places)));
            }
        }
    }
    if let Some((at, problem)) = tree.broke {
        let (line, column) = places.place(at);
        let (field, text) = (String::new(), String::new());
        let flaw = Flaw::BreaksOff(problem);
        read.set_aside.push(Flawed { record: nodes.len() + 1, line, column, field, flaw, text });
    }
    Ok(read)
}

/// The records of a tree.
fn nodes<'t>(tree: &'t Tree, shape: &Shape) -> Result<Vec<&'t Node>, Error> {
    let mut nodes = Vec::new();
    let (mut node, mut n_wrappers) = (&tree.root, 0);
    while let Kind::Map(fields) = &node.kind {
        let found = (0..).map(|place| nth(shape.lists, place)).take_while(|name| !name.is_empty());
        let mut found = found.filter_map(|name| fields.iter().find(|(other, _)| other == name));
        if let Some((_, list)) = found.next() {
            node = list;
            break;
        }
        if node.get(shape.key).is_some() {
            break;
        }
        refused(node)?;
        // A wrapper that is not known, around one thing.
        match fields.as_slice() {
            [(name, inside)] if n_wrappers < 3 && name != shape.item && inside.is_nested() => {
                (node, n_wrappers) = (inside, n_wrappers + 1);
            }
            [(name, inside)] if name == shape.item && inside.is_nested() => break,
            _ => {
                let names: Vec<&str> =
                    fields.iter().take(3).map(|(name, _)| name.as_str()).collect();
                let expected = nth(shape.lists, 0);
                return Err(Error::Unexpected { expected, found: cut(&names.join(", ")) });
            }
        }
    }
    node.items(shape.item, &mut nodes);
    let is_fault = |node: &&Node| node.get("code").is_some() && node.get("description").is_some();
    if !nodes.is_empty() && nodes.iter().all(|n| n.get(shape.key).is_none() && is_fault(n)) {
        return Err(Error::Refused { faults: nodes.iter().filter_map(|n| fault(n)).collect() });
    }
    Ok(nodes)
}

/// An error if the server answered with an error list.
pub(super) fn refused(root: &Node) -> Result<(), Error> {
    let Some(list) = root.get("errors").or_else(|| root.get("error")) else { return Ok(()) };
    let mut nodes = Vec::new();
    list.items("error", &mut nodes);
    Err(Error::Refused { faults: nodes.into_iter().filter_map(fault).collect() })
}

/// One error of an error list.
pub(super) fn fault(node: &Node) -> Option<Fault> {
    let text = |name| node.get(name).and_then(Node::text).unwrap_or("");
    let (code, description) = (text("code"), text("description"));
    let description = if description.is_empty() { node.text().unwrap_or("") } else { description };
    let says = !code.is_empty() || !description.is_empty();
    says.then(|| Fault { code: code.into(), description: description.into() })
}

/// Lines and columns of places in a text, counted on from the last one.
pub(super) struct Places<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    column: u32,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    pub(super) fn place(&mut self, at: usize) -> (u32, u32) {
        if at < self.at {
            *self = Self::new(self.text);
        }
        let passed = self.text.as_bytes().get(self.at..at).unwrap_or_default();
        for byte in passed {
            self.column += 1;
            if *byte == b'\n' {
                (self.line, self.column) = (self.line + 1, 1);
            }
        }
        self.at += passed.len();
        (self.line, self.column)
    }
}
