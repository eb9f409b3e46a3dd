//! A text as words, numbers, marks and single characters.
//!
//! Everything is found by tokens, so a find never begins or ends inside a character, an accent
//! stays with its letter, and a mark is never read as words.
//!
//! Source: our own choice; letters are told by blocks of Unicode, which is enough for names and
//! costs a page no table.

use alloc::vec::Vec;
use core::ops::Range;

use super::redact::MARKS;
use super::{Certainty, Kind, PersonalData, Sign};
use crate::kernel::cut::place_of_ignoring_case;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters with their accents.
    Word,
    /// Decimal digits, possibly with invisible characters between them.
    Number,
    /// What personal data was replaced by, or will be.
    Mark,
    /// Any other character.
    Other(char),
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A find, in tokens.
pub(super) struct Match {
    /// The first token and the one after the last.
    pub(super) tokens: Range<usize>,
    pub(super) kind: Kind,
    pub(super) certainty: Certainty,
    pub(super) sign: Sign,
    pub(super) label: Option<Range<usize>>,
}

/// A text and its tokens.
pub(super) struct Scan<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

/// How many tokens a label may lie away.
const REACH: usize = 24;

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let (mut tokens, mut at) = (Vec::new(), 0);
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let (kind, len) = first_token(rest);
            tokens.push(Token { kind, start: at, end: at + len });
            at += len;
        }
        Self { text, tokens }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn kind(&self, idx: usize) -> Option<TokenKind> {
        self.tokens.get(idx).map(|token| token.kind)
    }

    /// Whether this very character stands there by itself.
    pub(super) fn is(&self, idx: usize, c: char) -> bool {
        self.kind(idx) == Some(TokenKind::Other(c))
    }

    /// Whether a space of any kind stands there.
    pub(super) fn is_space(&self, idx: usize) -> bool {
        matches!(self.kind(idx), Some(TokenKind::Other(' ' | '\u{a0}' | '\t' | '\n' | '\r')))
    }

    /// The word at a place; empty if there is none.
    pub(super) fn word(&self, idx: usize) -> &'a str {
        match self.tokens.get(idx) {
            Some(token) if token.kind == TokenKind::Word => {
                self.text.get(token.start..token.end).unwrap_or("")
            }
            _ => "",
        }
    }

    /// Whether the word at a place is one of a list of words with bars between.
    pub(super) fn is_one_of(&self, idx: usize, list: &str) -> bool {
        is_one_of(self.word(idx), list)
    }

    /// Appends the digits of a number, not more than twenty.
    pub(super) fn digits(&self, idx: usize, out: &mut Vec<u8>) {
        let Some(token) = self.tokens.get(idx) else { return };
        let text = self.text.get(token.start..token.end).unwrap_or("");
        out.extend(text.chars().filter_map(digit).take(20));
    }

    /// Where tokens stand in the text.
    pub(super) fn range(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(0, |token| token.start);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..last.map_or(start, |token| token.end)
    }

    /// The nearest of `words` before a token, not more than `n` words away.
    pub(super) fn label_before(&self, idx: usize, n: usize, words: &str) -> Option<Range<usize>> {
        let near = (idx.saturating_sub(REACH)..idx).rev();
        self.label(near, n, words)
    }

    /// The nearest of `words` from a token on, not more than `n` words away.
    pub(super) fn label_after(&self, idx: usize, n: usize, words: &str) -> Option<Range<usize>> {
        self.label(idx..(idx + REACH).min(self.len()), n, words)
    }

    fn label(
        &self,
        near: impl Iterator<Item = usize>,
        n: usize,
        words: &str,
    ) -> Option<Range<usize>> {
        near.filter(|idx| self.kind(*idx) == Some(TokenKind::Word))
            .take(n)
            .find(|idx| self.is_one_of(*idx, words))
            .map(|idx| self.range(idx..idx + 1))
    }

    /// Notes finds, which lie in order, and makes each one mark.
    pub(super) fn absorb(&mut self, matches: &[Match], found: &mut Vec<PersonalData>) {
        if matches.is_empty() {
            return;
        }
        let (mut tokens, mut from) = (Vec::with_capacity(self.tokens.len()), 0);
        for one in matches {
            let range = self.range(one.tokens.clone());
            tokens.extend_from_slice(self.tokens.get(from..one.tokens.start).unwrap_or_default());
            tokens.push(Token { kind: TokenKind::Mark, start: range.start, end: range.end });
            from = one.tokens.end;
            let Match { kind, certainty, sign, .. } = *one;
            found.push(PersonalData { kind, range, certainty, sign, label: one.label.clone() });
        }
        tokens.extend_from_slice(self.tokens.get(from..).unwrap_or_default());
        self.tokens = tokens;
    }
}

/// Whether a word is one of a list of words with bars between, whatever its case.
fn is_one_of(word: &str, list: &str) -> bool {
    !word.is_empty() && place_of_ignoring_case(list, word).is_some()
}

fn first_token(rest: &str) -> (TokenKind, usize) {
    if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(**mark)) {
        return (TokenKind::Mark, mark.len());
    }
    let Some(first) = rest.chars().next() else { return (TokenKind::Other(' '), 0) };
    if digit(first).is_some() {
        let mut end = 0;
        for (at, c) in rest.char_indices() {
            if digit(c).is_some() {
                end = at + c.len_utf8();
            } else if !is_invisible(c) {
                break;
            }
        }
        return (TokenKind::Number, end);
    }
    if is_letter(first) {
        let end = rest.find(|c| !is_letter(c) && !matches!(c, '\u{300}'..='\u{36f}'));
        return (TokenKind::Word, end.unwrap_or(rest.len()));
    }
    (TokenKind::Other(first), first.len_utf8())
}

/// The digit a character is, as ASCII; wide digits count.
fn digit(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8),
        '\u{ff10}'..='\u{ff19}' => Some(b'0' + (c as u32 - 0xff10) as u8),
        _ => None,
    }
}

/// What does not show between two digits, or makes a keycap of one.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}' | '\u{20e3}'
    )
}

fn is_letter(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' => true,
        '\u{d7}' | '\u{f7}' => false,
        _ => matches!(c, '\u{c0}'..='\u{2ff}' | '\u{370}'..='\u{1fff}' | '\u{3040}'..='\u{d7a3}'),
    }
}
