//! Units of sale: a measure and how many of it, such as `kg`, `385 g` or `12 piece`.
//!
//! A price per kilogram and a price per bird are different things and are never compared; nothing
//! is converted here. What is not known is an error, never a default.
//!
//! Units: counts in millionths of the measure, so `0.5 kg` is exact.
//! Source: unit texts of the WFP food price data set on HDX (2024) and of PIHPS.

use alloc::string::String;

use super::coded::Coded;
use super::cut::{cut, nth};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Measure {
    /// Gram.
    Gram,
    /// Kilogram.
    Kilogram,
    /// Metric ton.
    Tonne,
    /// Pound, 0.453 592 37 kg.
    Pound,
    /// Ounce.
    Ounce,
    /// Millilitre.
    Millilitre,
    /// Litre.
    Litre,
    /// Gallon; which one depends on the country, so it is never converted.
    Gallon,
    /// One piece (*buah*, *butir*).
    Piece,
    /// A dozen pieces.
    Dozen,
    /// A bunch (*ikat*).
    Bunch,
    /// A live or dressed bird (*ekor*).
    Bird,
    /// A loaf of bread.
    Loaf,
    /// A head of cattle, or of a vegetable.
    Head,
    /// A packet (*bungkus*).
    Packet,
    /// A sack (*karung*).
    Sack,
    /// A box or tray (*kotak*).
    Box,
    /// A tin (*kaleng*).
    Tin,
    /// A bottle (*botol*).
    Bottle,
    /// A heap on the trader's cloth (*tumpuk*).
    Heap,
    /// A cubic metre, for water and firewood.
    CubicMetre,
    /// A kilowatt hour.
    KilowattHour,
    /// A day's work.
    Day,
    /// A month's rent or wage.
    Month,
    /// One course, ride or service.
    Course,
}

impl Measure {
    /// How many there are.
    pub(crate) const N: usize = 25;

    /// Every measure, in order.
    const ALL: [Self; Self::N] = [
        Self::Gram,
        Self::Kilogram,
        Self::Tonne,
        Self::Pound,
        Self::Ounce,
        Self::Millilitre,
        Self::Litre,
        Self::Gallon,
        Self::Piece,
        Self::Dozen,
        Self::Bunch,
        Self::Bird,
        Self::Loaf,
        Self::Head,
        Self::Packet,
        Self::Sack,
        Self::Box,
        Self::Tin,
        Self::Bottle,
        Self::Heap,
        Self::CubicMetre,
        Self::KilowattHour,
        Self::Day,
        Self::Month,
        Self::Course,
    ];
}

/// The wire names, in the order of [`Measure`].
const NAMES: &str = "g|kg|t|lb|oz|ml|l|gallon|piece|dozen|bunch|bird|loaf|head|packet|sack|box|tin|\
     bottle|heap|m3|kwh|day|month|course";

/// Other ways people write them, in lower case, between bars (one text is smaller than a list of
/// texts).
const ALIASES: [(Measure, &str); 19] = [
    (Measure::Gram, "gr|gram"),
    (Measure::Kilogram, "kgs|kilogram|kilo"),
    (Measure::Tonne, "mt|ton|tonne"),
    (Measure::Pound, "pound|pounds|libra"),
    (Measure::Ounce, "ounce"),
    (Measure::Millilitre, "millilitre"),
    (Measure::Litre, "lt|ltr|litre|liter"),
    (Measure::Gallon, "galon"),
    (Measure::Piece, "pcs|pc|pieces|unit|buah|butir|biji"),
    (Measure::Dozen, "lusin"),
    (Measure::Bunch, "ikat"),
    (Measure::Bird, "ekor"),
    (Measure::Packet, "package|bungkus"),
    (Measure::Sack, "bag|karung"),
    (Measure::Box, "tray|kotak"),
    (Measure::Tin, "can|kaleng"),
    (Measure::Bottle, "botol"),
    (Measure::Heap, "tumpuk"),
    (Measure::CubicMetre, "cubic meter|cubic metre"),
];

/// A unit of sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    measure: Measure,
    /// Millionths of the measure; above zero.
    count_micro: i64,
}

/// Why a text is not a unit.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnitError {
    /// A measure that is not in the list; nothing is assumed in its place.
    #[error("an unknown unit of sale")]
    Unknown,
    /// A count that is zero, too large, or has more than six decimals.
    #[error("a unit whose count is zero, too large or too fine")]
    BadCount,
}

impl Coded for UnitError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "unit.unknown",
            Self::BadCount => "unit.bad_count",
        }
    }
}

impl Unit {
    /// Reads `KG`, `385 G`, `46 KG`, `1.8 L`, `12 pcs` or `Dozen`, in any case.
    ///
    /// # Errors
    ///
    /// [`UnitError`].
    pub fn parse(text: &str) -> Result<Self, UnitError> {
        read(text, &|name| wire(name).or_else(|| alias(name)))
    }

    /// Reads a canonical text, as [`Unit::to_wire`] writes it, in any case: what our own formats
    /// hold.
    ///
    /// # Errors
    ///
    /// [`UnitError`].
    pub fn from_wire(text: &str) -> Result<Self, UnitError> {
        read(text, &wire)
    }

