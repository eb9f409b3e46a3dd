//! Small numbers for commodities and days, in the order in which a table names them.
//!
//! A field is known by its bytes before it is read as text: what a table says once it says often.
//!
//! Source: our own choice.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use crate::price::read::error::Error;
use crate::{CommodityId, Date};

/// No code.
const NONE: u16 = u16::MAX;
/// Places for commodities seen lately; a power of two.
const N_RECENT: usize = 4_096;
/// Places for the days of a year: 32 for each month, counted from zero and from month zero.
const N_YEAR: usize = 13 * 32;

/// The codes of a table.
pub(super) struct Codes {
    pub(super) commodities: Commodities,
    pub(super) days: Days,
    n_groups_max: u32,
}

/// Codes in the order of what they stand for.
pub(super) struct InOrder<T> {
    /// What they stand for, in order.
    pub(super) sorted: Vec<T>,
    /// By code, the place in that order.
    pub(super) places: Vec<u16>,
}

impl Codes {
    pub(super) fn new(n_groups_max: u32) -> Self {
        let commodities =
            Commodities { seen: Vec::new(), codes: BTreeMap::new(), recent: vec![NONE; N_RECENT] };
        let days = Days { seen: Vec::new(), years: Vec::new() };
        Self { commodities, days, n_groups_max }
    }

    /// The code of a commodity, a new one if need be.
    pub(super) fn commodity(&mut self, id: CommodityId) -> Result<u16, Error> {
        if let Some(code) = self.commodities.codes.get(&id) {
            return Ok(*code);
        }
        let code = self.room(self.commodities.seen.len(), self.days.seen.len())?;
        self.commodities.seen.push(id.clone());
        self.commodities.codes.insert(id, code);
        Ok(code)
    }

    /// The code of a day, a new one if need be.
    pub(super) fn day(&mut self, day: Date) -> Result<u16, Error> {
        let place = Days::place(day.year(), u8::from(day.month()), day.day());
        if let Some(code) = self.days.code_at(place) {
            return Ok(code);
        }
        let code = self.room(self.days.seen.len(), self.commodities.seen.len())?;
        self.days.seen.push(day);
        self.days.put(place, code);
        Ok(code)
    }

    /// The code for one more beside `n_own`, if there is room for its pairs with `n_others`.
    fn room(&self, n_own: usize, n_others: usize) -> Result<u16, Error> {
        let n_max = self.n_groups_max;
        let n_groups = (n_own as u64 + 1) * (n_others as u64).max(1);
        match u16::try_from(n_own) {
            Ok(code) if code < NONE && n_groups <= u64::from(n_max) => Ok(code),
            _ => Err(Error::TableTooLarge { what: "pairs of commodity and day", n_max }),
        }
    }
}

/// Codes of commodities.
pub(super) struct Commodities {
    /// By code.
    seen: Vec<CommodityId>,
    codes: BTreeMap<CommodityId, u16>,
    /// Codes by a hash of the text, each at the one place it may have.
    recent: Vec<u16>,
}

impl Commodities {
    /// The code of the commodity that a field names, if it was named before.
    #[inline]
    pub(super) fn known(&mut self, field: &[u8]) -> Option<u16> {
        let place = hash(field) % N_RECENT;
        let code = *self.recent.get(place)?;
        match self.seen.get(usize::from(code)) {
            Some(id) if id.as_str().as_bytes() == field => Some(code),
            _ => self.look_up(field, place),
        }
    }

    #[cold]
    fn look_up(&mut self, field: &[u8], place: usize) -> Option<u16> {
        let id = CommodityId::new(core::str::from_utf8(field).ok()?.trim()).ok()?;
        let code = *self.codes.get(&id)?;
        *self.recent.get_mut(place)? = code;
        Some(code)
    }

    pub(super) fn in_order(self) -> InOrder<CommodityId> {
        in_order(self.seen)
    }
}

/// Mixes the first and the last eight bytes and the length; what it cannot tell apart is only
/// looked up more slowly. Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
fn hash(field: &[u8]) -> usize {
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    let (first, last) = match (field.first_chunk(), field.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (field.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)), 0),
    };
    let mixed = first.wrapping_mul(GOLDEN).rotate_left(32) ^ last ^ field.len() as u64;
    (mixed.wrapping_mul(GOLDEN) >> 48) as usize
}

/// Codes of days.
pub(super) struct Days {
    /// By code.
    seen: Vec<Date>,
    /// By year, then month and day.
    years: Vec<Option<Box<[u16; N_YEAR]>>>,
}

impl Days {
    /// The code of the day that a field of the form `2026-11-23` names, if it was named before.
    #[inline]
    pub(super) fn known(&self, field: &[u8]) -> Option<u16> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = field else { return None };
        let digits = [y1, y2, y3, y4, m1, m2, d1, d2].map(|digit| digit.wrapping_sub(b'0'));
        if digits.iter().any(|digit| *digit > 9) {
            return None;
        }
        let [y1, y2, y3, y4, m1, m2, d1, d2] = digits.map(usize::from);
        let (month, day) = (m1 * 10 + m2, d1 * 10 + d2);
        // No day of the month runs into the places of the next.
        if day >= 32 {
            return None;
        }
        self.code_at((y1 * 1_000 + y2 * 100 + y3 * 10 + y4, month * 32 + day))
    }

    fn place(year: i32, month: u8, day: u8) -> (usize, usize) {
        (usize::try_from(year).unwrap_or(0), usize::from(month) * 32 + usize::from(day))
    }

    #[inline]
    fn code_at(&self, (year, at): (usize, usize)) -> Option<u16> {
        let code = *self.years.get(year)?.as_ref()?.get(at)?;
        (code != NONE).then_some(code)
    }

    fn put(&mut self, (year, at): (usize, usize), code: u16) {
        if self.years.len() <= year {
            self.years.resize(year + 1, None);
        }
        if let Some(year) = self.years.get_mut(year)
            && let Some(place) = year.get_or_insert_with(|| Box::new([NONE; N_YEAR])).get_mut(at)
        {
            *place = code;
        }
    }

    pub(super) fn in_order(self) -> InOrder<Date> {
        in_order(self.seen)
    }
}

fn in_order<T: Ord + Clone>(seen: Vec<T>) -> InOrder<T> {
    let mut codes: Vec<(&T, u16)> = seen.iter().zip(0_u16..).collect();
    crate::sort_by(&mut codes, |a, b| a.0.cmp(b.0));
    let mut places = vec![0; seen.len()];
    for ((_, code), place) in codes.iter().zip(0_u16..) {
        if let Some(at) = places.get_mut(usize::from(*code)) {
            *at = place;
        }
    }
    let sorted = codes.iter().map(|(one, _)| (*one).clone()).collect();
    InOrder { sorted, places }
}
