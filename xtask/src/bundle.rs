//! One bundle: the wasm of one feature of `balai-wasm` and its glue.
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
const SHRINK: [&str; 13] = [
    "--reorder-functions-by-name",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size",
    "50",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--minify-imports-and-exports-and-modules",
];

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
    let wasm = shrink(&package)?;
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

/// Shrinks the wasm, or takes what the same wasm was shrunk to before, and gives the names between
/// wasm and glue one letter each: with their hashes they do not compress.
fn shrink(package: &Path) -> Outcome<Vec<u8>> {
    let input = package.join("glue_bg.wasm");
    let mut made_of = at(fs::read(&input), "read", &input)?;
    made_of.extend(SHRINK.concat().bytes());
    let key = hash::short(&made_of);
    let cache = root().join("target/pkg/shrunk");
    at(fs::create_dir_all(&cache), "make the folder", &cache)?;
    let (output, map) = (cache.join(format!("{key}.wasm")), cache.join(format!("{key}.json")));
    if !(output.is_file() && map.is_file()) {
        println!("  wasm-opt (shrinks the wasm, 10 to 30 seconds)");
        let mut command = Command::new(setup::npm_tool("wasm-opt"));
        command.args(FEATURES).args(SHRINK).arg("--output").arg(&output).arg(&input);
        let done = command.output();
        let done = done.map_err(|error| Failure::new(format!("cannot run wasm-opt: {error}")))?;
        if !done.status.success() {
            _ = fs::remove_file(&output);
            let said = String::from_utf8_lossy(&done.stderr);
            return Err(Failure::new(format!("wasm-opt cannot shrink the wasm: {}", said.trim())));
        }
        at(fs::write(&map, done.stdout), "write", &map)?;
    }
    let glue = package.join("glue.js");
    let text = at(fs::read_to_string(&glue), "read", &glue)?;
    let map = at(fs::read(&map), "read", &map)?;
    let text = rename(&text, &map).map_err(|name| {
        Failure::new(format!("the glue does not name {name} as wasm-opt's list does"))
    })?;
    let text = pass_text(&text)
        .ok_or_else(|| Failure::new("the glue does not pass texts to wasm as it did"))?;
    let short = package.join("short.js");
    at(fs::write(&short, text), "write", &short)?;
    at(fs::read(&output), "read", &output)
}

/// Renames in the glue what `map`, wasm-opt's list of old and new names, says; answers with the
/// name that the glue does not hold exactly once as a key.
fn rename(glue: &str, map: &[u8]) -> Result<String, String> {
    let map: serde_json::Value = serde_json::from_slice(map).map_err(|error| error.to_string())?;
    let texts = |row: &serde_json::Value| -> Vec<String> {
        let row = row.as_array().into_iter().flatten();
        row.filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let rows = |kind: &str| {
        map.get(kind).and_then(|rows| rows.as_array()).into_iter().flatten().map(texts)
    };
    let mut glue = glue.to_owned();
    for row in rows("imports") {
        let [module, old, new] = row.as_slice() else { return Err(format!("{row:?}")) };
        let key = format!("        {old}: ");
        if glue.matches(&key).count() != 1 {
            return Err(old.clone());
        }
        glue = glue.replace(&key, &format!("        {new}: "));
        glue = glue.replace(&format!("\"{module}\": import0"), "\"a\": import0");
    }
    for row in rows("exports") {
        let [old, new] = row.as_slice() else { return Err(format!("{row:?}")) };
        let old_use = format!("wasm.{old}");
        let mut parts = glue.split(&old_use);
        let mut renamed = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            // `wasm.memory` is not `wasm.memory_grow`.
            let whole = !part.starts_with(|c: char| c.is_alphanumeric() || c == '_');
            renamed.push_str("wasm.");
            renamed.push_str(if whole { new } else { old });
            renamed.push_str(part);
        }
        glue = renamed;
    }
    Ok(glue)
}

