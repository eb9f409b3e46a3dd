//! Every test there is, part by part, ending with one line that counts them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use crate::{
    demo, dist,
    run::{Failure, Outcome, at, cargo, in_words, root, run_logged, tail},
    server::{self, Running},
    setup,
};

/// How many tests of a part went how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    n_passed: u64,
    n_failed: u64,
    n_skipped: u64,
}

impl Counts {
    fn one(passed: bool) -> Self {
        Self { n_passed: u64::from(passed), n_failed: u64::from(!passed), n_skipped: 0 }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            n_passed: self.n_passed + other.n_passed,
            n_failed: self.n_failed + other.n_failed,
            n_skipped: self.n_skipped + other.n_skipped,
        }
    }
}

type Part = (&'static str, fn(&Path) -> Outcome<Counts>);

const PARTS: [Part; 10] = [
    ("fmt", fmt),
    ("clippy", clippy),
    ("tidy", |log| counted(cargo_test(&["--package", "xtask"]), log, rust_counts)),
    ("core", |log| counted(cargo_test(&["--package", "balai"]), log, rust_counts)),
    ("workspace", |log| counted(cargo_test(OTHERS), log, rust_counts)),
    ("wasm-node", |log| wasm(log, &["--node"], "node")),
    ("wasm-browser", |log| wasm(log, &["--headless", "--chrome"], "browser")),
    ("dist", |_| told(dist::dist())),
    ("e2e", e2e),
    ("demo-check", demo_check),
];
const OTHERS: &[&str] =
    &["--workspace", "--exclude", "balai", "--exclude", "balai-wasm", "--exclude", "xtask"];

/// Runs the parts of these names, or all. Answers whether all passed.
pub fn test(names: &[String]) -> Outcome<bool> {
    let known = PARTS.map(|(name, _)| name);
    if let Some(unknown) = names.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(Failure::new(format!(
            "there is no part `{unknown}` of the tests. The parts are: {}.",
            known.join(", ")
        )));
    }
    let logs = root().join("target/test-logs");
    at(fs::create_dir_all(&logs), "make the folder", &logs)?;
    let (mut counts, mut failed) = (Counts::default(), Vec::new());
    let began = Instant::now();
    for (name, part) in PARTS {
        if !names.is_empty() && !names.iter().any(|wanted| wanted == name) {
            continue;
        }
        println!("{name}: running");
        let (began, log) = (Instant::now(), logs.join(format!("{name}.log")));
        _ = fs::remove_file(&log);
        let result = part(&log).unwrap_or_else(|failure| {
            println!("{failure}");
            Counts::one(false)
        });
        let Counts { n_passed, n_failed, n_skipped } = result;
        let time = in_words(began.elapsed());
        println!("{name}: {n_passed} passed, {n_failed} failed, {n_skipped} skipped ({time})");
        if n_failed > 0 {
            print!("{}", tail(&log, 60));
            println!("    (all of it: target/test-logs/{name}.log)");
            failed.push(name);
        }
        counts = counts.plus(result);
    }
    println!("tests took {}", in_words(began.elapsed()));
    if !failed.is_empty() {
        println!("failed parts: {}", failed.join(", "));
    }
    let Counts { n_passed, n_failed, n_skipped } = counts;
    println!("{n_passed} passed, {n_failed} failed, {n_skipped} skipped");
    Ok(n_failed == 0)
}

/// Runs `command` and reads its counts; a failure nothing was counted for counts one.
fn counted(mut command: Command, log: &Path, count: fn(&str) -> Counts) -> Outcome<Counts> {
    let passed = run_logged(&mut command, log, |time| println!("  … {}", in_words(time)))?;
    let bytes = at(fs::read(log), "read", log)?;
    let mut counts = count(&String::from_utf8_lossy(&bytes));
    if !passed && counts.n_failed == 0 {
        counts.n_failed = 1;
    }
    Ok(counts)
}

/// One test that passes when `command` does.
fn single(command: Command, log: &Path) -> Outcome<Counts> {
    let counts = counted(command, log, |_| Counts::default())?;
    Ok(Counts::one(counts.n_failed == 0))
}

fn told(outcome: Outcome) -> Outcome<Counts> {
    outcome.map(|()| Counts::one(true))
}

fn cargo_with(args: &[&str]) -> Command {
    let mut command = cargo();
    command.args(args);
    command
}

fn cargo_test(packages: &[&str]) -> Command {
    let mut command = cargo_with(&["test", "--locked", "--no-fail-fast"]);
    command.args(packages).args(["--", "--show-output"]).env("RUST_BACKTRACE", "0");
    command
}

fn fmt(log: &Path) -> Outcome<Counts> {
    setup::for_lints()?;
    single(cargo_with(&["fmt", "--all", "--check", "--", "--color=never"]), log)
}

