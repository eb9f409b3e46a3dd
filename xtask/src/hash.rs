//! Digests: hex for names and fingerprints, base64 for the integrity of a script.

use sha2::{Digest, Sha256, Sha384};

/// SHA-256 in hex.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first eight hex digits of the SHA-256, for the name of a file that never changes.
pub fn short(bytes: &[u8]) -> String {
    hex(bytes).chars().take(8).collect()
}

/// `sha384-…`, as the `integrity` attribute wants it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |idx: usize| u32::from(chunk.get(idx).copied().unwrap_or(0));
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for idx in 0..4 {
            let digit = (group >> (18 - 6 * idx)) & 63;
            let shown = idx <= chunk.len();
            let digit = DIGITS.get(digit as usize).copied().unwrap_or(b'A');
            text.push(if shown { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_padded() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn short_is_a_prefix() {
        assert_eq!(hex(b"").len(), 64);
        assert_eq!(short(b""), "e3b0c442");
    }
}
