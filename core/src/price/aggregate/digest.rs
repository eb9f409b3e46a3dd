//! The prices of one group, held so that parts can be merged and single quotes exchanged.
//!
//! A digest is the multiset of prices with their days. It holds no float and no sum that could
//! depend on an order, so its bytes are the same for the same quotes, however they came.
//!
//! Units: whole minor units; days as calendar days.
//! Source: our own choice, see `docs/reference/price-aggregates.md`.

use alloc::vec::Vec;

use time::Date;

use super::error::Error;
use crate::kernel::digest::{Bytes, push_number};
use crate::{DigestError, Mergeable};

/// Kind and version at the front of a digest's bytes.
const TAG: [u8; 2] = [b'P', 1];

/// The prices of one group: one item, any number of markets and days.
///
/// Every quote counts as often as it is added; equal quotes of one market and day are made one
/// before, by [`crate::price::edit::settle`] or [`super::Table::from_quotes`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digest {
    /// In order of price and day, no two alike, no count of zero.
    entries: Vec<Entry>,
}

/// One price on one day, and how often it was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// The price in minor units; above zero.
    pub(super) price: i64,
    /// The day.
    pub(super) day: Date,
    /// How many quotes; above zero.
    pub(super) n: u64,
}

impl Digest {
    /// The digest of many quotes at once, each a price in minor units and its day.
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`] for a price of zero or below.
    pub fn from_quotes(quotes: &[(i64, Date)]) -> Result<Self, Error> {
        if let Some((price_minor, _)) = quotes.iter().find(|(price, _)| *price <= 0) {
            return Err(Error::NotPositive { price_minor: *price_minor });
        }
        let mut sorted = quotes.to_vec();
        sorted.sort_unstable();
        let same = sorted.chunk_by(|a, b| a == b);
        let entry = |same: &[(i64, Date)]| {
            same.first().map(|(price, day)| Entry {
                price: *price,
                day: *day,
                n: same.len() as u64,
            })
        };
        Ok(Self { entries: same.filter_map(entry).collect() })
    }

    /// Takes in one quote.
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`] for a price of zero or below; the digest stays as it was.
    pub fn add(&mut self, price_minor: i64, observed_on: Date) -> Result<(), Error> {
        if price_minor <= 0 {
            return Err(Error::NotPositive { price_minor });
        }
        self.add_entry(Entry { price: price_minor, day: observed_on, n: 1 });
        Ok(())
    }

    /// Takes out one quote that was added before.
    ///
    /// # Errors
    ///
    /// [`Error::NotHeld`] if no quote of that price and day is held; the digest stays as it was.
    pub fn remove(&mut self, price_minor: i64, observed_on: Date) -> Result<(), Error> {
        let place = self.place(price_minor, observed_on);
        let not_held = Error::NotHeld { price_minor };
        let at = place.map_err(|_| not_held.clone())?;
        let entry = self.entries.get_mut(at).ok_or(not_held)?;
        entry.n -= 1;
        if entry.n == 0 {
            self.entries.remove(at);
        }
        Ok(())
    }

    /// Puts a corrected quote in the place of one that was added before.
    ///
    /// # Errors
    ///
    /// [`Error::NotHeld`] or [`Error::NotPositive`]; the digest stays as it was.
    pub fn replace(&mut self, old: (i64, Date), new: (i64, Date)) -> Result<(), Error> {
        if new.0 <= 0 {
            return Err(Error::NotPositive { price_minor: new.0 });
        }
        self.remove(old.0, old.1)?;
        self.add(new.0, new.1)
    }

    /// How many quotes are held.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.entries.iter().fold(0, |n, entry| n.saturating_add(entry.n))
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn place(&self, price: i64, day: Date) -> Result<usize, usize> {
        self.entries.binary_search_by(|entry| entry.price.cmp(&price).then(entry.day.cmp(&day)))
    }

    fn add_entry(&mut self, new: Entry) {
        match self.place(new.price, new.day) {
            Ok(at) => {
                if let Some(entry) = self.entries.get_mut(at) {
                    entry.n = entry.n.saturating_add(new.n);
                }
            }
            Err(at) => self.entries.insert(at, new),
        }
    }
}

impl Mergeable for Digest {
    fn identity() -> Self {
        Self::default()
    }

