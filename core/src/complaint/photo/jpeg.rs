//! JPEG: segments, and the picture's data between them.
//!
//! Kept is what a decoder needs: frames, tables, scans, JFIF without its thumbnail, the colour
//! profile and Adobe's colour transform. A file that ends in its last scan is taken as it is;
//! whatever stands behind the end of the picture, a film or a second picture, is not.
//!
//! Source: ITU-T T.81, annex B; JFIF: ITU-T T.871; ICC.1:2022, annex B.4; APP14: Adobe Technical
//! Note 5116.

use alloc::vec::Vec;

use super::bytes::{slice, u16_be};
use super::exif;
use super::{Error, Exif, Format, Photo};

/// One segment, with the data of the scan that it begins.
struct Segment<'a> {
    marker: u8,
    /// What follows the length.
    payload: &'a [u8],
    /// The data of the scan.
    scan: &'a [u8],
}

fn damaged(at: usize, problem: &'static str) -> Error {
    Error::Damaged { format: Format::Jpeg, at, problem }
}

/// Calls `take` for each segment up to the end of the picture.
fn each<'a>(bytes: &'a [u8], take: &mut dyn FnMut(&Segment<'a>)) -> Result<(), Error> {
    let (mut at, mut has_scan) = (2, false);
    loop {
        // Bytes before a marker belong to nothing; a marker may have any number of FF before it.
        while bytes.get(at).is_some_and(|byte| *byte != 0xff) {
            at += 1;
        }
        while bytes.get(at) == Some(&0xff) {
            at += 1;
        }
        let Some(marker) = bytes.get(at).copied() else {
            return if has_scan { Ok(()) } else { Err(damaged(at, "it ends before its picture")) };
        };
        let start = at;
        at += 1;
        match marker {
            0x00 | 0x01 | 0xd0..=0xd8 => continue,
            0xd9 => {
                take(&Segment { marker, payload: &[], scan: &[] });
                return if has_scan { Ok(()) } else { Err(damaged(start, "it has no picture")) };
            }
            _ => {}
        }
        let len = u16_be(bytes, at).map(usize::from).filter(|len| *len >= 2);
        let payload = len.and_then(|len| slice(bytes, at + 2, len - 2));
        let Some(payload) = payload else {
            return if has_scan {
                Ok(())
            } else {
                Err(damaged(start, "a segment is longer than the file"))
            };
        };
        at += 2 + payload.len();
        let mut scan: &[u8] = &[];
        if marker == 0xda {
            has_scan = true;
            let rest = bytes.get(at..).unwrap_or_default();
            scan = rest.get(..scan_len(rest)).unwrap_or(rest);
            at += scan.len();
        }
        take(&Segment { marker, payload, scan });
    }
}

/// How long the data of a scan is: up to a marker that neither is a stuffed FF nor restarts it.
fn scan_len(rest: &[u8]) -> usize {
    let is_end = |pair: &[u8]| matches!(pair, [0xff, next] if !matches!(next, 0 | 0xd0..=0xd7));
    rest.windows(2).position(is_end).unwrap_or(rest.len())
}

/// Whether a segment begins a frame.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}

pub(super) fn examine(bytes: &[u8]) -> Result<Photo, Error> {
    let (mut size, mut lines, mut read) = (None, None, None::<Exif>);
    each(bytes, &mut |segment| match segment.marker {
        marker if is_frame(marker) && size.is_none() => {
            size = u16_be(segment.payload, 3).zip(u16_be(segment.payload, 1));
        }
        // The number of lines, where the frame did not know it yet.
        0xdc => lines = u16_be(segment.payload, 0),
        0xe1 if read.is_none() && segment.payload.starts_with(b"Exif\0\0") => {
            read = Some(exif::read(segment.payload));
        }
        _ => {}
    })?;
    let (width, height) = size.ok_or(damaged(bytes.len(), "it has no frame"))?;
    let height = if height == 0 { lines.unwrap_or(0) } else { height };
    if width == 0 || height == 0 {
        return Err(damaged(bytes.len(), "a picture without width or height"));
    }
    Ok(Photo {
        format: Format::Jpeg,
        width: width.into(),
        height: height.into(),
        exif: read.unwrap_or_default(),
    })
}

pub(super) fn strip(bytes: &[u8], out: &mut Vec<u8>) -> Result<(), Error> {
    out.extend_from_slice(&[0xff, 0xd8]);
    each(bytes, &mut |segment| {
        let Segment { marker, payload, scan } = segment;
        let begins = |with: &[u8]| payload.starts_with(with);
        let payload = match marker {
            0xd9 => return out.extend_from_slice(&[0xff, 0xd9]),
            0xc0..=0xcf | 0xda..=0xdf => payload,
            // Version, units and densities; the thumbnail that may follow shows what was cut off.
            0xe0 if begins(b"JFIF\0") && payload.len() >= 14 => {
                payload.get(..12).unwrap_or(payload)
            }
            0xe2 if begins(b"ICC_PROFILE\0") => payload,
            0xee if begins(b"Adobe") => payload,
            _ => return,
        };
        let thumbnail: &[u8] = if *marker == 0xe0 { &[0, 0] } else { &[] };
        let len = payload.len() + thumbnail.len() + 2;
        out.extend_from_slice(&[0xff, *marker]);
        out.extend_from_slice(&(len as u16).to_be_bytes());
        out.extend_from_slice(payload);
        out.extend_from_slice(thumbnail);
        out.extend_from_slice(scan);
    })
}
