//! Reading a workflow: strictly in its form, patiently in its names, so that every fault is told.
//!
//! Source: `docs/reference/complaint-workflow.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::fault::{Fault, Flaw, Section};
use super::item::{ClockRule, Grade, Ladder, Move, Name, Phase, Source, State, Status};
use super::{Error, check, read_clock, read_move};
use crate::complaint::actor::Role;
use crate::complaint::evidence::EvidenceRule;
use crate::json::strict::{date, fields_only, need, some_text, text};
use crate::json::{JsonError, Reader};

const FORMAT: &str = "balai.workflow/1";
/// The id of what is a city's own choice.
pub(super) const OWN: &str = "own";

/// The workflow of a city's complaints, read and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workflow {
    /// Its id.
    pub id: String,
    /// Which version of it this is.
    pub version: String,
    /// What people call it.
    pub name: Name,
    /// What it is, and whose.
    pub about: Option<String>,
    /// What was looked for in the sources and not found.
    pub not_found: Vec<String>,
    /// Where it is taken from.
    pub sources: Vec<Source>,
    pub(super) roles: u8,
    /// The grades, if it tells them apart.
    pub grades: Vec<Grade>,
    /// The states.
    pub states: Vec<State>,
    /// The moves.
    pub moves: Vec<Move>,
    /// The clocks.
    pub clocks: Vec<ClockRule>,
    /// The ladder, if there is one.
    pub ladder: Option<Ladder>,
    /// What evidence must be, if a closure needs any.
    pub evidence: Option<EvidenceRule>,
}

/// Collects faults while a workflow is read and checked.
#[derive(Default)]
pub(super) struct Faults(pub(super) Vec<Fault>);

impl Faults {
    pub(super) fn add(&mut self, line: u32, section: Section, name: &str, flaw: Flaw) {
        let fault = Fault { line, section, name: name.into(), flaw };
        // A state that two clocks leave without is one fault.
        if !self.0.contains(&fault) {
            self.0.push(fault);
        }
    }
}

/// The lines that items begin in, for faults found when all is read.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) top: u32,
    pub(super) states: Vec<u32>,
    pub(super) moves: Vec<u32>,
    pub(super) clocks: Vec<u32>,
    pub(super) ladder: u32,
}

impl Workflow {
    /// Reads a workflow and checks it.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`] with line and column; [`Error::Format`]; [`Error::Unsound`] with every
    /// fault there is.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let mut r = Reader::new(json);
        let start = r;
        let names = [
            "format",
            "id",
            "version",
            "name_id",
            "name_en",
            "about",
            "not_found",
            "sources",
            "roles",
            "grades",
            "states",
            "moves",
            "clocks",
            "ladder",
            "evidence",
        ];
        let [
            format,
            id,
            version,
            name_id,
            name_en,
            about,
            not_found,
            sources_at,
            roles_at,
            grades_at,
            states_at,
            moves_at,
            clocks_at,
            ladder_at,
            evidence_at,
        ] = fields_only(&mut r, names)?;
        r.end()?;
        let found = text(&start, format, "format: missing")?;
        if found != FORMAT {
            return Err(Error::Format { found });
        }
        let mut faults = Faults::default();
        let mut lines = Lines { top: line(&start), ..Lines::default() };
        let mut workflow = Self {
            id: text(&start, id, "id: missing")?,
            version: text(&start, version, "version: missing")?,
            name: name(&start, name_id, name_en)?,
            about: some_text(&start, about)?,
            not_found: texts(&start, not_found, "not_found: missing")?.0,
            sources: list(&start, sources_at, "sources: missing", source)?.0,
            roles: 0,
            grades: Vec::new(),
            states: Vec::new(),
            moves: Vec::new(),
            clocks: Vec::new(),
            ladder: None,
            evidence: None,
        };
        workflow.roles = roles(&start, roles_at, &mut faults)?;
        let at;
        (workflow.grades, at) = list(&start, grades_at, "grades: missing", grade)?;
        unique(&workflow.grades, &at, |grade| &grade.id, Section::Grades, &mut faults);
        (workflow.states, lines.states) = list(&start, states_at, "states: missing", state)?;
        unique(&workflow.states, &lines.states, |state| &state.id, Section::States, &mut faults);
        read_clock::clocks(&start, clocks_at, &mut workflow, &mut lines, &mut faults)?;
        read_clock::ladder(&start, ladder_at, &mut workflow, &mut lines, &mut faults)?;
        read_clock::breaches(&start, clocks_at, &mut workflow, &mut faults)?;
        read_move::moves(&start, moves_at, &mut workflow, &mut lines, &mut faults)?;
        read_move::evidence(&start, evidence_at, &mut workflow)?;
        check::all(&workflow, &lines, &mut faults);
        faults.0.sort_by_key(|fault| (fault.line, fault.section, fault.flaw));
        if faults.0.is_empty() { Ok(workflow) } else { Err(Error::Unsound { faults: faults.0 }) }
    }

    /// Notes a source that is not listed.
    pub(super) fn check_source(
        &self,
        source: &str,
        line: u32,
        section: Section,
        faults: &mut Faults,
    ) {
        if source != OWN && !self.sources.iter().any(|known| known.id == source) {
            faults.add(line, section, source, Flaw::UnknownSource);
        }
    }
}

