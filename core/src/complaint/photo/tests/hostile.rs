//! Bytes that somebody changed: no panic, no overrun, and the promises hold for whatever is taken.

use alloc::vec::Vec;

use super::{photos, tiff};
use crate::complaint::photo::{Exif, examine, exif, strip};

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }

    /// Changes, cuts, doubles or moves some bytes.
    fn damage(&mut self, bytes: &mut Vec<u8>) {
        const TELLING: [u8; 10] = [0, 0xff, 0x7f, 0x80, 0xd9, 0xda, 0xe1, 0xd8, 1, 0xfe];
        for _ in 0..=self.below(6) {
            let (at, n) = (self.below(bytes.len()), self.below(24));
            let until = (at + n).min(bytes.len());
            match self.below(8) {
                0..=3 => {
                    let byte = if self.below(2) == 0 {
                        TELLING[self.below(10)]
                    } else {
                        self.below(256) as u8
                    };
                    if let Some(slot) = bytes.get_mut(at) {
                        *slot = byte;
                    }
                }
                4 => bytes.truncate(at),
                5 => drop(bytes.drain(at..until)),
                6 => {
                    let copy = bytes[at..until].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, copy);
                }
                _ => bytes.insert(at, TELLING[self.below(10)]),
            }
        }
    }
}

#[test]
fn damaged_photos_break_nothing() {
    let mut random = Random(23);
    let (mut n_taken, mut n_refused) = (0, 0);
    for _ in 0..15_000 {
        for mut bytes in photos() {
            random.damage(&mut bytes);
            let photo = examine(&bytes);
            match strip(&bytes) {
                Ok(stripped) => {
                    n_taken += 1;
                    let photo = photo.unwrap();
                    let after = examine(&stripped.bytes).unwrap();
                    assert_eq!((after.width, after.height), (photo.width, photo.height));
                    assert_eq!(after.exif, Exif::default());
                    assert_eq!(strip(&stripped.bytes).unwrap().bytes, stripped.bytes, "{bytes:?}");
                }
                Err(error) => {
                    n_refused += 1;
                    assert_eq!(photo, Err(error));
                }
            }
        }
    }
    assert!(n_taken > 10_000 && n_refused > 5_000, "{n_taken} {n_refused}");
}

#[test]
fn damaged_exif_breaks_nothing() {
    let mut random = Random(29);
    let mut n_places = 0;
    for round in 0..30_000 {
        let mut bytes = tiff(round % 2 == 0);
        random.damage(&mut bytes);
        n_places += u32::from(exif::read(&bytes).place.is_some());
    }
    assert!((1_000..29_000).contains(&n_places), "{n_places}");
}

/// Directories that lead to themselves, and counts far beyond the file.
#[test]
fn exif_never_takes_long() {
    let mut bytes = b"II*\0\x08\0\0\0\xff\xff".to_vec();
    for _ in 0..65_535 {
        bytes.extend(b"\x69\x87\x04\0\x01\0\0\0\x08\0\0\0");
    }
    assert_eq!(exif::read(&bytes), Exif::default());
    let mut long = tiff(true);
    long[54..58].copy_from_slice(&[0xff; 4]);
    assert_eq!(exif::read(&long).taken_at, None, "a text longer than the file");
    let mut zero = tiff(true);
    zero[166..170].copy_from_slice(&[0; 4]);
    assert_eq!(exif::read(&zero).place, None, "divided by zero");
}
