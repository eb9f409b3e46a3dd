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
    let glue = package.join("glue.js");
    let text = at(fs::read_to_string(&glue), "read", &glue)?;
    let (wasm, text) = shrink::shrink(&package.join("glue_bg.wasm"), &text)?;
    let text = pass_text(&text)
        .ok_or_else(|| Failure::new("the glue does not pass texts to wasm as it did"))?;
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
}
