//! Reading the parts of a feed: source, markets, items, quotes, rows set aside.
//!
//! A part that cannot be read is set aside with its line and reason, and the rest is kept.
//!
//! Source: `docs/reference/price-feed.schema.json`.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use time::Date;

use super::Result;
use crate::iso::parse_date;
use crate::json::{JsonError, Reader};
use crate::price::feed::{FeedItem, RowSetAside, SetAsideRows, Source};
use crate::price::feed_flag::QuoteFlag;
use crate::price::feed_reference::FeedReference;
use crate::price::item::{Item, Market, Place, PriceType};
use crate::price::summary::QuoteInMarket;
use crate::{CommodityId, Currency, MarketId, Money, Unit};

/// Rows set aside by this reader that are kept with their reason; the others are counted.
const ROWS_MAX: usize = 50;
/// The fields of an item: first its texts.
const ITEM_FIELDS: &str =
    "commodity|unit|price_type|currency|name_id|name_en|category|quotes|series|references";

/// What was found, or an error where the value stands, or else where `r` does.
pub(super) fn need<T>(
    r: &Reader<'_>,
    value: usize,
    found: Option<T>,
    problem: &'static str,
) -> Result<T> {
    found.ok_or_else(|| if value > 0 { r.at(value).error(problem) } else { r.error(problem) })
}

/// The text of a field; empty if it is missing or null.
pub(super) fn text_of<'a>(r: &Reader<'a>, value: usize) -> Result<Cow<'a, str>> {
    if value == 0 || r.at(value).null() { Ok(Cow::Borrowed("")) } else { r.at(value).text() }
}

/// As [`text_of`], owned.
fn string_of(r: &Reader<'_>, value: usize) -> Result<String> {
    text_of(r, value).map(Cow::into_owned)
}

/// The count in a field; zero if it is missing.
pub(super) fn count(r: &Reader<'_>, value: usize) -> Result<u64> {
    let n = if value > 0 { r.at(value).integer()? } else { 0 };
    need(r, value, u64::try_from(n).ok(), "expected a count, zero or more")
}

fn date(r: &mut Reader<'_>) -> Result<Date> {
    let start = *r;
    let date = parse_date(&r.text()?).ok();
    need(&start, 0, date, "expected a date that exists, YYYY-MM-DD")
}

/// Passes over the value at `start`, which could not be read, and sets it aside.
pub(super) fn pass_over<'a>(
    r: &mut Reader<'a>,
    start: Reader<'a>,
    aside: &mut SetAsideRows,
    error: &JsonError,
) -> Result<()> {
    *r = start;
    r.skip()?;
    aside.n += 1;
    if aside.rows.len() >= ROWS_MAX {
        r.quiet();
    } else {
        aside.rows.push(RowSetAside {
            line: u64::from(error.line),
            code: "price.feed_unreadable".to_owned(),
            detail: error.problem.to_owned(),
        });
    }
    Ok(())
}

/// Reads each element of the array in a field; one that cannot be read is set aside.
pub(super) fn each<'a>(
    r: &Reader<'a>,
    value: usize,
    aside: &mut SetAsideRows,
    read: &mut dyn FnMut(&mut Reader<'a>) -> Result<()>,
) -> Result<()> {
    if value == 0 {
        return Ok(());
    }
    r.at(value).array(&mut |r| {
        let start = *r;
        match read(r) {
            Ok(()) => Ok(()),
            Err(error) => pass_over(r, start, aside, &error),
        }
    })
}

pub(super) fn days(r: &mut Reader<'_>, days: &mut Vec<Date>) -> Result<()> {
    days.clear();
    r.array(&mut |r| {
        days.push(date(r)?);
        Ok(())
    })
}

pub(super) fn source(mut r: Reader<'_>, source: &mut Source) -> Result<()> {
    let [title, url, licence, invented] = r.fields("title|url|licence|invented")?;
    if invented > 0 {
        source.invented = r.at(invented).boolean()?;
    }
    let some = |text: String| (!text.is_empty()).then_some(text);
    source.title = string_of(&r, title)?;
    source.url = some(string_of(&r, url)?);
    source.licence = some(string_of(&r, licence)?);
    Ok(())
}

pub(super) fn market(r: &mut Reader<'_>) -> Result<Market> {
    let start = *r;
    let [id_at, name, area, place_at] = r.fields("id|name|area|place")?;
    let id = MarketId::new(&text_of(&start, id_at)?).ok();
    let id = need(&start, id_at, id, "id: missing or not an id")?;
    let (name, area) = (text_of(&start, name)?, text_of(&start, area)?);
    let (name, area) =
        (if name.is_empty() { id.as_str() } else { &name }.to_owned(), area.into_owned());
    let place = if place_at > 0 { Some(place(&start, place_at)?) } else { None };
    Ok(Market { id, name, area, place })
}

/// A place: micro-degrees north and east.
fn place(r: &Reader<'_>, value: usize) -> Result<Place> {
    let mut degrees = Vec::new();
    r.at(value).array(&mut |r| {
        degrees.push(r.integer()?);
        Ok(())
    })?;
    let within = |degrees: i64, most: i32| i32::try_from(degrees).ok().filter(|d| d.abs() <= most);
    let found = match degrees.as_slice() {
        [north, east] => within(*north, 90_000_000).zip(within(*east, 180_000_000)),
        _ => None,
    };
    let problem = "place: expected micro-degrees, [north, east]";
    let (latitude, longitude) = need(r, value, found, problem)?;
    Ok(Place { latitude, longitude })
}

