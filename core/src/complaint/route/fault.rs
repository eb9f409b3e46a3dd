//! Faults of routes, each with its place and its remedy.
//!
//! Source: our own choice; codes in `docs/reference/errors.md`.

use alloc::string::String;

use crate::Coded;
use crate::place::{Place, RingFlaw};

/// In which list of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// `desk`.
    Desk,
    /// `agencies`.
    Agencies,
    /// `categories`.
    Categories,
    /// `areas`.
    Areas,
    /// `rules`.
    Rules,
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// In which list.
    pub list: List,
    /// Which element of it, counted from 0.
    pub idx: usize,
    /// The element's id.
    pub id: String,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// What is wrong with an element.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flaw {
    /// It names an agency that is not listed.
    UnknownAgency {
        /// The name.
        name: String,
    },
    /// It names a category that is not listed.
    UnknownCategory {
        /// The name.
        name: String,
    },
    /// It names an area that is not listed.
    UnknownArea {
        /// The name.
        name: String,
    },
    /// Its id stands there already.
    Twice,
    /// It is part of itself.
    Circle,
    /// Another rule has the same category and area.
    SameRule {
        /// Its id.
        other: String,
    },
    /// One of its rings does not count.
    Ring {
        /// Which polygon, counted from 0.
        polygon_idx: usize,
        /// Which ring; 0 is the outline.
        ring_idx: usize,
        /// Why.
        flaw: RingFlaw,
    },
    /// It overlaps another area of the same rank.
    Overlap {
        /// The other's id.
        other: String,
        /// A place near which they overlap.
        near: Place,
    },
    /// Its parts leave some of it uncovered, or reach beyond it.
    Gap {
        /// How much of it, per mille; below zero if they reach beyond.
        per_mille: i64,
    },
    /// Another area has the same name and is part of the same area, so no name can tell them apart.
    SameName {
        /// The other's id.
        other: String,
    },
    /// In some areas no rule covers it, so it goes to the desk from there.
    NoRule {
        /// The first such area's id; empty for complaints without an area.
        area: String,
        /// How many there are, among the areas without parts.
        n_areas: usize,
    },
    /// No rule sends anything to it.
    Idle,
}

impl Fault {
    /// Whether routes with it are refused.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        match self.flaw {
            Flaw::UnknownAgency { .. }
            | Flaw::UnknownCategory { .. }
            | Flaw::UnknownArea { .. }
            | Flaw::Twice
            | Flaw::Circle
            | Flaw::SameRule { .. } => true,
            Flaw::Ring { .. }
            | Flaw::Overlap { .. }
            | Flaw::Gap { .. }
            | Flaw::SameName { .. }
            | Flaw::NoRule { .. }
            | Flaw::Idle => false,
        }
    }
}

impl Coded for Fault {
    fn code(&self) -> &'static str {
        match self.flaw {
            Flaw::UnknownAgency { .. } => "route.unknown_agency",
            Flaw::UnknownCategory { .. } => "route.unknown_category",
            Flaw::UnknownArea { .. } => "route.unknown_area",
            Flaw::Twice => "route.twice",
            Flaw::Circle => "route.circle",
            Flaw::SameRule { .. } => "route.same_rule",
            Flaw::Ring { .. } => "route.bad_ring",
            Flaw::Overlap { .. } => "route.overlap",
            Flaw::Gap { .. } => "route.gap",
            Flaw::SameName { .. } => "route.same_name",
            Flaw::NoRule { .. } => "route.no_rule",
            Flaw::Idle => "route.idle_agency",
        }
    }
}
