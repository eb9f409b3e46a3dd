//! `balai prices verdict`: how one price stands to the reference price in force.

use balai::price::PriceType;
use balai::price::reference::{
    Error as ReferenceError, INDONESIA, Observation, References, verdict,
};
use balai::words::Lang;
use balai::{Coded, Money, Rounding, Unit, iso};
use serde_json::json;

use super::input::bad;
use crate::args::Verdict;
use crate::{Error, out};

/// Says how the price stands, as a sentence or as JSON.
pub(crate) fn run(asked: &Verdict) -> Result<(), Error> {
    let references = references()?;
    let day = iso::parse_date(&asked.on).map_err(|error| bad("--on", &asked.on, &error))?;
    let unit = Unit::parse(&asked.unit).map_err(|error| bad("--unit", &asked.unit, &error))?;
    let price_type = PriceType::parse(&asked.price_type).ok_or_else(|| {
        bad("--type", &asked.price_type, &"not retail, wholesale, producer or farm gate")
    })?;
    let price = Money::parse_decimal(&asked.price, references.currency, Rounding::HalfEven);
    let (price, rounded) = price.map_err(|error| bad("--price", &asked.price, &error))?;
    if rounded {
        return Err(bad("--price", &asked.price, &"finer than the currency's smallest unit"));
    }
    let observation = Observation {
        variety: &asked.commodity,
        region: &asked.place,
        price_type,
        unit,
        day,
        price,
    };
    let found = verdict(&references, &observation);
    let found = found.map_err(|error| refused(&references, &error))?;
    if !asked.json {
        let lang = if asked.lang == "en" { Lang::En } else { Lang::Id };
        return out::print(&(found.sentence(lang) + "\n"));
    }
    let in_force = found.in_force;
    let bounds = in_force.bounds();
    let minor = |money: Option<Money>| money.map(|money| money.minor);
    out::json(&json!({
        "commodity": in_force.variety.id,
        "place": in_force.place.id(),
        "day": iso::write_date(day),
        "currency": references.currency.code(),
        "unit": unit.to_wire(),
        "price_type": price_type.to_wire(),
        "price": price.minor,
        "lower": minor(bounds.lower()),
        "upper": minor(bounds.upper()),
        "position": found.position.word(Lang::En),
        "deviation": found.deviation.map(|deviation| json!({
            "against": deviation.against.minor,
            "numerator": deviation.numerator,
            "denominator": deviation.denominator,
            "basis_points": deviation.basis_points,
        })),
        "rule": {
            "id": in_force.rule.id,
            "kind": in_force.rule.kind.to_wire(),
            "number": in_force.rule.number,
            "title": in_force.rule.title,
        },
        "relaxed": in_force.relaxed.is_some(),
        "is_after_check": in_force.is_after_check(),
        "pack_version": references.version,
        "sentence_id": found.sentence(Lang::Id),
        "sentence_en": found.sentence(Lang::En),
    }))
}

/// The reference prices that come with the core.
pub(super) fn references() -> Result<References, Error> {
    References::from_json(INDONESIA).map_err(|error| failed(&error, ""))
}

/// There is no verdict, and what could have been asked for instead.
pub(super) fn refused(references: &References, error: &ReferenceError) -> Error {
    failed(error, &known(references, error))
}

/// What could have been asked for instead.
fn known(references: &References, error: &ReferenceError) -> String {
    let listed = |ids: &mut dyn Iterator<Item = &String>| {
        format!("; known: {}", ids.map(String::as_str).collect::<Vec<_>>().join(", "))
    };
    match error {
        ReferenceError::UnknownVariety { .. } => {
            listed(&mut references.varieties.iter().map(|variety| &variety.id))
        }
        ReferenceError::UnknownRegion { .. } => {
            let provinces = references.provinces.iter().map(|province| &province.id);
            listed(&mut provinces.chain(references.regions.iter().map(|region| &region.id)))
        }
        _ => String::new(),
    }
}

/// The core's refusal as the command's.
fn failed(error: &ReferenceError, known: &str) -> Error {
    Error::Reference { code: error.code(), cause: format!("{error}{known}") }
}
