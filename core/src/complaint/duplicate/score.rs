//! How alike two complaints are: distance, time, category and text, each with its weight.
//!
//! Units: per mille; metres; seconds.
//! Source: our own choice; text by the coefficient of Dice (Ecology 26, 1945) over words and over
//! their trigrams.

use super::rule::{Audience, Rule, Rules};
use super::sketch::{Bits, Sketch};
use crate::place::distance_m;

/// What a part is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// How far apart; `None` if a place is not known.
    Distance {
        /// In metres.
        distance_m: Option<u32>,
    },
    /// How much later.
    Time {
        /// In seconds.
        seconds: u64,
    },
    /// Whether the categories agree.
    Category(CategoryMatch),
    /// How much of the texts agrees; `None` if one says nothing.
    Text {
        /// Words in common, of all.
        words: Option<u16>,
        /// Groups of three letters in common, of all.
        trigrams: Option<u16>,
    },
}

/// How two categories stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CategoryMatch {
    /// The same.
    Same,
    /// Of one group.
    SameGroup,
    /// Neither.
    Other,
}

/// One part of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is about, with its figure.
    pub kind: PartKind,
    /// How alike in this, per mille; `None` if it is not known.
    pub per_mille: Option<u16>,
    /// What it counts, against the weights of the other known parts.
    pub weight: u16,
}

/// How alike two complaints are, with the grounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The mean of the known parts by their weights, per mille, rounded down.
    pub per_mille: u16,
    /// Distance, time, category, text.
    pub parts: [Part; 4],
}

impl Score {
    /// Metres apart, if both places are known.
    #[must_use]
    pub fn distance_m(&self) -> Option<u32> {
        self.parts.iter().find_map(|part| match part.kind {
            PartKind::Distance { distance_m } => distance_m,
            _ => None,
        })
    }

    fn of(parts: [Part; 4]) -> Self {
        let (mut sum, mut weights) = (0, 0);
        for part in parts {
            if let Some(per_mille) = part.per_mille {
                sum += u32::from(per_mille) * u32::from(part.weight);
                weights += u32::from(part.weight);
            }
        }
        Self { per_mille: sum.checked_div(weights).unwrap_or(0) as u16, parts }
    }
}

/// Compares two complaints as the rule for their categories asks. There is no threshold here: a
/// caller sees how alike any two are, and why.
#[must_use]
pub fn score(a: &Sketch, b: &Sketch, rules: &Rules, audience: Audience) -> Score {
    let rule = rules.of_pair(&a.category, &b.category);
    let Outline { distance, time, category } = outline(a, b, rule, audience);
    Score::of([distance, time, category, text(a, b, rule)])
}

/// As [`score`], but only of what may be offered: not too far away, not too old, and with at least
/// the threshold and `floor`. What takes longest is looked at last, and only if it can matter.
pub(super) fn score_if_offered(
    a: &Sketch,
    b: &Sketch,
    rule: &Rule,
    audience: Audience,
    floor: u16,
) -> Option<Score> {
    let Outline { distance, time, category } = outline(a, b, rule, audience);
    let is_near = !matches!(distance.kind,
        PartKind::Distance { distance_m: Some(metres) } if metres > rule.radius_m(audience));
    let is_fresh = !matches!(time.kind,
        PartKind::Time { seconds } if seconds > u64::from(rule.days_max) * 86_400);
    if !is_near || !is_fresh {
        return None;
    }
    let at_most = Part { kind: NO_TEXT, per_mille: text_at_most(a, b), weight: rule.weights.text };
    let floor = floor.max(rule.threshold);
    if Score::of([distance, time, category, at_most]).per_mille < floor {
        return None;
    }
    let score = Score::of([distance, time, category, text(a, b, rule)]);
    (score.per_mille >= floor).then_some(score)
}

const NO_TEXT: PartKind = PartKind::Text { words: None, trigrams: None };

struct Outline {
    distance: Part,
    time: Part,
    category: Part,
}

