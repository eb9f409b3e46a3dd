//! How many open cases each agency has: a fold over the open cases.
//!
//! Units: open cases.
//! Source: our own choice. A load is shown beside a route and never changes it: who is responsible
//! does not depend on who is busy.

use alloc::collections::BTreeMap;
use alloc::string::String;

use super::data::Agency;

/// Open cases by agency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Load {
    n_open: BTreeMap<String, u64>,
}

impl Load {
    /// Counts the agencies of open cases.
    #[must_use]
    pub fn of<'a>(agencies: impl IntoIterator<Item = &'a str>) -> Self {
        let mut load = Self::default();
        for agency in agencies {
            load.add(agency, 1);
        }
        load
    }

    /// Adds open cases of an agency.
    pub fn add(&mut self, agency: &str, n_open: u64) {
        match self.n_open.get_mut(agency) {
            Some(n) => *n = n.saturating_add(n_open),
            None => _ = self.n_open.insert(agency.into(), n_open),
        }
    }

    /// Takes in the counts of other cases.
    pub fn merge(&mut self, other: &Self) {
        for (agency, n_open) in &other.n_open {
            self.add(agency, *n_open);
        }
    }

    /// Open cases of an agency, 0 if none was counted.
    #[must_use]
    pub fn n_open(&self, agency: &Agency) -> u64 {
        self.n_open.get(&agency.id).copied().unwrap_or(0)
    }
}
