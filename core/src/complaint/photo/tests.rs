//! Photos made here, byte by byte, with metadata to be found and taken out.

use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

use super::*;
use crate::place::Place;
use crate::{Coded, UtcOffset};

mod hashes;
mod hostile;

/// EXIF with orientation 6, a time, an offset and a place, in either order of bytes.
pub(super) fn tiff(is_little: bool) -> Vec<u8> {
    let u16 = |n: u16| if is_little { n.to_le_bytes() } else { n.to_be_bytes() };
    let u32 = |n: u32| if is_little { n.to_le_bytes() } else { n.to_be_bytes() };
    let mut out = Vec::from(if is_little { &b"II"[..] } else { &b"MM"[..] });
    out.extend(u16(42));
    out.extend(u32(8));
    let entry = |out: &mut Vec<u8>, tag: u16, kind: u16, n: u32, value: [u8; 4]| {
        out.extend(u16(tag));
        out.extend(u16(kind));
        out.extend(u32(n));
        out.extend(value);
    };
    // First directory at 8, Exif at 50, GPS at 80, values from 134 on.
    out.extend(u16(3));
    let [a, b] = u16(6);
    entry(&mut out, 0x0112, 3, 1, [a, b, 0, 0]);
    entry(&mut out, 0x8769, 4, 1, u32(50));
    entry(&mut out, 0x8825, 4, 1, u32(80));
    out.extend(u32(0));
    assert_eq!(out.len(), 50);
    out.extend(u16(2));
    entry(&mut out, 0x9003, 2, 20, u32(134));
    entry(&mut out, 0x9011, 2, 7, u32(154));
    out.extend(u32(0));
    assert_eq!(out.len(), 80);
    out.extend(u16(4));
    entry(&mut out, 1, 2, 2, *b"S\0\0\0");
    entry(&mut out, 2, 5, 3, u32(162));
    entry(&mut out, 3, 2, 2, *b"E\0\0\0");
    entry(&mut out, 4, 5, 3, u32(186));
    out.extend(u32(0));
    assert_eq!(out.len(), 134);
    out.extend(b"2026:11:23 14:00:05\0+07:00\0\0");
    for (n, of) in [(6, 1), (10, 1), (4_212, 100), (106, 1), (37, 1), (48, 1)] {
        out.extend(u32(n));
        out.extend(u32(of));
    }
    out
}

fn segment(marker: u8, payload: &[u8]) -> Vec<u8> {
    let mut out = vec![0xff, marker];
    out.extend((payload.len() as u16 + 2).to_be_bytes());
    out.extend(payload);
    out
}

/// A JPEG of 48 by 64 with everything that cameras add.
pub(super) fn jpeg() -> Vec<u8> {
    let exif = [&b"Exif\0\0"[..], &tiff(false)].concat();
    let frame = [8, 0, 64, 0, 48, 1, 1, 0x11, 0];
    let mut out = vec![0xff, 0xd8];
    for (marker, payload) in [
        (0xe0, &b"JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01RGB"[..]),
        (0xe0, b"JFXX\0thumbnail"),
        (0xe1, &exif),
        (0xe1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
        (0xe2, b"ICC_PROFILE\0\x01\x01profile"),
        (0xe2, b"MPF\0more pictures"),
        (0xed, b"Photoshop 3.0\08BIM\x04\x04IPTC"),
        (0xee, b"Adobe\0d\0\0\0\0\x01"),
        (0xef, b"maker"),
        (0xfe, b"taken by Budi"),
        (0xdb, &[0; 65]),
        (0xc0, &frame),
        (0xc4, &[0; 20]),
    ] {
        out.extend(segment(marker, payload));
    }
    out.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    out.extend([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]);
    // A second scan, as in progressive files, with a comment before it.
    out.extend(segment(0xfe, b"between scans"));
    out.extend(segment(0xda, &[1, 1, 0, 1, 5, 0]));
    out.extend([5, 6, 7, 0xff, 0xd9]);
    out.extend(b"a film behind the picture");
    out
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&kind[..], data].concat();
    let mut out = Vec::from((data.len() as u32).to_be_bytes());
    out.extend(&body);
    out.extend(png::crc(&body).to_be_bytes());
    out
}

