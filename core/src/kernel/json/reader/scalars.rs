//! Numbers and truth values.

use super::{JsonError, Reader};

/// A text that is a whole number and nothing else, spaces around it aside.
#[must_use]
pub fn integer(text: &str) -> Option<i64> {
    let mut r = Reader::new(text);
    let number = r.integer().ok()?;
    r.end().ok().map(|()| number)
}

impl<'a> Reader<'a> {
    /// Reads a whole number.
    ///
    /// # Errors
    ///
    /// [`JsonError`] if it is not one, has a fraction or an exponent, or does not fit 64 bits.
    pub fn integer(&mut self) -> Result<i64, JsonError> {
        self.peek();
        let start = self.at;
        let negative = self.byte() == b'-';
        self.at += usize::from(negative);
        let digits = self.at;
        // Counted downwards, because the least number has no positive counterpart.
        let mut number = Some(0_i64);
        while self.byte().is_ascii_digit() {
            let digit = i64::from(self.byte() - b'0');
            number = number.and_then(|n| n.checked_mul(10)?.checked_sub(digit));
            self.at += 1;
        }
        let n_digits = self.at - digits;
        let padded = n_digits > 1 && self.text.as_bytes().get(digits) == Some(&b'0');
        if n_digits == 0 || padded || matches!(self.byte(), b'.' | b'e' | b'E') {
            number = None;
        }
        match number.and_then(|n| if negative { Some(n) } else { n.checked_neg() }) {
            Some(number) => Ok(number),
            None => {
                self.at = start;
                Err(self.error("expected a whole number"))
            }
        }
    }

    /// Reads a number of any form, as it is written.
    ///
    /// # Errors
    ///
    /// [`JsonError`] if it is not one.
    pub fn number(&mut self) -> Result<&'a str, JsonError> {
        if !matches!(self.peek(), b'-' | b'0'..=b'9') {
            return Err(self.error("expected a number"));
        }
        let start = self.at;
        self.skip()?;
        Ok(self.text.get(start..self.at).unwrap_or(""))
    }

    /// Reads `true` or `false`.
    ///
    /// # Errors
    ///
    /// [`JsonError`] if it is neither.
    pub fn boolean(&mut self) -> Result<bool, JsonError> {
        match self.word("true") {
            true => Ok(true),
            false if self.word("false") => Ok(false),
            false => Err(self.error("expected true or false")),
        }
    }
}
