//! Numbers that belong to a person, however they are grouped.
//!
//! Numbers with a space, a dot or a dash between them may be one; every way to read them together
//! is tried, and the most telling one is taken.
//!
//! Source: our own choice; what each number is, in `number_rule`.

use alloc::vec::Vec;

use super::number_rule::{Reading, judge};
use super::token::{Match, Scan, TokenKind};

/// Most digits of any number that is looked for.
const N_DIGITS_MAX: usize = 19;

/// Finds every such number.
pub(super) fn find(scan: &Scan<'_>) -> Vec<Match> {
    let (mut found, mut idx) = (Vec::new(), 0);
    while idx < scan.len() {
        idx = match date_end(scan, idx) {
            Some(end) => end,
            None => match best_near(scan, idx) {
                Some(best) => {
                    let end = best.tokens.end;
                    found.push(best);
                    end
                }
                None => idx + 1,
            },
        };
    }
    found
}

/// The best reading that begins at a token, unless a more telling or surer one begins inside it:
/// `RW 02 0812-3456-7890` has no number that begins with 02.
fn best_near(scan: &Scan<'_>, start: usize) -> Option<Match> {
    let mut best = best_from(scan, start)?;
    for inside in start + 1..best.tokens.end {
        if let Some(new) = best_from(scan, inside)
            && (new.kind, core::cmp::Reverse(new.certainty))
                < (best.kind, core::cmp::Reverse(best.certainty))
        {
            best = new;
        }
    }
    Some(best)
}

/// The best reading that begins at a token: a number, a plus or a bracket before one.
fn best_from(scan: &Scan<'_>, start: usize) -> Option<Match> {
    let has_bracket = scan.is(start, '(');
    let after_bracket = start + usize::from(has_bracket);
    let has_plus = scan.is(after_bracket, '+');
    let first = after_bracket + usize::from(has_plus);
    if scan.kind(first) != Some(TokenKind::Number) || is_amount(scan, start) {
        return None;
    }
    let (mut digits, mut groups) = (Vec::new(), Vec::new());
    let mut best: Option<Match> = None;
    let mut last = first;
    loop {
        let n_before = digits.len();
        scan.digits(last, &mut digits);
        groups.push(digits.len() - n_before);
        if digits.len() > N_DIGITS_MAX {
            break;
        }
        let n_of = |c| (start..last).filter(|idx| scan.is(*idx, c)).count();
        if n_of('(') == n_of(')') && !is_thousands(scan, first, &digits, &groups) {
            let reading = Reading { scan, start, end: last + 1, digits: &digits, groups: &groups };
            if let Some(new) = judge(&reading, has_plus)
                && best.as_ref().is_none_or(|old| is_better(&new, old))
            {
                best = Some(new);
            }
        }
        let Some(next) = next_number(scan, last) else { break };
        last = next;
    }
    best
}

/// A more telling kind, then a surer reading, then a longer one, which comes later.
fn is_better(new: &Match, old: &Match) -> bool {
    new.kind < old.kind || (new.kind == old.kind && new.certainty >= old.certainty)
}

/// The next number that may belong to the one at `idx`.
fn next_number(scan: &Scan<'_>, idx: usize) -> Option<usize> {
    let next = (idx + 1..=idx + 4).find(|next| !is_separator(scan.kind(*next)))?;
    (next > idx + 1 && scan.kind(next) == Some(TokenKind::Number)).then_some(next)
}

fn is_separator(kind: Option<TokenKind>) -> bool {
    let Some(TokenKind::Other(c)) = kind else { return false };
    matches!(c, ' ' | '.' | '-' | '(' | ')' | '\u{a0}' | '\u{2010}'..='\u{2015}')
}

/// Whether a currency stands before it.
fn is_amount(scan: &Scan<'_>, start: usize) -> bool {
    let before = (1..=3)
        .filter_map(|back| start.checked_sub(back))
        .find(|idx| !scan.is(*idx, ' ') && !scan.is(*idx, '.') && !scan.is(*idx, '\u{a0}'));
    before.is_some_and(|idx| scan.is_one_of(idx, "rp|idr|usd"))
}

/// Whether it is a number with a dot between its thousands.
fn is_thousands(scan: &Scan<'_>, first: usize, digits: &[u8], groups: &[usize]) -> bool {
    let [head, rest @ ..] = groups else { return false };
    !rest.is_empty()
        && *head <= 3
        && digits.first() != Some(&b'0')
        && rest.iter().all(|n| *n == 3)
        && (0..rest.len()).all(|nth| scan.is(first + 1 + nth * 2, '.'))
}

/// The token after a date that starts at one: `2026-11-23`, `23/11/2026`, `3.1.2026`.
fn date_end(scan: &Scan<'_>, idx: usize) -> Option<usize> {
    if ![1, 3].iter().all(|gap| is_date_gap(scan.kind(idx + gap))) {
        return None;
    }
    let parts = [idx, idx + 2, idx + 4].map(|part| {
        let mut digits = Vec::new();
        if scan.kind(part) == Some(TokenKind::Number) {
            scan.digits(part, &mut digits);
        }
        let value = digits.iter().fold(0_u32, |n, d| (n * 10 + u32::from(*d - b'0')).min(9_999));
        (digits.len(), value)
    });
    let [(n_first, first), (n_month, month), (n_last, last)] = parts;
    let is_year = |n_digits: usize, year: u32| n_digits == 4 && (1900..2100).contains(&year);
    let is_day = |n_digits: usize, day: u32| n_digits <= 2 && (1..=31).contains(&day);
    let is_month = n_month <= 2 && (1..=12).contains(&month);
    let holds = (is_year(n_first, first) && is_day(n_last, last))
        || (is_day(n_first, first) && is_year(n_last, last));
    (is_month && holds).then_some(idx + 5)
}

fn is_date_gap(kind: Option<TokenKind>) -> bool {
    matches!(kind, Some(TokenKind::Other('-' | '/' | '.')))
}
