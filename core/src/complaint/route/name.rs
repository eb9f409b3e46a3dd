//! Names of areas as people write them.
//!
//! Source: our own choice: `Kel. Sukasari`, `SUKASARI`, `kelurahan suka sari` are one name.

use alloc::string::String;

/// Words before a name that say what kind of area it is.
const KINDS: &str = "kel|kelurahan|desa|ds|kec|kecamatan|kota|kab|kabupaten";

/// A name to compare by: small letters and digits only, without the words for the kind of area.
pub(super) fn comparable(name: &str) -> String {
    let mut rest = name;
    loop {
        let trimmed = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = trimmed.find(|c: char| !c.is_alphanumeric()).unwrap_or(trimmed.len());
        let word = trimmed.get(..end).unwrap_or("");
        let after = trimmed.get(end..).unwrap_or("");
        let is_kind = crate::kernel::cut::place_of_ignoring_case(KINDS, word).is_some();
        // An area may be called as its kind.
        if !is_kind || !after.contains(char::is_alphanumeric) {
            break;
        }
        rest = after;
    }
    rest.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::comparable;

    #[test]
    fn one_name_has_many_forms() {
        for name in
            ["Sukasari", "Kel. Sukasari", "KELURAHAN  SUKASARI", "kel.suka sari", " Suka-Sari "]
        {
            assert_eq!(comparable(name), "sukasari", "{name}");
        }
        assert_eq!(comparable("Kec. Kota"), "kota");
        assert_eq!(comparable("Kelapa Dua"), "kelapadua");
        assert_eq!(comparable("Desa"), "desa");
        assert_eq!(comparable("..."), "");
    }
}
