//! Reads JSON, asked for what it should find.
//!
//! Source: RFC 8259.

use alloc::borrow::Cow;
use alloc::string::String;

use super::JsonError;
use super::record::Record;
use crate::kernel::cut::place_of;

mod scalars;

pub use self::scalars::integer;

/// Deepest nesting read.
const DEPTH_MAX: u32 = 32;

/// What is wrong with an escape that is none, has no four digits or is half a surrogate pair.
const BAD_ESCAPE: &str = "a bad escape in a string";

/// Reads one JSON text from front to back. A copy reads on from the same place by itself.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
    is_quiet: bool,
}

impl<'a> Reader<'a> {
    /// Starts at the front; a byte order mark is skipped.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { text, at: 0, depth: 0, is_quiet: false }
    }

    /// How many bytes lie before this place.
    #[must_use]
    pub fn place(&self) -> usize {
        self.at
    }

    /// A reader of the same text at another place.
    #[must_use]
    pub fn at(&self, place: usize) -> Self {
        Self { at: place, ..*self }
    }

    /// The text from this place on.
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Passes over `text`, a value read before, if exactly it stands here; says whether it did.
    pub fn same(&mut self, text: &str) -> bool {
        self.word(text)
    }

    /// Errors from here on say what is wrong, but not where (line and column are 0): finding the
    /// place costs a look at all the text before it, too much for a caller that keeps it no more.
    pub fn quiet(&mut self) {
        self.is_quiet = true;
    }

    /// An error at the current place.
    #[must_use]
    pub fn error(&self, problem: &'static str) -> JsonError {
        if self.is_quiet {
            return JsonError { line: 0, column: 0, problem };
        }
        let before = self.text.as_bytes().get(..self.at.min(self.text.len())).unwrap_or_default();
        let line = before.iter().filter(|b| **b == b'\n').count();
        let column = before.iter().rev().take_while(|b| **b != b'\n').count();
        JsonError { line: line as u32 + 1, column: column as u32 + 1, problem }
    }

    fn peek(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
        self.byte()
    }

    /// The byte at the current place; 0 at the end (which no JSON text holds outside its strings).
    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        self.at += usize::from(found);
        found
    }

    fn open(&mut self, byte: u8, problem: &'static str) -> Result<(), JsonError> {
        if !self.take(byte) {
            return Err(self.error(problem));
        }
        self.depth += 1;
        if self.depth > DEPTH_MAX { Err(self.error("nested too deeply")) } else { Ok(()) }
    }

    /// Reads an object; `field` is called at the first byte of the value of each of its names and must consume it.
    ///
    /// # Errors
    ///
    /// [`JsonError`] if it is not an object, or whatever `field` answers.
    pub fn object(
        &mut self,
        field: &mut dyn FnMut(&mut Self, &str) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        self.open(b'{', "expected an object")?;
        if !self.take(b'}') {
            loop {
                let name = self.text()?;
                if !self.take(b':') {
                    return Err(self.error("expected a colon"));
                }
                self.peek();
                field(self, &name)?;
                if self.take(b'}') {
                    break;
                }
                if !self.take(b',') {
                    return Err(self.error("expected a comma or the end"));
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads an object and answers where the value of each of `names`, a list as
    /// [`nth`](crate::nth) takes it, stands, to be read by
    /// [`Reader::at`]; 0, where no value of an object can stand, for one that is missing. Of a name
    /// that stands twice the last value counts. What is inside an object or array among the values
    /// is only checked when it is read.
    ///
    /// # Errors
    ///
    /// [`JsonError`] if it is not an object.
    pub fn fields<const N: usize>(&mut self, names: &str) -> Result<[usize; N], JsonError> {
        let mut values = [0; N];
        self.fields_into(names, &mut values)?;
        Ok(values)
    }

    fn fields_into(&mut self, names: &str, values: &mut [usize]) -> Result<(), JsonError> {
        self.object(&mut |reader, name| match place_of(names, name)
            .and_then(|place| values.get_mut(place))
        {
            Some(value) => {
                *value = reader.at;
                reader.pass()
            }
            None => reader.skip(),
        })
    }

    /// Reads an object up to its end, to take the fields of these names, a list as
    /// [`nth`](crate::nth) takes it; not more than twelve. Of a name that stands twice the last
    /// value counts. What is inside an object or array among the values is only checked when it is
    /// taken.
    ///
    /// # Errors
    ///
    /// [`JsonError`] if it is not an object.
    pub fn record(&mut self, names: &str) -> Result<Record<'a>, JsonError> {
        let mut record = Record::new(*self);
        self.object(&mut |reader, name| match place_of(names, name) {
            Some(field) => {
                record.put(field, reader.at);
                reader.pass()
            }
            None => reader.skip(),
        })?;
        Ok(record)
    }

    /// Passes over one value that will be read later: to the end of an object or array without a
    /// look at what is inside.
    ///
    /// # Errors
    ///
    /// [`JsonError`] if it does not end, or is no value.
    pub fn pass(&mut self) -> Result<(), JsonError> {
        if !matches!(self.peek(), b'{' | b'[') {
            return self.skip();
        }
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
        for (i, byte) in rest.iter().enumerate() {
            match byte {
                _ if escaped => escaped = false,
                b'"' => quoted = !quoted,
                b'\\' => escaped = quoted,
                _ if quoted => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        self.at += i + 1;
                        return Ok(());
                    }
                }
                _ => {}
            }
        }
        Err(self.error("an object or array that does not end"))
    }

    /// Reads an array; `element` is called at the first byte of each of its values and must consume it.
    ///
    /// # Errors
    ///
    /// [`JsonError`] if it is not an array, or whatever `element` answers.
    pub fn array(
        &mut self,
        element: &mut dyn FnMut(&mut Self) -> Result<(), JsonError>,
    ) -> Result<(), JsonError> {
        self.open(b'[', "expected an array")?;
        if !self.take(b']') {
            loop {
                self.peek();
                element(self)?;
                if self.take(b']') {
                    break;
                }
                if !self.take(b',') {
                    return Err(self.error("expected a comma or the end"));
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a string.
    ///
    /// # Errors
    ///
    /// [`JsonError`] if it is not a string, or holds a raw control character or a bad escape.
    pub fn string(&mut self) -> Result<String, JsonError> {
        self.text().map(Cow::into_owned)
    }

    /// Reads a string; only one with escapes is copied.
    ///
    /// # Errors
    ///
    /// As [`Reader::string`].
    pub fn text(&mut self) -> Result<Cow<'a, str>, JsonError> {
        if !self.take(b'"') {
            return Err(self.error("expected a string"));
        }
        let mut unescaped = String::new();
        loop {
            let start = self.at;
            let rest = self.text.as_bytes().get(start..).unwrap_or_default();
            let end = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
            self.at = start + end.unwrap_or(rest.len());
            let run = self.text.get(start..self.at).unwrap_or("");
            match self.byte() {
                b'"' => {
                    self.at += 1;
                    if unescaped.is_empty() {
                        return Ok(Cow::Borrowed(run));
                    }
                    unescaped.push_str(run);
                    return Ok(Cow::Owned(unescaped));
                }
                b'\\' => {
                    self.at += 1;
                    unescaped.push_str(run);
                    unescaped.push(self.escape()?);
                }
                _ => return Err(self.error("a string that does not end on its line")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        let byte = self.byte();
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hex()?;
                let code = if (0xd800..0xdc00).contains(&first) {
                    let pair = self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\\u");
                    if !pair {
                        return Err(self.error(BAD_ESCAPE));
                    }
                    self.at += 2;
                    let second = self.hex()?.wrapping_sub(0xdc00);
                    if second > 0x3ff {
                        return Err(self.error(BAD_ESCAPE));
                    }
                    0x1_0000 + ((first - 0xd800) << 10) + second
                } else {
                    first
                };
                char::from_u32(code).ok_or_else(|| self.error(BAD_ESCAPE))?
            }
            _ => return Err(self.error(BAD_ESCAPE)),
        })
    }

    fn hex(&mut self) -> Result<u32, JsonError> {
        let mut n = 0;
        for _ in 0..4 {
            let digit = char::from(self.byte()).to_digit(16);
            n = n * 16 + digit.ok_or_else(|| self.error(BAD_ESCAPE))?;
            self.at += 1;
        }
        Ok(n)
    }

    /// Reads `null` if it stands here, and says whether it did.
    pub fn null(&mut self) -> bool {
        self.word("null")
    }

    fn word(&mut self, word: &str) -> bool {
        self.peek();
        let found = self.rest().starts_with(word);
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// Passes over one value of any kind.
    ///
    /// # Errors
    ///
    /// [`JsonError`] if it is not JSON.
    pub fn skip(&mut self) -> Result<(), JsonError> {
        match self.peek() {
            b'{' => self.object(&mut |reader, _| reader.skip()),
            b'[' => self.array(&mut |reader| reader.skip()),
            b'"' => self.text().map(|_| ()),
            b'-' | b'0'..=b'9' => {
                while matches!(self.byte(), b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9') {
                    self.at += 1;
                }
                Ok(())
            }
            _ if self.null() => Ok(()),
            _ => self.boolean().map(|_| ()).map_err(|_| self.error("expected a value")),
        }
    }

    /// Makes sure that nothing follows.
    ///
    /// # Errors
    ///
    /// [`JsonError`] if something does.
    pub fn end(&mut self) -> Result<(), JsonError> {
        self.peek();
        if self.rest().is_empty() {
            Ok(())
        } else {
            Err(self.error("expected the end of the text"))
        }
    }
}
