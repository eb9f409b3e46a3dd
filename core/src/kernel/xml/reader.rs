//! Reads XML, event by event.
//!
//! Source: XML 1.0.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::XmlError;
use super::chars::{line_ends, unescape};
use super::name::name_len;
use super::tag::{Tag, attributes_len, is_space, n_spaces};

/// Deepest nesting read.
const DEPTH_MAX: usize = 64;

/// What comes next in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// An element begins; one without content ends at the next event.
    Open(Tag<'a>),
    /// Text inside an element; a comment or a CDATA section within it parts it in several.
    Text(Cow<'a, str>),
    /// The element that was opened last, by the name as written, ends.
    Close(&'a str),
    /// The text ends, and so did its only outermost element.
    End,
}

/// Reads one XML text from front to back.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    open: Vec<&'a str>,
    /// The element opened last has no content and ends now.
    is_empty: bool,
    has_root: bool,
    is_quiet: bool,
    /// Marks that do not stand in the rest of the text, so that nobody looks for them again.
    absent: Vec<&'static str>,
}

impl<'a> Reader<'a> {
    /// Starts at the front; a byte order mark is skipped.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Self {
            text,
            at,
            open: Vec::new(),
            is_empty: false,
            has_root: false,
            is_quiet: false,
            absent: Vec::new(),
        }
    }

    /// Errors from here on say what is wrong, but not where (line and column are 0); the place is
    /// then [`Reader::place`].
    pub fn quiet(&mut self) {
        self.is_quiet = true;
    }

    /// How many bytes lie before this place; after an error, before what is wrong.
    #[must_use]
    pub fn place(&self) -> usize {
        self.at
    }

    /// How many elements are open.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len() - usize::from(self.is_empty)
    }

    /// An error at the current place.
    #[must_use]
    pub fn error(&self, problem: &'static str) -> XmlError {
        if self.is_quiet {
            return XmlError { line: 0, column: 0, problem };
        }
        let before = self.text.as_bytes().get(..self.at.min(self.text.len())).unwrap_or_default();
        let line = before.iter().filter(|b| **b == b'\n').count();
        let column = before.iter().rev().take_while(|b| **b != b'\n').count();
        XmlError { line: line as u32 + 1, column: column as u32 + 1, problem }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn fail<T>(&mut self, place: usize, problem: &'static str) -> Result<T, XmlError> {
        self.at = place;
        Err(self.error(problem))
    }

    /// The next event.
    ///
    /// # Errors
    ///
    /// [`XmlError`] if what stands here is not well-formed, is a document type declaration, or is
    /// nested too deeply.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Result<Event<'a>, XmlError> {
        if core::mem::take(&mut self.is_empty) {
            return Ok(Event::Close(self.open.pop().unwrap_or("")));
        }
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return self.finish();
            } else if rest.starts_with("<!--") {
                self.comment()?;
            } else if rest.starts_with("<?") {
                self.pass("?>", "a processing instruction that does not end")?;
            } else if rest.starts_with("<![CDATA[") && self.depth() > 0 {
                let raw = self.pass("]]>", "a CDATA section that does not end")?;
                let raw = raw.strip_prefix("<![CDATA[").unwrap_or(raw);
                if !raw.is_empty() {
                    return self.characters(raw, self.at - 3 - raw.len());
                }
            } else if rest.starts_with("<!DOCTYPE") {
                return Err(self.error("a document type declaration, which is not read"));
            } else if rest.starts_with("</") {
                return self.close();
            } else if rest.starts_with('<') {
                return self.tag();
            } else if let Some(text) = self.run()? {
                return Ok(text);
            }
        }
    }

    fn finish(&self) -> Result<Event<'a>, XmlError> {
        match (self.open.is_empty(), self.has_root) {
            (false, _) => Err(self.error("the text ends before its elements do")),
            (_, false) => Err(self.error("no element")),
            _ => Ok(Event::End),
        }
    }

    /// Passes over everything up to `end` and it; answers what stood before it.
    fn pass(&mut self, end: &'static str, problem: &'static str) -> Result<&'a str, XmlError> {
        let rest = self.rest();
        let found = if self.absent.contains(&end) { None } else { find(rest, end) };
        let Some(n) = found else {
            self.absent.push(end);
            return Err(self.error(problem));
        };
        self.at += n + end.len();
        Ok(rest.get(..n).unwrap_or(""))
    }

    fn comment(&mut self) -> Result<(), XmlError> {
        let start = self.at;
        self.at += 4;
        self.pass("--", "a comment that does not end")?;
        if self.rest().starts_with('>') {
            self.at += 1;
            return Ok(());
        }
        self.fail(start, "a comment that does not end, or holds --")
    }

    /// Text up to the next tag; `None` if it is only space around the outermost element.
    fn run(&mut self) -> Result<Option<Event<'a>>, XmlError> {
        let (start, rest) = (self.at, self.rest());
        let run = rest.get(..rest.find('<').unwrap_or(rest.len())).unwrap_or(rest);
        self.at += run.len();
        if self.open.is_empty() {
            return match run.find(|c| !is_space(c)) {
                Some(n) => self.fail(start + n, "text outside of the outermost element"),
                None => Ok(None),
            };
        }
        if let Some(n) = find(run, "]]>") {
            return self.fail(start + n, "]]> in a text; write ]]&gt;");
        }
        match unescape(run, false) {
            Ok(text) => Ok(Some(Event::Text(text))),
            Err((n, problem)) => self.fail(start + n, problem),
        }
    }

    /// The text of a CDATA section: line ends count as anywhere, references are none.
    fn characters(&mut self, raw: &'a str, start: usize) -> Result<Event<'a>, XmlError> {
        if let Some(n) = raw.find(|c| !super::chars::is_char(c)) {
            return self.fail(start + n, "a character that XML cannot hold");
        }
        Ok(Event::Text(line_ends(raw)))
    }

    fn close(&mut self) -> Result<Event<'a>, XmlError> {
        let after = self.rest().get(2..).unwrap_or("");
        let name = after.get(..name_len(after)).unwrap_or("");
        let n = n_spaces(after.get(name.len()..).unwrap_or(""));
        if after.as_bytes().get(name.len() + n) != Some(&b'>') || name.is_empty() {
            return Err(self.error("a closing tag that is none"));
        }
        if self.open.last() != Some(&name) {
            return Err(self.error("a closing tag that does not match the opening one"));
        }
        self.open.pop();
        self.at += 2 + name.len() + n + 1;
        Ok(Event::Close(name))
    }

    fn tag(&mut self) -> Result<Event<'a>, XmlError> {
        let place = self.at;
        let after = self.rest().get(1..).unwrap_or("");
        let (name, inside) = after.split_at_checked(name_len(after)).unwrap_or_default();
        if name.is_empty() {
            return Err(self.error("a < that begins no tag; write &lt;"));
        }
        if self.has_root && self.open.is_empty() {
            return Err(self.error("a second outermost element"));
        }
        let n = match attributes_len(inside) {
            Ok(n) => n,
            Err((n, problem)) => return self.fail(place + 1 + name.len() + n, problem),
        };
        let (attributes, end) = inside.split_at_checked(n).unwrap_or_default();
        let end = end.trim_start_matches(is_space);
        self.at = self.text.len() - end.len();
        self.is_empty = end.starts_with("/>");
        if !self.is_empty && !end.starts_with('>') {
            return Err(self.error("expected the end of the tag"));
        }
        if self.open.len() == DEPTH_MAX {
            return self.fail(place, "nested too deeply");
        }
        self.at += if self.is_empty { 2 } else { 1 };
        self.open.push(name);
        self.has_root = true;
        Ok(Event::Open(Tag { name, place, attributes }))
    }

    /// After an error inside the element that `tag` opened as the `depth`th of those open: goes on
    /// behind its closing tag, or before the next opening tag of its name, whichever comes first
    /// in the text; says whether there is one.
    pub fn recover(&mut self, tag: Tag<'_>, depth: usize) -> bool {
        let mut from = self.at.max(tag.place + 1);
        while let Some(at) = self.text.get(from..).and_then(|rest| rest.find('<')) {
            from += at + 1;
            let rest = self.text.get(from..).unwrap_or("");
            let closes = rest.starts_with('/');
            let name = rest.get(usize::from(closes)..).unwrap_or("");
            if name.get(..name_len(name)) != Some(tag.name) {
                continue;
            }
            self.open.truncate(depth.saturating_sub(1));
            self.is_empty = false;
            self.at = if closes { self.text.len() - name.len() + tag.name.len() } else { from - 1 };
            if closes {
                let n = n_spaces(self.rest());
                self.at += n + usize::from(self.rest().get(n..).unwrap_or("").starts_with('>'));
            }
            return true;
        }
        false
    }
}

/// Where `mark` begins in `text`. The standard library's search is faster on long marks and costs
/// a page a kilobyte.
fn find(text: &str, mark: &str) -> Option<usize> {
    text.as_bytes().windows(mark.len()).position(|bytes| bytes == mark.as_bytes())
}
