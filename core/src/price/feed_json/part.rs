//! Reading the parts of a feed: source, markets, items, quotes, rows set aside.
//!
//! A part that cannot be read is set aside with its line and reason, and the rest is kept.
//!
//! Source: `docs/reference/price-feed.schema.json`.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use time::Date;

use super::Result;
use crate::iso::parse_date;
use crate::json::{JsonError, Reader, Record};
use crate::price::feed::{FeedItem, RowSetAside, SetAsideRows, Source};
use crate::price::feed_flag::QuoteFlag;
use crate::price::feed_reference::FeedReference;
use crate::price::item::{Item, Market, Place, PriceType};
use crate::price::summary::QuoteInMarket;
use crate::{CommodityId, Currency, MarketId, Money, Unit};

/// Rows set aside by this reader that are kept with their reason; the others are counted.
const ROWS_MAX: usize = 50;
/// What is wrong with a day.
const NO_DAY: &str = "expected a date that exists, YYYY-MM-DD";
/// The fields of an item.
const ITEM_FIELDS: &str =
    "commodity|unit|price_type|currency|name_id|name_en|category|quotes|series|references";

/// The count in a field; zero if it is missing.
pub(super) fn count(record: &mut Record<'_>, field: usize) -> u64 {
    let n = u64::try_from(record.integer(field).unwrap_or(0));
    record.need(field, n.is_ok(), "expected a count, zero or more");
    n.unwrap_or(0)
}

