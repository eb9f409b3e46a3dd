//! Holidays as dated data: each day with its kind, names and decree.
//!
//! Source: `packs/id/holidays.json`: the PyPI package `holidays` 0.109 (MIT), which cites the
//! decrees; each year's decree stands beside it.

use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::Error;
use crate::json::strict::{date, fields_only, need, some_date, some_text, text};
use crate::json::{JsonError, Reader};

/// The holidays of Indonesia that come with the crate, to be read by [`Holidays::from_json`].
pub const INDONESIA: &str = include_str!("../../../packs/id/holidays.json");

const FORMAT: &str = "balai.holidays/1";

/// What makes a day a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayKind {
    /// A public holiday (*libur nasional*).
    Public,
    /// Joint leave (*cuti bersama*): whether it counts as work is a policy.
    JointLeave,
}

/// Where the days were taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataSource {
    /// What it is called.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it is.
    pub url: Option<String>,
    /// When it was last compared with the data.
    pub checked_on: Date,
}

/// The decree that makes days holidays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decree {
    /// Its id in the data.
    pub id: String,
    /// Its title, or what it decides.
    pub title: String,
    /// Its number, if it was confirmed.
    pub number: Option<String>,
    /// The day it was issued, if known.
    pub issued: Option<Date>,
    /// Where it, or a report of it, can be read.
    pub url: Option<String>,
    /// When that was last looked up.
    pub checked_on: Date,
    /// What was not confirmed.
    pub note: Option<String>,
}

/// A holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day.
    pub on: Date,
    /// What kind of holiday it is.
    pub kind: HolidayKind,
    /// Its Indonesian name.
    pub name_id: String,
    /// Its English name.
    pub name_en: String,
    decree: usize,
}

/// A year whose holidays are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// Whether its days may still change: its decree was not checked.
    pub estimated: bool,
    /// Its holidays, by day.
    pub days: Vec<Holiday>,
}

/// The holidays of consecutive years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holidays {
    /// The country, as in ISO 3166-1: `ID`.
    pub country: String,
    /// Which version of the data this is.
    pub version: String,
    /// Where the days were taken from.
    pub source: DataSource,
    /// The decrees that are named.
    pub decrees: Vec<Decree>,
    /// The years, in order and without a gap; at least one.
    pub years: Vec<Year>,
}

impl Holidays {
    /// Reads a list of holidays. Nothing is passed over: an unknown field, a day that stands twice,
    /// a gap between years or a decree that is not listed is an error where it stands.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`] with line and column; [`Error::Format`] for another format.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let mut r = Reader::new(json);
        let start = r;
        let names = ["format", "country", "version", "about", "source", "decrees", "years"];
        let [format, country, version, about, source, decrees_at, years_at] =
            fields_only(&mut r, names)?;
        r.end()?;
        let found = text(&start, format, "format: missing")?;
        if found != FORMAT {
            return Err(Error::Format { found });
        }
        some_text(&start, about)?;
        let mut decrees = Vec::new();
        need(&start, decrees_at, "decrees: missing")?.array(&mut |r| {
            decrees.push(decree(r)?);
            Ok(())
        })?;
        let mut years: Vec<Year> = Vec::new();
        need(&start, years_at, "years: missing")?.array(&mut |r| {
            let here = *r;
            let read = year(r, &decrees)?;
            match years.last() {
                Some(before) if before.year + 1 != read.year => {
                    Err(here.error("a year that does not follow the one before it"))
                }
                _ => {
                    years.push(read);
                    Ok(())
                }
            }
        })?;
        if years.is_empty() {
            return Err(start.at(years_at).error("no year").into());
        }
        let country = text(&start, country, "country: missing")?;
        let version = text(&start, version, "version: missing")?;
        let source = data_source(need(&start, source, "source: missing")?)?;
        Ok(Self { country, version, source, decrees, years })
    }

    /// The first and the last year that are known.
    #[must_use]
    pub fn span(&self) -> (i32, i32) {
        let of = |year: Option<&Year>| year.map_or(0, |year| year.year);
        (of(self.years.first()), of(self.years.last()))
    }

    /// The decree of a holiday.
    #[must_use]
    pub fn decree(&self, holiday: &Holiday) -> Option<&Decree> {
        self.decrees.get(holiday.decree)
    }

    /// The year of a day, if it is known.
    #[must_use]
    pub fn year_of(&self, day: Date) -> Option<&Year> {
        self.years.iter().find(|year| year.year == day.year())
    }
}

