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

use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec::Vec;

/// One node of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// An element with attributes and children.
    Element(Box<Element>),
    /// An element that a view keeps to give it again: the diff sees at a glance that nothing in it
    /// changed.
    Kept(Rc<Element>),
    /// A run of text; never empty inside a tree.
    Text(String),
}

/// An element: its head, more attributes in order, and children.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Tag and the attributes that never change, as HTML writes them: `p class="state"`. A page
    /// makes the head once and copies it ever after.
    pub head: &'static str,
    /// More names and values, in the order they are written behind the head; a name stands once.
    pub attrs: Vec<(&'static str, String)>,
    /// What tells this child from its siblings when the list is sorted or filtered; empty if
    /// nothing does.
    pub key: String,
    /// The children in order.
    pub children: Vec<Node>,
}

/// Writes a tree from front to back: what is opened, set and said goes to the element opened last.
///
/// ```
/// use balai_widgets::kit::html::View;
///
/// let mut v = View::new("p");
/// v.set("title", "a & b");
/// v.say("1 ").say("< ");
/// v.leaf(r#"b class="num""#, "2");
/// assert_eq!(v.finish().to_html(), r#"<p title="a &amp; b">1 &lt; <b class="num">2</b></p>"#);
/// ```
#[derive(Debug)]
pub struct View {
    element: Box<Element>,
    #[expect(clippy::vec_box, reason = "an open element moves as one pointer")]
    around: Vec<Box<Element>>,
}

impl View {
    /// Begins with the outermost element.
    ///
    /// A head is a tag in lower case and what never changes about it, as HTML writes it:
    /// `r#"td class="num" role="cell""#`.
    #[must_use]
    #[inline(never)]
    pub fn new(head: &'static str) -> Self {
        Self { element: element(head), around: Vec::new() }
    }

    /// Opens a child element.
    #[inline(never)]
    pub fn open(&mut self, head: &'static str) {
        self.settle();
        self.around.push(core::mem::replace(&mut self.element, element(head)));
    }

    /// Closes what was opened last.
    #[inline(never)]
    pub fn close(&mut self) {
        self.settle();
        debug_assert!(!self.around.is_empty(), "more is closed than was opened");
        if let Some(around) = self.around.pop() {
            let done = core::mem::replace(&mut self.element, around);
            self.element.children.push(Node::Element(done));
        }
    }

    /// Adds a child element that holds nothing but a text.
    #[inline(never)]
    pub fn leaf(&mut self, head: &'static str, text: &str) {
        self.open(head);
        self.say(text);
        self.close();
    }

    /// Adds a child element that is kept elsewhere too.
    pub fn keep(&mut self, child: Rc<Element>) {
        self.settle();
        self.element.children.push(Node::Kept(child));
    }

    /// Sets an attribute; each is set once, and before anything is in the element.
    #[inline(never)]
    pub fn set(&mut self, name: &'static str, value: &str) {
        self.attr(name).push_str(value);
    }

    /// Sets an attribute without a value (`hidden`, `open`) when `on`.
    pub fn flag(&mut self, name: &'static str, on: bool) {
        if on {
            self.attr(name);
        }
    }

    /// Sets an attribute to what the caller writes.
    #[inline(never)]
    pub fn attr(&mut self, name: &'static str) -> &mut String {
        let attrs = &mut self.element.attrs;
        debug_assert!(attrs.iter().all(|(other, _)| *other != name), "{name} is set already");
        let place = attrs.len();
        attrs.push((name, String::new()));
        match attrs.get_mut(place) {
            Some((_, value)) => value,
            // Cannot be: it was pushed just now.
            None => &mut self.element.key,
        }
    }

    /// Names the element among its siblings by what the caller writes.
    pub fn key(&mut self) -> &mut String {
        &mut self.element.key
    }

    /// Names the element among its siblings, so that it stays itself when others come and go.
    #[inline(never)]
    pub fn named(&mut self, key: &str) {
        self.key().push_str(key);
    }

    /// Adds text; text beside text becomes one run.
    #[inline(never)]
    pub fn say(&mut self, text: &str) -> &mut Self {
        self.text().push_str(text);
        self
    }

    /// Adds text that the caller writes.
    #[inline(never)]
    pub fn text(&mut self) -> &mut String {
        let children = &mut self.element.children;
        if !matches!(children.last(), Some(Node::Text(_))) {
            children.push(Node::Text(String::new()));
        }
        match children.last_mut() {
            Some(Node::Text(text)) => text,
            // Cannot be: the last one is a text.
            _ => &mut self.element.key,
        }
    }

    /// A text into which nothing was written is none.
    fn settle(&mut self) {
        if matches!(self.element.children.last(), Some(Node::Text(text)) if text.is_empty()) {
            self.element.children.pop();
        }
    }

    /// The tree.
    #[must_use]
    pub fn finish(mut self) -> Element {
        self.settle();
        debug_assert!(self.around.is_empty(), "something was opened and not closed");
        *self.element
    }
}

fn element(head: &'static str) -> Box<Element> {
    debug_assert!(is_head(head), "not a head as HTML writes it: {head}");
    Box::new(Element { head, attrs: Vec::new(), key: String::new(), children: Vec::new() })
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

impl Element {
    /// Writes the element as HTML, exactly as a browser's `outerHTML` would.
    #[must_use]
    pub fn to_html(&self) -> String {
        let mut out = String::new();
        write_element(self, &mut out);
        out
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
    use super::*;

    #[track_caller]
    fn check(head: &'static str, write: impl FnOnce(&mut View), expected: &str) {
        let mut view = View::new(head);
        write(&mut view);
        assert_eq!(view.finish().to_html(), expected);
    }

    #[track_caller]
    fn check_text(head: &'static str, text: &str, expected: &str) {
        check(head, |v| _ = v.say(text), expected);
    }

    #[test]
    fn writes_what_a_browser_reads_back() {
        check_text("p", "a < b & c > \"d\"\u{a0}e", "<p>a &lt; b &amp; c &gt; \"d\"&nbsp;e</p>");
        check_text(r#"b class="x y" hidden="""#, "x", r#"<b class="x y" hidden="">x</b>"#);
        check(
            r#"input type="search""#,
            |v| v.set("value", "a"),
            r#"<input type="search" value="a">"#,
        );
        check("a", |v| v.set("title", "\"<'&\u{a0}"), "<a title=\"&quot;&lt;'&amp;&nbsp;\"></a>");
        check(
            "details",
            |v| {
                v.flag("open", true);
                v.flag("hidden", false);
            },
            "<details open=\"\"></details>",
        );
        check(
            "p",
            |v| {
                v.leaf("br", "");
                v.say("x");
            },
            "<p><br>x</p>",
        );
        check(
            "svg",
            |v| {
                v.open("path");
                v.set("d", "M0 0");
                v.close();
            },
            "<svg><path d=\"M0 0\"></path></svg>",
        );
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
        let mut v = View::new("p");
        v.say("").say("a").say("");
        v.text();
        v.say("b");
        v.leaf("i", "");
        v.text();
        v.leaf("b", "c");
        v.say("");
        let p = v.finish();
        assert_eq!(p.children.len(), 3);
        assert_eq!(p.to_html(), "<p>ab<i></i><b>c</b></p>");
        check_text("p", "", "<p></p>");
    }

    #[test]
    fn markup_in_data_shows_as_text() {
        check_text(
            "td",
            "<script>alert('x')</script>",
            "<td>&lt;script&gt;alert('x')&lt;/script&gt;</td>",
        );
    }
}
