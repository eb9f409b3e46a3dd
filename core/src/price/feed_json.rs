//! Reading a feed from JSON: tolerant in, strict out (`feed_write.rs`).
//!
//! A quote or an item that cannot be read is set aside with its line and reason and the rest is
//! kept; what is not a feed at all is an error. Unknown fields are passed over.
//!
//! Source: `docs/reference/price-feed.schema.json`.

use alloc::borrow::{Cow, ToOwned};
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
        let (mut feed, mut known) = (Feed::default(), Vec::new());
        let found = self.fill(text, &mut feed, &mut known)?;
        if found != FORMAT {
            return Err(FeedError::Format { found: found.into_owned() });
        }
        feed.items = known.iter().map(|known| known.item.clone()).collect();
        feed.as_of = as_of(&feed.items, feed.generated_at, feed.utc_offset);
        let text = Reader::new(text).rest();
        *self = Self { text: text.to_owned(), n_days: feed.days.len(), known };
        Ok(feed)
    }

    /// Fills in what `text` says, unless its format, the answer, is another.
    fn fill<'a>(
        &self,
        text: &'a str,
        feed: &mut Feed,
        known: &mut Vec<Known>,
    ) -> Result<Cow<'a, str>> {
        let start = Reader::new(text);
        let mut end = start;
        let mut values = [None; FIELDS.len()];
        let mut items_read = false;
        end.object(&mut |r, name| {
            let place = FIELDS.iter().position(|field| *field == name);
            let Some(value) = place.and_then(|place| values.get_mut(place)) else {
                return r.skip();
            };
            *value = Some(*r);
            match name {
                "days" => days(r, &mut feed.days),
                // A feed of ours names its days first, so that its items are read on the way.
                "items" if !feed.days.is_empty() => {
                    items_read = true;
                    self.items(r, feed.days.len(), known, &mut feed.set_aside)
                }
                _ => r.pass(),
            }
        })?;
        end.end()?;
        let [format, city, offset, at, age, source_at, markets, _, items, aside, left] = values;
        let format = text_of(format);
        if format != FORMAT {
            return Ok(format);
        }
        let utc_offset = UtcOffset::parse(&text_of(offset)).ok();
        feed.utc_offset = need(offset, &start, utc_offset, "utc_offset: missing, or not +hh:mm")?;
        let generated_at = Instant::parse(&text_of(at)).ok();
        let problem = "generated_at: missing, or not an instant";
        feed.generated_at = need(at, &start, generated_at, problem)?;
        feed.city = text_of(city).into_owned();
        need(city, &start, (!feed.city.is_empty()).then_some(()), "city: missing")?;
        feed.age_days_max = match age {
            Some(mut r) => r.integer()?,
            None => AGE_DAYS_MAX_DEFAULT,
        };
        source(need(None, &start, source_at, "source: missing")?, &mut feed.source)?;
        feed.n_aggregates_left_out = count(left)?;
        if let Some(mut r) = items.filter(|_| !items_read) {
            self.items(&mut r, feed.days.len(), known, &mut feed.set_aside)?;
        }
        each(markets, &mut feed.set_aside, &mut |r| {
            feed.markets.push(market(r)?);
            Ok(())
        })?;
        rows_set_aside(aside, &mut feed.set_aside)?;
        Ok(format)
    }

    /// Reads the items of a feed with `n_days` days, or finds them as they were read before.
    fn items(
        &self,
        r: &mut Reader<'_>,
        n_days: usize,
        items: &mut Vec<Known>,
        aside: &mut SetAsideRows,
    ) -> Result<()> {
        let mut before = if self.n_days == n_days { self.known.as_slice() } else { &[] };
        let mut in_order = true;
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
            let place = before.iter().position(|known| known.item.item.cmp(&item.item).is_eq());
            before = place.and_then(|place| before.get(place + 1..)).unwrap_or(before);
            // A feed of ours is in order, and what comes after all others cannot stand there yet.
            in_order &= items.last().is_none_or(|last| last.item.item.cmp(&item.item).is_lt());
            if !in_order && items.iter().any(|other| other.item.item.cmp(&item.item).is_eq()) {
                let error = start.error("the same item stands in the feed already");
                return pass_over(r, start, aside, &error);
            }
            let until = if aside.n == n_aside { r.place() } else { start.place() };
            items.push(Known { from: start.place(), until, item });
            Ok(())
        })
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

