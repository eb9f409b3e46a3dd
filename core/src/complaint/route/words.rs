//! Routes and faults in words.
//!
//! Source: our own texts.

use alloc::string::String;

use super::data::{Agency, Category, CityArea, Routes};
use super::decide::{Found, Route, Why};
use super::fault::{Fault, Flaw, List};
use super::load::Load;
use crate::Coded;
use crate::nth;
use crate::words::Lang;
use crate::words::number::{plain, whole};

impl Agency {
    /// Its name.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.name_id,
            Lang::En => &self.name_en,
        }
    }
}

impl Category {
    /// Its name.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.name_id,
            Lang::En => &self.name_en,
        }
    }
}

impl CityArea {
    /// Its name behind the word for its kind.
    pub fn push_name(&self, out: &mut String) {
        if !self.kind.is_empty() {
            out.push_str(&self.kind);
            out.push(' ');
        }
        out.push_str(&self.name);
    }
}

impl Route<'_> {
    /// The agency, the rule and the area in a sentence or more, with the agency's open cases if a
    /// load is given.
    pub fn explain(&self, routes: &Routes, load: Option<&Load>, lang: Lang, out: &mut String) {
        let of = |texts: &'static str| nth(texts, lang as usize);
        out.push_str(self.agency.name(lang));
        match self.why {
            Why::Rule(rule) => {
                out.push_str(of(": aturan |: rule "));
                out.push_str(&rule.id);
                out.push_str(of(" (kategori | (category "));
                let category = rule.category.and_then(|idx| routes.categories.get(idx));
                out.push_str(category.map_or(of("semua|any"), |category| category.name(lang)));
                out.push_str(of(", wilayah |, area "));
                match rule.area.and_then(|idx| routes.areas.get(idx)) {
                    Some(area) => area.push_name(out),
                    None => out.push_str(of("seluruh kota|the whole city")),
                }
                out.push(')');
            }
            Why::NamedBy(agency) => {
                out.push_str(of(": ditunjuk oleh |: named by "));
                out.push_str(agency.name(lang));
            }
            Why::NoRule => out.push_str(of(
                ": tidak ada aturan untuk kategori dan wilayah ini|: no rule for this category and area",
            )),
            Why::AllRefused => out.push_str(of(
                ": semua instansi menurut aturan menolak|: every agency that a rule names refused",
            )),
        }
        out.push('.');
        self.where_found(lang, out);
        if self.category_unknown {
            out.push_str(of(" Kategori tidak dikenal.| The category is not known."));
        }
        if let [first, rest @ ..] = self.refused.as_slice() {
            out.push_str(of(" Ditolak oleh | Refused by "));
            out.push_str(first.name(lang));
            for agency in rest {
                out.push_str(", ");
                out.push_str(agency.name(lang));
            }
            out.push('.');
        }
        if self.right_unknown {
            out.push_str(of(
                " Instansi yang ditunjuk tidak ada di daftar.| The agency that was named is not listed.",
            ));
        }
        if let Some(load) = load {
            out.push(' ');
            whole(out, i64::try_from(load.n_open(self.agency)).unwrap_or(i64::MAX), lang);
            out.push_str(of(" kasus terbuka.| open cases."));
        }
    }

    fn where_found(&self, lang: Lang, out: &mut String) {
        let of = |texts: &'static str| nth(texts, lang as usize);
        let Some((area, found)) = self.area else {
            return out.push_str(of(" Wilayah tidak diketahui.| The area is not known."));
        };
        out.push(' ');
        area.push_name(out);
        out.push_str(of(match found {
            Found::Code => " dari kode wilayah| by its code",
            Found::Place => " dari titik di peta| by the place on the map",
            Found::Name => " dari nama wilayah| by its name",
        }));
        for (nth, other) in self.also_in.iter().enumerate() {
            out.push_str(if nth == 0 { of("; juga di |; also in ") } else { ", " });
            other.push_name(out);
        }
        if let Some(named) = self.named {
            out.push_str(of("; yang ditulis: |; what was written: "));
            named.push_name(out);
        }
        out.push('.');
    }
}

impl List {
    fn name(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Agencies => "agencies",
            Self::Categories => "categories",
            Self::Areas => "areas",
            Self::Rules => "rules",
        }
    }
}

