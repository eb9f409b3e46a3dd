//! The error codes in the code are the rows of `docs/reference/errors.md`.

use std::collections::BTreeSet;

use super::{Files, differences, fails, passes, rust_files};

const TABLE: &str = "docs/reference/errors.md";

fn codes(files: &Files) -> Vec<String> {
    let mut used = BTreeSet::new();
    for (path, text) in rust_files(files) {
        if ["core/src/", "widgets/src/", "examples/"].iter().any(|root| path.starts_with(root)) {
            for body in bodies(text) {
                used.extend(literals(body));
            }
        }
    }
    // What the element says by itself, when the wasm cannot.
    for (_, text) in files.iter().filter(|(path, _)| path.starts_with("wasm/js/")) {
        for line in text.lines().filter(|line| line.contains("#broken(")) {
            used.extend(literals(line));
        }
    }
    let Some(table) = files.get(TABLE) else {
        return vec![format!("{TABLE} is missing")];
    };
    let listed = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .filter(|code| is_code(code))
        .map(str::to_owned)
        .collect();
    differences(&used, &listed, "is not in errors.md", "is in errors.md and nowhere in the code")
}

/// What stands between the braces of each `fn code`.
fn bodies(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("fn code(") {
        let rest = &text[at..];
        // A declaration in a trait ends before any brace.
        let Some(open) = rest.find(['{', ';']).filter(|open| rest[*open..].starts_with('{')) else {
            continue;
        };
        let mut depth = 0_i32;
        let close = rest[open..].find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            depth == 0
        });
        found.push(close.map_or(rest, |close| &rest[open..open + close]));
    }
    found
}

fn literals(text: &str) -> Vec<String> {
    text.split('"').skip(1).step_by(2).filter(|code| is_code(code)).map(str::to_owned).collect()
}

fn is_code(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    text.split_once('.').is_some_and(|(module, reason)| is_word(module) && is_word(reason))
}

#[test]
fn every_code_is_documented() {
    passes(codes);
}

const CODE: &str = "trait Coded { fn code(&self) -> &str; }\nimpl Coded for E {\n\
    fn code(&self) -> &str { match self { Self::A { .. } => \"price.a\" } }\n}\n\
    const OTHER: &str = \"price.json\";\n";

#[test]
fn a_code_without_a_row_is_noticed() {
    fails(codes, &[("core/src/e.rs", CODE), (TABLE, "| code | why |\n")], "price.a");
}

#[test]
fn a_row_without_a_code_is_noticed() {
    let table = "| `price.a` | x |\n| `price.b` | y |\n";
    fails(codes, &[("core/src/e.rs", CODE), (TABLE, table)], "price.b");
}

#[test]
fn a_missing_table_is_noticed() {
    fails(codes, &[("core/src/e.rs", CODE)], "missing");
}
