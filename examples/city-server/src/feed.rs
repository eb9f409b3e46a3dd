//! The board of one source: its newest quotes read from the database and given to the core.
//!
//! Units: days as Julian day numbers; ages in calendar days.
use crate::clock::Clock;
use crate::names::Names;
use crate::store::{Markets, SourceView, Store};
use crate::{Error, area, fact};
use balai::Date;
use balai::price::{
    CommodityName, Feed, FeedHead, Quote, RowSetAside, SetAsideRows, Source, age_days_max,
    build_feed,
};
use std::collections::BTreeMap;

/// Days of observation a feed looks back on.
const N_DAYS: u32 = 30;
/// Rows set aside that a feed names.
const N_SET_ASIDE_NAMED: u32 = 50;

/// What of a source is shown.
#[derive(Debug, Clone)]
pub(crate) struct Selection {
    /// The source.
    pub(crate) source: SourceView,
    /// Its area, if the operator asked for one.
    pub(crate) area: Option<String>,
    /// Whose reference prices the prices are held against, if any.
    pub(crate) references: Option<References>,
}

/// The reference prices of a province.
#[derive(Debug, Clone)]
pub(crate) struct References {
    /// The country's.
    pub(crate) pack: balai::price::reference::References,
    /// The province, by code or name.
    pub(crate) place: String,
}

impl References {
    /// The country's pack, if it knows the place.
    ///
    /// # Errors
    ///
    /// What the core says of the place.
    pub(crate) fn of(place: &str) -> Result<Self, balai::price::reference::Error> {
        use balai::price::reference::{Error, INDONESIA, References};
        let pack = References::from_json(INDONESIA)?;
        if pack.place(place).is_none() {
            return Err(Error::UnknownRegion { name: place.to_owned() });
        }
        Ok(Self { pack, place: place.to_owned() })
    }
}

/// Compiles the feed of the selection as the database stands.
///
/// # Errors
///
/// [`Error::AreaUnknown`], [`Error::NoQuotes`], or what the database says.
pub(crate) fn compile(
    store: &Store,
    selection: &Selection,
    names: &Names,
    clock: &Clock,
) -> Result<Feed, Error> {
    let Selection { source, area, references } = selection;
    let markets = store.markets(source.key)?;
    let chosen = area::choose(&markets, area.as_deref())?;
    let city = match &source.facts.city {
        Some(city) => city.clone(),
        None => area::name(&markets, area.as_deref(), &source.facts.file),
    };
    let set_aside = set_aside(store, source)?;
    let today = clock.today().to_julian_day();
    let days = store.newest_days(source.key, &chosen, today, N_DAYS)?;
    let Some(oldest) = days.last() else {
        return Err(no_quotes(source, &set_aside));
    };
    let dates: Vec<Date> = days.iter().filter_map(|day| fact::day(*day).ok()).collect();
    let age_days_max = age_days_max(&dates);
    let since = i64::from(*oldest) - age_days_max;
    let quotes = quotes(store, source, &chosen, i32::try_from(since).unwrap_or(*oldest))?;
    let mut markets_by_id = BTreeMap::new();
    for market in markets {
        let market = fact::market(market)?;
        markets_by_id.insert(market.id.clone(), market);
    }
    let head = FeedHead {
        city,
        utc_offset: clock.offset(),
        generated_at: clock.now(),
        age_days_max,
        source: Source {
            title: source.facts.title.clone(),
            url: source.facts.url.clone(),
            licence: source.facts.licence.clone(),
            invented: source.facts.invented,
        },
        set_aside,
        n_aggregates_left_out: source.imported.n_aggregates,
    };
    let mut feed = build_feed(quotes, &markets_by_id, &commodities(store, source, names)?, head);
    if let Some(References { pack, place }) = references {
        // Its place is known since it was made.
        _ = feed.refer(pack, place);
    }
    Ok(feed)
}

fn quotes(
    store: &Store,
    source: &SourceView,
    markets: &Markets,
    since: i32,
) -> Result<Vec<Quote>, Error> {
    let mut items = BTreeMap::new();
    for (key, item) in store.items(source.key)? {
        items.insert(key, fact::item(&item)?);
    }
    let mut quotes = Vec::new();
    for stored in store.quotes(source.key, markets, since)? {
        let Some(item) = items.get(&stored.item) else { continue };
        quotes.push(Quote {
            item: item.clone(),
            market: fact::market_id(&stored.market)?,
            observed_on: fact::day(stored.day)?,
            price_minor: stored.price_minor,
        });
    }
    Ok(quotes)
}

fn commodities(
    store: &Store,
    source: &SourceView,
    names: &Names,
) -> Result<BTreeMap<balai::CommodityId, CommodityName>, Error> {
    let mut commodities = BTreeMap::new();
    for commodity in store.commodities(source.key)? {
        let commodity = fact::commodity(commodity)?;
        let name_id = names.indonesian(&commodity.name).map(str::to_owned);
        commodities.insert(commodity.id.clone(), CommodityName { commodity, name_id });
    }
    Ok(commodities)
}

fn set_aside(store: &Store, source: &SourceView) -> Result<SetAsideRows, Error> {
    let rows = store.set_aside(source.key, N_SET_ASIDE_NAMED)?;
    let row = |row: crate::store::SetAsideFact| RowSetAside {
        line: row.line,
        code: row.code,
        detail: row.detail,
    };
    Ok(SetAsideRows { n: source.imported.n_set_aside, rows: rows.into_iter().map(row).collect() })
}

fn no_quotes(source: &SourceView, set_aside: &SetAsideRows) -> Error {
    let first = set_aside.rows.first().map_or_else(
        || "none".to_owned(),
        |row| format!("line {}: {} [{}]", row.line, row.detail, row.code),
    );
    Error::NoQuotes { path: source.facts.file.clone(), n_set_aside: set_aside.n, first }
}
