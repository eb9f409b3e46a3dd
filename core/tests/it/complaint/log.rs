//! The log: chained, verifiable by others, and whole without what was erased.
//!
//! Source: `docs/reference/complaint-log.md`; hashes computed a second time in Python.

use balai::Coded;
use balai::complaint::log::{Log, WordsNow};
use balai::complaint::{Act, CommandKind, Field, IdentityField, OpenField, Role, WordsAt};

use super::{Play, at, reason};
use crate::working_time::Seeded;

const LATER: &str = "2026-12-31T09:00";

/// A case from end to end, with words erased and a clock over time.
fn played() -> Play {
    let mut play = Play::new(super::LAPOR);
    play.go(Role::Citizen, CommandKind::Submit, "2026-11-20T09:00");
    play.go(Role::Verifier, CommandKind::Verify, "2026-11-20T10:00");
    play.go(Role::Verifier, CommandKind::Dispose, "2026-11-20T11:00");
    play.go(Role::Agency, CommandKind::Extend, "2026-11-23T09:00");
    play.go(Role::Agency, CommandKind::Start, "2026-11-23T10:00");
    play.go(Role::Agency, CommandKind::Propose, "2026-11-24T10:00");
    play.tick("2026-12-30T09:00");
    play.go(Role::Citizen, CommandKind::Rate, "2026-12-30T10:00");
    let identity = |field| WordsAt { seq: 0, field: Field::Identity(field) };
    let words = vec![identity(IdentityField::Name), identity(IdentityField::Contact)];
    play.act(Role::Supervisor, Act::Erase { words }, at("2026-12-30T11:00")).unwrap();
    play
}

