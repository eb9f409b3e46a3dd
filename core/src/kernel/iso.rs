//! ISO 8601 calendar dates as text.
//!
//! A small codec of our own: the `formatting` and `serde` features of `time` bring `std`, and with
//! it the clock, back into the core.
//!
//! Units: days of the proleptic Gregorian calendar.
//! Source: ISO 8601-1:2019, complete extended representation; years 0001 to 9999.

use alloc::string::String;

use time::Date;
use time::util::is_leap_year;

use super::coded::Coded;

/// Why a text is not a date or an instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeError {
    /// Not written as `YYYY-MM-DD`.
    #[error("a date is not written as YYYY-MM-DD")]
    NotADate,
    /// Written as a date, but no such day exists.
    #[error("no such day exists")]
    NoSuchDay,
    /// Not written as RFC 3339 asks.
    #[error("an instant is not written as YYYY-MM-DDThh:mm:ss followed by Z or an offset")]
    NotAnInstant,
    /// Not written as `+hh:mm`, `-hh:mm` or `Z`.
    #[error("an offset is not written as +hh:mm")]
    NotAnOffset,
}

impl Coded for TimeError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotADate => "time.not_a_date",
            Self::NoSuchDay => "time.no_such_day",
            Self::NotAnInstant => "time.not_an_instant",
            Self::NotAnOffset => "time.not_an_offset",
        }
    }
}

/// Reads `YYYY-MM-DD`, exactly ten characters.
///
/// # Errors
///
/// [`TimeError::NotADate`] for another form, [`TimeError::NoSuchDay`] for 30 February.
pub fn parse_date(text: &str) -> Result<Date, TimeError> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
        return Err(TimeError::NotADate);
    };
    let pair = |a: &u8, b: &u8| number(*a, *b).ok_or(TimeError::NotADate);
    let year = i32::from(pair(y1, y2)?) * 100 + i32::from(pair(y3, y4)?);
    let (month, day) = (pair(m1, m2)?, pair(d1, d2)?);
    day_of(year, month, day)
}

/// The day of a year, month (1 to 12) and day of the month.
///
/// # Errors
///
/// [`TimeError::NoSuchDay`] if there is none; the year 0 is none either.
pub fn day_of(year: i32, month: u8, day: u8) -> Result<Date, TimeError> {
    if year < 1 || day < 1 || u16::from(day) > n_days(year, month) {
        return Err(TimeError::NoSuchDay);
    }
    let before: u16 = (1..month).map(|month| n_days(year, month)).sum();
    Date::from_ordinal_date(year, before + u16::from(day)).map_err(|_| TimeError::NoSuchDay)
}

#[inline(never)]
fn n_days(year: i32, month: u8) -> u16 {
    match month {
        2 => 28 + u16::from(is_leap_year(year)),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// The month, 1 to 12, and the day of the month; `time` knows months by name, which takes a page
/// more.
#[must_use]
pub fn month_and_day(date: Date) -> (u8, u8) {
    let (mut month, mut day) = (1, date.ordinal());
    while day > n_days(date.year(), month) {
        day -= n_days(date.year(), month);
        month += 1;
    }
    (month, day as u8)
}

/// How many days `until` lies after `from`; below zero if it lies before.
#[must_use]
pub fn days_between(from: Date, until: Date) -> i64 {
    i64::from(until.to_julian_day()) - i64::from(from.to_julian_day())
}

/// Writes `YYYY-MM-DD`.
#[must_use]
pub fn write_date(date: Date) -> String {
    let mut out = String::with_capacity(10);
    push_date(date, &mut out);
    out
}

pub(super) fn push_date(date: Date, out: &mut String) {
    let year = date.year().clamp(0, 9_999);
    push_two(year / 100, out);
    push_two(year % 100, out);
    out.push('-');
    let (month, day) = month_and_day(date);
    push_two(i32::from(month), out);
    out.push('-');
    push_two(i32::from(day), out);
}

/// Two decimal digits of a number below 100.
pub(super) fn push_two(n: i32, out: &mut String) {
    for digit in [n / 10 % 10, n % 10] {
        out.push(char::from(b'0' + digit as u8));
    }
}

/// The number that two digits write.
pub(crate) fn number(tens: u8, ones: u8) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_days_are_those_of_time() {
        for julian in (1_721_426..5_373_484).step_by(7) {
            let date = Date::from_julian_day(julian).unwrap();
            assert_eq!(month_and_day(date), (u8::from(date.month()), date.day()), "{date}");
        }
    }

    #[test]
    fn dates_round_trip() {
        for text in ["2026-11-23", "0001-01-01", "9999-12-31", "2024-02-29"] {
            assert_eq!(write_date(parse_date(text).unwrap()), text);
        }
    }

    #[test]
    fn days_are_counted_over_leap_years_and_backwards() {
        for (from, until, days) in [
            ("2026-11-23", "2026-11-23", 0),
            ("2024-02-28", "2024-03-01", 2),
            ("2026-01-01", "2025-12-31", -1),
            ("0001-01-01", "9999-12-31", 3_652_058),
        ] {
            let [from, until] = [from, until].map(|text| parse_date(text).unwrap());
            assert_eq!(days_between(from, until), days);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for (text, code) in [
            ("", "time.not_a_date"),
            ("2026-11-2", "time.not_a_date"),
            ("2026/11/23", "time.not_a_date"),
            ("2026-11-23 ", "time.not_a_date"),
            ("02/ 01/ 2023", "time.not_a_date"),
            ("2o26-11-23", "time.not_a_date"),
            ("2026-13-01", "time.no_such_day"),
            ("2026-02-30", "time.no_such_day"),
            ("2025-02-29", "time.no_such_day"),
            ("0000-01-01", "time.no_such_day"),
        ] {
            assert_eq!(parse_date(text).unwrap_err().code(), code, "{text}");
        }
    }
}