/// A PNG of 48 by 64.
pub(super) fn png() -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [0, 0, 0, 48, 0, 0, 0, 64, 8, 2, 0, 0, 0];
    for (kind, data) in [
        (b"IHDR", &header[..]),
        (b"gAMA", &[0, 0, 0xb1, 0x8f]),
        (b"iCCP", b"p\0\0profile"),
        (b"tEXt", b"Author\0Budi"),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>"),
        (b"eXIf", &tiff(true)),
        (b"tIME", &[7, 0xea, 11, 23, 14, 0, 5]),
        (b"IDAT", b"pixels"),
        (b"IDAT", b"more"),
        (b"IEND", b""),
    ] {
        out.extend(chunk(kind, data));
    }
    out.extend(b"behind");
    out
}

fn riff(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (kind, data) in chunks {
        body.extend(*kind);
        body.extend((data.len() as u32).to_le_bytes());
        body.extend(*data);
        body.extend(vec![0; data.len() % 2]);
    }
    [&b"RIFF"[..], &(body.len() as u32).to_le_bytes(), &body].concat()
}

/// The head of a VP8 picture of 48 by 64.
const VP8: &[u8] = &[0, 0, 0, 0x9d, 1, 0x2a, 48, 0, 64, 0, 1, 2, 3];

/// A WebP of 48 by 64.
pub(super) fn webp() -> Vec<u8> {
    let flags = 0x20 | 0x08 | 0x04;
    let exif = [&b"Exif\0\0"[..], &tiff(true)].concat();
    riff(&[
        (b"VP8X", &[flags, 0, 0, 0, 47, 0, 0, 63, 0, 0]),
        (b"ICCP", b"profile"),
        (b"VP8 ", VP8),
        (b"EXIF", &exif),
        (b"XMP ", b"<x:xmpmeta/>"),
        (b"MAKR", b"maker"),
    ])
}

/// Every photo.
pub(super) fn photos() -> [Vec<u8>; 3] {
    [jpeg(), png(), webp()]
}

#[test]
fn facts_are_read_from_every_format() {
    for (bytes, format) in photos().into_iter().zip([Format::Jpeg, Format::Png, Format::WebP]) {
        let photo = examine(&bytes).unwrap();
        assert_eq!((photo.format, photo.width, photo.height), (format, 48, 64));
        assert_eq!(photo.exif.orientation, Some(6));
        // 6° 10' 42.12" S, 106° 37' 48" E.
        let place = Place { latitude: -6_178_367, longitude: 106_630_000 };
        assert_eq!(photo.exif.place, Some(place), "{format:?}");
        let taken = photo.exif.taken_at.unwrap();
        let city = UtcOffset::parse("+09:00").unwrap();
        assert_eq!(taken.instant(city).to_rfc3339(city), "2026-11-23T16:00:05+09:00");
        let unzoned = TakenAt { offset: None, ..taken };
        assert_eq!(unzoned.instant(city).to_rfc3339(city), "2026-11-23T14:00:05+09:00");
    }
    assert_eq!(exif::read(&tiff(true)), exif::read(&tiff(false)));
}

#[test]
fn dimensions_of_other_kinds() {
    let size = |bytes: &[u8]| examine(bytes).map(|photo| (photo.width, photo.height));
    // 14 bits each, less one: 48 by 64.
    let lossless = [0x2f, 47, (63 << 6 & 0xff) as u8, 63 >> 2, 0, 9];
    assert_eq!(size(&riff(&[(b"VP8L", &lossless)])), Ok((48, 64)));
    assert_eq!(size(&riff(&[(b"VP8 ", VP8)])), Ok((48, 64)));
    let mut frame = vec![0; 6];
    frame.extend([47, 0, 0, 63, 0, 0, 1, 0, 0, 0]);
    frame.extend(b"VP8 \x02\0\0\0xxSECR\x02\0\0\0xx");
    let animation = riff(&[
        (b"VP8X", &[2, 0, 0, 0, 47, 0, 0, 63, 0, 0]),
        (b"ANIM", &[0; 6]),
        (b"ANMF", &frame),
    ]);
    assert_eq!(size(&animation), Ok((48, 64)));
    let stripped = strip(&animation).unwrap().bytes;
    assert!(!stripped.windows(4).any(|part| part == b"SECR"));
    // A JPEG that says its height after the scan.
    let late = [
        &[0xff, 0xd8][..],
        &segment(0xc1, &[8, 0, 0, 0, 48, 1, 1, 0x11, 0]),
        &segment(0xda, &[1, 1, 0, 0, 63, 0]),
        &[1, 2],
        &segment(0xdc, &[0, 64]),
        &[0xff, 0xd9],
    ];
    assert_eq!(size(&late.concat()), Ok((48, 64)));
}

