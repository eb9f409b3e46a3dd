//! Units of sale in words: `kg`, `385 g`, `ekor`.
//!
//! Source: Kamus Besar Bahasa Indonesia for the Indonesian words.

use alloc::string::String;

use super::Lang;
use super::date::pick;
use crate::{Unit, nth};

/// The unit as it follows "per".
pub fn words(out: &mut String, unit: &Unit, lang: Lang) {
    let before = out.len();
    unit.push_count(if lang == Lang::Id { ',' } else { '.' }, out);
    if out.len() > before {
        out.push('\u{a0}');
    }
    out.push_str(nth(pick(&NAMES, lang), unit.measure() as usize));
}

/// Every measure, in the order of [`Measure`].
const NAMES: [&str; 2] = [
    "g|kg|ton|pon (lb)|ons (oz)|ml|liter|galon|buah|lusin|ikat|ekor|roti|\
     ekor atau bonggol|bungkus|karung|kotak|kaleng|botol|tumpuk|m³|kWh|hari|bulan|kali",
    "g|kg|tonne|pound|ounce|ml|litre|gallon|piece|dozen|bunch|bird|loaf|head|packet|\
     sack|box|tin|bottle|heap|m³|kWh|day|month|course",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Measure;

    #[test]
    fn every_measure_has_a_word_in_both_languages() {
        for names in NAMES {
            assert_eq!(names.split('|').filter(|name| !name.is_empty()).count(), Measure::N);
        }
        for (measure, id, en) in [
            (Measure::Gram, "g", "g"),
            (Measure::Dozen, "lusin", "dozen"),
            (Measure::Heap, "tumpuk", "heap"),
            (Measure::Course, "kali", "course"),
        ] {
            let names = NAMES.map(|names| nth(names, measure as usize));
            assert_eq!(names, [id, en]);
        }
    }

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
