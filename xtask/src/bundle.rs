//! One bundle: the wasm of one feature of `balai-wasm` and its glue.
//!
//! cargo builds, wasm-bindgen writes the glue, `shrink` makes it small, esbuild joins and minifies. The
//! wasm has its own target folder, so it can be built while cargo builds something else.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    glue,
    run::{Failure, Outcome, Step, at, cargo, root},
    setup, shrink,
};

/// What one bundle consists of, as bytes.
#[derive(Debug)]
pub struct Bundle {
    /// The ES module.
    pub js: Vec<u8>,
    /// The WebAssembly module, as `wasm/js/join.js` reads it.
    pub wasm: Vec<u8>,
}

/// Builds the bundle of the cargo feature `feature`.
pub fn build(feature: &str) -> Outcome<Bundle> {
    let package = root().join("target/pkg").join(feature);
    at(fs::create_dir_all(&package), "make the folder", &package)?;
    compile(feature)?;
    bind(feature, &package)?;
    let path = package.join("glue.js");
    let text = at(fs::read_to_string(&path), "read", &path)?;
    let text = glue::lean(&text).map_err(|part| {
        Failure::new(format!("the glue's part that begins `{part}` is not what it was"))
    })?;
    let (wasm, text) = shrink::shrink(&package.join("glue_bg.wasm"), &text)?;
    let short = package.join("short.js");
    at(fs::write(&short, text), "write", &short)?;
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
            .args(["--features", &format!("{feature},bundle")])
            .env("CARGO_TARGET_DIR", root().join("target/wasm"))
            .env("RUSTFLAGS", remap()),
    )
}

/// Takes the machine's folders out of the messages of panics: the same source gives the same
/// bytes anywhere, and a page does not carry somebody's home folder.
fn remap() -> String {
    let home = std::env::var("CARGO_HOME").map(PathBuf::from).ok();
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let rustc = Command::new("rustc").args(["--print", "sysroot"]).output().ok();
    let sysroot = rustc.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let sources = sysroot.map(|sysroot| PathBuf::from(sysroot).join("lib/rustlib/src/rust"));
    let folders = [Some(root()), home.map(|home| home.join("registry/src")), sources];
    let flag = |folder: PathBuf| format!("--remap-path-prefix={}=", folder.display());
    folders.into_iter().flatten().map(flag).collect::<Vec<_>>().join(" ")
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
            .args(["--encode-into", "always"])
            .args(["--out-name", "glue", "--out-dir"])
            .arg(package)
            .arg(wasm),
    )
}

fn join(package: &Path) -> Outcome<Vec<u8>> {
    let glue = package.join("short.js");
    let alias = format!("--alias:#glue={}", glue.display());
    let options = ["--bundle", &alias, "--define:Symbol.dispose=undefined"];
    esbuild(&root().join("wasm/js/bundle.js"), &package.join("bundle.js"), &options)
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
