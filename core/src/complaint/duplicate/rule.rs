//! When two complaints are so alike that one is offered for the other, as data by category.
//!
//! Units: metres; days; per mille.
//! Source: FixMyStreet offers complaints within 250 m to the public and 1,000 m to staff; Mark-a-Spot
//! takes what lies within 10 m and 21 days for the same; weights and thresholds are our own choice,
//! measured on invented pairs (`docs/reference/complaint-duplicates.md`).

use alloc::string::String;
use alloc::vec::Vec;

use super::Error;
use crate::json::strict::{fields_only, need, some_text, text};
use crate::json::{JsonError, Reader};

/// The rules that come with the crate, to be read by [`Rules::from_json`].
pub const INDONESIA: &str = include_str!("../../../packs/id/duplicates.json");

const FORMAT: &str = "balai.duplicates/1";

/// Who is offered a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// A citizen, before submitting.
    Public,
    /// Staff, who look further.
    Staff,
}

/// What each part of a score counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// How near.
    pub distance: u16,
    /// How soon after.
    pub time: u16,
    /// Whether the categories agree.
    pub category: u16,
    /// How much of the texts agrees.
    pub text: u16,
}

/// When two complaints are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Up to here two places count as one.
    pub near_m: u32,
    /// From here on nothing is offered to the public.
    pub radius_m: u32,
    /// From here on nothing is offered to staff.
    pub radius_staff_m: u32,
    /// Up to here the time between does not matter.
    pub fresh_days: u32,
    /// From here on nothing is offered.
    pub days_max: u32,
    /// How much categories of one group agree, per mille.
    pub same_group: u16,
    /// The least score that is offered, per mille.
    pub threshold: u16,
    /// What each part counts.
    pub weights: Weights,
}

impl Rule {
    /// How far is looked.
    #[must_use]
    pub fn radius_m(&self, audience: Audience) -> u32 {
        match audience {
            Audience::Public => self.radius_m,
            Audience::Staff => self.radius_staff_m,
        }
    }
}

/// The rules of a city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// For categories without a rule of their own, and for complaints of two categories.
    pub default: Rule,
    /// By the code of the category.
    pub by_category: Vec<(String, Rule)>,
}

impl Rules {
    /// Reads rules; what a category does not say is as in `default`.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`] with line and column: a field that is missing, unknown or stands twice,
    /// a radius below the nearness, weights that are all zero. [`Error::Format`] for another format.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let mut r = Reader::new(json);
        let start = r;
        let [format, about, default, categories] =
            fields_only(&mut r, ["format", "about", "default", "categories"])?;
        r.end()?;
        let found = text(&start, format, "format: missing")?;
        if found != FORMAT {
            return Err(Error::Format { found });
        }
        some_text(&start, about)?;
        let (_, default) = rule(&mut need(&start, default, "default: missing")?, None)?;
        let mut by_category: Vec<(String, Rule)> = Vec::new();
        need(&start, categories, "categories: missing")?.array(&mut |r| {
            let here = *r;
            let (category, rule) = rule(r, Some(default))?;
            if by_category.iter().any(|(other, _)| *other == category) {
                return Err(here.error("a category that has a rule already"));
            }
            by_category.push((category, rule));
            Ok(())
        })?;
        Ok(Self { default, by_category })
    }

    /// The rule for a category.
    #[must_use]
    pub fn of(&self, category: &str) -> &Rule {
        let own = self.by_category.iter().find(|(code, _)| code == category);
        own.map_or(&self.default, |(_, rule)| rule)
    }

    /// The rule for two complaints: that of their category if they have the same.
    #[must_use]
    pub fn of_pair(&self, a: &str, b: &str) -> &Rule {
        if a == b { self.of(a) } else { &self.default }
    }
}

/// A rule and the category it is for, which only `default` has none of.
fn rule(r: &mut Reader<'_>, default: Option<Rule>) -> Result<(String, Rule), JsonError> {
    let start = *r;
    let [category, near, radius, staff, fresh, days, group, threshold, weights] = fields_only(
        r,
        [
            "category",
            "near_m",
            "radius_m",
            "radius_staff_m",
            "fresh_days",
            "days_max",
            "same_group",
            "threshold",
            "weights",
        ],
    )?;
    let code = match default {
        Some(_) => text(&start, category, "category: missing")?,
        None if category > 0 => return Err(start.at(category).error("default has no category")),
        None => String::new(),
    };
    let number = |at: usize, most: i64, default: Option<i64>| match (at, default) {
        (0, Some(default)) => Ok(default),
        (0, None) => Err(start.error("default must have every field but category")),
        _ => {
            let n = start.at(at).integer()?;
            let holds = (0..=most).contains(&n);
            if holds { Ok(n) } else { Err(start.at(at).error("a number out of its range")) }
        }
    };
    let of = |from: fn(&Rule) -> i64| default.as_ref().map(from);
    let rule = Rule {
        near_m: number(near, 100_000, of(|rule| rule.near_m.into()))? as u32,
        radius_m: number(radius, 100_000, of(|rule| rule.radius_m.into()))? as u32,
        radius_staff_m: number(staff, 100_000, of(|rule| rule.radius_staff_m.into()))? as u32,
        fresh_days: number(fresh, 36_500, of(|rule| rule.fresh_days.into()))? as u32,
        days_max: number(days, 36_500, of(|rule| rule.days_max.into()))? as u32,
        same_group: number(group, 1_000, of(|rule| rule.same_group.into()))? as u16,
        threshold: number(threshold, 1_000, of(|rule| rule.threshold.into()))? as u16,
        weights: match (weights, default) {
            (0, Some(default)) => default.weights,
            _ => read_weights(&need(&start, weights, "weights: missing")?)?,
        },
    };
    if rule.radius_m < rule.near_m || rule.radius_staff_m < rule.near_m {
        return Err(start.error("a radius below near_m"));
    }
    if rule.days_max < rule.fresh_days {
        return Err(start.error("days_max below fresh_days"));
    }
    Ok((code, rule))
}

fn read_weights(start: &Reader<'_>) -> Result<Weights, JsonError> {
    let [distance, time, category, text] =
        fields_only(&mut start.clone(), ["distance", "time", "category", "text"])?;
    let weight = |at: usize| {
        let n = need(start, at, "a weight is missing")?.integer()?;
        let weight = u16::try_from(n).ok().filter(|n| *n <= 1_000);
        weight.ok_or_else(|| start.at(at).error("a weight from 0 to 1000"))
    };
    let weights = Weights {
        distance: weight(distance)?,
        time: weight(time)?,
        category: weight(category)?,
        text: weight(text)?,
    };
    // What is always known must count, or a pair might have no score.
    if weights.time == 0 && weights.category == 0 {
        return Err(start.error("time or category must have a weight"));
    }
    Ok(weights)
}
