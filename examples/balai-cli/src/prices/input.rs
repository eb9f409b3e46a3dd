//! Price files as one collection of quotes, and as a feed.
//!
//! Units: days of the files' calendar.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use balai::price::read::{Collected, Format, Sink, Tally};
use balai::price::{
    CommodityName, Feed, FeedHead, Quote, RowSetAside, SetAsideRows, Source, age_days_max,
    build_feed, indonesian_names,
};
use balai::{Coded, Date, Instant, UtcOffset, iso};
use indicatif::{ProgressBar, ProgressStyle};

use super::verdict;
use crate::Error;
use crate::args::Selection;

/// A file of this many bytes takes long enough to say how far it is.
const BYTES_SHOWN: u64 = 8 * 1024 * 1024;
/// Areas named when none matches.
const N_AREAS_NAMED: usize = 8;
/// Rows set aside that a feed names.
const N_SET_ASIDE_NAMED: usize = 50;
/// Days of observation that tell how often a source has prices.
const N_DAYS: usize = 30;

/// What one file held.
pub(crate) struct Read {
    /// Its name.
    pub(crate) file: String,
    /// What it is.
    pub(crate) format: Format,
    /// What became of its rows.
    pub(crate) tally: Tally,
    /// How many rows were set aside up to its end, those of the files before it included.
    pub(crate) until: usize,
}

/// Reads files into one collection.
pub(crate) fn read(files: &[PathBuf]) -> Result<(Collected, Vec<Read>), Error> {
    let (mut collected, mut reads) = (Collected::default(), Vec::new());
    for path in files {
        let (format, tally) = read_into(path, &mut collected)?;
        reads.push(Read { file: name(path), format, tally, until: collected.set_aside.len() });
    }
    Ok((collected, reads))
}

/// Reads one file into a sink.
pub(crate) fn read_into(path: &Path, sink: &mut impl Sink) -> Result<(Format, Tally), Error> {
    let bar = progress(path);
    let read = balai_price_file::read_with(path, sink, &mut |n| bar.set_position(n));
    bar.finish_and_clear();
    Ok(read?)
}

