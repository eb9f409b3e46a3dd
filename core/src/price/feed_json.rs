//! Reading a feed from JSON: tolerant in, strict out (`feed_write.rs`).
//!
//! A quote or an item that cannot be read is set aside with its line and reason and the rest is
//! kept; what is not a feed at all is an error. Unknown fields are passed over.
//!
//! Source: `docs/reference/price-feed.schema.json`.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use time::Date;

use super::error::FeedError;
use super::feed::{Feed, FeedItem, RowSetAside, SetAsideRows, Source, as_of};
use super::item::{Item, Market, PriceType};
use super::summary::QuoteInMarket;
use crate::iso::parse_date;
use crate::json::{JsonError, Reader};
use crate::{CommodityId, Currency, Instant, MarketId, Money, Unit, UtcOffset};

/// The format, as a feed names it.
pub(super) const FORMAT: &str = "balai.price-feed/1";
/// Age that still counts where a feed does not say.
const AGE_DAYS_MAX_DEFAULT: i64 = 7;
/// Rows set aside by this reader that are kept with their reason; the others are counted.
const ROWS_MAX: usize = 50;

type Result<T> = core::result::Result<T, JsonError>;
/// Where the value of a field stands, if it is there.
type Value<'a> = Option<Reader<'a>>;

impl Feed {
    /// Reads a feed.
    ///
    /// # Errors
    ///
    /// [`FeedError`] if the text is not JSON, not in this format, or lacks the city, its clock, its
    /// source or the instant it was compiled. Single markets, items and quotes that cannot be read
    /// are set aside instead.
    pub fn from_json(text: &str) -> core::result::Result<Self, FeedError> {
        FeedReader::default().read(text)
    }
}

/// Reads the same feed again and again: an item whose text did not change is not read anew but is
/// the one read before, to the pointer.
#[derive(Clone, Debug, Default)]
pub struct FeedReader {
    text: String,
    n_days: usize,
    known: Vec<Known>,
}

/// An item read without anything set aside, and where in the text it stood.
#[derive(Clone, Debug)]
struct Known {
    from: usize,
    until: usize,
    item: Arc<FeedItem>,
}

impl FeedReader {
    /// Reads a feed; the answer is that of [`Feed::from_json`].
    ///
    /// # Errors
    ///
    /// As [`Feed::from_json`]; what was read before stays known.
    pub fn read(&mut self, text: &str) -> core::result::Result<Feed, FeedError> {
        let start = Reader::new(text);
        let mut end = start;
        let mut values = [None; FIELDS.len()];
        let (mut set_aside, mut days, mut known) = (SetAsideRows::default(), Vec::new(), None);
        end.object(&mut |r, name| {
            let place = FIELDS.iter().position(|field| *field == name);
            let Some(value) = place.and_then(|place| values.get_mut(place)) else {
                return r.skip();
            };
            *value = Some(*r);
            match name {
                "days" => {
                    days.clear();
                    r.array(&mut |r| {
                        days.push(date(r)?);
                        Ok(())
                    })
                }
                // A feed of ours names its days first, so that its items are read on the way.
                "items" if !days.is_empty() => {
                    known = Some(self.items(r, days.len(), &mut set_aside)?);
                    Ok(())
                }
                _ => r.pass(),
            }
        })?;
        end.end()?;
        let [format, city, offset, at, age, source_at, markets_at, _, items_at, aside, left] =
            values;
        let found = text_of(format)?;
        if found != FORMAT {
            return Err(FeedError::Format { found });
        }
        let utc_offset = UtcOffset::parse(&text_of(offset)?).ok();
        let utc_offset = need(offset, &start, utc_offset, "utc_offset: missing, or not +hh:mm")?;
        let generated_at = Instant::parse(&text_of(at)?).ok();
        let generated_at = need(at, &start, generated_at, "generated_at: missing, or no instant")?;
        let source_at = need(None, &start, source_at, "source: missing")?;
        let known = match (known, items_at) {
            (Some(known), _) => known,
            (None, Some(mut r)) => self.items(&mut r, days.len(), &mut set_aside)?,
            (None, None) => Vec::new(),
        };
        let mut markets = Vec::new();
        each(markets_at, &mut set_aside, &mut |r| {
            markets.push(market(r)?);
            Ok(())
        })?;
        rows_set_aside(aside, &mut set_aside)?;
        let items: Vec<Arc<FeedItem>> = known.iter().map(|known| known.item.clone()).collect();
        let feed = Feed {
            city: need(None, &start, city, "city: missing")?.string()?,
            utc_offset,
            generated_at,
            age_days_max: age.map_or(Ok(AGE_DAYS_MAX_DEFAULT), |mut r| r.integer())?,
            source: source(source_at)?,
            markets,
            as_of: as_of(&items, generated_at, utc_offset),
            items,
            n_aggregates_left_out: count(left)?,
            set_aside,
            days,
        };
        self.text = start.until(&end).to_owned();
        self.n_days = feed.days.len();
        self.known = known;
        Ok(feed)
    }

