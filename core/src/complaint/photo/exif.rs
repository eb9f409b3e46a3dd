//! When and where a photo was taken, and which way up it is, from its EXIF.
//!
//! Three directories are looked at, each once and each entry once; nothing is followed twice, so no
//! file can make this long. What cannot be read is not known.
//!
//! Units: micro-degrees; seconds.
//! Source: Exif 2.32 (CIPA DC-008-2019), 4.6; TIFF 6.0, section 2.

use time::Date;

use super::bytes::{slice, u16_be, u32_be};
use crate::kernel::iso::{day_of, number};
use crate::place::Place;
use crate::{Instant, UtcOffset};

/// What EXIF says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exif {
    /// How the picture is to be turned, 1 to 8.
    pub orientation: Option<u8>,
    /// When it was taken.
    pub taken_at: Option<TakenAt>,
    /// Where it was taken.
    pub place: Option<Place>,
}

/// A moment as a camera writes it: its own clock, and perhaps how far that is ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakenAt {
    /// The day on the camera's clock.
    pub day: Date,
    /// Seconds since midnight on the camera's clock.
    pub seconds: u32,
    /// The camera's offset, if it wrote one.
    pub offset: Option<UtcOffset>,
}

impl TakenAt {
    /// The moment, by the camera's own offset, else by that of the city.
    #[must_use]
    pub fn instant(&self, city: UtcOffset) -> Instant {
        let offset = self.offset.unwrap_or(city);
        let midnight = (i64::from(self.day.to_julian_day()) - EPOCH_JULIAN_DAY) * 86_400;
        let ahead = i64::from(offset.minutes()) * 60;
        Instant::from_unix_seconds(midnight + i64::from(self.seconds) - ahead)
    }
}

/// Julian day number of 1970-01-01.
const EPOCH_JULIAN_DAY: i64 = 2_440_588;

/// The directory that a TIFF header leads to.
struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

/// A value: its type, how many of them, and where they stand.
struct Value {
    kind: u16,
    n: u32,
    at: usize,
}

const BYTE_SIZES: [u32; 13] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/// Reads EXIF from where its TIFF header begins; `Exif\0\0` may stand before.
pub(super) fn read(bytes: &[u8]) -> Exif {
    let bytes = bytes.strip_prefix(b"Exif\0\0").unwrap_or(bytes);
    let is_little = match bytes {
        [b'I', b'I', 42, 0, ..] => true,
        [b'M', b'M', 0, 42, ..] => false,
        _ => return Exif::default(),
    };
    let tiff = Tiff { bytes, is_little };
    let Some(first) = tiff.u32(4) else { return Exif::default() };
    let [orientation, exif_at, gps_at] = tiff.values(first, [0x0112, 0x8769, 0x8825]);
    let directory = |value: Option<Value>| value.and_then(|value| tiff.long(&value));
    let [taken, offset] = match directory(exif_at) {
        Some(at) => tiff.values(at, [0x9003, 0x9011]),
        None => [None, None],
    };
    let [north_ref, north, east_ref, east] = match directory(gps_at) {
        Some(at) => tiff.values(at, [1, 2, 3, 4]),
        None => [const { None }; 4],
    };
    let orientation = orientation.and_then(|value| tiff.short(&value));
    Exif {
        orientation: orientation.and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=8).contains(n)),
        taken_at: taken
            .and_then(|value| taken_at(tiff.text(&value)?, offset.and_then(|o| tiff.text(&o)))),
        place: place(&tiff, [north_ref, north, east_ref, east]),
    }
}

impl<'a> Tiff<'a> {
    fn u16(&self, at: usize) -> Option<u16> {
        u16_be(self.bytes, at).map(|n| if self.is_little { n.swap_bytes() } else { n })
    }

    fn u32(&self, at: usize) -> Option<u32> {
        u32_be(self.bytes, at).map(|n| if self.is_little { n.swap_bytes() } else { n })
    }

