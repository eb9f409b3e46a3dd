//! The feed as JSON: tolerant in, strict out.
//!
//! A quote or an item that cannot be read is set aside with its line and reason and the rest is
//! kept; what is not a feed at all is an error. Unknown fields are passed over. What is written is
//! canonical: the same feed gives the same bytes.
//!
//! Source: `docs/reference/price-feed.schema.json`.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use time::Date;

use super::error::FeedError;
use super::feed::{Feed, FeedItem, RowSetAside, SetAsideRows, Source, as_of};
use super::item::{Item, Market, PriceType};
use super::summary::QuoteInMarket;
use crate::iso::{parse_date, write_date};
use crate::json::{Reader, Writer};
use crate::{Coded, CommodityId, Currency, Instant, MarketId, Money, Unit, UtcOffset};

const FORMAT: &str = "balai.price-feed/1";
/// Age that still counts where a feed does not say.
const AGE_DAYS_MAX_DEFAULT: i64 = 7;
/// Rows set aside by this reader that are kept with their reason; the others are counted.
const ROWS_MAX: usize = 50;

type Result<T> = core::result::Result<T, FeedError>;

impl Feed {
    /// Reads a feed.
    ///
    /// # Errors
    ///
    /// [`FeedError`] if the text is not JSON, not in this format, or lacks the city, its clock or
    /// the instant it was compiled. Single markets, items and quotes that cannot be read are set
    /// aside instead.
    pub fn from_json(text: &str) -> Result<Self> {
        let mut reader = Reader::new(text);
        let mut draft = Draft::default();
        reader.object(&mut |reader, name| draft.field(reader, name))?;
        reader.end()?;
        draft.finish()
    }

    /// Writes the feed in its canonical form.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut w = Writer::new();
        w.open('{').name("format").string(FORMAT).name("city").string(&self.city);
        w.name("utc_offset").string(&self.utc_offset.to_wire());
        w.name("generated_at").string(&self.generated_at.to_rfc3339(self.utc_offset));
        w.name("age_days_max").integer(self.age_days_max);
        w.name("source").open('{').name("title").string(&self.source.title);
        for (name, text) in [("url", &self.source.url), ("licence", &self.source.licence)] {
            if let Some(text) = text {
                w.name(name).string(text);
            }
        }
        w.name("invented").word(Some(self.source.invented)).close('}');
        w.name("markets").open('[');
        for market in &self.markets {
            w.open('{').name("id").string(market.id.as_str()).name("name").string(&market.name);
            w.name("area").string(&market.area).close('}');
        }
        w.close(']').name("days").open('[');
        for day in &self.days {
            w.string(&write_date(*day));
        }
        w.close(']').name("items").open('[');
        for item in &self.items {
            write_item(&mut w, item);
        }
        w.close(']').name("set_aside").open('{').name("n").integer(whole(self.set_aside.n));
        w.name("rows").open('[');
        for row in &self.set_aside.rows {
            w.open('{').name("line").integer(whole(row.line)).name("code").string(&row.code);
            w.name("detail").string(&row.detail).close('}');
        }
        w.close(']').close('}');
        w.name("n_aggregates_left_out").integer(whole(self.n_aggregates_left_out)).close('}');
        w.finish()
    }
}

fn write_item(w: &mut Writer, item: &FeedItem) {
    w.open('{').name("commodity").string(item.item.commodity.as_str());
    w.name("name_id").string(&item.name_id).name("name_en").string(&item.name_en);
    w.name("category").string(&item.category).name("unit").string(&item.item.unit.to_wire());
    w.name("price_type").string(item.item.price_type.to_wire());
    w.name("currency").string(item.item.currency.code()).name("quotes").open('[');
    for quote in &item.quotes {
        w.open('{').name("market").string(quote.market.as_str());
        w.name("observed_on").string(&write_date(quote.observed_on));
        w.name("price").integer(quote.price.minor).close('}');
    }
    w.close(']').name("series").open('[');
    for price in &item.series {
        match price {
            Some(price) => w.integer(*price),
            None => w.word(None),
        };
    }
    w.close(']').close('}');
}

fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
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
    set_aside: SetAsideRows,
    n_aggregates: u64,
}

