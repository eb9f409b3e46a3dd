//! Gets what is missing on this machine: the wasm target, wasm-bindgen and wasm-pack, the npm
//! tools, and for browser tests Chromium. Instant when all is there.
//!
//! Everything goes into `target/tools`, `xtask/npm/node_modules` and rustup's own folder, from
//! the package registries only; Node and Chromium come from Debian's packages, and only where
//! we may install them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    hash,
    run::{Failure, Outcome, Step, at, cargo, find, output, root},
};

const WASM_TARGET: &str = "wasm32-unknown-unknown";
const WASM_PACK: &str = "0.15.1";
const NODE_MAJOR_MIN: u32 = 18;

/// Chromium and its driver.
#[derive(Clone, Debug)]
pub struct Browser {
    /// The browser's program.
    pub chromium: PathBuf,
    /// The program that drives it.
    pub chromedriver: PathBuf,
}

/// What every bundle needs: Node with the npm tools, the wasm target, wasm-bindgen.
pub fn for_dist() -> Outcome {
    node()?;
    wasm_target()?;
    npm_packages()?;
    wasm_bindgen()
}

/// What a look at the machine can refuse before anything long begins.
pub fn preflight() -> Outcome {
    node()?;
    wasm_target()
}

/// Formats and lints need two parts of the toolchain that a minimal rustup leaves out.
pub fn for_lints() -> Outcome {
    for (component, probe) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if output(cargo().args([probe, "--version"])).is_none() {
            rustup(&["component", "add", component], component, "a few seconds, 5 MB, once")?;
        }
    }
    Ok(())
}

/// Chromium, and wasm-pack to run wasm tests in it.
pub fn for_wasm_tests() -> Outcome<Browser> {
    for_dist()?;
    wasm_pack()?;
    browser()
}

/// Where our own tools are, first on the `PATH`.
pub fn path_with_tools() -> std::ffi::OsString {
    let own = [tools().join("bin"), npm().join("node_modules/.bin")];
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(own.into_iter().chain(std::env::split_paths(&path))).unwrap_or(path)
}

/// A program of the npm packages, such as `esbuild`.
pub fn npm_tool(name: &str) -> PathBuf {
    npm().join("node_modules/.bin").join(name)
}

/// The `wasm-bindgen` of exactly the version in `Cargo.lock`.
pub fn wasm_bindgen_program() -> Outcome<PathBuf> {
    let version = wasm_bindgen_version()?;
    tool("wasm-bindgen", |has| has == format!("wasm-bindgen {version}"))
        .ok_or_else(|| Failure::new("wasm-bindgen is missing. Run `cargo xtask setup`."))
}

/// Any `wasm-pack` will do.
pub fn wasm_pack_program() -> Outcome<PathBuf> {
    tool("wasm-pack", |version| version.starts_with("wasm-pack "))
        .ok_or_else(|| Failure::new("wasm-pack is missing. Run `cargo xtask setup`."))
}

fn tools() -> PathBuf {
    root().join("target/tools")
}

fn npm() -> PathBuf {
    root().join("xtask/npm")
}

fn tool(name: &str, fits: impl Fn(&str) -> bool) -> Option<PathBuf> {
    let own = tools().join("bin").join(name);
    [Some(own), find(name)].into_iter().flatten().find(|program| {
        output(Command::new(program).arg("--version")).is_some_and(|version| fits(&version))
    })
}

fn wasm_target() -> Outcome {
    let libraries =
        output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    rustup(&["target", "add", WASM_TARGET], "the wasm target", "a few seconds, 20 MB, once")
}

fn rustup(args: &[&str], name: &str, cost: &str) -> Outcome {
    let remedy = format!("Run `rustup {}` and see what it says.", args.join(" "));
    if find("rustup").is_none() {
        return Err(Failure::new(format!(
            "{name} is missing from this Rust toolchain and there is no rustup to add it. Install \
             Rust with rustup (https://rustup.rs), or add {name} the way this toolchain was \
             installed, and run the same command again."
        )));
    }
    Step { name, cost, remedy: &remedy, log: "setup-rustup" }
        .run(Command::new("rustup").args(args).current_dir(root()))
}

