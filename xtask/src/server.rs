//! The reference server as a child of ours: built, started, waited for, stopped.

use std::{
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    dist, http,
    run::{Failure, Outcome, Step, at, cargo, root},
};

/// Compiles it.
pub fn build() -> Outcome {
    Step {
        name: "city-server",
        cost: "cargo, a few minutes the first time",
        remedy: "The compiler says why:",
        log: "city-server-build",
    }
    .run(cargo().args(["build", "--locked", "--package", "balai-city-server"]))
}

/// The command that serves `target/dist` with the database `db`; `more` goes to the server.
pub fn command(db: &Path, port: u16, more: &[OsString]) -> Outcome<Command> {
    if let Some(folder) = db.parent() {
        at(fs::create_dir_all(folder), "make the folder", folder)?;
    }
    let mut command = Command::new(program());
    command.current_dir(root()).arg("--dist").arg(dist::folder()).arg("--db").arg(db);
    command.args(["--port", &port.to_string()]).args(more);
    Ok(command)
}

/// Its program.
pub fn program() -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
    root().join(target).join("debug/city-server")
}

/// A server that runs until it is dropped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    /// Where it listens.
    pub port: u16,
}

impl Running {
    /// Starts a server with its output in `log` and waits until it answers.
    pub fn start(db: &Path, port: u16, more: &[OsString], log: &Path) -> Outcome<Self> {
        let out = at(fs::File::create(log), "write", log)?;
        let err = at(out.try_clone(), "write", log)?;
        let mut command = command(db, port, more)?;
        let child = command
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(err)
            .spawn()
            .map_err(|error| Failure::new(format!("cannot start the city server: {error}")))?;
        let mut running = Self { child, port };
        running.wait(log)?;
        Ok(running)
    }

    fn wait(&mut self, log: &Path) -> Outcome {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(60) {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Err(Failure::new(format!(
                    "the city server stopped at once ({status}):\n{}",
                    crate::run::tail(log, 15)
                )));
            }
            if http::get(self.port, "/healthz").is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(50));
        }
        Err(Failure::new("the city server does not answer /healthz within a minute"))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}
