//! Reference prices in a feed: what is in force on its days, so that whoever shows a price can say
//! where it stands without the rules at hand.
//!
//! Units: whole minor units of the item's currency per its unit of sale.
//! Source: `docs/reference/price-feed.schema.json`, `docs/reference/reference-prices.md`.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use time::Date;

use super::change::Change;
use super::feed::{Feed, FeedItem};
use super::reference::{Error, InForce, Position, References, position};
use crate::Money;
use crate::words::{Lang, number};

/// A reference price of an item, and on which days of the feed it is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedReference {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// What everybody calls it: `HET`, `HAP`, `HPP`.
    pub kind: String,
    /// The lowest price that is within it; none for a ceiling.
    pub lower: Option<i64>,
    /// The highest price that is within it; none for a floor.
    pub upper: Option<i64>,
    /// The rule, its relaxation and every doubt there is, in Indonesian.
    pub rule_id: String,
    /// The same in English.
    pub rule_en: String,
}

/// Where a price stands to a reference price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Below, within or above.
    pub position: Position,
    /// From the bound that is crossed to the price; `None` if it is within, or so large that there
    /// is no ratio.
    pub outside: Option<Change>,
}

impl Standing {
    /// Writes "4,95% di atas HAP", "within HET".
    pub fn words(&self, out: &mut String, kind: &str, lang: Lang) {
        if let Some(change) = &self.outside {
            number::percent(out, change.basis_points, lang);
            out.push(' ');
        }
        out.push_str(self.position.word(lang));
        out.push(' ');
        out.push_str(kind);
    }
}

impl FeedReference {
    /// Where a price of the item stands.
    #[must_use]
    pub fn standing(&self, price: Money) -> Standing {
        let (position, crossed) = position(price.minor, self.lower, self.upper);
        let outside = crossed.and_then(|minor| {
            // Since when a change counts has no part in its size.
            Change::between(Money { minor, ..price }, price, self.from)
        });
        Standing { position, outside }
    }

    /// The rule in a language.
    #[must_use]
    pub fn rule(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.rule_id,
            Lang::En => &self.rule_en,
        }
    }
}

impl FeedItem {
    /// What is in force on `day`, as far as the feed tells.
    #[must_use]
    pub fn reference_on(&self, day: Date) -> Option<&FeedReference> {
        self.references.iter().find(|one| one.from <= day && day <= one.until)
    }

    /// Where a price of `day` stands to what is in force then.
    #[must_use]
    pub fn standing(&self, price: Money, day: Date) -> Option<(&FeedReference, Standing)> {
        self.reference_on(day).map(|reference| (reference, reference.standing(price)))
    }
}

impl Feed {
    /// Adds the reference prices in force at `place`, an id or name of the pack, to every item that
    /// has some on a day of the feed or of its quotes. An item of another unit or currency than its
    /// reference gets none: nothing is converted.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownRegion`].
    pub fn refer(&mut self, references: &References, place: &str) -> Result<(), Error> {
        if references.place(place).is_none() {
            return Err(Error::UnknownRegion { name: place.into() });
        }
        for facts in &mut self.items {
            let mut days: BTreeSet<Date> = self.days.iter().copied().collect();
            days.extend(facts.quotes.iter().map(|quote| quote.observed_on));
            days.retain(|day| self.as_of.is_some_and(|as_of| *day <= as_of));
            let found = in_force(facts, references, place, &days);
            if !found.is_empty() {
                Arc::make_mut(facts).references = found;
            }
        }
        Ok(())
    }
}

fn in_force(
    facts: &FeedItem,
    references: &References,
    place: &str,
    days: &BTreeSet<Date>,
) -> Vec<FeedReference> {
    let item = &facts.item;
    let names = [item.commodity.as_str(), &facts.name_en, &facts.name_id];
    let Some(variety) = names.into_iter().find_map(|name| references.variety(name)) else {
        return Vec::new();
    };
    let mut runs: Vec<(InForce<'_>, Date)> = Vec::new();
    let mut before = None;
    for day in days {
        let found = references.in_force(&variety.id, place, item.price_type, *day).ok();
        let fits = |one: &InForce<'_>| {
            one.price().unit == item.unit && references.currency == item.currency
        };
        let found = found.filter(fits);
        match (runs.last_mut(), found) {
            (Some((last, until)), Some(found))
                if before == Some(*until) && last.is_told_as(&found) =>
            {
                *until = *day;
            }
            (_, Some(found)) => runs.push((found, *day)),
            _ => {}
        }
        before = Some(*day);
    }
    runs.into_iter()
        .map(|(found, until)| FeedReference {
            from: found.day,
            until,
            kind: found.rule.kind.to_wire().into(),
            lower: found.bounds().lower().map(|lower| lower.minor),
            upper: found.bounds().upper().map(|upper| upper.minor),
            rule_id: found.citation(Lang::Id),
            rule_en: found.citation(Lang::En),
        })
        .collect()
}
