//! `kernel <- services`, services apart from each other, and JavaScript only in `wasm/`.

use super::{Files, fails, passes, rust_files};

const SERVICES: [&str; 6] = ["bed", "complaint", "dispatch", "permit", "price", "proposal"];

fn layers(files: &Files) -> Vec<String> {
    let mut complaints = Vec::new();
    for (path, text) in rust_files(files) {
        let Some(own) = path.strip_prefix("core/src/").and_then(|path| path.split('/').next())
        else {
            continue;
        };
        let own = own.trim_end_matches(".rs");
        if own != "kernel" && !SERVICES.contains(&own) {
            continue;
        }
        for other in SERVICES.iter().filter(|other| **other != own) {
            let named = code_lines(text).find(|line| {
                ["crate::", "super::", "balai::"]
                    .iter()
                    .any(|from| line.contains(&format!("{from}{other}::")))
            });
            if let Some(line) = named {
                complaints.push(format!("{path} names the service {other}: {}", line.trim()));
            }
        }
    }
    complaints
}

fn javascript(files: &Files) -> Vec<String> {
    rust_files(files)
        .filter(|(path, _)| !path.starts_with("wasm/") && !path.starts_with("xtask/"))
        .filter(|(_, text)| {
            code_lines(text).any(|line| {
                ["web_sys", "wasm_bindgen", "js_sys"].iter().any(|name| line.contains(name))
            })
        })
        .map(|(path, _)| format!("{path} knows JavaScript; only wasm/ may"))
        .collect()
}

/// A bundle stops what only a `dyn FnOnce` calls (`xtask/npm/abort.mjs`), so it has none.
fn no_once(files: &Files) -> Vec<String> {
    rust_files(files)
        .filter(|(path, _)| {
            ["core/src", "widgets/src", "wasm/src"].iter().any(|crates| path.starts_with(crates))
        })
        .filter(|(_, text)| code_lines(text).any(|line| line.contains("dyn FnOnce")))
        .map(|(path, _)| {
            format!("{path}: a `dyn FnOnce` would not run in a bundle; take a `dyn FnMut`")
        })
        .collect()
}

fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

#[test]
fn services_do_not_name_each_other() {
    passes(layers);
}

#[test]
fn only_wasm_knows_javascript() {
    passes(javascript);
}

#[test]
fn what_a_bundle_stops_is_not_used() {
    passes(no_once);
    fails(no_once, &[("core/src/a.rs", "fn a(b: Box<dyn FnOnce()>) {}\n")], "FnMut");
}

#[test]
fn a_service_that_names_another_is_noticed() {
    let bed = "//! Beds.\nuse crate::price::Quote;\n";
    fails(layers, &[("core/src/bed/mod.rs", bed), ("core/src/price/mod.rs", "//!\n")], "price");
    fails(layers, &[("core/src/kernel/id.rs", "use crate::bed::Bed;")], "bed");
}

#[test]
fn javascript_elsewhere_is_noticed() {
    let own = ("wasm/src/lib.rs", "use web_sys::Node;");
    fails(javascript, &[own, ("widgets/src/lib.rs", "use web_sys::Node;")], "widgets/src/lib.rs");
}
