//! `balai calendar …`.

mod days;
mod deadline;
pub(crate) mod rules;

use std::path::Path;

use balai::Coded;
use balai::calendar::{Calendar, Error as CalendarError, Holidays, INDONESIA, Policy};
use balai::words::Lang;

pub(crate) use self::deadline::moment;
use crate::Error;
use crate::args;

/// Does what was asked.
pub(crate) fn run(command: &args::Calendar) -> Result<(), Error> {
    match command {
        args::Calendar::Deadline(asked) => deadline::run(asked),
        args::Calendar::Days(asked) => days::run(asked),
    }
}

/// The calendar asked for.
pub(crate) fn calendar(path: &Path, count_collective_leave: bool) -> Result<Calendar, Error> {
    let policy = Policy { joint_leave_is_work: count_collective_leave, ..Policy::default() };
    let holidays = if path.as_os_str().eq_ignore_ascii_case("id") {
        Holidays::from_json(INDONESIA).map_err(refused)?
    } else {
        Holidays::from_json(&text(path)?).map_err(|error| refused_in(path, &error))?
    };
    Calendar::new(holidays, policy).map_err(refused)
}

pub(crate) fn text(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|error| Error::Unreadable {
        path: path.display().to_string(),
        cause: error.to_string(),
    })
}

/// The core's refusal as the command's.
fn refused(error: CalendarError) -> Error {
    Error::Calendar { code: error.code(), cause: error.to_string() }
}

/// The same of a file.
fn refused_in(path: &Path, error: &CalendarError) -> Error {
    Error::Calendar { code: error.code(), cause: format!("{}: {error}", path.display()) }
}

fn lang(tag: &str) -> Lang {
    Lang::parse(tag)
}
