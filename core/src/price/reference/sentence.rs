//! A verdict as a sentence, from the same value as its word and number.
//!
//! Source: Ejaan yang Disempurnakan (2022); what must be said with a figure: our own choice.

use alloc::string::String;

use super::lookup::InForce;
use super::rule::{Bounds, Confidence, Evidence};
use super::verdict::{Position, Verdict};
use crate::words::date::pick;
use crate::words::{Lang, date, number, unit};

impl Verdict<'_> {
    /// The word for where the price stands: `di atas`, `dalam`, `di bawah`.
    #[must_use]
    pub fn word(&self, lang: Lang) -> &'static str {
        self.position.word(lang)
    }

    /// The verdict in words, with the rule, the relaxation and every doubt there is.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let mut out = String::new();
        self.subject(&mut out, lang);
        self.predicate(&mut out, lang);
        out.push_str(" (");
        self.in_force.cite(&mut out, lang);
        out.push_str(").");
        out
    }

    fn subject(&self, out: &mut String, lang: Lang) {
        out.push_str(pick(&["Harga ", "The price of "], lang));
        out.push_str(self.in_force.variety.name(lang));
        out.push_str(pick(&[" di ", " in "], lang));
        out.push_str(self.in_force.place.name(lang));
        out.push_str(pick(&[" pada ", " on "], lang));
        date::medium(out, self.in_force.day, lang);
        out.push_str(", ");
        number::money(out, self.price, lang);
        out.push_str(" per ");
        unit::words(out, &self.in_force.price().unit, lang);
        out.push_str(", ");
    }

    fn predicate(&self, out: &mut String, lang: Lang) {
        let (kind, bounds) = (self.in_force.rule.kind.to_wire(), self.in_force.bounds());
        let is_range = bounds.lower().is_some() && bounds.upper() != bounds.lower();
        out.push_str(pick(&["", "is "], lang));
        match &self.deviation {
            Some(deviation) => {
                number::percent(out, deviation.basis_points, lang);
                out.push(' ');
                out.push_str(self.word(lang));
                out.push(' ');
                if is_range && bounds.upper().is_some() {
                    out.push_str(match self.position {
                        Position::Above => pick(&["batas atas ", "the upper bound of the "], lang),
                        _ => pick(&["batas bawah ", "the lower bound of the "], lang),
                    });
                } else {
                    out.push_str(pick(&["", "the "], lang));
                }
                out.push_str(kind);
                out.push_str(pick(&[" sebesar ", " of "], lang));
                number::money(out, deviation.against, lang);
            }
            None => within(out, kind, bounds, lang),
        }
    }
}

impl Position {
    /// The word for it: `di atas`, `dalam`, `di bawah`.
    #[must_use]
    pub fn word(self, lang: Lang) -> &'static str {
        pick(
            &match self {
                Self::Below => ["di bawah", "below"],
                Self::Within => ["dalam", "within"],
                Self::Above => ["di atas", "above"],
            },
            lang,
        )
    }
}

impl InForce<'_> {
    /// The rule, its relaxation and every doubt there is.
    #[must_use]
    pub fn citation(&self, lang: Lang) -> String {
        let mut out = String::new();
        self.cite(&mut out, lang);
        out
    }

    /// Whether both name the same rule and figures, and are cited alike.
    pub(in crate::price) fn is_told_as(&self, other: &Self) -> bool {
        self.price() == other.price()
            && self.rule.id == other.rule.id
            && self.citation(Lang::Id) == other.citation(Lang::Id)
    }

    fn cite(&self, out: &mut String, lang: Lang) {
        let rule = self.rule;
        out.push_str(rule.name());
        if let Some((relaxation, _)) = self.relaxed {
            out.push_str(pick(&["; relaksasi ", "; relaxed "], lang));
            if let Some(number) = &relaxation.number {
                out.push_str(pick(&["menurut surat ", "by letter "], lang));
                out.push_str(number);
                out.push(' ');
            }
            out.push_str(pick(&["sampai ", "until "], lang));
            date::medium(out, relaxation.until, lang);
        }
        if rule.in_force.evidence == Evidence::Attested {
            let words = [
                "; berlaku menurut pemberitaan, tanggal mulainya tidak diketahui",
                "; in force according to the press, since when is not known",
            ];
            out.push_str(pick(&words, lang));
        }
        let doubt = match self.price().confidence {
            Confidence::Agreed => ["", ""],
            Confidence::Disputed => {
                ["; sumber berbeda tentang angka ini", "; sources differ on this figure"]
            }
            Confidence::Unconfirmed => ["; belum terkonfirmasi", "; not confirmed"],
        };
        out.push_str(pick(&doubt, lang));
        if self.is_after_check()
            && let Some(checked_on) = rule.checked_on()
        {
            out.push_str(pick(&["; terakhir diperiksa ", "; last checked on "], lang));
            date::medium(out, checked_on, lang);
        }
    }
}

fn within(out: &mut String, kind: &str, bounds: Bounds, lang: Lang) {
    let (words, first, second) = match (bounds.lower(), bounds.upper()) {
        (Some(lower), Some(upper)) if lower == upper => {
            (["sama dengan ", "equal to the "], lower, None)
        }
        (Some(lower), Some(upper)) => {
            (["dalam rentang ", "within the range of the "], lower, Some(upper))
        }
        (None, Some(upper)) => (["tidak di atas ", "not above the "], upper, None),
        (Some(lower), None) => (["tidak di bawah ", "not below the "], lower, None),
        // Bounds have at least one bound.
        (None, None) => return,
    };
    out.push_str(pick(&words, lang));
    out.push_str(kind);
    out.push_str(match second {
        None => pick(&[" sebesar ", " of "], lang),
        Some(_) => pick(&[" ", ", "], lang),
    });
    number::money(out, first, lang);
    if let Some(second) = second {
        out.push_str(pick(&[" sampai ", " to "], lang));
        number::money(out, second, lang);
    }
}