/// The day in a field.
fn day(record: &mut Record<'_>, field: usize) -> Option<Date> {
    let day = parse_date(&record.text(field)).ok();
    record.need(field, day.is_some(), NO_DAY);
    day
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
    record: &mut Record<'a>,
    field: usize,
    aside: &mut SetAsideRows,
    read: &mut dyn FnMut(&mut Reader<'a>) -> Result<()>,
) {
    record.each(field, &mut |r| {
        let start = *r;
        read(r).or_else(|error| pass_over(r, start, aside, &error))
    });
}

/// The days of the series.
pub(super) fn days(r: &mut Reader<'_>, days: &mut Vec<Date>) -> Result<()> {
    days.clear();
    r.array(&mut |r| {
        let start = *r;
        let day = parse_date(&r.text()?).map_err(|_| start.error(NO_DAY))?;
        days.push(day);
        Ok(())
    })
}

pub(super) fn source(r: &mut Reader<'_>) -> Result<Source> {
    let mut record = r.record("title|url|licence|invented")?;
    let some = |text: String| (!text.is_empty()).then_some(text);
    let source = Source {
        title: record.string(0),
        url: some(record.string(1)),
        licence: some(record.string(2)),
        invented: record.boolean(3),
    };
    record.end(Some(source))
}

pub(super) fn market(r: &mut Reader<'_>) -> Result<Market> {
    let mut record = r.record("id|name|area|place")?;
    let id = MarketId::new(&record.text(0)).ok();
    record.need(0, id.is_some(), "id: missing or not an id");
    let (name, area, place) = (record.string(1), record.string(2), place(&mut record, 3));
    record.end(id.map(|id| {
        let name = if name.is_empty() { id.as_str().to_owned() } else { name };
        Market { id, name, area, place }
    }))
}

/// A place: micro-degrees north and east.
fn place(record: &mut Record<'_>, field: usize) -> Option<Place> {
    let mut degrees = Vec::new();
    record.each(field, &mut |r| {
        degrees.push(r.integer()?);
        Ok(())
    });
    let within = |degrees: i64, most: i32| i32::try_from(degrees).ok().filter(|d| d.abs() <= most);
    let place = match degrees.as_slice() {
        [north, east] => within(*north, 90_000_000).zip(within(*east, 180_000_000)),
        _ => None,
    };
    let holds = place.is_some() || !record.has(field);
    record.need(field, holds, "place: expected micro-degrees, [north, east]");
    place.map(|(latitude, longitude)| Place { latitude, longitude })
}

pub(super) fn item(
    r: &mut Reader<'_>,
    n_days: usize,
    aside: &mut SetAsideRows,
) -> Result<Arc<FeedItem>> {
    let mut record = r.record(ITEM_FIELDS)?;
    let unit = Unit::from_wire(&record.text(1)).ok();
    record.need(1, unit.is_some(), "unit: missing or unknown");
    let price_type = PriceType::parse(&record.text(2));
    record.need(2, price_type.is_some(), "price_type: missing or unknown");
    let currency = Currency::parse(&record.text(3)).ok();
    record.need(3, currency.is_some(), "currency: missing or unknown");
    let mut series = Vec::new();
    record.each(8, &mut |r| {
        let start = *r;
        let price = if r.null() { None } else { Some(r.integer()?) };
        series.push(price);
        if price.is_none_or(|price| price > 0) {
            return Ok(());
        }
        Err(start.error("series: expected prices above zero or null"))
    });
    let fits = series.len() == n_days;
    record.need(8, fits, "series: expected one price or null for each of days");
    let has_quotes = record.has(7);
    record.need(7, has_quotes, "quotes: missing");
    let (name_id, name_en, category) = (record.string(4), record.string(5), record.string(6));
    let (mut quotes, mut references) = (Vec::new(), Vec::new());
    each(&mut record, 7, aside, &mut |r| {
        quotes.push(quote(r, currency)?);
        Ok(())
    });
    each(&mut record, 9, aside, &mut |r| {
        references.push(reference(r)?);
        Ok(())
    });
    let commodity = CommodityId::new(&record.text(0)).ok();
    record.need(0, commodity.is_some(), "commodity: missing or not an id");
    let item = || {
        Some(Item {
            commodity: commodity?,
            unit: unit?,
            price_type: price_type?,
            currency: currency?,
        })
    };
    record.end(item().map(|item| {
        let or = |name: String, other: &str| if name.is_empty() { other.to_owned() } else { name };
        let name_en = or(or(name_en, &name_id), item.commodity.as_str());
        let name_id = or(name_id, &name_en);
        Arc::new(FeedItem { item, name_id, name_en, category, quotes, series, references })
    }))
}

fn quote(r: &mut Reader<'_>, currency: Option<Currency>) -> Result<QuoteInMarket> {
    let mut record = r.record("market|observed_on|price|flag")?;
    let has_day = record.has(1);
    record.need(1, has_day, "observed_on: missing");
    let observed_on = day(&mut record, 1);
    let minor = record.integer(2).filter(|minor| *minor > 0);
    record.need(2, minor.is_some(), "price: expected a whole number above zero");
    let market = MarketId::new(&record.text(0)).ok();
    record.need(0, market.is_some(), "market: missing or not an id");
    // A flag that a later writer knows and this reader does not says nothing here.
    let flag = QuoteFlag::parse(&record.text(3));
    let quote = || {
        let price = Money { minor: minor?, currency: currency? };
        Some(QuoteInMarket { market: market?, observed_on: observed_on?, price, flag })
    };
    record.end(quote())
}

fn reference(r: &mut Reader<'_>) -> Result<FeedReference> {
    let mut record = r.record("from|until|lower|upper|kind|rule_id|rule_en")?;
    let (lower, upper) = (record.integer(2), record.integer(3));
    let fits = lower.or(upper).is_some_and(|least| least > 0 && upper.unwrap_or(least) >= least);
    record.need(2, fits, "reference: no bound above zero, or not in order");
    let (kind, rule_id, rule_en) = (record.string(4), record.string(5), record.string(6));
    let (from, until) = (day(&mut record, 0), day(&mut record, 1));
    record.end(from.zip(until).map(|(from, until)| FeedReference {
        from,
        until,
        kind,
        lower,
        upper,
        rule_id,
        rule_en,
    }))
}

/// Adds the rows that whoever wrote the feed set aside.
pub(super) fn rows_set_aside(r: &mut Reader<'_>, aside: &mut SetAsideRows) -> Result<()> {
    let mut record = r.record("n|rows")?;
    aside.n += count(&mut record, 0);
    record.each(1, &mut |r| {
        let mut record = r.record("line|code|detail")?;
        let line = count(&mut record, 0);
        let row = RowSetAside { line, code: record.string(1), detail: record.string(2) };
        let row = record.end(Some(row))?;
        if aside.rows.len() < ROWS_MAX {
            aside.rows.push(row);
        }
        Ok(())
    });
    record.end(Some(()))
}
