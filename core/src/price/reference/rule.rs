//! Rules that set reference prices, as dated data.
//!
//! Units: whole minor units per unit of sale.
//! Source: `docs/reference/reference-prices.md`.

use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use crate::price::PriceType;
use crate::{Money, Unit};

/// What a rule's prices are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// HET, *harga eceran tertinggi*: the highest price a household may be asked.
    Ceiling,
    /// HAP, *harga acuan pembelian/penjualan*: a price or range that serves as reference.
    Reference,
    /// HPP, *harga pembelian pemerintah*: what the government pays the producer.
    Purchase,
}

impl Kind {
    const ALL: [(Self, &str); 3] =
        [(Self::Ceiling, "HET"), (Self::Reference, "HAP"), (Self::Purchase, "HPP")];

    /// Reads `HET`, `HAP` or `HPP`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == text).map(|(kind, _)| *kind)
    }

    /// The name by which everybody knows it, in both languages: `HET`.
    #[must_use]
    pub fn to_wire(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

/// On what the days of a term rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// A source states from when the rule is in force.
    Stated,
    /// Sources of these days quote the rule as in force; before and after nothing is known.
    Attested,
    /// Nothing is known, so the rule is in force on no day.
    Unknown,
}

/// When a rule is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The first day; none only if unknown.
    pub from: Option<Date>,
    /// The last day; none if no end was known when the sources were checked.
    pub until: Option<Date>,
    /// On what these days rest.
    pub evidence: Evidence,
}

impl Term {
    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.from.is_some_and(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// How far the sources of a figure agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// The sources that were found agree.
    Agreed,
    /// They do not; the note says how.
    Disputed,
    /// Something about it could not be confirmed; the note says what.
    Unconfirmed,
}

/// Where a rule or figure was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSource {
    /// What it is called.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Its address, where known.
    pub url: Option<String>,
    /// When it was last looked up.
    pub checked_on: Date,
    /// What it says beyond the figures.
    pub note: Option<String>,
}

/// What a price is compared with: at least one bound, above zero, the lower not above the upper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub(super) lower: Option<Money>,
    pub(super) upper: Option<Money>,
}

impl Bounds {
    /// Bounds, of which at least one is there. A single reference price has both, equal.
    ///
    /// `None` if there is none, if one is not above zero, if the lower lies above the upper, or if
    /// they are in different currencies.
    #[must_use]
    pub fn new(lower: Option<Money>, upper: Option<Money>) -> Option<Self> {
        let fits = match (lower, upper) {
            (None, None) => false,
            (Some(one), None) | (None, Some(one)) => one.minor > 0,
            (Some(lower), Some(upper)) => {
                0 < lower.minor && lower.minor <= upper.minor && lower.currency == upper.currency
            }
        };
        fits.then_some(Self { lower, upper })
    }

    /// The lowest price that is within them; none for a ceiling.
    #[must_use]
    pub fn lower(&self) -> Option<Money> {
        self.lower
    }

    /// The highest price that is within them; none for a floor.
    #[must_use]
    pub fn upper(&self) -> Option<Money> {
        self.upper
    }
}

/// A reference price of one variety in some regions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferencePrice {
    /// The id of the variety.
    pub variety: String,
    /// The ids of the regions; a province of any of them is covered.
    pub regions: Vec<String>,
    /// At this step of trade.
    pub price_type: PriceType,
    /// Per this unit of sale.
    pub unit: Unit,
    /// The figures.
    pub bounds: Bounds,
    /// How far its sources agree.
    pub confidence: Confidence,
    /// Where they do not, or what is open.
    pub note: Option<String>,
}

/// Other figures for some days, while the rule stays in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// The number of the letter, where known.
    pub number: Option<String>,
    /// The day of the letter, where known.
    pub issued: Option<Date>,
    /// The first day.
    pub from: Date,
    /// The last day: relaxed until then.
    pub until: Date,
    /// Its own sources; at least one.
    pub sources: Vec<RuleSource>,
    /// The figures that hold instead.
    pub prices: Vec<ReferencePrice>,
    /// What is open.
    pub note: Option<String>,
}

/// A regulation or decision that sets reference prices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id in the pack.
    pub id: String,
    /// What its prices are.
    pub kind: Kind,
    /// Its title, or what it sets.
    pub title: String,
    /// Its number, where confirmed.
    pub number: Option<String>,
    /// The day it was issued, where known.
    pub issued: Option<Date>,
    /// When it is in force.
    pub in_force: Term,
    /// Where it was read; at least one.
    pub sources: Vec<RuleSource>,
    /// Its prices; at least one.
    pub prices: Vec<ReferencePrice>,
    /// Its relaxations.
    pub relaxations: Vec<Relaxation>,
    /// What is open.
    pub note: Option<String>,
}

impl Rule {
    /// The last day on which one of its sources was looked up.
    #[must_use]
    pub fn checked_on(&self) -> Option<Date> {
        self.sources.iter().map(|source| source.checked_on).max()
    }

    /// Its number, else its title.
    #[must_use]
    pub fn name(&self) -> &str {
        self.number.as_deref().unwrap_or(&self.title)
    }
}
