//! Clocks of cases: what is due happens at its own time, held and extended as the workflow says.
//!
//! Source: `docs/reference/complaint-lifecycle.md`; days of March 2026 as in
//! `docs/reference/working-days.md`.

use balai::calendar::Span;
use balai::complaint::{Act, CommandKind, Role};

use super::{Play, at, reason, told};

/// A case handed in on Friday, 13 March 2026, before a week of holidays.
fn handed_in(preset: &str) -> Play {
    let mut play = Play::new(preset);
    play.go(Role::Citizen, CommandKind::Submit, "2026-03-13T09:00");
    play
}

/// A case whose agency has answered on Monday, 23 November 2026.
fn responded() -> Play {
    let mut play = Play::new(super::LAPOR);
    play.go(Role::Citizen, CommandKind::Submit, "2026-11-20T09:00");
    play.go(Role::Verifier, CommandKind::Verify, "2026-11-20T10:00");
    play.go(Role::Verifier, CommandKind::Dispose, "2026-11-20T11:00");
    play.go(Role::Agency, CommandKind::Propose, "2026-11-23T09:00");
    play
}

#[test]
fn a_breach_is_an_event_at_its_own_time_and_only_once() {
    let mut play = handed_in(super::LAPOR);
    assert_eq!(told(&play.tick("2026-03-25T23:59"), &play.workflow), [""; 0]);
    let breach = ["2026-03-25T23:59:59 breached"];
    assert_eq!(told(&play.tick("2026-03-30T08:00"), &play.workflow), breach);
    assert_eq!(told(&play.tick("2026-04-30T08:00"), &play.workflow), [""; 0]);
}

#[test]
fn nobody_answers_and_the_case_is_closed_by_rule() {
    let mut play = responded();
    let due = ["2026-12-07T23:59:59 breached", "2026-12-07T23:59:59 closed closed"];
    assert_eq!(told(&play.tick("2027-01-15T08:00"), &play.workflow), due);
    assert_eq!(play.state(), "closed");
}

#[test]
fn a_late_dispute_meets_what_was_due_before_it() {
    let play = responded();
    let mut late = play.clone();
    let refusal = late.act(Role::Citizen, Act::Dispute, at("2026-12-08T00:00")).unwrap_err();
    assert_eq!(reason(&refusal), "not_in_state");
    assert_eq!(refusal.state.map(|state| play.workflow.state_id(state)), Some("closed"));
    let mut in_time = play.clone();
    in_time.go(Role::Citizen, CommandKind::Dispute, "2026-12-07T23:59");
    assert_eq!(in_time.state(), "in_progress");
}

#[test]
fn a_command_brings_along_what_was_due_before_it() {
    let mut play = handed_in(super::LAPOR);
    let events = play.go(Role::Verifier, CommandKind::Verify, "2026-03-30T08:00");
    let expected = ["2026-03-25T23:59:59 breached", "2026-03-30T08:00:00 verified verified"];
    assert_eq!(told(&events, &play.workflow), expected);
}

#[test]
fn the_ladder_of_bogor() {
    let mut play = Play::new(super::SIBADRA);
    play.go(Role::Citizen, CommandKind::Submit, "2026-11-21T09:00");
    let expected = [
        "2026-11-21T09:07:00 breached",
        "2026-11-22T09:00:00 breached",
        "2026-11-22T09:00:00 escalated",
        "2026-11-23T09:00:00 escalated",
    ];
    assert_eq!(told(&play.tick("2026-11-30T09:00"), &play.workflow), expected);
    assert_eq!(play.case.step, Some(1));
    // An agency that answers is left in peace.
    let mut play = Play::new(super::SIBADRA);
    play.go(Role::Citizen, CommandKind::Submit, "2026-11-21T09:00");
    play.go(Role::Verifier, CommandKind::Dispose, "2026-11-21T09:05");
    play.go(Role::Agency, CommandKind::Start, "2026-11-22T08:59");
    assert_eq!(told(&play.tick("2026-11-30T09:00"), &play.workflow), [""; 0]);
}

#[test]
fn a_hold_puts_off_and_a_state_that_waits_holds_by_itself() {
    let mut play = handed_in(super::LAPOR);
    play.go(Role::Verifier, CommandKind::Hold, "2026-03-16T00:00");
    assert_eq!(told(&play.tick("2026-05-30T08:00"), &play.workflow), [""; 0]);
    play.go(Role::Verifier, CommandKind::Resume, "2026-06-02T00:00");
    // Monday 16, then Tuesday 2 and Wednesday 3 June after the holidays: three days from there on.
    assert_eq!(told(&play.tick("2026-06-30T08:00"), &play.workflow).len(), 1);
    let mut play = handed_in(super::LAPOR);
    play.go(Role::Verifier, CommandKind::Ask, "2026-03-13T10:00");
    assert_eq!(told(&play.tick("2026-05-30T08:00"), &play.workflow), [""; 0]);
    play.go(Role::Citizen, CommandKind::Answer, "2026-06-02T09:00");
    assert!(!play.case.clocks[0].is_held());
}

#[test]
fn a_hold_ends_with_the_state_it_was_for() {
    let mut play = handed_in(super::LAPOR);
    play.go(Role::Verifier, CommandKind::Hold, "2026-03-13T10:00");
    play.go(Role::Verifier, CommandKind::Verify, "2026-03-13T11:00");
    assert_eq!(play.case.held_since, None);
    assert!(!play.case.clocks[0].is_held());
}

#[test]
fn an_extension_moves_the_deadline_by_what_it_grants() {
    let mut play = Play::new(super::LAPOR);
    play.go(Role::Citizen, CommandKind::Submit, "2026-11-20T09:00");
    play.go(Role::Verifier, CommandKind::Verify, "2026-11-20T10:00");
    play.go(Role::Verifier, CommandKind::Dispose, "2026-11-20T11:00");
    let clock = play.workflow.clock("respond").unwrap();
    let mut without = play.clone();
    let act = Act::Extend { clock, by: Span::WorkingDays(7) };
    play.act(Role::Agency, act, at("2026-11-23T09:00")).unwrap();
    let breach = told(&without.tick("2027-01-15T08:00"), &play.workflow);
    assert_eq!(breach, ["2026-11-27T23:59:59 breached"]);
    let breach = told(&play.tick("2027-01-15T08:00"), &play.workflow);
    assert_eq!(breach, ["2026-12-08T23:59:59 breached"]);
}

#[test]
fn a_deadline_nobody_can_know_is_not_held_against_anyone() {
    let mut play = Play::new(super::LAPOR);
    play.go(Role::Citizen, CommandKind::Submit, "2027-12-30T09:00");
    assert_eq!(told(&play.tick("2028-06-01T08:00"), &play.workflow), [""; 0]);
    play.go(Role::Verifier, CommandKind::Verify, "2028-06-01T09:00");
}
