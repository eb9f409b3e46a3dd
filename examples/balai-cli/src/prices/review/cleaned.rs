//! The prices that count, as CSV in WFP's columns, so that every other command reads them.
//!
//! Units: prices as plain decimals of their currency; places in degrees.
//! Source: columns of the WFP food price data set on HDX.

use std::path::Path;

use balai::iso;
use balai::price::Quote;
use balai::price::read::Collected;

use super::row::{decimal, failed, finish};
use crate::Error;

const HEADS: [&str; 16] = [
    "date",
    "admin1",
    "admin2",
    "market",
    "market_id",
    "latitude",
    "longitude",
    "category",
    "commodity",
    "commodity_id",
    "unit",
    "priceflag",
    "pricetype",
    "currency",
    "price",
    "usdprice",
];

/// Writes `quotes` to the file at `path`; an area stands in `admin2`, since only the smallest is
/// known.
pub(super) fn write(path: &Path, collected: &Collected, quotes: &[Quote]) -> Result<(), Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(HEADS).map_err(failed)?;
    for quote in quotes {
        let market = collected.markets.get(&quote.market);
        let commodity = collected.commodities.get(&quote.item.commodity);
        let place = market.and_then(|market| market.place);
        let degrees = |micro: Option<i32>| micro.map_or_else(String::new, degrees);
        let price_type = quote.item.price_type.to_wire();
        table
            .write_record([
                iso::write_date(quote.observed_on).as_str(),
                "",
                market.map_or("", |market| market.area.as_str()),
                market.map_or("", |market| market.name.as_str()),
                quote.market.as_str(),
                &degrees(place.map(|place| place.latitude)),
                &degrees(place.map(|place| place.longitude)),
                commodity.map_or("", |commodity| commodity.category.as_str()),
                commodity.map_or("", |commodity| commodity.name.as_str()),
                quote.item.commodity.as_str(),
                &quote.item.unit.to_wire(),
                "actual",
                price_type,
                quote.item.currency.code(),
                &decimal(quote.price_minor, quote.item.currency),
                "",
            ])
            .map_err(failed)?;
    }
    let text = finish(table)?;
    std::fs::write(path, text).map_err(|error| Error::Unwritable {
        path: path.display().to_string(),
        cause: error.to_string(),
    })
}

/// Micro-degrees as a plain decimal.
fn degrees(micro: i32) -> String {
    let sign = if micro < 0 { "-" } else { "" };
    let n = micro.unsigned_abs();
    format!("{sign}{}.{:06}", n / 1_000_000, n % 1_000_000)
}

#[cfg(test)]
mod tests {
    #[test]
    fn degrees_keep_their_sign() {
        for (micro, expected) in
            [(-6_170_000, "-6.170000"), (106_630_000, "106.630000"), (-5, "-0.000005")]
        {
            assert_eq!(super::degrees(micro), expected);
        }
    }
}
