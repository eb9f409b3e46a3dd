//! Headers, whole widget folders, tests that run, files that stay small, and no trace of the
//! machine a file was written on.

use super::{Files, fails, passes, rust_files};

fn headers(files: &Files) -> Vec<String> {
    rust_files(files)
        .filter(|(_, text)| !text.starts_with("//!"))
        .map(|(path, _)| format!("{path} does not begin with //! and what it is for"))
        .collect()
}

const WIDGET: [&str; 9] = [
    "README.md",
    "mod.rs",
    "state.rs",
    "view.rs",
    "text.rs",
    "style.css",
    "examples.rs",
    "golden/",
    "tests.rs",
];

fn widgets(files: &Files) -> Vec<String> {
    let mut complaints = Vec::new();
    for (path, text) in files {
        let Some(folder) = path.strip_suffix("mod.rs") else { continue };
        let is_ours = folder.starts_with("widgets/src/") && folder.matches('/').count() == 3;
        if !is_ours || !text.contains("impl Widget for") {
            continue;
        }
        for part in WIDGET {
            let wanted = format!("{folder}{part}");
            if !files.keys().any(|path| path.starts_with(&wanted)) {
                complaints.push(format!("{wanted} is missing: a widget's folder is whole"));
            }
        }
    }
    complaints
}

fn tests_run(files: &Files) -> Vec<String> {
    let banned = [concat!("#[", "ignore"), concat!("#[should", "_panic")];
    rust_files(files)
        .filter_map(|(path, text)| {
            let line = text.lines().find(|line| {
                banned.iter().any(|attribute| line.trim_start().starts_with(attribute))
            })?;
            Some(format!("{path}: {}: a test runs and says what it expects", line.trim()))
        })
        .collect()
}

/// Homes and workshops of the machines this was written on, and mirrors of the registries.
fn machines(files: &Files) -> Vec<String> {
    let homes = [
        concat!("/wo", "rk/"),
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/Us", "ers/"),
    ];
    let mut complaints = Vec::new();
    for (path, text) in files {
        for line in text.lines() {
            if let Some(home) = homes.iter().find(|home| names_folder(line, home)) {
                complaints.push(format!("{path} names a folder of one machine: {home}"));
            }
        }
        let is_lock = path.ends_with("package-lock.json");
        if is_lock && text.contains("\"resolved\"") {
            complaints.push(format!(
                "{path} names a registry: set npm's omit-lockfile-registry-resolved"
            ));
        }
        let is_cargo = path.ends_with("Cargo.lock");
        let source = |line: &&str| {
            line.starts_with("source = ") && !line.contains("github.com/rust-lang/crates.io-index")
        };
        if let Some(line) = text.lines().find(|line| is_cargo && source(line)) {
            complaints.push(format!("{path} has a source that is not crates.io: {line}"));
        }
    }
    complaints
}

/// The folder at the start of a path, not in the midst of an address.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !"/.-_}*".contains(c))
    })
}

fn sizes(files: &Files) -> Vec<String> {
    let mut complaints = Vec::new();
    for (path, text) in files {
        let is_source = ["core/src/", "widgets/src/", "wasm/src/"]
            .iter()
            .any(|root| path.starts_with(root) && path.ends_with(".rs"));
        let (max, n_lines) =
            (if path == "wasm/js/element.js" { 100 } else { 400 }, text.lines().count());
        if (is_source || max == 100) && n_lines >= max {
            complaints.push(format!("{path} has {n_lines} lines; stay under {max}"));
        }
    }
    complaints
}

#[test]
fn every_file_says_what_it_is_for() {
    passes(headers);
}

#[test]
fn every_widget_is_whole() {
    passes(widgets);
}

#[test]
fn every_test_runs() {
    passes(tests_run);
}

#[test]
fn no_file_names_a_machine() {
    passes(machines);
}

#[test]
fn files_stay_small() {
    passes(sizes);
}

#[test]
fn a_file_without_header_is_noticed() {
    fails(headers, &[("core/src/a.rs", "//! A.\n"), ("core/src/b.rs", "use a;\n")], "b.rs");
}

#[test]
fn a_widget_without_its_readme_is_noticed() {
    let folder = WIDGET.map(|part| (format!("widgets/src/bed_board/{part}x"), String::new()));
    let mut files: Files = folder.into_iter().skip(1).collect();
    files.insert("widgets/src/bed_board/mod.rs".into(), "impl Widget for BedBoard {}".into());
    assert_eq!(
        widgets(&files),
        ["widgets/src/bed_board/README.md is missing: a widget's folder is whole"]
    );
}

#[test]
fn a_test_that_does_not_run_is_noticed() {
    let text = concat!("//! X\n    #[", "ignore = \"slow\"]\n");
    fails(tests_run, &[("core/src/a.rs", text)], "a.rs");
}

#[test]
fn a_machine_is_noticed() {
    let path = concat!("see /ho", "me/ana/x.csv");
    fails(machines, &[("README.md", path)], "README.md");
    let lock = "{\"resolved\": \"https://mirror.example/x.tgz\"}";
    fails(machines, &[("xtask/npm/package-lock.json", lock)], "registry");
    fails(machines, &[("Cargo.lock", "source = \"sparse+https://mirror.example/\"")], "crates.io");
    assert!(names_folder("see /data/ana", "/data/"));
    assert!(!names_folder("https://example.org/data/ana", "/data/"));
}

#[test]
fn a_long_file_is_noticed() {
    fails(sizes, &[("core/src/a.rs", &"x\n".repeat(400))], "400 lines");
    fails(sizes, &[("wasm/js/element.js", &"x\n".repeat(100))], "100 lines");
}
