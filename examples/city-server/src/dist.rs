//! The built widgets, read once when the server starts.
//!
//! Only names found in the folder are ever served, so no address can reach outside it.
use crate::Error;
use crate::city::digest;
use axum::body::Bytes;
use std::collections::BTreeMap;
use std::path::Path;

/// Files without which no page works.
const NEEDED: [&str; 3] = ["balai.js", "balai.css", "manifest.json"];
/// Digits of the hash in a file's name.
const N_HASH_DIGITS: usize = 8;

/// One file with its compressed forms.
#[derive(Debug)]
pub(crate) struct Asset {
    /// Its media type.
    pub(crate) mime: &'static str,
    /// Whether its name changes with its content.
    pub(crate) immutable: bool,
    /// Its forms by content coding, the smallest first; `""` is the file itself.
    pub(crate) forms: Vec<(&'static str, Form)>,
}

/// The bytes of one form.
#[derive(Debug)]
pub(crate) struct Form {
    /// The bytes.
    pub(crate) bytes: Bytes,
    /// The start of their SHA-256, in hex.
    pub(crate) digest: String,
}

/// The folder of built widgets.
#[derive(Debug)]
pub(crate) struct Dist {
    assets: BTreeMap<String, Asset>,
    styles: BTreeMap<String, String>,
}

/// The manifest, as far as it is read here.
#[derive(serde::Deserialize)]
struct Manifest {
    tags: BTreeMap<String, Tag>,
}

#[derive(serde::Deserialize)]
struct Tag {
    css: String,
}

impl Dist {
    /// Reads the folder.
    ///
    /// # Errors
    ///
    /// [`Error::DistMissing`] if it is not there, not whole or not readable.
    pub(crate) fn load(folder: &Path) -> Result<Self, Error> {
        let missing =
            |cause: String| Error::DistMissing { path: folder.display().to_string(), cause };
        let mut files = BTreeMap::new();
        for entry in std::fs::read_dir(folder).map_err(|error| missing(error.to_string()))? {
            let path = entry.map_err(|error| missing(error.to_string()))?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if path.is_file() && !name.starts_with('.') {
                let bytes = std::fs::read(&path).map_err(|error| missing(error.to_string()))?;
                files.insert(name.to_owned(), Bytes::from(bytes));
            }
        }
        if let Some(name) = NEEDED.iter().find(|name| !files.contains_key(**name)) {
            return Err(missing(format!("{name} is not there")));
        }
        let manifest = files.get("manifest.json").cloned().unwrap_or_default();
        let manifest: Manifest = serde_json::from_slice(&manifest)
            .map_err(|error| missing(format!("manifest.json: {error}")))?;
        let styles = manifest.tags.into_iter().map(|(tag, files)| (tag, files.css)).collect();
        Ok(Self { assets: assets(&files), styles })
    }

    /// The file of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&Asset> {
        self.assets.get(name)
    }

    /// The stylesheet of a widget.
    pub(crate) fn style(&self, tag: &str) -> Option<&str> {
        self.styles.get(tag).map(String::as_str)
    }
}

fn assets(files: &BTreeMap<String, Bytes>) -> BTreeMap<String, Asset> {
    let compressed = |name: &str| name.ends_with(".br") || name.ends_with(".gz");
    let form = |bytes: &Bytes| Form { bytes: bytes.clone(), digest: digest(bytes) };
    files
        .iter()
        .filter(|(name, _)| !compressed(name))
        .map(|(name, bytes)| {
            let mut forms = Vec::new();
            for (coding, ending) in [("br", "br"), ("gzip", "gz")] {
                if let Some(bytes) = files.get(&format!("{name}.{ending}")) {
                    forms.push((coding, form(bytes)));
                }
            }
            forms.push(("", form(bytes)));
            (name.clone(), Asset { mime: mime(name), immutable: is_hashed(name), forms })
        })
        .collect()
}

/// Whether a name ends in a hash, as in `price-board-1a2b3c4d.css`.
fn is_hashed(name: &str) -> bool {
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == N_HASH_DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn mime(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "html" => "text/html; charset=utf-8",
        "svg" => "image/svg+xml",
        "ts" | "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hashed_names_are_immutable() {
        assert!(is_hashed("price-board-1a2b3c4d.css"));
        assert!(is_hashed("balai-price-00ff00ff.split"));
        for name in ["balai.js", "balai.css", "manifest.json", "balai-price.js", "a-1a2b3c4.css"] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
