//! How the clocks of a case stand, as text and as JSON.

use balai::Instant;
use balai::calendar::{ClockState, Measure, WorkingTime};
use balai::complaint::workflow::Workflow;
use balai::complaint::{Case, CaseClock};
use balai::words::Lang;
use serde_json::{Value, json};

use super::told;

/// One clock: when it was due, and how it stands.
pub(super) struct Standing<'a> {
    name: &'a str,
    id: &'a str,
    own: &'a CaseClock,
    due_at: Option<Instant>,
    state: Option<ClockState>,
}

/// The clocks of a case as they stood at a moment; without a deadline where the calendar does not
/// know the years.
pub(super) fn of<'a>(
    case: &'a Case,
    workflow: &'a Workflow,
    time: &WorkingTime,
    as_of: Instant,
    lang: Lang,
) -> Vec<Standing<'a>> {
    let clocks = case.clocks.iter().filter_map(|own| {
        let rule = workflow.rule(own.clock)?;
        let counted = case.counted(own);
        let at = as_of.max(case.last_at);
        Some(Standing {
            name: rule.name.in_lang(lang),
            id: &rule.id,
            own,
            due_at: counted.due_at(time).ok(),
            state: counted.state(time, at).ok(),
        })
    });
    clocks.collect()
}

impl Standing<'_> {
    fn word(&self) -> &'static str {
        match self.state {
            // Stopped by what followed when its time was over.
            Some(ClockState::StoppedInTime { .. }) if self.own.breached.is_some() => "breached",
            Some(ClockState::Running { .. }) => "running",
            Some(ClockState::Held { .. }) => "held",
            Some(ClockState::Breached { .. }) => "breached",
            Some(ClockState::StoppedInTime { .. }) => "in_time",
            Some(ClockState::StoppedLate { .. }) => "late",
            None => "unknown",
        }
    }

    /// Minutes left, or over time; of work or of any time, as the limit is.
    fn minutes(&self) -> Option<i64> {
        Some(match self.state.as_ref()? {
            ClockState::StoppedInTime { .. } if self.own.breached.is_some() => 0,
            ClockState::Running { left_minutes, .. }
            | ClockState::Held { left_minutes, .. }
            | ClockState::StoppedInTime { left_minutes, .. } => *left_minutes,
            ClockState::Breached { over_minutes, .. }
            | ClockState::StoppedLate { over_minutes, .. } => -*over_minutes,
        })
    }

    /// A line: its name, when it was due, how it stands.
    pub(super) fn line(&self, time: &WorkingTime, lang: Lang) -> String {
        let due = self.due_at.map_or_else(|| "?".to_owned(), |at| told(at, time));
        let working = self.own.time.limit.measure() == Measure::Working;
        let words = match (self.state.as_ref(), lang) {
            (None, Lang::Id) => "di luar kalender".to_owned(),
            (None, Lang::En) => "outside the calendar".to_owned(),
            (Some(ClockState::StoppedInTime { .. }), lang) if self.own.breached.is_some() => {
                if lang == Lang::Id { "habis" } else { "ran out" }.to_owned()
            }
            (Some(state), lang) => {
                let n = self.minutes().unwrap_or(0).abs();
                let [id, en] = match state {
                    ClockState::Running { .. } => ["berjalan, sisa", "running, left:"],
                    ClockState::Held { .. } => ["ditunda, sisa", "held, left:"],
                    ClockState::Breached { .. } => ["terlewat", "over by"],
                    ClockState::StoppedInTime { .. } => ["tepat waktu, sisa", "in time, left:"],
                    ClockState::StoppedLate { .. } => ["terlambat", "late by"],
                };
                let unit = match (lang, working) {
                    (Lang::Id, true) => "menit kerja",
                    (Lang::Id, false) => "menit",
                    (Lang::En, true) => "working minutes",
                    (Lang::En, false) => "minutes",
                };
                format!("{} {n} {unit}", if lang == Lang::Id { id } else { en })
            }
        };
        let until = if lang == Lang::Id { "batas" } else { "due" };
        format!("{}: {until} {due}; {words}", self.name)
    }

    /// The same as JSON.
    pub(super) fn json(&self, time: &WorkingTime) -> Value {
        json!({
            "clock": self.id,
            "name": self.name,
            "started_at": told(self.own.time.started_at, time),
            "due_at": self.due_at.map(|at| told(at, time)),
            "stopped_at": self.own.time.stopped_at.map(|at| told(at, time)),
            "breached_at": self.own.breached.map(|at| told(at, time)),
            "state": self.word(),
            "left_minutes": self.minutes(),
            "measure": match self.own.time.limit.measure() {
                Measure::Working => "working",
                Measure::Passing => "passing",
            },
        })
    }
}
