//! JSON as a tree of nodes.
//!
//! Source: RFC 8259; a number with leading zeros, as in the standard's own samples, is kept as it
//! is written.

use alloc::vec::Vec;

use super::node::{Kind, Node, Tree};
use crate::json::{JsonError, Reader};

/// Reads a text as far as it can be read.
pub(super) fn read(text: &str) -> Result<Tree, JsonError> {
    let mut r = Reader::new(text);
    r.quiet();
    let mut parser = Parser { broke: None };
    let start = r;
    let mut root = parser.value(&mut r)?;
    root.at = skip_spaces(text, start.place());
    if parser.broke.is_none()
        && let Err(error) = r.end()
    {
        parser.broke = Some((r.place(), error.problem));
    }
    Ok(Tree { root, broke: parser.broke, is_json: true })
}

fn skip_spaces(text: &str, at: usize) -> usize {
    let rest = text.trim_start_matches('\u{feff}');
    let n_mark = text.len() - rest.len();
    n_mark + at + rest.len() - rest.trim_ascii_start().len()
}

struct Parser {
    /// Where nothing more can be read; the lists that are open then end there.
    broke: Option<(usize, &'static str)>,
}

impl Parser {
    fn value(&mut self, r: &mut Reader<'_>) -> Result<Node, JsonError> {
        let at = r.place();
        let kind = match r.rest().trim_ascii_start().as_bytes().first() {
            Some(b'{') => self.object(r)?,
            Some(b'[') => self.array(r)?,
            Some(b'"') => Kind::Text(r.string()?),
            Some(b'-' | b'0'..=b'9') => Kind::Number(r.number()?.into()),
            _ if r.null() => Kind::Null,
            _ => Kind::Bool(r.boolean().map_err(|_| r.error("expected a value"))?),
        };
        Ok(Node { at, kind })
    }

    fn object(&mut self, r: &mut Reader<'_>) -> Result<Kind, JsonError> {
        let mut fields = Vec::new();
        let read = r.object(&mut |r, name| {
            let node = self.value(r)?;
            fields.push((name.into(), node));
            // What is open ends here.
            if self.broke.is_some() { Err(r.error("")) } else { Ok(()) }
        });
        match read {
            Err(error) if self.broke.is_none() => Err(error),
            _ => Ok(Kind::Map(fields)),
        }
    }

    fn array(&mut self, r: &mut Reader<'_>) -> Result<Kind, JsonError> {
        let mut items = Vec::new();
        let read = r.array(&mut |r| {
            if !r.rest().starts_with('{') {
                let node = self.value(r)?;
                items.push(node);
                return if self.broke.is_some() { Err(r.error("")) } else { Ok(()) };
            }
            // A record is read by itself, so that a bad one costs no other.
            let mut inside = *r;
            r.pass()?;
            let outer = self.broke.take();
            let read = self.value(&mut inside);
            let at = inside.place();
            let node = match (read, core::mem::replace(&mut self.broke, outer)) {
                (Ok(node), None) => node,
                (Ok(_), Some((at, problem))) => Node { at, kind: Kind::Broken(problem) },
                (Err(error), _) => Node { at, kind: Kind::Broken(error.problem) },
            };
            items.push(node);
            Ok(())
        });
        if let Err(error) = read
            && self.broke.is_none()
        {
            self.broke = Some((r.place(), error.problem));
        }
        Ok(Kind::List(items))
    }
}
