//! Reading a feed from JSON: tolerant in, strict out (`feed_write.rs`).
//!
//! A quote or an item that cannot be read is set aside with its line and reason and the rest is
//! kept; what is not a feed at all is an error. Unknown fields are passed over.
//!
//! Source: `docs/reference/price-feed.schema.json`.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
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
        let mut reader = Reader::new(text);
        let mut draft = Draft { in_order: true, ..Draft::default() };
        reader.object(&mut |reader, name| draft.field(reader, name))?;
        reader.end()?;
        if draft.format != FORMAT {
            return Err(FeedError::Format { found: draft.format });
        }
        Ok(draft.finish(&reader)?)
    }
}

/// A feed while it is read.
#[derive(Default)]
struct Draft {
    format: String,
    city: Option<String>,
    utc_offset: Option<UtcOffset>,
    generated_at: Option<Instant>,
    age_days_max: Option<i64>,
    source: Option<Source>,
    markets: Vec<Market>,
    days: Vec<Date>,
    items: Vec<FeedItem>,
    in_order: bool,
    set_aside: SetAsideRows,
    n_aggregates: u64,
}

impl Draft {
    fn field(&mut self, r: &mut Reader<'_>, name: &str) -> Result<()> {
        match name {
            "format" => self.format = r.string()?,
            "city" => self.city = Some(r.string()?),
            "utc_offset" => {
                let offset = UtcOffset::parse(&r.string()?).ok();
                self.utc_offset = Some(need(r, offset, "utc_offset: expected +hh:mm")?);
            }
            "generated_at" => {
                let at = Instant::parse(&r.string()?).ok();
                self.generated_at = Some(need(r, at, "generated_at: expected an instant")?);
            }
            "age_days_max" => self.age_days_max = Some(r.integer()?),
            "source" => self.source = Some(source(r)?),
            "markets" => r.array(&mut |r| {
                let place = r.place();
                match market(r) {
                    Ok(market) => self.markets.push(market),
                    Err(error) => self.pass_over(r, place, &error)?,
                }
                Ok(())
            })?,
            "days" => r.array(&mut |r| {
                self.days.push(date(r)?);
                Ok(())
            })?,
            "items" => r.array(&mut |r| {
                let place = r.place();
                match self.item(r) {
                    Ok(item) => self.items.push(item),
                    Err(error) => self.pass_over(r, place, &error)?,
                }
                Ok(())
            })?,
            "set_aside" => self.rows_set_aside(r)?,
            "n_aggregates_left_out" => self.n_aggregates = count(r)?,
            _ => r.skip()?,
        }
        Ok(())
    }

    /// Passes over the value at `place`, which could not be read, and sets it aside.
    fn pass_over(
        &mut self,
        r: &mut Reader<'_>,
        place: (usize, u32),
        error: &JsonError,
    ) -> Result<()> {
        r.back_to(place);
        r.skip()?;
        self.set_aside.n += 1;
        if self.set_aside.rows.len() < ROWS_MAX {
            self.set_aside.rows.push(RowSetAside {
                line: u64::from(error.line),
                code: "price.feed_unreadable".to_owned(),
                detail: error.problem.to_owned(),
            });
        }
        Ok(())
    }

    fn item(&mut self, r: &mut Reader<'_>) -> Result<FeedItem> {
        let mut texts = [const { String::new() }; 7];
        let (mut quotes, mut series) = (None, Vec::new());
        r.object(&mut |r, name| {
            let field = FIELDS.iter().position(|field| *field == name);
            if let Some(text) = field.and_then(|i| texts.get_mut(i)) {
                *text = r.string()?;
                return Ok(());
            }
            match name {
                "quotes" => {
                    quotes = Some(self.quotes(r)?);
                    Ok(())
                }
                "series" => r.array(&mut |r| {
                    series.push(if r.null() { None } else { Some(r.integer()?) });
                    Ok(())
                }),
                _ => r.skip(),
            }
        })?;
        let [commodity, unit, price_type, currency, name_id, name_en, category] = texts;
        let item = Item {
            commodity: need(r, CommodityId::new(&commodity).ok(), "commodity: expected an id")?,
            unit: need(r, Unit::parse(&unit).ok(), "unit: missing or unknown")?,
            price_type: need(r, PriceType::parse(&price_type), "price_type: missing or unknown")?,
            currency: need(r, Currency::parse(&currency).ok(), "currency: missing or unknown")?,
        };
        if series.len() != self.days.len() {
            return Err(r.error("series: expected one price or null for each of days"));
        }
        // A feed of ours is in order, and what comes after all others cannot stand there already.
        self.in_order &= self.items.last().is_none_or(|last| last.item < item);
        if !self.in_order && self.items.iter().any(|other| other.item == item) {
            return Err(r.error("the same item stands in the feed already"));
        }
        // The currency may stand after the quotes, so it is put in last.
        let currency = item.currency;
        let priced = |(market, observed_on, minor)| QuoteInMarket {
            market,
            observed_on,
            price: Money { minor, currency },
        };
        let quotes = need(r, quotes, "quotes: missing")?.into_iter().map(priced).collect();
        let or = |name: String, other: &str| if name.is_empty() { other.to_owned() } else { name };
        let name_en = or(or(name_en, &name_id), item.commodity.as_str());
        let name_id = or(name_id, &name_en);
        Ok(FeedItem { item, name_id, name_en, category, quotes, series })
    }

