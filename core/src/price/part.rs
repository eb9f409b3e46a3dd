//! A city in parts: what an item costs in each market, or in each area.
//!
//! The price of an area follows the rule of the city: one vote for each of its markets, the median
//! of those that may vote. A market that names no area stands for itself, so that none is lost and
//! none is counted to an area that nobody named.
//!
//! Units: [`Money`] per unit of sale; places in micro-degrees.
//! Source: our own choice, see `docs/reference/price-rules.md`.

use alloc::vec::Vec;

use time::Date;

use super::board::Row;
use super::feed::Feed;
use super::item::{Market, Place};
use super::summary::{Flaw, QuoteInMarket, cheapest_first, median};
use crate::{MarketId, Money, sort_by};

/// What a part is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// One market.
    #[default]
    Market,
    /// The markets that name the same area.
    Area,
}

/// One part of a city, its price and the quotes it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// The area, as its markets name it; empty if the part is a market by itself.
    pub area: &'a str,
    /// Its market; of an area the cheapest.
    pub market: &'a MarketId,
    /// The middle of the places of its markets. Those that do not sell the item count too, so that
    /// it is the same for every item; `None` if no place is known.
    pub place: Option<Place>,
    /// The middle price, as of [`Summary`](super::Summary).
    pub median: Money,
    /// The oldest day among the votes.
    pub observed_from: Date,
    /// The newest day among the votes.
    pub observed_until: Date,
    /// The quotes that vote, one of each market, the cheapest first; never none.
    pub used: Vec<&'a QuoteInMarket>,
    /// Those that do not, each with its flaw.
    pub set_aside: Vec<&'a (QuoteInMarket, Flaw)>,
}

/// The parts in which a quote of `row` votes, from the cheapest to the dearest.
///
/// Every quote that votes in the city votes in exactly one part; where none votes there is no
/// part, its quotes are in [`Row::set_aside`].
#[must_use]
pub fn parts<'a>(row: &'a Row, feed: &'a Feed, by: By) -> Vec<Part<'a>> {
    let area_of = |id: &MarketId| -> &'a str {
        let market = feed.markets.iter().find(|market| market.id == *id && by == By::Area);
        market.map_or("", |market| &market.area)
    };
    let mut parts: Vec<Part<'a>> = Vec::new();
    for quote in cheapest_first(row.used()) {
        let area = area_of(&quote.market);
        if part_of(&mut parts, area, &quote.market).is_none() {
            parts.push(Part {
                area,
                market: &quote.market,
                place: middle(&feed.markets, area, &quote.market),
                median: quote.price,
                observed_from: quote.observed_on,
                observed_until: quote.observed_on,
                used: Vec::new(),
                set_aside: Vec::new(),
            });
        }
        let Some(part) = part_of(&mut parts, area, &quote.market) else { continue };
        part.observed_from = part.observed_from.min(quote.observed_on);
        part.observed_until = part.observed_until.max(quote.observed_on);
        // As they come from the cheapest to the dearest, so do those of each part.
        part.used.push(quote);
        part.median.minor = median(&part.used).unwrap_or(quote.price.minor);
    }
    for flawed in row.set_aside() {
        let market = &flawed.0.market;
        if let Some(part) = part_of(&mut parts, area_of(market), market) {
            part.set_aside.push(flawed);
        }
    }
    sort_by(&mut parts, |a: &Part<'_>, b: &Part<'_>| a.median.minor.cmp(&b.median.minor));
    parts
}

/// The part of a market, if there is one.
fn part_of<'p, 'a>(
    parts: &'p mut [Part<'a>],
    area: &str,
    market: &MarketId,
) -> Option<&'p mut Part<'a>> {
    parts.iter_mut().find(|part| part.area == area && (!area.is_empty() || part.market == market))
}

/// The middle of the known places of an area, or the place of a market by itself.
fn middle(markets: &[Market], area: &str, id: &MarketId) -> Option<Place> {
    let (mut latitude, mut longitude, mut n) = (0_i64, 0_i64, 0_i64);
    for market in markets {
        let inside = if area.is_empty() { market.id == *id } else { market.area == area };
        if let (true, Some(place)) = (inside, market.place) {
            latitude += i64::from(place.latitude);
            longitude += i64::from(place.longitude);
            n += 1;
        }
    }
    // A mean of what fits does fit.
    Some(Place {
        latitude: latitude.checked_div(n)? as i32,
        longitude: longitude.checked_div(n)? as i32,
    })
}

#[cfg(test)]
mod tests;
