//! Between the core's types and the facts of the log.
//!
//! Units: prices in whole minor units; days as Julian day numbers.
use crate::store::{CommodityFact, ItemFact, MarketFact, StoreError};
use balai::price::{Commodity, Item, Market, Place, PriceType};
use balai::{CommodityId, Currency, Date, MarketId, Unit};

/// An item as the log writes it.
pub(crate) fn item_fact(item: &Item) -> ItemFact {
    ItemFact(
        item.commodity.as_str().to_owned(),
        item.unit.to_wire(),
        item.price_type.to_wire().to_owned(),
        item.currency.code().to_owned(),
    )
}

/// An item read back from the log.
pub(crate) fn item(fact: &ItemFact) -> Result<Item, StoreError> {
    let ItemFact(commodity, unit, price_type, currency) = fact;
    Ok(Item {
        commodity: CommodityId::new(commodity).map_err(|_| bad("commodity id", commodity))?,
        unit: Unit::parse(unit).map_err(|_| bad("unit", unit))?,
        price_type: PriceType::parse(price_type).ok_or_else(|| bad("price type", price_type))?,
        currency: Currency::parse(currency).map_err(|_| bad("currency", currency))?,
    })
}

/// A market as the log writes it.
pub(crate) fn market_fact(market: Market) -> MarketFact {
    MarketFact {
        id: market.id.as_str().to_owned(),
        name: market.name,
        area: market.area,
        place: market.place.map(|place| (place.latitude, place.longitude)),
    }
}

/// A market read back from the log.
pub(crate) fn market(fact: MarketFact) -> Result<Market, StoreError> {
    let place = fact.place.map(|(latitude, longitude)| Place { latitude, longitude });
    Ok(Market { id: market_id(&fact.id)?, name: fact.name, area: fact.area, place })
}

/// A commodity as the log writes it.
pub(crate) fn commodity_fact(commodity: Commodity) -> CommodityFact {
    let id = commodity.id.as_str().to_owned();
    CommodityFact { id, name: commodity.name, category: commodity.category }
}

/// A commodity read back from the log.
pub(crate) fn commodity(fact: CommodityFact) -> Result<Commodity, StoreError> {
    let id = CommodityId::new(&fact.id).map_err(|_| bad("commodity id", &fact.id))?;
    Ok(Commodity { id, name: fact.name, category: fact.category })
}

/// A market's id read back from the log.
pub(crate) fn market_id(text: &str) -> Result<MarketId, StoreError> {
    MarketId::new(text).map_err(|_| bad("market id", text))
}

/// A day read back from the log.
pub(crate) fn day(day: i32) -> Result<Date, StoreError> {
    Date::from_julian_day(day).map_err(|_| bad("day", &day.to_string()))
}

fn bad(what: &'static str, text: &str) -> StoreError {
    StoreError::BadFact { what, text: text.to_owned() }
}
