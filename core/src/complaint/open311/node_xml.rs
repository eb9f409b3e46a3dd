//! XML as a tree of nodes.
//!
//! Attributes of elements are not looked at, but for `nil`, because the standard has none.
//!
//! Source: GeoReport v2, XML support.

use alloc::string::String;
use alloc::vec::Vec;

use super::node::{Kind, Node, Tree};
use super::out::item_name;
use crate::xml::{Event, Reader, Tag, XmlError, decode_name, local};

/// Reads a text as far as it can be read.
pub(super) fn read(text: &str) -> Result<Tree, (usize, XmlError)> {
    let mut r = Reader::new(text);
    r.quiet();
    let mut parser = Parser { broke: None };
    let root = loop {
        match r.next() {
            Ok(Event::Open(tag)) => {
                break parser.element(&mut r, tag).map_err(|error| (r.place(), error))?;
            }
            Ok(_) => {}
            Err(error) => return Err((r.place(), error)),
        }
    };
    if parser.broke.is_none()
        && let Err(error) = r.next()
    {
        parser.broke = Some((r.place(), error.problem));
    }
    let at = root.1.at;
    let root = Node { at, kind: Kind::Map([root].into()) };
    Ok(Tree { root, broke: parser.broke, is_json: false })
}

struct Parser {
    broke: Option<(usize, &'static str)>,
}

impl Parser {
    fn element(&mut self, r: &mut Reader<'_>, tag: Tag<'_>) -> Result<(String, Node), XmlError> {
        let depth = r.depth();
        let name: String = decode_name(local(tag.name)).into();
        let (mut fields, mut text) = (Vec::new(), String::new());
        loop {
            let read = match r.next() {
                Ok(Event::Text(run)) => {
                    text.push_str(&run);
                    continue;
                }
                Ok(Event::Open(child)) => self.child(r, child).map(|node| fields.extend(node)),
                Ok(Event::Close(_) | Event::End) => break,
                Err(error) => Err(error),
            };
            match read {
                // What is open ends here.
                Ok(()) if self.broke.is_some() => break,
                Ok(()) => {}
                Err(error) if depth == 1 => {
                    self.broke = Some((r.place(), error.problem));
                    break;
                }
                Err(error) => return Err(error),
            }
        }
        let is_nil = tag.attribute("nil").is_some_and(|nil| nil == "true");
        let kind = if !fields.is_empty() {
            listed(&name, fields)
        } else if is_nil || text.trim().is_empty() {
            Kind::Null
        } else {
            Kind::Text(text.trim().into())
        };
        Ok((name, Node { at: tag.place, kind }))
    }

    /// An element inside another; a record, that is one right below the outermost, which cannot be
    /// read is told as broken and passed over.
    fn child(
        &mut self,
        r: &mut Reader<'_>,
        tag: Tag<'_>,
    ) -> Result<Option<(String, Node)>, XmlError> {
        let depth = r.depth();
        match self.element(r, tag) {
            Ok(element) => Ok(Some(element)),
            Err(error) => {
                let at = r.place();
                if depth == 2 && r.recover(tag, depth) {
                    let node = Node { at, kind: Kind::Broken(error.problem) };
                    return Ok(Some((local(tag.name).into(), node)));
                }
                Err(error)
            }
        }
    }
}

/// Elements that are all named as the items of a list of this name are one.
fn listed(name: &str, fields: Vec<(String, Node)>) -> Kind {
    if fields.iter().all(|(other, _)| other == item_name(name)) {
        return Kind::List(fields.into_iter().map(|(_, node)| node).collect());
    }
    Kind::Map(fields)
}
