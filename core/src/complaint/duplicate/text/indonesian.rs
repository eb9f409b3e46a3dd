//! Indonesian words without their affixes, without a dictionary.
//!
//! Particles, possessive pronouns, prefixes of the first order, suffixes and prefixes of the second
//! order are taken off in this order, each only while more than two syllables are there. The stem
//! need not be a word; it is the same for most forms of one.
//!
//! Source: F. Z. Tala, A Study of Stemming Effects on Information Retrieval in Bahasa Indonesia,
//! M.Sc. thesis, University of Amsterdam, 2003, which adapts Porter's algorithm.

use alloc::string::String;

/// The prefix of the first order that was taken off.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Prefix {
    None,
    Ber,
    Di,
    Ke,
    Meng,
    Peng,
    Ter,
}

/// The stem of a word in small letters.
pub(super) fn stem(word: &str) -> String {
    let mut word = String::from(word);
    cut_end(&mut word, &["kah", "lah", "pun"]);
    cut_end(&mut word, &["nya", "ku", "mu"]);
    let first = first_order(&mut word);
    if first == Prefix::None {
        let second = second_order(&mut word);
        suffix(&mut word, second);
    } else if suffix(&mut word, first) {
        second_order(&mut word);
    }
    word
}

/// Syllables, counted by vowels; more than two leave room for an affix.
fn has_room(word: &str) -> bool {
    word.bytes().filter(|byte| is_vowel(*byte)).count() > 2
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn cut_end(word: &mut String, ends: &[&str]) -> bool {
    let end = ends.iter().find(|end| word.ends_with(**end)).filter(|_| has_room(word));
    if let Some(end) = end {
        word.truncate(word.len() - end.len());
    }
    end.is_some()
}

fn first_order(word: &mut String) -> Prefix {
    if !has_room(word) {
        return Prefix::None;
    }
    // Longest first; a sound that the prefix swallowed comes back where it is certain.
    const RULES: [(&str, &str, Prefix); 12] = [
        ("meny", "s", Prefix::Meng),
        ("peny", "s", Prefix::Peng),
        ("meng", "", Prefix::Meng),
        ("peng", "", Prefix::Peng),
        ("mem", "p", Prefix::Meng),
        ("pem", "p", Prefix::Peng),
        ("men", "", Prefix::Meng),
        ("pen", "", Prefix::Peng),
        ("me", "", Prefix::Meng),
        ("di", "", Prefix::Di),
        ("ter", "", Prefix::Ter),
        ("ke", "", Prefix::Ke),
    ];
    for (prefix, sound, kind) in RULES {
        let Some(rest) = word.strip_prefix(prefix) else { continue };
        let before_vowel = rest.bytes().next().is_some_and(is_vowel);
        if prefix.ends_with("ny") && !before_vowel {
            continue;
        }
        let mut stem = String::new();
        if before_vowel {
            stem.push_str(sound);
        }
        stem.push_str(rest);
        *word = stem;
        return kind;
    }
    Prefix::None
}

fn second_order(word: &mut String) -> Prefix {
    if !has_room(word) {
        return Prefix::None;
    }
    for prefix in ["belajar", "pelajar"] {
        if word == prefix {
            word.drain(..3);
            return Prefix::Ber;
        }
    }
    for prefix in ["ber", "per"] {
        if word.starts_with(prefix) {
            word.drain(..3);
            return if prefix == "ber" { Prefix::Ber } else { Prefix::None };
        }
    }
    // `bekerja`: the r is lost before a syllable with one.
    let is_er = matches!(word.as_bytes(), [b'b', b'e', c, b'e', b'r', ..] if !is_vowel(*c));
    if is_er || word.starts_with("pe") {
        word.drain(..2);
        return if is_er { Prefix::Ber } else { Prefix::None };
    }
    Prefix::None
}

fn suffix(word: &mut String, prefix: Prefix) -> bool {
    use Prefix::{Ber, Di, Ke, Meng, Peng, Ter};
    if !matches!(prefix, Ke | Peng) && cut_end(word, &["kan"]) {
        return true;
    }
    if !matches!(prefix, Di | Meng | Ter) && cut_end(word, &["an"]) {
        return true;
    }
    !matches!(prefix, Ber | Ke | Peng) && !word.ends_with("si") && cut_end(word, &["i"])
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_have_one_stem() {
        for (forms, expected) in [
            ("lubang berlubang lubangnya lubanglah", "lubang"),
            ("rusak kerusakan merusak dirusak", "rusak"),
            ("buang dibuang membuang buangan buanglah terbuang", "buang"),
            ("sumbat menyumbat penyumbatan tersumbat", "sumbat"),
            ("potong memotong pemotongan dipotong", "potong"),
            ("perbaikan baikan", "bai"),
            ("genang tergenang genangan", "genang"),
            ("bersih bersihnya membersih", "bersih"),
            ("kerja bekerja", "kerja"),
            ("banjir", "banjir"),
            ("api", "api"),
            ("", ""),
        ] {
            for form in forms.split(' ') {
                assert_eq!(stem(form), expected, "{form}");
            }
        }
    }
}
