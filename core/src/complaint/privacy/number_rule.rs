//! What a number is: population number, tax number, card, telephone or account.
//!
//! Source: NIK: Permendagri 72/2022 and its forerunners, six digits of region, six of the date of
//! birth (day + 40 for women), four in sequence; provinces as in Kepmendagri 300.2.2-2138/2025.
//! NPWP: fifteen digits written 99.999.999.9-999.999. Cards: ISO/IEC 7812-1, check digit by Luhn.
//! Telephones: Indonesia's numbering plan, ITU-T E.164 (+62). Lengths of accounts: as banks publish
//! them, 10 (BCA, BNI, BSI) to 16 digits (BTN).

use super::token::{Match, Scan};
use super::{Certainty, Kind, Sign};

const NIK_WORDS: &str = "nik|ktp|ektp|kk|kependudukan|keluarga";
const PHONE_WORDS: &str = "hp|wa|telp|telpon|telepon|telephone|tlp|tel|ponsel|whatsapp|phone|\
                           hubungi|kontak|contact|cp|mobile|call|nohp|handphone";
const CARD_WORDS: &str = "kartu|card|kredit|credit|debit|debet|atm|visa|mastercard";
const BANK_WORDS: &str = "rekening|rek|norek|bca|bri|bni|mandiri|bsi|btn|cimb|niaga|permata|\
                          danamon|muamalat|panin|ocbc|jago|seabank|bjb|bank|va|transfer|tf|\
                          account|acct";

/// Numbers read as one.
pub(super) struct Reading<'a> {
    pub(super) scan: &'a Scan<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) digits: &'a [u8],
    pub(super) groups: &'a [usize],
}

impl Reading<'_> {
    fn is(&self, kind: Kind, certainty: Certainty, sign: Sign) -> Option<Match> {
        Some(Match { tokens: self.start..self.end, kind, certainty, sign, label: None })
    }

    /// Whether a short number stands, after a space, behind one that is whole already: another one.
    fn has_stray(&self) -> bool {
        let [head @ .., tail] = self.groups else { return false };
        let after_space = self.end.checked_sub(2).is_some_and(|gap| self.scan.is_space(gap));
        after_space && *tail < 3 && head.iter().sum::<usize>() >= 10
    }

    /// A find that rests on a word before the number, at most `n` words away.
    fn labelled(&self, kind: Kind, n: usize, words: &str) -> Option<Match> {
        let label = self.scan.label_before(self.start, n, words)?;
        let found = self.is(kind, Certainty::Likely, Sign::Label)?;
        Some(Match { label: Some(label), ..found })
    }
}

/// What the digits are, if anything.
pub(super) fn judge(reading: &Reading<'_>, has_plus: bool) -> Option<Match> {
    if has_plus {
        return phone(reading, true);
    }
    nik(reading)
        .or_else(|| npwp(reading))
        .or_else(|| card(reading))
        .or_else(|| mistyped_nik(reading))
        .or_else(|| phone(reading, false))
        .or_else(|| account(reading))
}

fn nik(reading: &Reading<'_>) -> Option<Match> {
    let holds = reading.digits.len() == 16 && is_nik(reading.digits);
    if holds { reading.is(Kind::Nik, Certainty::Certain, Sign::RegionAndDate) } else { None }
}

/// One that cannot be right but is called so: mistyped, it tells as much.
fn mistyped_nik(reading: &Reading<'_>) -> Option<Match> {
    let fits = (14..=17).contains(&reading.digits.len());
    if fits { reading.labelled(Kind::Nik, 3, NIK_WORDS) } else { None }
}

fn is_nik(digits: &[u8]) -> bool {
    let mut pairs = digits.chunks_exact(2).map(|pair| match pair {
        [tens, ones] => u32::from(tens - b'0') * 10 + u32::from(ones - b'0'),
        _ => 0,
    });
    let mut next = || pairs.next().unwrap_or(0);
    let (province, regency, district) = (next(), next(), next());
    let (day, month, _year) = (next(), next(), next());
    let (high, low) = (next(), next());
    let is_province = matches!(province, 11..=19 | 21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81 | 82 | 91..=97);
    let day = if day > 40 { day - 40 } else { day };
    let n_days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    is_province
        && (1..=79).contains(&regency)
        && district > 0
        && (1..=n_days).contains(&day)
        && high + low > 0
}

