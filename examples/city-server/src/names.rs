//! Indonesian names of commodities, from the national pack and the demo city's own list.
use crate::demo::GOODS;
use std::collections::BTreeMap;

const PACK: &str = include_str!("../../../core/packs/id/commodity-names.json");

/// Indonesian names by the English name of the source.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names(BTreeMap<String, String>);

/// The pack's file, as far as it is read here.
#[derive(serde::Deserialize)]
struct Pack {
    names: BTreeMap<String, String>,
}

impl Names {
    /// Reads the pack that was built in; the pack's names win over the demo city's.
    pub(crate) fn load() -> Self {
        let mut names: BTreeMap<String, String> =
            GOODS.iter().map(|good| (good.name.to_owned(), good.name_id.to_owned())).collect();
        // A test holds the pack to its form, so a bad one is never built in.
        if let Ok(pack) = serde_json::from_str::<Pack>(PACK) {
            names.extend(pack.names);
        }
        Self(names)
    }

    /// The Indonesian name, if one is known.
    pub(crate) fn indonesian(&self, english: &str) -> Option<&str> {
        self.0.get(english).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_can_be_read() {
        serde_json::from_str::<Pack>(PACK).unwrap();
        assert!(Names::load().indonesian("Sugar").is_some());
    }
}
