//! Personal data in a text: all of it is found, shown with its reason, and can be made unreadable.
//!
//! A citizen sees before submitting what the public would see; a clerk sees what to take out. The
//! finder takes no decision: what it is not sure of is marked as such, and names are found only
//! where a text says that one follows.
//!
//! Invariants: ranges lie on character boundaries, in order, without overlap; a redacted text
//! holds nothing that would be found, and redacting it again changes nothing; a mark has one
//! length, whatever it stands for.
//!
//! Units: bytes of the text.
//! Source: our own choice, `docs/reference/complaint-privacy.md`, which names the rules of each kind.

mod email;
mod name;
mod number;
mod number_rule;
mod plate;
mod redact;
#[cfg(test)]
mod tests;
mod token;
mod words;

use alloc::vec::Vec;
use core::ops::Range;

pub use self::redact::{mark, redact};
use self::token::Scan;

/// What kind of personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A population number (NIK) or the number of a family card, which look alike.
    Nik,
    /// A tax payer's number.
    Npwp,
    /// A bank card's number.
    Card,
    /// A telephone number.
    Phone,
    /// A bank account's number.
    Account,
    /// An address of electronic mail.
    Email,
    /// A vehicle's registration plate.
    Plate,
    /// A person's name.
    Name,
}

/// How sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It could well be something else.
    Possible,
    /// It is hardly anything else.
    Likely,
    /// Its form leaves no doubt.
    Certain,
}

/// What gave it away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A region and a date of birth that can exist.
    RegionAndDate,
    /// The way it is written, which is that of its kind.
    Form,
    /// Its check digit, and that such numbers are issued.
    CheckDigit,
    /// A code of a mobile network, an area or a country.
    Prefix,
    /// A word nearby that says what it is.
    Label,
}

/// One piece of personal data in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalData {
    /// What kind.
    pub kind: Kind,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// How sure.
    pub certainty: Certainty,
    /// Why it is thought so.
    pub sign: Sign,
    /// The word nearby that says what it is, if one does, in bytes of the text.
    pub label: Option<Range<usize>>,
}

/// Finds all personal data in a text, in the order it stands there.
///
/// ```
/// use balai::complaint::privacy::{Kind, find};
///
/// let text = "Hubungi 0812-3456-7890 atau budi@contoh.id";
/// let found = find(text);
/// assert_eq!(found.iter().map(|data| data.kind).collect::<Vec<_>>(), [Kind::Phone, Kind::Email]);
/// assert_eq!(&text[found[0].range.clone()], "0812-3456-7890");
/// ```
#[must_use]
pub fn find(text: &str) -> Vec<PersonalData> {
    let mut scan = Scan::new(text);
    let mut found = Vec::new();
    // What is found becomes a mark for the next look, as it will in the redacted text; so when
    // nothing more is found here, nothing will be found there.
    loop {
        let n_before = found.len();
        for finder in [email::find, number::find, plate::find, name::find] {
            let matches = finder(&scan);
            scan.absorb(&matches, &mut found);
        }
        if found.len() == n_before {
            break;
        }
    }
    crate::sort_by(&mut found, |a, b| a.range.start.cmp(&b.range.start));
    found
}
