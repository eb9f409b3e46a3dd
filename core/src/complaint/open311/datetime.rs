//! Moments as the standard writes them, and as they are found.
//!
//! The standard asks for a date, a time and a zone. Where zone or time are missing, the caller's
//! offset and midnight are taken and the answer says so.
//!
//! Units: whole seconds; a fraction of a second is cut.
//! Source: W3C note "Date and Time Formats" (a profile of ISO 8601).

use alloc::string::String;

use crate::{Instant, UtcOffset};

/// What was not said and had to be assumed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assumed {
    /// Nothing: date, time and zone were given.
    #[default]
    Nothing,
    /// The zone.
    Zone,
    /// The zone, and midnight as the time.
    TimeAndZone,
}

/// A moment with the zone it was told in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Datetime {
    /// The moment.
    pub at: Instant,
    /// The zone it was told in, or the assumed one.
    pub utc_offset: UtcOffset,
    /// What was assumed.
    pub assumed: Assumed,
}

impl Datetime {
    /// A moment told in a zone.
    #[must_use]
    pub fn new(at: Instant, utc_offset: UtcOffset) -> Self {
        Self { at, utc_offset, assumed: Assumed::Nothing }
    }

    /// Reads a date, `2026-11-23`; with a time, `T14:00` or `T14:00:00` (or with a space before
    /// it); with a zone, `Z`, `+07:00`, `+0700` or `+07`. What is not said is assumed: `utc_offset`
    /// and midnight. `None` if it is anything else, or no such moment.
    #[must_use]
    pub fn parse(text: &str, utc_offset: UtcOffset) -> Option<Self> {
        let text = text.trim();
        let (date, rest) = text.split_at_checked(10)?;
        let mut strict = String::with_capacity(25);
        strict.push_str(date);
        strict.push('T');
        let (zone, has_time) = match rest.as_bytes() {
            [] => {
                strict.push_str("00:00:00");
                ("", false)
            }
            [b'T' | b't' | b' ', ..] => {
                let time = rest.get(1..)?.trim_start();
                let n = time.bytes().take_while(|b| matches!(b, b'0'..=b'9' | b':' | b'.')).count();
                let (clock, zone) = time.split_at_checked(n)?;
                strict.push_str(clock);
                if clock.len() == 5 {
                    strict.push_str(":00");
                }
                (zone.trim_start(), true)
            }
            _ => return None,
        };
        let (utc_offset, assumed) = match (zone, has_time) {
            ("", true) => (utc_offset, Assumed::Zone),
            ("", false) => (utc_offset, Assumed::TimeAndZone),
            _ => (read_zone(zone)?, Assumed::Nothing),
        };
        strict.push_str(&utc_offset.to_wire());
        Some(Self { at: Instant::parse(&strict).ok()?, utc_offset, assumed })
    }

    /// Writes it with its zone.
    #[must_use]
    pub fn to_wire(self) -> String {
        self.at.to_rfc3339(self.utc_offset)
    }
}

fn read_zone(zone: &str) -> Option<UtcOffset> {
    let mut full = String::with_capacity(6);
    match zone.as_bytes() {
        [b'+' | b'-', rest @ ..] if !zone.contains(':') && zone.is_ascii() => {
            full.push_str(zone.get(..3)?);
            full.push(':');
            full.push_str(if rest.len() == 2 { "00" } else { zone.get(3..)? });
        }
        _ => full.push_str(zone),
    }
    UtcOffset::parse(&full).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, Assumed)>) {
        let wib = UtcOffset::parse("+07:00").unwrap();
        let read = Datetime::parse(text, wib);
        let told = read.map(|read| (read.to_wire(), read.assumed));
        assert_eq!(told, expected.map(|(text, assumed)| (text.into(), assumed)), "{text}");
    }

    #[test]
    fn moments_are_read_as_they_are_found() {
        let whole = |text| Some((text, Assumed::Nothing));
        check("2010-04-14T06:37:38-08:00", whole("2010-04-14T06:37:38-08:00"));
        check(" 2010-04-14T06:37:38Z ", whole("2010-04-14T06:37:38+00:00"));
        check("2010-04-14 06:37:38.123 +0700", whole("2010-04-14T06:37:38+07:00"));
        check("2010-04-14t06:37-03", whole("2010-04-14T06:37:00-03:00"));
        check("2010-04-14T06:37:38", Some(("2010-04-14T06:37:38+07:00", Assumed::Zone)));
        check("2010-04-14", Some(("2010-04-14T00:00:00+07:00", Assumed::TimeAndZone)));
        for text in [
            "",
            "null",
            "04/14/2010",
            "2010-02-30",
            "2010-04-14T25:00:00Z",
            "2010-04-14T06:37:38 WIB",
            "2010-04-14T06:37:38+7",
            "2010-04-14T06:37:38+é7",
            "2010-04-14T",
            "1271252258",
            "2010-04-14Z",
        ] {
            check(text, None);
        }
    }
}
