//! Evidence for a closure: what a photo must be so that a closure can be checked.
//!
//! The facts about a photo are found elsewhere: when it was taken, how far from the place, whether
//! its perceptual hash was seen before. Here is only the rule over them. A fact that is not known
//! never counts in favour.
//!
//! Units: metres; hashes of 64 bits.
//! Source: our own choice, after closures in Jakarta with one photo for two reports, re-dated
//! (metrokitanews.com, 2025-03-06).

use alloc::string::String;
use alloc::vec::Vec;

use super::actor::CaseId;
use crate::{Coded, Instant};

/// What is known about one photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// SHA-256 of the file, so that anyone who has it can tell it is this one.
    pub sha256: [u8; 32],
    /// What kind of file it is, found from its bytes: `image/jpeg`.
    pub mime: String,
    /// When it was taken, if known.
    pub taken_at: Option<Instant>,
    /// How far from the place of the complaint, if known.
    pub distance_m: Option<u32>,
    /// Its perceptual hash, if one could be made.
    pub perceptual_hash: Option<u64>,
    /// Another case with such a picture, if one is known.
    pub seen_on: Option<CaseId>,
}

/// What evidence must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRule {
    /// The least number of photos.
    pub n_min: u32,
    /// Whether each must be taken after the case was opened.
    pub after_opening: bool,
    /// How far from the place each may be taken, if that matters.
    pub distance_m_max: Option<u32>,
    /// Whether each must have a perceptual hash that was not seen on another case.
    pub unseen: bool,
    /// The kinds of file that count.
    pub mimes: Vec<String>,
}

/// Why a photo, or all of them, cannot stand.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EvidenceFlaw {
    /// Fewer photos than needed.
    TooFew {
        /// How many are needed.
        n_min: u32,
    },
    /// Not a kind of file that counts.
    Mime,
    /// Nobody knows when it was taken.
    TimeUnknown,
    /// It was taken before the case was opened.
    BeforeOpening,
    /// It was taken later than now.
    FromFuture,
    /// Nobody knows where it was taken.
    PlaceUnknown,
    /// It was taken too far away.
    TooFar {
        /// How far is allowed.
        distance_m_max: u32,
    },
    /// No perceptual hash could be made.
    HashUnknown,
    /// Such a picture stands on another case.
    SeenOn(CaseId),
    /// The same picture stands twice in this evidence.
    Twice,
}

/// A flaw and the photo that has it, by its place in the list; 0 for all of them together.
pub type FlawedEvidence = (usize, EvidenceFlaw);

impl Coded for EvidenceFlaw {
    fn code(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => "evidence.too_few",
            Self::Mime => "evidence.mime",
            Self::TimeUnknown => "evidence.time_unknown",
            Self::BeforeOpening => "evidence.before_opening",
            Self::FromFuture => "evidence.from_future",
            Self::PlaceUnknown => "evidence.place_unknown",
            Self::TooFar { .. } => "evidence.too_far",
            Self::HashUnknown => "evidence.hash_unknown",
            Self::SeenOn(_) => "evidence.seen_on",
            Self::Twice => "evidence.twice",
        }
    }
}

impl EvidenceRule {
    /// Every flaw of `evidence` for a case opened at `opened_at`; none if it can stand.
    #[must_use]
    pub fn flaws(
        &self,
        evidence: &[Evidence],
        opened_at: Instant,
        now: Instant,
    ) -> Vec<FlawedEvidence> {
        let mut flaws = Vec::new();
        if (evidence.len() as u64) < u64::from(self.n_min) {
            flaws.push((0, EvidenceFlaw::TooFew { n_min: self.n_min }));
        }
        for (idx, photo) in evidence.iter().enumerate() {
            let mut add = |flaw: Option<EvidenceFlaw>| flaws.extend(flaw.map(|flaw| (idx, flaw)));
            add((!self.mimes.contains(&photo.mime)).then_some(EvidenceFlaw::Mime));
            add(self.time_flaw(photo, opened_at, now));
            add(self.place_flaw(photo));
            add(self.hash_flaw(photo));
            let before = evidence.iter().take(idx);
            let twice = before.into_iter().any(|other| {
                other.sha256 == photo.sha256
                    || photo.perceptual_hash.is_some()
                        && other.perceptual_hash == photo.perceptual_hash
            });
            add(twice.then_some(EvidenceFlaw::Twice));
        }
        flaws
    }