    /// What is counted.
    #[must_use]
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// How many, in millionths.
    #[must_use]
    pub fn count_micro(&self) -> i64 {
        self.count_micro
    }

    /// The canonical text: `kg`, `385 g`, `1.8 l`.
    #[must_use]
    pub fn to_wire(&self) -> String {
        let mut out = String::new();
        self.push_count('.', &mut out);
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(nth(NAMES, self.measure as usize));
        out
    }

    /// Writes the count with a decimal mark, or nothing for one.
    pub fn push_count(&self, mark: char, out: &mut String) {
        if self.count_micro == 1_000_000 {
            return;
        }
        push_whole(self.count_micro / 1_000_000, out);
        let mut rest = self.count_micro % 1_000_000;
        if rest > 0 {
            out.push(mark);
        }
        while rest > 0 {
            push_whole(rest / 100_000, out);
            rest = rest % 100_000 * 10;
        }
    }
}

fn read(text: &str, named: &dyn Fn(&str) -> Option<Measure>) -> Result<Unit, UnitError> {
    let text = text.trim_ascii();
    let digits = text.bytes().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let (count, name) = text.split_at_checked(digits).unwrap_or(("", text));
    let measure = named(name.trim_ascii()).ok_or(UnitError::Unknown)?;
    let count_micro = if count.is_empty() { 1_000_000 } else { micro(count)? };
    Ok(Unit { measure, count_micro })
}

fn wire(name: &str) -> Option<Measure> {
    let mut measures = Measure::ALL.into_iter();
    measures.find(|measure| nth(NAMES, *measure as usize).eq_ignore_ascii_case(name))
}

fn alias(name: &str) -> Option<Measure> {
    let found = ALIASES
        .iter()
        .find(|(_, names)| names.split('|').any(|other| other.eq_ignore_ascii_case(name)));
    found.map(|(measure, _)| *measure)
}

fn micro(count: &str) -> Result<i64, UnitError> {
    let (whole, fraction) = cut(count, b'.').unwrap_or((count, ""));
    if whole.len() > 9 || fraction.len() > 6 || cut(fraction, b'.').is_some() {
        return Err(UnitError::BadCount);
    }
    let mut n: i64 = 0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        n = n * 10 + i64::from(digit.wrapping_sub(b'0'));
    }
    for _ in fraction.len()..6 {
        n *= 10;
    }
    if n > 0 { Ok(n) } else { Err(UnitError::BadCount) }
}

fn push_whole(n: i64, out: &mut String) {
    if n >= 10 {
        push_whole(n / 10, out);
    }
    out.push(char::from(b'0' + (n % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, UnitError>) {
        let unit = Unit::parse(text);
        assert_eq!(unit.map(|unit| unit.to_wire()), expected.clone().map(Into::into), "{text}");
        if let Ok(wire) = expected {
            assert_eq!(Unit::parse(wire).unwrap().to_wire(), wire);
            assert_eq!(Unit::from_wire(wire).unwrap(), Unit::parse(wire).unwrap());
        }
    }

    #[test]
    fn units_have_one_canonical_text() {
        check("KG", Ok("kg"));
        check("385 G", Ok("385 g"));
        check("46 KG", Ok("46 kg"));
        check("1.8 L", Ok("1.8 l"));
        check("0.5 kg", Ok("0.5 kg"));
        check("750ML", Ok("750 ml"));
        check("1 KG", Ok("kg"));
        check("12 pcs", Ok("12 piece"));
        check("Pound", Ok("lb"));
        check("Ekor", Ok("bird"));
        check("Cubic meter", Ok("m3"));
        check("MT", Ok("t"));
        check("1000 kg", Ok("1000 kg"));
        check("0.000001 kg", Ok("0.000001 kg"));
    }

    #[test]
    fn every_measure_has_a_wire_name_in_its_place() {
        assert!(Measure::ALL.iter().enumerate().all(|(place, one)| *one as usize == place));
        assert_eq!(NAMES.split('|').filter(|name| !name.is_empty()).count(), Measure::N);
        assert_eq!(wire("kg"), Some(Measure::Kilogram));
        assert_eq!(wire("course"), Some(Measure::Course));
        assert_eq!(wire("m3"), Some(Measure::CubicMetre));
    }

    #[test]
    fn a_wire_name_is_no_alias() {
        assert_eq!(Unit::from_wire("385 G").unwrap().to_wire(), "385 g");
        for text in ["ekor", "12 pcs", "cubic meter", "", "furlong"] {
            assert_eq!(Unit::from_wire(text), Err(UnitError::Unknown), "{text}");
        }
    }

    #[test]
    fn unknown_units_have_no_default() {
        for text in ["", "furlong", "KGG", "12", "kg 5", "½ kg"] {
            check(text, Err(UnitError::Unknown));
        }
        for text in ["0 kg", "0.0000001 kg", "1.2.3 kg", "10000000000 kg"] {
            check(text, Err(UnitError::BadCount));
        }
    }
}
