//! What is wrong with routes whose names are known: circles, rules that say the same twice, areas
//! that overlap or leave gaps, categories that no rule covers.
//!
//! Units: per mille of an area.
//! Source: our own choice.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

use super::data::{CityArea, Routes};
use super::fault::{Fault, Flaw, List};
use super::name::comparable;

/// Notes every fault.
pub(super) fn check(routes: &Routes, faults: &mut Vec<Fault>) {
    let agencies = routes.agencies.iter().map(|one| one.id.as_str());
    let categories = routes.categories.iter().map(|one| one.code.as_str());
    let areas = routes.areas.iter().map(|one| one.id.as_str());
    let rules = routes.rules.iter().map(|one| one.id.as_str());
    twice(List::Agencies, agencies, faults);
    twice(List::Categories, categories, faults);
    twice(List::Areas, areas, faults);
    twice(List::Rules, rules, faults);
    let n_before = faults.len();
    circles(routes, faults);
    same_rules(routes, faults);
    if faults.len() == n_before {
        overlaps(routes, faults);
        gaps(routes, faults);
        without_rule(routes, faults);
    }
    same_names(routes, faults);
    idle(routes, faults);
}

fn twice<'a>(list: List, ids: impl Iterator<Item = &'a str>, faults: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for (idx, id) in ids.enumerate() {
        if !seen.insert(id) {
            faults.push(Fault { list, idx, id: id.into(), flaw: Flaw::Twice });
        }
    }
}

fn circles(routes: &Routes, faults: &mut Vec<Fault>) {
    for (idx, category) in routes.categories.iter().enumerate() {
        if routes.category_line(idx).skip(1).any(|above| above == idx)
            || category.parent == Some(idx)
        {
            let id = category.code.clone();
            faults.push(Fault { list: List::Categories, idx, id, flaw: Flaw::Circle });
        }
    }
    for (idx, area) in routes.areas.iter().enumerate() {
        if routes.area_line(idx).skip(1).any(|above| above == idx) || area.parent == Some(idx) {
            let id = area.id.clone();
            faults.push(Fault { list: List::Areas, idx, id, flaw: Flaw::Circle });
        }
    }
}

fn same_rules(routes: &Routes, faults: &mut Vec<Fault>) {
    let mut seen = BTreeMap::new();
    for (idx, rule) in routes.rules.iter().enumerate() {
        if let Some(other) = seen.insert((rule.category, rule.area), &rule.id) {
            let flaw = Flaw::SameRule { other: other.clone() };
            faults.push(Fault { list: List::Rules, idx, id: rule.id.clone(), flaw });
        }
    }
}

/// Areas of the same rank that overlap, each pair once, at the later of the two.
fn overlaps(routes: &Routes, faults: &mut Vec<Fault>) {
    let ranks: Vec<usize> = (0..routes.areas.len()).map(|i| routes.area_line(i).count()).collect();
    for (idx, (area, rank)) in routes.areas.iter().zip(&ranks).enumerate() {
        for (other, other_rank) in routes.areas.iter().zip(&ranks).take(idx) {
            if rank != other_rank {
                continue;
            }
            if let Some(near) = area.area.overlap(&other.area) {
                let flaw = Flaw::Overlap { other: other.id.clone(), near };
                faults.push(Fault { list: List::Areas, idx, id: area.id.clone(), flaw });
            }
        }
    }
}

/// Areas whose parts, all of them on the map, are together smaller or larger by more than a
/// thousandth.
fn gaps(routes: &Routes, faults: &mut Vec<Fault>) {
    for (idx, area) in routes.areas.iter().enumerate() {
        let parts: Vec<&CityArea> =
            routes.areas.iter().filter(|part| part.parent == Some(idx)).collect();
        let is_known = |part: &&CityArea| !part.area.polygons.is_empty();
        let whole = area.area.doubled_area();
        if whole == 0 || parts.is_empty() || !parts.iter().all(is_known) {
            continue;
        }
        let covered: i128 = parts.iter().map(|part| part.area.doubled_area()).sum();
        let per_mille = i64::try_from((whole - covered) * 1_000 / whole).unwrap_or(i64::MIN);
        if per_mille != 0 {
            let flaw = Flaw::Gap { per_mille };
            faults.push(Fault { list: List::Areas, idx, id: area.id.clone(), flaw });
        }
    }
}

/// Areas that are part of the same area and have the same name.
fn same_names(routes: &Routes, faults: &mut Vec<Fault>) {
    let mut seen: BTreeMap<(Option<usize>, String), &CityArea> = BTreeMap::new();
    for (idx, area) in routes.areas.iter().enumerate() {
        if let Some(other) = seen.insert((area.parent, comparable(&area.name)), area) {
            let flaw = Flaw::SameName { other: other.id.clone() };
            faults.push(Fault { list: List::Areas, idx, id: area.id.clone(), flaw });
        }
    }
}

/// Categories, groups aside, that no rule covers in some area without parts, or without an area.
fn without_rule(routes: &Routes, faults: &mut Vec<Fault>) {
    let is_group = |idx| routes.categories.iter().any(|category| category.parent == Some(idx));
    let has_parts = |idx| routes.areas.iter().any(|area| area.parent == Some(idx));
    let leaves: Vec<usize> = (0..routes.areas.len()).filter(|idx| !has_parts(*idx)).collect();
    for (idx, category) in routes.categories.iter().enumerate() {
        if is_group(idx) {
            continue;
        }
        let line: Vec<usize> = routes.category_line(idx).collect();
        let rules: Vec<_> = (routes.rules.iter())
            .filter(|rule| rule.category.is_none_or(|category| line.contains(&category)))
            .collect();
        let covers = |area: usize| {
            let line: Vec<usize> = routes.area_line(area).collect();
            rules.iter().any(|rule| rule.area.is_none_or(|area| line.contains(&area)))
        };
        // A rule for the whole city covers complaints without an area too.
        if rules.iter().any(|rule| rule.area.is_none()) {
            continue;
        }
        let bare: Vec<usize> = leaves.iter().copied().filter(|area| !covers(*area)).collect();
        let first = bare.first().and_then(|area| routes.areas.get(*area));
        let area = first.map(|area| area.id.clone()).unwrap_or_default();
        let flaw = Flaw::NoRule { area, n_areas: bare.len() };
        let id = category.code.clone();
        faults.push(Fault { list: List::Categories, idx, id, flaw });
    }
}

fn idle(routes: &Routes, faults: &mut Vec<Fault>) {
    for (idx, agency) in routes.agencies.iter().enumerate() {
        if idx != routes.desk && routes.rules.iter().all(|rule| rule.agency != idx) {
            let id = agency.id.clone();
            faults.push(Fault { list: List::Agencies, idx, id, flaw: Flaw::Idle });
        }
    }
}
