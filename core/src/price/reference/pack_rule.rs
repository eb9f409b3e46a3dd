//! Reading the rules of a pack: terms, prices, relaxations, sources.
//!
//! Source: `docs/reference/reference-prices.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::pack::{References, list, one_text};
use super::rule::{
    Bounds, Confidence, Evidence, Kind, ReferencePrice, Relaxation, Rule, RuleSource, Term,
};
use crate::json::strict::{date, fields_only, need, some_date, some_text, text};
use crate::json::{JsonError, Reader};
use crate::price::PriceType;
use crate::{Money, Unit};

pub(super) fn rule(r: &mut Reader<'_>, pack: &References) -> Result<Rule, JsonError> {
    let start = *r;
    let [id, kind_at, title, number, issued, term_at, sources, prices_at, relaxations_at, note] =
        fields_only(
            r,
            [
                "id",
                "kind",
                "title",
                "number",
                "issued",
                "in_force",
                "sources",
                "prices",
                "relaxations",
                "note",
            ],
        )?;
    let kind = Kind::parse(&text(&start, kind_at, "kind: missing")?);
    let kind = kind.ok_or_else(|| start.at(kind_at).error("kind: expected HET, HAP or HPP"))?;
    let mut relaxations = Vec::new();
    need(&start, relaxations_at, "relaxations: missing")?.array(&mut |r| {
        relaxations.push(relaxation(r, pack)?);
        Ok(())
    })?;
    Ok(Rule {
        id: text(&start, id, "id: missing")?,
        kind,
        title: text(&start, title, "title: missing")?,
        number: some_text(&start, number)?,
        issued: some_date(&start, issued)?,
        in_force: term(need(&start, term_at, "in_force: missing")?)?,
        sources: some_sources(&start, sources)?,
        prices: prices(&start, prices_at, pack)?,
        relaxations,
        note: some_text(&start, note)?,
    })
}

fn term(mut r: Reader<'_>) -> Result<Term, JsonError> {
    let start = r;
    let [from, until, evidence] = fields_only(&mut r, ["from", "until", "evidence"])?;
    let (from, until) = (some_date(&start, from)?, some_date(&start, until)?);
    let (evidence, fits) = match text(&start, evidence, "evidence: missing")?.as_str() {
        "stated" => (Evidence::Stated, from.is_some()),
        "attested" => (Evidence::Attested, from.is_some() && until.is_some()),
        "unknown" => (Evidence::Unknown, from.is_none() && until.is_none()),
        _ => return Err(start.error("evidence: expected stated, attested or unknown")),
    };
    let in_order = from.zip(until).is_none_or(|(from, until)| from <= until);
    if !fits || !in_order {
        return Err(start.error("in_force: days that do not fit their evidence or order"));
    }
    Ok(Term { from, until, evidence })
}

fn relaxation(r: &mut Reader<'_>, pack: &References) -> Result<Relaxation, JsonError> {
    let start = *r;
    let [number, issued, from, until, sources, prices_at, note] =
        fields_only(r, ["number", "issued", "from", "until", "sources", "prices", "note"])?;
    let (from, until) = (
        date(&start, from, "from: expected a day")?,
        date(&start, until, "until: expected a day")?,
    );
    if until < from {
        return Err(start.error("a relaxation that ends before it begins"));
    }
    Ok(Relaxation {
        number: some_text(&start, number)?,
        issued: some_date(&start, issued)?,
        from,
        until,
        sources: some_sources(&start, sources)?,
        prices: prices(&start, prices_at, pack)?,
        note: some_text(&start, note)?,
    })
}

fn some_sources(r: &Reader<'_>, value: usize) -> Result<Vec<RuleSource>, JsonError> {
    let found = list(r, value, "sources: missing", source)?;
    if found.is_empty() { Err(r.at(value).error("sources: none")) } else { Ok(found) }
}

fn source(r: &mut Reader<'_>) -> Result<RuleSource, JsonError> {
    let start = *r;
    let [title, publisher, url, checked_on, note] =
        fields_only(r, ["title", "publisher", "url", "checked_on", "note"])?;
    Ok(RuleSource {
        title: text(&start, title, "title: missing")?,
        publisher: text(&start, publisher, "publisher: missing")?,
        url: some_text(&start, url)?,
        checked_on: date(&start, checked_on, "checked_on: expected a day")?,
        note: some_text(&start, note)?,
    })
}

fn prices(
    r: &Reader<'_>,
    value: usize,
    pack: &References,
) -> Result<Vec<ReferencePrice>, JsonError> {
    let mut found = Vec::new();
    need(r, value, "prices: missing")?.array(&mut |r| {
        found.push(price(r, pack)?);
        Ok(())
    })?;
    if found.is_empty() { Err(r.at(value).error("prices: none")) } else { Ok(found) }
}

fn price(r: &mut Reader<'_>, pack: &References) -> Result<ReferencePrice, JsonError> {
    let start = *r;
    let [variety_at, regions_at, type_at, unit_at, lower, upper, confidence, note] = fields_only(
        r,
        ["variety", "regions", "price_type", "unit", "lower", "upper", "confidence", "note"],
    )?;
    let variety = text(&start, variety_at, "variety: missing")?;
    if !pack.varieties.iter().any(|known| known.id == variety) {
        return Err(start.at(variety_at).error("variety: not listed"));
    }
    let regions = list(&start, regions_at, "regions: missing", one_text)?;
    let known = |id: &String| pack.regions.iter().any(|region| region.id == *id);
    if regions.is_empty() || !regions.iter().all(known) {
        return Err(start.at(regions_at).error("regions: none, or one that is not listed"));
    }
    let price_type = PriceType::parse(&text(&start, type_at, "price_type: missing")?);
    let price_type = price_type.ok_or_else(|| start.at(type_at).error("price_type: unknown"))?;
    let unit = Unit::parse(&text(&start, unit_at, "unit: missing")?);
    let unit = unit.map_err(|_| start.at(unit_at).error("unit: unknown"))?;
    let bound = |value| bound(&start, value, pack);
    let bounds = Bounds::new(bound(lower)?, bound(upper)?);
    let bounds = bounds.ok_or_else(|| {
        start.error("bounds: expected one or two above zero, the lower not above the upper")
    })?;
    let confidence = match text(&start, confidence, "confidence: missing")?.as_str() {
        "agreed" => Confidence::Agreed,
        "disputed" => Confidence::Disputed,
        "unconfirmed" => Confidence::Unconfirmed,
        _ => return Err(start.error("confidence: expected agreed, disputed or unconfirmed")),
    };
    let note = some_text(&start, note)?;
    if confidence != Confidence::Agreed && note.is_none() {
        return Err(start.error("note: missing, though the sources do not agree"));
    }
    Ok(ReferencePrice { variety, regions, price_type, unit, bounds, confidence, note })
}

fn bound(r: &Reader<'_>, value: usize, pack: &References) -> Result<Option<Money>, JsonError> {
    let mut at = need(r, value, "lower, upper: missing; null if there is none")?;
    if at.null() {
        return Ok(None);
    }
    Ok(Some(Money { minor: at.integer()?, currency: pack.currency }))
}
