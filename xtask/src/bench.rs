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

/// Ten million quotes against DataFusion, DuckDB and Polars, the same from CSV against DuckDB; a
/// million in Node against a script.
fn prices() -> Outcome {
    let folder = root().join("target/bench/prices");
    at(fs::create_dir_all(&folder), "make the folder", &folder)?;
    let python = peers()?;
    let wasm = wasm()?;
    println!("bench: prices, 10 million quotes, median, mean and geometric mean");
    // Once to write the columns or the file and to warm up, once to be measured.
    let mut ours = core_bench("columns");
    answer(ours.env("BALAI_BENCH_COLUMNS", &folder))?;
    let (ours, _) = timed("columns in memory", &answer(&mut core_bench("columns"))?)?;
    _ = fs::remove_file(folder.join("prices.csv"));
    let mut from_csv = core_bench("table");
    from_csv.arg("--").arg(&folder);
    answer(&mut from_csv)?;
    let (ours_from_csv, our_sums) = timed("CSV file", &answer(&mut from_csv)?)?;
    let mut command = Command::new(&python);
    command.args(["-W", "ignore", "bench/prices/peers.py"]).arg(&folder).arg("5");
    let lines = answer(command.current_dir(root()))?;
    let (in_memory, from_csv) = least(&lines, &our_sums)?;
    let ratio = in_memory[0] / ours;
    println!(
        "in one thread, fastest peer/balai {ratio:.2} (bar: at least 3.00): {}",
        met(ratio >= 3.0)
    );
    println!("fastest peer with all cores/balai in one thread {:.2}", in_memory[1] / ours);
    for (threads, duckdb) in ["1 thread", "all cores"].iter().zip(from_csv) {
        let ratio = duckdb / ours_from_csv;
        println!(
            "from CSV, duckdb with {threads}/balai in one thread {ratio:.2} (bar: at least 1.00): {}",
            met(ratio >= 1.0 && ratio.is_finite())
        );
    }
    node(&wasm, &folder)
}

/// The least times of the peers in memory and from CSV, each in one thread and in any number.
fn least(lines: &str, our_sums: &[f64]) -> Outcome<([f64; 2], [f64; 2])> {
    let (mut in_memory, mut from_csv) = ([f64::INFINITY; 2], [f64::INFINITY; 2]);
    for line in lines.lines() {
        let row = json(line)?;
        let engine = row.get("engine").and_then(Value::as_str).unwrap_or_default();
        let threads = row.get("threads").and_then(Value::as_u64).unwrap_or(0);
        let least = row.get("least_ms").and_then(Value::as_f64).unwrap_or(f64::INFINITY);
        let source = row.get("source").and_then(Value::as_str).unwrap_or_default();
        println!("  {engine}, {source}, threads: {threads}: {least:.1} ms");
        let is_csv = source.starts_with("csv");
        if is_csv && !agree(our_sums, row.get("sums")) {
            return Err(Failure::new(format!("{engine} computes something else: {line}")));
        }
        let [one, all] = if is_csv { &mut from_csv } else { &mut in_memory };
        *all = all.min(least);
        if threads == 1 {
            *one = one.min(least);
        }
    }
    Ok((in_memory, from_csv))
}

/// A million quotes in Node, as wasm and as a script.
fn node(wasm: &Path, folder: &Path) -> Outcome {
    let mut command = Command::new("node");
    command.arg("bench/prices/node.mjs").arg(wasm).arg(folder);
    let row = json(answer(command.current_dir(root()))?.trim())?;
    let ms = |name: &str| row.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
    println!("bench: prices, 1 million quotes in Node, columns copied in and figures read out");
    println!("  wasm {:.1} ms, script {:.1} ms", ms("wasm_ms"), ms("script_ms"));
    let ratio = ms("script_ms") / ms("wasm_ms");
    println!("script/wasm {ratio:.2} (bar: at least 2.00): {}", met(ratio >= 2.0));
    Ok(())
}

fn core_bench(name: &str) -> Command {
    let mut command = cargo();
    command.args(["bench", "--locked", "--quiet", "--package", "balai", "--bench", name]);
    command
}

/// The time that a bench of the core tells in its first line, and the sums in its second.
fn timed(source: &str, said: &str) -> Outcome<(f64, Vec<f64>)> {
    let (first, second) = said.split_once('\n').unwrap_or((said, ""));
    println!("  balai, {source}, threads: 1: {first}");
    let unclear = || Failure::new(format!("the bench of the core does not say how long: {said}"));
    Ok((number_before(first, " ms").ok_or_else(unclear)?, sums(second)))
}

/// The numbers that follow `median`, `mean` and `mean`.
fn sums(line: &str) -> Vec<f64> {
    let parts = line.split_once(": ").map_or("", |(_, sums)| sums).split(", ");
    parts.filter_map(|part| part.rsplit(' ').next()?.parse().ok()).collect()
}

/// Whether a peer's sums over all groups are ours, but for rounding each to a whole rupiah.
fn agree(ours: &[f64], theirs: Option<&Value>) -> bool {
    let theirs = theirs.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let near = |(our, their): (&f64, &Value)| {
        their.as_f64().is_some_and(|their| (our / their - 1.0).abs() < 1e-6)
    };
    ours.len() == 3 && theirs.len() == 3 && ours.iter().zip(theirs).all(near)
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
    fn other_sums_are_noticed() {
        let ours =
            sums("sums over cells of 9 rows: median 3000000, mean 3000001, geometric mean 2.5");
        assert_eq!(ours, [3_000_000.0, 3_000_001.0, 2.5]);
        let agrees = |text: &str| agree(&ours, json(text).ok().as_ref());
        assert!(agrees("[3000000, 3000000.2, 2.5000000001]"));
        assert!(!agrees("[3000000, 3000000.2, 2.51]"));
        assert!(!agrees("[3000000, 3000000.2]"));
        assert!(!agree(&sums(""), json("[]").ok().as_ref()));
    }

    #[test]
    fn an_unknown_bench_is_refused_with_the_names() {
        let failure = bench(&["bed".to_owned()]).expect_err("there is no such bench");
        assert!(failure.to_string().contains("widget, prices"), "{failure}");
    }
}
