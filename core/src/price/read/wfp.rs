//! CSV of the WFP food price data set, as HDX publishes it.
//!
//! With or without the HXL row under the header, with columns in any order and further columns
//! beside them. Averages made by others (market "National Average", market "Total" without a place,
//! price flag "aggregate") are counted and left out.
//!
//! Units: prices become whole minor units of the row's currency, rounded half-even.
//! Source: OCHA-DAP/hdx-scraper-wfp-foodprices, project_configuration.yaml (2024).

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::csv::{Fields, Line, Lines, Record, delimiter};
use super::error::{Error, RowError, RowFlaw, beginning, cut};
use super::sink::{SetAside, Sink, Tally};
use super::sniff::refuse_other;
use crate::iso::parse_date;
use crate::price::item::{Commodity, Item, Market, Place, PriceType, Quote};
use crate::{CommodityId, Currency, MarketId, Money, MoneyError, Rounding, Unit};

const NAMES: [&str; 15] = [
    "date",
    "market",
    "market_id",
    "commodity",
    "commodity_id",
    "unit",
    "pricetype",
    "currency",
    "price",
    "admin1",
    "admin2",
    "latitude",
    "longitude",
    "category",
    "priceflag",
];
/// So many of the columns, from the first, must be there.
const N_NEEDED: usize = 9;
/// Descriptions remembered so as to tell each once; beyond it they are told with every row.
const REMEMBERED_MAX: usize = 10_000;

/// Reads a file that is pushed in pieces.
pub struct Reader {
    lines: Lines,
    rows: Rows,
}

struct Rows {
    fields: Fields,
    columns: Option<Columns>,
    stopped: Option<Error>,
    markets: BTreeMap<MarketId, Market>,
    commodities: BTreeMap<CommodityId, Commodity>,
    tally: Tally,
}

/// Where each of [`NAMES`] stands.
struct Columns {
    idx: [Option<usize>; NAMES.len()],
    n_fields: usize,
}

enum Row {
    /// With its market, its commodity and whether the price was rounded.
    Quote(Box<(Market, Commodity, Quote, bool)>),
    Aggregate,
    Hxl,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// A reader at the beginning of a file.
    #[must_use]
    pub fn new() -> Self {
        let rows = Rows {
            fields: Fields::new(b','),
            columns: None,
            stopped: None,
            markets: BTreeMap::new(),
            commodities: BTreeMap::new(),
            tally: Tally::default(),
        };
        Self { lines: Lines::default(), rows }
    }

    /// Reads the next piece of the file.
    ///
    /// # Errors
    ///
    /// [`Error`] if this is no WFP price file; the same again if more is pushed.
    pub fn push(&mut self, chunk: &[u8], sink: &mut dyn Sink) -> Result<(), Error> {
        if let Some(error) = &self.rows.stopped {
            return Err(error.clone());
        }
        let Self { lines, rows } = self;
        let pushed = lines.push(chunk, &mut |line| rows.line(line, sink));
        rows.stopped = pushed.clone().err();
        pushed
    }

    /// Reads what is left and tells what became of the rows.
    ///
    /// # Errors
    ///
    /// [`Error`] as for [`Reader::push`]; [`Error::Empty`] if there was nothing.
    pub fn finish(mut self, sink: &mut dyn Sink) -> Result<Tally, Error> {
        self.push(&[], sink)?;
        let Self { lines, rows } = &mut self;
        lines.finish(&mut |line| rows.line(line, sink))?;
        if rows.columns.is_none() { Err(Error::Empty) } else { Ok(rows.tally) }
    }
}

