//! Reading data of ours without tolerance: a field that is unknown, missing or stands twice is an
//! error where it stands.
//!
//! A feed comes from others and is read tolerantly; a pack decides what is right, so a misspelt
//! field in it must not be passed over.
//!
//! Source: our own choice.

use alloc::string::{String, ToString};

use time::Date;

use super::{JsonError, Reader};
use crate::kernel::iso::parse_date;

/// As [`Reader::fields`], but refuses a name that is not among `names` or stands twice.
pub(crate) fn fields_only<const N: usize>(
    r: &mut Reader<'_>,
    names: [&str; N],
) -> Result<[usize; N], JsonError> {
    let mut values = [0; N];
    fill(r, &names, &mut values)?;
    Ok(values)
}

fn fill(r: &mut Reader<'_>, names: &[&str], values: &mut [usize]) -> Result<(), JsonError> {
    r.object(&mut |r, name| {
        let place = names.iter().position(|other| *other == name);
        match place.and_then(|place| values.get_mut(place)) {
            None => Err(r.error("a field that is not known")),
            Some(value) if *value > 0 => Err(r.error("a field that stands twice")),
            Some(value) => {
                *value = r.place();
                r.pass()
            }
        }
    })
}

/// Where the value of a field stands, or an error where `r` does.
pub(crate) fn need<'a>(
    r: &Reader<'a>,
    value: usize,
    problem: &'static str,
) -> Result<Reader<'a>, JsonError> {
    if value > 0 { Ok(r.at(value)) } else { Err(r.error(problem)) }
}

/// A text that must be there and not empty.
pub(crate) fn text(
    r: &Reader<'_>,
    value: usize,
    problem: &'static str,
) -> Result<String, JsonError> {
    let at = need(r, value, problem)?;
    let text = at.text_here()?;
    if text.trim_ascii().is_empty() { Err(at.error(problem)) } else { Ok(text) }
}

/// A text that may be missing or null.
pub(crate) fn some_text(r: &Reader<'_>, value: usize) -> Result<Option<String>, JsonError> {
    if value == 0 || r.at(value).null() {
        return Ok(None);
    }
    text(r, value, "expected a text or null").map(Some)
}

/// A day that must be there.
pub(crate) fn date(r: &Reader<'_>, value: usize, problem: &'static str) -> Result<Date, JsonError> {
    let at = need(r, value, problem)?;
    parse_date(&at.text_here()?).map_err(|_| at.error(problem))
}

/// A day that may be missing or null.
pub(crate) fn some_date(r: &Reader<'_>, value: usize) -> Result<Option<Date>, JsonError> {
    if value == 0 || r.at(value).null() {
        return Ok(None);
    }
    date(r, value, "expected a date that exists, YYYY-MM-DD, or null").map(Some)
}

impl Reader<'_> {
    fn text_here(&self) -> Result<String, JsonError> {
        let mut copy = *self;
        copy.text().map(|text| text.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<[usize; 2], &str>) {
        let read = fields_only(&mut Reader::new(text), ["a", "b"]);
        assert_eq!(read.map_err(|error| error.problem), expected, "{text}");
    }

    #[test]
    fn only_known_fields_once() {
        check(r#"{"a":1,"b":{"c":2}}"#, Ok([5, 11]));
        check(r#"{"b":1}"#, Ok([0, 5]));
        check(r#"{"a":1,"c":2}"#, Err("a field that is not known"));
        check(r#"{"a":1,"a":2}"#, Err("a field that stands twice"));
        check("[]", Err("expected an object"));
    }

    #[test]
    fn values_are_checked_where_they_stand() {
        let r = Reader::new(r#"{"a":"","b":"2026-02-30","c":null}"#);
        let [a, b, c] = fields_only(&mut r.clone(), ["a", "b", "c"]).unwrap();
        assert_eq!(text(&r, a, "a: missing").unwrap_err().column, 6);
        assert_eq!(date(&r, b, "b: no day").unwrap_err().problem, "b: no day");
        assert_eq!(some_date(&r, c), Ok(None));
        assert_eq!(some_text(&r, 0), Ok(None));
        assert_eq!(text(&r, 0, "d: missing").unwrap_err().problem, "d: missing");
    }
}