fn wasm_bindgen_version() -> Outcome<String> {
    let path = root().join("Cargo.lock");
    let lock = at(fs::read_to_string(&path), "read", &path)?;
    version_in(&lock, "wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock does not name wasm-bindgen"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    rest.split('"').next().map(str::to_owned)
}

fn wasm_bindgen() -> Outcome {
    if wasm_bindgen_program().is_ok() {
        return Ok(());
    }
    cargo_install("wasm-bindgen-cli", &wasm_bindgen_version()?)
}

fn wasm_pack() -> Outcome {
    if wasm_pack_program().is_ok() {
        return Ok(());
    }
    cargo_install("wasm-pack", WASM_PACK)
}

/// Unoptimized: it takes a third of the time, and the tools are fast enough.
///
/// The lock of a tool may name a version that a mirror of crates.io does not have; then the
/// nearest ones that fit will do.
fn cargo_install(package: &str, version: &str) -> Outcome {
    let name = format!("{package} {version}");
    let log = format!("setup-{package}");
    let step = Step {
        name: &name,
        cost: "compiled by cargo into target/tools, 1 to 2 minutes, once",
        remedy: "Look at what cargo says; then run the same command again.",
        log: &log,
    };
    let install = |lock: &[&str]| {
        step.run(
            cargo()
                .args(["install", "--debug", "--force", package, "--version", version])
                .args(lock)
                .arg("--root")
                .arg(tools())
                .env("CARGO_TARGET_DIR", tools().join("build")),
        )
    };
    install(&["--locked"]).or_else(|failure| {
        if failure.to_string().contains("failed to select a version") {
            println!("  {name}: this registry lacks a version in its lock; trying without");
            return install(&[]);
        }
        Err(failure)
    })
}

fn node() -> Outcome {
    let version = output(Command::new("node").arg("--version"));
    let major = version.as_deref().and_then(major);
    if major.is_some_and(|major| NODE_MAJOR_MIN <= major) && find("npm").is_some() {
        return Ok(());
    }
    apt(
        &["nodejs", "npm"],
        "Node.js and npm",
        &format!(
            "Node.js {NODE_MAJOR_MIN} or newer with npm is needed to build the widgets{}. Install \
             it from https://nodejs.org or with your system's packages (Debian: `sudo apt-get \
             install nodejs npm`) and run the same command again.",
            version.map_or_else(String::new, |version| format!(" (this machine has {version})"))
        ),
    )
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn npm_packages() -> Outcome {
    let lock = npm().join("package-lock.json");
    let stamp = npm().join("node_modules/.balai-lock");
    let wanted = hash::hex(&at(fs::read(&lock), "read", &lock)?);
    if fs::read_to_string(&stamp).is_ok_and(|has| has == wanted) {
        return Ok(());
    }
    Step {
        name: "npm packages",
        cost: "esbuild, binaryen, playwright-core, axe: about 10 seconds, 140 MB on disk, once",
        remedy: "Look at what npm says; then run the same command again.",
        log: "setup-npm",
    }
    .run(
        Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .args(["--fetch-retries=1", "--fetch-timeout=60000"])
            .current_dir(npm()),
    )?;
    at(fs::write(&stamp, wanted), "write", &stamp)
}

/// Chromium with its driver: named by `CHROMIUM` and `CHROMEDRIVER`, found, or installed.
pub fn browser() -> Outcome<Browser> {
    if let Some(browser) = found_browser() {
        return Ok(browser);
    }
    let remedy = "The browser tests need Chromium and chromedriver of the same version. Install \
                  them (Debian: `sudo apt-get install chromium chromium-driver`), or name them in \
                  the variables CHROMIUM and CHROMEDRIVER, and run the same command again. \
                  `cargo xtask demo` needs neither.";
    apt(&["chromium", "chromium-driver"], "Chromium and its driver", remedy)?;
    found_browser().ok_or_else(|| Failure::new(remedy))
}

fn found_browser() -> Option<Browser> {
    let named = |variable: &str| std::env::var_os(variable).map(PathBuf::from);
    let first = |names: &[&str]| names.iter().find_map(|name| find(name));
    let chromium = named("CHROMIUM").or_else(|| {
        first(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
    })?;
    let chromedriver = named("CHROMEDRIVER").or_else(|| first(&["chromedriver"]))?;
    Some(Browser { chromium, chromedriver })
}

/// Debian packages, where we are root and there is an apt; `remedy` is said where we are not.
fn apt(packages: &[&str], name: &str, remedy: &str) -> Outcome {
    let is_root = output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    if !is_root || find("apt-get").is_none() {
        return Err(Failure::new(remedy));
    }
    // One shell for both: the lists of a fresh machine are empty.
    let script = format!(
        "apt-get update -q && apt-get install -q -y --no-install-recommends {}",
        packages.join(" ")
    );
    Step { name, cost: "Debian packages by apt, about 30 seconds, once", remedy, log: "setup-apt" }
        .run(Command::new("sh").args(["-c", &script]).env("DEBIAN_FRONTEND", "noninteractive"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "web-sys"), None);
    }

    #[test]
    fn nodes_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20"), None);
    }
}
