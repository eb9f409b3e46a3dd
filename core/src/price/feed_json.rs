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
        let mut r = Reader::new(text);
        let mut values = [0; FIELDS.len()];
        let mut items_read = false;
        r.object(&mut |r, name| {
            let field = FIELDS.iter().position(|field| *field == name);
            let Some(value) = field.and_then(|field| values.get_mut(field)) else {
                return r.skip();
            };
            *value = r.place();
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
        r.end()?;
        let r = &r.at(0);
        let [format, city, offset, at, age, source_at, markets, _, items, aside, left] = values;
        let format = text_of(r, format);
        if format != FORMAT {
            return Ok(format);
        }
        let found = UtcOffset::parse(&text_of(r, offset)).ok();
        feed.utc_offset = need(r, offset, found, "utc_offset: missing, or not +hh:mm")?;
        let found = Instant::parse(&text_of(r, at)).ok();
        feed.generated_at = need(r, at, found, "generated_at: missing, or not an instant")?;
        feed.city = text_of(r, city).into_owned();
        need(r, city, (!feed.city.is_empty()).then_some(()), "city: missing")?;
        feed.age_days_max = if age > 0 { r.at(age).integer()? } else { AGE_DAYS_MAX_DEFAULT };
        need(r, source_at, (source_at > 0).then_some(()), "source: missing")?;
        source(r.at(source_at), &mut feed.source)?;
        feed.n_aggregates_left_out = count(r, left)?;
        if items > 0 && !items_read {
            self.items(&mut r.at(items), feed.days.len(), known, &mut feed.set_aside)?;
        }
        each(r, markets, &mut feed.set_aside, &mut |r| {
            feed.markets.push(market(r)?);
            Ok(())
        })?;
        rows_set_aside(r, aside, &mut feed.set_aside)?;
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
                    Ok(item) => item,
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

/// What was found, or an error where the value stands, or else where `r` does.
fn need<T>(r: &Reader<'_>, value: usize, found: Option<T>, problem: &'static str) -> Result<T> {
    found.ok_or_else(|| if value > 0 { r.at(value).error(problem) } else { r.error(problem) })
}

/// The text of a field; empty if it is missing or no text.
fn text_of<'a>(r: &Reader<'a>, value: usize) -> Cow<'a, str> {
    match value {
        0 => Cow::Borrowed(""),
        _ => r.at(value).text().unwrap_or_default(),
    }
}

/// The count in a field; zero if it is missing.
fn count(r: &Reader<'_>, value: usize) -> Result<u64> {
    let n = if value > 0 { r.at(value).integer()? } else { 0 };
    need(r, value, u64::try_from(n).ok(), "expected a count, zero or more")
}