fn outline(a: &Sketch, b: &Sketch, rule: &Rule, audience: Audience) -> Outline {
    let metres = a.place.zip(b.place).map(|(a, b)| distance_m(a, b));
    let (near, far) = (u64::from(rule.near_m), u64::from(rule.radius_m(audience)));
    let seconds = a.submitted_at.unix_seconds().abs_diff(b.submitted_at.unix_seconds());
    let day = 86_400_u64;
    let (fresh, old) = (u64::from(rule.fresh_days) * day, u64::from(rule.days_max) * day);
    let category = match () {
        () if a.category == b.category => CategoryMatch::Same,
        () if !a.group.is_empty() && a.group == b.group => CategoryMatch::SameGroup,
        () => CategoryMatch::Other,
    };
    let agreement = match category {
        CategoryMatch::Same => 1_000,
        CategoryMatch::SameGroup => rule.same_group,
        CategoryMatch::Other => 0,
    };
    Outline {
        distance: Part {
            kind: PartKind::Distance { distance_m: metres },
            per_mille: metres.map(|metres| falling(u64::from(metres), near, far)),
            weight: rule.weights.distance,
        },
        time: Part {
            kind: PartKind::Time { seconds },
            per_mille: Some(falling(seconds, fresh, old)),
            weight: rule.weights.time,
        },
        category: Part {
            kind: PartKind::Category(category),
            per_mille: Some(agreement),
            weight: rule.weights.category,
        },
    }
}

/// 1,000 up to `full`, then evenly down to 0 at `none`.
fn falling(value: u64, full: u64, none: u64) -> u16 {
    if value <= full {
        return 1_000;
    }
    let (left, range) = (none.saturating_sub(value), none.saturating_sub(full));
    (left * 1_000).checked_div(range).unwrap_or(0) as u16
}

fn text(a: &Sketch, b: &Sketch, rule: &Rule) -> Part {
    let words = dice(&a.words, &b.words);
    let trigrams = dice(&a.trigrams, &b.trigrams);
    // A word that is misspelt is another word, but shares most of its groups of letters.
    let per_mille = match (words, trigrams) {
        (Some(words), Some(trigrams)) => Some(words.max(trigrams)),
        (words, _) => words,
    };
    Part { kind: PartKind::Text { words, trigrams }, per_mille, weight: rule.weights.text }
}

/// More than the texts can agree, from a glance: whoever has a bit that the other has not, has at
/// least one hash that the other has not.
fn text_at_most(a: &Sketch, b: &Sketch) -> Option<u16> {
    if !a.has_text() || !b.has_text() {
        return None;
    }
    let most = |a: &[u32], b: &[u32], a_bits: &Bits, b_bits: &Bits| {
        let alone = |own: &Bits, other: &Bits| {
            own.iter().zip(other).map(|(own, other)| (own & !other).count_ones() as usize).sum()
        };
        let left = a.len().saturating_sub(alone(a_bits, b_bits));
        let right = b.len().saturating_sub(alone(b_bits, a_bits));
        dice_of(left.min(right), a, b)
    };
    let words = most(&a.words, &b.words, &a.word_bits, &b.word_bits)?;
    let trigrams = most(&a.trigrams, &b.trigrams, &a.trigram_bits, &b.trigram_bits)?;
    Some(words.max(trigrams))
}

fn dice_of(n_common: usize, a: &[u32], b: &[u32]) -> Option<u16> {
    (2_000 * n_common).checked_div(a.len() + b.len()).map(|per_mille| per_mille as u16)
}

/// Twice what two sorted sets have in common, of what they have together; `None` if one is empty.
fn dice(a: &[u32], b: &[u32]) -> Option<u16> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let (mut left, mut right, mut n_common) = (a, b, 0);
    while let ([x, rest_left @ ..], [y, rest_right @ ..]) = (left, right) {
        n_common += usize::from(x == y);
        if x <= y {
            left = rest_left;
        }
        if y <= x {
            right = rest_right;
        }
    }
    dice_of(n_common, a, b)
}
