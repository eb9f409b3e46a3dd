//! A complaint made ready for comparison, once.
//!
//! Units: hashes of 32 bits, sorted.
//! Source: FNV-1a, 32 bits (Fowler, Noll, Vo); it needs only be the same everywhere.

use alloc::string::String;
use alloc::vec::Vec;

use super::text::{canonical_words, hashes};
use crate::Instant;
use crate::place::Place;

/// What is compared of a complaint.
#[derive(Clone, Copy, Debug)]
pub struct Complaint<'a> {
    /// Where, if known.
    pub place: Option<Place>,
    /// When it was submitted.
    pub submitted_at: Instant,
    /// The code of its category.
    pub category: &'a str,
    /// The group of the category; empty if it has none.
    pub group: &'a str,
    /// Its title and description; may be empty.
    pub text: &'a str,
}

/// A complaint as it is compared: the text as sets of numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    /// Where, if known.
    pub place: Option<Place>,
    /// When it was submitted.
    pub submitted_at: Instant,
    /// The code of its category.
    pub category: String,
    /// The group of the category; empty if it has none.
    pub group: String,
    pub(super) words: Vec<u32>,
    pub(super) trigrams: Vec<u32>,
    /// A bit for each word and for each trigram, many to one bit.
    pub(super) word_bits: Bits,
    pub(super) trigram_bits: Bits,
}

/// A set of hashes in so few bits that two can be compared at once, if not exactly.
pub(super) type Bits = [u64; 4];

fn bits(hashes: &[u32]) -> Bits {
    let mut bits = Bits::default();
    for hash in hashes {
        if let Some(word) = bits.get_mut((hash >> 6 & 3) as usize) {
            *word |= 1 << (hash & 63);
        }
    }
    bits
}

impl Sketch {
    /// Makes a complaint ready.
    #[must_use]
    pub fn new(complaint: &Complaint<'_>) -> Self {
        let (words, trigrams) = hashes(&canonical_words(complaint.text));
        Self {
            place: complaint.place,
            submitted_at: complaint.submitted_at,
            category: complaint.category.into(),
            group: complaint.group.into(),
            word_bits: bits(&words),
            trigram_bits: bits(&trigrams),
            words,
            trigrams,
        }
    }

    /// Whether its text says anything that can be compared.
    #[must_use]
    pub fn has_text(&self) -> bool {
        !self.words.is_empty()
    }
}
