//! Instants and the offset of a city's clock from UTC.
//!
//! Units: whole seconds since 1970-01-01T00:00:00Z; offsets in whole minutes.
//! Source: RFC 3339; a leap second reads as the second after it, fractions of a second are cut.

use alloc::string::String;

use time::Date;

use super::iso::{TimeError, number, parse_date, push_date, push_two};

const DAY_SECONDS: i64 = 86_400;
/// Julian day number of 1970-01-01.
const EPOCH_JULIAN_DAY: i64 = 2_440_588;

/// A moment, the same everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(i64);

/// How far a city's clock is ahead of UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UtcOffset {
    minutes: i16,
}

impl Instant {
    /// The instant so many seconds after 1970-01-01T00:00:00Z, held within the years 1 to 9999.
    #[must_use]
    pub fn from_unix_seconds(seconds: i64) -> Self {
        Self(seconds.clamp(-62_135_510_400, 253_402_214_400))
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339: `2026-11-23T14:00:00+07:00`, with `Z` or any offset.
    ///
    /// # Errors
    ///
    /// [`TimeError`] naming what is wrong.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let date = parse_date(text.get(..10).ok_or(TimeError::NotAnInstant)?)?;
        let (seconds, offset) = time_of_day(text.as_bytes()).ok_or(TimeError::NotAnInstant)?;
        let days = i64::from(date.to_julian_day()) - EPOCH_JULIAN_DAY;
        let utc = days * DAY_SECONDS + seconds - i64::from(offset.minutes) * 60;
        Ok(Self::from_unix_seconds(utc))
    }

    /// Writes RFC 3339 in the time of a city.
    #[must_use]
    pub fn to_rfc3339(self, offset: UtcOffset) -> String {
        let mut out = String::with_capacity(25);
        push_date(self.date_at(offset), &mut out);
        let seconds = self.seconds_of_day(offset) as i32;
        for (mark, n) in [('T', seconds / 3_600), (':', seconds / 60 % 60), (':', seconds % 60)] {
            out.push(mark);
            push_two(n, &mut out);
        }
        offset.push(&mut out);
        out
    }

    /// The day it is in the city.
    #[must_use]
    pub fn date_at(self, offset: UtcOffset) -> Date {
        // Cannot fail: an instant is held within the years 1 to 9999 with a day to spare.
        i32::try_from(self.julian_day(offset))
            .ok()
            .and_then(|day| Date::from_julian_day(day).ok())
            .unwrap_or(Date::MAX)
    }

    /// Minutes since midnight in the city, 0 to 1439.
    #[must_use]
    pub fn minutes_of_day(self, offset: UtcOffset) -> u16 {
        (self.seconds_of_day(offset) / 60) as u16
    }

    fn seconds_of_day(self, offset: UtcOffset) -> i64 {
        self.local(offset).rem_euclid(DAY_SECONDS)
    }

    /// The day it is in the city, as its Julian day number.
    pub(super) fn julian_day(self, offset: UtcOffset) -> i64 {
        self.local(offset).div_euclid(DAY_SECONDS) + EPOCH_JULIAN_DAY
    }

    /// The moment a day of the city begins and so many minutes more.
    pub(super) fn on_day(julian_day: i64, minutes: i64, offset: UtcOffset) -> Self {
        let days = julian_day.saturating_sub(EPOCH_JULIAN_DAY);
        let local = days.saturating_mul(DAY_SECONDS).saturating_add(minutes.saturating_mul(60));
        Self::from_unix_seconds(local.saturating_sub(i64::from(offset.minutes) * 60))
    }

    fn local(self, offset: UtcOffset) -> i64 {
        self.0 + i64::from(offset.minutes) * 60
    }
}