impl Year {
    /// The holiday on a day, if it is one.
    #[must_use]
    pub fn holiday(&self, day: Date) -> Option<&Holiday> {
        let place = self.days.binary_search_by(|holiday| holiday.on.cmp(&day)).ok()?;
        self.days.get(place)
    }
}

fn data_source(mut r: Reader<'_>) -> Result<DataSource, JsonError> {
    let start = r;
    let [title, publisher, url, checked_on] =
        fields_only(&mut r, ["title", "publisher", "url", "checked_on"])?;
    Ok(DataSource {
        title: text(&start, title, "title: missing")?,
        publisher: text(&start, publisher, "publisher: missing")?,
        url: some_text(&start, url)?,
        checked_on: date(&start, checked_on, "checked_on: expected a day")?,
    })
}

pub(super) fn decree(r: &mut Reader<'_>) -> Result<Decree, JsonError> {
    let start = *r;
    let names = ["id", "title", "number", "issued", "url", "checked_on", "note"];
    let [id, title, number, issued, url, checked_on, note] = fields_only(r, names)?;
    Ok(Decree {
        id: text(&start, id, "id: missing")?,
        title: text(&start, title, "title: missing")?,
        number: some_text(&start, number)?,
        issued: some_date(&start, issued)?,
        url: some_text(&start, url)?,
        checked_on: date(&start, checked_on, "checked_on: expected a day")?,
        note: some_text(&start, note)?,
    })
}

fn year(r: &mut Reader<'_>, decrees: &[Decree]) -> Result<Year, JsonError> {
    let start = *r;
    let [year_at, estimated, decree, days_at] =
        fields_only(r, ["year", "estimated", "decree", "days"])?;
    let mut number = need(&start, year_at, "year: missing")?;
    let number = number.integer()?;
    let number = i32::try_from(number).ok().filter(|year| (1..=9_998).contains(year));
    let number = number.ok_or_else(|| start.at(year_at).error("year: out of range"))?;
    let estimated = need(&start, estimated, "estimated: missing")?.boolean()?;
    let by_default = place_of(&start, decree, decrees)?;
    let mut days: Vec<Holiday> = Vec::new();
    need(&start, days_at, "days: missing")?.array(&mut |r| {
        let here = *r;
        let day = holiday(r, decrees, by_default)?;
        if day.on.year() != number {
            return Err(here.error("a day of another year"));
        }
        if days.last().is_some_and(|before| before.on >= day.on) {
            return Err(here.error("a day that stands twice or out of order"));
        }
        days.push(day);
        Ok(())
    })?;
    Ok(Year { year: number, estimated, days })
}

fn holiday(
    r: &mut Reader<'_>,
    decrees: &[Decree],
    by_default: usize,
) -> Result<Holiday, JsonError> {
    let start = *r;
    let [on, kind, name_id, name_en, decree] =
        fields_only(r, ["on", "kind", "name_id", "name_en", "decree"])?;
    let kind = match text(&start, kind, "kind: missing")?.as_str() {
        "public" => HolidayKind::Public,
        "joint_leave" => HolidayKind::JointLeave,
        _ => return Err(start.at(kind).error("kind: expected public or joint_leave")),
    };
    Ok(Holiday {
        on: date(&start, on, "on: expected a day")?,
        kind,
        name_id: text(&start, name_id, "name_id: missing")?,
        name_en: text(&start, name_en, "name_en: missing")?,
        decree: if decree > 0 { place_of(&start, decree, decrees)? } else { by_default },
    })
}

pub(super) fn place_of(
    r: &Reader<'_>,
    value: usize,
    decrees: &[Decree],
) -> Result<usize, JsonError> {
    let id = text(r, value, "decree: missing")?;
    let place = decrees.iter().position(|decree| decree.id == id);
    place.ok_or_else(|| r.at(value).error("decree: not in the list of decrees"))
}