impl Rows {
    fn line(&mut self, line: Line<'_>, sink: &mut dyn Sink) -> Result<(), Error> {
        let (n, bytes, too_long) = match line {
            Line::Whole(n, bytes) => (n, bytes, false),
            Line::TooLong(n, bytes) => (n, bytes, true),
        };
        if bytes.trim_ascii().is_empty() && !too_long {
            return Ok(());
        }
        let Some(columns) = &self.columns else {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            if bytes.trim_ascii().is_empty() && !too_long {
                return Ok(());
            }
            return self.header(bytes, too_long);
        };
        let row = if too_long {
            Err(RowError::of_row(RowFlaw::TooLong, bytes))
        } else {
            let record = self.fields.split(bytes, |idx| columns.name(idx));
            record.and_then(|record| row(columns, record, self.tally.n_rows == 0))
        };
        if let Ok(Row::Hxl) = row {
            return Ok(());
        }
        self.tally.n_rows += 1;
        match row {
            Ok(Row::Quote(read)) => {
                let (market, commodity, quote, rounded) = *read;
                self.tally.n_quotes += 1;
                self.tally.n_rounded += u64::from(rounded);
                if remember(&mut self.markets, &market.id, &market) {
                    sink.market(market);
                }
                if remember(&mut self.commodities, &commodity.id, &commodity) {
                    sink.commodity(commodity);
                }
                sink.quote(quote);
            }
            Ok(_) => self.tally.n_aggregates += 1,
            Err(reason) => {
                self.tally.n_set_aside += 1;
                sink.set_aside(SetAside { line: n, reason });
            }
        }
        Ok(())
    }

    fn header(&mut self, line: &[u8], too_long: bool) -> Result<(), Error> {
        refuse_other(line)?;
        if too_long {
            return Err(Error::HeaderTooLong);
        }
        self.fields = Fields::new(delimiter(line));
        let unknown = || Error::UnknownLayout { found: beginning(line) };
        let record = self.fields.split(line, |_| "").map_err(|_| unknown())?;
        let names: Vec<String> = record.fields().map(str::to_ascii_lowercase).collect();
        if !names.iter().any(|name| NAMES.contains(&name.as_str())) {
            return Err(unknown());
        }
        let mut idx = [None; NAMES.len()];
        for (n, (place, column)) in idx.iter_mut().zip(NAMES).enumerate() {
            let mut found = names.iter().enumerate().filter(|(_, name)| *name == column);
            *place = found.next().map(|(idx, _)| idx);
            if found.next().is_some() {
                return Err(Error::RepeatedColumn { column: column.into() });
            }
            if place.is_none() && n < N_NEEDED {
                let names: Vec<String> = names.iter().take(30).map(|name| cut(name)).collect();
                let found = names.join(", ");
                return Err(Error::MissingColumn { column: column.into(), found });
            }
        }
        self.columns = Some(Columns { idx, n_fields: names.len() });
        Ok(())
    }
}

impl Columns {
    /// The name of the column at `idx`, if it is one of ours.
    fn name(&self, idx: usize) -> &'static str {
        let known = self.idx.iter().position(|place| *place == Some(idx));
        known.and_then(|n| NAMES.get(n)).copied().unwrap_or("")
    }
}

/// Remembers a description; false if it is already known as such.
fn remember<K: Ord + Clone, V: Clone + PartialEq>(
    known: &mut BTreeMap<K, V>,
    id: &K,
    value: &V,
) -> bool {
    if known.get(id) == Some(value) {
        return false;
    }
    if known.len() < REMEMBERED_MAX || known.contains_key(id) {
        known.insert(id.clone(), value.clone());
    }
    true
}

