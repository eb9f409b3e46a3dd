//! Indonesian names of commodities, from the national pack.
//!
//! Source: `core/packs/id/commodity-names.json`.

use alloc::collections::BTreeMap;
use alloc::string::String;

use crate::json::{JsonError, Reader};

const PACK: &str = include_str!("../../packs/id/commodity-names.json");

/// Indonesian names by the English name of the source.
#[must_use]
pub fn indonesian_names() -> BTreeMap<String, String> {
    // A test holds the pack to its form, so a bad one is never built in.
    read(PACK).unwrap_or_default()
}

fn read(pack: &str) -> Result<BTreeMap<String, String>, JsonError> {
    let mut names = BTreeMap::new();
    let mut r = Reader::new(pack);
    r.object(&mut |r, field| match field {
        "names" => r.object(&mut |r, english| {
            names.insert(english.into(), r.string()?);
            Ok(())
        }),
        _ => r.skip(),
    })?;
    r.end()?;
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_can_be_read() {
        let names = read(PACK).unwrap();
        assert!(names.len() > 50, "{}", names.len());
        assert_eq!(names.get("Sugar").map(String::as_str), Some("Gula pasir"));
    }
}