    /// Reads the items of a feed with `n_days` days, or finds them as they were read before.
    fn items(
        &self,
        r: &mut Reader<'_>,
        n_days: usize,
        aside: &mut SetAsideRows,
    ) -> Result<Vec<Known>> {
        let mut before = if self.n_days == n_days { self.known.as_slice() } else { &[] };
        let (mut items, mut in_order) = (Vec::<Known>::new(), true);
        r.array(&mut |r| {
            let (start, n_aside) = (*r, aside.n);
            let found = before.first().filter(|known| known.stands_at(r, &self.text));
            let item = match found {
                Some(known) => known.item.clone(),
                None => match item(r, n_days, aside) {
                    Ok(item) => Arc::new(item),
                    Err(error) => return pass_over(r, start, aside, &error),
                },
            };
            // What stood before this item in the old text is gone.
            let place = before.iter().position(|known| known.item.item == item.item);
            before = place.and_then(|place| before.get(place + 1..)).unwrap_or(before);
            // A feed of ours is in order, and what comes after all others cannot stand there yet.
            in_order &= items.last().is_none_or(|last| last.item.item < item.item);
            if !in_order && items.iter().any(|other| other.item.item == item.item) {
                let error = start.error("the same item stands in the feed already");
                return pass_over(r, start, aside, &error);
            }
            let until = if aside.n == n_aside { r.place() } else { start.place() };
            items.push(Known { from: start.place(), until, item });
            Ok(())
        })?;
        Ok(items)
    }
}

impl Known {
    /// Passes over the item's text if it stands unchanged where `r` is; says whether it did.
    fn stands_at(&self, r: &mut Reader<'_>, text: &str) -> bool {
        self.from < self.until && text.get(self.from..self.until).is_some_and(|text| r.same(text))
    }
}

/// The fields of a feed, in the order [`FeedReader::read`] takes them.
const FIELDS: [&str; 11] = [
    "format",
    "city",
    "utc_offset",
    "generated_at",
    "age_days_max",
    "source",
    "markets",
    "days",
    "items",
    "set_aside",
    "n_aggregates_left_out",
];
/// The fields of an item: first its texts.
const ITEM_FIELDS: [&str; 9] = [
    "commodity",
    "unit",
    "price_type",
    "currency",
    "name_id",
    "name_en",
    "category",
    "quotes",
    "series",
];

/// What was found, or an error where the value stands, or else at `start`.
fn need<T>(
    value: Value<'_>,
    start: &Reader<'_>,
    found: Option<T>,
    problem: &'static str,
) -> Result<T> {
    found.ok_or_else(|| value.as_ref().unwrap_or(start).error(problem))
}

/// The text of a field; empty if it is missing.
fn text_of(value: Value<'_>) -> Result<String> {
    value.map_or_else(|| Ok(String::new()), |mut r| r.string())
}

/// The count in a field; zero if it is missing.
fn count(value: Value<'_>) -> Result<u64> {
    let Some(mut r) = value else { return Ok(0) };
    let start = r;
    need(None, &start, u64::try_from(r.integer()?).ok(), "expected a count, zero or more")
}

fn date(r: &mut Reader<'_>) -> Result<Date> {
    let start = *r;
    let date = parse_date(&r.text()?).ok();
    need(None, &start, date, "expected a date that exists, YYYY-MM-DD")
}

/// Passes over the value at `start`, which could not be read, and sets it aside.
fn pass_over<'a>(
    r: &mut Reader<'a>,
    start: Reader<'a>,
    aside: &mut SetAsideRows,
    error: &JsonError,
) -> Result<()> {
    *r = start;
    r.skip()?;
    aside.n += 1;
    if aside.rows.len() < ROWS_MAX {
        aside.rows.push(RowSetAside {
            line: u64::from(error.line),
            code: "price.feed_unreadable".to_owned(),
            detail: error.problem.to_owned(),
        });
    }
    Ok(())
}

/// Reads each element of an array; one that cannot be read is set aside.
fn each<'a>(
    value: Value<'a>,
    aside: &mut SetAsideRows,
    read: &mut dyn FnMut(&mut Reader<'a>) -> Result<()>,
) -> Result<()> {
    let Some(mut r) = value else { return Ok(()) };
    r.array(&mut |r| {
        let start = *r;
        match read(r) {
            Ok(()) => Ok(()),
            Err(error) => pass_over(r, start, aside, &error),
        }
    })
}

fn source(mut r: Reader<'_>) -> Result<Source> {
    let [title, url, licence, invented] = r.fields(["title", "url", "licence", "invented"])?;
    let some = |value: Value<'_>| value.map(|mut r| r.string()).transpose();
    Ok(Source {
        title: text_of(title)?,
        url: some(url)?,
        licence: some(licence)?,
        invented: invented.map_or(Ok(false), |mut r| r.boolean())?,
    })
}

