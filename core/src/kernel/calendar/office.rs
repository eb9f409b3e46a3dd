//! Office hours as dated data: a week, the seasons in which another holds, and by which decree.
//!
//! Units: minutes since midnight; days of the city's calendar.
//! Source: `packs/id/office-hours.json`, which says what the regulation fixes and what follows.

use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::holidays::{decree, place_of};
use super::{Decree, Error, Hours, Interval};
use crate::json::strict::{date, fields_only, need, some_text, text};
use crate::json::{JsonError, Reader};
use crate::kernel::iso::number;

/// The office hours of Indonesian agencies that come with the crate, to be read by
/// [`OfficeHours::from_json`].
pub const INDONESIA_OFFICE: &str = include_str!("../../../packs/id/office-hours.json");

const FORMAT: &str = "balai.office-hours/1";

/// Office hours, with the seasons in which others hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeHours {
    /// The country, as in ISO 3166-1: `ID`.
    pub country: String,
    /// Which version of the data this is.
    pub version: String,
    /// The decrees that are named.
    pub decrees: Vec<Decree>,
    /// The first day on which they are known to hold.
    pub known_from: Date,
    /// The hours outside all seasons.
    pub hours: Hours,
    /// The seasons, in order.
    pub seasons: Vec<Season>,
}

/// Days on which other hours hold, such as the month of Ramadan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Season {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// Its Indonesian name.
    pub name_id: String,
    /// Its English name.
    pub name_en: String,
    /// Whether its days may still change.
    pub estimated: bool,
    /// The hours of its days.
    pub hours: Hours,
}

impl Season {
    /// Whether a day belongs to it.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }
}

impl OfficeHours {
    /// Reads office hours. Nothing is passed over: an unknown field, a day of the week that is
    /// missing, a season that overlaps the one before it or a decree that is not listed is an error
    /// where it stands.
    ///
    /// # Errors
    ///
    /// [`Error::HoursUnreadable`] with line and column; [`Error::HoursFormat`] for another format.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        read(json).map_err(Error::HoursUnreadable)?
    }
}

fn read(json: &str) -> Result<Result<OfficeHours, Error>, JsonError> {
    let mut r = Reader::new(json);
    let start = r;
    let names = [
        "format",
        "country",
        "version",
        "about",
        "decrees",
        "decree",
        "known_from",
        "week",
        "seasons",
    ];
    let [format, country, version, about, decrees_at, by, known_from, week_at, seasons_at] =
        fields_only(&mut r, names)?;
    r.end()?;
    let found = text(&start, format, "format: missing")?;
    if found != FORMAT {
        return Ok(Err(Error::HoursFormat { found }));
    }
    some_text(&start, about)?;
    let mut decrees = Vec::new();
    need(&start, decrees_at, "decrees: missing")?.array(&mut |r| {
        decrees.push(decree(r)?);
        Ok(())
    })?;
    place_of(&start, by, &decrees)?;
    let known_from = date(&start, known_from, "known_from: expected a day")?;
    let hours = week(need(&start, week_at, "week: missing")?)?;
    let mut seasons: Vec<Season> = Vec::new();
    need(&start, seasons_at, "seasons: missing")?.array(&mut |r| {
        let here = *r;
        let season = season(r, &decrees)?;
        if season.until < season.from {
            return Err(here.error("a season that ends before it begins"));
        }
        if seasons.last().is_some_and(|before| before.until >= season.from) {
            return Err(here.error("a season out of order, or one that overlaps another"));
        }
        seasons.push(season);
        Ok(())
    })?;
    let country = text(&start, country, "country: missing")?;
    let version = text(&start, version, "version: missing")?;
    Ok(Ok(OfficeHours { country, version, decrees, known_from, hours, seasons }))
}

fn season(r: &mut Reader<'_>, decrees: &[Decree]) -> Result<Season, JsonError> {
    let start = *r;
    let names = ["from", "until", "name_id", "name_en", "estimated", "decree", "week"];
    let [from, until, name_id, name_en, estimated, decree, week_at] = fields_only(r, names)?;
    place_of(&start, decree, decrees)?;
    Ok(Season {
        from: date(&start, from, "from: expected a day")?,
        until: date(&start, until, "until: expected a day")?,
        name_id: text(&start, name_id, "name_id: missing")?,
        name_en: text(&start, name_en, "name_en: missing")?,
        estimated: need(&start, estimated, "estimated: missing")?.boolean()?,
        hours: week(need(&start, week_at, "week: missing")?)?,
    })
}

fn week(mut r: Reader<'_>) -> Result<Hours, JsonError> {
    let start = r;
    let days = fields_only(
        &mut r,
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    )?;
    let mut week: [Vec<Interval>; 7] = Default::default();
    for (day, into) in days.into_iter().zip(&mut week) {
        need(&start, day, "a day of the week is missing")?.array(&mut |r| {
            let here = *r;
            let interval = interval(&r.text()?);
            into.push(interval.ok_or_else(|| here.error("expected hh:mm-hh:mm"))?);
            Ok(())
        })?;
    }
    Hours::new(week).map_err(|_| start.error("hours of a day out of order, empty or overlapping"))
}

/// Reads `07:30-12:00`; `24:00` is the midnight that ends a day.
fn interval(text: &str) -> Option<Interval> {
    let [h1, h2, b':', m1, m2, b'-', h3, h4, b':', m3, m4] = *text.as_bytes() else {
        return None;
    };
    let minutes = |h1, h2, m1, m2| {
        let (hours, minutes) = (number(h1, h2)?, number(m1, m2)?);
        (minutes < 60).then(|| u16::from(hours) * 60 + u16::from(minutes))
    };
    Some(Interval { from: minutes(h1, h2, m1, m2)?, until: minutes(h3, h4, m3, m4)? })
}
