//! Which rule is in force somewhere on a day.
//!
//! Source: `docs/reference/reference-prices.md`.

use alloc::borrow::ToOwned;
use alloc::string::String;

use time::Date;

use super::Error;
use super::pack::References;
use super::place::{Place, Variety};
use super::rule::{Bounds, Evidence, ReferencePrice, Relaxation, Rule};
use crate::price::PriceType;

/// A reference price in force on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce<'a> {
    /// The day.
    pub day: Date,
    /// Of this variety.
    pub variety: &'a Variety,
    /// Here.
    pub place: Place<'a>,
    /// By this rule.
    pub rule: &'a Rule,
    /// What the rule itself sets.
    pub set: &'a ReferencePrice,
    /// The relaxation that applies on the day, with what it sets instead.
    pub relaxed: Option<(&'a Relaxation, &'a ReferencePrice)>,
}

impl<'a> InForce<'a> {
    /// The price that holds: the relaxed one, if a relaxation applies.
    #[must_use]
    pub fn price(&self) -> &'a ReferencePrice {
        self.relaxed.map_or(self.set, |(_, price)| price)
    }

    /// The bounds that hold.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.price().bounds
    }

    /// Whether the day lies after the rule's sources were last checked, while no end of it is
    /// known: then it is taken to be in force still, and the reader is told.
    #[must_use]
    pub fn is_after_check(&self) -> bool {
        self.rule.in_force.until.is_none()
            && self.rule.checked_on().is_some_and(|checked_on| checked_on < self.day)
    }
}

impl References {
    /// The variety with this id or name, in any case.
    #[must_use]
    pub fn variety(&self, name: &str) -> Option<&Variety> {
        let name = name.trim_ascii();
        self.varieties.iter().find(|variety| variety.is_named(name))
    }

    /// The province or region with this id or name, in any case.
    #[must_use]
    pub fn place(&self, name: &str) -> Option<Place<'_>> {
        let name = name.trim_ascii();
        let province = self.provinces.iter().find(|place| place.is_named(name));
        let region = || self.regions.iter().find(|place| place.is_named(name));
        province.map(Place::Province).or_else(|| region().map(Place::Region))
    }

    /// The reference price of a variety in force at a place, a step of trade and a day.
    ///
    /// `variety` and `region` are ids or names of the pack, see [`References::variety`] and
    /// [`References::place`].
    ///
    /// # Errors
    ///
    /// [`Error::UnknownVariety`], [`Error::UnknownRegion`]; [`Error::OtherPriceType`] and
    /// [`Error::RegionNotCovered`] if no rule of any day covers it; [`Error::NotInForce`] or
    /// [`Error::StartUnknown`] if none is known to cover the day.
    pub fn in_force(
        &self,
        variety: &str,
        region: &str,
        price_type: PriceType,
        day: Date,
    ) -> Result<InForce<'_>, Error> {
        let known = self.variety(variety);
        let variety = known.ok_or_else(|| Error::UnknownVariety { name: variety.to_owned() })?;
        let known = self.place(region);
        let place = known.ok_or_else(|| Error::UnknownRegion { name: region.to_owned() })?;
        let (mut some_type, mut some_place, mut unknown) = (false, false, None);
        for rule in &self.rules {
            for set in rule.prices.iter().filter(|set| set.variety == variety.id) {
                let (is_type, covers) = (set.price_type == price_type, self.covers(set, place));
                some_type |= is_type;
                some_place |= is_type && covers;
                if !is_type || !covers {
                    continue;
                }
                if rule.in_force.evidence == Evidence::Unknown {
                    unknown = Some(rule);
                }
                if rule.in_force.contains(day) {
                    let relaxed = self.relaxed(rule, set, place, day);
                    return Ok(InForce { day, variety, place, rule, set, relaxed });
                }
            }
        }
        let (variety, region) = (variety.id.clone(), place.id().to_owned());
        Err(match unknown {
            _ if !some_type => Error::OtherPriceType { variety, price_type },
            _ if !some_place => Error::RegionNotCovered { variety, region },
            Some(rule) => Error::StartUnknown { rule: rule.id.clone() },
            None => Error::NotInForce { variety, region, day },
        })
    }

    fn relaxed<'a>(
        &self,
        rule: &'a Rule,
        set: &ReferencePrice,
        place: Place<'_>,
        day: Date,
    ) -> Option<(&'a Relaxation, &'a ReferencePrice)> {
        let applies = |one: &&Relaxation| one.from <= day && day <= one.until;
        rule.relaxations.iter().filter(applies).find_map(|relaxation| {
            let price = relaxation.prices.iter().find(|price| {
                price.variety == set.variety
                    && price.price_type == set.price_type
                    && self.covers(price, place)
            })?;
            Some((relaxation, price))
        })
    }

    fn covers(&self, price: &ReferencePrice, place: Place<'_>) -> bool {
        price.regions.iter().any(|id| match place {
            Place::Region(region) => region.id == *id,
            Place::Province(province) => self.provinces_of(id).contains(&province.id),
        })
    }

    /// The ids of the provinces of a region; none if there is no such region.
    pub(super) fn provinces_of(&self, region: &str) -> &[String] {
        let region = self.regions.iter().find(|known| known.id == region);
        region.map_or(&[], |region| &region.provinces)
    }
}
