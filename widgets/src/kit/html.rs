//! A small typed tree of HTML and SVG, and its canonical text.
//!
//! Text is always text: nothing in a tree is ever parsed as markup, so nothing needs escaping by
//! hand. [`Node::to_html`] writes exactly what a browser's `innerHTML` reads back for the same
//! tree, which is how server and browser are compared byte for byte.
//!
//! Invariants: two text nodes never stand side by side and no text is empty, because a browser
//! would merge or drop them when it parses the page.
//!
//! Source: HTML Standard, "Serializing HTML fragments" (attribute values escape `<` and `>` too,
//! as browsers do since 2025).

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// Text that is either built in or made at run time.
pub type Str = Cow<'static, str>;

/// One node of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element with attributes and children.
    Element(Element),
    /// An element that a view keeps to give it again: the diff sees at a glance that nothing in it
    /// changed.
    Kept(Rc<Element>),
    /// A run of text; never empty inside a tree.
    Text(Str),
}

/// An element. It is one pointer wide, because views hand elements around by the thousand and a
/// page pays for every move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element(Box<Parts>);

/// What an element is made of: its head, more attributes in order, and children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Tag and the attributes that never change, as HTML writes them: `p class="state"`. A page
    /// makes the head once and copies it ever after.
    pub head: &'static str,
    /// More names and values, in the order they are written behind the head; a name stands once.
    pub attrs: Vec<(&'static str, Str)>,
    /// What tells this child from its siblings when the list is sorted or filtered.
    pub key: Option<Str>,
    /// The children in order.
    pub children: Vec<Node>,
}

impl core::ops::Deref for Element {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl core::ops::DerefMut for Element {
    fn deref_mut(&mut self) -> &mut Parts {
        &mut self.0
    }
}

/// Starts an element from its head: the tag in lower case and what never changes about it, as HTML
/// writes it: `el(r#"td class="num" role="cell""#)`.
#[must_use]
#[inline(never)]
pub fn el(head: &'static str) -> Element {
    debug_assert!(is_head(head), "not a head as HTML writes it: {head}");
    Element(Box::new(Parts { head, attrs: Vec::new(), key: None, children: Vec::new() }))
}

/// Whether `head` is a tag and attributes as a browser would write them, with nothing to escape.
fn is_head(head: &str) -> bool {
    let (tag, mut rest) = head.split_at(head.find(' ').unwrap_or(head.len()));
    while let Some(attribute) = rest.strip_prefix(' ') {
        let Some((name, value)) = attribute.split_once("=\"") else { return false };
        let Some((value, after)) = value.split_once('"') else { return false };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return false;
        }
        if value.contains(['&', '<', '>', '\u{a0}']) {
            return false;
        }
        rest = after;
    }
    rest.is_empty() && !tag.is_empty() && tag.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// A text for an element: built in or made at run time.
pub trait Words {
    /// Sets an attribute to it.
    fn set_attr(self, element: &mut Parts, name: &'static str);
    /// Adds it to the children.
    fn add_text(self, element: &mut Parts);
    /// As a text of the tree.
    fn into_str(self) -> Str;
}

impl Words for &'static str {
    #[inline(never)]
    fn set_attr(self, element: &mut Parts, name: &'static str) {
        element.set(name, Str::Borrowed(self));
    }

    #[inline(never)]
    fn add_text(self, element: &mut Parts) {
        element.push_text(Str::Borrowed(self));
    }

    fn into_str(self) -> Str {
        Str::Borrowed(self)
    }
}

impl Words for String {
    #[inline(never)]
    fn set_attr(self, element: &mut Parts, name: &'static str) {
        element.set(name, Str::Owned(self));
    }

    #[inline(never)]
    fn add_text(self, element: &mut Parts) {
        element.push_text(Str::Owned(self));
    }

    fn into_str(self) -> Str {
        Str::Owned(self)
    }
}

impl Element {
    /// Sets an attribute; one that is there already gets the new value.
    #[must_use]
    pub fn attr(mut self, name: &'static str, value: impl Words) -> Self {
        value.set_attr(&mut self, name);
        self
    }

    /// Adds an attribute without a value (`hidden`, `open`) when `on`.
    #[must_use]
    #[inline(never)]
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// Names this child among its siblings.
    #[must_use]
    pub fn key(mut self, key: impl Words) -> Self {
        self.key = Some(key.into_str());
        self
    }

    /// Adds text; empty text adds nothing, and text beside text becomes one run.
    #[must_use]
    pub fn text(mut self, text: impl Words) -> Self {
        text.add_text(&mut self);
        self
    }

