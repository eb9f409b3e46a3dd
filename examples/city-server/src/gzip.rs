//! Gzip of what is sent often and changes rarely.
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

/// The bytes, compressed; empty in the case, impossible for memory, that writing fails.
pub(crate) fn compress(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).unwrap_or_default()
}
