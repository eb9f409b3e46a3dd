//! JSON in one canonical form.
//!
//! Source: RFC 8259.

use alloc::string::String;

/// Writes JSON: names in the order given, no spaces, only the escapes that are needed.
///
/// `<` is written as `\u003c`, so the text can stand inside an HTML `script` block.
#[derive(Debug, Default)]
pub struct Writer {
    out: String,
    fresh: bool,
}

impl Writer {
    /// Starts with nothing written.
    #[must_use]
    pub fn new() -> Self {
        Self { out: String::new(), fresh: true }
    }

    /// The text written so far.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    fn comma(&mut self) {
        if !self.fresh {
            self.out.push(',');
        }
        self.fresh = false;
    }

    /// Opens an object or an array: `{` or `[`.
    pub fn open(&mut self, bracket: char) -> &mut Self {
        self.comma();
        self.out.push(bracket);
        self.fresh = true;
        self
    }

    /// Closes it: `}` or `]`.
    pub fn close(&mut self, bracket: char) -> &mut Self {
        self.out.push(bracket);
        self.fresh = false;
        self
    }

    /// Writes a name; its value follows.
    pub fn name(&mut self, name: &str) -> &mut Self {
        self.string(name);
        self.out.push(':');
        self.fresh = true;
        self
    }

    /// Writes a string.
    pub fn string(&mut self, text: &str) -> &mut Self {
        self.comma();
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '<' => self.out.push_str("\\u003c"),
                '\0'..='\u{1f}' => {
                    self.out.push_str("\\u00");
                    for nibble in [c as u32 >> 4, c as u32 & 15] {
                        self.out.push(char::from_digit(nibble, 16).unwrap_or('0'));
                    }
                }
                _ => self.out.push(c),
            }
        }
        self.out.push('"');
        self
    }

    /// Writes a whole number.
    pub fn integer(&mut self, n: i64) -> &mut Self {
        use core::fmt::Write;
        self.comma();
        _ = write!(self.out, "{n}");
        self
    }

    /// Writes a number as it is given, such as `-6.25`; as a string if JSON has no such number.
    pub fn number(&mut self, number: &str) -> &mut Self {
        if !is_number(number) {
            return self.string(number);
        }
        self.comma();
        self.out.push_str(number);
        self
    }

    /// Writes `true`, `false` or `null`.
    pub fn word(&mut self, word: Option<bool>) -> &mut Self {
        self.comma();
        self.out.push_str(match word {
            Some(true) => "true",
            Some(false) => "false",
            None => "null",
        });
        self
    }
}

/// Whether JSON writes a number this way: no leading zeros, a digit on both sides of a point.
fn is_number(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match rest.find(['e', 'E']) {
        Some(at) => (rest.get(..at), rest.get(at + 1..)),
        None => (Some(rest), Some("0")),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) =
        mantissa.and_then(|text| crate::cut(text, b'.')).unwrap_or((mantissa.unwrap_or(""), "0"));
    let exponent = exponent.unwrap_or("");
    is_digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && is_digits(fraction)
        && is_digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))
}
