//! A quote that a person should look at: why, and how soon.
//!
//! Units: whole minor units per unit of sale; distances are logarithms.
//! Source: `docs/reference/price-editing.md`.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::flag::{Flag, Reference};
use super::relative::Relative;
use crate::iso::write_date;
use crate::price::Quote;
use crate::sort_by;
use crate::words::number::plain;

/// A flag and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The flag, with the price that was compared.
    pub flag: Flag,
    /// The names of the rules by which the price stands out there, in the order they were given;
    /// the first may be the one that raised the flag.
    pub rules: Vec<&'static str>,
}

/// A quote that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlaggedQuote {
    /// The quote.
    pub quote: Quote,
    /// Why; never empty, each flag once, the most serious first.
    pub grounds: Vec<Ground>,
}

impl Flag {
    /// What the price was compared with, if it was.
    #[must_use]
    pub fn reference(&self) -> Option<Reference> {
        match self {
            Self::ImplausibleUnit { reference, .. } | Self::Outlier { reference } => {
                Some(*reference)
            }
            _ => None,
        }
    }

    /// How a price follows from what it was compared with, if it was and can be.
    #[must_use]
    pub fn relative(&self, price_minor: i64) -> Option<Relative> {
        match self.reference()? {
            Reference::Earlier { price_minor: before, .. } => {
                Relative::new(before, price_minor).ok()
            }
            Reference::Median { twice_minor } => {
                Relative::new(twice_minor, price_minor.checked_mul(2)?).ok()
            }
        }
    }

    /// How serious it is, the most serious first: what can be no price, what cannot be so, what
    /// would fit another unit, what is only far away.
    fn rank(&self) -> u8 {
        match self {
            Self::NotPositive => 0,
            Self::FromFuture => 1,
            Self::Contradiction => 2,
            Self::ImplausibleUnit { .. } => 3,
            Self::UnitChanged { .. } => 4,
            Self::Outlier { .. } => 5,
        }
    }
}

impl FlaggedQuote {
    /// A quote with its flags, each with the names of rules.
    pub(super) fn new(quote: Quote, flags: BTreeMap<Flag, Vec<&'static str>>) -> Self {
        let mut grounds: Vec<Ground> =
            flags.into_iter().map(|(flag, rules)| Ground { flag, rules }).collect();
        sort_by(&mut grounds, |a, b| a.flag.rank().cmp(&b.flag.rank()).then(a.flag.cmp(&b.flag)));
        Self { quote, grounds }
    }

    /// The greatest distance from what it was compared with, as a logarithm without its sign.
    #[must_use]
    pub fn distance(&self) -> f64 {
        let relatives = self.grounds.iter().filter_map(|g| g.flag.relative(self.quote.price_minor));
        relatives.map(|relative| libm::fabs(relative.log())).fold(0.0, f64::max)
    }

    /// What it rests on as one line of text, the same for the same data: a decision made on other
    /// grounds shows by it. `outlier after 12500 on 2023-02-28; outlier among median 12550`;
    /// prices are in minor units.
    #[must_use]
    pub fn grounds_text(&self) -> String {
        let mut out = String::new();
        for ground in &self.grounds {
            if !out.is_empty() {
                out.push_str("; ");
            }
            out.push_str(ground.flag.name());
            match ground.flag {
                Flag::UnitChanged { from } => {
                    out.push_str(" from ");
                    out.push_str(&from.to_wire());
                }
                Flag::ImplausibleUnit { ratio, .. } => {
                    out.push_str(if ratio.is_larger { " x" } else { " /" });
                    plain(&mut out, i64::from(ratio.times));
                }
                _ => {}
            }
            match ground.flag.reference() {
                Some(Reference::Earlier { observed_on, price_minor }) => {
                    out.push_str(" after ");
                    plain(&mut out, price_minor);
                    out.push_str(" on ");
                    out.push_str(&write_date(observed_on));
                }
                Some(Reference::Median { twice_minor }) => {
                    out.push_str(" among median ");
                    plain(&mut out, twice_minor / 2);
                    out.push_str(if twice_minor % 2 == 0 { "" } else { ".5" });
                }
                None => {}
            }
        }
        out
    }

    /// The order in which to look: the most serious flag, then more grounds, then the farthest,
    /// then the newest, then the order of the quotes.
    pub(super) fn before(&self, other: &Self) -> core::cmp::Ordering {
        let rank = |one: &Self| {
            (one.grounds.first().map(|ground| ground.flag.rank()), Reverse(one.grounds.len()))
        };
        rank(self)
            .cmp(&rank(other))
            .then_with(|| other.distance().total_cmp(&self.distance()))
            .then_with(|| other.quote.observed_on.cmp(&self.quote.observed_on))
            .then_with(|| self.quote.cmp(&other.quote))
    }
}
