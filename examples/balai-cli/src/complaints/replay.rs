//! `balai complaints replay`: whether logs hold, and what they tell.

use std::path::Path;

use balai::Coded;
use balai::complaint::log::{Break, Hash, Log, hex};
use balai::complaint::workflow::Workflow;
use balai::words::Lang;
use serde_json::{Value, json};

use super::{City, Workflows, city, clocks, told};
use crate::args::Replay;
use crate::prices::input::bad;
use crate::{Error, out};

/// Verifies and tells each log, as text or as JSON.
pub(super) fn run(asked: &Replay) -> Result<(), Error> {
    let city = city(&asked.rules)?;
    let head = asked.head.as_deref().map(hash).transpose()?;
    let lang = Lang::parse(&asked.rules.lang);
    let (mut text, mut all, mut n_broken) = (String::new(), Vec::new(), 0);
    let mut workflows = Workflows::new(&asked.rules);
    for path in &asked.files {
        let (log, workflow) = workflows.log(path)?;
        let judged = judge(&log, workflow, &city, head);
        n_broken += usize::from(judged.is_err());
        if asked.rules.json {
            all.push(as_json(path, &log, workflow, &city, lang, &judged));
        } else {
            if !text.is_empty() {
                text.push('\n');
            }
            tell(&mut text, &log, workflow, &city, lang, &judged);
        }
    }
    if asked.rules.json {
        out::json(&json!({
            "as_of": told(city.as_of, &city.time),
            "n_logs": all.len(),
            "n_broken": n_broken,
            "logs": all,
        }))?;
    } else {
        out::print(&text)?;
    }
    if n_broken > 0 {
        Err(Error::LogsBroken { n: n_broken, of: asked.files.len() })
    } else {
        Ok(())
    }
}

fn hash(text: &str) -> Result<Hash, Error> {
    let expected = "expected 64 hexadecimal digits in lower case";
    hex::parse(text).ok_or_else(|| bad("--head", text, &expected))
}

fn told_hash(hash: &Hash) -> String {
    let mut out = String::new();
    hex::push(hash, &mut out);
    out
}

/// Why a log is not believed.
enum Doubt {
    /// It does not hold in itself.
    Broken(Break),
    /// It holds, and is not the one whose last hash was published.
    AnotherHead,
}

impl Doubt {
    fn code(&self) -> &'static str {
        match self {
            Self::Broken(broken) => broken.code(),
            Self::AnotherHead => "command.another_head",
        }
    }

    fn words(&self) -> String {
        match self {
            Self::Broken(broken) => broken.to_string(),
            Self::AnotherHead => "no entry has the published hash: the chain is another".to_owned(),
        }
    }
}

/// Verifies a log; answers with its last hash.
fn judge(log: &Log, workflow: &Workflow, city: &City, head: Option<Hash>) -> Result<Hash, Doubt> {
    let last = log.verify(workflow, city.as_of).map_err(Doubt::Broken)?;
    // The hash of an entry stands in the one after it.
    let known =
        |wanted: &Hash| *wanted == last || log.entries().iter().skip(1).any(|e| e.prev == *wanted);
    match head {
        Some(wanted) if !known(&wanted) => Err(Doubt::AnotherHead),
        _ => Ok(last),
    }
}

fn tell(
    text: &mut String,
    log: &Log,
    workflow: &Workflow,
    city: &City,
    lang: Lang,
    judged: &Result<Hash, Doubt>,
) {
    let name = |state| workflow.get(state).map_or("", |state| state.name.in_lang(lang));
    *text += &format!("{} ({} {})\n", log.case.as_str(), log.workflow_id, log.workflow_version);
    match (judged, lang) {
        (Ok(head), Lang::Id) => *text += &format!("  rantai utuh, kepala {}\n", told_hash(head)),
        (Ok(head), Lang::En) => *text += &format!("  the chain holds, head {}\n", told_hash(head)),
        (Err(doubt), lang) => {
            let word = if lang == Lang::Id { "TIDAK UTUH" } else { "DOES NOT HOLD" };
            *text += &format!("  {word}: {} [{}]\n", doubt.words(), doubt.code());
            return;
        }
    }
    for entry in log.entries() {
        let event = &entry.event;
        *text += &format!(
            "  {:>3} {} {} ({})",
            entry.seq,
            told(event.at, &city.time),
            event.what.kind().as_str(),
            event.actor.role.as_str()
        );
        if let Some(entered) = event.entered {
            *text += &format!(" -> {}", name(entered.state));
        }
        text.push('\n');
    }
    let case = log.replay();
    for clock in clocks::of(&case, workflow, &city.time, city.as_of, lang) {
        *text += &format!("  {}\n", clock.line(&city.time, lang));
    }
}

fn as_json(
    path: &Path,
    log: &Log,
    workflow: &Workflow,
    city: &City,
    lang: Lang,
    judged: &Result<Hash, Doubt>,
) -> Value {
    let mut value = json!({
        "file": path.display().to_string(),
        "case": log.case.as_str(),
        "workflow": { "id": log.workflow_id, "version": log.workflow_version },
        "holds": judged.is_ok(),
    });
    let Some(fields) = value.as_object_mut() else { return value };
    match judged {
        Err(doubt) => {
            fields.insert("broken".into(), json!({ "code": doubt.code(), "cause": doubt.words() }));
        }
        Ok(head) => {
            let case = log.replay();
            let entries = log.entries().iter().map(|entry| {
                json!({
                    "seq": entry.seq,
                    "at": told(entry.event.at, &city.time),
                    "event": entry.event.what.kind().as_str(),
                    "role": entry.event.actor.role.as_str(),
                    "state": entry.event.entered.map(|at| workflow.state_id(at.state)),
                })
            });
            let clocks = clocks::of(&case, workflow, &city.time, city.as_of, lang);
            for (name, value) in [
                ("head", json!(told_hash(head))),
                ("state", json!(case.state_idx().map(|state| workflow.state_id(state)))),
                ("phase", json!(case.state.map(|at| at.phase.as_str()))),
                ("agency", json!(case.agency.as_ref().map(|agency| agency.as_str()))),
                ("entries", entries.collect()),
                ("clocks", clocks.iter().map(|clock| clock.json(&city.time)).collect()),
            ] {
                fields.insert(name.into(), value);
            }
        }
    }
    value
}