fn market(r: &mut Reader<'_>) -> Result<Market> {
    let start = *r;
    let [id_at, name, area] = r.fields(["id", "name", "area"])?;
    let (id, name) = (text_of(id_at)?, text_of(name)?);
    let name = if name.is_empty() { id.clone() } else { name };
    let id = need(id_at, &start, MarketId::new(&id).ok(), "id: missing or not an id")?;
    Ok(Market { id, name, area: text_of(area)?, place: None })
}

fn item(r: &mut Reader<'_>, n_days: usize, aside: &mut SetAsideRows) -> Result<FeedItem> {
    let start = *r;
    let [values @ .., quotes_at, series_at] = r.fields(ITEM_FIELDS)?;
    let mut texts = [const { String::new() }; 7];
    for (text, value) in texts.iter_mut().zip(values) {
        *text = text_of(value)?;
    }
    let [commodity, unit, price_type, currency, name_id, name_en, category] = texts;
    let [commodity_at, unit_at, type_at, currency_at, ..] = values;
    let (commodity, unit) = (CommodityId::new(&commodity).ok(), Unit::parse(&unit).ok());
    let (price_type, currency) = (PriceType::parse(&price_type), Currency::parse(&currency).ok());
    let item = Item {
        commodity: need(commodity_at, &start, commodity, "commodity: expected an id")?,
        unit: need(unit_at, &start, unit, "unit: missing or unknown")?,
        price_type: need(type_at, &start, price_type, "price_type: missing or unknown")?,
        currency: need(currency_at, &start, currency, "currency: missing or unknown")?,
    };
    let mut series = Vec::new();
    if let Some(mut r) = series_at {
        r.array(&mut |r| {
            series.push(if r.null() { None } else { Some(r.integer()?) });
            Ok(())
        })?;
    }
    if series.len() != n_days {
        let problem = "series: expected one price or null for each of days";
        return need(series_at, &start, None, problem);
    }
    let mut quotes = Vec::new();
    let quotes_at = need(None, &start, quotes_at, "quotes: missing")?;
    each(Some(quotes_at), aside, &mut |r| {
        quotes.push(quote(r, item.currency)?);
        Ok(())
    })?;
    let or = |name: String, other: &str| if name.is_empty() { other.to_owned() } else { name };
    let name_en = or(or(name_en, &name_id), item.commodity.as_str());
    let name_id = or(name_id, &name_en);
    Ok(FeedItem { item, name_id, name_en, category, quotes, series })
}

fn quote(r: &mut Reader<'_>, currency: Currency) -> Result<QuoteInMarket> {
    let start = *r;
    let [market_at, day, price] = r.fields(["market", "observed_on", "price"])?;
    let market = match market_at {
        Some(mut r) => MarketId::new(&r.text()?).ok(),
        None => None,
    };
    let market = need(market_at, &start, market, "market: missing or not an id")?;
    let observed_on = date(&mut need(None, &start, day, "observed_on: missing")?)?;
    let minor = price.map_or(Ok(0), |mut r| r.integer())?;
    let minor = (minor > 0).then_some(minor);
    let minor = need(price, &start, minor, "price: expected a whole number above zero")?;
    Ok(QuoteInMarket { market, observed_on, price: Money { minor, currency } })
}

/// Adds the rows that whoever wrote the feed set aside.
fn rows_set_aside(value: Value<'_>, aside: &mut SetAsideRows) -> Result<()> {
    let Some(mut r) = value else { return Ok(()) };
    let [n, rows] = r.fields(["n", "rows"])?;
    aside.n += count(n)?;
    let Some(mut r) = rows else { return Ok(()) };
    r.array(&mut |r| {
        let [line, code, detail] = r.fields(["line", "code", "detail"])?;
        let row =
            RowSetAside { line: count(line)?, code: text_of(code)?, detail: text_of(detail)? };
        if aside.rows.len() < ROWS_MAX {
            aside.rows.push(row);
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    /// How many items a feed of these commodities keeps, and how many are set aside.
    #[track_caller]
    fn check(commodities: &[&str], n_items: usize, n_set_aside: u64) {
        let items: Vec<String> = commodities
            .iter()
            .map(|commodity| {
                format!(
                    r#"{{"commodity": "{commodity}", "unit": "kg", "price_type": "retail",
                    "currency": "IDR", "quotes": [], "series": []}}"#
                )
            })
            .collect();
        let feed = Feed::from_json(&format!(
            r#"{{"format": "balai.price-feed/1", "city": "Kota Contoh", "utc_offset": "+07:00",
            "generated_at": "2026-11-23T14:00:00+07:00", "source": {{"title": "Contoh"}},
            "items": [{}]}}"#,
            items.join(",")
        ))
        .unwrap();
        assert_eq!((feed.items.len(), feed.set_aside.n), (n_items, n_set_aside));
    }

    #[test]
    fn an_item_stands_in_a_feed_once_in_whatever_order() {
        check(&["a", "b", "c"], 3, 0);
        check(&["c", "a", "b"], 3, 0);
        check(&["a", "a"], 1, 1);
        check(&["b", "a", "b", "c", "a"], 3, 2);
        check(&["b", "a", "c", "d", "c"], 4, 1);
    }
}
