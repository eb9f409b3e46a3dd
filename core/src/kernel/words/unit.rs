//! Units of sale in words: `kg`, `385 g`, `ekor`.
//!
//! Source: Kamus Besar Bahasa Indonesia for the Indonesian words.

use alloc::string::String;

use super::Lang;
use super::date::pick;
use crate::{Measure, Unit};

/// The unit as it follows "per".
pub fn words(out: &mut String, unit: &Unit, lang: Lang) {
    let before = out.len();
    unit.push_count(if lang == Lang::Id { ',' } else { '.' }, out);
    if out.len() > before {
        out.push('\u{a0}');
    }
    out.push_str(pick(&names(unit.measure()), lang));
}

fn names(measure: Measure) -> [&'static str; 2] {
    match measure {
        Measure::Gram => ["g", "g"],
        Measure::Kilogram => ["kg", "kg"],
        Measure::Tonne => ["ton", "tonne"],
        Measure::Pound => ["pon (lb)", "pound"],
        Measure::Ounce => ["ons (oz)", "ounce"],
        Measure::Millilitre => ["ml", "ml"],
        Measure::Litre => ["liter", "litre"],
        Measure::Gallon => ["galon", "gallon"],
        Measure::Piece => ["buah", "piece"],
        Measure::Dozen => ["lusin", "dozen"],
        Measure::Bunch => ["ikat", "bunch"],
        Measure::Bird => ["ekor", "bird"],
        Measure::Loaf => ["roti", "loaf"],
        Measure::Head => ["ekor atau bonggol", "head"],
        Measure::Packet => ["bungkus", "packet"],
        Measure::Sack => ["karung", "sack"],
        Measure::Box => ["kotak", "box"],
        Measure::Tin => ["kaleng", "tin"],
        Measure::Bottle => ["botol", "bottle"],
        Measure::Heap => ["tumpuk", "heap"],
        Measure::CubicMetre => ["m³", "m³"],
        Measure::KilowattHour => ["kWh", "kWh"],
        Measure::Day => ["hari", "day"],
        Measure::Month => ["bulan", "month"],
        Measure::Course => ["kali", "course"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_read_naturally_in_both_languages() {
        for (wire, id, en) in [
            ("KG", "kg", "kg"),
            ("385 G", "385 g", "385 g"),
            ("1.8 L", "1,8 liter", "1.8 litre"),
            ("Ekor", "ekor", "bird"),
        ] {
            let unit = Unit::parse(wire).unwrap();
            for (lang, expected) in [(Lang::Id, id), (Lang::En, en)] {
                let mut out = String::from("per ");
                words(&mut out, &unit, lang);
                assert_eq!(out.replace('\u{a0}', " "), String::from("per ") + expected);
            }
        }
    }
}
