//! `balai prices alerts`: prices far above their season, growing unusually fast, or outside their
//! reference price for working days on end.
//!
//! Units: whole minor units; calendar months; working days.
//! Source: `docs/reference/price-alerts.md`.

mod breach;
mod json;
mod season_text;
mod text;

use std::collections::BTreeMap;

use balai::price::alert::{
    Alps, Error as AlertError, Ifpa, MonthPrices, YearMonth, alps, ifpa, month_prices,
};
use balai::price::edit::Defect;
use balai::price::{Commodity, Item, Quote, indonesian_names};
use balai::{CommodityId, Date};

use self::breach::{Found, Rules, Unjudged};
use super::input::{self, bad};
use crate::args::{Alerts, Method};
use crate::{Error, out};

/// What was found, and on what grounds.
struct Report<'a> {
    asked: &'a Alerts,
    methods: Vec<Method>,
    files: Vec<String>,
    as_of: Date,
    month: YearMonth,
    n_rows_set_aside: u64,
    n_aggregates: u64,
    /// Quotes that do not count.
    set_aside: Vec<(Quote, Why)>,
    items: Vec<Figures<'a>>,
}

/// Why a quote does not count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Repeated,
    Contradiction,
    NotPositive,
    FromFuture,
}

/// What was found of one item; `None` for what was not looked for.
struct Figures<'a> {
    names: Names,
    months: MonthPrices,
    alps: Option<Result<Alps, AlertError>>,
    ifpa: Option<Result<Ifpa, AlertError>>,
    breach: Option<Result<Found<'a>, Unjudged>>,
}

/// How a commodity is called.
#[derive(Clone)]
struct Names {
    /// As published.
    published: String,
    /// In Indonesian, if the pack has it.
    name_id: Option<String>,
}

impl Report<'_> {
    fn looks_for(&self, method: Method) -> bool {
        self.methods.contains(&method)
    }
}

/// Looks for what was asked and says what was found.
pub(crate) fn run(asked: &Alerts) -> Result<(), Error> {
    let methods = methods(asked)?;
    let rules = Rules::of(asked)?;
    let (mut collected, reads) = input::read(&asked.files)?;
    if let Some(area) = &asked.area {
        input::keep_area(&mut collected, area)?;
    }
    let n_rows_set_aside = reads.iter().map(|read| read.tally.n_set_aside).sum();
    let as_of = input::as_of(asked.as_of.as_deref(), &collected.quotes, n_rows_set_aside)?;
    let names = names(collected.commodities);
    let (past, future): (Vec<Quote>, Vec<Quote>) =
        collected.quotes.into_iter().partition(|quote| quote.observed_on <= as_of);
    let (months, grounds) = month_prices(&past);
    let month = month(asked, &months)?;
    let judged = match &rules {
        Some(rules) if methods.contains(&Method::Breach) => {
            rules.check_names(names.values())?;
            Some((rules, breach::daily_prices(&grounds.used)))
        }
        _ => None,
    };
    // An item all of whose quotes were set aside has no month, and is shown all the same.
    let mut items: BTreeMap<Item, Vec<_>> =
        past.iter().chain(&future).map(|quote| (quote.item.clone(), Vec::new())).collect();
    for prices in months {
        items.insert(prices.item, prices.months);
    }
    let items = items.into_iter().map(|(item, months)| {
        let months = MonthPrices { item, months };
        let item = &months.item;
        let unnamed = || Names { published: item.commodity.as_str().to_owned(), name_id: None };
        let names = names.get(&item.commodity).cloned().unwrap_or_else(unnamed);
        let breach = judged.as_ref().map(|(rules, daily)| {
            rules.find(&names, item, daily.get(item).map_or(&[][..], Vec::as_slice), as_of)
        });
        let is_asked = |method| methods.contains(&method);
        let alps = is_asked(Method::Alps).then(|| indicator(&months, month, alps));
        let ifpa = is_asked(Method::Ifpa).then(|| indicator(&months, month, ifpa));
        Figures { names, months, alps, ifpa, breach }
    });
    let items = items.collect();
    let set_aside = set_aside(grounds.set_aside, future);
    let files = reads.iter().map(|read| read.file.clone()).collect();
    let n_aggregates = reads.iter().map(|read| read.tally.n_aggregates).sum();
    let report = Report {
        asked,
        methods,
        files,
        as_of,
        month,
        n_rows_set_aside,
        n_aggregates,
        set_aside,
        items,
    };
    if asked.json {
        return out::json(&json::report(&report, rules.as_ref()));
    }
    out::print(&text::report(&report, rules.as_ref()))
}

fn methods(asked: &Alerts) -> Result<Vec<Method>, Error> {
    let all = [Method::Alps, Method::Ifpa, Method::Breach];
    if let (Some(judge), None) = (asked.judge.first(), &asked.place) {
        return Err(bad("--judge", judge, &"it needs --place, whose reference prices apply"));
    }
    if asked.methods.contains(&Method::Breach) && asked.place.is_none() {
        return Err(bad("--method", "breach", &"it needs --place, whose reference prices apply"));
    }
    Ok(all.into_iter().filter(|m| asked.methods.is_empty() || asked.methods.contains(m)).collect())
}

fn month(asked: &Alerts, months: &[MonthPrices]) -> Result<YearMonth, Error> {
    let seen = || months.iter().flat_map(|prices| &prices.months).map(|price| price.month);
    let (Some(first), Some(last)) = (seen().min(), seen().max()) else {
        return Err(Error::NoQuotes { n_set_aside: 0 });
    };
    let Some(text) = &asked.month else { return Ok(last) };
    let month = YearMonth::parse(text).map_err(|error| {
        bad("--month", text, &format!("{error}; write it as YYYY-MM, such as {last}"))
    })?;
    if !seen().any(|other| other == month) {
        let [month, first, last] = [month, first, last].map(|month| month.to_string());
        return Err(Error::MonthUnseen { month, first, last });
    }
    Ok(month)
}

fn names(commodities: BTreeMap<CommodityId, Commodity>) -> BTreeMap<CommodityId, Names> {
    let pack = indonesian_names();
    let names = commodities.into_iter().map(|(id, commodity)| {
        let name_id = pack.get(&commodity.name).cloned();
        (id, Names { published: commodity.name, name_id })
    });
    names.collect()
}

fn indicator<T>(
    prices: &MonthPrices,
    month: YearMonth,
    of: fn(&balai::price::alert::MonthlySeries, YearMonth) -> Result<T, AlertError>,
) -> Result<T, AlertError> {
    if prices.get(month).is_none() {
        return Err(AlertError::MissingMonth { month });
    }
    of(&prices.series()?, month)
}

fn set_aside(settled: Vec<(Quote, Defect)>, future: Vec<Quote>) -> Vec<(Quote, Why)> {
    let settled = settled.into_iter().map(|(quote, defect)| {
        let why = match defect {
            Defect::Repeated => Why::Repeated,
            Defect::Contradiction => Why::Contradiction,
            _ => Why::NotPositive,
        };
        (quote, why)
    });
    settled.chain(future.into_iter().map(|quote| (quote, Why::FromFuture))).collect()
}
