//! A text without its personal data.
//!
//! Source: our own choice: a mark in words, which a screen reader reads, of one length, which tells
//! nothing.

use alloc::string::String;

use super::PersonalData;
use crate::words::Lang;

/// The marks in all languages; the finder knows them and passes over them.
pub(super) const MARKS: [&str; 2] = ["[data pribadi]", "[personal data]"];

/// What stands in the place of personal data.
#[must_use]
pub fn mark(lang: Lang) -> &'static str {
    let [id, en] = MARKS;
    match lang {
        Lang::Id => id,
        Lang::En => en,
    }
}

/// The text with a mark in the place of each of `found`, which come from [`find`](super::find) on
/// the same text; a caller may leave out what a person decided to keep.
///
/// A range that does not fit the text or overlaps the one before it is passed over; so are those of
/// another text, which is why both should be kept together.
///
/// ```
/// use balai::complaint::privacy::{find, redact};
/// use balai::words::Lang;
///
/// let text = "Mobil B 1234 XYZ parkir di trotoar";
/// assert_eq!(redact(text, &find(text), Lang::Id), "Mobil [data pribadi] parkir di trotoar");
/// ```
#[must_use]
pub fn redact(text: &str, found: &[PersonalData], lang: Lang) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for data in found {
        let ends_inside = text.get(data.range.clone()).is_some();
        if let Some(before) = text.get(from..data.range.start).filter(|_| ends_inside) {
            out.push_str(before);
            out.push_str(mark(lang));
            from = data.range.end;
        }
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}