pub(super) fn item(
    r: &mut Reader<'_>,
    n_days: usize,
    aside: &mut SetAsideRows,
) -> Result<Arc<FeedItem>> {
    let (mut quotes, mut series, mut references) = (Vec::new(), Vec::new(), Vec::new());
    let (item, names) = item_parts(r, n_days, aside, &mut quotes, &mut series, &mut references)?;
    let [name_id, name_en, category] = names;
    let or = |name: String, other: &str| if name.is_empty() { other.to_owned() } else { name };
    let name_en = or(or(name_en, &name_id), item.commodity.as_str());
    let name_id = or(name_id, &name_en);
    Ok(Arc::new(FeedItem { item, name_id, name_en, category, quotes, series, references }))
}

/// Reads what an item must have, and its names and category.
fn item_parts(
    r: &mut Reader<'_>,
    n_days: usize,
    aside: &mut SetAsideRows,
    quotes: &mut Vec<QuoteInMarket>,
    series: &mut Vec<Option<i64>>,
    references: &mut Vec<FeedReference>,
) -> Result<(Item, [String; 3])> {
    let start = *r;
    let values: [usize; 10] = r.fields(ITEM_FIELDS)?;
    let [commodity, unit, price_type, currency, rest @ ..] = values;
    let [name_id, name_en, category, quotes_at, series_at, references_at] = rest;
    let found = Unit::from_wire(&text_of(&start, unit)?).ok();
    let unit = need(&start, unit, found, "unit: missing or unknown")?;
    let found = PriceType::parse(&text_of(&start, price_type)?);
    let price_type = need(&start, price_type, found, "price_type: missing or unknown")?;
    let found = Currency::parse(&text_of(&start, currency)?).ok();
    let currency = need(&start, currency, found, "currency: missing or unknown")?;
    if series_at > 0 {
        start.at(series_at).array(&mut |r| {
            let start = *r;
            let price = if r.null() { None } else { Some(r.integer()?) };
            series.push(price);
            let found = price.is_none_or(|price| price > 0).then_some(());
            need(&start, 0, found, "series: expected prices above zero or null")
        })?;
    }
    let found = (series.len() == n_days).then_some(());
    let problem = "series: expected one price or null for each of days";
    need(&start, series_at, found, problem)?;
    need(&start, 0, (quotes_at > 0).then_some(()), "quotes: missing")?;
    let (name_id, name_en) = (string_of(&start, name_id)?, string_of(&start, name_en)?);
    let names = [name_id, name_en, string_of(&start, category)?];
    each(&start, quotes_at, aside, &mut |r| {
        quotes.push(quote(r, currency)?);
        Ok(())
    })?;
    each(&start, references_at, aside, &mut |r| {
        references.push(reference(r)?);
        Ok(())
    })?;
    let found = CommodityId::new(&text_of(&start, commodity)?).ok();
    let commodity = need(&start, commodity, found, "commodity: missing or not an id")?;
    Ok((Item { commodity, unit, price_type, currency }, names))
}

fn quote(r: &mut Reader<'_>, currency: Currency) -> Result<QuoteInMarket> {
    let start = *r;
    let [market, day, price, flag] = r.fields("market|observed_on|price|flag")?;
    need(&start, 0, (day > 0).then_some(()), "observed_on: missing")?;
    let observed_on = date(&mut start.at(day))?;
    let minor = if price > 0 { start.at(price).integer().ok() } else { None };
    let minor = minor.filter(|minor| *minor > 0);
    let minor = need(&start, price, minor, "price: expected a whole number above zero")?;
    let id = MarketId::new(&text_of(&start, market)?).ok();
    let market = need(&start, market, id, "market: missing or not an id")?;
    // A flag that a later writer knows and this reader does not says nothing here.
    let flag = QuoteFlag::parse(&text_of(&start, flag)?);
    Ok(QuoteInMarket { market, observed_on, price: Money { minor, currency }, flag })
}

fn reference(r: &mut Reader<'_>) -> Result<FeedReference> {
    let start = *r;
    let values: [usize; 7] = r.fields("from|until|lower|upper|kind|rule_id|rule_en")?;
    let [from, until, lower, upper, texts @ ..] = values;
    let bound = |at: usize| if at > 0 { start.at(at).integer().map(Some) } else { Ok(None) };
    let (lower, upper) = (bound(lower)?, bound(upper)?);
    let fits = lower.or(upper).is_some_and(|least| least > 0 && upper.unwrap_or(least) >= least);
    need(&start, 0, fits.then_some(()), "reference: no bound above zero, or not in order")?;
    let [kind, rule_id, rule_en] = texts;
    let (kind, rule_id) = (string_of(&start, kind)?, string_of(&start, rule_id)?);
    let rule_en = string_of(&start, rule_en)?;
    let (from, until) = (date(&mut start.at(from))?, date(&mut start.at(until))?);
    Ok(FeedReference { from, until, kind, lower, upper, rule_id, rule_en })
}

/// Adds the rows that whoever wrote the feed set aside.
pub(super) fn rows_set_aside(r: &Reader<'_>, value: usize, aside: &mut SetAsideRows) -> Result<()> {
    if value == 0 {
        return Ok(());
    }
    let mut r = r.at(value);
    let [n, rows] = r.fields("n|rows")?;
    aside.n += count(&r, n)?;
    if rows == 0 {
        return Ok(());
    }
    r.at(rows).array(&mut |r| {
        let [line, code, detail] = r.fields("line|code|detail")?;
        let line = count(r, line)?;
        if aside.rows.len() < ROWS_MAX {
            let (code, detail) = (string_of(r, code)?, string_of(r, detail)?);
            aside.rows.push(RowSetAside { line, code, detail });
        }
        Ok(())
    })
}