fn row(columns: &Columns, record: Record<'_>, first: bool) -> Result<Row, RowError> {
    let text: Vec<&str> =
        columns.idx.iter().map(|idx| idx.map_or("", |idx| record.field(idx))).collect();
    let [date, market, market_id, commodity, commodity_id, unit, kind, currency, price, rest @ ..] =
        text.as_slice()
    else {
        return Err(RowError::new(RowFlaw::TooFewFields, "", ""));
    };
    let [admin1, admin2, latitude, longitude, category, flag] = rest else {
        return Err(RowError::new(RowFlaw::TooFewFields, "", ""));
    };
    if first && date.starts_with("#date") {
        return Ok(Row::Hxl);
    }
    let n_more = record.fields().skip(columns.n_fields).filter(|field| !field.is_empty()).count();
    if record.n_fields() < columns.n_fields || n_more > 0 {
        let few = record.n_fields() < columns.n_fields;
        let flaw = if few { RowFlaw::TooFewFields } else { RowFlaw::TooManyFields };
        let all: Vec<&str> = record.fields().take(20).collect();
        return Err(RowError::new(flaw, "", &all.join(",")));
    }
    let nowhere = [admin1, admin2, latitude, longitude].iter().all(|text| text.is_empty());
    if is_aggregate(market, nowhere, flag) {
        return Ok(Row::Aggregate);
    }
    for (column, text) in NAMES.iter().zip(&text).take(N_NEEDED) {
        // A market or commodity without a name is called by its id.
        if text.is_empty() && !["market", "commodity"].contains(column) {
            return Err(RowError::new(RowFlaw::MissingField, column, ""));
        }
    }
    let bad = |flaw, column, text: &str| RowError::new(flaw, column, text);
    let observed_on = parse_date(date).map_err(|_| bad(RowFlaw::BadDate, "date", date))?;
    let currency = Currency::parse(currency)
        .map_err(|_| bad(RowFlaw::UnknownCurrency, "currency", currency))?;
    let (price, rounded) = money(price, "price", currency)?;
    let market_id =
        MarketId::new(market_id).map_err(|_| bad(RowFlaw::BadId, "market_id", market_id))?;
    let commodity_id = CommodityId::new(commodity_id)
        .map_err(|_| bad(RowFlaw::BadId, "commodity_id", commodity_id))?;
    let item = Item {
        commodity: commodity_id,
        unit: Unit::parse(unit).map_err(|_| bad(RowFlaw::UnknownUnit, "unit", unit))?,
        price_type: PriceType::parse(kind)
            .ok_or_else(|| bad(RowFlaw::UnknownPriceType, "pricetype", kind))?,
        currency,
    };
    let or_id = |name: &str, id: &str| String::from(if name.is_empty() { id } else { name });
    let market = Market {
        name: or_id(market, market_id.as_str()),
        area: or_id(admin2, admin1),
        place: place(latitude, longitude),
        id: market_id.clone(),
    };
    let commodity = Commodity {
        name: or_id(commodity, item.commodity.as_str()),
        category: String::from(*category),
        id: item.commodity.clone(),
    };
    let quote = Quote { item, market: market_id, observed_on, price_minor: price.minor };
    Ok(Row::Quote(Box::new((market, commodity, quote, rounded))))
}

/// Whether the row is an average made by others; Brazzaville has a real market named Total, so
/// that name alone does not tell.
fn is_aggregate(market: &str, nowhere: bool, flag: &str) -> bool {
    let begins = |text: &str, with: &str| {
        text.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with))
    };
    begins(market, "national average")
        || (nowhere && market.eq_ignore_ascii_case("total"))
        || flag.to_ascii_lowercase().contains("aggregate")
}

/// Reads a price that must be above zero.
pub(super) fn money(
    text: &str,
    column: &str,
    currency: Currency,
) -> Result<(Money, bool), RowError> {
    let bad = |flaw| RowError::new(flaw, column, text);
    match Money::parse_decimal(text, currency, Rounding::HalfEven) {
        Ok((price, _)) if price.minor < 0 => Err(bad(RowFlaw::NegativePrice)),
        Ok((price, _)) if price.minor == 0 => Err(bad(RowFlaw::ZeroPrice)),
        Ok(read) => Ok(read),
        Err(MoneyError::TooLarge) => Err(bad(RowFlaw::PriceTooLarge)),
        Err(_) => Err(bad(RowFlaw::NotANumber)),
    }
}

/// Reads degrees; a place that cannot be read is not known, the price still counts.
fn place(latitude: &str, longitude: &str) -> Option<Place> {
    Some(Place { latitude: micro(latitude, 90)?, longitude: micro(longitude, 180)? })
}

/// Micro-degrees of a plain decimal between -`degrees_max` and `degrees_max`; digits beyond the
/// sixth decimal are cut.
pub(super) fn micro(text: &str, degrees_max: i32) -> Option<i32> {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    let fraction: String = fraction.chars().chain(vec!['0'; 6]).take(6).collect();
    let whole: i32 = whole.parse().ok().filter(|degrees| *degrees <= degrees_max)?;
    let micro = whole * 1_000_000 + fraction.parse::<i32>().ok()?;
    (micro <= degrees_max * 1_000_000).then_some(sign * micro)
}
