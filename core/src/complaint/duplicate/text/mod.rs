//! Texts of complaints as sets of words that can be compared: small letters without accents,
//! abbreviations written out, words without affixes, words that say nothing left out, and the most
//! usual words of Indonesian and English for the same thing made one.
//!
//! Source: see each part.

mod english;
mod indonesian;
mod lexicon;
mod normalize;

use alloc::string::String;
use alloc::vec::Vec;

use self::lexicon::lookup;
pub use self::normalize::normalize;
use crate::kernel::cut::place_of;
use crate::words::Lang;

/// The language that a text's small words are of; Indonesian if they do not tell.
#[must_use]
pub fn language(words: &[String]) -> Lang {
    const ENGLISH: &str = "the|is|are|and|of|in|on|at|to|for|with|near|has|have|been|there|not|no|\
                           this|that|it|my|our|from|since|every|very|please|was|were|by|front";
    const INDONESIAN: &str = "yang|di|ke|dan|dari|ada|ini|itu|tidak|sudah|dengan|untuk|sejak|sangat|\
                              mohon|tolong|belum|karena|depan|dekat|saya|kami|jalan|banyak|akan";
    let n_of = |list| words.iter().filter(|word| place_of(list, word).is_some()).count();
    if n_of(ENGLISH) > n_of(INDONESIAN) { Lang::En } else { Lang::Id }
}

/// The words that count, in the order they stand, each in the form by which it is compared.
///
/// ```
/// use balai::complaint::duplicate::text::canonical_words;
///
/// let words = canonical_words("Lampunya mati di Jl. Melati, gelap bgt!");
/// assert_eq!(words, ["lampu", "mati", "lati", "gelap"]);
/// assert_eq!(canonical_words("The street light is off on Melati road, it is dark"), words);
/// ```
#[must_use]
pub fn canonical_words(text: &str) -> Vec<String> {
    let words = normalize(text);
    let lang = language(&words);
    words.iter().filter_map(|word| canonical(word, lang)).collect()
}

fn canonical(word: &str, lang: Lang) -> Option<String> {
    if let Some(canonical) = lookup(word) {
        return (!canonical.is_empty()).then(|| canonical.into());
    }
    let stem = match lang {
        Lang::Id => indonesian::stem(word),
        Lang::En => english::stem(word),
    };
    match lookup(&stem) {
        Some("") => None,
        Some(canonical) => Some(canonical.into()),
        // Names of streets are Indonesian in English sentences too.
        None if lang == Lang::En => Some(indonesian::stem(&stem)),
        None => Some(stem),
    }
}

/// Sorted hashes of words, and of the groups of three letters in them.
pub(super) fn hashes(words: &[String]) -> (Vec<u32>, Vec<u32>) {
    let mut whole: Vec<u32> = words.iter().map(|word| hash(word.bytes())).collect();
    let mut trigrams = Vec::new();
    for word in words {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            // House number 12 is not nearly house number 13.
            trigrams.push(hash(word.bytes()));
            continue;
        }
        let letters: Vec<char> = [' '].into_iter().chain(word.chars()).chain([' ']).collect();
        for three in letters.windows(3) {
            let mut bytes = [0; 4];
            let text: Vec<u8> = three
                .iter()
                .flat_map(|c| c.encode_utf8(&mut bytes).bytes().collect::<Vec<u8>>())
                .collect();
            trigrams.push(hash(text.into_iter()));
        }
    }
    for set in [&mut whole, &mut trigrams] {
        crate::sort_by(set, |a, b| a.cmp(b));
        set.dedup();
    }
    (whole, trigrams)
}

fn hash(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
