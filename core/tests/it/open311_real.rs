//! Real answers, where they are present; every figure counted a second time in another way.
//!
//! Source: 50 requests of Chicago with notes (2014), as stored publicly; DMN files of the TCK for
//! the XML reader; not shipped.

use std::collections::BTreeMap;

use balai::UtcOffset;
use balai::complaint::open311::{Extensions, Format, ServiceRequest, Status, Value};
use balai::xml::{Event, Reader, Writer};

use super::real::file;

#[test]
fn chicago_is_read_whole_and_comes_back() {
    let Some(bytes) = file("open311/chicago_open311_2014_50req.json") else { return };
    let text = String::from_utf8(bytes).unwrap();
    let offset = UtcOffset::default();
    let read = ServiceRequest::read_list(&text, offset).unwrap();
    assert_eq!((read.records.len(), read.set_aside.len(), read.flaws.len()), (50, 0, 0));
    assert!(
        read.records.iter().all(|request| request.others.is_empty() && request.point.is_some())
    );
    let mut kinds = BTreeMap::new();
    for note in read.records.iter().flat_map(|request| &request.notes) {
        *kinds.entry(note.note_type.as_deref().unwrap()).or_insert(0) += 1;
    }
    // Counted before in another language.
    let expected = [
        ("activity", 61),
        ("closed", 49),
        ("follow_on_closed", 51),
        ("follow_on_created", 52),
        ("opened", 50),
        ("submitted", 13),
    ];
    assert_eq!(kinds, BTreeMap::from(expected));
    let n_closed = read.records.iter().filter(|r| r.status == Some(Status::Closed)).count();
    assert_eq!(n_closed, text.matches("\"status\": \"closed\"").count());
    let duplicate =
        read.records.iter().filter_map(|r| r.extended_attributes.as_ref()?.get("duplicate"));
    assert_eq!(duplicate.collect::<Vec<_>>(), [&Value::Bool(true)]);

    let json = ServiceRequest::write_list(&read.records, Format::Json, Extensions::ALL);
    assert_eq!(json.set_aside, []);
    assert_eq!(read.quirks, [], "as strict as ours");
    assert_eq!(ServiceRequest::read_list(&json.text, offset).unwrap(), read);
    let xml = ServiceRequest::write_list(&read.records, Format::Xml, Extensions::ALL).text;
    let mut again = ServiceRequest::read_list(&xml, offset).unwrap();
    // In XML every scalar is a text; the standard's own fields are the same.
    for (request, other) in again.records.iter_mut().zip(&read.records) {
        let text = |value: &Option<Value>| value.as_ref().map(texts);
        assert_eq!(text(&request.attributes), text(&other.attributes));
        assert_eq!(text(&request.extended_attributes), text(&other.extended_attributes));
        request.attributes.clone_from(&other.attributes);
        request.extended_attributes.clone_from(&other.extended_attributes);
    }
    assert_eq!(again, read);
}

fn texts(value: &Value) -> Value {
    match value {
        Value::List(items) => Value::List(items.iter().map(texts).collect()),
        Value::Map(fields) => {
            Value::Map(fields.iter().map(|(name, value)| (name.clone(), texts(value))).collect())
        }
        scalar => scalar.as_text().map_or(Value::Null, |text| Value::Text(text.into())),
    }
}

/// A stream of pseudo-random numbers, the same every time.
fn numbers(mut seed: u64) -> impl FnMut(usize) -> usize {
    move |n| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n.max(1)
    }
}

#[test]
fn damaged_answers_never_panic_and_never_gain_requests() {
    let Some(bytes) = file("open311/chicago_open311_2014_50req.json") else { return };
    let offset = UtcOffset::default();
    let json: String = String::from_utf8(bytes).unwrap().chars().take(12_000).collect();
    let read = ServiceRequest::read_list(&json, offset).unwrap();
    assert!(read.set_aside.len() == 1 && read.records.len() > 3, "broken off where it was cut");
    let xml = ServiceRequest::write_list(&read.records, Format::Xml, Extensions::ALL).text;
    let mut next = numbers(7);
    for text in [json, xml] {
        for _ in 0..1_000 {
            let mut damaged: Vec<u8> = text.clone().into_bytes();
            for _ in 0..=next(3) {
                let at = next(damaged.len());
                let end = damaged.len().min(at + next(40));
                match next(3) {
                    0 => damaged[at] = b"<>&\"\\[]{},:/ \0x0"[next(16)],
                    1 => drop(damaged.drain(at..end)),
                    _ => damaged.truncate(damaged.len() - next(300)),
                }
            }
            let damaged = String::from_utf8_lossy(&damaged);
            if let Ok(damaged) = ServiceRequest::read_list(&damaged, offset) {
                assert!(damaged.records.len() <= read.records.len() + 1);
            }
        }
    }
}

#[test]
fn rule_files_of_others_are_read_and_come_back() {
    let Some(list) = dmn_files() else { return };
    let (mut n_files, mut n_elements) = (0, 0);
    for path in list {
        let text = std::fs::read_to_string(&path).unwrap();
        let (events, n) = events(&text);
        // Counted a second time without the reader.
        assert_eq!(n, counted(&text), "{}", path.display());
        let (again, _) = self::events(&write(&text));
        assert_eq!(again, events, "{}", path.display());
        (n_files, n_elements) = (n_files + 1, n_elements + n);
    }
    assert!(n_files > 100 && n_elements > 10_000, "{n_files} files, {n_elements} elements");
}

fn dmn_files() -> Option<Vec<std::path::PathBuf>> {
    let root =
        std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/dmn-tck");
    if !root.is_dir() {
        eprintln!("skipped: {} is not there", root.display());
        return None;
    }
    let (mut folders, mut files) = (vec![root], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "dmn" || e == "xml") {
                files.push(path);
            }
        }
    }
    Some(files)
}

/// The events of a text, runs of text joined, and how many elements it has.
fn events(text: &str) -> (Vec<String>, usize) {
    let (mut reader, mut told, mut n, mut run) = (Reader::new(text), Vec::new(), 0, String::new());
    loop {
        let event = reader.next().unwrap();
        if let Event::Text(text) = event {
            run.push_str(&text);
            continue;
        }
        told.push(std::mem::take(&mut run));
        match event {
            Event::Open(tag) => {
                n += 1;
                told.push(format!("{} {:?}", tag.name, tag.attributes().collect::<Vec<_>>()));
            }
            Event::Close(name) => told.push(format!("/{name}")),
            _ => return (told, n),
        }
    }
}

fn write(text: &str) -> String {
    let (mut reader, mut writer) = (Reader::new(text), Writer::new());
    loop {
        match reader.next().unwrap() {
            Event::Open(tag) => {
                writer.open(tag.name);
                tag.attributes().for_each(|(name, value)| _ = writer.attribute(name, &value));
            }
            Event::Text(text) => _ = writer.text(&text),
            Event::Close(name) => _ = writer.close(name),
            Event::End => return writer.finish(),
        }
    }
}

/// How many elements a text has, by its letters: a < that a letter follows, outside of comments
/// and CDATA sections.
fn counted(text: &str) -> usize {
    let mut rest = text.to_owned();
    for (open, close) in [("<!--", "-->"), ("<![CDATA[", "]]>")] {
        while let Some(start) = rest.find(open) {
            let end = start + rest[start..].find(close).unwrap() + close.len();
            rest.replace_range(start..end, "");
        }
    }
    rest.match_indices('<')
        .filter(|(at, _)| rest[at + 1..].starts_with(char::is_alphabetic))
        .count()
}