    /// The values of tags in a directory; of a tag that stands twice the first counts.
    fn values<const N: usize>(&self, directory: u32, tags: [u16; N]) -> [Option<Value>; N] {
        let mut values = [const { None }; N];
        let directory = directory as usize;
        let n_entries = self.u16(directory).unwrap_or(0);
        for entry in 0..usize::from(n_entries) {
            let at = directory.saturating_add(2 + entry * 12);
            let Some(tag) = self.u16(at) else { break };
            let slot =
                tags.iter().position(|wanted| *wanted == tag).and_then(|i| values.get_mut(i));
            if let Some(slot) = slot.filter(|slot| slot.is_none()) {
                *slot = self.value(at);
            }
        }
        values
    }

    fn value(&self, entry: usize) -> Option<Value> {
        let (kind, n) = (self.u16(entry + 2)?, self.u32(entry + 4)?);
        let size = BYTE_SIZES.get(usize::from(kind)).filter(|size| **size > 0)?.checked_mul(n)?;
        let at = if size <= 4 { entry + 8 } else { self.u32(entry + 8)? as usize };
        slice(self.bytes, at, size as usize).map(|_| Value { kind, n, at })
    }

    fn short(&self, value: &Value) -> Option<u16> {
        self.u16(value.at).filter(|_| value.kind == 3 && value.n >= 1)
    }

    fn long(&self, value: &Value) -> Option<u32> {
        self.u32(value.at).filter(|_| matches!(value.kind, 4 | 13) && value.n >= 1)
    }

    /// The bytes of a text up to its end.
    fn text(&self, value: &Value) -> Option<&'a [u8]> {
        let text = slice(self.bytes, value.at, value.n as usize).filter(|_| value.kind == 2)?;
        text.split(|byte| *byte == 0).next()
    }

    /// Degrees, minutes and seconds as micro-degrees.
    fn angle(&self, value: &Value) -> Option<i64> {
        if value.kind != 5 || value.n != 3 {
            return None;
        }
        let mut nano = 0_u128;
        for (nth, parts) in [1_u128, 60, 3_600].into_iter().enumerate() {
            let (n, of) = (self.u32(value.at + nth * 8)?, self.u32(value.at + nth * 8 + 4)?);
            nano += (u128::from(n) * 1_000_000_000).checked_div(u128::from(of) * parts)?;
        }
        i64::try_from((nano + 500) / 1_000).ok()
    }
}

/// `2026:11-23 14:00:05` with colons in the date, and `+07:00`.
fn taken_at(text: &[u8], offset: Option<&[u8]>) -> Option<TakenAt> {
    let pair = |at: usize| number(*text.get(at)?, *text.get(at + 1)?);
    let marks = [(4, b':'), (7, b':'), (10, b' '), (13, b':'), (16, b':')];
    if text.len() < 19 || marks.iter().any(|(at, mark)| text.get(*at) != Some(mark)) {
        return None;
    }
    let year = i32::from(pair(0)?) * 100 + i32::from(pair(2)?);
    let day = day_of(year, pair(5)?, pair(8)?).ok()?;
    let (hours, minutes, seconds) = (pair(11)?, pair(14)?, pair(17)?);
    if hours > 23 || minutes > 59 || seconds > 60 {
        return None;
    }
    let seconds = u32::from(hours) * 3_600 + u32::from(minutes) * 60 + u32::from(seconds);
    let offset = offset.and_then(|text| core::str::from_utf8(text).ok());
    Some(TakenAt {
        day,
        seconds,
        offset: offset.and_then(|text| UtcOffset::parse(text.trim_ascii()).ok()),
    })
}

fn place(tiff: &Tiff<'_>, values: [Option<Value>; 4]) -> Option<Place> {
    let [Some(north_ref), Some(north), Some(east_ref), Some(east)] = values else { return None };
    let sign = |reference: &Value, plus: u8, minus: u8| match tiff.text(reference)? {
        [first, ..] if *first == plus => Some(1),
        [first, ..] if *first == minus => Some(-1),
        _ => None,
    };
    let north = sign(&north_ref, b'N', b'S')? * tiff.angle(&north)?;
    let east = sign(&east_ref, b'E', b'W')? * tiff.angle(&east)?;
    Place::new(north, east)
}
