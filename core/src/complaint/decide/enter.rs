//! What entering a state does to clocks.
//!
//! Source: `docs/reference/complaint-workflow.md`.

use alloc::vec::Vec;

use crate::complaint::case::Case;
use crate::complaint::class::Class;
use crate::complaint::event::ClockChange;
use crate::complaint::workflow::{ClockIdx, GradeIdx, StateIdx, Workflow};

/// The changes of clocks when a case of this class and grade enters a state.
pub(super) fn changes(
    case: &Case,
    workflow: &Workflow,
    to: StateIdx,
    class: Class,
    grade: Option<GradeIdx>,
) -> Vec<ClockChange> {
    let mut changes = Vec::new();
    for (rule, idx) in workflow.clocks.iter().zip(0_u8..) {
        let clock = ClockIdx(idx);
        let own = case.running(clock);
        let (mut runs, mut held) = (own.is_some(), own.is_some_and(|own| own.is_held()));
        if runs && rule.stops.contains(to) {
            changes.push(ClockChange::Stopped(clock));
            (runs, held) = (false, false);
        }
        if !runs
            && rule.starts.contains(to)
            && let Some(limit) = rule.limit(class, grade)
        {
            changes.push(ClockChange::Started { clock, limit: limit.span });
            runs = true;
        }
        match (runs, held, rule.held_in.contains(to)) {
            (true, false, true) => changes.push(ClockChange::Held(clock)),
            (true, true, false) => changes.push(ClockChange::Resumed(clock)),
            (true, true, true) | (true, false, false) | (false, ..) => {}
        }
    }
    changes
}

/// The clocks that an officer may let stand still now.
pub(super) fn holdable(case: &Case, workflow: &Workflow) -> Vec<ClockChange> {
    let own = case.clocks.iter().filter(|own| {
        let may_hold = workflow.rule(own.clock).is_some_and(|rule| rule.may_hold);
        may_hold && own.is_running() && !own.is_held() && own.breached.is_none()
    });
    own.map(|own| ClockChange::Held(own.clock)).collect()
}

/// The clocks that go on when an officer says so: those the state itself does not hold.
pub(super) fn resumable(case: &Case, workflow: &Workflow) -> Vec<ClockChange> {
    let held_by_state = |clock| {
        let rule = workflow.rule(clock);
        case.state_idx().is_some_and(|state| rule.is_some_and(|rule| rule.held_in.contains(state)))
    };
    let own = case.clocks.iter().filter(|own| own.is_held() && !held_by_state(own.clock));
    own.map(|own| ClockChange::Resumed(own.clock)).collect()
}
