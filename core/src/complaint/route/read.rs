//! Routes from `balai.routes/1`.
//!
//! Names are resolved here, and every one that cannot be is a fault; `check` looks for the rest.
//!
//! Source: `docs/reference/complaint-routing.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::Error;
use super::check::check;
use super::data::{Agency, Category, CityArea, First, Routes, Rule};
use super::fault::{Fault, Flaw, List};
use crate::json::strict::{fields_only, need, some_text, text};
use crate::json::{JsonError, Reader};
use crate::place::{Area, RingSetAside, read_area};

const FORMAT: &str = "balai.routes/1";

impl Routes {
    /// Reads routes and looks for all faults in them.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`] with line and column, [`Error::Format`], or [`Error::Faulty`] with every
    /// fault found if one of them is fatal; those that are not stand in [`Routes::notes`] otherwise.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let mut r = Reader::new(json);
        let start = r;
        let names = [
            "format",
            "about",
            "city",
            "first",
            "desk",
            "agencies",
            "categories",
            "areas",
            "rules",
        ];
        let [format, about, city, first, desk, agencies, categories, areas, rules] =
            fields_only(&mut r, names)?;
        r.end()?;
        let found = text(&start, format, "format: missing")?;
        if found != FORMAT {
            return Err(Error::Format { found });
        }
        some_text(&start, about)?;
        let city = text(&start, city, "city: missing")?;
        let first = match text(&start, first, "first: missing")?.as_str() {
            "category" => First::Category,
            "area" => First::Area,
            _ => return Err(start.at(first).error("first: expected category or area").into()),
        };
        let desk = text(&start, desk, "desk: the id of an agency is missing")?;
        let agencies = list(&need(&start, agencies, "agencies: missing")?, &mut agency)?;
        let categories = list(&need(&start, categories, "categories: missing")?, &mut category)?;
        let areas = list(&need(&start, areas, "areas: missing")?, &mut area)?;
        let rules = list(&need(&start, rules, "rules: missing")?, &mut rule)?;
        resolve(Draft { city, first, desk, agencies, categories, areas, rules })
    }
}

/// The routes with names where places in lists will be.
struct Draft {
    city: String,
    first: First,
    desk: String,
    agencies: Vec<Agency>,
    categories: Vec<(Category, Option<String>)>,
    areas: Vec<(CityArea, Option<String>, Vec<RingSetAside>)>,
    rules: Vec<DraftRule>,
}

struct DraftRule {
    id: String,
    category: Option<String>,
    area: Option<String>,
    agency: String,
}

