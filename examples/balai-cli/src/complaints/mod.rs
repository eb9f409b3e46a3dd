//! `balai complaints …`.

mod clocks;
mod replay;
mod stats;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;
use std::time::SystemTime;

use balai::calendar::WorkingTime;
use balai::complaint::log::Log;
use balai::complaint::workflow::{PRESETS, Workflow};
use balai::{Coded, Instant, UtcOffset};

use crate::Error;
use crate::args::{Complaints, Rules};
use crate::calendar::{calendar, moment, rules, text};
use crate::prices::input::bad;

/// Does what was asked.
pub(crate) fn run(command: &Complaints) -> Result<(), Error> {
    match command {
        Complaints::Replay(asked) => replay::run(asked),
        Complaints::Stats(asked) => stats::run(asked),
    }
}

/// What the rules on the command line come to.
struct City {
    time: WorkingTime,
    as_of: Instant,
}

fn city(rules: &Rules) -> Result<City, Error> {
    let offset = UtcOffset::parse(&rules.utc_offset)
        .map_err(|error| bad("--utc-offset", &rules.utc_offset, &error))?;
    let calendar = calendar(&rules.holidays.calendar, rules.holidays.count_collective_leave)?;
    let time = rules::working_time(calendar, &rules.hours, rules.weekend_start, offset)?;
    let as_of = match &rules.as_of {
        Some(text) => moment("--as-of", text)?.0,
        None => now(),
    };
    Ok(City { time, as_of })
}

/// The machine's time: a command, unlike the core, may look at the clock.
fn now() -> Instant {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    Instant::from_unix_seconds(since.map_or(0, |since| since.as_secs() as i64))
}

/// The workflows that logs are read by: the one asked for, or that which each log names. Each is
/// read and checked once, however many logs there are.
struct Workflows<'a> {
    asked: Option<&'a Path>,
    known: BTreeMap<String, Workflow>,
}

impl<'a> Workflows<'a> {
    fn new(rules: &'a Rules) -> Self {
        Self { asked: rules.workflow.as_deref(), known: BTreeMap::new() }
    }

    /// A log with the workflow it is read by.
    fn log(&mut self, path: &Path) -> Result<(Log, &Workflow), Error> {
        let json = text(path)?;
        let name = match self.asked {
            Some(asked) => asked.display().to_string(),
            None => named(&json, path)?,
        };
        let workflow = match self.known.entry(name) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let workflow = workflow(Path::new(unknown.key()))?;
                unknown.insert(workflow)
            }
        };
        let log = Log::from_json(&json, workflow).map_err(|error| Error::Complaint {
            code: error.code(),
            cause: format!("{}: {error}", path.display()),
        })?;
        Ok((log, workflow))
    }
}

/// The id of the workflow that a log names; a preset of that id reads it.
fn named(json: &str, path: &Path) -> Result<String, Error> {
    let log: serde_json::Value = serde_json::from_str(json).map_err(|error| Error::Complaint {
        code: "complaint_log.unreadable",
        cause: format!("{}: {error}", path.display()),
    })?;
    let id = log.pointer("/workflow/id").and_then(|id| id.as_str()).unwrap_or_default();
    if PRESETS.iter().any(|(preset, _)| *preset == id) {
        return Ok(id.to_owned());
    }
    Err(Error::WorkflowUnknown { path: path.display().to_string(), id: id.to_owned() })
}

fn workflow(asked: &Path) -> Result<Workflow, Error> {
    let preset = PRESETS.iter().find(|(name, _)| Path::new(name) == asked);
    let json = match preset {
        Some((_, json)) => (*json).to_owned(),
        None => text(asked)?,
    };
    Workflow::from_json(&json).map_err(|error| Error::Complaint {
        code: error.code(),
        cause: format!("{}: {error}", asked.display()),
    })
}

/// A moment in the city's time.
fn told(at: Instant, time: &WorkingTime) -> String {
    at.to_rfc3339(time.offset())
}
