//! Typed fields out of a record; what cannot be read is noted and unknown.
//!
//! Source: the traps listed in `docs/reference/open311.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::datetime::Datetime;
use super::error::{Flaw, cut};
use super::node::{Kind, Node};
use super::point::{Point, parse_degrees};
use super::value::Named;
use crate::UtcOffset;
use crate::kernel::cut::place_of;

/// An id that is read from a text.
pub(super) trait Id: Sized {
    fn from_text(text: &str) -> Option<Self>;
}

/// A flaw, before its place is told as line and column.
#[derive(Clone, Debug)]
pub(super) struct Noted {
    pub(super) at: usize,
    pub(super) field: String,
    pub(super) flaw: Flaw,
    pub(super) text: String,
}

/// The fields of one record.
pub(super) struct Fields<'n> {
    pub(super) node: &'n Node,
    pub(super) utc_offset: UtcOffset,
    pub(super) noted: Vec<Noted>,
}

impl<'n> Fields<'n> {
    /// The same reading, of a record inside this one.
    pub(super) fn inside<T>(&mut self, node: &'n Node, read: impl FnOnce(&mut Self) -> T) -> T {
        let outer = core::mem::replace(&mut self.node, node);
        let read = read(self);
        self.node = outer;
        read
    }

    pub(super) fn note(&mut self, field: &str, node: &Node, flaw: Flaw) {
        let flaw = match node.kind {
            Kind::Broken(problem) => Flaw::Unreadable(problem),
            _ => flaw,
        };
        let text = cut(node.text().unwrap_or(""));
        self.noted.push(Noted { at: node.at, field: field.into(), flaw, text });
    }

    /// A field as text, looked at by `read`; one that is missing or empty is `None`, one that
    /// cannot be read is noted.
    fn read<T>(
        &mut self,
        name: &str,
        flaw: Flaw,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let node = self.node.get(name)?;
        let Some(text) = node.text() else {
            self.note(name, node, Flaw::NotAText);
            return None;
        };
        let read = read(text);
        if read.is_none() {
            self.note(name, node, flaw);
        }
        read
    }

    /// A text.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        self.read(name, Flaw::NotAText, |text| Some(text.into()))
    }

    /// An id.
    pub(super) fn id<T: Id>(&mut self, name: &str) -> Option<T> {
        self.read(name, Flaw::BadId, T::from_text)
    }

    /// An id without which there is no record.
    pub(super) fn need<T: Id>(&mut self, name: &str) -> Option<T> {
        let n_noted = self.noted.len();
        let id = self.id(name);
        if id.is_none() && self.noted.len() == n_noted {
            self.note(name, self.node, Flaw::MissingField);
        }
        id
    }

    /// `true` or `false`, also as a text.
    pub(super) fn flag(&mut self, name: &str) -> Option<bool> {
        self.read(name, Flaw::NotABoolean, parse_flag)
    }

    /// A positive whole number.
    pub(super) fn count(&mut self, name: &str) -> Option<u32> {
        self.read(name, Flaw::NotANumber, parse_count)
    }

    /// A word of a list; the place in it.
    pub(super) fn word<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.read(name, Flaw::UnknownWord, read)
    }

    /// A moment.
    pub(super) fn datetime(&mut self, name: &str) -> Option<Datetime> {
        let utc_offset = self.utc_offset;
        self.read(name, Flaw::BadDate, |text| Datetime::parse(text, utc_offset))
    }

    /// The place that `lat` and `long` name together.
    pub(super) fn point(&mut self) -> Option<Point> {
        let mut degrees = |name| self.read(name, Flaw::NotANumber, parse_degrees);
        let n_given = ["lat", "long"].map(&mut degrees);
        match n_given {
            [Some(lat), Some(long)] => {
                let point = Point::new(lat, long);
                if point.is_none() {
                    let node = self.node.get("lat").unwrap_or(self.node);
                    self.note("lat", node, Flaw::BadPlace);
                }
                point
            }
            [None, None] => None,
            [lat, _] => {
                let (here, missing) = if lat.is_some() { ("lat", "long") } else { ("long", "lat") };
                // One that cannot be read has been noted already.
                if self.node.get(missing).is_none() {
                    let node = self.node.get(here).unwrap_or(self.node);
                    self.note(here, node, Flaw::BadPlace);
                }
                None
            }
        }
    }

    /// Texts of a list: `wrapper` holds `item`s, or items stand bare, or it is one text.
    pub(super) fn texts(&mut self, wrapper: &str, item: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for node in self.list(wrapper, item) {
            match node.text() {
                Some("") => {}
                Some(text) => texts.push(text.into()),
                None => self.note(wrapper, node, Flaw::NotAText),
            }
        }
        texts
    }

    /// The nodes of a list: within `wrapper`, or as bare `item`s where the wrapper is missing.
    pub(super) fn list(&self, wrapper: &str, item: &str) -> Vec<&'n Node> {
        let mut nodes = Vec::new();
        for (name, node) in self.node.fields() {
            if name == wrapper || name == item {
                node.items(item, &mut nodes);
            }
        }
        nodes
    }

    /// What is in none of these lists of names (as [`crate::nth`] takes them), and what stands
    /// twice under a name of `scalars`.
    pub(super) fn others(&self, scalars: &str, lists: &str) -> Named {
        let fields = self.node.fields();
        let is_known = |list: &str, name: &str| place_of(list, name).is_some();
        let other = fields.iter().filter(|(name, node)| {
            let is_first = self.node.get(name).is_some_and(|first| core::ptr::eq(first, node));
            !(node.is_empty() || is_known(lists, name) || is_known(scalars, name) && is_first)
        });
        other.map(|(name, node)| (name.clone(), node.to_value())).collect()
    }
}

pub(super) fn parse_flag(text: &str) -> Option<bool> {
    let is = |words: [&str; 3]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    match (is(["true", "1", "yes"]), is(["false", "0", "no"])) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

pub(super) fn parse_count(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let digit = |n: u32, byte: u8| n.checked_mul(10)?.checked_add(u32::from(byte - b'0'));
    if is_number { text.bytes().try_fold(0, digit) } else { None }
}
