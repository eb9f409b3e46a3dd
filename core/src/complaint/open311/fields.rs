//! Typed fields out of a record; what cannot be read is noted and unknown.
//!
//! Source: the traps listed in `docs/reference/open311.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::datetime::{Assumed, Datetime};
use super::error::{Flaw, cut};
use super::node::{Kind, Node, Tree};
use super::point::{Point, parse_degrees};
use super::quirk::{Odd, Quirk, Wanted, quirk_of};
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
    pub(super) is_json: bool,
    pub(super) noted: Vec<Noted>,
    pub(super) odd: Vec<Odd>,
}

impl<'n> Fields<'n> {
    /// The fields of a node of this tree.
    pub(super) fn new(node: &'n Node, tree: &Tree, utc_offset: UtcOffset) -> Self {
        let (noted, odd) = (Vec::new(), Vec::new());
        Self { node, utc_offset, is_json: tree.is_json, noted, odd }
    }

    pub(super) fn odd(&mut self, field: &'static str, node: &Node, quirk: Option<Quirk>) {
        self.odd.extend(quirk.map(|quirk| Odd { quirk, field, at: node.at }));
    }

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
        name: &'static str,
        wanted: Wanted,
        flaw: Flaw,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let node = self.node.get(name)?;
        let Some(text) = node.text() else {
            self.note(name, node, Flaw::NotAText);
            return None;
        };
        let read = read(text);
        match read {
            None => self.note(name, node, flaw),
            Some(_) => self.odd(name, node, quirk_of(node, wanted, self.is_json)),
        }
        read
    }

    /// A text.
    pub(super) fn text(&mut self, name: &'static str) -> Option<String> {
        self.read(name, Wanted::Text, Flaw::NotAText, |text| Some(text.into()))
    }

    /// An id.
    pub(super) fn id<T: Id>(&mut self, name: &'static str) -> Option<T> {
        self.read(name, Wanted::Id, Flaw::BadId, T::from_text)
    }

    /// An id without which there is no record.
    pub(super) fn need<T: Id>(&mut self, name: &'static str) -> Option<T> {
        let n_noted = self.noted.len();
        let id = self.id(name);
        if id.is_none() && self.noted.len() == n_noted {
            self.note(name, self.node, Flaw::MissingField);
        }
        id
    }

    /// `true` or `false`, also as a text.
    pub(super) fn flag(&mut self, name: &'static str) -> Option<bool> {
        self.read(name, Wanted::Flag, Flaw::NotABoolean, parse_flag)
    }

    /// A positive whole number.
    pub(super) fn count(&mut self, name: &'static str) -> Option<u32> {
        self.read(name, Wanted::Number, Flaw::NotANumber, parse_count)
    }

    /// A word of a list; the place in it.
    pub(super) fn word<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.read(name, Wanted::Text, Flaw::UnknownWord, read)
    }

    /// A moment.
    pub(super) fn datetime(&mut self, name: &'static str) -> Option<Datetime> {
        let utc_offset = self.utc_offset;
        let parse = |text: &str| Datetime::parse(text, utc_offset);
        let datetime = self.read(name, Wanted::Text, Flaw::BadDate, parse)?;
        if let (Some(node), true) = (self.node.get(name), datetime.assumed != Assumed::Nothing) {
            self.odd(name, node, Some(Quirk::NoZone));
        }
        Some(datetime)
    }

    /// The place that `lat` and `long` name together.
    pub(super) fn point(&mut self) -> Option<Point> {
        let mut degrees = |name| self.read(name, Wanted::Number, Flaw::NotANumber, parse_degrees);
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
    pub(super) fn texts(&mut self, wrapper: &'static str, item: &'static str) -> Vec<String> {
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
    pub(super) fn list(&mut self, wrapper: &'static str, item: &'static str) -> Vec<&'n Node> {
        let mut nodes = Vec::new();
        for (name, node) in self.node.fields() {
            if name == wrapper || name == item {
                node.items(item, &mut nodes);
                let is_bare = name != wrapper && !node.is_empty();
                let is_wrapped =
                    self.is_json && matches!(node.kind, Kind::Map(_)) && name == wrapper;
                let quirk = if is_bare { Some(Quirk::MissingWrapper) } else { None };
                self.odd(wrapper, node, quirk.or(is_wrapped.then_some(Quirk::WrappedList)));
            }
        }
        nodes
    }

    /// What is in none of these lists of names (as [`crate::nth`] takes them), and what stands
    /// twice under a name of `scalars`.
    pub(super) fn others(&mut self, scalars: &str, lists: &str) -> Named {
        let others = self.extras(scalars, lists);
        if !others.is_empty() {
            self.odd("", self.node, Some(Quirk::OtherField));
        }
        others
    }

    /// The same where an extension has its own fields beside those that are known.
    pub(super) fn extras(&self, scalars: &str, lists: &str) -> Named {
        // Scalars that were met; the first that says anything is the one that counts.
        let mut met: Vec<usize> = Vec::new();
        let mut others = Named::new();
        for (name, node) in self.node.fields() {
            let scalar = place_of(scalars, name).filter(|place| !met.contains(place));
            if node.is_empty() || place_of(lists, name).is_some() {
                continue;
            }
            match scalar {
                Some(place) => met.push(place),
                None => others.push((name.clone(), node.to_value())),
            }
        }
        others
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
