//! Finding one's way in a workflow: states by id, moves by state, role and class.
//!
//! Source: `docs/reference/complaint-workflow.md`.

use super::item::{ClockIdx, ClockRule, GradeIdx, Move, Phase, State, StateAt, StateIdx, States};
use super::read::Workflow;
use crate::complaint::actor::Role;
use crate::complaint::class::Class;
use crate::complaint::command::CommandKind;

impl Workflow {
    /// The state of this id.
    #[must_use]
    pub fn state(&self, id: &str) -> Option<StateIdx> {
        let found = self.states.iter().position(|state| state.id == id)?;
        u8::try_from(found).ok().map(StateIdx)
    }

    /// A state with its phase.
    #[must_use]
    pub fn state_at(&self, state: StateIdx) -> StateAt {
        StateAt { state, phase: self.get(state).map_or(Phase::Hidden, |state| state.phase) }
    }

    /// What a state is, if it has it.
    #[must_use]
    pub fn get(&self, state: StateIdx) -> Option<&State> {
        self.states.get(usize::from(state.0))
    }

    /// The id of a state; empty for one it does not have.
    #[must_use]
    pub fn state_id(&self, state: StateIdx) -> &str {
        self.get(state).map_or("", |state| &state.id)
    }

    /// The clock of this id.
    #[must_use]
    pub fn clock(&self, id: &str) -> Option<ClockIdx> {
        let found = self.clocks.iter().position(|rule| rule.id == id)?;
        u8::try_from(found).ok().map(ClockIdx)
    }

    /// The rule of a clock, if it has it.
    #[must_use]
    pub fn rule(&self, clock: ClockIdx) -> Option<&ClockRule> {
        self.clocks.get(usize::from(clock.0))
    }

    /// The grade of this id.
    #[must_use]
    pub fn grade(&self, id: &str) -> Option<GradeIdx> {
        let found = self.grades.iter().position(|grade| grade.id == id)?;
        u8::try_from(found).ok().map(GradeIdx)
    }

    /// The place of the step of this id on the ladder.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<u8> {
        let steps = &self.ladder.as_ref()?.steps;
        u8::try_from(steps.iter().position(|step| step.id == id)?).ok()
    }

    /// Whether anyone has this role.
    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        self.roles & role.bit() != 0
    }

    /// The moves of a command in a state; with `None`, those that begin a case.
    pub fn moves_from(
        &self,
        command: CommandKind,
        state: Option<StateIdx>,
    ) -> impl Iterator<Item = &Move> {
        self.moves.iter().filter(move |found| found.command == command && found.is_from(state))
    }

    /// All states.
    #[must_use]
    pub fn all_states(&self) -> States {
        let n = self.states.len().min(64) as u8;
        (0..n).fold(States::default(), |all, idx| all.with(StateIdx(idx)))
    }
}

impl Move {
    /// Whether it starts from a state; from `None` if it begins a case.
    #[must_use]
    pub fn is_from(&self, state: Option<StateIdx>) -> bool {
        state.map_or(self.from.is_empty(), |state| self.from.contains(state))
    }

    /// Whether a role may make it.
    #[must_use]
    pub fn is_for(&self, role: Role) -> bool {
        self.roles & role.bit() != 0
    }

    /// Whether it is for a class.
    #[must_use]
    pub fn is_of(&self, class: Class) -> bool {
        self.classes & class.bit() != 0
    }

    /// Who may make it.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(|role| self.is_for(*role))
    }
}
