//! An opening tag with its attributes.
//!
//! Source: XML 1.0, 3.1.

use alloc::borrow::Cow;

use super::chars::unescape;
use super::name::{local, name_len};

/// Most attributes that a tag may have.
const ATTRIBUTES_MAX: usize = 128;

/// An opening tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name as written, with a prefix if it has one.
    pub name: &'a str,
    /// Where it begins: how many bytes lie before its `<`.
    pub place: usize,
    pub(super) attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Its name without a prefix.
    #[must_use]
    pub fn local(&self) -> &'a str {
        local(self.name)
    }

    /// Its attributes in their order, names as written.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, Cow<'a, str>)> + use<'a> {
        let mut rest = self.attributes;
        core::iter::from_fn(move || {
            let (name, raw, n) = attribute(rest).ok().flatten()?;
            rest = rest.get(n..).unwrap_or("");
            // Looked at when the tag was read, so it can be unescaped.
            Some((name, unescape(raw, true).unwrap_or(Cow::Borrowed(raw))))
        })
    }

    /// The value of the attribute with this name, prefixes not looked at; of two the first.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|(other, _)| local(other) == name).map(|(_, value)| value)
    }
}

/// Looks at all attributes in `text`, which begins behind the name of a tag; answers how many
/// bytes they have, up to the `>` or `/`. An error has its place in `text`.
pub(super) fn attributes_len(text: &str) -> Result<usize, (usize, &'static str)> {
    let (mut at, mut n_attributes) = (0, 0);
    loop {
        let rest = text.get(at..).unwrap_or("");
        let Some((name, raw, n)) = attribute(rest).map_err(|(place, p)| (at + place, p))? else {
            return Ok(at);
        };
        let start = at + n - raw.len() - 1;
        unescape(raw, true).map_err(|(place, problem)| (start + place, problem))?;
        n_attributes += 1;
        if n_attributes > ATTRIBUTES_MAX {
            return Err((at, "more than 128 attributes in one tag"));
        }
        let before = Tag { name: "", place: 0, attributes: text.get(..at).unwrap_or("") };
        if before.attributes().any(|(other, _)| other == name) {
            return Err((at, "an attribute that stands twice"));
        }
        at += n;
    }
}

/// The name of an attribute, its raw value, and how many bytes it has with the space before it.
type Raw<'a> = (&'a str, &'a str, usize);

/// The first attribute in `text`: its name, its raw value and how many bytes it has with the space
/// before it; `None` at the end of a tag.
fn attribute(text: &str) -> Result<Option<Raw<'_>>, (usize, &'static str)> {
    let n_spaces = n_spaces(text);
    let begins = text.get(n_spaces..).unwrap_or("");
    if begins.starts_with(['>', '/']) {
        return Ok(None);
    }
    let n_name = name_len(begins);
    if n_name == 0 || n_spaces == 0 {
        return Err((n_spaces, "expected a space and an attribute, or the end of the tag"));
    }
    let (name, rest) = begins.split_at_checked(n_name).unwrap_or_default();
    let value = rest.trim_start_matches(is_space);
    let value = value.strip_prefix('=').map(|value| value.trim_start_matches(is_space));
    let at = |rest: &str| text.len() - rest.len();
    let Some(value) = value else { return Err((at(rest), "expected = and a value")) };
    let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return Err((at(value), "expected a value in quotation marks"));
    };
    let inside = value.get(1..).unwrap_or("");
    let Some(n) =
        inside.find([quote, '<']).filter(|n| !inside.get(*n..).unwrap_or("").starts_with('<'))
    else {
        return Err((at(value), "a value that does not end, or holds a <"));
    };
    let end = at(inside) + n + 1;
    Ok(Some((name, inside.get(..n).unwrap_or(""), end)))
}

pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

pub(super) fn n_spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_space).len()
}
