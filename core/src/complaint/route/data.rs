//! The routes of a city: its agencies, categories, areas and rules.
//!
//! Source: our own choice, `docs/reference/complaint-routing.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::fault::Fault;
use crate::place::Area;

/// An agency, or a desk that takes what nobody else does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agency {
    /// Its id, as the caller has it.
    pub id: String,
    /// Its Indonesian name.
    pub name_id: String,
    /// Its English name.
    pub name_en: String,
}

/// A category of complaints, or a group of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its code.
    pub code: String,
    /// The group it belongs to, by its place in the list.
    pub parent: Option<usize>,
    /// Its Indonesian name.
    pub name_id: String,
    /// Its English name.
    pub name_en: String,
}

/// An area of the city: a kecamatan, a kelurahan, a park.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CityArea {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What kind of area; a free word that may stand before the name: `Kelurahan`.
    pub kind: String,
    /// Its official code; empty if none is given.
    pub code: String,
    /// The area it is part of, by its place in the list.
    pub parent: Option<usize>,
    /// Where it is; empty if it is found by name or code only.
    pub area: Area,
}

/// A rule: what of this category and this area goes to this agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Category or group, by its place in the list; `None` for all.
    pub category: Option<usize>,
    /// Area, with all that are part of it, by its place in the list; `None` for the whole city.
    pub area: Option<usize>,
    /// The agency, by its place in the list.
    pub agency: usize,
}

/// Which of two rules is more specific when one has the nearer category and the other the nearer
/// area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The one with the nearer category.
    Category,
    /// The one with the nearer area.
    Area,
}

/// The routes of a city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routes {
    /// The city's name.
    pub city: String,
    /// What counts first.
    pub first: First,
    /// The agencies, desk included.
    pub agencies: Vec<Agency>,
    /// The desk, by its place in the list of agencies.
    pub desk: usize,
    /// The categories.
    pub categories: Vec<Category>,
    /// The areas.
    pub areas: Vec<CityArea>,
    /// The rules.
    pub rules: Vec<Rule>,
    /// What is doubtful, though routes can be found: overlaps, gaps, categories without a rule.
    pub notes: Vec<Fault>,
}

impl Routes {
    /// The agency with an id.
    #[must_use]
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == id)
    }

    /// A category and the groups it belongs to, nearest first.
    pub(super) fn category_line(&self, idx: usize) -> impl Iterator<Item = usize> {
        line(idx, |idx| self.categories.get(idx)?.parent, self.categories.len())
    }

    /// An area and those it is part of, nearest first.
    pub(super) fn area_line(&self, idx: usize) -> impl Iterator<Item = usize> {
        line(idx, |idx| self.areas.get(idx)?.parent, self.areas.len())
    }
}

/// An element and what is above it; no more than there are, should they go round in a circle.
fn line(
    idx: usize,
    parent: impl Fn(usize) -> Option<usize>,
    n: usize,
) -> impl Iterator<Item = usize> {
    core::iter::successors(Some(idx), move |idx| parent(*idx)).take(n)
}
