//! Reading a log: strictly, as one name that is not understood would change what was hashed.
//!
//! Source: `docs/reference/complaint-log.md`.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::read_event::{FIELDS, event};
use super::read_parts::{at_words, bytes, id, number};
use super::write::FORMAT;
use super::{Entry, Error, Log};
use crate::complaint::actor::CaseId;
use crate::complaint::field::{Words, WordsAt};
use crate::complaint::workflow::Workflow;
use crate::json::strict::{fields_only, need, text};
use crate::json::{JsonError, Reader};

impl Log {
    /// Reads a log that was decided by `workflow`. What it says is not verified yet: see
    /// [`Log::verify`].
    ///
    /// # Errors
    ///
    /// [`Error`].
    pub fn from_json(json: &str, workflow: &Workflow) -> Result<Self, Error> {
        let mut r = Reader::new(json);
        let start = r;
        let names = ["format", "case", "workflow", "entries", "head", "words"];
        let [format, case, workflow_at, entries_at, head, words_at] = fields_only(&mut r, names)?;
        r.end()?;
        let found = text(&start, format, "format: missing")?;
        if found != FORMAT {
            return Err(Error::Format { found });
        }
        let mut of = need(&start, workflow_at, "workflow: missing")?;
        let [id_at, version_at] = fields_only(&mut of, ["id", "version"])?;
        let workflow_id = text(&start, id_at, "id: missing")?;
        let workflow_version = text(&start, version_at, "version: missing")?;
        if workflow_id != workflow.id || workflow_version != workflow.version {
            return Err(Error::OtherWorkflow { id: workflow_id, version: workflow_version });
        }
        let mut entries = Vec::new();
        need(&start, entries_at, "entries: missing")?.array(&mut |r| {
            entries.push(entry(r, workflow)?);
            Ok(())
        })?;
        let mut words = BTreeMap::new();
        need(&start, words_at, "words: missing")?.array(&mut |r| {
            let here = *r;
            let (at, own) = own_words(r)?;
            match words.insert(at, own) {
                None => Ok(()),
                Some(_) => Err(here.error("words that stand twice")),
            }
        })?;
        let case = id(&start, case, "case: expected an id", CaseId::new)?;
        let head = bytes(&start, head, "head: expected 64 hexadecimal digits")?;
        Ok(Self { case, workflow_id, workflow_version, entries, head, words })
    }
}

fn entry(r: &mut Reader<'_>, workflow: &Workflow) -> Result<Entry, JsonError> {
    let start = *r;
    let fields = fields_only(r, FIELDS)?;
    let [.., prev, seq] = fields;
    Ok(Entry {
        seq: number(&start, seq, "seq: expected a number")?,
        prev: bytes(&start, prev, "prev: expected 64 hexadecimal digits")?,
        event: event(&start, fields, workflow)?,
    })
}

fn own_words(r: &mut Reader<'_>) -> Result<(WordsAt, Words), JsonError> {
    let start = *r;
    let [seq, field, salt, text_at] = fields_only(r, ["seq", "field", "salt", "text"])?;
    let at = at_words(&start, seq, field)?;
    let salt = bytes(&start, salt, "salt: expected 32 hexadecimal digits")?;
    let text = need(&start, text_at, "text: missing")?.string()?;
    Ok((at, Words { field: at.field, salt, text }))
}