/// Seconds since midnight and the offset, from what follows the ten characters of a date.
fn time_of_day(text: &[u8]) -> Option<(i64, UtcOffset)> {
    if !matches!(text.get(10)?, b'T' | b't') || text.get(13)? != &b':' || text.get(16)? != &b':' {
        return None;
    }
    let pair = |at: usize, most: u8| {
        let n = number(*text.get(at)?, *text.get(at + 1)?)?;
        (n <= most).then_some(i64::from(n))
    };
    let seconds = pair(11, 23)? * 3_600 + pair(14, 59)? * 60 + pair(17, 60)?;
    let mut rest = text.get(19..)?;
    if let [b'.', b'0'..=b'9', ..] = rest {
        let n_digits = rest.iter().skip(1).take_while(|byte| byte.is_ascii_digit()).count();
        rest = rest.get(1 + n_digits..)?;
    }
    Some((seconds, UtcOffset::parse_bytes(rest)?))
}

impl UtcOffset {
    /// Reads `+07:00`, `-03:30` or `Z`; at most 14 hours, as far as clocks go.
    ///
    /// # Errors
    ///
    /// [`TimeError::NotAnOffset`].
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        Self::parse_bytes(text.as_bytes()).ok_or(TimeError::NotAnOffset)
    }

    fn parse_bytes(text: &[u8]) -> Option<Self> {
        let (sign, h1, h2, m1, m2) = match text {
            [b'Z' | b'z'] => return Some(Self { minutes: 0 }),
            [b'+', h1, h2, b':', m1, m2] => (1, h1, h2, m1, m2),
            [b'-', h1, h2, b':', m1, m2] => (-1, h1, h2, m1, m2),
            _ => return None,
        };
        let (hours, minutes) = (number(*h1, *h2)?, number(*m1, *m2)?);
        let total = i16::from(hours) * 60 + i16::from(minutes);
        (minutes < 60 && total <= 14 * 60).then_some(Self { minutes: sign * total })
    }

    /// Minutes ahead of UTC; below zero behind it.
    #[must_use]
    pub fn minutes(self) -> i16 {
        self.minutes
    }

    /// Writes `+07:00`.
    #[must_use]
    pub fn to_wire(self) -> String {
        let mut out = String::with_capacity(6);
        self.push(&mut out);
        out
    }

    fn push(self, out: &mut String) {
        let minutes = i32::from(self.minutes);
        out.push(if minutes < 0 { '-' } else { '+' });
        push_two(minutes.abs() / 60, out);
        out.push(':');
        push_two(minutes.abs() % 60, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, offset: &str, expected: &str) {
        let offset = UtcOffset::parse(offset).unwrap();
        assert_eq!(Instant::parse(text).unwrap().to_rfc3339(offset), expected);
    }

    #[test]
    fn instants_are_told_in_any_citys_time() {
        check("2026-11-23T14:00:00+07:00", "+07:00", "2026-11-23T14:00:00+07:00");
        check("2026-11-23T20:30:15Z", "+07:00", "2026-11-24T03:30:15+07:00");
        check("2026-01-01T00:00:00.999Z", "-03:30", "2025-12-31T20:30:00-03:30");
        check("1969-12-31T23:59:59Z", "+00:00", "1969-12-31T23:59:59+00:00");
        check("2016-12-31T23:59:60Z", "Z", "2017-01-01T00:00:00+00:00");
        check("9999-12-31T23:59:59-14:00", "+14:00", "9999-12-31T14:00:00+14:00");
        assert_eq!(Instant::parse("1970-01-01T00:00:00Z").unwrap().unix_seconds(), 0);
        assert_eq!(Instant::parse("2026-11-23T00:00:00Z").unwrap().unix_seconds(), 1_795_392_000);
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "2026-11-23",
            "2026-11-23 14:00:00Z",
            "2026-11-23T14:00Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23T14:00:00",
            "2026-11-23T14:00:00.Z",
            "2026-11-23T14:00:00+7:00",
            "2026-11-23T14:00:00+15:00",
            "2026-02-30T14:00:00Z",
            "é026-11-23T14:00:00Z",
        ] {
            assert!(Instant::parse(text).is_err(), "{text}");
        }
    }
}