impl Fault {
    /// Where it is, what is wrong and what to do: `rules[3] "r4": …`.
    pub fn explain(&self, lang: Lang, out: &mut String) {
        out.push_str(self.list.name());
        if self.list != List::Desk {
            out.push('[');
            plain(out, self.idx as i64);
            out.push(']');
        }
        out.push_str(" \"");
        out.push_str(&self.id);
        out.push_str("\": ");
        self.what(lang, out);
    }

    fn what(&self, lang: Lang, out: &mut String) {
        let mut say = |before: &'static str, name: &str, after: &'static str| {
            out.push_str(nth(before, lang as usize));
            out.push_str(name);
            out.push_str(nth(after, lang as usize));
        };
        match &self.flaw {
            Flaw::UnknownAgency { name } => say(
                "instansi \"|agency \"",
                name,
                "\" tidak ada di agencies; tambahkan atau betulkan|\" is not in agencies; add it or put it right",
            ),
            Flaw::UnknownCategory { name } => say(
                "kategori \"|category \"",
                name,
                "\" tidak ada di categories; tambahkan atau betulkan|\" is not in categories; add it or put it right",
            ),
            Flaw::UnknownArea { name } => say(
                "wilayah \"|area \"",
                name,
                "\" tidak ada di areas; tambahkan atau betulkan|\" is not in areas; add it or put it right",
            ),
            Flaw::Twice => {
                say("id sudah dipakai; beri id lain|the id is taken; give it another", "", "")
            }
            Flaw::Circle => {
                say(
                    "termasuk dirinya sendiri; betulkan parent|is part of itself; put parent right",
                    "",
                    "",
                );
            }
            Flaw::SameRule { other } => say(
                "kategori dan wilayah sama dengan aturan \"|has the category and area of rule \"",
                other,
                "\"; hapus salah satu|\"; remove one of them",
            ),
            Flaw::Ring { polygon_idx, ring_idx, flaw } => {
                let mut at = String::new();
                plain(&mut at, *polygon_idx as i64);
                at.push('/');
                plain(&mut at, *ring_idx as i64);
                at.push_str(" (");
                at.push_str(flaw.code());
                at.push(')');
                say(
                    "garis |ring ",
                    &at,
                    " tidak dihitung; betulkan geometrinya| does not count; put the geometry right",
                );
            }
            Flaw::Overlap { other, near } => {
                let mut at = String::from(other);
                at.push_str("\" (");
                plain(&mut at, near.latitude.into());
                at.push_str(", ");
                plain(&mut at, near.longitude.into());
                say(
                    "tumpang tindih dengan \"|overlaps \"",
                    &at,
                    " mikroderajat); yang ditulis lebih dulu berlaku| micro-degrees); the one written first counts",
                );
            }
            Flaw::Gap { per_mille } => {
                let mut share = String::new();
                plain(&mut share, per_mille.abs());
                let after = if *per_mille > 0 {
                    "‰ tidak tercakup bagian-bagiannya; lengkapi bagiannya|‰ is not covered by its parts; complete them"
                } else {
                    "‰ bagian-bagiannya melewati batas; betulkan geometrinya|‰ of it lies beyond, by its parts; put the geometry right"
                };
                say("", &share, after);
            }
            Flaw::SameName { other } => say(
                "bernama sama dengan \"|has the same name as \"",
                other,
                "\" di wilayah yang sama; bedakan namanya|\" in the same area; name them apart",
            ),
            Flaw::NoRule { area, n_areas } => {
                let mut bare = String::new();
                plain(&mut bare, *n_areas as i64);
                if !area.is_empty() {
                    bare.push_str(" (");
                    bare.push_str(area);
                    bare.push_str(", …)");
                }
                say(
                    "tanpa aturan untuk laporan tanpa wilayah dan di wilayah: |no rule without an area, and in areas: ",
                    &bare,
                    "; masuk ke desk, atau tambahkan aturan tanpa wilayah|; goes to the desk, or add a rule without an area",
                );
            }
            Flaw::Idle => say(
                "tidak ada aturan yang menuju ke sini; tambahkan atau hapus|no rule leads here; add one or remove it",
                "",
                "",
            ),
        }
    }
}
