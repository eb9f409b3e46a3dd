//! Bytes as hexadecimal digits.
//!
//! Source: RFC 4648, section 8, in lower case.

use alloc::string::String;

/// Appends bytes.
pub fn push(bytes: &[u8], out: &mut String) {
    for byte in bytes {
        for nibble in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(nibble), 16).unwrap_or('0'));
        }
    }
}

/// Reads exactly so many bytes; upper case is refused, as there is one way to write them.
#[must_use]
pub fn parse<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != N * 2 {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        for digit in pair {
            let value = match digit {
                b'0'..=b'9' => digit - b'0',
                b'a'..=b'f' => digit - b'a' + 10,
                _ => return None,
            };
            *byte = *byte << 4 | value;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes_and_nothing_else() {
        let bytes = [0x00, 0x1f, 0xa0, 0xff];
        let mut text = String::new();
        push(&bytes, &mut text);
        assert_eq!(text, "001fa0ff");
        assert_eq!(parse(&text), Some(bytes));
        for bad in ["001FA0ff", "001fa0f", "001fa0ff0", "001fa0fg", ""] {
            assert_eq!(parse::<4>(bad), None, "{bad}");
        }
    }
}
