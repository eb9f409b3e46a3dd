//! Quotes sorted into groups, one digest each.
//!
//! Units: ISO weeks as in ISO 8601, with the year they belong to.
//! Source: our own choice; what may never share a group (unit, price type, currency) is that of
//! `docs/reference/price-rules.md`.

use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::digest::Digest;
use super::error::Error;
use crate::price::edit::{Defect, settle};
use crate::price::{Item, Quote};
use crate::{CommodityId, Grounds, MarketId, Mergeable};

/// How long a time shares one figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// All days together.
    All,
    /// Each day.
    #[default]
    Day,
    /// Each week from Monday, of ISO 8601.
    IsoWeek,
    /// Each month of the calendar.
    Month,
}

/// One such time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PeriodKey {
    /// All days together.
    All,
    /// A day.
    Day(Date),
    /// A week of ISO 8601.
    IsoWeek {
        /// The year the week belongs to, which need not be that of its days.
        year: i32,
        /// 1 to 53.
        week: u8,
    },
    /// A month.
    Month {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u8,
    },
}

impl Period {
    /// The period that a day lies in.
    #[must_use]
    pub fn key(self, on: Date) -> PeriodKey {
        match self {
            Self::All => PeriodKey::All,
            Self::Day => PeriodKey::Day(on),
            Self::IsoWeek => {
                let (year, week, _) = on.to_iso_week_date();
                PeriodKey::IsoWeek { year, week }
            }
            Self::Month => PeriodKey::Month { year: on.year(), month: u8::from(on.month()) },
        }
    }
}

/// Gives the area of a market.
pub type AreaOf = dyn Fn(&MarketId) -> Option<String>;
/// Gives the commodity of a variety.
pub type CommodityOf = dyn Fn(&CommodityId) -> Option<CommodityId>;

/// By what quotes are grouped; always by unit, price type and currency too.
#[derive(Clone, Copy, Default)]
pub struct GroupBy<'a> {
    /// Each market apart.
    pub market: bool,
    /// Each area apart: gives the area of a market, `None` if it is not known.
    pub area: Option<&'a AreaOf>,
    /// Varieties together: gives the commodity that a variety belongs to, `None` if it stands for
    /// itself. Without it each variety is apart.
    pub commodity: Option<&'a CommodityOf>,
    /// How long a time shares one figure.
    pub period: Period,
}

/// A group, in order of item, area, market and time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupKey {
    /// Commodity or variety, unit, price type and currency.
    pub item: Item,
    /// The area, if grouped by it; empty for markets whose area is not known.
    pub area: Option<String>,
    /// The market, if grouped by it.
    pub market: Option<MarketId>,
    /// The time.
    pub period: PeriodKey,
}

impl GroupBy<'_> {
    /// The group that a quote belongs to.
    #[must_use]
    pub fn key(&self, quote: &Quote) -> GroupKey {
        let mut item = quote.item.clone();
        if let Some(commodity) = self.commodity.and_then(|of| of(&item.commodity)) {
            item.commodity = commodity;
        }
        GroupKey {
            item,
            area: self.area.map(|of| of(&quote.market).unwrap_or_default()),
            market: self.market.then(|| quote.market.clone()),
            period: self.period.key(quote.observed_on),
        }
    }
}

/// One digest per group. Tables of the same grouping can be merged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// In order of the keys, no two alike, no digest of nothing.
    pub(super) groups: Vec<(GroupKey, Digest)>,
}

impl Table {
    /// Settles duplicates, groups the quotes that count, and lists the others with their defects.
    ///
    /// Settling sees only these quotes: give all quotes of a day at once, or settle before.
    #[must_use]
    pub fn from_quotes(quotes: &[Quote], by: &GroupBy<'_>) -> (Self, Grounds<Quote, Defect>) {
        let grounds = settle(quotes);
        let mut keyed: Vec<(GroupKey, &Quote)> =
            grounds.used.iter().map(|quote| (by.key(quote), quote)).collect();
        keyed.sort_by(|a, b| a.0.cmp(&b.0));
        let mut table = Self::default();
        for group in keyed.chunk_by(|a, b| a.0 == b.0) {
            let prices: Vec<(i64, Date)> =
                group.iter().map(|(_, quote)| (quote.price_minor, quote.observed_on)).collect();
            // Settled quotes have prices above zero, so there is always a digest.
            if let (Some((key, _)), Ok(digest)) = (group.first(), Digest::from_quotes(&prices)) {
                table.groups.push((key.clone(), digest));
            }
        }
        (table, grounds)
    }

    /// Takes in one quote that counts.
    ///
    /// # Errors
    ///
    /// [`Error::NotPositive`]; the table stays as it was.
    pub fn add(&mut self, quote: &Quote, by: &GroupBy<'_>) -> Result<(), Error> {
        let mut digest = Digest::identity();
        digest.add(quote.price_minor, quote.observed_on)?;
        self.take_in(by.key(quote), &digest);
        Ok(())
    }

    /// Takes out one quote that was added before; a group without quotes vanishes.
    ///
    /// # Errors
    ///
    /// [`Error::NotHeld`]; the table stays as it was.
    pub fn remove(&mut self, quote: &Quote, by: &GroupBy<'_>) -> Result<(), Error> {
        let place = self.place(&by.key(quote));
        let not_held = Error::NotHeld { price_minor: quote.price_minor };
        let at = place.map_err(|_| not_held.clone())?;
        let (_, digest) = self.groups.get_mut(at).ok_or(not_held)?;
        digest.remove(quote.price_minor, quote.observed_on)?;
        if digest.n() == 0 {
            self.groups.remove(at);
        }
        Ok(())
    }

    /// The digest of a group; `None` if no quote is in it.
    #[must_use]
    pub fn get(&self, key: &GroupKey) -> Option<&Digest> {
        self.groups.get(self.place(key).ok()?).map(|(_, digest)| digest)
    }

    /// Every group with its digest, in order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&GroupKey, &Digest)> {
        self.groups.iter().map(|(key, digest)| (key, digest))
    }

    fn place(&self, key: &GroupKey) -> Result<usize, usize> {
        self.groups.binary_search_by(|(other, _)| other.cmp(key))
    }

    fn take_in(&mut self, key: GroupKey, digest: &Digest) {
        match self.place(&key) {
            Ok(at) => {
                if let Some((_, own)) = self.groups.get_mut(at) {
                    own.merge(digest);
                }
            }
            Err(at) => self.groups.insert(at, (key, digest.clone())),
        }
    }
}
