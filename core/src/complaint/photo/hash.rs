//! A number by which the same picture is known again, resized, brightened or compressed anew.
//!
//! The brightness is shrunk to 32 by 32, transformed, and of the 64 lowest frequencies each is a
//! bit: above the median or not. All of it is whole numbers, so a browser and a server agree bit by
//! bit on the same grid.
//!
//! Units: 64 bits; distances in bits that differ.
//! Source: C. Zauner, Implementation and Benchmarking of Perceptual Image Hash Functions, diploma
//! thesis, FH Hagenberg, 2010, 3.2.1 (DCT based hash); discrete cosine transform, type II.

use super::Error;

/// Rows and columns after shrinking.
const SIDE: usize = 32;
/// Frequencies kept in each direction; the first of all, the mean, is left out of the median.
const N_LOW: usize = 8;
/// cos(k π / 64) in units of 1/16384, for k from 0 to 32.
const COSINES: [i32; 33] = [
    16384, 16364, 16305, 16207, 16069, 15893, 15679, 15426, 15137, 14811, 14449, 14053, 13623,
    13160, 12665, 12140, 11585, 11003, 10394, 9760, 9102, 8423, 7723, 7005, 6270, 5520, 4756, 3981,
    3196, 2404, 1606, 804, 0,
];

/// A perceptual hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PerceptualHash(pub u64);

impl PerceptualHash {
    /// Of a picture's brightness, 0 to 255, row by row from the top, upright as it is seen.
    ///
    /// # Errors
    ///
    /// [`Error::BadGrid`] if there are not `width` times `height` values or fewer than 32 in a row
    /// or column, [`Error::Featureless`] for a picture of nearly one brightness.
    pub fn of(luminance: &[u8], width: u32, height: u32) -> Result<Self, Error> {
        let (columns, rows) = (width as usize, height as usize);
        if columns.checked_mul(rows) != Some(luminance.len()) || columns < SIDE || rows < SIDE {
            return Err(Error::BadGrid { n_values: luminance.len(), width, height });
        }
        let small = shrink(luminance, columns, rows);
        let (darkest, brightest) = small
            .iter()
            .flatten()
            .fold((i32::MAX, 0), |(least, most), n| (least.min(*n), most.max(*n)));
        // Less than two steps of brightness from end to end.
        if brightest - darkest < 2 * 16 {
            return Err(Error::Featureless);
        }
        Ok(Self(bits(&low_frequencies(&small))))
    }

    /// How many bits differ, 0 to 64.
    #[must_use]
    pub fn distance(self, other: Self) -> u32 {
        (self.0 ^ other.0).count_ones()
    }
}

/// The nearest of the pictures of other cases that is the same picture: at most `distance_max` bits
/// differ; the first of equally near ones.
pub fn seen_before<K>(
    hash: PerceptualHash,
    others: impl IntoIterator<Item = (K, PerceptualHash)>,
    distance_max: u32,
) -> Option<(K, u32)> {
    others
        .into_iter()
        .map(|(key, other)| (key, hash.distance(other)))
        .filter(|(_, distance)| *distance <= distance_max)
        .min_by_key(|(_, distance)| *distance)
}

/// The mean brightness of 32 by 32 parts, in sixteenths. Parts are whole pixels, and share the
/// pixels on their borders where the size does not divide.
fn shrink(luminance: &[u8], columns: usize, rows: usize) -> [[i32; SIDE]; SIDE] {
    let mut small = [[0; SIDE]; SIDE];
    for (y, row) in small.iter_mut().enumerate() {
        let (top, bottom) = (y * rows / SIDE, ((y + 1) * rows).div_ceil(SIDE));
        for (x, mean) in row.iter_mut().enumerate() {
            let (left, right) = (x * columns / SIDE, ((x + 1) * columns).div_ceil(SIDE));
            let line = |y: usize| luminance.get(y * columns + left..y * columns + right);
            let sum: u64 = (top..bottom).filter_map(line).flatten().map(|n| u64::from(*n)).sum();
            let n = ((bottom - top) * (right - left)).max(1) as u64;
            *mean = ((sum * 16 + n / 2) / n) as i32;
        }
    }
    small
}

/// cos(n π / 64).
fn cosine(n: usize) -> i64 {
    let n = n % 128;
    let n = if n > 64 { 128 - n } else { n };
    let (k, sign) = if n > 32 { (64 - n, -1) } else { (n, 1) };
    sign * i64::from(COSINES.get(k).copied().unwrap_or(0))
}

/// The 8 by 8 lowest frequencies, first along rows, then along columns.
fn low_frequencies(small: &[[i32; SIDE]; SIDE]) -> [[i64; N_LOW]; N_LOW] {
    let mut rows = [[0_i64; N_LOW]; SIDE];
    for (row, out) in small.iter().zip(&mut rows) {
        for (u, out) in out.iter_mut().enumerate() {
            let wave = row.iter().enumerate();
            *out = wave.map(|(x, n)| i64::from(*n) * cosine((2 * x + 1) * u)).sum();
        }
    }
    let mut low = [[0; N_LOW]; N_LOW];
    for (v, out) in low.iter_mut().enumerate() {
        for (u, out) in out.iter_mut().enumerate() {
            let column = rows.iter().filter_map(|row| row.get(u)).enumerate();
            *out = column.map(|(y, n)| (n * cosine((2 * y + 1) * v)) >> 14).sum();
        }
    }
    low
}

fn bits(low: &[[i64; N_LOW]; N_LOW]) -> u64 {
    let mut sorted = [0; N_LOW * N_LOW - 1];
    for (slot, value) in sorted.iter_mut().zip(low.iter().flatten().skip(1)) {
        *slot = *value;
    }
    crate::sort_by(&mut sorted, |a: &i64, b| a.cmp(b));
    let median = sorted.get(sorted.len() / 2).copied().unwrap_or(0);
    low.iter().flatten().skip(1).fold(0, |bits, value| bits << 1 | u64::from(*value > median))
}
