//! Names of persons, where a text says that one follows: `a.n. Budi Santoso`.
//!
//! A list of names would be large, wrong and unfair; what a text says itself is enough for a
//! warning, and a person looks at the preview.
//!
//! Source: our own choice.

use alloc::vec::Vec;
use core::ops::Range;

use super::token::{Match, Scan, TokenKind};
use super::{Certainty, Kind, Sign};

const TITLES: &str = "bpk|bapak|ibu|bu|pak|sdr|sdri|saudara|saudari|tn|tuan|ny|nyonya|nn|hj|h|dr|\
                      drs|dra|ir|mr|mrs|ms";
const CONNECTORS: &str = "bin|binti|van|de|al";
/// What follows `atas nama` or `nama saya` and is no name.
const NO_NAMES: &str = "warga|masyarakat|pribadi|seluruh|semua|keluarga|rt|rw|pt|cv|kami|saya|kita|\
                        dinas|kelurahan|kecamatan|perusahaan|yayasan|pemkot|pemerintah|dan|yang|\
                        yg|di|ke|dari|untuk|sebesar|orang|siapa|residents|all|the|my|our|tidak|\
                        belum|sudah|ada|adalah|juga|masih|salah|hilang|dicatut|dipakai|digunakan|\
                        muncul|ditulis|tercantum|terdaftar|tersebut|lain|ini|itu|not|is|ketua|\
                        kepala|pengurus|panitia|mohon|tolong|agar|supaya|atas|nama";
/// Words of a name, titles aside.
const N_WORDS_MAX: usize = 5;
/// Words of a name in small letters, where nothing shows its end.
const N_SMALL_MAX: usize = 2;

/// Finds every name that is announced.
pub(super) fn find(scan: &Scan<'_>) -> Vec<Match> {
    let (mut found, mut idx) = (Vec::new(), 0);
    while idx < scan.len() {
        match announced(scan, idx) {
            Some(name) => {
                idx = name.tokens.end;
                found.push(name);
            }
            None => idx += 1,
        }
    }
    found
}

fn announced(scan: &Scan<'_>, start: usize) -> Option<Match> {
    if start > 0 && scan.kind(start - 1) == Some(TokenKind::Word) {
        return None;
    }
    let (after, takes_small) = announcement_end(scan, start)?;
    let mut first = after;
    while scan.is_space(first) || scan.is(first, ':') {
        first += 1;
    }
    let (tokens, is_small) = name(scan, first)?;
    if is_small && !takes_small {
        return None;
    }
    let certainty = if is_small { Certainty::Possible } else { Certainty::Likely };
    let label = Some(scan.range(start..after));
    Some(Match { tokens, kind: Kind::Name, certainty, sign: Sign::Label, label })
}

/// The token after words that announce a name, and whether a name in small letters is believed.
fn announcement_end(scan: &Scan<'_>, at: usize) -> Option<(usize, bool)> {
    let then = |idx: usize, word: &str| scan.is_space(idx) && scan.is_one_of(idx + 1, word);
    if scan.is_one_of(at, "a") && (scan.is(at + 1, '.') || scan.is(at + 1, '/')) {
        // `a.n.`, `a/n`, `a. n.`
        let n = at + 2 + usize::from(scan.is(at + 2, ' '));
        let end = n + 1 + usize::from(scan.is(n + 1, '.'));
        return scan.is_one_of(n, "n").then_some((end, true));
    }
    if scan.is_one_of(at, "an") && scan.is(at + 1, '.') {
        return Some((at + 2, true));
    }
    if scan.is_one_of(at, "atas") && then(at + 1, "nama") {
        return Some((at + 3, true));
    }
    if scan.is_one_of(at, "nama") {
        if then(at + 1, "saya") || then(at + 1, "lengkap") || then(at + 1, "pelapor") {
            return Some((at + 3, false));
        }
        let colon = at + 1 + usize::from(scan.is(at + 1, ' '));
        return scan.is(colon, ':').then_some((colon + 1, true));
    }
    if scan.is_one_of(at, "name") && then(at + 1, "is") {
        return Some((at + 3, false));
    }
    None
}

/// The tokens of a name, and whether it is in small letters.
fn name(scan: &Scan<'_>, first: usize) -> Option<(Range<usize>, bool)> {
    let (mut idx, mut end, mut n_words) = (first, None, 0);
    let (mut is_small, mut is_joined) = (false, false);
    while scan.kind(idx) == Some(TokenKind::Word) {
        let word = scan.word(idx);
        let is_capital = !word.starts_with(|c: char| c.is_ascii_lowercase());
        let is_title = scan.is_one_of(idx, TITLES);
        let mut after = idx + 1;
        if !is_title {
            if scan.is_one_of(idx, NO_NAMES) {
                break;
            }
            if n_words == 0 {
                is_small = !is_capital;
            }
            let goes_on = is_capital || is_small || is_joined || scan.is_one_of(idx, CONNECTORS);
            n_words += 1;
            if !goes_on || n_words > if is_small { N_SMALL_MAX } else { N_WORDS_MAX } {
                break;
            }
            end = Some(after);
        }
        // Titles and initials have a dot; `Nur'aini` and `Siti-Aminah` go on without a space.
        if scan.is(after, '.') && (is_title || word.len() == 1) {
            after += 1;
        }
        is_joined = ['\'', '\u{2019}', '-'].iter().any(|c| scan.is(after, *c));
        idx = after + usize::from(is_joined || scan.is(after, ' '));
        if after == idx && scan.kind(idx) != Some(TokenKind::Word) {
            break;
        }
    }
    end.map(|end| (first..end, is_small))
}
