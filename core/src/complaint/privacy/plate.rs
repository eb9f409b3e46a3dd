//! Registration plates of vehicles: `B 1234 XYZ`.
//!
//! Source: Perpol 7/2021: a region of one or two letters, a number up to 9999, up to three letters;
//! regions as listed in its annex, with those of the new provinces of Papua.

use alloc::vec::Vec;

use super::token::{Match, Scan, TokenKind};
use super::{Certainty, Kind, Sign};

const REGIONS: &str = "A|AA|AB|AD|AE|AG|B|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|CC|CD|D|DA|DB|DC|DD|DE|\
                       DF|DG|DH|DK|DL|DM|DN|DP|DR|DS|DT|DW|E|EA|EB|ED|F|G|H|K|KB|KH|KT|KU|L|M|N|\
                       P|PA|PB|PG|PS|PT|PY|R|RI|S|T|W|Z";
const VEHICLE_WORDS: &str = "plat|pelat|nopol|polisi|mobil|motor|truk|truck|angkot|bus|bis|\
                             kendaraan|taksi|plate|car|motorcycle|van|pickup|avanza|ojek";
const ADDRESS_WORDS: &str = "jl|jln|jalan|blok|block|gang|gg|kavling|kav|nomor|no|rt|rw|unit|\
                             lantai|kamar|tower|street|gedung|ruang|kelas|gate|pintu|peron|zona";
/// What follows a number as a unit or goes on with the sentence; never the letters of a plate.
const OTHER_WORDS: &str = "m|cm|mm|km|kg|g|l|hr|jam|bln|thn|th|rt|rw|no|jl|di|ke|yg|dan|org|kk|\
                           wib|pm|am|or|of|to|the|and|kw|v|kv|x|s|d|sd|dr|pk|rb|jt|buah";

/// Finds every plate.
pub(super) fn find(scan: &Scan<'_>) -> Vec<Match> {
    let (mut found, mut idx) = (Vec::new(), 0);
    while idx < scan.len() {
        match plate(scan, idx) {
            Some(plate) => {
                idx = plate.tokens.end;
                found.push(plate);
            }
            None => idx += 1,
        }
    }
    found
}

fn plate(scan: &Scan<'_>, start: usize) -> Option<Match> {
    if !scan.is_one_of(start, REGIONS) || is_glued(scan, start) {
        return None;
    }
    let number = part_after(scan, start, TokenKind::Number)?;
    let mut digits = Vec::new();
    scan.digits(number, &mut digits);
    if !(1..=4).contains(&digits.len()) || digits.first() == Some(&b'0') {
        return None;
    }
    let label = scan.label_before(start, 3, VEHICLE_WORDS);
    let in_address = scan.label_before(start, 1, ADDRESS_WORDS).is_some();
    let is_upper = |idx: usize| scan.word(idx).bytes().all(|byte| byte.is_ascii_uppercase());
    let series = part_after(scan, number, TokenKind::Word).filter(|idx| {
        let is_written_as_one = *idx == start + 2 || label.is_some();
        (1..=3).contains(&scan.word(*idx).len())
            && (!scan.is_one_of(*idx, OTHER_WORDS)
                || (is_written_as_one && is_upper(start) && is_upper(*idx)))
    });
    let all_upper = is_upper(start) && series.is_none_or(is_upper);
    let all_lower = !is_upper(start) && series.is_none_or(|idx| !is_upper(idx));
    let n_digits = digits.len();
    let certainty = match (series, &label) {
        // Of an address, unless no address looks like it.
        _ if in_address && !(all_upper && n_digits >= 3 && series.is_some()) => return None,
        (Some(_), Some(_)) if all_upper => Certainty::Certain,
        (_, Some(_)) if series.is_some() || n_digits >= 3 => Certainty::Likely,
        (Some(_), None) if all_upper && n_digits >= 3 => Certainty::Certain,
        (Some(_), None) if all_upper && n_digits == 2 => Certainty::Possible,
        (Some(_), None) if all_lower && n_digits == 4 => Certainty::Likely,
        _ => return None,
    };
    let end = series.unwrap_or(number) + 1;
    let sign = if series.is_some() { Sign::Form } else { Sign::Label };
    Some(Match { tokens: start..end, kind: Kind::Plate, certainty, sign, label })
}

/// The next part of a plate: right behind, or behind one space, dot or dash.
fn part_after(scan: &Scan<'_>, idx: usize, kind: TokenKind) -> Option<usize> {
    let has_gap = [' ', '.', '-', '\u{a0}'].iter().any(|gap| scan.is(idx + 1, *gap));
    let next = idx + 1 + usize::from(has_gap);
    (scan.kind(next) == Some(kind)).then_some(next)
}

/// Whether it goes on from what stands before: `T-B 12`, `1B 2`, `it's 3`.
fn is_glued(scan: &Scan<'_>, start: usize) -> bool {
    let before = start.checked_sub(1).and_then(|before| scan.kind(before));
    matches!(
        before,
        Some(TokenKind::Number | TokenKind::Other('-' | '\'' | '\u{2019}' | '/' | '_'))
    )
}