fn npwp(reading: &Reading<'_>) -> Option<Match> {
    if reading.groups == [2, 3, 3, 1, 3, 3] {
        return reading.is(Kind::Npwp, Certainty::Certain, Sign::Form);
    }
    let fits = matches!(reading.digits.len(), 15 | 16);
    if fits { reading.labelled(Kind::Npwp, 3, "npwp|pajak|tax") } else { None }
}

fn card(reading: &Reading<'_>) -> Option<Match> {
    let whole = matches!(reading.groups, [_] | [4, 4, 4, 1..=4] | [4, 6, 5] | [4, 4, 4, 4, 3]);
    if !whole || !is_issued(reading.digits) || !passes_luhn(reading.digits) {
        return None;
    }
    let found = reading.is(Kind::Card, Certainty::Likely, Sign::CheckDigit)?;
    let label = reading.scan.label_before(reading.start, 4, CARD_WORDS);
    let certainty = if label.is_some() { Certainty::Certain } else { Certainty::Likely };
    Some(Match { certainty, label, ..found })
}

/// Whether a scheme issues numbers that begin so, of that length.
fn is_issued(digits: &[u8]) -> bool {
    let head = digits.iter().take(4).fold(0_u32, |n, d| n * 10 + u32::from(*d - b'0'));
    matches!(
        (head, digits.len()),
        (4000..=4999, 13 | 16 | 19)
            | (5100..=5599 | 2221..=2720, 16)
            | (3400..=3499 | 3700..=3799, 15)
            | (3528..=3589 | 6000..=6999, 16..=19)
    )
}

fn passes_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, d)| match u32::from(d - b'0') << (place % 2) {
            doubled @ 10.. => doubled - 9,
            plain => plain,
        })
        .sum();
    sum.is_multiple_of(10)
}

fn phone(reading: &Reading<'_>, has_plus: bool) -> Option<Match> {
    let digits = reading.digits;
    let country = digits.strip_prefix(b"62").or_else(|| digits.strip_prefix(b"0062"));
    let is_home =
        country.is_some() && (has_plus || digits.starts_with(b"628") || digits.starts_with(b"00"));
    let national = match country.filter(|_| is_home) {
        Some(rest) => rest.strip_prefix(b"0").unwrap_or(rest),
        None if has_plus => {
            return if matches!(digits.len(), 8..=15) {
                reading.is(Kind::Phone, Certainty::Likely, Sign::Prefix)
            } else {
                None
            };
        }
        None => digits.strip_prefix(b"0").unwrap_or_default(),
    };
    if reading.has_stray() {
        return None;
    }
    let is_mobile = matches!(national, [b'8', b'1'..=b'9', ..]) && !is_toll_free(national);
    if is_mobile && matches!(national.len(), 9..=12) {
        return reading.is(Kind::Phone, Certainty::Certain, Sign::Prefix);
    }
    if matches!(national, [b'2'..=b'7' | b'9', ..]) && matches!(national.len(), 8..=11) {
        let has_area_code = is_home || matches!(reading.groups, [3 | 4, _, ..]);
        let certainty = if has_area_code { Certainty::Likely } else { Certainty::Possible };
        return reading.is(Kind::Phone, certainty, Sign::Prefix);
    }
    let is_hotline = [&b"14"[..], b"15", b"08"].iter().any(|head| digits.starts_with(head));
    if matches!(digits.len(), 7..=13) && !is_hotline {
        return reading.labelled(Kind::Phone, 3, PHONE_WORDS);
    }
    None
}

/// 0800, 0804, 0807 and 0809 belong to services.
fn is_toll_free(national: &[u8]) -> bool {
    matches!(national, [b'8', b'0', ..])
}

fn account(reading: &Reading<'_>) -> Option<Match> {
    if !matches!(reading.digits.len(), 8..=16) || reading.has_stray() {
        return None;
    }
    reading.labelled(Kind::Account, 6, BANK_WORDS).or_else(|| {
        let label = reading.scan.label_after(reading.end, 2, BANK_WORDS)?;
        let found = reading.is(Kind::Account, Certainty::Likely, Sign::Label)?;
        Some(Match { label: Some(label), ..found })
    })
}
