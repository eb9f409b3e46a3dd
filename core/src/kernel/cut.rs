//! Cutting a text at a mark, and lists of words as one text.
//!
//! The standard library's `split_once` and `split` do more than is needed here, and cost a page a
//! kilobyte of code. A list of texts costs it a pointer and a length for each, which compress badly;
//! one text with a bar between its words does not.
//!
//! Source: measured, see `docs/decisions/0008-page-budget.md`.

/// What stands before and after the first `mark`, an ASCII character; `None` if there is none.
///
/// ```
/// assert_eq!(balai::cut("sort:price:x", b':'), Some(("sort", "price:x")));
/// assert_eq!(balai::cut("sort", b':'), None);
/// ```
#[must_use]
pub fn cut(text: &str, mark: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == mark)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The word at a place in a list: one text with a bar between each two words; empty behind its end.
///
/// ```
/// assert_eq!(balai::nth("g|kg|t", 1), "kg");
/// assert_eq!(balai::nth("g|kg|t", 3), "");
/// ```
#[must_use]
pub fn nth(mut list: &str, place: usize) -> &str {
    for _ in 0..place {
        list = cut(list, b'|').map_or("", |(_, rest)| rest);
    }
    cut(list, b'|').map_or(list, |(word, _)| word)
}

/// Where a word stands in a list, as [`nth`] takes it.
#[must_use]
pub(crate) fn place_of(mut list: &str, word: &str) -> Option<usize> {
    let mut place = 0;
    while let Some((other, rest)) = cut(list, b'|') {
        if other == word {
            return Some(place);
        }
        (list, place) = (rest, place + 1);
    }
    (list == word).then_some(place)
}

/// As [`place_of`], but ASCII letters count as equal whatever their case.
#[must_use]
pub(crate) fn place_of_ignoring_case(mut list: &str, word: &str) -> Option<usize> {
    let mut place = 0;
    while let Some((other, rest)) = cut(list, b'|') {
        if other.eq_ignore_ascii_case(word) {
            return Some(place);
        }
        (list, place) = (rest, place + 1);
    }
    list.eq_ignore_ascii_case(word).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand() {
        let list = "market|observed_on|price";
        for (place, word) in list.split('|').enumerate() {
            assert_eq!((place_of(list, word), nth(list, place)), (Some(place), word));
        }
        for word in ["mark", "markets", "observed_on|price", "", "x"] {
            assert_eq!(place_of(list, word), None, "{word}");
        }
    }
}