fn clippy(log: &Path) -> Outcome<Counts> {
    setup::for_lints()?;
    let lint = ["clippy", "--locked", "--quiet", "--keep-going", "--all-targets"];
    let mut all = cargo_with(&lint);
    all.args(["--workspace", "--exclude", "balai-wasm", "--", "-D", "warnings"]);
    let native = single(all, log)?;
    if native.n_failed > 0 {
        return Ok(native);
    }
    setup::preflight()?;
    let mut wasm = cargo_with(&lint);
    wasm.args(["--package", "balai-wasm", "--target", "wasm32-unknown-unknown"]);
    wasm.args(["--", "-D", "warnings"]).env("CARGO_TARGET_DIR", root().join("target/wasm"));
    Ok(native.plus(single(wasm, log)?))
}

fn wasm(log: &Path, runner: &[&str], test: &str) -> Outcome<Counts> {
    let browser = setup::for_wasm_tests()?;
    let mut command = Command::new(setup::wasm_pack_program()?);
    command.args(["test", "--mode", "no-install"]).args(runner);
    if runner.contains(&"--chrome") {
        command.arg("--chromedriver").arg(&browser.chromedriver);
    }
    command.args(["wasm", "--locked", "--test", test]).current_dir(root());
    command.env("PATH", setup::path_with_tools());
    command.env("CARGO_TARGET_DIR", root().join("target/wasm"));
    // Property tests in a browser take their time.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    counted(command, log, rust_counts)
}

fn e2e(log: &Path) -> Outcome<Counts> {
    let browser = setup::browser()?;
    let server = test_server("e2e")?;
    let lab = dist::lab();
    if let Err(failure) = &lab {
        println!("  no lab bundle: {failure}");
    }
    let mut command = Command::new("node");
    command.arg("tests/e2e/run.mjs").current_dir(root());
    command.env("BALAI_URL", format!("http://127.0.0.1:{}", server.port));
    command.env("BALAI_DIST", dist::folder()).env("BALAI_LAB", root().join("target/lab"));
    command.env("BALAI_SERVER", server::program());
    command.env("CHROMIUM", browser.chromium);
    counted(command, log, e2e_counts)
}

/// The server on a free port with an empty database, over a fresh `target/dist`.
fn test_server(name: &str) -> Outcome<Running> {
    demo::build()?;
    let db = empty_database(name);
    let quiet = ["--quiet".into()];
    let log = root().join(format!("target/test-logs/{name}-server.log"));
    Running::start(&db, crate::http::free_port()?, &quiet, &log)
}

fn empty_database(name: &str) -> PathBuf {
    let db = root().join(format!("target/demo/{name}.db"));
    for ending in ["", "-wal", "-shm"] {
        _ = fs::remove_file(db.with_file_name(format!("{name}.db{ending}")));
    }
    db
}

fn demo_check(_: &Path) -> Outcome<Counts> {
    told(demo::demo(&demo::Options { check: true, ..demo::Options::default() }))
}

/// The `test result:` lines of cargo and wasm-bindgen, and each line that says `skipped:`.
fn rust_counts(log: &str) -> Counts {
    let mut counts = Counts::default();
    for line in log.lines().map(str::trim_start) {
        if line.starts_with("skipped:") {
            counts.n_skipped += 1;
        }
        let Some(result) = line.strip_prefix("test result:") else { continue };
        let number = |word: &str| {
            let before = result.split(word).next().filter(|before| *before != result);
            let digits = before.and_then(|before| before.split_whitespace().last());
            digits.and_then(|digits| digits.parse::<u64>().ok()).unwrap_or(0)
        };
        counts.n_passed += number(" passed");
        counts.n_failed += number(" failed");
        counts.n_skipped += number(" ignored");
    }
    counts
}

fn e2e_counts(log: &str) -> Counts {
    let n = |word: &str| log.lines().filter(|line| line.starts_with(word)).count() as u64;
    Counts { n_passed: n("ok "), n_failed: n("not ok "), n_skipped: n("skip ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(counts: Counts, n_passed: u64, n_failed: u64, n_skipped: u64) {
        assert_eq!(counts, Counts { n_passed, n_failed, n_skipped });
    }

    #[test]
    fn results_of_several_programs_add_up() {
        let log = "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
                   skipped: no price file given\n\
                   test result: FAILED. 1 passed; 2 failed; 1 ignored; 0 measured\n";
        check(rust_counts(log), 6, 2, 2);
    }

    #[test]
    fn end_to_end_lines_are_counted() {
        check(e2e_counts("ok a\nnot ok b\n  why\nskip c\nok d\n"), 2, 1, 1);
    }

    #[test]
    fn an_unknown_part_is_refused_with_the_names() {
        let failure = test(&["cor".to_owned()]).expect_err("there is no such part");
        assert!(failure.to_string().contains("fmt, clippy, tidy, core"), "{failure}");
    }
}
