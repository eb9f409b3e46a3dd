//! Each whole against its parts: which figures follow, which do not, which cannot be judged.
//!
//! Units: whole rupiah.
//! Source: `docs/reference/price-aggregates.md`, PIHPS.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use time::Date;

use super::area::Area;
use super::error::{Error, NotJudged};
use super::grid::{CellFlaw, LevelGrid, LevelRow, RowKey};
use crate::price::aggregate::pihps::mean;

/// Grids with their areas, checked to make one or more wholes.
#[derive(Clone, Debug)]
pub struct LevelAudit {
    areas: Vec<(Area, LevelGrid)>,
    /// For each area its parts, by their place.
    parts: Vec<Vec<usize>>,
}

/// A published figure of an area on a day, beside what its parts give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelFigure<'a> {
    /// The area, by its place in [`LevelAudit::areas`].
    pub area_idx: usize,
    /// What it is of, with its unit.
    pub of: &'a RowKey,
    /// The name of the row as published: the area's own, or a part's if the area lacks the row.
    pub name: &'a str,
    /// The line of the row in the area's grid; `None` if it lacks the row.
    pub line: Option<u64>,
    /// The day.
    pub day: Date,
    /// As published; `None` if it is missing or flawed.
    pub published: Option<i64>,
    /// How many parts have a figure.
    pub n_parts: usize,
    /// As its parts give it, or why that cannot be told.
    pub computed: Result<i64, NotJudged>,
}

impl LevelFigure<'_> {
    /// Published minus computed; `None` if it cannot be judged.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        Some(self.published?.saturating_sub(*self.computed.as_ref().ok()?))
    }
}

/// The figure of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartPrice<'a> {
    /// The part.
    pub area: &'a Area,
    /// The line of the row in its grid; `None` if it lacks the row.
    pub line: Option<u64>,
    /// Its figure; `None` if it is missing.
    pub price: Result<Option<i64>, CellFlaw>,
}

impl LevelAudit {
    /// Takes grids with their areas, in any order.
    ///
    /// # Errors
    ///
    /// [`Error`] if the areas do not fit together.
    pub fn new(areas: Vec<(Area, LevelGrid)>) -> Result<Self, Error> {
        let mut places = BTreeMap::new();
        for (place, (area, _)) in areas.iter().enumerate() {
            if places.insert(area.name.as_str(), place).is_some() {
                return Err(Error::AreaTwice { name: area.name.clone() });
            }
        }
        let mut parts = alloc::vec![Vec::new(); areas.len()];
        for (place, (area, _)) in areas.iter().enumerate() {
            let Some(within) = &area.within else { continue };
            let (name, within) = (area.name.clone(), within.clone());
            let whole = places.get(within.as_str()).copied();
            let Some((whole_idx, (whole, _))) = whole.and_then(|idx| Some((idx, areas.get(idx)?)))
            else {
                return Err(Error::AreaUnknown { name, within });
            };
            if whole.level.below() != Some(area.level) {
                let (level, within_level) = (area.level, whole.level);
                return Err(Error::WrongLevel { name, level, within, within_level });
            }
            if let Some(parts) = parts.get_mut(whole_idx) {
                parts.push(place);
            }
        }
        if parts.iter().all(Vec::is_empty) {
            return Err(Error::NoWhole);
        }
        for ((area, _), parts) in areas.iter().zip(&parts) {
            if let Some(n_parts) = area.n_parts
                && n_parts < parts.len()
            {
                let (name, n_given) = (area.name.clone(), parts.len());
                return Err(Error::TooManyParts { name, n_parts, n_given });
            }
        }
        drop(places);
        Ok(Self { areas, parts })
    }

    /// The areas with their grids, as they were given.
    #[must_use]
    pub fn areas(&self) -> &[(Area, LevelGrid)] {
        &self.areas
    }

    /// The parts of an area that are given, in the order of the areas.
    pub fn parts(&self, area_idx: usize) -> impl Iterator<Item = &(Area, LevelGrid)> {
        let places = self.parts.get(area_idx).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.areas.get(*place))
    }

    /// Every figure that an area with parts has or could have, row by row and day by day; areas
    /// without parts have none.
    pub fn figures(&self, area_idx: usize) -> impl Iterator<Item = LevelFigure<'_>> {
        let whole = self.areas.get(area_idx).filter(|_| self.parts(area_idx).next().is_some());
        let grids = move || whole.into_iter().chain(self.parts(area_idx)).map(|(_, grid)| grid);
        let rows: BTreeSet<&RowKey> = grids().flat_map(|grid| grid.rows().keys()).collect();
        rows.into_iter().flat_map(move |of| {
            let rows = || grids().filter_map(|grid| grid.rows().get(of));
            let days: BTreeSet<Date> = rows().flat_map(|row| row.prices.keys().copied()).collect();
            let name = rows().next().map_or("", |row| row.name.as_str());
            let row = whole.and_then(|(_, grid)| grid.rows().get(of));
            days.into_iter().map(move |day| self.figure(area_idx, of, name, row, day))
        })
    }

    /// What each part of an area has for a row and a day, in the order of the areas.
    pub fn part_prices(
        &self,
        area_idx: usize,
        of: &RowKey,
        day: Date,
    ) -> impl Iterator<Item = PartPrice<'_>> {
        self.parts(area_idx).map(move |(area, grid)| {
            let row = grid.rows().get(of);
            PartPrice { area, line: row.map(|row| row.line), price: price(row, day) }
        })
    }

    fn figure<'a>(
        &'a self,
        area_idx: usize,
        of: &'a RowKey,
        name: &'a str,
        row: Option<&'a LevelRow>,
        day: Date,
    ) -> LevelFigure<'a> {
        let (mut prices, mut n_given, mut flawed) = (Vec::new(), 0, None);
        for part in self.part_prices(area_idx, of, day) {
            n_given += 1;
            match part.price {
                Ok(price) => prices.extend(price),
                Err(flaw) => {
                    let area = part.area.name.clone();
                    let is_twice = flaw == CellFlaw::Twice;
                    flawed = flawed.or(Some(NotJudged::PartFlawed { area, is_twice }));
                }
            }
        }
        let n_parts = self.areas.get(area_idx).and_then(|(area, _)| area.n_parts);
        let published = price(row, day);
        let computed = match (published, n_parts, flawed) {
            (Err(flaw), ..) => Err(NotJudged::Flawed { is_twice: flaw == CellFlaw::Twice }),
            (_, Some(n_parts), _) if n_given < n_parts => {
                Err(NotJudged::PartsNotGiven { n_given, n_parts })
            }
            (.., Some(flawed)) => Err(flawed),
            (Ok(None), ..) => Err(NotJudged::NotPublished { n_parts: prices.len() }),
            _ if prices.is_empty() => Err(NotJudged::NoPart),
            _ => match mean(&prices) {
                Ok(mean) if prices.len() == n_given => Ok(mean),
                Ok(of_others) => {
                    Err(NotJudged::PartMissing { n_missing: n_given - prices.len(), of_others })
                }
                Err(error) => Err(NotJudged::Figure(error)),
            },
        };
        LevelFigure {
            area_idx,
            of,
            name,
            line: row.map(|row| row.line),
            day,
            published: published.ok().flatten(),
            n_parts: prices.len(),
            computed,
        }
    }
}

fn price(row: Option<&LevelRow>, day: Date) -> Result<Option<i64>, CellFlaw> {
    row.and_then(|row| row.prices.get(&day)).copied().transpose()
}
