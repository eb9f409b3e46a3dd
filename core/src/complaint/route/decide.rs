//! Which agency, and on what grounds.
//!
//! Source: our own choice, `docs/reference/complaint-routing.md`.

use alloc::vec::Vec;

use super::data::{Agency, CityArea, First, Routes, Rule};
use super::name::comparable;
use crate::place::Place;

/// Where a complaint says it is; each may be missing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spot<'a> {
    /// The place on the map.
    pub place: Option<Place>,
    /// The official code of an area.
    pub code: Option<&'a str>,
    /// The name of an area, as somebody wrote it.
    pub name: Option<&'a str>,
    /// The name of the area that one is part of, to tell two of the same name apart.
    pub part_of: Option<&'a str>,
}

/// An agency that said a complaint is not its own.
#[derive(Clone, Copy, Debug)]
pub struct Refusal<'a> {
    /// Its id.
    pub agency: &'a str,
    /// The id of the right one, if it named one.
    pub right: Option<&'a str>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<'a> {
    /// This agency.
    Route(Route<'a>),
    /// Several areas have the name that was given; somebody must say which is meant.
    Ask {
        /// The areas.
        candidates: Vec<&'a CityArea>,
    },
}

/// An agency and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route<'a> {
    /// The agency.
    pub agency: &'a Agency,
    /// Why this one.
    pub why: Why<'a>,
    /// The area that was found and how, if one was.
    pub area: Option<(&'a CityArea, Found)>,
    /// Other areas of the same rank that hold the place too: it lies on a border, or they overlap.
    pub also_in: Vec<&'a CityArea>,
    /// The area that was named, if the place lies in another.
    pub named: Option<&'a CityArea>,
    /// The agencies that refused, in order.
    pub refused: Vec<&'a Agency>,
    /// Whether the last that refused named an agency that is not in the list.
    pub right_unknown: bool,
    /// Whether the category is not in the list, so that only rules for all categories counted.
    pub category_unknown: bool,
}

/// How an area was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// By its code.
    Code,
    /// The place lies in it.
    Place,
    /// By its name.
    Name,
}

/// Why an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why<'a> {
    /// By a rule.
    Rule(&'a Rule),
    /// An agency that refused named it.
    NamedBy(&'a Agency),
    /// It is the desk: no rule covers this category and area.
    NoRule,
    /// It is the desk: every agency that a rule names refused.
    AllRefused,
}

/// What is known of where a complaint is.
struct Located<'a> {
    area: Option<(usize, Found)>,
    also_in: Vec<&'a CityArea>,
    named: Option<&'a CityArea>,
}

