//! Places as latitude and longitude, without floating point.
//!
//! Units: nano-degrees (WGS 84), a tenth of a millimetre; what is finer is cut.
//! Source: GeoReport v2, `lat` and `long`.

use alloc::string::String;

/// One degree.
const DEGREE: i64 = 1_000_000_000;

/// A place on earth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    latitude_nano: i64,
    longitude_nano: i64,
}

/// A box that holds a city, in nano-degrees; its edges belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// South-western corner.
    pub south_west: Point,
    /// North-eastern corner.
    pub north_east: Point,
}

impl Point {
    /// A place; `None` if it is not on earth.
    #[must_use]
    pub fn new(latitude_nano: i64, longitude_nano: i64) -> Option<Self> {
        let is_on_earth = latitude_nano.unsigned_abs() <= 90 * DEGREE.unsigned_abs()
            && longitude_nano.unsigned_abs() <= 180 * DEGREE.unsigned_abs();
        is_on_earth.then_some(Self { latitude_nano, longitude_nano })
    }

    /// Nano-degrees north.
    #[must_use]
    pub fn latitude_nano(self) -> i64 {
        self.latitude_nano
    }

    /// Nano-degrees east.
    #[must_use]
    pub fn longitude_nano(self) -> i64 {
        self.longitude_nano
    }
}

impl Bounds {
    /// Whether a place lies in the box.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        let (low, high) = (self.south_west, self.north_east);
        (low.latitude_nano..=high.latitude_nano).contains(&point.latitude_nano)
            && (low.longitude_nano..=high.longitude_nano).contains(&point.longitude_nano)
    }
}

/// The nano-degrees of a decimal number: `-122.4651145`, also `1.2e2`; digits beyond the ninth
/// decimal are cut. `None` if it is no number or beyond 1,000 degrees.
#[must_use]
pub fn parse_degrees(text: &str) -> Option<i64> {
    let text = text.trim();
    let (number, exponent) = match text.find(['e', 'E']) {
        Some(at) => (text.get(..at)?, small(text.get(at + 1..)?)?),
        None => (text, 0),
    };
    let unsigned = number.strip_prefix(['-', '+']).unwrap_or(number);
    let (whole, fraction) = match crate::cut(unsigned, b'.') {
        Some((whole, fraction)) => (whole, fraction),
        None => (unsigned, ""),
    };
    let digits = || whole.bytes().chain(fraction.bytes());
    if digits().next().is_none() || !digits().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // How many of the digits, from the first, stand at the ninth decimal or before it.
    let n_kept = i64::try_from(whole.len()).ok()? + 9 + exponent;
    let mut nano = 0_i64;
    for place in 0..n_kept.max(0) {
        let digit = digits().nth(usize::try_from(place).ok()?).map_or(0, |byte| byte - b'0');
        nano = nano * 10 + i64::from(digit);
        if nano > 1_000 * DEGREE || place > 500 {
            return None;
        }
    }
    Some(if number.starts_with('-') { -nano } else { nano })
}

/// A whole number within ±400.
fn small(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_small = (1..4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let n = digits.bytes().fold(0, |n, byte| n * 10 + i64::from(byte.wrapping_sub(b'0')));
    (is_small && n <= 400).then_some(if text.starts_with('-') { -n } else { n })
}

/// Writes nano-degrees as a decimal number without trailing zeros.
#[must_use]
pub fn write_degrees(nano: i64) -> String {
    let mut out = String::with_capacity(14);
    if nano < 0 {
        out.push('-');
    }
    let (mut rest, mut unit) = (nano.unsigned_abs(), 1_000_000_000_000_000_000_u64);
    let one = DEGREE.unsigned_abs();
    while unit > 0 && (unit >= one || rest > 0) {
        if unit * 10 == one {
            out.push('.');
        }
        let digit = rest / unit;
        if digit > 0 || unit <= one || !(out.is_empty() || out == "-") {
            out.push(char::from(b'0' + digit as u8));
        }
        rest %= unit;
        unit /= 10;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, nano: Option<i64>, written: &str) {
        assert_eq!(parse_degrees(text), nano, "{text}");
        assert_eq!(nano.map(write_degrees).unwrap_or_default(), written);
    }

    #[test]
    fn degrees_are_read_and_written_without_floats() {
        check("37.762221815", Some(37_762_221_815), "37.762221815");
        check("-122.4651145", Some(-122_465_114_500), "-122.4651145");
        check("41.74685764200721", Some(41_746_857_642), "41.746857642");
        check(" +6 ", Some(6_000_000_000), "6");
        check("-0.5", Some(-500_000_000), "-0.5");
        check("0", Some(0), "0");
        check("-.25", Some(-250_000_000), "-0.25");
        check("1.2e2", Some(120_000_000_000), "120");
        check("1200E-1", Some(120_000_000_000), "120");
        check("1e-9", Some(1), "0.000000001");
        check("1e-300", Some(0), "0");
        check("0e400", Some(0), "0");
        check("00000000000000000000001", Some(1_000_000_000), "1");
        for text in [
            "", "-", ".", "1,5", "1.2.3", "1e", "1e+", "1e999", "9e300", "NaN", "12a", "--1",
            "1001", "١",
        ] {
            check(text, None, "");
        }
        check(&"9".repeat(100_000), None, "");
    }

    #[test]
    fn a_place_is_on_earth() {
        assert!(Point::new(90 * DEGREE, -180 * DEGREE).is_some());
        assert!(Point::new(90 * DEGREE + 1, 0).is_none());
        assert!(Point::new(0, i64::MIN).is_none());
        let corner = |lat, long| Point::new(lat * DEGREE, long * DEGREE).unwrap();
        let bounds = Bounds { south_west: corner(-7, 106), north_east: corner(-6, 107) };
        assert!(bounds.contains(corner(-6, 107)) && !bounds.contains(corner(-5, 107)));
    }
}
