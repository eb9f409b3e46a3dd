//! Names of elements and attributes, and how a text that is no name becomes one.
//!
//! Source: XML 1.0, 2.3 (names); ISO/IEC 9075-14 (SQL/XML), 9.1: a character that cannot stand in
//! a name is written as `_xHHHH_`.

use alloc::borrow::Cow;
use alloc::string::String;

/// A name without its prefix: `decision` of `dmn:decision`.
#[must_use]
pub fn local(name: &str) -> &str {
    crate::cut(name, b':').map_or(name, |(_, local)| local)
}

pub(super) fn is_name_start(c: char) -> bool {
    matches!(c, ':' | '_' | 'A'..='Z' | 'a'..='z'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}'
        | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

pub(super) fn is_name_char(c: char) -> bool {
    is_name_start(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}'
            | '\u{203f}'..='\u{2040}')
}

/// How many bytes of `text`, from its start, are a name; 0 if it does not begin with one.
pub(super) fn name_len(text: &str) -> usize {
    let mut chars = text.char_indices();
    if !chars.next().is_some_and(|(_, c)| is_name_start(c)) {
        return 0;
    }
    chars.find(|(_, c)| !is_name_char(*c)).map_or(text.len(), |(at, _)| at)
}

/// A name without prefix for any text: what cannot stand in one is written as `_xHHHH_`.
///
/// ```
/// use balai::xml::{decode_name, encode_name};
/// assert_eq!(encode_name("street name"), "street_x0020_name");
/// assert_eq!(decode_name("street_x0020_name"), "street name");
/// ```
#[must_use]
pub fn encode_name(text: &str) -> Cow<'_, str> {
    let is_kept = |place: usize, c: char| match c {
        ':' => false,
        '_' => escaped(text.get(place..).unwrap_or("")).is_none(),
        _ if place == 0 => is_name_start(c),
        _ => is_name_char(c),
    };
    if !text.is_empty() && text.char_indices().all(|(place, c)| is_kept(place, c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    if text.is_empty() {
        // No character is written with no digits.
        out.push_str("_x_");
    }
    for (place, c) in text.char_indices() {
        if is_kept(place, c) {
            out.push(c);
            continue;
        }
        let code = c as u32;
        out.push_str("_x");
        for shift in [28, 24, 20, 16, 12, 8, 4, 0] {
            if shift < 16 || code > 0xffff {
                let digit = char::from_digit(code >> shift & 15, 16).unwrap_or('0');
                out.push(digit.to_ascii_uppercase());
            }
        }
        out.push('_');
    }
    Cow::Owned(out)
}

/// The text that a name stands for, as [`encode_name`] writes it.
#[must_use]
pub fn decode_name(name: &str) -> Cow<'_, str> {
    let has_escape = |(at, _): (usize, char)| name.get(at..).and_then(escaped).is_some();
    if !name.char_indices().any(has_escape) {
        return Cow::Borrowed(name);
    }
    let (mut out, mut at) = (String::with_capacity(name.len()), 0);
    while let Some(c) = name.get(at..).and_then(|rest| rest.chars().next()) {
        match name.get(at..).and_then(escaped) {
            Some((decoded, n)) => {
                out.extend(decoded);
                at += n;
            }
            None => {
                out.push(c);
                at += c.len_utf8();
            }
        }
    }
    Cow::Owned(out)
}

/// The character that an escape at the start of `text` stands for (none for `_x_`), and how many
/// bytes the escape has.
fn escaped(text: &str) -> Option<(Option<char>, usize)> {
    let rest = text.strip_prefix("_x")?;
    let n = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
    if rest.as_bytes().get(n) != Some(&b'_') {
        return None;
    }
    let digits = rest.get(..n)?;
    match n {
        0 => Some((None, 3)),
        4 | 8 => {
            let code = digits.chars().try_fold(0, |code, c| Some(code << 4 | c.to_digit(16)?));
            Some((Some(char::from_u32(code?)?), n + 3))
        }
        _ => None,
    }
}
