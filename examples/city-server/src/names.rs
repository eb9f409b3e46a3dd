//! Indonesian names of commodities, from the national pack and the demo city's own list.
use crate::demo::GOODS;
use balai::price::indonesian_names;
use std::collections::BTreeMap;

/// Indonesian names by the English name of the source.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(BTreeMap<String, String>);

impl Names {
    /// The names known; the pack's win over the demo city's.
    pub(crate) fn load() -> Self {
        let mut names: BTreeMap<String, String> =
            GOODS.iter().map(|good| (good.name.to_owned(), good.name_id.to_owned())).collect();
        names.extend(indonesian_names());
        Self(names)
    }

    /// The Indonesian name, if one is known.
    pub(crate) fn indonesian(&self, english: &str) -> Option<&str> {
        self.0.get(english).map(String::as_str)
    }
}
