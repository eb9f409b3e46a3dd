//! The open cases by place, so that only what lies near is compared.
//!
//! Cells of the same size in degrees, sorted; around a place every row of cells is one run in the
//! list.
//!
//! Units: micro-degrees.
//! Source: our own choice; measured by `cargo bench -p balai --bench duplicate`.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::rule::{Audience, Rules};
use super::score::{Score, score_if_offered};
use super::sketch::Sketch;
use crate::place::{Bounds, Place, reach};

/// Some 250 m of latitude.
const CELL: i64 = 2_250;

/// Row and column.
type CellId = (u32, u32);

/// The open cases that have a place, by keys of the caller's kind.
#[derive(Clone, Debug)]
pub struct Index<K> {
    /// Sorted by cell, in it by key.
    entries: Vec<Entry<K>>,
    cell_of: BTreeMap<K, CellId>,
}

#[derive(Clone, Debug)]
struct Entry<K> {
    cell: CellId,
    place: Place,
    key: K,
    sketch: Sketch,
}

/// A case that may be the same, with the grounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<K> {
    /// Which case.
    pub key: K,
    /// How alike and why.
    pub score: Score,
}

impl<K: Ord + Clone> Default for Index<K> {
    fn default() -> Self {
        Self { entries: Vec::new(), cell_of: BTreeMap::new() }
    }
}

impl<K: Ord + Clone> Index<K> {
    /// An index of cases; of a key that comes twice the last counts.
    #[must_use]
    pub fn new(cases: impl IntoIterator<Item = (K, Sketch)>) -> Self {
        let by_key: BTreeMap<K, Sketch> = cases.into_iter().collect();
        let mut entries: Vec<Entry<K>> =
            by_key.into_iter().filter_map(|(key, sketch)| Entry::new(key, sketch)).collect();
        entries.sort_by(|a, b| (a.cell, &a.key).cmp(&(b.cell, &b.key)));
        let cell_of = entries.iter().map(|entry| (entry.key.clone(), entry.cell)).collect();
        Self { entries, cell_of }
    }

    /// How many cases it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Takes in a case, in the place of one with the same key. One without a place cannot be found
    /// near another and is not held; the answer says so.
    pub fn insert(&mut self, key: K, sketch: Sketch) -> bool {
        self.remove(&key);
        let Some(entry) = Entry::new(key, sketch) else { return false };
        self.cell_of.insert(entry.key.clone(), entry.cell);
        let at = self.at(entry.cell, &entry.key);
        self.entries.insert(at, entry);
        true
    }

    /// Leaves out a case, because it was closed; says whether it was held.
    pub fn remove(&mut self, key: &K) -> bool {
        let Some(cell) = self.cell_of.remove(key) else { return false };
        let at = self.at(cell, key);
        if self.entries.get(at).is_some_and(|entry| entry.key == *key) {
            self.entries.remove(at);
        }
        true
    }

    fn at(&self, cell: CellId, key: &K) -> usize {
        self.entries.partition_point(|entry| (entry.cell, &entry.key) < (cell, key))
    }

    /// The best candidates for a complaint, at most `n`: the most alike first, then the nearest, then
    /// by key. None for a complaint without a place.
    #[must_use]
    pub fn candidates(
        &self,
        complaint: &Sketch,
        rules: &Rules,
        audience: Audience,
        n: usize,
    ) -> Vec<Candidate<K>> {
        let Some(place) = complaint.place else { return Vec::new() };
        let (own, other) = (rules.of(&complaint.category), &rules.default);
        let radius_m = own.radius_m(audience).max(other.radius_m(audience));
        let around = reach(place, radius_m);
        let mut found: Vec<Candidate<K>> = Vec::new();
        self.each_in(&around, &mut |entry| {
            let same = entry.sketch.category == complaint.category;
            let rule = if same { own } else { other };
            // Once there are enough, only what is as good as the last of them is looked at closely.
            let last = n.checked_sub(1).and_then(|last| found.get(last));
            let floor = last.map_or(0, |candidate| candidate.score.per_mille);
            if let Some(score) = score_if_offered(complaint, &entry.sketch, rule, audience, floor) {
                let rank = |score: &Score| (u16::MAX - score.per_mille, score.distance_m());
                let at = found.partition_point(|candidate| {
                    (rank(&candidate.score), &candidate.key) < (rank(&score), &entry.key)
                });
                if at < n {
                    found.insert(at, Candidate { key: entry.key.clone(), score });
                    found.truncate(n);
                }
            }
        });
        found
    }

    fn each_in(&self, bounds: &Bounds, take: &mut dyn FnMut(&Entry<K>)) {
        let (first_row, last_row) = (row(bounds.south), row(bounds.north));
        let (west, east) = (column(bounds.west), column(bounds.east));
        // Over the antimeridian there are two runs in each row.
        let runs = if bounds.west <= bounds.east {
            [Some((west, east)), None]
        } else {
            [Some((west, u32::MAX)), Some((0, east))]
        };
        for row in first_row..=last_row {
            for (from, until) in runs.into_iter().flatten() {
                let begin = self.entries.partition_point(|entry| entry.cell < (row, from));
                let rest = self.entries.get(begin..).unwrap_or_default();
                let run = rest.iter().take_while(|entry| entry.cell <= (row, until));
                run.filter(|entry| bounds.contains(entry.place)).for_each(&mut *take);
            }
        }
    }
}

impl<K> Entry<K> {
    fn new(key: K, sketch: Sketch) -> Option<Self> {
        let place = sketch.place?;
        let cell = (row(place.latitude), column(place.longitude));
        Some(Self { cell, place, key, sketch })
    }
}

fn row(latitude: i32) -> u32 {
    ((i64::from(latitude) + 90_000_000) / CELL) as u32
}

fn column(longitude: i32) -> u32 {
    ((i64::from(longitude) + 180_000_000) / CELL) as u32
}
