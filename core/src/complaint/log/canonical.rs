//! The one text of an entry that is hashed: canonical JSON.
//!
//! Names stand in the order of their characters, nothing is between values, and only what must be
//! is escaped, so any library for RFC 8785, or one for JSON that sorts names, writes the same.
//!
//! Source: RFC 8785, JSON Canonicalization Scheme; there are no numbers but whole ones.

use alloc::string::String;

use super::{Entry, Log, hex, write};
use crate::complaint::workflow::Workflow;

/// Writes JSON in its canonical form. Names must be given in the order of their characters.
#[derive(Default)]
pub(super) struct Canonical {
    out: String,
    follows: bool,
}

/// The canonical text of an entry.
pub(super) fn entry(entry: &Entry, workflow: &Workflow) -> String {
    let mut w = Canonical::default();
    write::entry(&mut w, entry, workflow);
    w.finish()
}

/// The canonical text of the head of a log, which its first entry names the hash of.
pub(super) fn head(log: &Log) -> String {
    let mut w = Canonical::default();
    w.open('{');
    w.name("case").text(log.case.as_str());
    w.name("format").text(write::FORMAT);
    w.name("workflow").open('{');
    w.name("id").text(&log.workflow_id);
    w.name("version").text(&log.workflow_version);
    w.close('}').close('}');
    w.finish()
}

impl Canonical {
    /// The text written.
    pub(super) fn finish(self) -> String {
        self.out
    }

    fn value(&mut self) -> &mut Self {
        if self.follows {
            self.out.push(',');
        }
        self.follows = true;
        self
    }

    /// Opens an object or an array.
    pub(super) fn open(&mut self, bracket: char) -> &mut Self {
        self.value().out.push(bracket);
        self.follows = false;
        self
    }

    /// Closes it.
    pub(super) fn close(&mut self, bracket: char) -> &mut Self {
        self.out.push(bracket);
        self.follows = true;
        self
    }

    /// Writes a name; its value follows.
    pub(super) fn name(&mut self, name: &str) -> &mut Self {
        self.text(name).out.push(':');
        self.follows = false;
        self
    }

    /// Writes a text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.value().out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\u{8}' => self.out.push_str("\\b"),
                '\t' => self.out.push_str("\\t"),
                '\n' => self.out.push_str("\\n"),
                '\u{c}' => self.out.push_str("\\f"),
                '\r' => self.out.push_str("\\r"),
                '\0'..='\u{1f}' => {
                    self.out.push_str("\\u00");
                    hex::push(&[c as u8], &mut self.out);
                }
                _ => self.out.push(c),
            }
        }
        self.out.push('"');
        self
    }

    /// Writes a whole number.
    pub(super) fn number(&mut self, n: u32) -> &mut Self {
        crate::words::number::plain(&mut self.value().out, i64::from(n));
        self
    }

    /// Writes bytes as a text of hexadecimal digits.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.value().out.push('"');
        hex::push(bytes, &mut self.out);
        self.out.push('"');
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_those_of_the_standard() {
        let mut w = Canonical::default();
        // The example of RFC 8785, section 3.2.2.
        w.text("\u{20ac}$\u{f}\nA'\u{42}\"\\\\\"/</");
        assert_eq!(w.finish(), "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/</\"");
    }
}
