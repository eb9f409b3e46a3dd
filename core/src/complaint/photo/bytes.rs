//! Numbers out of bytes, where there are enough of them.
//!
//! Source: our own choice.

/// The `n` bytes at a place.
pub(super) fn slice(bytes: &[u8], at: usize, n: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(n)?)
}

/// Two bytes, the most significant first.
pub(super) fn u16_be(bytes: &[u8], at: usize) -> Option<u16> {
    slice(bytes, at, 2)?.try_into().ok().map(u16::from_be_bytes)
}

/// Four bytes, the most significant first.
pub(super) fn u32_be(bytes: &[u8], at: usize) -> Option<u32> {
    slice(bytes, at, 4)?.try_into().ok().map(u32::from_be_bytes)
}

/// Four bytes, the least significant first.
pub(super) fn u32_le(bytes: &[u8], at: usize) -> Option<u32> {
    u32_be(bytes, at).map(u32::swap_bytes)
}

/// Three bytes, the least significant first.
pub(super) fn u24_le(bytes: &[u8], at: usize) -> Option<u32> {
    match slice(bytes, at, 3)? {
        [a, b, c] => Some(u32::from(*a) | u32::from(*b) << 8 | u32::from(*c) << 16),
        _ => None,
    }
}
