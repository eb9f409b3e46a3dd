//! Tables of digests, merged and as bytes.
//!
//! Source: our own choice, see `docs/reference/price-aggregates.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::digest::{Digest, day_number, read_day};
use super::group::{GroupKey, PeriodKey, Table};
use crate::kernel::digest::{Bytes, push_number, push_text};
use crate::price::{Item, PriceType};
use crate::{CommodityId, Currency, DigestError, MarketId, Mergeable, Unit};

/// Kind and version at the front of a table's bytes.
const TAG: [u8; 2] = [b'T', 1];

impl Mergeable for Table {
    fn identity() -> Self {
        Self::default()
    }

    fn merge(&mut self, other: &Self) {
        let mut right = other.groups.iter().peekable();
        let mut merged = Vec::with_capacity(self.groups.len() + other.groups.len());
        for (key, mut digest) in core::mem::take(&mut self.groups) {
            while let Some(before) = right.next_if(|(other, _)| *other < key) {
                merged.push(before.clone());
            }
            if let Some((_, same)) = right.next_if(|(other, _)| *other == key) {
                digest.merge(same);
            }
            merged.push((key, digest));
        }
        merged.extend(right.cloned());
        self.groups = merged;
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::from(TAG);
        push_number(self.groups.len() as u64, &mut out);
        for (key, digest) in &self.groups {
            push_key(key, &mut out);
            let bytes = digest.to_bytes();
            push_number(bytes.len() as u64, &mut out);
            out.extend_from_slice(&bytes);
        }
        out
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, DigestError> {
        let mut reader = Bytes::new(bytes, TAG)?;
        let mut table = Self::default();
        for _ in 0..reader.number()? {
            let key = read_key(&mut reader)?;
            let digest = Digest::from_bytes(reader.part()?)?;
            let in_order = table.groups.last().is_none_or(|(last, _)| *last < key);
            if !in_order || digest.n() == 0 {
                return Err(DigestError::NotCanonical);
            }
            table.groups.push((key, digest));
        }
        if table.to_bytes() == bytes { Ok(table) } else { Err(DigestError::NotCanonical) }
    }
}

fn push_key(key: &GroupKey, out: &mut Vec<u8>) {
    push_text(key.item.commodity.as_str(), out);
    push_text(&key.item.unit.to_wire(), out);
    push_text(key.item.price_type.to_wire(), out);
    push_text(key.item.currency.code(), out);
    for part in [key.area.as_deref(), key.market.as_ref().map(MarketId::as_str)] {
        out.push(u8::from(part.is_some()));
        push_text(part.unwrap_or(""), out);
    }
    let (kind, number) = match key.period {
        PeriodKey::All => (0, 0),
        PeriodKey::Day(day) => (1, day_number(day)),
        PeriodKey::IsoWeek { year, week } => (2, in_year(year, week)),
        PeriodKey::Month { year, month } => (3, in_year(year, month)),
    };
    out.push(kind);
    push_number(number, out);
}

fn in_year(year: i32, part: u8) -> u64 {
    u64::from(year.unsigned_abs()) * 64 + u64::from(part)
}

fn read_key(reader: &mut Bytes<'_>) -> Result<GroupKey, DigestError> {
    let commodity = CommodityId::new(reader.text()?).map_err(|_| reader.out_of_range())?;
    let unit = Unit::parse(reader.text()?).map_err(|_| reader.out_of_range())?;
    let price_type = PriceType::parse(reader.text()?).ok_or_else(|| reader.out_of_range())?;
    let currency = Currency::parse(reader.text()?).map_err(|_| reader.out_of_range())?;
    let area = read_part(reader)?.map(String::from);
    let market = match read_part(reader)? {
        Some(id) => Some(MarketId::new(id).map_err(|_| reader.out_of_range())?),
        None => None,
    };
    let (kind, number) = (reader.byte()?, reader.number()?);
    let period = period_key(kind, number).ok_or_else(|| reader.out_of_range())?;
    Ok(GroupKey { item: Item { commodity, unit, price_type, currency }, area, market, period })
}

fn read_part<'a>(reader: &mut Bytes<'a>) -> Result<Option<&'a str>, DigestError> {
    let is_there = reader.byte()?;
    let text = reader.text()?;
    match (is_there, text) {
        (0, "") => Ok(None),
        (1, text) => Ok(Some(text)),
        _ => Err(reader.out_of_range()),
    }
}

fn period_key(kind: u8, number: u64) -> Option<PeriodKey> {
    // No more than the years that a date can have; ISO weeks may belong to the year beside it.
    let year = i32::try_from(number / 64).unwrap_or(i32::MAX);
    let (is_year, part) = ((0..=10_000).contains(&year), (number % 64) as u8);
    match kind {
        0 if number == 0 => Some(PeriodKey::All),
        1 => read_day(number).map(PeriodKey::Day),
        2 => {
            (is_year && (1..=53).contains(&part)).then_some(PeriodKey::IsoWeek { year, week: part })
        }
        3 => {
            (is_year && (1..=12).contains(&part)).then_some(PeriodKey::Month { year, month: part })
        }
        _ => None,
    }
}
