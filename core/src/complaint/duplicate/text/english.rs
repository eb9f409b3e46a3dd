//! English words without the ends that change most: plurals, `-ing`, `-ed`.
//!
//! Source: plurals as in D. Harman, How effective is suffixing?, JASIS 42 (1991), the S stemmer;
//! `-ing` and `-ed` as in step 1b of M. F. Porter, An algorithm for suffix stripping, Program 14
//! (1980).

use alloc::string::String;

/// The stem of a word in small letters.
pub(super) fn stem(word: &str) -> String {
    let mut stem = String::from(word);
    if word.len() > 4 && word.ends_with("ies") {
        stem.truncate(word.len() - 3);
        stem.push('y');
    } else if word.len() > 3
        && word.ends_with('s')
        && !["us", "ss", "is"].iter().any(|end| word.ends_with(end))
    {
        stem.truncate(word.len() - 1);
    }
    for end in ["ing", "ed"] {
        let Some(rest) = stem.strip_suffix(end) else { continue };
        if !rest.bytes().any(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u'))
            || rest.len() < 3
        {
            continue;
        }
        stem.truncate(rest.len());
        let doubled =
            matches!(stem.as_bytes(), [.., a, b] if a == b && !matches!(a, b'l' | b's' | b'z'));
        if doubled {
            stem.pop();
        }
        break;
    }
    // `pile` and `piling` meet without the e.
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (forms, expected) in [
            ("block blocks blocked blocking", "block"),
            ("pile piles piled piling", "pil"),
            ("drip dripping dripped", "drip"),
            ("spill spilled spilling", "spill"),
            ("city cities", "city"),
            ("bus", "bus"),
            ("red", "red"),
            ("bring", "bring"),
            ("glass", "glass"),
            ("", ""),
        ] {
            for form in forms.split(' ') {
                assert_eq!(stem(form), expected, "{form}");
            }
        }
    }
}
