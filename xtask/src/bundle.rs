//! One bundle: the wasm of one feature of `balai-wasm`, its glue, and the script that carries it.
//!
//! cargo builds, wasm-bindgen writes the glue, wasm-opt shrinks, esbuild joins and minifies. The
//! wasm has its own target folder, so it can be built while cargo builds something else.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    hash,
    run::{Failure, Outcome, Step, at, cargo, root},
    setup,
};

/// What one bundle consists of, as bytes.
#[derive(Debug)]
pub struct Bundle {
    /// The ES module.
    pub js: Vec<u8>,
    /// The WebAssembly module.
    pub wasm: Vec<u8>,
}

/// Builds the bundle of the cargo feature `feature`.
pub fn build(feature: &str) -> Outcome<Bundle> {
    let package = root().join("target/pkg").join(feature);
    at(fs::create_dir_all(&package), "make the folder", &package)?;
    compile(feature)?;
    bind(feature, &package)?;
    let wasm = optimize(&package)?;
    let js = join(&package)?;
    Ok(Bundle { js, wasm })
}

fn compile(feature: &str) -> Outcome {
    Step {
        name: &format!("wasm of {feature}"),
        cost: "cargo, release, up to a minute the first time",
        remedy: "The compiler says why:",
        log: &format!("wasm-{feature}"),
    }
    .run(
        cargo()
            .args(["build", "--locked", "--release", "--package", "balai-wasm"])
            .args(["--target", "wasm32-unknown-unknown", "--no-default-features"])
            .args(["--features", feature])
            .env("CARGO_TARGET_DIR", root().join("target/wasm")),
    )
}

/// The names inside are the same for every bundle, so equal bundles have equal bytes.
fn bind(feature: &str, package: &Path) -> Outcome {
    let wasm = root().join("target/wasm/wasm32-unknown-unknown/release/balai_wasm.wasm");
    Step {
        name: &format!("glue of {feature}"),
        cost: "wasm-bindgen, a second",
        remedy: "wasm-bindgen says why:",
        log: &format!("bindgen-{feature}"),
    }
    .run(
        Command::new(setup::wasm_bindgen_program()?)
            .args(["--target", "web", "--no-typescript", "--omit-default-module-path"])
            .args(["--out-name", "glue", "--out-dir"])
            .arg(package)
            .arg(wasm),
    )
}

/// Shrinks the wasm, or takes what the same wasm was shrunk to before.
fn optimize(package: &Path) -> Outcome<Vec<u8>> {
    let input = package.join("glue_bg.wasm");
    let key = hash::short(&at(fs::read(&input), "read", &input)?);
    let cache = root().join("target/pkg/shrunk");
    at(fs::create_dir_all(&cache), "make the folder", &cache)?;
    let output = cache.join(format!("{key}.wasm"));
    if !output.is_file() {
        let unfinished = cache.join(format!("{key}.part"));
        Step {
            name: "wasm-opt",
            cost: "shrinks the wasm, 10 to 30 seconds",
            remedy: "wasm-opt says why:",
            log: &format!("wasm-opt-{key}"),
        }
        .run(
            Command::new(setup::npm_tool("wasm-opt"))
                .args(["-Oz", "--strip-debug", "--strip-producers", "--enable-bulk-memory"])
                .args(["--enable-nontrapping-float-to-int", "--enable-sign-ext"])
                .args(["--enable-mutable-globals", "--enable-reference-types"])
                .args(["--enable-multivalue", "--output"])
                .arg(&unfinished)
                .arg(&input),
        )?;
        at(fs::rename(&unfinished, &output), "write", &output)?;
    }
    at(fs::read(&output), "read", &output)
}

fn join(package: &Path) -> Outcome<Vec<u8>> {
    let glue = package.join("glue.js");
    let alias = format!("--alias:#glue={}", glue.display());
    esbuild(&root().join("wasm/js/bundle.js"), &package.join("bundle.js"), &["--bundle", &alias])
}

/// Runs esbuild on one script or style sheet and answers with what it wrote.
pub fn esbuild(entry: &Path, output: &PathBuf, more: &[&str]) -> Outcome<Vec<u8>> {
    if !entry.is_file() {
        return Err(Failure::new(format!("{} is missing", entry.display())));
    }
    let name = entry.file_name().unwrap_or_default().to_string_lossy();
    let log = format!("esbuild-{name}");
    Step {
        name: &format!("esbuild of {name}"),
        cost: "under a second",
        remedy: "esbuild says why:",
        log: &log,
    }
    .run(
        Command::new(setup::npm_tool("esbuild"))
            .arg(entry)
            .args(["--minify", "--target=es2022", "--legal-comments=none", "--log-level=warning"])
            .args(["--format=esm"].iter().filter(|_| name.ends_with(".js")))
            .args(more)
            .arg(format!("--outfile={}", output.display())),
    )?;
    at(fs::read(output), "read", output)
}