impl Draft {
    fn field(&mut self, r: &mut Reader<'_>, name: &str) -> Result<()> {
        match name {
            "format" => self.format = r.string()?,
            "city" => self.city = Some(r.string()?),
            "utc_offset" => {
                let offset = UtcOffset::parse(&r.string()?);
                self.utc_offset = Some(offset.map_err(|_| bad("utc_offset"))?);
            }
            "generated_at" => {
                let at = Instant::parse(&r.string()?);
                self.generated_at = Some(at.map_err(|_| bad("generated_at"))?);
            }
            "age_days_max" => self.age_days_max = Some(r.integer()?),
            "source" => self.source = Some(source(r)?),
            "markets" => {
                r.array(&mut |r| self.tolerate(r, |_, r| market(r), |d| &mut d.markets))?
            }
            "days" => r.array(&mut |r| {
                self.days.push(date(r, "days")?);
                Ok::<(), FeedError>(())
            })?,
            "items" => r.array(&mut |r| self.tolerate(r, Self::item, |d| &mut d.items))?,
            "set_aside" => self.rows_set_aside(r)?,
            "n_aggregates_left_out" => self.n_aggregates = count(r)?,
            _ => r.skip()?,
        }
        Ok(())
    }

    /// Reads one element; one that cannot be read is passed over and set aside.
    fn tolerate<T>(
        &mut self,
        r: &mut Reader<'_>,
        read: impl Fn(&mut Self, &mut Reader<'_>) -> Result<T>,
        list: impl Fn(&mut Self) -> &mut Vec<T>,
    ) -> Result<()> {
        let place = r.place();
        match read(self, r) {
            Ok(element) => list(self).push(element),
            Err(error) => {
                r.back_to(place);
                let line = u64::from(r.error("").line);
                r.skip()?;
                self.note(line, &error);
            }
        }
        Ok(())
    }

    fn note(&mut self, line: u64, error: &FeedError) {
        self.set_aside.n += 1;
        if self.set_aside.rows.len() < ROWS_MAX {
            let (code, detail) = (error.code().to_owned(), error.to_string());
            self.set_aside.rows.push(RowSetAside { line, code, detail });
        }
    }

    fn item(&mut self, r: &mut Reader<'_>) -> Result<FeedItem> {
        let (mut names, mut texts) = ([const { String::new() }; 3], [const { None }; 4]);
        let [name_id, name_en, category] = &mut names;
        let [commodity, unit, price_type, currency] = &mut texts;
        let (mut quotes, mut series) = (Vec::new(), Vec::new());
        r.object(&mut |r, name| {
            match name {
                "commodity" => *commodity = Some(r.string()?),
                "name_id" => *name_id = r.string()?,
                "name_en" => *name_en = r.string()?,
                "category" => *category = r.string()?,
                "unit" => *unit = Some(r.string()?),
                "price_type" => *price_type = Some(r.string()?),
                "currency" => *currency = Some(r.string()?),
                "quotes" => {
                    // Quotes may stand before the currency: their places are read again below.
                    let place = r.place();
                    r.skip()?;
                    quotes.push(place);
                }
                "series" => r.array(&mut |r| {
                    series.push(if r.null() { None } else { Some(r.integer()?) });
                    Ok::<(), FeedError>(())
                })?,
                _ => r.skip()?,
            }
            Ok::<(), FeedError>(())
        })?;
        let [commodity, unit, price_type, currency] = texts;
        let item = Item {
            commodity: CommodityId::new(&need(commodity, "commodity")?)
                .map_err(|_| bad("commodity"))?,
            unit: Unit::parse(&need(unit, "unit")?).map_err(|_| bad("unit"))?,
            price_type: PriceType::parse(&need(price_type, "price_type")?)
                .ok_or_else(|| bad("price_type"))?,
            currency: Currency::parse(&need(currency, "currency")?).map_err(|_| bad("currency"))?,
        };
        if series.len() != self.days.len() {
            return Err(bad("series"));
        }
        let end = r.place();
        let quotes = self.quotes(r, quotes.last().copied(), item.currency)?;
        r.back_to(end);
        let [name_id, name_en, category] = names;
        let or = |name: String, other: &str| if name.is_empty() { other.to_owned() } else { name };
        let name_en = or(or(name_en, &name_id), item.commodity.as_str());
        let name_id = or(name_id, &name_en);
        Ok(FeedItem { item, name_id, name_en, category, quotes, series })
    }

    fn quotes(
        &mut self,
        r: &mut Reader<'_>,
        place: Option<(usize, u32)>,
        currency: Currency,
    ) -> Result<Vec<QuoteInMarket>> {
        let mut quotes = Vec::new();
        r.back_to(place.ok_or(FeedError::Missing { field: "quotes" })?);
        r.array(&mut |r| {
            let place = r.place();
            match quote(r, currency) {
                Ok(quote) => quotes.push(quote),
                Err(error) => {
                    r.back_to(place);
                    let line = u64::from(r.error("").line);
                    r.skip()?;
                    self.note(line, &error);
                }
            }
            Ok::<(), FeedError>(())
        })?;
        Ok(quotes)
    }

    fn rows_set_aside(&mut self, r: &mut Reader<'_>) -> Result<()> {
        r.object(&mut |r, name| {
            match name {
                "n" => self.set_aside.n += count(r)?,
                "rows" => r.array(&mut |r| {
                    let row = row_set_aside(r)?;
                    if self.set_aside.rows.len() < ROWS_MAX {
                        self.set_aside.rows.push(row);
                    }
                    Ok::<(), FeedError>(())
                })?,
                _ => r.skip()?,
            }
            Ok(())
        })
    }

    fn finish(self) -> Result<Feed> {
        if self.format != FORMAT {
            return Err(FeedError::Format { found: self.format });
        }
        let utc_offset = need(self.utc_offset, "utc_offset")?;
        let generated_at = need(self.generated_at, "generated_at")?;
        Ok(Feed {
            city: need(self.city, "city")?,
            utc_offset,
            generated_at,
            age_days_max: self.age_days_max.unwrap_or(AGE_DAYS_MAX_DEFAULT),
            source: need(self.source, "source")?,
            markets: self.markets,
            days: self.days,
            as_of: as_of(&self.items, generated_at, utc_offset),
            items: self.items,
            set_aside: self.set_aside,
            n_aggregates_left_out: self.n_aggregates,
        })
    }
}

fn bad(field: &'static str) -> FeedError {
    FeedError::Field { field }
}

fn need<T>(value: Option<T>, field: &'static str) -> Result<T> {
    value.ok_or(FeedError::Missing { field })
}

fn date(r: &mut Reader<'_>, field: &'static str) -> Result<Date> {
    parse_date(&r.string()?).map_err(|_| bad(field))
}

fn count(r: &mut Reader<'_>) -> Result<u64> {
    u64::try_from(r.integer()?).map_err(|_| bad("n"))
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
        Ok::<(), FeedError>(())
    })?;
    Ok(source)
}

