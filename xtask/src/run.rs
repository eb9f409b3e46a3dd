//! Runs other programs: quietly, with a log, a sign of life while it lasts, and one clear message
//! when it fails.

use std::{
    fmt, fs,
    fs::File,
    io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// Why a chore stopped, and what helps.
#[derive(Debug)]
pub struct Failure(String);

/// What a chore answers.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure told in `message`, a sentence or two for the person at the terminal.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Turns an I/O error into a [`Failure`] that names the file.
pub fn at<T>(result: io::Result<T>, doing: &str, path: &Path) -> Outcome<T> {
    result.map_err(|error| Failure(format!("cannot {doing} {}: {error}", path.display())))
}

/// The folder of the checkout.
pub fn root() -> PathBuf {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// `4.2 s` or `1 min 05 s`.
pub fn in_words(time: Duration) -> String {
    match time.as_secs() {
        s if s < 60 => format!("{:.1} s", time.as_secs_f64()),
        s => format!("{} min {:02} s", s / 60, s % 60),
    }
}

/// The last lines of a log, to be shown after a failure.
pub fn tail(log: &Path, n_lines: usize) -> String {
    let bytes = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(n_lines);
    lines.iter().skip(from).map(|line| format!("    {line}\n")).collect()
}

/// A step that may take long: its name, what it costs, and where its output goes.
#[derive(Debug)]
pub struct Step<'a> {
    /// What is being done, such as `wasm-bindgen 0.2.130`.
    pub name: &'a str,
    /// What to expect, such as `about 1 minute, once`.
    pub cost: &'a str,
    /// What helps when it fails.
    pub remedy: &'a str,
    /// Where its output goes, under `target/logs`.
    pub log: &'a str,
}

impl Step<'_> {
    /// Runs `command` to its end, with a sign of life every ten seconds.
    pub fn run(&self, command: &mut Command) -> Outcome {
        println!("  {} ({})", self.name, self.cost);
        let began = Instant::now();
        let log = log_path(self.log)?;
        let ok = run_logged(command, &log, |time| {
            let last = tail(&log, 1);
            println!("  {} … {} {}", self.name, in_words(time), cut(last.trim(), 70));
        })?;
        if ok {
            println!("  {}: done in {}", self.name, in_words(began.elapsed()));
            return Ok(());
        }
        let text = tail(&log, 400);
        let shown = log.strip_prefix(root()).unwrap_or(&log).display().to_string();
        if looks_offline(&text) {
            return Err(Failure(format!(
                "{}: the network could not be reached. It is needed once, for crates.io and \
                 registry.npmjs.org (or the mirrors that cargo and npm are set to). Connect and run \
                 the same command again; what is done stays done. Full output: {shown}",
                self.name
            )));
        }
        Err(Failure(format!(
            "{} failed. {}\n{}  Full output: {shown}",
            self.name,
            self.remedy,
            tail(&log, 25)
        )))
    }
}

/// Runs `command` with its output in `log`; `alive` is called every ten seconds. Answers whether
/// it succeeded.
pub fn run_logged(
    command: &mut Command,
    log: &Path,
    mut alive: impl FnMut(Duration),
) -> Outcome<bool> {
    let out = at(File::create(log), "write", log)?;
    let err = at(out.try_clone(), "write", log)?;
    command.stdin(Stdio::null()).stdout(out).stderr(err);
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .spawn()
        .map_err(|error| Failure(format!("cannot start {program}: {error}. Is it installed?")))?;
    let (began, mut told) = (Instant::now(), Instant::now());
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) => thread::sleep(Duration::from_millis(30)),
            Err(error) => return Err(Failure(format!("lost sight of {program}: {error}"))),
        }
        if told.elapsed() >= Duration::from_secs(10) {
            told = Instant::now();
            alive(began.elapsed());
        }
    }
}

/// The file a log of this name goes to; its folder is made.
pub fn log_path(name: &str) -> Outcome<PathBuf> {
    let folder = root().join("target/logs");
    at(fs::create_dir_all(&folder), "make the folder", &folder)?;
    Ok(folder.join(format!("{name}.log")))
}

/// What a short command prints, or nothing when it cannot be run or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where `name` is on the `PATH`.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn looks_offline(log: &str) -> bool {
    const SIGNS: [&str; 16] = [
        "could not resolve host",
        "couldn't resolve host",
        "could not connect",
        "failed to connect",
        "temporary failure in name resolution",
        "temporary failure resolving",
        "failed to lookup address",
        "dns error",
        "enotfound",
        "eai_again",
        "econnrefused",
        "etimedout",
        "network is unreachable",
        "error sending request",
        "spurious network error",
        "timeout was reached",
    ];
    let log = log.to_lowercase();
    SIGNS.iter().any(|sign| log.contains(sign))
}

fn cut(text: &str, n_chars: usize) -> String {
    text.chars().take(n_chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offline_log_is_recognised() {
        assert!(looks_offline("npm error code ENOTFOUND"));
        assert!(looks_offline("warning: spurious network error (3 tries remaining)"));
        assert!(!looks_offline("error[E0425]: cannot find value"));
    }

    #[test]
    fn times_are_told_in_words() {
        assert_eq!(in_words(Duration::from_millis(4_240)), "4.2 s");
        assert_eq!(in_words(Duration::from_secs(65)), "1 min 05 s");
    }

    #[test]
    fn a_missing_program_is_named() {
        let log = std::env::temp_dir().join(format!("xtask-run-{}.log", std::process::id()));
        let failure = run_logged(&mut Command::new("no-such-program"), &log, |_| ())
            .expect_err("it cannot be started");
        assert!(failure.to_string().contains("no-such-program"), "{failure}");
        fs::remove_file(log).expect("the log was made");
    }
}
