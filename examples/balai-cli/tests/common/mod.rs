//! Running the command and judging how it ended.

#![allow(dead_code, reason = "not every test needs all")]

use std::path::PathBuf;
use std::process::{Command, Output};

pub(crate) fn balai(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_balai")).args(args).output().unwrap()
}

#[track_caller]
pub(crate) fn done(args: &[&str]) -> String {
    let output = balai(args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
pub(crate) fn refused(args: &[&str], status: i32, says: &[&str]) {
    let output = balai(args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{args:?}: {said}");
    assert!(output.stdout.is_empty(), "{args:?}");
    for words in says {
        assert!(said.contains(words), "{args:?}: {said}");
    }
}

/// A file with this text in a folder of its own.
pub(crate) fn file(name: &str, text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    let path = path.display().to_string();
    (folder, path)
}

/// A file of the real data, if it is there; says so if not.
pub(crate) fn real(name: &str) -> Option<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let path = folder.join(name);
    if !path.is_file() {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path.display().to_string())
}
