//! A list of records out of an answer: what was read, and what was not.
//!
//! Source: principle 7 of `docs/style.md`: bad data is set aside with a reason.

use alloc::string::String;
use alloc::vec::Vec;

use super::error::{Error, Flaw, Flawed, cut};
use super::fault::Fault;
use super::fields::{Fields, Noted};
use super::node::{Kind, Node, Tree};
use super::quirk::{Odd, Quirk, QuirkSeen};
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
    /// What the answer does otherwise than the standard, for whoever checks it; a table has none.
    pub quirks: Vec<QuirkSeen>,
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
    let (mut read, mut places) = (Read::new(), Places::new(text));
    let is_wrapped = tree.is_json && matches!(tree.root.kind, Kind::Map(_));
    if is_wrapped {
        let odd = Odd { quirk: Quirk::WrappedList, field: "", at: tree.root.at };
        QuirkSeen::count(&mut read.quirks, &odd, 0, |at| places.place(at));
    }
    for (place, node) in nodes.iter().enumerate() {
        let mut fields = Fields::new(node, &tree, utc_offset);
        let is_record = matches!(node.kind, Kind::Map(_));
        let one = if is_record { record(&mut fields) } else { None };
        if !is_record {
            fields.note("", node, Flaw::NotARecord);
        }
        read.take(fields, one, place + 1, &mut places);
    }
    read.break_off(&tree, nodes.len() + 1, &mut places);
    Ok(read)
}

impl<T> Read<T> {
    pub(super) fn new() -> Self {
        let (records, quirks) = (Vec::new(), Vec::new());
        Self { records, set_aside: Vec::new(), flaws: Vec::new(), quirks }
    }

    /// Takes one record, or sets it aside; with what was noted of it.
    pub(super) fn take(
        &mut self,
        mut fields: Fields<'_>,
        one: Option<T>,
        record: usize,
        places: &mut Places<'_>,
    ) {
        let list = if one.is_some() { &mut self.flaws } else { &mut self.set_aside };
        if one.is_none() && fields.noted.len() > 1 {
            // The last flaw noted is the one that made it unreadable.
            fields.noted.drain(..fields.noted.len() - 1);
        }
        for Noted { at, field, flaw, text } in fields.noted {
            let (line, column) = places.place(at);
            list.push(Flawed { record, line, column, field, flaw, text });
        }
        for odd in &fields.odd {
            QuirkSeen::count(&mut self.quirks, odd, record, |at| places.place(at));
        }
        self.records.extend(one);
    }

    /// Notes where a tree breaks off, if it does.
    pub(super) fn break_off(&mut self, tree: &Tree, record: usize, places: &mut Places<'_>) {
        if let Some((at, problem)) = tree.broke {
            let (line, column) = places.place(at);
            let (field, text, flaw) = (String::new(), String::new(), Flaw::BreaksOff(problem));
            self.set_aside.push(Flawed { record, line, column, field, flaw, text });
        }
    }
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
            self.back(at);
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

    /// Goes back, no farther than it must.
    fn back(&mut self, at: usize) {
        let bytes = self.text.as_bytes();
        let passed = bytes.get(at..self.at).unwrap_or_default();
        let n_lines = passed.iter().filter(|byte| **byte == b'\n').count();
        self.column = if n_lines == 0 {
            self.column - passed.len() as u32
        } else {
            let before = bytes.get(..at).unwrap_or_default();
            before.iter().rev().take_while(|byte| **byte != b'\n').count() as u32 + 1
        };
        (self.at, self.line) = (at, self.line - n_lines as u32);
    }
}
