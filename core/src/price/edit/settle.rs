//! Duplicates: equal quotes are one, different ones contradict each other and are shown.
//!
//! Source: `docs/reference/price-rules.md`, duplicates.

use alloc::vec::Vec;

use crate::Grounds;
use crate::price::Quote;

/// Why a quote does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Defect {
    /// The price is zero or below.
    NotPositive,
    /// The same quote again; it counts once.
    Repeated,
    /// The same item, market and day has another price; none of them counts.
    Contradiction,
}

/// Sorts quotes into those that count and those that do not, each with its defect.
///
/// Both lists are in order of item, market, day and price, whatever the order of the input, and
/// together hold every quote. A price that is none does not contradict one.
#[must_use]
pub fn settle(quotes: &[Quote]) -> Grounds<Quote, Defect> {
    let mut sorted = quotes.to_vec();
    sorted.sort();
    let mut grounds = Grounds { used: Vec::new(), set_aside: Vec::new() };
    let same_key = |a: &Quote, b: &Quote| {
        a.item == b.item && a.market == b.market && a.observed_on == b.observed_on
    };
    for quotes in sorted.chunk_by(same_key) {
        let n_none = quotes.partition_point(|quote| quote.price_minor <= 0);
        let (none, prices) = quotes.split_at_checked(n_none).unwrap_or((quotes, &[]));
        let set_aside = |quotes: &[Quote], defect| {
            quotes.iter().map(move |quote| (quote.clone(), defect)).collect::<Vec<_>>()
        };
        grounds.set_aside.extend(set_aside(none, Defect::NotPositive));
        match prices {
            [first, .., last] if first != last => {
                grounds.set_aside.extend(set_aside(prices, Defect::Contradiction));
            }
            [first, rest @ ..] => {
                grounds.used.push(first.clone());
                grounds.set_aside.extend(set_aside(rest, Defect::Repeated));
            }
            [] => {}
        }
    }
    grounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::price::{Item, PriceType};
    use crate::{CommodityId, Currency, MarketId, Unit, iso::parse_date};

    fn quote(market: &str, day: &str, price_minor: i64) -> Quote {
        Quote {
            item: Item {
                commodity: CommodityId::new("1_3").unwrap(),
                unit: Unit::parse("kg").unwrap(),
                price_type: PriceType::Retail,
                currency: Currency::parse("IDR").unwrap(),
            },
            market: MarketId::new(market).unwrap(),
            observed_on: parse_date(day).unwrap(),
            price_minor,
        }
    }

    #[test]
    fn equal_is_one_and_different_is_shown() {
        let quotes = [
            quote("b", "2026-11-23", 0),
            quote("a", "2026-11-23", 101),
            quote("a", "2026-11-22", 100),
            quote("a", "2026-11-23", 100),
            quote("b", "2026-11-23", 100),
            quote("a", "2026-11-22", 100),
            quote("c", "2026-11-23", -5),
        ];
        let grounds = settle(&quotes);
        assert_eq!(grounds.used, [quote("a", "2026-11-22", 100), quote("b", "2026-11-23", 100)]);
        let defects: Vec<_> = grounds.set_aside.iter().map(|(q, d)| (q.price_minor, *d)).collect();
        assert_eq!(
            defects,
            [
                (100, Defect::Repeated),
                (100, Defect::Contradiction),
                (101, Defect::Contradiction),
                (0, Defect::NotPositive),
                (-5, Defect::NotPositive),
            ]
        );
        let mut turned = quotes.to_vec();
        turned.reverse();
        assert_eq!(settle(&turned), grounds);
    }
}
