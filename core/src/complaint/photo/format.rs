//! What kind of file bytes are, whatever the file is called.
//!
//! Source: JPEG: ITU-T T.81, B.1.1; PNG: W3C PNG (third edition), 5.2; WebP: RFC 9649; ISO base
//! media (HEIC, AVIF, MP4): ISO/IEC 14496-12, `ftyp`; the others by their well-known first bytes.

use super::Error;
use super::bytes::slice;

/// A kind of photo that can be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
}

/// A kind of picture that cannot be taken as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsupported {
    /// HEIC or HEIF, as telephones of Apple save by default.
    Heic,
    /// AVIF.
    Avif,
    /// JPEG XL.
    JpegXl,
    /// GIF.
    Gif,
    /// BMP.
    Bmp,
    /// TIFF, and with it many raw files.
    Tiff,
}

/// What something that is no picture looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookalike {
    /// A PDF.
    Pdf,
    /// A ZIP archive, or an office document.
    Zip,
    /// A web page, an SVG or other markup, which could carry a script.
    Markup,
    /// A film.
    Video,
    /// Text.
    Text,
    /// Nothing that is known.
    Unknown,
}

impl Format {
    /// The media type.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }
}

impl Unsupported {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Heic => "HEIC",
            Self::Avif => "AVIF",
            Self::JpegXl => "JPEG XL",
            Self::Gif => "GIF",
            Self::Bmp => "BMP",
            Self::Tiff => "TIFF",
        }
    }
}

impl Lookalike {
    /// Its name in an error.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Zip => "an archive or office document",
            Self::Markup => "a web page or other markup",
            Self::Video => "a film",
            Self::Text => "text",
            Self::Unknown => "an unknown file",
        }
    }
}

/// Tells the kind of file from its first bytes.
///
/// # Errors
///
/// [`Error::Empty`], [`Error::Unsupported`], [`Error::NotAPhoto`].
pub fn format(bytes: &[u8]) -> Result<Format, Error> {
    let unsupported = |kind| Err(Error::Unsupported { kind });
    match bytes {
        [] => Err(Error::Empty),
        [0xff, 0xd8, 0xff, ..] => Ok(Format::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(Format::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Format::WebP),
        [_, _, _, _, b'f', b't', b'y', b'p', a, b, c, d, ..] => match &[*a, *b, *c, *d] {
            b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1" => {
                unsupported(Unsupported::Heic)
            }
            b"avif" | b"avis" => unsupported(Unsupported::Avif),
            _ => Err(Error::NotAPhoto { looks_like: Lookalike::Video }),
        },
        [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => {
            unsupported(Unsupported::JpegXl)
        }
        [b'G', b'I', b'F', b'8', ..] => unsupported(Unsupported::Gif),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => unsupported(Unsupported::Tiff),
        [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => unsupported(Unsupported::Bmp),
        _ => Err(Error::NotAPhoto { looks_like: lookalike(bytes) }),
    }
}

fn lookalike(bytes: &[u8]) -> Lookalike {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = slice(text, 0, text.len().min(512)).unwrap_or_default();
    match head.trim_ascii_start() {
        [b'%', b'P', b'D', b'F', ..] => Lookalike::Pdf,
        [b'P', b'K', 3, 4, ..] => Lookalike::Zip,
        [b'<', ..] => Lookalike::Markup,
        [0x1a, 0x45, 0xdf, 0xa3, ..] => Lookalike::Video,
        [_, ..] if is_text(head) => Lookalike::Text,
        _ => Lookalike::Unknown,
    }
}

/// Whether it is UTF-8 without controls, perhaps cut off in a character.
fn is_text(head: &[u8]) -> bool {
    let is_whole = core::str::from_utf8(head).err().is_none_or(|error| error.error_len().is_none());
    is_whole && head.iter().all(|byte| *byte >= 0x20 || byte.is_ascii_whitespace())
}
