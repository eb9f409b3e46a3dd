//! The demo city: Kota Contoh, whose markets and prices are invented.
//!
//! Every price is a pure function of the seed, the commodity, the market, the day and the round,
//! so the same day gives the same file on every machine. The file is a WFP price CSV and goes
//! through the same reader as a real one, two bad rows included.
//!
//! Units: whole rupiah, rounded to 50; days as Julian day numbers.
//! Source: invented. About 81 % of the quotes repeat the day before, as measured in PIHPS data.
mod goods;
mod price;
#[cfg(test)]
mod tests;

pub(crate) use goods::{GOODS, Good, Stall};
use goods::{MARKETS, Reporting};
use std::fmt::Write as _;

/// The seed of the published demo.
pub(crate) const SEED: u64 = 0x0BA1_A100;
/// The city's name.
pub(crate) const CITY: &str = "Kota Contoh";
/// The province whose reference prices its invented prices are held against.
pub(crate) const PROVINCE: &str = "Banten";
/// Days of history in the file.
pub(crate) const N_DAYS: i32 = 60;
/// Goods in one officer's report.
const N_GOODS_PER_REPORT: usize = 4;
/// Days since the market that stopped reporting was last heard of.
const SILENT_DAYS: i32 = 12;
/// Days since two rows were mistyped.
const MISTYPED_DAYS: i32 = 5;

/// One invented price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Invented {
    pub(crate) good: &'static Good,
    pub(crate) market: &'static Stall,
    pub(crate) price: i64,
}

/// The demo city's price file for the [`N_DAYS`] days that end on `today`, where `iso` writes a
/// day number as `YYYY-MM-DD`.
pub(crate) fn file(seed: u64, today: i32, iso: &dyn Fn(i32) -> String) -> String {
    let mut csv = String::with_capacity(1 << 20);
    csv.push_str(
        "date,admin1,admin2,market,market_id,latitude,longitude,category,commodity,commodity_id,\
         unit,priceflag,pricetype,currency,price,usdprice\n",
    );
    for day in today - N_DAYS + 1..=today {
        let date = iso(day);
        for market in MARKETS.iter().filter(|market| reports(seed, market, day, today)) {
            for good in GOODS.iter().filter(|good| price::sold(seed, good, market, day)) {
                let price = price::price(seed, good, market, day, 0).to_string();
                push_row(&mut csv, &date, market, good, good.unit, &price);
            }
        }
        if day == today - MISTYPED_DAYS {
            push_mistyped(&mut csv, &date);
        }
    }
    csv
}

/// The `n`-th report of `today`: a market and the goods its officer saw.
///
/// The markets whose prices of today are not in the file go first, by turns; once each has
/// reported everything, all that still report come round again with fresh looks.
pub(crate) fn report(seed: u64, today: i32, n: u64) -> Vec<Invented> {
    let live: Vec<&Stall> =
        MARKETS.iter().filter(|market| market.reporting == Reporting::Live).collect();
    let reporting: Vec<&Stall> =
        MARKETS.iter().filter(|market| market.reporting != Reporting::Silent).collect();
    let n_parts = GOODS.len().div_ceil(N_GOODS_PER_REPORT);
    let turn = usize::try_from(n).unwrap_or(0);
    let n_first = n_parts * live.len();
    let (markets, turn, round) = match turn.checked_sub(n_first) {
        None => (&live, turn, 0),
        Some(rest) => {
            let n_round = n_parts * reporting.len();
            (&reporting, rest % n_round, 1 + rest / n_round)
        }
    };
    let Some(market) = markets.get(turn % markets.len()).copied() else {
        return Vec::new();
    };
    let part = turn / markets.len() % n_parts;
    let round = u64::try_from(round).unwrap_or(0);
    GOODS
        .iter()
        .skip(part * N_GOODS_PER_REPORT)
        .take(N_GOODS_PER_REPORT)
        .filter(|good| good.absent_from != market.id)
        .map(|good| Invented {
            good,
            market,
            price: price::price(seed, good, market, today, round),
        })
        .collect()
}

/// Whether an officer reported from the market on a day, as far as the file of `today` knows.
fn reports(seed: u64, market: &Stall, day: i32, today: i32) -> bool {
    let heard_of = match market.reporting {
        Reporting::Early => true,
        Reporting::Live => day < today,
        Reporting::Silent => day <= today - SILENT_DAYS,
    };
    heard_of && (day == today || !price::missing(seed, market, day))
}

/// Two rows as they do get typed: a price below zero, and a unit nobody has defined.
fn push_mistyped(csv: &mut String, date: &str) {
    let eggs = GOODS.iter().find(|good| good.id == "D08");
    if let (Some(market), Some(eggs)) = (MARKETS.get(1), eggs) {
        push_row(csv, date, market, eggs, eggs.unit, "-29800");
        push_row(csv, date, market, eggs, "Keranjang", "61500");
    }
}

fn push_row(csv: &mut String, date: &str, market: &Stall, good: &Good, unit: &str, price: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(
        csv,
        "{date},{CITY},{},{},{},{},\"{}\",\"{}\",{},{unit},actual,Retail,IDR,{price},",
        market.area, market.name, market.id, market.place, good.category, good.name, good.id,
    );
}
