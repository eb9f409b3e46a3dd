//! Rows in the plain form: as many fields as the header, whole in the piece at hand, quotation
//! marks only around a whole field. It only ever declines; `super` then reads the row with care.
//!
//! Eight bytes are looked at together, without instructions of one processor and without `unsafe`.
//!
//! Source: the test for a byte in a word is that of Mycroft (1987), as in Warren, Hacker's Delight
//! 2nd ed., section 6-1; it may err above the first hit only, and only the first is used.

use crate::price::read::csv::LINE_BYTES_MAX;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;
/// Longest price in digits and point; 10^18 is less than 2^63.
const PRICE_BYTES_MAX: usize = 16;

/// What the header says about the rows.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// The mark between fields.
    pub(super) delimiter: u8,
    /// How many fields a row has.
    pub(super) n_fields: usize,
    /// Which of them are the commodity, the day and the price.
    pub(super) places: [usize; 3],
}

/// The fields of a row that matter, without quotation marks.
pub(super) struct Plain<'a> {
    pub(super) commodity: &'a [u8],
    pub(super) day: &'a [u8],
    pub(super) price: &'a [u8],
}

impl Shape {
    /// Which of commodity, day and price stands in this field.
    pub(super) fn role(&self, idx: usize) -> Option<usize> {
        self.places.iter().position(|place| *place == idx)
    }

    /// The first row and what follows it; `None` if it does not have the plain form.
    #[inline]
    pub(super) fn split<'a>(&self, bytes: &'a [u8]) -> Option<(Plain<'a>, &'a [u8])> {
        let [commodity_at, day_at, price_at] = self.places;
        let mut plain = Plain { commodity: &[], day: &[], price: &[] };
        let mut rest = bytes;
        for idx in 1..=self.n_fields {
            let (field, after) = self.field(rest)?;
            // One column may be asked for twice.
            if idx == commodity_at + 1 {
                plain.commodity = field;
            }
            if idx == day_at + 1 {
                plain.day = field;
            }
            if idx == price_at + 1 {
                plain.price = field;
            }
            let (mark, after) = after.split_first()?;
            rest = after;
            match *mark {
                b'\n' if idx == self.n_fields => {}
                b'\r' if idx == self.n_fields => rest = rest.strip_prefix(b"\n")?,
                mark if mark == self.delimiter && idx < self.n_fields => {}
                _ => return None,
            }
        }
        (bytes.len() - rest.len() <= LINE_BYTES_MAX).then_some((plain, rest))
    }

    /// The first field, and the bytes from the mark after it. A quotation mark within a field that
    /// does not begin with one is a letter like others.
    #[inline]
    fn field<'a>(&self, bytes: &'a [u8]) -> Option<(&'a [u8], &'a [u8])> {
        if let Some((b'"', quoted)) = bytes.split_first() {
            let (field, rest) = quoted.split_at_checked(end(quoted, b'"')?)?;
            return Some((field, rest.strip_prefix(b"\"")?));
        }
        bytes.split_at_checked(end(bytes, self.delimiter)?)
    }
}

/// Where the first `mark` or line break is; `None` if there is none, or if what is before it is
/// not UTF-8.
#[inline]
fn end(bytes: &[u8], mark: u8) -> Option<usize> {
    let marks = u64::from(mark) * ONES;
    let mut at = 0;
    while let Some(word) = bytes.get(at..).and_then(|rest| rest.first_chunk()) {
        let word = u64::from_le_bytes(*word);
        let hits = zeros(word ^ marks)
            | zeros(word ^ (ONES * b'\n' as u64))
            | zeros(word ^ (ONES * b'\r' as u64))
            | word & HIGHS;
        if hits != 0 {
            at += (hits.trailing_zeros() / 8) as usize;
            let is_ascii = bytes.get(at).is_some_and(u8::is_ascii);
            return if is_ascii { Some(at) } else { end_of_text(bytes, at, mark) };
        }
        at += 8;
    }
    end_of_text(bytes, at, mark)
}

/// [`end`] where there are other letters, or fewer than eight bytes left.
fn end_of_text(bytes: &[u8], from: usize, mark: u8) -> Option<usize> {
    let is_end = |byte: &u8| *byte == mark || matches!(*byte, b'\n' | b'\r');
    let end = from + bytes.get(from..)?.iter().position(is_end)?;
    core::str::from_utf8(bytes.get(from..end)?).ok()?;
    Some(end)
}

/// The highest bit of the lowest byte that is zero, and perhaps of others above it.
#[inline]
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

/// A price above zero in minor units, if it is digits, with a point or not, and need not be
/// rounded.
#[inline]
pub(super) fn price(field: &[u8], exponent: u8) -> Option<i64> {
    if field.len() > PRICE_BYTES_MAX || !field.first()?.is_ascii_digit() {
        return None;
    }
    let mut digits = field.iter();
    let mut price = 0_i64;
    let mut n_missing = exponent;
    for byte in digits.by_ref() {
        match byte.wrapping_sub(b'0') {
            digit @ 0..=9 => price = price * 10 + i64::from(digit),
            _ if *byte == b'.' => break,
            _ => return None,
        }
    }
    for byte in digits {
        match (byte.wrapping_sub(b'0'), n_missing) {
            (0, 0) => {}
            (digit @ 0..=9, 1..) => {
                price = price * 10 + i64::from(digit);
                n_missing -= 1;
            }
            _ => return None,
        }
    }
    for _ in 0..n_missing {
        price = price.checked_mul(10)?;
    }
    (price > 0).then_some(price)
}