fn market(r: &mut Reader<'_>) -> Result<Market> {
    let (mut id, mut name, mut area) = (None, String::new(), String::new());
    r.object(&mut |r, field| {
        match field {
            "id" => id = Some(r.string()?),
            "name" => name = r.string()?,
            "area" => area = r.string()?,
            _ => r.skip()?,
        }
        Ok::<(), FeedError>(())
    })?;
    let id = MarketId::new(&need(id, "id")?).map_err(|_| bad("id"))?;
    let name = if name.is_empty() { id.as_str().to_owned() } else { name };
    Ok(Market { id, name, area, place: None })
}

fn quote(r: &mut Reader<'_>, currency: Currency) -> Result<QuoteInMarket> {
    let (mut market, mut observed_on, mut price) = (None, None, None);
    r.object(&mut |r, field| {
        match field {
            "market" => market = Some(r.string()?),
            "observed_on" => observed_on = Some(date(r, "observed_on")?),
            "price" => price = Some(r.integer()?),
            _ => r.skip()?,
        }
        Ok::<(), FeedError>(())
    })?;
    let market = MarketId::new(&need(market, "market")?).map_err(|_| bad("market"))?;
    let minor = need(price, "price")?;
    if minor <= 0 {
        return Err(bad("price"));
    }
    let observed_on = need(observed_on, "observed_on")?;
    Ok(QuoteInMarket { market, observed_on, price: Money { minor, currency } })
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
        Ok::<(), FeedError>(())
    })?;
    Ok(row)
}