#[test]
fn a_log_reads_back_and_verifies_and_folds_to_its_case() {
    let play = played();
    let json = play.log.to_json(&play.workflow);
    let read = Log::from_json(&json, &play.workflow).unwrap();
    assert_eq!(read, play.log);
    assert_eq!(read.replay(), play.case);
    assert_eq!(read.verify(&play.workflow, at(LATER)), Ok(play.log.head()));
    // In another layout it is the same log.
    let spaced = json.replace(",\"", " ,\n \"");
    assert_eq!(Log::from_json(&spaced, &play.workflow), Ok(read));
    crate::golden("complaint/log.json", &json);
    // What the verifier of `docs/reference/complaint-log.md`, in Python, prints for that file.
    let head = "719d1d60272c1d0d9c78255ab5525256753200b5c266f38fc17761d7f9b8cf82";
    assert!(json.contains(&format!(r#""head":"{head}""#)));
}

#[test]
fn what_was_erased_says_by_whom_when_and_why() {
    let play = played();
    let name = WordsAt { seq: 0, field: Field::Identity(IdentityField::Name) };
    let WordsNow::Erased(entry) = play.log.words(name) else { panic!() };
    assert_eq!(
        (entry.event.actor.role, entry.event.at),
        (Role::Supervisor, at("2026-12-30T11:00"))
    );
    let why = WordsAt { seq: entry.seq, field: Field::Open(OpenField::Reason) };
    assert!(matches!(play.log.words(why), WordsNow::Here(_)));
    assert_eq!(play.log.words(WordsAt { seq: 99, ..name }), WordsNow::Never);
}

/// A changed log breaks, first where the code says.
#[track_caller]
fn check(from: &str, to: &str, expected: &str) {
    let play = played();
    let json = play.log.to_json(&play.workflow);
    assert!(json.contains(from), "{from}");
    let log = Log::from_json(&json.replacen(from, to, 1), &play.workflow).unwrap();
    let broken = log.verify(&play.workflow, at(LATER)).unwrap_err();
    assert_eq!(format!("{} {broken}", broken.code()), expected);
}

#[test]
fn every_change_is_found_where_it_is() {
    let chain =
        |seq| format!("complaint_log.chain entry {seq} does not follow from the one before it");
    check(r#""to":"dinas""#, r#""to":"other""#, &chain(3));
    check(r#""stars":4"#, r#""stars":5"#, &chain(9));
    check(r#""case":"A""#, r#""case":"B""#, &chain(0));
    let seq = |seq, code: &str, words: &str| format!("complaint_log.{code} entry {seq} {words}");
    check(r#""seq":3"#, r#""seq":4"#, &seq(3, "number", "does not have its number"));
    check(
        r#""text":"description 1""#,
        r#""text":"description 2""#,
        "complaint_log.words_changed the description of entry 0 is not what was sealed",
    );
    let gone = words_of(&played(), "name");
    assert_eq!(gone, "", "the name is erased");
    let gone = words_of(&played(), "description");
    check(
        &gone,
        "",
        "complaint_log.words_gone the description of entry 0 is gone and was not erased",
    );
    let salt = "00".repeat(16);
    let forged =
        format!(r#""words":[{{"seq":0,"field":"name","salt":"{salt}","text":"x"}},{{"seq""#);
    check(
        r#""words":[{"seq""#,
        &forged,
        "complaint_log.words_changed the name of entry 0 is not what was sealed",
    );
}

/// The words of the first entry about a field as they stand in the file, with a comma.
fn words_of(play: &Play, field: &str) -> String {
    let json = play.log.to_json(&play.workflow);
    let Some(from) = json.find(&format!(r#"{{"seq":0,"field":"{field}""#)) else {
        return String::new();
    };
    let length = json[from..].find("},").unwrap() + 2;
    json[from..from + length].to_owned()
}

/// Entries in a chain that holds, but that cannot have happened.
#[track_caller]
fn check_rechained(change: fn(&mut Vec<balai::complaint::Event>), now: &str, expected: &str) {
    let play = played();
    let mut events: Vec<_> = play.log.entries().iter().map(|one| one.event.clone()).collect();
    change(&mut events);
    let mut log = Log::new(super::id("A"), &play.workflow);
    log.append(events, &[], &play.workflow);
    let broken = log.verify(&play.workflow, at(now)).unwrap_err();
    assert_eq!(broken.code(), expected, "{broken}");
}

#[test]
fn a_chain_that_holds_can_still_be_impossible() {
    check_rechained(|events| events.swap(1, 2), LATER, "complaint_log.order");
    check_rechained(|_| {}, "2026-12-01T09:00", "complaint_log.future");
    check_rechained(|events| drop(events.remove(0)), LATER, "complaint_log.beginning");
    check_rechained(
        |events| {
            let clocks = events[0].clocks.clone();
            events[1].clocks = clocks;
        },
        LATER,
        "complaint_log.clock",
    );
    check_rechained(|_| {}, LATER, "complaint_log.words_gone");
    // Whoever knows the words of an erased entry can bring them back only against the log.
    let play = played();
    let left = super::all_words(1).into_iter().next().unwrap();
    let mut json = play.log.to_json(&play.workflow);
    let salt: String = left.salt.iter().map(|byte| format!("{byte:02x}")).collect();
    let back = format!(r#""words":[{{"seq":0,"field":"name","salt":"{salt}","text":"name 1"}},"#);
    json = json.replacen(
        r#""words":[{"seq":0,"field":"de"#,
        &format!(r#"{back}{{"seq":0,"field":"de"#),
        1,
    );
    let log = Log::from_json(&json, &play.workflow).unwrap();
    let broken = log.verify(&play.workflow, at(LATER)).unwrap_err();
    assert_eq!(broken.code(), "complaint_log.words_left");
}

#[test]
fn a_log_of_something_else_is_refused() {
    let play = played();
    let json = play.log.to_json(&play.workflow);
    let check = |json: &str, code: &str| {
        let error = Log::from_json(json, &play.workflow).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
    };
    check(&json.replace("complaint-log/1", "complaint-log/2"), "complaint_log.format");
    check(&json.replace(r#""id":"lapor""#, r#""id":"jaki""#), "complaint_log.other_workflow");
    check(&json.replace(r#""state":"verified""#, r#""state":"seen""#), "complaint_log.unreadable");
    check(&json.replace(r#""stars":4"#, r#""stars":6"#), "complaint_log.unreadable");
    check(&json.replace(r#""seq":3"#, r#""seq":3,"more":1"#), "complaint_log.unreadable");
    check("{", "complaint_log.unreadable");
    let refusal = Play::new(super::LAPOR).act(Role::Agency, Act::Tick, at(LATER)).unwrap_err();
    assert_eq!(reason(&refusal), "no_case");
}

#[test]
fn no_changed_character_passes() {
    let play = played();
    let json = play.log.to_json(&play.workflow);
    let mut seed = Seeded(5);
    let mut n_read = 0;
    for _ in 0..3_000 {
        let place = seed.below(json.len() as u64) as usize;
        let mut bytes = json.clone().into_bytes();
        bytes[place] = b' ' + seed.below(95) as u8;
        let changed = String::from_utf8(bytes).unwrap();
        let Ok(log) = Log::from_json(&changed, &play.workflow) else { continue };
        n_read += 1;
        _ = log.replay();
        // Another way to write the same, such as -00:00, is no change.
        assert!(log == play.log || log.verify(&play.workflow, at(LATER)).is_err(), "{changed}");
    }
    assert!(n_read > 200, "{n_read}: too few were readable to say anything");
    for end in 0..json.len() {
        assert!(Log::from_json(&json[..end], &play.workflow).is_err());
    }
}
