//! What can be summed up in parts: digests that merge to the same bytes however they were split.
//!
//! Units: bytes; numbers are written as LEB128, least significant seven bits first.
//! Source: our own choice; LEB128 is that of DWARF 5, section 7.6.

use alloc::vec::Vec;

use super::coded::Coded;

/// A summary of facts that can be made in parts.
///
/// Laws, each held by a property test: `merge` is associative and commutative, `identity` changes
/// nothing, and two digests of the same facts have the same bytes, whatever parts they were made
/// in and in which order.
pub trait Mergeable: Sized {
    /// The digest of nothing.
    fn identity() -> Self;

    /// Takes in everything `other` holds.
    fn merge(&mut self, other: &Self);

    /// The one way to write this digest; the first byte says the kind, the second the version.
    fn to_bytes(&self) -> Vec<u8>;

    /// Reads what [`Mergeable::to_bytes`] wrote, and nothing else.
    ///
    /// # Errors
    ///
    /// [`DigestError`] for bytes of another kind or version, cut short, or not as `to_bytes`
    /// would have written them.
    fn from_bytes(bytes: &[u8]) -> Result<Self, DigestError>;
}

/// Why bytes are not a digest.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DigestError {
    /// Another kind of digest, another version of ours, or no digest.
    #[error("not a digest of the kind and version expected")]
    Version,
    /// The bytes end in the midst of the digest.
    #[error("the digest is cut short at byte {at}")]
    Truncated {
        /// Where the bytes end.
        at: usize,
    },
    /// A number, a text or a count that no digest holds.
    #[error("a value out of range before byte {at} of the digest")]
    OutOfRange {
        /// Where reading stopped.
        at: usize,
    },
    /// The same facts are written another way: out of order, padded or followed by something.
    #[error("the digest is not written in its one canonical way")]
    NotCanonical,
}

impl Coded for DigestError {
    fn code(&self) -> &'static str {
        match self {
            Self::Version => "digest.version",
            Self::Truncated { .. } => "digest.truncated",
            Self::OutOfRange { .. } => "digest.out_of_range",
            Self::NotCanonical => "digest.not_canonical",
        }
    }
}

/// Appends a number.
pub(crate) fn push_number(mut n: u64, out: &mut Vec<u8>) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// Appends a text after its length.
pub(crate) fn push_text(text: &str, out: &mut Vec<u8>) {
    push_number(text.len() as u64, out);
    out.extend_from_slice(text.as_bytes());
}

/// Reads from the front of bytes; every step says where it failed.
pub(crate) struct Bytes<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bytes<'a> {
    /// Checks the two bytes at the front.
    pub(crate) fn new(bytes: &'a [u8], tag: [u8; 2]) -> Result<Self, DigestError> {
        if bytes.get(..2) == Some(&tag) {
            Ok(Self { bytes, at: 2 })
        } else {
            Err(DigestError::Version)
        }
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> Result<u8, DigestError> {
        let byte = self.bytes.get(self.at).ok_or(DigestError::Truncated { at: self.at })?;
        self.at += 1;
        Ok(*byte)
    }

    /// The next number.
    pub(crate) fn number(&mut self) -> Result<u64, DigestError> {
        let mut n = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let part = u64::from(byte & 0x7f);
            // The tenth byte has room for one bit.
            if shift == 63 && part > 1 {
                break;
            }
            n |= part << shift;
            if byte < 0x80 {
                return Ok(n);
            }
        }
        Err(self.out_of_range())
    }

    /// The next text.
    pub(crate) fn text(&mut self) -> Result<&'a str, DigestError> {
        let length = usize::try_from(self.number()?).map_err(|_| self.out_of_range())?;
        let end = self.at.checked_add(length).ok_or(self.out_of_range())?;
        let truncated = DigestError::Truncated { at: self.bytes.len() };
        let text = self.bytes.get(self.at..end).ok_or(truncated)?;
        self.at = end;
        core::str::from_utf8(text).map_err(|_| self.out_of_range())
    }

    /// The next bytes, after their length.
    pub(crate) fn part(&mut self) -> Result<&'a [u8], DigestError> {
        let length = usize::try_from(self.number()?).map_err(|_| self.out_of_range())?;
        let end = self.at.checked_add(length).ok_or(self.out_of_range())?;
        let part = self.bytes.get(self.at..end);
        self.at = end.min(self.bytes.len());
        part.ok_or(DigestError::Truncated { at: self.bytes.len() })
    }

    /// How many bytes are left; a bound on how many entries can follow.
    pub(crate) fn n_left(&self) -> usize {
        self.bytes.len().saturating_sub(self.at)
    }

    /// The error for a value that cannot be.
    pub(crate) fn out_of_range(&self) -> DigestError {
        DigestError::OutOfRange { at: self.at }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_round_trip() {
        for n in [0, 1, 127, 128, 300, 16_384, u64::from(u32::MAX), u64::MAX - 1, u64::MAX] {
            let mut bytes = alloc::vec![b'x', 1];
            push_number(n, &mut bytes);
            assert_eq!(Bytes::new(&bytes, [b'x', 1]).unwrap().number(), Ok(n), "{n}");
        }
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], code: &str) {
        let read = Bytes::new(bytes, [b'x', 1]).and_then(|mut bytes| {
            bytes.number()?;
            bytes.text().map(str::len)
        });
        assert_eq!(read.unwrap_err().code(), code, "{bytes:?}");
    }

    #[test]
    fn hostile_bytes_are_refused_by_name() {
        check_refused(b"", "digest.version");
        check_refused(b"x", "digest.version");
        check_refused(b"x\x02", "digest.version");
        check_refused(b"x\x01", "digest.truncated");
        check_refused(b"x\x01\x80", "digest.truncated");
        check_refused(&[&b"x\x01"[..], &[0xff; 9], &[0x02]].concat(), "digest.out_of_range");
        check_refused(&[&b"x\x01"[..], &[0xff; 20]].concat(), "digest.out_of_range");
        check_refused(b"x\x01\x00\x05ab", "digest.truncated");
        check_refused(b"x\x01\x00\x02\xff\xff", "digest.out_of_range");
        let huge = [&b"x\x01\x00"[..], &[0xff; 9], &[0x01]].concat();
        check_refused(&huge, "digest.out_of_range");
    }
}
