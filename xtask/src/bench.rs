//! Measurements that compare the product with its peers, in the same run on the same machine.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::{
    dist,
    run::{Failure, Outcome, Step, at, cargo, output, root},
    setup,
};

const NAMES: [&str; 2] = ["widget", "prices"];

/// Runs the benches of these names; all of them if none is named.
pub fn bench(names: &[String]) -> Outcome {
    if let Some(unknown) = names.iter().find(|name| !NAMES.contains(&name.as_str())) {
        let known = NAMES.join(", ");
        return Err(Failure::new(format!("there is no bench `{unknown}`. There are: {known}.")));
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    if wanted("widget") {
        widget()?;
    }
    if wanted("prices") {
        prices()?;
    }
    Ok(())
}

/// The price board against the same table in Lit, in Chromium.
fn widget() -> Outcome {
    let browser = setup::browser()?;
    dist::build_changed()?;
    println!("bench: widget");
    let mut command = Command::new("node");
    command.arg("bench/widget/run.mjs").env("BALAI_DIST", dist::folder());
    command.env("CHROMIUM", browser.chromium).env("PATH", setup::path_with_tools());
    shown(&mut command)
}

/// Ten million quotes against DataFusion, DuckDB and Polars; a million in Node against a script.
fn prices() -> Outcome {
    let folder = root().join("target/bench/prices");
    at(fs::create_dir_all(&folder), "make the folder", &folder)?;
    let python = peers()?;
    let wasm = wasm()?;
    println!("bench: prices, 10 million quotes in memory, median, mean and geometric mean");
    let mut ours = cargo();
    ours.args(["bench", "--locked", "--quiet", "--package", "balai", "--bench", "columns"]);
    ours.env("BALAI_BENCH_COLUMNS", &folder).current_dir(root());
    // Once to write the columns and to warm up, once to be measured.
    answer(&mut ours)?;
    let said = answer(ours.env_remove("BALAI_BENCH_COLUMNS"))?;
    let said = said.lines().next().unwrap_or_default();
    println!("  balai, 1 thread: {said}");
    let ours = number_before(said, " ms").ok_or_else(|| {
        Failure::new(format!("the bench of the core does not say how long: {said}"))
    })?;
    let mut command = Command::new(&python);
    command.args(["-W", "ignore", "bench/prices/peers.py"]).arg(&folder).arg("5");
    let lines = answer(command.current_dir(root()))?;
    let (mut best_of_one, mut best) = (f64::INFINITY, f64::INFINITY);
    for line in lines.lines() {
        let row = json(line)?;
        let engine = row.get("engine").and_then(Value::as_str).unwrap_or_default();
        let threads = row.get("threads").and_then(Value::as_u64).unwrap_or(0);
        let least = row.get("least_ms").and_then(Value::as_f64).unwrap_or(f64::INFINITY);
        println!("  {engine}, threads: {threads}: {least:.1} ms");
        best = best.min(least);
        if threads == 1 {
            best_of_one = best_of_one.min(least);
        }
    }
    let ratio = best_of_one / ours;
    println!(
        "in one thread, fastest peer/balai {ratio:.2} (bar: at least 3.00): {}",
        met(ratio >= 3.0)
    );
    println!("fastest peer with all cores/balai in one thread {:.2}", best / ours);
    let mut command = Command::new("node");
    command.arg("bench/prices/node.mjs").arg(&wasm).arg(&folder);
    let row = json(answer(command.current_dir(root()))?.trim())?;
    let ms = |name: &str| row.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
    println!("bench: prices, 1 million quotes in Node, columns copied in and figures read out");
    println!("  wasm {:.1} ms, script {:.1} ms", ms("wasm_ms"), ms("script_ms"));
    let ratio = ms("script_ms") / ms("wasm_ms");
    println!("script/wasm {ratio:.2} (bar: at least 2.00): {}", met(ratio >= 2.0));
    Ok(())
}

fn met(is_met: bool) -> &'static str {
    if is_met { "met" } else { "missed" }
}

fn json(line: &str) -> Outcome<Value> {
    serde_json::from_str(line).map_err(|error| Failure::new(format!("{error}: {line}")))
}

/// The number that stands before `unit`.
fn number_before(text: &str, unit: &str) -> Option<f64> {
    text.split(unit).next()?.rsplit(' ').next()?.parse().ok()
}

/// A Python with the peers, in `target/tools`.
fn peers() -> Outcome<PathBuf> {
    let venv = root().join("target/tools/peers");
    let python = venv.join("bin/python");
    let requirements = root().join("bench/prices/requirements.txt");
    let wanted = at(fs::read_to_string(&requirements), "read", &requirements)?;
    let stamp = venv.join("requirements.txt");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let step = |name, log, command: &mut Command| {
        let cost = "Python packages, about a minute and 400 MB, once";
        Step { name, cost, remedy: "Python 3 with venv and pip is needed. It says:", log }
            .run(command)
    };
    let mut make = Command::new("python3");
    step("a Python of its own", "peers-venv", make.args(["-m", "venv"]).arg(&venv))?;
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&requirements);
    step("DataFusion, DuckDB and Polars", "peers-pip", &mut install)?;
    at(fs::write(&stamp, wanted), "write", &stamp)?;
    Ok(python)
}

/// The aggregation as a wasm module of its own.
fn wasm() -> Outcome<PathBuf> {
    setup::preflight()?;
    let target = root().join("target/bench/wasm");
    Step {
        name: "the aggregation as wasm",
        cost: "cargo, release, some seconds",
        remedy: "The compiler says why:",
        log: "bench-wasm",
    }
    .run(
        cargo()
            .args(["build", "--release", "--target", "wasm32-unknown-unknown", "--manifest-path"])
            .arg(root().join("bench/prices/wasm/Cargo.toml"))
            .env("CARGO_TARGET_DIR", &target),
    )?;
    Ok(Path::new(&target).join("wasm32-unknown-unknown/release/bench_prices.wasm"))
}

/// What a part of a bench prints.
fn answer(command: &mut Command) -> Outcome<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    output(command).ok_or_else(|| {
        Failure::new(format!("a part of the bench failed; run it by itself to see why: {name}"))
    })
}

/// Runs a bench that prints what it finds.
fn shown(command: &mut Command) -> Outcome {
    match command.current_dir(root()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(format!("the bench failed ({status}); it says why above"))),
        Err(error) => Err(Failure::new(format!("cannot start the bench: {error}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_read_from_its_line() {
        let line = "rows 10000000, best of 7 runs 125.4 ms, peak memory 117 MiB";
        assert_eq!(number_before(line, " ms"), Some(125.4));
        assert_eq!(number_before("nothing", " ms"), None);
    }

    #[test]
    fn an_unknown_bench_is_refused_with_the_names() {
        let failure = bench(&["bed".to_owned()]).expect_err("there is no such bench");
        assert!(failure.to_string().contains("widget, prices"), "{failure}");
    }
}
