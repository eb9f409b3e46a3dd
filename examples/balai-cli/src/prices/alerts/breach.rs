//! Breaches of reference prices: which item is which variety, one price per day, and what of it
//! cannot be judged.
//!
//! Units: whole minor units; working days.
//! Source: `docs/reference/price-alerts.md`.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use balai::calendar::{Calendar, Holidays, INDONESIA as HOLIDAYS, Policy};
use balai::price::aggregate::{GroupBy, Period, PeriodKey, Table};
use balai::price::alert::{Breaches, DailyPrice, Flaw, Side, Watched, breaches};
use balai::price::reference::{Error as ReferenceError, Place, References, Variety};
use balai::price::{Item, PriceType, Quote};
use balai::{Coded, Date, Money};

use super::Names;
use crate::Error;
use crate::args::{Alerts, Side as SideAsked};
use crate::prices::input::bad;
use crate::prices::verdict;

/// What prices are judged by.
pub(super) struct Rules {
    pub(super) references: References,
    pub(super) calendar: Calendar,
    /// The id of the place.
    pub(super) place: String,
    days_min: NonZeroU32,
    side: Option<Side>,
    /// Names of commodities, in lower case, that are to be judged as a variety.
    judged_as: BTreeMap<String, String>,
}

/// What was found of an item.
pub(super) struct Found<'a> {
    pub(super) variety: &'a Variety,
    pub(super) side: Side,
    pub(super) breaches: Breaches<'a>,
    /// Days that were not judged, by the code of the reason.
    pub(super) unjudged: BTreeMap<&'static str, UnjudgedDays>,
}

/// Days that were not judged for one reason; at least one.
pub(super) struct UnjudgedDays {
    /// The words of the reason, as on the first day.
    pub(super) detail: String,
    /// The days, in order.
    pub(super) days: Vec<Date>,
}

/// Why an item was not judged at all.
pub(super) struct Unjudged {
    pub(super) code: &'static str,
    pub(super) detail: String,
}

impl Rules {
    /// The rules of the place asked for; none if no place was.
    pub(super) fn of(asked: &Alerts) -> Result<Option<Self>, Error> {
        let Some(place) = &asked.place else { return Ok(None) };
        let references = verdict::references()?;
        let known = references.place(place).map(|place| place.id().to_owned());
        let place = known.ok_or_else(|| {
            let error = ReferenceError::UnknownRegion { name: place.clone() };
            verdict::refused(&references, &error)
        })?;
        let mut judged_as = BTreeMap::new();
        for text in &asked.judge {
            let (name, variety) = text.rsplit_once('=').ok_or_else(|| {
                bad("--judge", text, &"not of the form NAME=ID, such as 'Beras=rice-medium'")
            })?;
            let known = references.variety(variety).map(|variety| variety.id.clone());
            let id = known.ok_or_else(|| {
                let error = ReferenceError::UnknownVariety { name: variety.to_owned() };
                verdict::refused(&references, &error)
            })?;
            judged_as.insert(name.trim().to_lowercase(), id);
        }
        let calendar = Holidays::from_json(HOLIDAYS)
            .and_then(|holidays| Calendar::new(holidays, Policy::default()));
        let calendar = calendar
            .map_err(|error| Error::Reference { code: error.code(), cause: error.to_string() })?;
        let side = asked.side.map(|side| match side {
            SideAsked::Above => Side::Above,
            SideAsked::Below => Side::Below,
        });
        let days_min = NonZeroU32::new(asked.days).unwrap_or(NonZeroU32::MIN);
        Ok(Some(Self { references, calendar, place, days_min, side, judged_as }))
    }

    /// What the place is called.
    pub(super) fn place_name(&self) -> &str {
        match self.references.place(&self.place) {
            Some(Place::Province(province)) => &province.name,
            Some(Place::Region(region)) => &region.name_en,
            None => &self.place,
        }
    }

    /// Every name given with `--judge` is one of the files.
    pub(super) fn check_names<'n>(
        &self,
        names: impl Iterator<Item = &'n Names> + Clone,
    ) -> Result<(), Error> {
        for asked in self.judged_as.keys() {
            let is_it = |names: &Names| names.published.to_lowercase() == *asked;
            if !names.clone().any(is_it) {
                return Err(bad("--judge", asked, &"the files have no commodity of this name"));
            }
        }
        Ok(())
    }

    /// The variety that an item is: as asked, else by its published name, else by its Indonesian.
    fn variety(&self, names: &Names) -> Option<&Variety> {
        let asked = self.judged_as.get(&names.published.to_lowercase());
        let by_name = |name: &String| self.references.variety(name);
        asked
            .and_then(by_name)
            .or_else(|| by_name(&names.published))
            .or_else(|| names.name_id.as_ref().and_then(by_name))
    }

    /// Looks for breaches in the prices of an item.
    pub(super) fn find(
        &self,
        names: &Names,
        item: &Item,
        prices: &[DailyPrice],
        as_of: Date,
    ) -> Result<Found<'_>, Unjudged> {
        let Some(variety) = self.variety(names) else {
            let error = ReferenceError::UnknownVariety { name: names.published.clone() };
            return Err(Unjudged { code: error.code(), detail: error.to_string() });
        };
        let side = self.side.unwrap_or(match item.price_type {
            PriceType::Retail | PriceType::Wholesale => Side::Above,
            PriceType::Producer | PriceType::FarmGate => Side::Below,
        });
        let watched = Watched {
            variety: &variety.id,
            region: &self.place,
            price_type: item.price_type,
            unit: item.unit,
            side,
            days_min: self.days_min,
        };
        let found = breaches(&self.references, &self.calendar, &watched, prices.to_vec(), as_of);
        let mut unjudged: BTreeMap<&'static str, UnjudgedDays> = BTreeMap::new();
        for (price, flaw) in &found.set_aside {
            let first = || UnjudgedDays { detail: words(flaw), days: Vec::new() };
            unjudged.entry(flaw.code()).or_insert_with(first).days.push(price.day);
        }
        Ok(Found { variety, side, breaches: found, unjudged })
    }
}

/// The reason without the day, which is told beside it.
fn words(flaw: &Flaw) -> String {
    let words = flaw.to_string();
    match flaw {
        Flaw::Calendar(_) => {
            words.split_once(": ").map_or(words.clone(), |(_, why)| why.to_owned())
        }
        Flaw::Reference(ReferenceError::NotInForce { .. }) => {
            words.rsplit_once(" on ").map_or(words.clone(), |(why, _)| why.to_owned())
        }
        _ => words,
    }
}

/// The price of each item on each day: the median of the markets that were seen.
pub(super) fn daily_prices(quotes: &[Quote]) -> BTreeMap<Item, Vec<DailyPrice>> {
    let (table, _) =
        Table::from_quotes(quotes, &GroupBy { period: Period::Day, ..GroupBy::default() });
    let mut prices: BTreeMap<Item, Vec<DailyPrice>> = BTreeMap::new();
    for (key, digest) in table.iter() {
        let (PeriodKey::Day(day), Ok(minor)) = (key.period, digest.median()) else { continue };
        let price = Money { minor, currency: key.item.currency };
        prices.entry(key.item.clone()).or_default().push(DailyPrice { day, price });
    }
    prices
}
