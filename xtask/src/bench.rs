//! Measurements that compare the product with its peers.

use std::process::Command;

use crate::{
    dist,
    run::{Failure, Outcome, root},
    setup,
};

/// Runs the benches of these names; there is one, `widget`.
pub fn bench(names: &[String]) -> Outcome {
    if let Some(unknown) = names.iter().find(|name| *name != "widget") {
        return Err(Failure::new(format!("there is no bench `{unknown}`. There is: widget.")));
    }
    let browser = setup::browser()?;
    dist::build_changed()?;
    println!("bench: widget");
    let status = Command::new("node")
        .arg("bench/widget/run.mjs")
        .current_dir(root())
        .env("BALAI_DIST", dist::folder())
        .env("CHROMIUM", browser.chromium)
        .env("PATH", setup::path_with_tools())
        .status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::new(format!("the bench failed ({status}); it says why above"))),
        Err(error) => Err(Failure::new(format!("cannot start node: {error}"))),
    }
}
