//! What the city's complaints add up to: received, open, settled, in time, how long, how old, by
//! agency, area, category or month.
//!
//! Everything is a fold over cases: any order, any parts, the same bytes. A rate always comes with
//! how many it is of and with its uncertainty, and two rates are told apart only where chance does
//! not explain the difference; there is no list from best to worst.
//!
//! Units: cases; minutes of working time; days.
//! Source: our own choice, `docs/reference/complaint-statistics.md`.

mod fact;
mod rate;
mod tally;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

pub use self::fact::{CaseFact, Standing, Timeliness};
pub use self::rate::Rate;
pub use self::tally::Tally;
use crate::kernel::digest::{Bytes, push_number, push_text};
use crate::{DigestError, Instant, Mergeable, UtcOffset};

const TAG: [u8; 2] = [b'C', 1];

/// By what cases are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// By the agency they were given to.
    Agency,
    /// By where they are.
    Area,
    /// By what they are about.
    Category,
    /// By the month they were handed in, `2026-11`, in the city's calendar.
    Month,
}

/// Cases counted, by one dimension and in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    groups: BTreeMap<String, Tally>,
    unknown: Tally,
}

impl Statistics {
    /// Counts cases as of a moment on a clock with this offset.
    #[must_use]
    pub fn of<'a>(
        facts: impl IntoIterator<Item = CaseFact<'a>>,
        by: Dimension,
        as_of: Instant,
        offset: UtcOffset,
    ) -> Self {
        let mut statistics = Self::default();
        for fact in facts {
            statistics.add(&fact, by, as_of, offset);
        }
        statistics
    }

    /// Counts one more.
    pub fn add(&mut self, fact: &CaseFact<'_>, by: Dimension, as_of: Instant, offset: UtcOffset) {
        let month;
        let group = match by {
            Dimension::Agency => fact.agency,
            Dimension::Area => fact.area,
            Dimension::Category => fact.category,
            Dimension::Month => {
                month = crate::iso::write_date(fact.opened_at.date_at(offset));
                month.get(..7)
            }
        };
        let tally = match group {
            None => &mut self.unknown,
            Some(group) => {
                // A name is copied once, not for each of its cases.
                if !self.groups.contains_key(group) {
                    self.groups.insert(group.into(), Tally::default());
                }
                self.groups.get_mut(group).unwrap_or(&mut self.unknown)
            }
        };
        tally.add(fact, as_of, offset);
    }

    /// Each group with its cases, by name.
    pub fn groups(&self) -> impl Iterator<Item = (&str, &Tally)> {
        self.groups.iter().map(|(name, tally)| (name.as_str(), tally))
    }

    /// The cases of which the dimension is not known.
    #[must_use]
    pub fn unknown(&self) -> &Tally {
        &self.unknown
    }

    /// All cases.
    #[must_use]
    pub fn all(&self) -> Tally {
        let mut all = self.unknown.clone();
        self.groups.values().for_each(|tally| all.merge(tally));
        all
    }
}

impl Mergeable for Statistics {
    fn identity() -> Self {
        Self::default()
    }

    fn merge(&mut self, other: &Self) {
        self.unknown.merge(&other.unknown);
        for (name, tally) in &other.groups {
            self.groups.entry(name.clone()).or_default().merge(tally);
        }
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut out = TAG.to_vec();
        self.unknown.push(&mut out);
        push_number(self.groups.len() as u64, &mut out);
        for (name, tally) in &self.groups {
            push_text(name, &mut out);
            tally.push(&mut out);
        }
        out
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, DigestError> {
        let mut reader = Bytes::new(bytes, TAG)?;
        let mut read = Self { unknown: Tally::read(&mut reader)?, groups: BTreeMap::new() };
        for _ in 0..reader.number()? {
            let name = reader.text()?;
            read.groups.insert(name.into(), Tally::read(&mut reader)?);
        }
        if read.to_bytes() == bytes { Ok(read) } else { Err(DigestError::NotCanonical) }
    }
}