fn list<T>(
    start: &Reader<'_>,
    read: &mut dyn FnMut(&mut Reader<'_>) -> Result<T, JsonError>,
) -> Result<Vec<T>, JsonError> {
    let mut list = Vec::new();
    start.clone().array(&mut |r| {
        list.push(read(r)?);
        Ok(())
    })?;
    Ok(list)
}

fn agency(r: &mut Reader<'_>) -> Result<Agency, JsonError> {
    let start = *r;
    let [id, name_id, name_en] = fields_only(r, ["id", "name_id", "name_en"])?;
    Ok(Agency {
        id: text(&start, id, "id: missing")?,
        name_id: text(&start, name_id, "name_id: missing")?,
        name_en: text(&start, name_en, "name_en: missing")?,
    })
}

fn category(r: &mut Reader<'_>) -> Result<(Category, Option<String>), JsonError> {
    let start = *r;
    let [code, parent, name_id, name_en] =
        fields_only(r, ["code", "parent", "name_id", "name_en"])?;
    let category = Category {
        code: text(&start, code, "code: missing")?,
        parent: None,
        name_id: text(&start, name_id, "name_id: missing")?,
        name_en: text(&start, name_en, "name_en: missing")?,
    };
    Ok((category, some_text(&start, parent)?))
}

fn area(r: &mut Reader<'_>) -> Result<(CityArea, Option<String>, Vec<RingSetAside>), JsonError> {
    let start = *r;
    let [id, name, kind, code, parent, geometry] =
        fields_only(r, ["id", "name", "kind", "code", "parent", "geometry"])?;
    let (area, set_aside) = match geometry {
        0 => (Area::default(), Vec::new()),
        at => read_area(&mut start.at(at))?,
    };
    let area = CityArea {
        id: text(&start, id, "id: missing")?,
        name: text(&start, name, "name: missing")?,
        kind: some_text(&start, kind)?.unwrap_or_default(),
        code: some_text(&start, code)?.unwrap_or_default(),
        parent: None,
        area,
    };
    Ok((area, some_text(&start, parent)?, set_aside))
}

fn rule(r: &mut Reader<'_>) -> Result<DraftRule, JsonError> {
    let start = *r;
    let [id, category, area, agency] = fields_only(r, ["id", "category", "area", "agency"])?;
    Ok(DraftRule {
        id: text(&start, id, "id: missing")?,
        category: some_text(&start, category)?,
        area: some_text(&start, area)?,
        agency: text(&start, agency, "agency: missing")?,
    })
}

fn resolve(draft: Draft) -> Result<Routes, Error> {
    let mut faults = Vec::new();
    let agency_of = |id: &str| draft.agencies.iter().position(|agency| agency.id == id);
    let category_of = |id: &str| draft.categories.iter().position(|(one, _)| one.code == id);
    let area_of = |id: &str| draft.areas.iter().position(|(one, ..)| one.id == id);
    let mut fault = |list, idx, id: &str, flaw| {
        faults.push(Fault { list, idx, id: id.into(), flaw });
    };
    let desk = agency_of(&draft.desk);
    if desk.is_none() {
        fault(List::Desk, 0, &draft.desk, Flaw::UnknownAgency { name: draft.desk.clone() });
    }
    let mut categories = Vec::new();
    for (idx, (category, parent)) in draft.categories.iter().enumerate() {
        let place = parent.as_deref().map(|name| (name, category_of(name)));
        if let Some((name, None)) = place {
            let flaw = Flaw::UnknownCategory { name: name.into() };
            fault(List::Categories, idx, &category.code, flaw);
        }
        categories.push(Category { parent: place.and_then(|(_, idx)| idx), ..category.clone() });
    }
    let mut rules = Vec::new();
    for (idx, rule) in draft.rules.iter().enumerate() {
        let category = rule.category.as_deref().map(|name| (name, category_of(name)));
        let area = rule.area.as_deref().map(|name| (name, area_of(name)));
        let agency = agency_of(&rule.agency);
        if let Some((name, None)) = category {
            fault(List::Rules, idx, &rule.id, Flaw::UnknownCategory { name: name.into() });
        }
        if let Some((name, None)) = area {
            fault(List::Rules, idx, &rule.id, Flaw::UnknownArea { name: name.into() });
        }
        if agency.is_none() {
            let flaw = Flaw::UnknownAgency { name: rule.agency.clone() };
            fault(List::Rules, idx, &rule.id, flaw);
        }
        rules.push(Rule {
            id: rule.id.clone(),
            category: category.and_then(|(_, idx)| idx),
            area: area.and_then(|(_, idx)| idx),
            agency: agency.unwrap_or(0),
        });
    }
    let parents: Vec<Option<usize>> = (draft.areas.iter().enumerate())
        .map(|(idx, (area, parent, set_aside))| {
            for RingSetAside { polygon_idx, ring_idx, flaw, .. } in set_aside {
                let (polygon_idx, ring_idx, flaw) = (*polygon_idx, *ring_idx, *flaw);
                fault(List::Areas, idx, &area.id, Flaw::Ring { polygon_idx, ring_idx, flaw });
            }
            let name = parent.as_deref()?;
            let place = area_of(name);
            if place.is_none() {
                fault(List::Areas, idx, &area.id, Flaw::UnknownArea { name: name.into() });
            }
            place
        })
        .collect();
    let areas = draft.areas.into_iter().zip(parents);
    let mut routes = Routes {
        city: draft.city,
        first: draft.first,
        desk: desk.unwrap_or(0),
        agencies: draft.agencies,
        categories,
        areas: areas.map(|((area, ..), parent)| CityArea { parent, ..area }).collect(),
        rules,
        notes: Vec::new(),
    };
    check(&routes, &mut faults);
    if faults.iter().any(Fault::is_fatal) {
        return Err(Error::Faulty { faults });
    }
    routes.notes = faults;
    Ok(routes)
}
