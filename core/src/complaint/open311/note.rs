//! What happened to a request, one note per event.
//!
//! Source: `notes` as Chicago, Boston and San Francisco give them with `extensions=true`.

use alloc::string::String;

use super::Datetime;
use super::fields::Fields;
use super::out::Out;
use super::value::Named;

/// An event in the life of a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub datetime: Option<Datetime>,
    /// What kind of event: `opened`, `closed`, `activity`, …
    pub note_type: Option<String>,
    /// What happened, in a few words.
    pub summary: Option<String>,
    /// What happened.
    pub description: Option<String>,
    /// Other fields.
    pub others: Named,
}

impl Note {
    pub(super) fn read(f: &mut Fields<'_>) -> Option<Self> {
        let note = Self {
            datetime: f.datetime("datetime"),
            note_type: f.text("type"),
            summary: f.text("summary"),
            description: f.text("description"),
            others: f.extras("datetime|type|summary|description", ""),
        };
        let node = f.node;
        if !matches!(node.kind, super::node::Kind::Map(_)) {
            f.note("notes", node, super::Flaw::NotARecord);
        }
        (note != Self::default()).then_some(note)
    }

    pub(super) fn write(&self, out: &mut Out) {
        out.some_text("datetime", self.datetime.map(Datetime::to_wire).as_deref());
        out.some_text("summary", self.summary.as_deref());
        out.some_text("description", self.description.as_deref());
        out.some_text("type", self.note_type.as_deref());
        out.values(&self.others);
    }
}