fn date(r: &mut Reader<'_>) -> Result<Date> {
    let start = *r;
    let date = parse_date(&r.text()?).ok();
    need(&start, 0, date, "expected a date that exists, YYYY-MM-DD")
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

/// Reads each element of the array in a field; one that cannot be read is set aside.
fn each<'a>(
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

fn days(r: &mut Reader<'_>, days: &mut Vec<Date>) -> Result<()> {
    days.clear();
    r.array(&mut |r| {
        days.push(date(r)?);
        Ok(())
    })
}

fn source(mut r: Reader<'_>, source: &mut Source) -> Result<()> {
    let [title, url, licence, invented] = r.fields(["title", "url", "licence", "invented"])?;
    if invented > 0 {
        source.invented = r.at(invented).boolean()?;
    }
    let some = |value| (value > 0).then(|| text_of(&r, value).into_owned());
    source.title = text_of(&r, title).into_owned();
    source.url = some(url);
    source.licence = some(licence);
    Ok(())
}

fn market(r: &mut Reader<'_>) -> Result<Market> {
    let start = *r;
    let [id_at, name, area] = r.fields(["id", "name", "area"])?;
    let id = MarketId::new(&text_of(&start, id_at)).ok();
    let id = need(&start, id_at, id, "id: missing or not an id")?;
    let (name, area) = (text_of(&start, name), text_of(&start, area).into_owned());
    let name = if name.is_empty() { id.as_str().to_owned() } else { name.into_owned() };
    Ok(Market { id, name, area, place: None })
}

fn item(r: &mut Reader<'_>, n_days: usize, aside: &mut SetAsideRows) -> Result<Arc<FeedItem>> {
    let start = *r;
    let (mut quotes, mut series) = (Vec::new(), Vec::new());
    let (item, names) = item_parts(r, n_days, aside, &mut quotes, &mut series)?;
    let [name_id, name_en, category] = names.map(|name| text_of(&start, name).into_owned());
    let or = |name: String, other: &str| if name.is_empty() { other.to_owned() } else { name };
    let name_en = or(or(name_en, &name_id), item.commodity.as_str());
    let name_id = or(name_id, &name_en);
    Ok(Arc::new(FeedItem { item, name_id, name_en, category, quotes, series }))
}

/// Reads what an item must have, and answers where its names and category stand.
fn item_parts(
    r: &mut Reader<'_>,
    n_days: usize,
    aside: &mut SetAsideRows,
    quotes: &mut Vec<QuoteInMarket>,
    series: &mut Vec<Option<i64>>,
) -> Result<(Item, [usize; 3])> {
    let start = *r;
    let [commodity, unit, price_type, currency, name_id, name_en, category, quotes_at, series_at] =
        r.fields(ITEM_FIELDS)?;
    let found = Unit::parse(&text_of(&start, unit)).ok();
    let unit = need(&start, unit, found, "unit: missing or unknown")?;
    let found = PriceType::parse(&text_of(&start, price_type));
    let price_type = need(&start, price_type, found, "price_type: missing or unknown")?;
    let found = Currency::parse(&text_of(&start, currency)).ok();
    let currency = need(&start, currency, found, "currency: missing or unknown")?;
    if series_at > 0 {
        start.at(series_at).array(&mut |r| {
            series.push(if r.null() { None } else { Some(r.integer()?) });
            Ok(())
        })?;
    }
    let found = (series.len() == n_days).then_some(());
    let problem = "series: expected one price or null for each of days";
    need(&start, series_at, found, problem)?;
    need(&start, 0, (quotes_at > 0).then_some(()), "quotes: missing")?;
    each(&start, quotes_at, aside, &mut |r| {
        quotes.push(quote(r, currency)?);
        Ok(())
    })?;
    let found = CommodityId::new(&text_of(&start, commodity)).ok();
    let commodity = need(&start, commodity, found, "commodity: missing or not an id")?;
    Ok((Item { commodity, unit, price_type, currency }, [name_id, name_en, category]))
}

fn quote(r: &mut Reader<'_>, currency: Currency) -> Result<QuoteInMarket> {
    let start = *r;
    let [market, day, price] = r.fields(["market", "observed_on", "price"])?;
    need(&start, 0, (day > 0).then_some(()), "observed_on: missing")?;
    let observed_on = date(&mut start.at(day))?;
    let minor = if price > 0 { start.at(price).integer().ok() } else { None };
    let minor = minor.filter(|minor| *minor > 0);
    let minor = need(&start, price, minor, "price: expected a whole number above zero")?;
    let id = MarketId::new(&text_of(&start, market)).ok();
    let market = need(&start, market, id, "market: missing or not an id")?;
    Ok(QuoteInMarket { market, observed_on, price: Money { minor, currency } })
}

/// Adds the rows that whoever wrote the feed set aside.
fn rows_set_aside(r: &Reader<'_>, value: usize, aside: &mut SetAsideRows) -> Result<()> {
    if value == 0 {
        return Ok(());
    }
    let mut r = r.at(value);
    let [n, rows] = r.fields(["n", "rows"])?;
    aside.n += count(&r, n)?;
    if rows == 0 {
        return Ok(());
    }
    r.at(rows).array(&mut |r| {
        let [line, code, detail] = r.fields(["line", "code", "detail"])?;
        let line = count(r, line)?;
        if aside.rows.len() < ROWS_MAX {
            let [code, detail] = [code, detail].map(|text| text_of(r, text).into_owned());
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
    fn the_fields_of_a_feed_stand_in_any_order() {
        let items = r#""items": [{"series": [5, null], "quotes": [], "currency": "IDR",
            "price_type": "retail", "unit": "kg", "commodity": "a"}]"#;
        let days = r#""days": ["2026-11-22", "2026-11-23"]"#;
        let rest = r#""source": {"title": "Contoh"}, "generated_at": "2026-11-23T14:00:00+07:00",
            "utc_offset": "+07:00", "city": "Kota Contoh", "format": "balai.price-feed/1""#;
        let first = Feed::from_json(&format!("{{{items}, {days}, {rest}}}")).unwrap();
        let last = Feed::from_json(&format!("{{{rest}, {days}, {items}}}")).unwrap();
        assert_eq!((first.items.len(), first.set_aside.n), (1, 0));
        assert_eq!(first, last);
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
