//! Rules that contradict each other are refused: on no day does one thing have two prices.
//!
//! Source: our own choice.

use alloc::string::String;

use time::Date;

use super::pack::References;
use super::rule::{ReferencePrice, Relaxation, Rule};
use super::{Error, Term};

/// Refuses overlaps between rules and within one, and relaxations that do not fit theirs.
pub(super) fn rules(pack: &References) -> Result<(), Error> {
    for (idx, rule) in pack.rules.iter().enumerate() {
        within(pack, rule)?;
        for other in pack.rules.iter().skip(idx + 1) {
            let Some(day) = common_day(&rule.in_force, &other.in_force) else { continue };
            if let Some(variety) = conflict(pack, &rule.prices, &other.prices) {
                return Err(overlap(rule, other, variety, day));
            }
        }
    }
    Ok(())
}

fn within(pack: &References, rule: &Rule) -> Result<(), Error> {
    let day = rule.in_force.from.or(rule.issued).unwrap_or(Date::MIN);
    if let Some(variety) = conflict_inside(pack, &rule.prices) {
        return Err(overlap(rule, rule, variety, day));
    }
    for (idx, relaxation) in rule.relaxations.iter().enumerate() {
        if !fits(pack, rule, relaxation) {
            return Err(Error::Relaxation { rule: rule.id.clone(), from: relaxation.from });
        }
        if let Some(variety) = conflict_inside(pack, &relaxation.prices) {
            return Err(overlap(rule, rule, variety, relaxation.from));
        }
        for other in rule.relaxations.iter().skip(idx + 1) {
            let (first, last) =
                (relaxation.from.max(other.from), relaxation.until.min(other.until));
            if first <= last
                && let Some(variety) = conflict(pack, &relaxation.prices, &other.prices)
            {
                return Err(overlap(rule, rule, variety, first));
            }
        }
    }
    Ok(())
}

/// It lies within the rule's days, and each of its prices stands in for one of the rule's.
fn fits(pack: &References, rule: &Rule, relaxation: &Relaxation) -> bool {
    rule.in_force.contains(relaxation.from)
        && rule.in_force.contains(relaxation.until)
        && relaxation.prices.iter().all(|relaxed| {
            rule.prices
                .iter()
                .any(|price| same_thing(pack, price, relaxed) && price.unit == relaxed.unit)
        })
}

fn overlap(first: &Rule, second: &Rule, variety: &str, day: Date) -> Error {
    let [first, second] = [first, second].map(|rule| rule.id.clone());
    Error::Overlap { first, second, variety: String::from(variety), day }
}

fn conflict<'a>(
    pack: &References,
    some: &'a [ReferencePrice],
    others: &[ReferencePrice],
) -> Option<&'a str> {
    let clashes =
        |price: &&ReferencePrice| others.iter().any(|other| same_thing(pack, price, other));
    some.iter().find(clashes).map(|price| price.variety.as_str())
}

fn conflict_inside<'a>(pack: &References, prices: &'a [ReferencePrice]) -> Option<&'a str> {
    let mut rest = prices;
    while let [price, others @ ..] = rest {
        if others.iter().any(|other| same_thing(pack, price, other)) {
            return Some(&price.variety);
        }
        rest = others;
    }
    None
}

/// The same variety at the same step of trade in a region or province that both cover.
fn same_thing(pack: &References, a: &ReferencePrice, b: &ReferencePrice) -> bool {
    a.variety == b.variety
        && a.price_type == b.price_type
        && a.regions.iter().any(|one| {
            b.regions.iter().any(|other| {
                one == other
                    || pack.provinces_of(one).iter().any(|id| pack.provinces_of(other).contains(id))
            })
        })
}

fn common_day(a: &Term, b: &Term) -> Option<Date> {
    let first = a.from?.max(b.from?);
    (a.contains(first) && b.contains(first)).then_some(first)
}