impl Routes {
    /// The agency for a complaint of a category at a spot.
    #[must_use]
    pub fn route(&self, category: &str, spot: &Spot<'_>) -> Answer<'_> {
        self.route_after(category, spot, &[])
    }

    /// The next agency after some refused, in the order they did: the one the last of them named, if
    /// it did not refuse; else by the next rule whose agency did not; else the desk.
    #[must_use]
    pub fn route_after(
        &self,
        category: &str,
        spot: &Spot<'_>,
        refusals: &[Refusal<'_>],
    ) -> Answer<'_> {
        let located = match self.locate(spot) {
            Ok(located) => located,
            Err(candidates) => return Answer::Ask { candidates },
        };
        let Some(desk) = self.agencies.get(self.desk) else {
            return Answer::Ask { candidates: Vec::new() };
        };
        let category_idx = self.categories.iter().position(|one| one.code == category);
        let matching = self.matching(category_idx, located.area.map(|(area, _)| area));
        let refused = |agency: &Agency| refusals.iter().any(|one| one.agency == agency.id);
        let by_name = refusals.last().and_then(|last| {
            let named = self.agency(last.right?).filter(|agency| !refused(agency))?;
            Some((named, Why::NamedBy(self.agency(last.agency)?)))
        });
        let by_rule = || {
            let mut rules = matching.iter();
            rules.find_map(|rule| {
                let agency = self.agencies.get(rule.agency).filter(|agency| !refused(agency))?;
                Some((agency, Why::Rule(rule)))
            })
        };
        let at_desk = if matching.is_empty() { Why::NoRule } else { Why::AllRefused };
        let (agency, why) = by_name.or_else(by_rule).unwrap_or((desk, at_desk));
        Answer::Route(Route {
            agency,
            why,
            area: located.area.and_then(|(idx, found)| Some((self.areas.get(idx)?, found))),
            also_in: located.also_in,
            named: located.named,
            refused: refusals.iter().filter_map(|one| self.agency(one.agency)).collect(),
            right_unknown: refusals
                .last()
                .and_then(|last| last.right)
                .is_some_and(|right| self.agency(right).is_none()),
            category_unknown: category_idx.is_none(),
        })
    }

    /// The rules that cover a category and an area, the most specific first.
    fn matching(&self, category: Option<usize>, area: Option<usize>) -> Vec<&Rule> {
        let categories: Vec<usize> =
            category.map(|idx| self.category_line(idx).collect()).unwrap_or_default();
        let areas: Vec<usize> = area.map(|idx| self.area_line(idx).collect()).unwrap_or_default();
        let steps = |line: &[usize], of: Option<usize>| match of {
            Some(idx) => line.iter().position(|above| *above == idx),
            None => Some(usize::MAX),
        };
        let mut ranked: Vec<((usize, usize), &Rule)> = (self.rules.iter())
            .filter_map(|rule| {
                let category = steps(&categories, rule.category)?;
                let area = steps(&areas, rule.area)?;
                let rank = match self.first {
                    First::Category => (category, area),
                    First::Area => (area, category),
                };
                Some((rank, rule))
            })
            .collect();
        crate::sort_by(&mut ranked, |(a, _), (b, _)| a.cmp(b));
        ranked.into_iter().map(|(_, rule)| rule).collect()
    }

    /// The area of a spot: by its code, else by its place, else by its name. Several of one name are
    /// an error.
    fn locate(&self, spot: &Spot<'_>) -> Result<Located<'_>, Vec<&CityArea>> {
        let by_code = spot.code.and_then(|code| self.by_code(code));
        let by_place = spot.place.map(|place| self.by_place(place)).unwrap_or_default();
        let named = spot.name.map(|name| self.by_name(name, spot.part_of)).unwrap_or_default();
        let areas = |list: &[usize]| list.iter().filter_map(|idx| self.areas.get(*idx)).collect();
        let (area, others) = match (by_code, by_place.as_slice(), named.as_slice()) {
            (Some(idx), ..) => (Some((idx, Found::Code)), &[][..]),
            // Of areas that share a border, the one that was named.
            (None, [first, others @ ..], named) => {
                let meant = named.iter().find(|idx| by_place.contains(idx));
                (Some((*meant.unwrap_or(first), Found::Place)), others)
            }
            (None, [], [only]) => (Some((*only, Found::Name)), &[][..]),
            (None, [], []) => (None, &[][..]),
            (None, [], several) => return Err(areas(several)),
        };
        let found = area.map(|(idx, _)| idx);
        let is_above =
            |idx: &usize| found.is_some_and(|found| self.area_line(found).any(|a| a == *idx));
        let elsewhere = match named.as_slice() {
            [only] if found.is_some() && !is_above(only) => self.areas.get(*only),
            _ => None,
        };
        let shared = !others.is_empty();
        let also_in: Vec<usize> =
            by_place.iter().copied().filter(|idx| shared && Some(*idx) != found).collect();
        Ok(Located { area, also_in: areas(&also_in), named: elsewhere })
    }

    /// By code, whatever stands between its digits.
    fn by_code(&self, code: &str) -> Option<usize> {
        let plain =
            |code: &str| code.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<char>>();
        let wanted = plain(code);
        let is_same = |area: &CityArea| !wanted.is_empty() && plain(&area.code) == wanted;
        self.areas.iter().position(is_same)
    }

    /// The areas that hold a place, without those that others of them are part of; highest rank
    /// last in each line, in the order of the file.
    fn by_place(&self, place: Place) -> Vec<usize> {
        let holding: Vec<usize> = (0..self.areas.len())
            .filter(|idx| self.areas.get(*idx).is_some_and(|area| area.area.contains(place)))
            .collect();
        let is_above = |idx: &usize| {
            holding.iter().any(|one| self.area_line(*one).skip(1).any(|above| above == *idx))
        };
        let mut nearest: Vec<usize> =
            holding.iter().copied().filter(|idx| !is_above(idx)).collect();
        // The deepest first, should a park lie across two districts.
        crate::sort_by(&mut nearest, |a, b| {
            self.area_line(*b).count().cmp(&self.area_line(*a).count())
        });
        nearest
    }

    fn by_name(&self, name: &str, part_of: Option<&str>) -> Vec<usize> {
        let (name, part_of) = (comparable(name), part_of.map(comparable));
        let fits = |idx: &usize| {
            let Some(area) = self.areas.get(*idx) else { return false };
            let is_part = |above: &str| {
                let mut line = self.area_line(*idx).skip(1).filter_map(|idx| self.areas.get(idx));
                line.any(|area| comparable(&area.name) == above)
            };
            !name.is_empty()
                && comparable(&area.name) == name
                && part_of.as_deref().is_none_or(|above| above.is_empty() || is_part(above))
        };
        (0..self.areas.len()).filter(fits).collect()
    }
}
