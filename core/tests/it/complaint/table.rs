//! Every state × command × role of every preset, as a table that people review.
//!
//! Source: `core/tests/golden/complaint/`; made by asking `decide`, never by hand.

use std::collections::BTreeMap;
use std::fmt::Write;

use balai::complaint::workflow::{StateIdx, Workflow};
use balai::complaint::{CommandKind, Role};

use super::{PRESETS, Play, full, reason, workflow};
use crate::working_time::at;

const NOW: &str = "2026-11-23T09:00";

/// A play for each state, got there by the shortest way.
fn reached(workflow: &Workflow) -> BTreeMap<StateIdx, Play> {
    let mut found = BTreeMap::new();
    let mut next = vec![Play::with(workflow.clone(), super::time())];
    while !next.is_empty() {
        let mut further = Vec::new();
        for play in next {
            for kind in CommandKind::ALL {
                for role in Role::ALL {
                    let mut play = play.clone();
                    let act = full(*kind, &play.case, workflow, at(NOW));
                    if play.act(*role, act, at(NOW)).is_err() || play.case.merged_into.is_some() {
                        continue;
                    }
                    if let Some(state) = play.case.state_idx()
                        && !found.contains_key(&state)
                    {
                        found.insert(state, play.clone());
                        further.push(play);
                    }
                }
            }
        }
        next = further;
    }
    found
}

/// What a role's command leads to: the state entered, `=` if it stays, or why not.
fn cell(play: &Play, kind: CommandKind, role: Role) -> String {
    let mut play = play.clone();
    let act = full(kind, &play.case, &play.workflow, at(NOW));
    match play.act(role, act, at(NOW)) {
        Err(refusal) => reason(&refusal).to_owned(),
        Ok(events) => match events.last().and_then(|event| event.entered) {
            Some(entered) => format!("-> {}", play.workflow.state_id(entered.state)),
            None => "=".to_owned(),
        },
    }
}

fn block(out: &mut String, name: &str, play: &Play) {
    writeln!(out, "\n{name}").unwrap();
    for kind in CommandKind::ALL {
        let cells = Role::ALL.iter().map(|role| format!("{:<18}", cell(play, *kind, *role)));
        let row: String = cells.collect();
        writeln!(out, "  {:<10}{}", kind.as_str(), row.trim_end()).unwrap();
    }
}

fn check(name: &str, json: &str) {
    let workflow = workflow(json);
    let mut out =
        format!("{name}: what each command of each role leads to, by state\n  {:<10}", "");
    for role in Role::ALL {
        write!(out, "{:<18}", role.as_str()).unwrap();
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    block(&mut out, "(nothing yet)", &Play::with(workflow.clone(), super::time()));
    let states = reached(&workflow);
    assert_eq!(states.len(), workflow.states.len(), "{name}: a state is never reached");
    for (state, play) in &states {
        block(&mut out, workflow.state_id(*state), play);
    }
    if let Some(mut merged) = states
        .into_values()
        .find(|play| matches!(cell(play, CommandKind::Merge, Role::Supervisor).as_str(), "="))
    {
        merged.go(Role::Supervisor, CommandKind::Merge, NOW);
        block(&mut out, "(merged into another)", &merged);
    }
    crate::golden(&format!("complaint/{name}.txt"), &out);
}

#[test]
fn every_state_command_and_role_has_its_answer() {
    for (name, json) in PRESETS {
        check(name, json);
    }
}