/// The line a reader stands in.
pub(super) fn line(r: &Reader<'_>) -> u32 {
    r.error("").line
}

/// The elements of an array that must be there, each with its line.
pub(super) fn list<'a, T>(
    r: &Reader<'a>,
    value: usize,
    missing: &'static str,
    read: fn(&mut Reader<'a>) -> Result<T, JsonError>,
) -> Result<(Vec<T>, Vec<u32>), JsonError> {
    let (mut found, mut lines) = (Vec::new(), Vec::new());
    need(r, value, missing)?.array(&mut |r| {
        lines.push(line(r));
        found.push(read(r)?);
        Ok(())
    })?;
    Ok((found, lines))
}

/// Texts that must be there, each with its line.
pub(super) fn texts(
    r: &Reader<'_>,
    value: usize,
    missing: &'static str,
) -> Result<(Vec<String>, Vec<u32>), JsonError> {
    list(r, value, missing, |r| r.string())
}

/// A name in both languages.
pub(super) fn name(r: &Reader<'_>, id: usize, en: usize) -> Result<Name, JsonError> {
    Ok(Name { id: text(r, id, "name_id: missing")?, en: text(r, en, "name_en: missing")? })
}

/// Notes ids that stand twice, and lists that are too long for a set of 64.
pub(super) fn unique<T>(
    list: &[T],
    lines: &[u32],
    id: fn(&T) -> &String,
    section: Section,
    faults: &mut Faults,
) {
    for (idx, (item, line)) in list.iter().zip(lines).enumerate() {
        if list.iter().take(idx).any(|before| id(before) == id(item)) {
            faults.add(*line, section, id(item), Flaw::Twice);
        }
        if idx == 64 {
            faults.add(*line, section, id(item), Flaw::TooMany);
        }
    }
}

fn source(r: &mut Reader<'_>) -> Result<Source, JsonError> {
    let start = *r;
    let [id, title, url, checked_on, note] =
        fields_only(r, ["id", "title", "url", "checked_on", "note"])?;
    Ok(Source {
        id: text(&start, id, "id: missing")?,
        title: text(&start, title, "title: missing")?,
        url: some_text(&start, url)?,
        checked_on: date(&start, checked_on, "checked_on: expected a day")?,
        note: some_text(&start, note)?,
    })
}

fn roles(r: &Reader<'_>, value: usize, faults: &mut Faults) -> Result<u8, JsonError> {
    let (names, lines) = texts(r, value, "roles: missing")?;
    let mut found = 0;
    for (name, line) in names.iter().zip(&lines) {
        match Role::parse(name) {
            None => faults.add(*line, Section::Roles, name, Flaw::UnknownName),
            Some(role) if found & role.bit() != 0 => {
                faults.add(*line, Section::Roles, name, Flaw::Twice);
            }
            Some(role) => found |= role.bit(),
        }
    }
    Ok(found)
}

fn grade(r: &mut Reader<'_>) -> Result<Grade, JsonError> {
    let start = *r;
    let [id, name_id, name_en] = fields_only(r, ["id", "name_id", "name_en"])?;
    Ok(Grade { id: text(&start, id, "id: missing")?, name: name(&start, name_id, name_en)? })
}

fn state(r: &mut Reader<'_>) -> Result<State, JsonError> {
    let start = *r;
    let names = ["id", "name_id", "name_en", "phase", "status", "unclocked", "source"];
    let [id, name_id, name_en, phase, status, unclocked, source] = fields_only(r, names)?;
    let found = text(&start, phase, "phase: missing")?;
    let phase = Phase::parse(&found)
        .ok_or_else(|| start.at(phase).error("phase: expected open, waiting, closed or hidden"))?;
    let found = text(&start, status, "status: missing")?;
    let status = Status::parse(&found)
        .ok_or_else(|| start.at(status).error("status: expected open or closed"))?;
    Ok(State {
        id: text(&start, id, "id: missing")?,
        name: name(&start, name_id, name_en)?,
        phase,
        status,
        unclocked: some_text(&start, unclocked)?,
        source: text(&start, source, "source: missing")?,
    })
}