    /// Adds a child element.
    #[must_use]
    #[inline(never)]
    pub fn child(mut self, child: Element) -> Self {
        self.children.push(Node::Element(child));
        self
    }

    /// Adds a child element that is kept elsewhere too.
    #[must_use]
    pub fn kept(mut self, child: Rc<Element>) -> Self {
        self.children.push(Node::Kept(child));
        self
    }

    /// Adds a child element if there is one.
    #[must_use]
    #[inline(never)]
    pub fn maybe(self, child: Option<Element>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds child elements in order.
    #[must_use]
    pub fn each(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// Writes the element as HTML.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut out = String::new();
        write_element(self, &mut out);
        out
    }
}

impl Parts {
    fn set(&mut self, name: &'static str, value: Str) {
        match self.attrs.iter_mut().find(|(other, _)| *other == name) {
            Some((_, old)) => *old = value,
            None => self.attrs.push((name, value)),
        }
    }

    fn push_text(&mut self, text: Str) {
        if text.is_empty() {
            return;
        }
        if let Some(Node::Text(last)) = self.children.last_mut() {
            last.to_mut().push_str(&text);
            return;
        }
        self.children.push(Node::Text(text));
    }
}

impl Node {
    /// The element, if it is one.
    #[must_use]
    pub fn element(&self) -> Option<&Element> {
        match self {
            Node::Element(element) => Some(element),
            Node::Kept(element) => Some(element),
            Node::Text(_) => None,
        }
    }

    /// Whether both are one and the same kept element, not only equal.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        matches!((self, other), (Node::Kept(a), Node::Kept(b)) if Rc::ptr_eq(a, b))
    }

    /// Writes the node as HTML, exactly as a browser's `innerHTML` would.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut out = String::new();
        write_node(self, &mut out);
        out
    }
}

fn write_node(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) => escape(text, false, out),
        Node::Element(element) => write_element(element, out),
        Node::Kept(element) => write_element(element, out),
    }
}

fn write_element(element: &Element, out: &mut String) {
    let (tag, _) = element.head.split_once(' ').unwrap_or((element.head, ""));
    out.push('<');
    out.push_str(element.head);
    for (name, value) in &element.attrs {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, true, out);
        out.push('"');
    }
    out.push('>');
    if matches!(tag, "br" | "hr" | "img" | "input" | "link" | "meta" | "col") {
        return;
    }
    for child in &element.children {
        write_node(child, out);
    }
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// Escapes `text` as the HTML Standard's fragment serialisation does.
pub fn escape(text: &str, in_attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            '"' if in_attribute => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    #[track_caller]
    fn check(element: Element, expected: &str) {
        assert_eq!(element.to_html(), expected);
    }

    #[test]
    fn writes_what_a_browser_reads_back() {
        check(
            el("p").text("a < b & c > \"d\"\u{a0}e"),
            "<p>a &lt; b &amp; c &gt; \"d\"&nbsp;e</p>",
        );
        check(el(r#"b class="x y" hidden="""#).text("x"), r#"<b class="x y" hidden="">x</b>"#);
        check(
            el(r#"input type="search""#).attr("value", "a"),
            r#"<input type="search" value="a">"#,
        );
        check(el("a").attr("title", "\"<'&\u{a0}"), "<a title=\"&quot;&lt;'&amp;&nbsp;\"></a>");
        check(
            el("details").flag("open", true).flag("hidden", false),
            "<details open=\"\"></details>",
        );
        check(el("p").child(el("br")).text("x"), "<p><br>x</p>");
        check(el("svg").child(el("path").attr("d", "M0 0")), "<svg><path d=\"M0 0\"></path></svg>");
    }

    #[test]
    fn a_head_is_written_as_a_browser_writes_it() {
        for (head, good) in [
            ("p", true),
            ("p class=\"a b\" aria-label=\"\"", true),
            ("", false),
            ("p class=a", false),
            ("p  class=\"a\"", false),
            ("p class=\"a\"id=\"b\"", false),
            ("p class=\"a", false),
            ("p title=\"a&b\"", false),
            ("p title=\"a\u{a0}b\"", false),
            ("p hidden", false),
        ] {
            assert_eq!(is_head(head), good, "{head}");
        }
    }

    #[test]
    fn text_never_stands_beside_text_and_is_never_empty() {
        let p = el("p").text("").text("a").text("").text("b");
        assert_eq!(p.children, vec![Node::Text("ab".into())]);
        check(el("p").text(""), "<p></p>");
    }

    #[test]
    fn markup_in_data_shows_as_text() {
        check(
            el("td").text("<script>alert('x')</script>"),
            "<td>&lt;script&gt;alert('x')&lt;/script&gt;</td>",
        );
    }
}
