//! PNG: chunks.
//!
//! Kept are the critical chunks and those that say how colours are meant. Texts, times, EXIF,
//! previews and further frames of an animation are not, nor what stands behind the end.
//!
//! Source: W3C Portable Network Graphics (third edition), sections 5, 11 and annex D.

use alloc::vec::Vec;

use super::bytes::{slice, u32_be};
use super::exif;
use super::{Error, Exif, Format, Photo};

const SIGNATURE_LEN: usize = 8;

/// One chunk: its type, its data, and all of it with length and checksum.
struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
    whole: &'a [u8],
}

fn damaged(at: usize, problem: &'static str) -> Error {
    Error::Damaged { format: Format::Png, at, problem }
}

/// Calls `take` for each chunk up to the end of the picture.
fn each<'a>(bytes: &'a [u8], take: &mut dyn FnMut(&Chunk<'a>)) -> Result<(), Error> {
    let (mut at, mut has_data) = (SIGNATURE_LEN, false);
    loop {
        let kind: Option<[u8; 4]> = slice(bytes, at + 4, 4).and_then(|kind| kind.try_into().ok());
        let len = u32_be(bytes, at).filter(|len| *len < 1 << 31).map(|len| len as usize);
        let (Some(kind), Some(len)) = (kind, len) else {
            return if has_data { Ok(()) } else { Err(damaged(at, "it ends before its picture")) };
        };
        if !kind.iter().all(u8::is_ascii_alphabetic) {
            return Err(damaged(at + 4, "a chunk without a name"));
        }
        if (at == SIGNATURE_LEN) != (kind == *b"IHDR") {
            return Err(damaged(at, "the header must come first, and once"));
        }
        let is_data = kind == *b"IDAT";
        let whole = match slice(bytes, at, len.saturating_add(12)) {
            Some(whole) => whole,
            // Cut off in the picture: what is there is there.
            None if is_data => bytes.get(at..).unwrap_or_default(),
            None if has_data => return Ok(()),
            None => return Err(damaged(at, "a chunk is longer than the file")),
        };
        has_data |= is_data;
        let data = slice(whole, 8, len).unwrap_or_default();
        take(&Chunk { kind, data, whole });
        at += whole.len();
        if kind == *b"IEND" {
            return if has_data { Ok(()) } else { Err(damaged(at, "it has no picture")) };
        }
    }
}

pub(super) fn examine(bytes: &[u8]) -> Result<Photo, Error> {
    let (mut size, mut exif) = (None, None::<Exif>);
    each(bytes, &mut |chunk| match &chunk.kind {
        b"IHDR" if chunk.data.len() == 13 => {
            let checked = slice(chunk.whole, 4, 17).map(crc) == u32_be(chunk.whole, 21);
            size = u32_be(chunk.data, 0).zip(u32_be(chunk.data, 4)).filter(|_| checked);
        }
        b"eXIf" if exif.is_none() => exif = Some(exif::read(chunk.data)),
        _ => {}
    })?;
    let (width, height) = size.ok_or(damaged(SIGNATURE_LEN, "a header that cannot be right"))?;
    let fits = |n: u32| (1..1 << 31).contains(&n);
    if !fits(width) || !fits(height) {
        return Err(damaged(SIGNATURE_LEN, "a picture without width or height"));
    }
    Ok(Photo { format: Format::Png, width, height, exif: exif.unwrap_or_default() })
}

pub(super) fn strip(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
    out.extend_from_slice(bytes.get(..SIGNATURE_LEN).unwrap_or_default());
    each(bytes, &mut |chunk| {
        let is_critical = chunk.kind.first().is_some_and(u8::is_ascii_uppercase);
        let is_colour = matches!(
            &chunk.kind,
            b"tRNS"
                | b"cHRM"
                | b"gAMA"
                | b"iCCP"
                | b"sBIT"
                | b"sRGB"
                | b"cICP"
                | b"mDCV"
                | b"cLLI"
                | b"bKGD"
        );
        if is_critical || is_colour {
            out.extend_from_slice(chunk.whole);
        }
    })
}

/// The checksum of a chunk, bit by bit: only the header's is looked at.
pub(super) fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}