#[test]
fn metadata_goes_and_pixels_stay() {
    for bytes in photos() {
        let stripped = strip(&bytes).unwrap();
        let holds = |needle: &[u8]| stripped.bytes.windows(needle.len()).any(|part| part == needle);
        for gone in [
            &b"Exif"[..],
            b"eXIf",
            b"EXIF",
            b"xmpmeta",
            b"XMP ",
            b"Photoshop",
            b"Budi",
            b"JFXX",
            b"MPF",
            b"maker",
            b"MAKR",
            b"tIME",
            b"2026",
            b"behind",
            b"RGB",
            b"film",
            b"between",
        ] {
            assert!(!holds(gone), "{}", alloc::string::String::from_utf8_lossy(gone));
        }
        assert!(holds(b"profile"), "colours stay");
        assert_eq!(stripped.orientation, Some(6));
        assert_eq!(stripped.n_bytes_removed, bytes.len() - stripped.bytes.len());
        let again = strip(&stripped.bytes).unwrap();
        assert_eq!(again.bytes, stripped.bytes, "once is enough");
        assert_eq!((again.orientation, again.n_bytes_removed), (None, 0));
        let photo = examine(&stripped.bytes).unwrap();
        assert_eq!((photo.width, photo.height, photo.exif), (48, 64, Exif::default()));
    }
    let stripped = strip(&jpeg()).unwrap().bytes;
    for scan in [&[1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xda][..], &[5, 6, 7, 0xff, 0xd9]] {
        assert!(stripped.windows(scan.len()).any(|part| part == scan));
    }
    assert!(stripped.windows(5).any(|part| part == b"Adobe"));
    let stripped = strip(&webp()).unwrap().bytes;
    assert_eq!(stripped[20], 0x20, "of the flags the colour profile's is left");
    assert_eq!(u32::from_le_bytes(stripped[4..8].try_into().unwrap()) as usize, stripped.len() - 8);
}

#[test]
fn what_is_no_photo_is_told_by_its_bytes() {
    let unsupported = [
        (&b"\0\0\0\x18ftypheic\0\0\0\0"[..], "HEIC is not taken; convert it to JPEG"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF is not taken; convert it to JPEG"),
        (b"GIF89a\x01\0", "GIF is not taken; convert it to JPEG"),
        (b"II*\0\x08\0\0\0", "TIFF is not taken; convert it to JPEG"),
        (b"BM\x10\0\0\0\0\0\0\0\x36", "BMP is not taken; convert it to JPEG"),
        (b"\xff\x0a\x01", "JPEG XL is not taken; convert it to JPEG"),
    ];
    for (bytes, message) in unsupported {
        let error = examine(bytes).unwrap_err();
        assert_eq!((error.code(), error.to_string().as_str()), ("photo.unsupported", message));
    }
    for (bytes, looks_like) in [
        (&b"%PDF-1.7"[..], Lookalike::Pdf),
        (b"PK\x03\x04x", Lookalike::Zip),
        (b"\xef\xbb\xbf <html>", Lookalike::Markup),
        (b"<svg onload=alert(1)>", Lookalike::Markup),
        (b"\0\0\0\x18ftypmp42", Lookalike::Video),
        (b"a letter", Lookalike::Text),
        (b"\xff\xd8", Lookalike::Unknown),
        (&[0; 64], Lookalike::Unknown),
    ] {
        assert_eq!(examine(bytes), Err(Error::NotAPhoto { looks_like }));
        assert_eq!(strip(bytes), Err(Error::NotAPhoto { looks_like }));
    }
    assert_eq!(examine(b"").unwrap_err().code(), "photo.empty");
    for bytes in
        [&b"\xff\xd8\xff"[..], b"\xff\xd8\xff\xd9", b"\x89PNG\r\n\x1a\n", b"RIFF\x04\0\0\0WEBP"]
    {
        assert_eq!(examine(bytes).unwrap_err().code(), "photo.damaged", "{bytes:?}");
    }
    let mut forged = png();
    forged[19] ^= 1;
    assert_eq!(
        examine(&forged).unwrap_err().code(),
        "photo.damaged",
        "a header that was tampered with"
    );
}

#[test]
fn a_photo_cut_off_in_its_picture_is_taken_as_it_is() {
    let cut = jpeg().len() - 30;
    let bytes = &jpeg()[..cut];
    let stripped = strip(bytes).unwrap().bytes;
    assert_eq!(strip(&stripped).unwrap().bytes, stripped);
    assert!(stripped.ends_with(&[5]) || stripped.ends_with(&bytes[cut - 1..]));
}
