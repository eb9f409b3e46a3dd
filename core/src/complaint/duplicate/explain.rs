//! Why two complaints are thought alike, in words.
//!
//! Source: our own texts.

use alloc::string::String;

use super::score::{CategoryMatch, Part, PartKind, Score};
use crate::nth;
use crate::words::Lang;
use crate::words::number::{plain, whole};

const NAMES: [&str; 4] = ["jarak|distance", "waktu|time", "kategori|category", "teks|text"];

impl Score {
    /// The score and each of its parts with its figure and weight:
    /// `kemiripan 820‰: jarak 35 m, 895‰ (bobot 300); …`.
    pub fn explain(&self, lang: Lang, out: &mut String) {
        let of = |texts: &'static str| nth(texts, lang as usize);
        out.push_str(of("kemiripan |likeness "));
        whole(out, self.per_mille.into(), lang);
        out.push('‰');
        for (part, (name, mark)) in self.parts.iter().zip(NAMES.iter().zip([':', ';', ';', ';'])) {
            out.push(mark);
            out.push(' ');
            out.push_str(of(name));
            out.push(' ');
            figure(part, lang, out);
            match part.per_mille {
                Some(per_mille) => {
                    out.push_str(", ");
                    whole(out, per_mille.into(), lang);
                    out.push('‰');
                    out.push_str(of(" (bobot | (weight "));
                    plain(out, part.weight.into());
                    out.push(')');
                }
                None => out.push_str(of(", tidak dihitung|, not counted")),
            }
        }
    }
}

fn figure(part: &Part, lang: Lang, out: &mut String) {
    let of = |texts: &'static str| nth(texts, lang as usize);
    match part.kind {
        PartKind::Distance { distance_m: Some(metres) } => {
            whole(out, metres.into(), lang);
            out.push_str("\u{a0}m");
        }
        PartKind::Distance { distance_m: None } | PartKind::Text { words: None, .. } => {
            out.push_str(of("tidak diketahui|unknown"));
        }
        PartKind::Time { seconds } => {
            let (n, unit) = match seconds {
                0..7_200 => (seconds / 60, "\u{a0}menit|\u{a0}min"),
                7_200..172_800 => (seconds / 3_600, "\u{a0}jam|\u{a0}h"),
                _ => (seconds / 86_400, "\u{a0}hari|\u{a0}days"),
            };
            whole(out, n as i64, lang);
            out.push_str(of(unit));
        }
        PartKind::Category(agreement) => out.push_str(of(match agreement {
            CategoryMatch::Same => "sama|the same",
            CategoryMatch::SameGroup => "satu kelompok|of one group",
            CategoryMatch::Other => "lain|another",
        })),
        PartKind::Text { words: Some(words), trigrams } => {
            out.push_str(of("kata |words "));
            whole(out, words.into(), lang);
            out.push_str(of("‰, huruf |‰, letters "));
            whole(out, trigrams.unwrap_or(0).into(), lang);
            out.push('‰');
        }
    }
}