    fn quotes(&mut self, r: &mut Reader<'_>) -> Result<Vec<Unpriced>> {
        let mut quotes = Vec::new();
        r.array(&mut |r| {
            let place = r.place();
            match quote(r) {
                Ok(quote) => quotes.push(quote),
                Err(error) => self.pass_over(r, place, &error)?,
            }
            Ok(())
        })?;
        Ok(quotes)
    }

    fn rows_set_aside(&mut self, r: &mut Reader<'_>) -> Result<()> {
        r.object(&mut |r, name| match name {
            "n" => {
                self.set_aside.n += count(r)?;
                Ok(())
            }
            "rows" => r.array(&mut |r| {
                let row = row_set_aside(r)?;
                if self.set_aside.rows.len() < ROWS_MAX {
                    self.set_aside.rows.push(row);
                }
                Ok(())
            }),
            _ => r.skip(),
        })
    }

    fn finish(self, r: &Reader<'_>) -> Result<Feed> {
        let utc_offset = need(r, self.utc_offset, "utc_offset: missing")?;
        let generated_at = need(r, self.generated_at, "generated_at: missing")?;
        Ok(Feed {
            city: need(r, self.city, "city: missing")?,
            utc_offset,
            generated_at,
            age_days_max: self.age_days_max.unwrap_or(AGE_DAYS_MAX_DEFAULT),
            source: need(r, self.source, "source: missing")?,
            markets: self.markets,
            days: self.days,
            as_of: as_of(&self.items, generated_at, utc_offset),
            items: self.items,
            set_aside: self.set_aside,
            n_aggregates_left_out: self.n_aggregates,
        })
    }
}

/// A quote whose currency is not known yet: market, day, whole minor units.
type Unpriced = (MarketId, Date, i64);

/// The texts of an item, in the order [`Draft::item`] takes them.
const FIELDS: [&str; 7] =
    ["commodity", "unit", "price_type", "currency", "name_id", "name_en", "category"];

fn need<T>(r: &Reader<'_>, value: Option<T>, problem: &'static str) -> Result<T> {
    value.ok_or_else(|| r.error(problem))
}

fn date(r: &mut Reader<'_>) -> Result<Date> {
    let date = parse_date(&r.text()?).ok();
    need(r, date, "expected a date that exists, YYYY-MM-DD")
}

fn count(r: &mut Reader<'_>) -> Result<u64> {
    let n = r.integer()?;
    need(r, u64::try_from(n).ok(), "expected a count, zero or more")
}

fn source(r: &mut Reader<'_>) -> Result<Source> {
    let mut source = Source { title: String::new(), url: None, licence: None, invented: false };
    r.object(&mut |r, name| {
        match name {
            "title" => source.title = r.string()?,
            "url" => source.url = Some(r.string()?),
            "licence" => source.licence = Some(r.string()?),
            "invented" => source.invented = r.boolean()?,
            _ => r.skip()?,
        }
        Ok(())
    })?;
    Ok(source)
}

fn market(r: &mut Reader<'_>) -> Result<Market> {
    let (mut id, mut name, mut area) = (String::new(), String::new(), String::new());
    r.object(&mut |r, field| {
        match field {
            "id" => id = r.string()?,
            "name" => name = r.string()?,
            "area" => area = r.string()?,
            _ => r.skip()?,
        }
        Ok(())
    })?;
    let name = if name.is_empty() { id.clone() } else { name };
    let id = need(r, MarketId::new(&id).ok(), "id: missing or not an id")?;
    Ok(Market { id, name, area, place: None })
}

fn quote(r: &mut Reader<'_>) -> Result<Unpriced> {
    let (mut market, mut observed_on, mut minor) = (Cow::Borrowed(""), None, 0);
    r.object(&mut |r, field| {
        match field {
            "market" => market = r.text()?,
            "observed_on" => observed_on = Some(date(r)?),
            "price" => minor = r.integer()?,
            _ => r.skip()?,
        }
        Ok(())
    })?;
    let market = need(r, MarketId::new(&market).ok(), "market: missing or not an id")?;
    let observed_on = need(r, observed_on, "observed_on: missing")?;
    if minor <= 0 {
        return Err(r.error("price: expected a whole number above zero"));
    }
    Ok((market, observed_on, minor))
}

fn row_set_aside(r: &mut Reader<'_>) -> Result<RowSetAside> {
    let mut row = RowSetAside { line: 0, code: String::new(), detail: String::new() };
    r.object(&mut |r, name| {
        match name {
            "line" => row.line = count(r)?,
            "code" => row.code = r.string()?,
            "detail" => row.detail = r.string()?,
            _ => r.skip()?,
        }
        Ok(())
    })?;
    Ok(row)
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
