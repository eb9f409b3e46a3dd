//! Photos: what they are by their bytes, when and where they were taken, the same without metadata,
//! and a number by which the same picture is known again.
//!
//! Pixels are never decoded here: a browser has a canvas and a server a decoder, and either gives
//! the grid of brightness that the perceptual hash needs.
//!
//! Invariants: no byte of a picture is changed; stripping twice is stripping once; whatever the
//! bytes are, reading ends after one pass over them, without a panic.
//!
//! Units: bytes; pixels; bits of 64.
//! Source: named in each part; `docs/reference/complaint-photos.md`.

mod bytes;
mod error;
mod exif;
mod format;
mod hash;
mod jpeg;
mod png;
#[cfg(test)]
mod tests;
mod webp;

use alloc::vec::Vec;

pub use self::error::Error;
pub use self::exif::{Exif, TakenAt};
pub use self::format::{Format, Lookalike, Unsupported, format};
pub use self::hash::{PerceptualHash, seen_before};

/// What the bytes of a photo say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// What kind of file it is.
    pub format: Format,
    /// Pixels from left to right, as they are stored.
    pub width: u32,
    /// Pixels from top to bottom, as they are stored.
    pub height: u32,
    /// What its EXIF says; nothing if it has none.
    pub exif: Exif,
}

/// A photo without its metadata.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stripped {
    /// The file.
    pub bytes: Vec<u8>,
    /// How the picture is to be turned, 1 to 8 as in EXIF, which the file does not say any more;
    /// `None` if it did not say before.
    pub orientation: Option<u8>,
    /// How much was taken out.
    pub n_bytes_removed: usize,
}

/// Says what a photo is.
///
/// # Errors
///
/// [`Error::Empty`], [`Error::NotAPhoto`] or [`Error::Unsupported`] for what is no photo that can be
/// taken, [`Error::Damaged`] for one whose parts do not fit together.
pub fn examine(bytes: &[u8]) -> Result<Photo, Error> {
    match format(bytes)? {
        Format::Jpeg => jpeg::examine(bytes),
        Format::Png => png::examine(bytes),
        Format::WebP => webp::examine(bytes),
    }
}

/// The same photo without EXIF, XMP, IPTC, comments, thumbnails and whatever stands behind its end;
/// what its colours need stays, and not a byte of the picture changes.
///
/// # Errors
///
/// As [`examine`].
pub fn strip(bytes: &[u8]) -> Result<Stripped, Error> {
    let photo = examine(bytes)?;
    let mut out = Vec::with_capacity(bytes.len());
    match photo.format {
        Format::Jpeg => jpeg::strip(bytes, &mut out)?,
        Format::Png => png::strip(bytes, &mut out)?,
        Format::WebP => webp::strip(bytes, &mut out)?,
    }
    let n_bytes_removed = bytes.len().saturating_sub(out.len());
    Ok(Stripped { bytes: out, orientation: photo.exif.orientation, n_bytes_removed })
}