/// The name of a file, without its folder.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A bar on standard error, if it is a terminal and the file is large.
fn progress(path: &Path) -> ProgressBar {
    let n_bytes = std::fs::metadata(path).map_or(0, |data| data.len());
    if n_bytes < BYTES_SHOWN {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(n_bytes);
    if let Ok(style) = ProgressStyle::with_template("{msg} {bar:40} {bytes}/{total_bytes} {eta}") {
        bar.set_style(style);
    }
    bar.set_message(name(path));
    bar
}

/// Compiles a feed from the quotes selected.
pub(crate) fn feed(selection: &Selection) -> Result<Feed, Error> {
    let (mut collected, reads) = read(&selection.files)?;
    if let Some(area) = &selection.area {
        keep_area(&mut collected, area)?;
    }
    let total = |count: fn(&Tally) -> u64| reads.iter().map(|read| count(&read.tally)).sum();
    let (n_set_aside, n_aggregates) = (total(|t| t.n_set_aside), total(|t| t.n_aggregates));
    let offset = UtcOffset::parse(&selection.utc_offset);
    let utc_offset = offset.map_err(|error| bad("--utc-offset", &selection.utc_offset, &error))?;
    let as_of = match &selection.as_of {
        Some(day) => iso::parse_date(day).map_err(|error| bad("--as-of", day, &error))?,
        None => newest(&collected.quotes).ok_or(Error::NoQuotes { n_set_aside })?,
    };
    let first = collected.quotes.iter().map(|quote| quote.observed_on).min();
    let quotes: Vec<Quote> =
        collected.quotes.into_iter().filter(|quote| quote.observed_on <= as_of).collect();
    let age = selection.age_days_max.unwrap_or_else(|| age_days_max(&newest_days(&quotes)));
    if quotes.is_empty() {
        let Some(first) = first else { return Err(Error::NoQuotes { n_set_aside }) };
        let [as_of, first] = [as_of, first].map(iso::write_date);
        return Err(Error::NothingYet { as_of, first });
    }
    let mut names = indonesian_names();
    let commodities: BTreeMap<_, _> = collected
        .commodities
        .into_iter()
        .map(|(id, commodity)| {
            let name_id = names.remove(&commodity.name);
            (id, CommodityName { commodity, name_id })
        })
        .collect();
    let files: Vec<&str> = reads.iter().map(|read| read.file.as_str()).collect();
    let files = files.join(", ");
    // Of several files a line alone does not tell which.
    let of_file = |row: usize| match reads.as_slice() {
        [] | [_] => String::new(),
        _ => reads
            .iter()
            .find(|read| row < read.until)
            .map_or(String::new(), |read| format!("{}: ", read.file)),
    };
    let rows = collected.set_aside.iter().enumerate().take(N_SET_ASIDE_NAMED);
    let rows = rows.map(|(n, row)| RowSetAside {
        line: row.line,
        code: row.reason.code().to_owned(),
        detail: of_file(n) + &row.reason.to_string(),
    });
    let head = FeedHead {
        city: selection.city.clone().or(selection.area.clone()).unwrap_or(files.clone()),
        utc_offset,
        generated_at: end_of(as_of, &selection.utc_offset)?,
        age_days_max: age,
        source: Source {
            title: selection.source.clone().unwrap_or(files),
            url: None,
            licence: None,
            invented: false,
        },
        set_aside: SetAsideRows { n: n_set_aside, rows: rows.collect() },
        n_aggregates_left_out: n_aggregates,
    };
    let mut feed = build_feed(quotes, &collected.markets, &commodities, head);
    if let Some(place) = &selection.place {
        let pack = verdict::references()?;
        feed.refer(&pack, place).map_err(|error| verdict::refused(&pack, &error))?;
    }
    Ok(feed)
}

fn newest(quotes: &[Quote]) -> Option<Date> {
    quotes.iter().map(|quote| quote.observed_on).max()
}

pub(crate) fn newest_days(quotes: &[Quote]) -> Vec<Date> {
    let days: BTreeSet<Date> = quotes.iter().map(|quote| quote.observed_on).collect();
    days.into_iter().rev().take(N_DAYS).collect()
}

/// The last moment of a day: the feed stands for the whole of it.
fn end_of(day: Date, offset: &str) -> Result<Instant, Error> {
    let text = format!("{}T23:59:59{offset}", iso::write_date(day));
    Instant::parse(&text).map_err(|error| bad("--as-of", &text, &error))
}

/// The day asked for, or the newest that can have been seen.
pub(crate) fn as_of(
    asked: Option<&str>,
    quotes: &[Quote],
    n_set_aside: u64,
) -> Result<Date, Error> {
    let days = || quotes.iter().map(|quote| quote.observed_on);
    let first = days().min().ok_or(Error::NoQuotes { n_set_aside })?;
    let limit = match asked {
        Some(day) => iso::parse_date(day).map_err(|error| bad("--as-of", day, &error))?,
        None => today(),
    };
    if first > limit {
        let [as_of, first] = [limit, first].map(iso::write_date);
        return Err(Error::NothingYet { as_of, first });
    }
    Ok(match asked {
        Some(_) => limit,
        None => days().filter(|day| *day <= limit).max().unwrap_or(limit),
    })
}

/// The latest day that has begun anywhere on earth, by this machine's clock.
fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let days = since.as_secs().saturating_add(14 * 60 * 60) / (24 * 60 * 60);
    // 1 January 1970 is Julian day 2,440,588.
    let julian = i32::try_from(days).ok().and_then(|days| days.checked_add(2_440_588));
    julian.and_then(|day| Date::from_julian_day(day).ok()).unwrap_or(Date::MAX)
}

/// Leaves only the markets of an area, and their quotes.
pub(crate) fn keep_area(collected: &mut Collected, area: &str) -> Result<(), Error> {
    let wanted = area.trim().to_lowercase();
    let areas: BTreeSet<&str> = collected.markets.values().map(|m| m.area.as_str()).collect();
    if !areas.iter().any(|area| area.to_lowercase() == wanted) {
        let known = areas.into_iter().filter(|area| !area.is_empty()).take(N_AREAS_NAMED);
        let known = known.map(str::to_owned).collect();
        return Err(Error::AreaUnknown { area: area.to_owned(), known });
    }
    collected.markets.retain(|_, market| market.area.to_lowercase() == wanted);
    let markets = &collected.markets;
    collected.quotes.retain(|quote| markets.contains_key(&quote.market));
    Ok(())
}

/// An option whose value cannot be read.
pub(crate) fn bad(option: &'static str, value: &str, cause: &dyn std::fmt::Display) -> Error {
    Error::BadValue { option, value: value.to_owned(), cause: cause.to_string() }
}
