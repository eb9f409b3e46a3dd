//! Golden files, rewritten from what the code does now. Read the difference before committing it.

use std::process::Command;

use crate::run::{Outcome, Step, cargo, root};

/// Rewrites them all and shows which changed.
pub fn bless() -> Outcome {
    Step {
        name: "golden files",
        cost: "runs the native tests with BLESS=1",
        remedy: "A test fails for another reason than its golden file:",
        log: "bless",
    }
    .run(
        cargo()
            .args(["test", "--locked", "--no-fail-fast", "--workspace", "--exclude", "balai-wasm"])
            .args(["--exclude", "xtask"])
            .env("BLESS", "1"),
    )?;
    // What git prints goes to the terminal; without git the files are blessed all the same.
    _ = Command::new("git").args(["--no-pager", "diff", "--stat"]).current_dir(root()).status();
    Ok(())
}