    fn merge(&mut self, other: &Self) {
        let mut merged = Vec::with_capacity(self.entries.len() + other.entries.len());
        let (mut left, mut right) = (self.entries.as_slice(), other.entries.as_slice());
        while let ([a, rest_left @ ..], [b, rest_right @ ..]) = (left, right) {
            let order = a.price.cmp(&b.price).then(a.day.cmp(&b.day));
            if order.is_le() {
                left = rest_left;
            }
            if order.is_ge() {
                right = rest_right;
            }
            merged.push(match order {
                core::cmp::Ordering::Less => *a,
                core::cmp::Ordering::Greater => *b,
                core::cmp::Ordering::Equal => Entry { n: a.n.saturating_add(b.n), ..*a },
            });
        }
        merged.extend_from_slice(left);
        merged.extend_from_slice(right);
        self.entries = merged;
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(2 + self.entries.len() * 6);
        out.extend_from_slice(&TAG);
        push_number(self.entries.len() as u64, &mut out);
        let mut last = 0;
        for entry in &self.entries {
            push_number((entry.price - last).unsigned_abs(), &mut out);
            push_number(day_number(entry.day), &mut out);
            push_number(entry.n, &mut out);
            last = entry.price;
        }
        out
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, DigestError> {
        let mut reader = Bytes::new(bytes, TAG)?;
        let n_entries = reader.number()?;
        // An entry takes three bytes at least: no count makes us reserve more than was sent.
        let mut entries = Vec::with_capacity(reader.n_left() / 3);
        let (mut price, mut n_total) = (0_i64, 0_u64);
        for _ in 0..n_entries {
            let step = reader.number()?;
            price = price.checked_add_unsigned(step).ok_or_else(|| reader.out_of_range())?;
            let day = read_day(reader.number()?).ok_or_else(|| reader.out_of_range())?;
            let n = reader.number()?;
            n_total = n_total.checked_add(n).ok_or_else(|| reader.out_of_range())?;
            if price == 0 || n == 0 {
                return Err(reader.out_of_range());
            }
            entries.push(Entry { price, day, n });
        }
        let in_order = |pair: &[Entry]| match pair {
            [a, b] => (a.price, a.day) < (b.price, b.day),
            _ => true,
        };
        let digest = Self { entries };
        // Written again it must be the same: this refuses padded numbers and bytes at the end.
        if digest.entries.windows(2).all(in_order) && digest.to_bytes() == bytes {
            Ok(digest)
        } else {
            Err(DigestError::NotCanonical)
        }
    }
}

/// Days since the last day before the year 1; the years before it, which no quote has, count as
/// their first.
pub(super) fn day_number(day: Date) -> u64 {
    u64::try_from(i64::from(day.to_julian_day()) - DAY_ZERO).unwrap_or(0)
}

/// The day of a number, within the years 1 to 9999.
pub(super) fn read_day(number: u64) -> Option<Date> {
    let julian = i64::try_from(number).ok()?.checked_add(DAY_ZERO)?;
    let day = Date::from_julian_day(i32::try_from(julian).ok()?).ok()?;
    (day.year() >= 1).then_some(day)
}

/// Julian day number of the last day before the year 1.
const DAY_ZERO: i64 = 1_721_425;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Coded, iso::parse_date};

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    #[test]
    fn a_quote_goes_in_and_out() {
        let mut digest = Digest::identity();
        digest.add(12_500, day("2026-11-23")).unwrap();
        let before = digest.to_bytes();
        digest.add(12_600, day("2026-11-23")).unwrap();
        assert_eq!(digest.n(), 2);
        digest.remove(12_600, day("2026-11-23")).unwrap();
        assert_eq!(digest.to_bytes(), before);
        for (price, on) in [(12_500, "2026-11-22"), (12_501, "2026-11-23")] {
            let error = digest.remove(price, day(on)).unwrap_err();
            assert_eq!(error.code(), "aggregate.not_held");
        }
        for price in [0, -1, i64::MIN] {
            assert_eq!(
                digest.add(price, day("2026-11-23")).unwrap_err().code(),
                "aggregate.not_positive"
            );
            let held = (12_500, day("2026-11-23"));
            assert!(digest.replace(held, (price, day("2026-11-23"))).is_err());
        }
        assert_eq!(digest.to_bytes(), before);
    }

    #[test]
    fn the_bytes_are_known() {
        let mut digest = Digest::identity();
        digest.add(3, day("0001-01-02")).unwrap();
        digest.add(1, day("0001-01-01")).unwrap();
        digest.add(1, day("0001-01-01")).unwrap();
        assert_eq!(digest.to_bytes(), [b'P', 1, 2, 1, 1, 2, 2, 2, 1]);
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], code: &str) {
        assert_eq!(Digest::from_bytes(bytes).unwrap_err().code(), code, "{bytes:?}");
    }

    #[test]
    fn hostile_bytes_are_refused_by_name() {
        check_refused(b"", "digest.version");
        check_refused(b"P\x02\x00", "digest.version");
        check_refused(b"P\x01", "digest.truncated");
        check_refused(b"P\x01\x02\x01\x01\x02", "digest.truncated");
        check_refused(&[b'P', 1, 0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1, 1], "digest.truncated");
        // A price of zero, a count of zero, a day that is none.
        check_refused(b"P\x01\x01\x00\x01\x01", "digest.out_of_range");
        check_refused(b"P\x01\x01\x01\x01\x00", "digest.out_of_range");
        check_refused(b"P\x01\x01\x01\x00\x01", "digest.out_of_range");
        check_refused(b"P\x01\x01\x01\xff\xff\xff\x7f\x01", "digest.out_of_range");
        // Out of order, twice the same, padded, followed by something.
        check_refused(b"P\x01\x02\x01\x02\x01\x00\x01\x01", "digest.not_canonical");
        check_refused(b"P\x01\x02\x01\x01\x01\x00\x01\x01", "digest.not_canonical");
        check_refused(b"P\x01\x01\x81\x00\x01\x01", "digest.not_canonical");
        check_refused(b"P\x01\x00\x00", "digest.not_canonical");
        // Counts that together leave 64 bits.
        let most = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
        let bytes = [&[b'P', 1, 2, 1, 1][..], &most, &[1, 1], &most].concat();
        check_refused(&bytes, "digest.out_of_range");
    }
}
