//! Makes the wasm of a bundle small: what counts is its size as brotli (decision 0011).
//!
//! Panics stop at once, wasm-opt shrinks, and the result is split into its streams, which
//! `wasm/js/join.js` puts together again in the page.

use std::{fs, path::Path, process::Command};

use crate::{
    glue, hash,
    run::{Failure, Outcome, at, root},
    setup,
};

/// What rustc's default wasm target may use.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How the wasm is made small. What counts is its size as brotli: functions stand by name, so that
/// like stands beside like; a large function called once is not inlined, because small functions
/// repeat each other better. No address of a Rust program lies in the lowest kilobyte.
const SHRINK: [&str; 16] = [
    "--reorder-functions-by-name",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size",
    "15",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--minify-imports-and-exports-and-modules",
];

/// The scripts that do it, and what they stand on.
pub const SCRIPTS: [&str; 4] =
    ["xtask/npm/abort.mjs", "xtask/npm/split.mjs", "xtask/npm/wasm.mjs", "wasm/js/join.js"];

/// Shrinks a wasm, or takes what the same wasm was shrunk to before. Answers with its streams and
/// with its glue, in which the names between the two are a letter each: with their hashes they do
/// not compress.
pub fn shrink(input: &Path, text: &str) -> Outcome<(Vec<u8>, String)> {
    let mut made_of = at(fs::read(input), "read", input)?;
    made_of.extend(SHRINK.concat().bytes());
    for script in SCRIPTS.map(|script| root().join(script)) {
        made_of.extend(at(fs::read(&script), "read", &script)?);
    }
    let cache = root().join("target/pkg/shrunk");
    at(fs::create_dir_all(&cache), "make the folder", &cache)?;
    let file = |ending| cache.join(format!("{}.{ending}", hash::short(&made_of)));
    let (split, map) = (file("split"), file("json"));
    if !(split.is_file() && map.is_file()) {
        println!("  wasm-opt (shrinks the wasm, 10 to 30 seconds)");
        let (calm, small) = (file("calm.wasm"), file("wasm"));
        tool(Command::new("node").arg(root().join(SCRIPTS[0])).arg(input).arg(&calm))?;
        let mut wasm_opt = Command::new(setup::npm_tool("wasm-opt"));
        let names =
            tool(wasm_opt.args(FEATURES).args(SHRINK).arg("--output").arg(&small).arg(&calm))?;
        at(fs::write(&map, names), "write", &map)?;
        tool(Command::new("node").arg(root().join(SCRIPTS[1])).arg(&small).arg(&split))?;
    }
    let map = at(fs::read(&map), "read", &map)?;
    let glue = glue::rename(text, &map).map_err(|name| {
        Failure::new(format!("the glue does not name {name} as wasm-opt's list does"))
    })?;
    Ok((at(fs::read(&split), "read", &split)?, glue))
}

/// What a tool wrote; what it said, if it failed.
fn tool(command: &mut Command) -> Outcome<Vec<u8>> {
    let program = command.get_program().to_string_lossy().into_owned();
    let done = command.output();
    let done = done.map_err(|error| Failure::new(format!("cannot run {program}: {error}")))?;
    if done.status.success() {
        return Ok(done.stdout);
    }
    let said = String::from_utf8_lossy(&done.stderr);
    Err(Failure::new(format!("{program} cannot shrink the wasm: {}", said.trim())))
}
