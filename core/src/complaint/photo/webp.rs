//! WebP: chunks of RIFF.
//!
//! Kept are the picture, its transparency, its frames and its colour profile; the extended header
//! says no more that there is EXIF or XMP.
//!
//! Source: RFC 9649, section 2; VP8: RFC 6386, section 9.1.

use alloc::vec::Vec;

use super::bytes::{slice, u24_le, u32_le};
use super::exif;
use super::{Error, Exif, Format, Photo};

/// Bytes before the first chunk.
const HEADER_LEN: usize = 12;
/// Flags of the extended header for XMP and EXIF.
const METADATA_FLAGS: u8 = 0x04 | 0x08;

fn damaged(at: usize, problem: &'static str) -> Error {
    Error::Damaged { format: Format::WebP, at, problem }
}

/// Calls `take` with type and data of each chunk from `at` on.
fn each<'a>(
    bytes: &'a [u8],
    mut at: usize,
    take: &mut dyn FnMut([u8; 4], &'a [u8]),
) -> Result<(), Error> {
    while at < bytes.len() {
        let kind: Option<[u8; 4]> = slice(bytes, at, 4).and_then(|kind| kind.try_into().ok());
        let len = u32_le(bytes, at + 4).map(|len| len as usize);
        let data = len.and_then(|len| slice(bytes, at + 8, len));
        let (Some(kind), Some(data)) = (kind, data) else {
            return Err(damaged(at, "a chunk is longer than the file"));
        };
        take(kind, data);
        at += 8 + data.len() + data.len() % 2;
    }
    Ok(())
}

/// The bytes that belong to the file; what stands behind them does not.
fn file(bytes: &[u8]) -> Result<&[u8], Error> {
    let len = u32_le(bytes, 4).and_then(|len| slice(bytes, 0, (len as usize).checked_add(8)?));
    len.filter(|file| file.len() > HEADER_LEN).ok_or(damaged(4, "it is shorter than it says"))
}

pub(super) fn examine(bytes: &[u8]) -> Result<Photo, Error> {
    let (mut canvas, mut picture, mut exif) = (None, None, None::<Exif>);
    each(file(bytes)?, HEADER_LEN, &mut |kind, data| match &kind {
        b"VP8X" if canvas.is_none() => {
            canvas = u24_le(data, 4).zip(u24_le(data, 7)).map(|(w, h)| (w + 1, h + 1));
        }
        b"VP8 " | b"VP8L" if picture.is_none() => picture = size(&kind, data),
        // The first frame of an animation.
        b"ANMF" if picture.is_none() => {
            picture = u24_le(data, 6).zip(u24_le(data, 9)).map(|(w, h)| (w + 1, h + 1));
        }
        b"EXIF" if exif.is_none() => exif = Some(exif::read(data)),
        _ => {}
    })?;
    let picture = picture.ok_or(damaged(HEADER_LEN, "it has no picture"))?;
    let (width, height) = canvas.unwrap_or(picture);
    if width == 0 || height == 0 {
        return Err(damaged(HEADER_LEN, "a picture without width or height"));
    }
    Ok(Photo { format: Format::WebP, width, height, exif: exif.unwrap_or_default() })
}

/// Width and height from the head of a picture.
fn size(kind: &[u8; 4], data: &[u8]) -> Option<(u32, u32)> {
    if kind == b"VP8L" {
        let bits = u32_le(data, 1).filter(|_| data.first() == Some(&0x2f))?;
        return Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1));
    }
    let bits = u32_le(data, 6).filter(|_| slice(data, 3, 3) == Some(&[0x9d, 0x01, 0x2a]))?;
    Some((bits & 0x3fff, bits >> 16 & 0x3fff))
}

pub(super) fn strip(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
    out.extend_from_slice(b"RIFF\0\0\0\0WEBP");
    each(file(bytes)?, HEADER_LEN, &mut |kind, data| match &kind {
        b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ICCP" => push(out, kind, data),
        b"VP8X" => {
            let head = out.len();
            push(out, kind, data);
            if let Some(flags) = out.get_mut(head + 8).filter(|_| !data.is_empty()) {
                *flags &= !METADATA_FLAGS;
            }
        }
        b"ANMF" => push(out, kind, &frame(data)),
        _ => {}
    })?;
    let len = (out.len() - 8) as u32;
    if let Some(field) = out.get_mut(4..8) {
        field.copy_from_slice(&len.to_le_bytes());
    }
    Ok(())
}

/// A frame without what is neither its picture nor its transparency; one that cannot be taken apart
/// as it is.
fn frame(data: &[u8]) -> Vec<u8> {
    let mut frame: Vec<u8> = data.get(..16).unwrap_or(data).into();
    let parts = each(data, 16, &mut |kind, part| {
        if matches!(&kind, b"VP8 " | b"VP8L" | b"ALPH") {
            push(&mut frame, kind, part);
        }
    });
    if parts.is_ok() { frame } else { data.into() }
}

fn push(out: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    out.extend_from_slice(&kind);
    out.extend_from_slice(&(data.len() as u32).to_le_bytes());
    out.extend_from_slice(data);
    out.resize(out.len() + data.len() % 2, 0);
}