/// The text of a field; empty if it is missing or no text.
fn text_of(value: Value<'_>) -> Cow<'_, str> {
    value.and_then(|mut r| r.text().ok()).unwrap_or_default()
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

fn days(r: &mut Reader<'_>, days: &mut Vec<Date>) -> Result<()> {
    days.clear();
    r.array(&mut |r| {
        days.push(date(r)?);
        Ok(())
    })
}

fn source(mut r: Reader<'_>, source: &mut Source) -> Result<()> {
    let [title, url, licence, invented] = r.fields(["title", "url", "licence", "invented"])?;
    if let Some(mut r) = invented {
        source.invented = r.boolean()?;
    }
    let some = |value: Value<'_>| value.map(|_| text_of(value).into_owned());
    source.title = text_of(title).into_owned();
    source.url = some(url);
    source.licence = some(licence);
    Ok(())
}

fn market(r: &mut Reader<'_>) -> Result<Market> {
    let start = *r;
    let [id_at, name, area] = r.fields(["id", "name", "area"])?;
    let id = MarketId::new(&text_of(id_at)).ok();
    let id = need(id_at, &start, id, "id: missing or not an id")?;
    let (name, area) = (text_of(name), text_of(area).into_owned());
    let name = if name.is_empty() { id.as_str().to_owned() } else { name.into_owned() };
    Ok(Market { id, name, area, place: None })
}

fn item(r: &mut Reader<'_>, n_days: usize, aside: &mut SetAsideRows) -> Result<FeedItem> {
    let (mut quotes, mut series) = (Vec::new(), Vec::new());
    let (item, names) = item_parts(r, n_days, aside, &mut quotes, &mut series)?;
    let [name_id, name_en, category] = names.map(|name| text_of(name).into_owned());
    let or = |name: String, other: &str| if name.is_empty() { other.to_owned() } else { name };
    let name_en = or(or(name_en, &name_id), item.commodity.as_str());
    let name_id = or(name_id, &name_en);
    Ok(FeedItem { item, name_id, name_en, category, quotes, series })
}

/// Reads what an item must have, and answers with where its names and category stand.
fn item_parts<'a>(
    r: &mut Reader<'a>,
    n_days: usize,
    aside: &mut SetAsideRows,
    quotes: &mut Vec<QuoteInMarket>,
    series: &mut Vec<Option<i64>>,
) -> Result<(Item, [Value<'a>; 3])> {
    let start = *r;
    let [commodity, unit, price_type, currency, name_id, name_en, category, quotes_at, series_at] =
        r.fields(ITEM_FIELDS)?;
    let found = Unit::parse(&text_of(unit)).ok();
    let unit = need(unit, &start, found, "unit: missing or unknown")?;
    let found = PriceType::parse(&text_of(price_type));
    let price_type = need(price_type, &start, found, "price_type: missing or unknown")?;
    let found = Currency::parse(&text_of(currency)).ok();
    let currency = need(currency, &start, found, "currency: missing or unknown")?;
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
    let quotes_at = need(None, &start, quotes_at, "quotes: missing")?;
    each(Some(quotes_at), aside, &mut |r| {
        quotes.push(quote(r, currency)?);
        Ok(())
    })?;
    let found = CommodityId::new(&text_of(commodity)).ok();
    let commodity = need(commodity, &start, found, "commodity: missing or not an id")?;
    Ok((Item { commodity, unit, price_type, currency }, [name_id, name_en, category]))
}

fn quote(r: &mut Reader<'_>, currency: Currency) -> Result<QuoteInMarket> {
    let start = *r;
    let [market, day, price] = r.fields(["market", "observed_on", "price"])?;
    let observed_on = date(&mut need(None, &start, day, "observed_on: missing")?)?;
    let minor = price.and_then(|mut r| r.integer().ok()).filter(|minor| *minor > 0);
    let minor = need(price, &start, minor, "price: expected a whole number above zero")?;
    let id = MarketId::new(&text_of(market)).ok();
    let market = need(market, &start, id, "market: missing or not an id")?;
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
        let line = count(line)?;
        if aside.rows.len() < ROWS_MAX {
            let [code, detail] = [code, detail].map(|text| text_of(text).into_owned());
            aside.rows.push(RowSetAside { line, code, detail });
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
