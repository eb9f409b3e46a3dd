//! What the compiler cannot hold, held by tests over the text of the repository.
//!
//! Each check is a function from files to complaints. It is run on the whole repository, and on a
//! small made-up one that breaks it, so that it is known to be able to fail.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    process::Command,
};

use crate::run;

mod codes;
mod layers;
mod shape;

/// Path from the root with `/`, and text.
type Files = BTreeMap<String, String>;

/// The files that are, or are about to be, under version control.
fn repository() -> Files {
    let root = run::root();
    let list = run::output(
        Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard"])
            .current_dir(&root),
    )
    .expect("the checkout is a git one");
    list.lines()
        .filter_map(|path| {
            let bytes = fs::read(root.join(path)).ok()?;
            Some((path.to_owned(), String::from_utf8_lossy(&bytes).into_owned()))
        })
        .collect()
}

fn made_up(files: &[(&str, &str)]) -> Files {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[track_caller]
fn passes(check: fn(&Files) -> Vec<String>) {
    let complaints = check(&repository());
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// `files` gives exactly one complaint, and it says `says`.
#[track_caller]
fn fails(check: fn(&Files) -> Vec<String>, files: &[(&str, &str)], says: &str) {
    let complaints = check(&made_up(files));
    assert_eq!(complaints.len(), 1, "{complaints:?}");
    assert!(complaints[0].contains(says), "{complaints:?}");
}

fn rust_files(files: &Files) -> impl Iterator<Item = (&String, &String)> {
    files.iter().filter(|(path, _)| path.ends_with(".rs"))
}

/// What each crate may depend on; a new line here needs a decision record.
const ALLOWED: &[(&str, &[&str])] = &[
    ("core", &["csv-core", "libm", "sha2", "thiserror", "time", "dev:proptest"]),
    ("widgets", &["balai", "dev:proptest"]),
    (
        "wasm",
        &[
            "balai",
            "balai-widgets",
            "talc",
            "wasm-bindgen",
            "dev:balai-widgets",
            "dev:wasm-bindgen-test",
            "dev:web-sys",
        ],
    ),
    (
        "examples/balai-cli",
        &[
            "balai",
            "balai-price-file",
            "balai-widgets",
            "clap",
            "csv",
            "indicatif",
            "serde_json",
            "thiserror",
            "dev:tempfile",
        ],
    ),
    ("examples/price-file", &["balai", "calamine", "thiserror"]),
    (
        "examples/city-server",
        &[
            "axum",
            "balai",
            "balai-widgets",
            "balai-price-file",
            "clap",
            "flate2",
            "futures-util",
            "rusqlite",
            "serde",
            "serde_json",
            "sha2",
            "thiserror",
            "tokio",
            "dev:http-body-util",
            "dev:tempfile",
            "dev:tower",
        ],
    ),
    ("bench/prices/wasm", &["balai"]),
    ("xtask", &["brotli", "flate2", "lexopt", "serde_json", "sha2"]),
];

fn dependencies(files: &Files) -> Vec<String> {
    let mut complaints = Vec::new();
    for (path, manifest) in files.iter().filter(|(path, _)| path.ends_with("Cargo.toml")) {
        let folder = path.trim_end_matches("Cargo.toml").trim_end_matches('/');
        let allowed = ALLOWED.iter().find(|(name, _)| *name == folder).map(|(_, allowed)| allowed);
        for (kind, name, line) in declared(manifest) {
            let named = format!("{kind}{name}");
            if kind != "workspace:" && allowed.is_none_or(|list| !list.contains(&named.as_str())) {
                complaints.push(format!("{path}: {named} is not in its list of dependencies"));
            }
            let has_clock = ["formatting", "serde", "\"std\"", "local-offset", "now"]
                .iter()
                .find(|feature| line.contains(**feature));
            if let ("time", Some(feature)) = (name, has_clock) {
                complaints.push(format!("{path}: time with {feature} brings the clock back"));
            }
            if name == "time" && kind == "workspace:" && !line.contains("default-features = false")
            {
                complaints.push(format!("{path}: time must be without default features"));
            }
        }
    }
    complaints
}

/// Kind (`""`, `dev:`, `build:`, `workspace:`), name and line of each dependency.
fn declared(manifest: &str) -> Vec<(&'static str, &str, &str)> {
    let mut kind = None;
    let mut found = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            kind = match section.rsplit('.').next() {
                Some("dependencies") if section.starts_with("workspace") => Some("workspace:"),
                Some("dependencies") => Some(""),
                Some("dev-dependencies") => Some("dev:"),
                Some("build-dependencies") => Some("build:"),
                _ => None,
            };
            continue;
        }
        let Some(kind) = kind else { continue };
        let Some((key, _)) = line.split_once('=') else { continue };
        let name = key.trim().trim_matches('"');
        let name = name.split('.').next().unwrap_or(name);
        let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if is_name && !name.is_empty() {
            found.push((kind, name, line));
        }
    }
    found
}

#[test]
fn each_crate_depends_only_on_what_was_argued_for() {
    passes(dependencies);
}

#[test]
fn a_new_dependency_is_noticed() {
    let new = "[package]\nname = \"x\"\n[dependencies]\ntime.workspace = true\nrand = \"1\"\n";
    fails(dependencies, &[("core/Cargo.toml", new)], "rand");
    let dev = "[dev-dependencies]\nproptest = \"1\"\ncriterion = \"1\"\n";
    fails(dependencies, &[("core/Cargo.toml", dev)], "dev:criterion");
    let other = "[dependencies]\nserde = \"1\"\n";
    fails(dependencies, &[("examples/new/Cargo.toml", other)], "serde");
}

#[test]
fn a_clock_in_the_core_is_noticed() {
    let clock = "[dependencies]\ntime = { workspace = true, features = [\"formatting\"] }\n";
    fails(dependencies, &[("core/Cargo.toml", clock)], "brings the clock back");
    let full = "[workspace.dependencies]\ntime = \"0.3\"\n";
    fails(dependencies, &[("Cargo.toml", full)], "without default features");
}

/// The set on the left lacks nothing of the right, and the other way round.
fn differences(
    left: &BTreeSet<String>,
    right: &BTreeSet<String>,
    only_left: &str,
    only_right: &str,
) -> Vec<String> {
    let lacks = left.difference(right).map(|code| format!("{code}: {only_left}"));
    lacks.chain(right.difference(left).map(|code| format!("{code}: {only_right}"))).collect()
}
