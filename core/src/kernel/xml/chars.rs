//! Characters and references in running text and in the values of attributes.
//!
//! Source: XML 1.0, 2.2 (characters), 2.11 (line ends), 3.3.3 (values of attributes), 4.1 and 4.6
//! (references).

use alloc::borrow::Cow;
use alloc::string::String;

/// Longest reference, `&#x0010ffff;` with a few zeros to spare; in bytes.
const REFERENCE_BYTES_MAX: usize = 16;

/// Whether XML can hold a character at all.
pub(super) fn is_char(c: char) -> bool {
    !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// The text that `raw` stands for; an error with the place in `raw`.
pub(super) fn unescape(
    raw: &str,
    is_attribute: bool,
) -> Result<Cow<'_, str>, (usize, &'static str)> {
    let is_plain = |byte: &u8| match byte {
        b'&' | b'\r' => false,
        b'\t' | b'\n' => !is_attribute,
        0..0x20 => false,
        // The lead byte of U+FFFE and U+FFFF, among others.
        _ => *byte != 0xef,
    };
    let n_plain = raw.as_bytes().iter().take_while(|byte| is_plain(byte)).count();
    if n_plain == raw.len() {
        return Ok(Cow::Borrowed(raw));
    }
    let mut out = String::with_capacity(raw.len());
    let mut at = 0;
    while let Some(c) = raw.get(at..).and_then(|rest| rest.chars().next()) {
        let next = at + c.len_utf8();
        let rest = raw.get(next..).unwrap_or("");
        at = match c {
            '&' => {
                let (c, n) = reference(rest).map_err(|problem| (at, problem))?;
                out.push(c);
                next + n
            }
            '\r' => {
                out.push(if is_attribute { ' ' } else { '\n' });
                next + usize::from(rest.starts_with('\n'))
            }
            '\t' | '\n' if is_attribute => {
                out.push(' ');
                next
            }
            _ if !is_char(c) => return Err((at, "a character that XML cannot hold")),
            _ => {
                out.push(c);
                next
            }
        };
    }
    Ok(Cow::Owned(out))
}

/// A text with every line end as `\n`.
pub(super) fn line_ends(raw: &str) -> Cow<'_, str> {
    if !raw.bytes().any(|byte| byte == b'\r') {
        return Cow::Borrowed(raw);
    }
    let (mut out, mut after_cr) = (String::with_capacity(raw.len()), false);
    for c in raw.chars() {
        match c {
            '\n' if after_cr => {}
            '\r' => out.push('\n'),
            _ => out.push(c),
        }
        after_cr = c == '\r';
    }
    Cow::Owned(out)
}

/// What a reference stands for, and how many bytes it has behind its `&`.
fn reference(rest: &str) -> Result<(char, usize), &'static str> {
    let head = rest.as_bytes().get(..REFERENCE_BYTES_MAX).unwrap_or(rest.as_bytes());
    let end = head.iter().position(|byte| *byte == b';');
    let Some((end, name)) = end.and_then(|end| Some((end, rest.get(..end)?))) else {
        return Err("a & that begins no reference; write &amp;");
    };
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => match name.strip_prefix('#') {
            Some(number) => numbered(number).ok_or("a character reference that names none")?,
            None => return Err("an entity that is not one of the five of XML"),
        },
    };
    Ok((c, end + 1))
}

fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let mut code = 0_u32;
    for byte in digits.bytes() {
        let digit = char::from(byte).to_digit(radix)?;
        code = code.checked_mul(radix)?.checked_add(digit)?;
    }
    char::from_u32(code).filter(|c| !digits.is_empty() && is_char(*c))
}

/// Writes `text` so that a reader finds it again; a character that XML cannot hold is written as
/// U+FFFD, the replacement character.
pub(super) fn escape(text: &str, is_attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if is_attribute => out.push_str("&quot;"),
            // A reader would make line ends and spaces of these.
            '\r' => out.push_str("&#13;"),
            '\n' if is_attribute => out.push_str("&#10;"),
            '\t' if is_attribute => out.push_str("&#9;"),
            _ => out.push(if is_char(c) { c } else { '\u{fffd}' }),
        }
    }
}
