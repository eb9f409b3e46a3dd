//! Addresses of electronic mail.
//!
//! Source: RFC 5321, section 4.1.2, as far as addresses are written without quotation marks.

use alloc::vec::Vec;

use super::token::{Match, Scan, TokenKind};
use super::{Certainty, Kind, Sign};

/// Finds every address: what is written together on both sides of an `@`, with a dot in the domain.
pub(super) fn find(scan: &Scan<'_>) -> Vec<Match> {
    let (mut found, mut floor) = (Vec::new(), 0);
    for at in (0..scan.len()).filter(|idx| scan.is(*idx, '@')) {
        let mut start = at;
        while start > floor && is_local(scan.kind(start - 1)) {
            start -= 1;
        }
        // Dots before an address are the sentence's.
        while start < at && matches!(scan.kind(start), Some(TokenKind::Other(_))) {
            start += 1;
        }
        if let Some(end) = domain_end(scan, at + 1).filter(|_| start < at) {
            floor = end;
            found.push(Match {
                tokens: start..end,
                kind: Kind::Email,
                certainty: Certainty::Certain,
                sign: Sign::Form,
                label: None,
            });
        }
    }
    found
}

fn is_local(kind: Option<TokenKind>) -> bool {
    use TokenKind::{Number, Other, Word};
    matches!(kind, Some(Word | Number | Other('.' | '_' | '%' | '+' | '-')))
}

/// The token after a domain that starts at one: labels with dots between, the last one letters.
fn domain_end(scan: &Scan<'_>, from: usize) -> Option<usize> {
    let (mut idx, mut end, mut n_labels) = (from, None, 0);
    loop {
        let label = idx;
        while matches!(scan.kind(idx), Some(TokenKind::Word | TokenKind::Number))
            || (scan.is(idx, '-') && idx > label)
        {
            idx += 1;
        }
        if idx == label {
            return end;
        }
        n_labels += 1;
        let is_top = idx == label + 1 && scan.word(label).len() >= 2;
        if n_labels >= 2 && is_top {
            end = Some(idx);
        }
        if !scan.is(idx, '.') {
            return end;
        }
        idx += 1;
    }
}
