//! What has a reference price, and where: varieties, provinces, regions.
//!
//! Source: provinces by their codes of ISO 3166-2:ID; zones as named by the regulations of rice
//! prices; names by which others publish a variety: our own choice, only where they mean exactly it.

use alloc::string::String;
use alloc::vec::Vec;

use crate::words::Lang;

/// A variety that has a reference price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variety {
    /// Its id in the pack, such as `rice-medium`.
    pub id: String,
    /// Its Indonesian name.
    pub name_id: String,
    /// Its English name.
    pub name_en: String,
    /// Other names by which exactly this variety is published.
    pub aliases: Vec<String>,
}

/// A province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    /// Its code of ISO 3166-2, such as `ID-BT`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names of it.
    pub aliases: Vec<String>,
}

/// A set of provinces, or a whole that is none: `national` is an average over the nation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its id in the pack, such as `zone-1`.
    pub id: String,
    /// Its Indonesian name.
    pub name_id: String,
    /// Its English name.
    pub name_en: String,
    /// The ids of its provinces.
    pub provinces: Vec<String>,
}

/// Where a price was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// In a province.
    Province(&'a Province),
    /// In a region as a whole: an average over it.
    Region(&'a Region),
}

impl Variety {
    /// Its name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Id => &self.name_id,
            Lang::En => &self.name_en,
        }
    }

    pub(super) fn is_named(&self, name: &str) -> bool {
        any([&self.id, &self.name_id, &self.name_en], &self.aliases, name)
    }
}

impl Province {
    pub(super) fn is_named(&self, name: &str) -> bool {
        any([&self.id, &self.name, &self.name], &self.aliases, name)
    }
}

impl Region {
    pub(super) fn is_named(&self, name: &str) -> bool {
        any([&self.id, &self.name_id, &self.name_en], &[], name)
    }
}

fn any(names: [&String; 3], aliases: &[String], name: &str) -> bool {
    names.into_iter().chain(aliases).any(|other| other.eq_ignore_ascii_case(name))
}

impl<'a> Place<'a> {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &'a str {
        match self {
            Self::Province(province) => &province.id,
            Self::Region(region) => &region.id,
        }
    }

    /// Its name in a language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &'a str {
        match (self, lang) {
            (Self::Province(province), _) => &province.name,
            (Self::Region(region), Lang::Id) => &region.name_id,
            (Self::Region(region), Lang::En) => &region.name_en,
        }
    }
}
