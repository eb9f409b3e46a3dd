//! Random histories: whatever happens, cases stay whole.
//!
//! Source: seeded, so that every run sees the same histories.

use balai::Instant;
use balai::complaint::log::Log;
use balai::complaint::workflow::{Phase, Status};
use balai::complaint::{
    Act, Case, Class, Command, CommandId, CommandKind, EventKind, Privacy, Role, apply, legal_moves,
};

use super::{PRESETS, Play, actor, all_words, full, workflow};
use crate::working_time::{Seeded, at};

const N_HISTORIES: usize = 150;
const N_STEPS: usize = 30;

fn pick<T: Copy>(seed: &mut Seeded, list: &[T]) -> T {
    list[seed.below(list.len() as u64) as usize]
}

fn later(seed: &mut Seeded, now: Instant) -> Instant {
    let most = pick(seed, &[1, 600, 86_400, 20 * 86_400]);
    Instant::from_unix_seconds(now.unix_seconds() + seed.below(most))
}

/// A command that may well be allowed.
fn some_act(seed: &mut Seeded, play: &Play, role: Role, now: Instant) -> Act {
    let moves = legal_moves(&play.case, &actor(role), &play.workflow, &play.time, now);
    let legal: Vec<_> =
        moves.iter().filter(|found| found.refused.is_none()).map(|found| found.command).collect();
    let kind = if legal.is_empty() || seed.below(4) == 0 {
        pick(seed, CommandKind::ALL)
    } else {
        pick(seed, &legal)
    };
    match kind {
        CommandKind::Submit => {
            Act::Submit { class: pick(seed, Class::ALL), privacy: pick(seed, Privacy::ALL) }
        }
        _ => full(kind, &play.case, &play.workflow, now),
    }
}

/// One step, and what must hold after it.
fn step(seed: &mut Seeded, play: &mut Play, now: Instant) {
    let (before, role) = (play.case.clone(), pick(seed, Role::ALL));
    let act = some_act(seed, play, role, now);
    let Ok(events) = play.act(role, act.clone(), now) else {
        assert_eq!(play.case, before);
        return;
    };
    let mut case = before;
    for event in &events {
        let was = case.state;
        case = apply(case, event);
        let state = case.state.unwrap();
        let status = |at: balai::complaint::workflow::StateAt| {
            play.workflow.get(at.state).map(|state| state.status)
        };
        assert_eq!(play.workflow.state_at(state.state), state);
        if was.and_then(status) == Some(Status::Closed) && status(state) == Some(Status::Open) {
            assert_eq!(event.what.kind(), EventKind::Reopened, "only that opens what was closed");
        }
    }
    assert_eq!(case, play.case);
    holds(play, now);
    // The same command again: no event, the same case.
    let again = Command { id: CommandId(play.n), seen: None, act, words: all_words(play.n) };
    if again.act != Act::Tick {
        assert_eq!(play.give(&actor(role), &again, now), Ok(Vec::new()));
    }
}

fn holds(play: &Play, now: Instant) {
    let case = &play.case;
    let until = Instant::from_unix_seconds(now.unix_seconds() + 12_345);
    let sum: i64 = Phase::ALL.iter().map(|phase| case.seconds_in(*phase, until)).sum();
    assert_eq!(sum, case.age_seconds(until), "time in phases sums to age");
    let state = play.workflow.get(case.state_idx().unwrap()).unwrap();
    let runs = case.clocks.iter().any(|own| own.is_running());
    if state.phase == Phase::Open {
        assert!(runs || state.unclocked.is_some(), "{}: an open case without a clock", state.id);
    }
    for own in &case.clocks {
        let twice = case.clocks.iter().filter(|other| other.clock == own.clock);
        assert!(twice.filter(|other| other.is_running()).count() <= 1);
    }
    // Ticked once or in many steps, the same becomes due.
    let ends = Instant::from_unix_seconds(now.unix_seconds() + 300 * 86_400);
    let mut at_once = play.clone();
    let due = at_once.act(Role::System, Act::Tick, ends).unwrap();
    if due.is_empty() {
        return;
    }
    let (mut stepwise, mut found, mut when) = (play.clone(), Vec::new(), now);
    while when < ends {
        when = Instant::from_unix_seconds(
            (when.unix_seconds() + 9 * 86_400 + 7_777).min(ends.unix_seconds()),
        );
        found.extend(stepwise.act(Role::System, Act::Tick, when).unwrap());
    }
    assert_eq!(found, due);
    assert_eq!(stepwise.case, at_once.case);
}

#[test]
fn whatever_happens_cases_stay_whole() {
    let (mut seed, mut n_events, mut n_closed) = (Seeded(20_261_125), 0, 0);
    for n in 0..N_HISTORIES {
        let workflow = workflow(PRESETS[n % PRESETS.len()].1);
        let mut play = Play::with(workflow, super::time());
        let mut now = at("2026-01-05T08:00");
        let submit = Act::Submit { class: Class::Complaint, privacy: Privacy::Public };
        play.act(Role::Citizen, submit, now).unwrap();
        for _ in 0..N_STEPS {
            now = later(&mut seed, now);
            step(&mut seed, &mut play, now);
        }
        assert_eq!(play.log.replay(), play.case, "replay equals fold");
        assert_eq!(play.log.verify(&play.workflow, now), Ok(play.log.head()));
        let json = play.log.to_json(&play.workflow);
        assert_eq!(Log::from_json(&json, &play.workflow).unwrap(), play.log);
        n_events += play.log.entries().len();
        n_closed += usize::from(play.case.state.unwrap().phase == Phase::Closed);
        assert_ne!(play.case, Case::new(super::id("A")));
    }
    // The histories are worth something: they are long, and not all end the same way.
    assert!(n_events > 8 * N_HISTORIES, "{n_events}");
    assert!(n_closed > N_HISTORIES / 10 && n_closed < N_HISTORIES, "{n_closed}");
}

#[test]
fn a_button_that_is_offered_works_and_one_that_is_not_says_why() {
    let mut seed = Seeded(7);
    for n in 0..N_HISTORIES {
        let workflow = workflow(PRESETS[n % PRESETS.len()].1);
        let mut play = Play::with(workflow, super::time());
        let mut now = at("2026-01-05T08:00");
        for _ in 0..8 {
            now = later(&mut seed, now);
            let role = pick(&mut seed, Role::ALL);
            let moves = legal_moves(&play.case, &actor(role), &play.workflow, &play.time, now);
            for found in moves {
                let act = full(found.command, &play.case, &play.workflow, now);
                // What the command is about may be missing; that it may be given is settled.
                let about = [
                    "no_such_words",
                    "not_absorbed",
                    "already_absorbed",
                    "clock_not_running",
                    "clock_breached",
                    "extensions_used",
                ];
                match (play.clone().act(role, act, now), found.refused) {
                    (Ok(events), None) => {
                        let entered = events.last().unwrap().entered.map(|at| at.state);
                        assert_eq!(entered, found.to);
                    }
                    (Err(refusal), None) => {
                        assert!(about.contains(&super::reason(&refusal)), "{refusal}");
                    }
                    (result, Some(refused)) => assert_eq!(result, Err(refused)),
                }
            }
            let act = some_act(&mut seed, &play, role, now);
            _ = play.act(role, act, now);
        }
    }
}
