//! Every situation a case can be in: its state, and which clocks run.
//!
//! There are few, so all of them are walked, for each class and grade.
//!
//! Source: breadth-first search.

use alloc::vec::Vec;

use super::item::{ClockIdx, GradeIdx, StateIdx};
use super::read::Workflow;
use crate::complaint::class::Class;

/// A situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Situation {
    pub(super) state: StateIdx,
    /// The clocks that run, as bits.
    pub(super) running: u16,
    pub(super) class: Class,
    grade: Option<GradeIdx>,
}

impl Situation {
    pub(super) fn runs(self, clock: ClockIdx) -> bool {
        self.running & bit(clock) != 0
    }
}

fn bit(clock: ClockIdx) -> u16 {
    1_u16.checked_shl(u32::from(clock.0)).unwrap_or(0)
}

/// Every situation that a case can get into.
pub(super) fn situations(workflow: &Workflow) -> Vec<Situation> {
    let mut found = Vec::new();
    let n_grades = workflow.grades.len().min(64) as u8;
    for class in Class::ALL.iter().copied() {
        for grade in [None].into_iter().chain((0..n_grades).map(|idx| Some(GradeIdx(idx)))) {
            walk(workflow, class, grade, &mut found);
        }
    }
    found
}

fn walk(workflow: &Workflow, class: Class, grade: Option<GradeIdx>, found: &mut Vec<Situation>) {
    let first = found.len();
    let begins = workflow.moves.iter().filter(|found| found.from.is_empty() && found.is_of(class));
    for state in begins.filter_map(|begin| begin.to) {
        add(enter(workflow, state, 0, class, grade), first, found);
    }
    let mut next = first;
    while let Some(here) = found.get(next).copied() {
        next += 1;
        for step in workflow.moves.iter().filter(|step| step.is_of(class)) {
            if let (true, Some(state)) = (step.from.contains(here.state), step.to) {
                add(enter(workflow, state, here.running, class, grade), first, found);
            }
        }
    }
}

fn add(situation: Situation, first: usize, found: &mut Vec<Situation>) {
    if !found.iter().skip(first).any(|known| *known == situation) {
        found.push(situation);
    }
}

fn enter(
    workflow: &Workflow,
    state: StateIdx,
    mut running: u16,
    class: Class,
    grade: Option<GradeIdx>,
) -> Situation {
    for (rule, idx) in workflow.clocks.iter().zip(0_u8..) {
        if rule.stops.contains(state) {
            running &= !bit(ClockIdx(idx));
        }
        if rule.starts.contains(state) && rule.limit(class, grade).is_some() {
            running |= bit(ClockIdx(idx));
        }
    }
    Situation { state, running, class, grade }
}