    fn time_flaw(
        &self,
        photo: &Evidence,
        opened_at: Instant,
        now: Instant,
    ) -> Option<EvidenceFlaw> {
        match photo.taken_at {
            None => self.after_opening.then_some(EvidenceFlaw::TimeUnknown),
            Some(taken_at) if taken_at > now => Some(EvidenceFlaw::FromFuture),
            Some(taken_at) => {
                (self.after_opening && taken_at < opened_at).then_some(EvidenceFlaw::BeforeOpening)
            }
        }
    }

    fn place_flaw(&self, photo: &Evidence) -> Option<EvidenceFlaw> {
        let distance_m_max = self.distance_m_max?;
        match photo.distance_m {
            None => Some(EvidenceFlaw::PlaceUnknown),
            Some(distance_m) => {
                (distance_m > distance_m_max).then_some(EvidenceFlaw::TooFar { distance_m_max })
            }
        }
    }

    fn hash_flaw(&self, photo: &Evidence) -> Option<EvidenceFlaw> {
        if !self.unseen {
            return None;
        }
        match (photo.perceptual_hash, &photo.seen_on) {
            (_, Some(case)) => Some(EvidenceFlaw::SeenOn(case.clone())),
            (None, None) => Some(EvidenceFlaw::HashUnknown),
            (Some(_), None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    fn at(hours: i64) -> Instant {
        Instant::from_unix_seconds(1_795_392_000 + hours * 3_600)
    }

    fn photo() -> Evidence {
        Evidence {
            sha256: [1; 32],
            mime: "image/jpeg".into(),
            taken_at: Some(at(5)),
            distance_m: Some(40),
            perceptual_hash: Some(9),
            seen_on: None,
        }
    }

    #[track_caller]
    fn check(evidence: &[Evidence], expected: &[(usize, &str)]) {
        let rule = EvidenceRule {
            n_min: 1,
            after_opening: true,
            distance_m_max: Some(100),
            unseen: true,
            mimes: vec!["image/jpeg".into()],
        };
        let flaws = rule.flaws(evidence, at(0), at(10));
        let codes: Vec<_> = flaws.iter().map(|(idx, flaw)| (*idx, flaw.code())).collect();
        assert_eq!(codes, expected);
    }

    #[test]
    fn each_rule_refuses_and_what_is_unknown_never_helps() {
        check(&[photo()], &[]);
        check(&[], &[(0, "evidence.too_few")]);
        let with = |change: fn(&mut Evidence)| {
            let mut photo = photo();
            change(&mut photo);
            [photo]
        };
        check(&with(|p| p.mime = "text/html".into()), &[(0, "evidence.mime")]);
        check(&with(|p| p.taken_at = None), &[(0, "evidence.time_unknown")]);
        check(&with(|p| p.taken_at = Some(at(-1))), &[(0, "evidence.before_opening")]);
        check(&with(|p| p.taken_at = Some(at(11))), &[(0, "evidence.from_future")]);
        check(&with(|p| p.distance_m = None), &[(0, "evidence.place_unknown")]);
        check(&with(|p| p.distance_m = Some(101)), &[(0, "evidence.too_far")]);
        check(&with(|p| p.distance_m = Some(100)), &[]);
        check(&with(|p| p.perceptual_hash = None), &[(0, "evidence.hash_unknown")]);
        let seen = CaseId::new("K-2").ok();
        let seen_photo = Evidence { seen_on: seen, ..photo() };
        check(&[seen_photo], &[(0, "evidence.seen_on")]);
        check(&[photo(), Evidence { sha256: [2; 32], ..photo() }], &[(1, "evidence.twice")]);
    }
}