/// Passes texts into wasm in one step. wasm-bindgen's own function goes letter by letter up to the
/// first that is not ASCII, for the sake of short texts: no faster, and three times as long.
const PASS_TEXT: &str = "function passStringToWasm0(arg, malloc, realloc) {
    const most = arg.length * 3, ptr = malloc(most, 1) >>> 0;
    const view = getUint8ArrayMemory0().subarray(ptr, ptr + most);
    WASM_VECTOR_LEN = cachedTextEncoder.encodeInto(arg, view).written;
    return realloc(ptr, most, WASM_VECTOR_LEN, 1) >>> 0;
}
";

/// Puts [`PASS_TEXT`] in the place of wasm-bindgen's own; `None` if that is not there.
fn pass_text(glue: &str) -> Option<String> {
    let (head, _) = PASS_TEXT.split_once('\n')?;
    let (before, rest) = glue.split_once(head)?;
    let (_, after) = rest.split_once("\n}\n")?;
    Some([before, PASS_TEXT, after].concat())
}

/// The element frees its widget itself: nobody waits for a collector, or for a scope to end.
const LEAN: [&str; 3] = [
    "--define:FinalizationRegistry=undefined",
    "--define:Symbol.dispose=undefined",
    "--drop:console",
];

fn join(package: &Path) -> Outcome<Vec<u8>> {
    let glue = package.join("short.js");
    let alias = format!("--alias:#glue={}", glue.display());
    let mut options = vec!["--bundle", &alias];
    options.extend(LEAN);
    esbuild(&root().join("wasm/js/bundle.js"), &package.join("bundle.js"), &options)
}

/// The glue as a function that gives a fresh one at each call, so that a bundle that broke is not
/// trusted again and two bundles do not share one; `None` if it does not end as it should.
pub fn factory(glue: &[u8]) -> Option<String> {
    let (body, exports) = str::from_utf8(glue).ok()?.trim_end().rsplit_once("export{")?;
    let (mount, init) = exports.strip_suffix(" as initSync};")?.split_once(" as Mount,")?;
    Some(format!("()=>{{{body}return{{Mount:{mount},initSync:{init}}}}}"))
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

#[cfg(test)]
mod tests {
    use super::*;

    const MAP: &[u8] = br#"{"imports": [["./glue_bg.js", "__wbg_focus_12", "A"]],
        "exports": [["memory", "B"], ["mount_make", "C"]]}"#;

    #[test]
    fn names_between_glue_and_wasm_are_shortened_together() {
        let glue = "        __wbg_focus_12: f,\n\"./glue_bg.js\": import0\nwasm.memory.buffer; \
                    wasm.memory_grow; wasm.mount_make(1)";
        let short = "        A: f,\n\"a\": import0\nwasm.B.buffer; wasm.memory_grow; wasm.C(1)";
        assert_eq!(rename(glue, MAP).as_deref(), Ok(short));
    }

    #[test]
    fn a_factory_gives_a_fresh_glue() {
        let glue = factory(b"var a=1;class h{}export{h as Mount,D as initSync};\n");
        let expected = "()=>{var a=1;class h{}return{Mount:h,initSync:D}}";
        assert_eq!(glue.as_deref(), Some(expected));
        assert_eq!(factory(b"export default 1"), None);
    }

    #[test]
    fn texts_pass_into_wasm_in_one_step() {
        let theirs = "before;\nfunction passStringToWasm0(arg, malloc, realloc) {\n    for (;;) {\n    \
                      }\n}\n\nafter;\n";
        let ours = pass_text(theirs).unwrap();
        assert_eq!(ours, format!("before;\n{PASS_TEXT}\nafter;\n"));
        assert_eq!(pass_text("function passString(arg) {\n}\n"), None);
    }

    #[test]
    fn a_name_that_the_glue_does_not_hold_is_told() {
        assert_eq!(rename("        other: f", MAP), Err("__wbg_focus_12".to_owned()));
    }
}
