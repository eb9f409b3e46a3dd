//! XML in one canonical form.
//!
//! Source: XML 1.0.

use alloc::string::String;

use super::chars::escape;

/// Writes XML: UTF-8 with its declaration, no spaces between elements.
///
/// A character that XML cannot hold, such as U+0000, is written as U+FFFD. Names are written as
/// they are given; [`encode_name`](super::encode_name) makes one of any text.
#[derive(Debug)]
pub struct Writer {
    out: String,
    in_tag: bool,
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}

impl Writer {
    /// Starts with the declaration.
    #[must_use]
    pub fn new() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".into(), in_tag: false }
    }

    /// The text written so far.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    fn content(&mut self) {
        if core::mem::take(&mut self.in_tag) {
            self.out.push('>');
        }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str) -> &mut Self {
        self.content();
        self.out.push('<');
        self.out.push_str(name);
        self.in_tag = true;
        self
    }

    /// Adds an attribute to the element just opened; nothing once it has content.
    pub fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        if self.in_tag {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, true, &mut self.out);
            self.out.push('"');
        }
        self
    }

    /// Adds text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        if !text.is_empty() {
            self.content();
            escape(text, false, &mut self.out);
        }
        self
    }

    /// Closes an element, by the name it was opened with.
    pub fn close(&mut self, name: &str) -> &mut Self {
        if core::mem::take(&mut self.in_tag) {
            self.out.push_str("/>");
        } else {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }
}
