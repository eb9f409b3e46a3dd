//! `balai complaints` as a user runs it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod common;

use serde_json::Value;

use self::common::{balai, done, file, refused};

const LOG: &str = include_str!("../../../core/tests/golden/complaint/log.json");
const HEAD: &str = "719d1d60272c1d0d9c78255ab5525256753200b5c266f38fc17761d7f9b8cf82";
const LATER: [&str; 2] = ["--as-of", "2027-01-15T08:00+07:00"];

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&done(args)).unwrap()
}

#[test]
fn a_log_that_holds_is_told() {
    let (_folder, path) = file("log.json", LOG);
    let args = ["complaints", "replay", &path, "--head", HEAD, "--hours", "all-day", "--json"];
    let told = json(&[&args[..], &LATER].concat());
    assert_eq!((&told["n_logs"], &told["n_broken"]), (&1.into(), &0.into()));
    let log = &told["logs"][0];
    assert_eq!(log["head"], HEAD);
    assert_eq!((&log["state"], &log["phase"]), (&"closed".into(), &"closed".into()));
    let events: Vec<&str> =
        log["entries"].as_array().unwrap().iter().map(|e| e["event"].as_str().unwrap()).collect();
    let expected = ["submitted", "verified", "disposed", "extended", "started"];
    assert_eq!((&events[..5], events.len()), (&expected[..], 10));
    let clocks: Vec<_> = log["clocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|clock| (clock["clock"].as_str().unwrap(), clock["state"].as_str().unwrap()))
        .collect();
    assert_eq!(clocks, [("verify", "in_time"), ("respond", "in_time"), ("reply", "breached")]);
    let args = ["complaints", "replay", &path, "--hours", "all-day", "--lang", "en"];
    let text = done(&[&args[..], &LATER].concat());
    assert!(text.contains("the chain holds") && text.contains("ran out"), "{text}");
}

#[test]
fn a_log_that_does_not_hold_is_told_and_fails() {
    for (from, to, code) in [
        (r#""agency":"dinas""#, r#""agency":"dinaz""#, "complaint_log.chain"),
        ("reply 6", "reply 7", "complaint_log.words_changed"),
    ] {
        let (_folder, path) = file("log.json", &LOG.replace(from, to));
        let output = balai(&["complaints", "replay", &path, "--json", LATER[0], LATER[1]]);
        assert_eq!(output.status.code(), Some(1));
        let told: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(told["logs"][0]["broken"]["code"], code);
        assert_eq!(told["logs"][0].get("entries"), None, "what does not hold is not told as fact");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("command.logs_broken"), "{said}");
        // Nothing is counted from it either.
        refused(&["complaints", "stats", &path, LATER[0], LATER[1]], 1, &[code, "log.json"]);
    }
    let (_folder, path) = file("log.json", LOG);
    let other = HEAD.replace('7', "8");
    let output = balai(&["complaints", "replay", &path, "--head", &other, LATER[0], LATER[1]]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stdout).unwrap().contains("command.another_head"));
}

#[test]
fn a_published_hash_may_be_that_of_an_earlier_entry() {
    let (_folder, path) = file("log.json", LOG);
    let earlier = "024de4dd25ea9df328068c88024b6746eab8a7c7841c0e26844d39e3d033590a";
    done(&["complaints", "replay", &path, "--head", earlier, LATER[0], LATER[1]]);
}

#[test]
fn cases_are_counted_with_what_is_known_of_them() {
    let (folder, path) = file("log.json", LOG);
    let table = folder.path().join("places.csv");
    std::fs::write(&table, "case,area,category\nA,Cipondoh,lampu\n").unwrap();
    let table = table.display().to_string();
    for (by, name) in
        [("agency", "dinas"), ("area", "Cipondoh"), ("category", "lampu"), ("month", "2026-11")]
    {
        let args = [
            "complaints",
            "stats",
            &path,
            "--by",
            by,
            "--places",
            &table,
            "--json",
            LATER[0],
            LATER[1],
        ];
        let told = json(&args);
        let group = &told["groups"][0];
        assert_eq!(group["name"], name);
        let figures = &group["figures"];
        assert_eq!((&figures["received"], &figures["closed"]), (&1.into(), &1.into()));
        assert_eq!(told["all"]["on_time_rate"]["of"], 1);
        assert_eq!(told["unknown"]["received"], 0);
        assert_eq!(told["unknown"]["on_time_rate"], Value::Null, "nothing is not zero");
    }
    let told = json(&["complaints", "stats", &path, "--by", "area", "--json", LATER[0], LATER[1]]);
    assert_eq!(
        (&told["unknown"]["received"], told["groups"].as_array().unwrap().len()),
        (&1.into(), 0)
    );
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    let (_folder, path) = file("log.json", &LOG.replace(r#""id":"lapor""#, r#""id":"kota""#));
    refused(&["complaints", "replay", &path], 1, &["command.workflow_unknown", "--workflow"]);
    refused(
        &["complaints", "replay", &path, "--workflow", "lapor"],
        1,
        &["complaint_log.other_workflow"],
    );
    let (_folder, path) = file("log.json", "[]");
    refused(&["complaints", "replay", &path], 1, &["command.workflow_unknown"]);
    let (_folder, path) = file("log.json", "{");
    refused(&["complaints", "replay", &path], 1, &["complaint_log.unreadable", "log.json"]);
    let (_folder, path) = file("log.json", LOG);
    refused(&["complaints", "replay", &path, "--head", "7"], 1, &["64 hexadecimal digits"]);
    let table = path.clone();
    refused(&["complaints", "stats", &path, "--places", &table], 1, &["command.bad_table", "case"]);
    refused(&["complaints", "replay"], 2, &["FILE"]);
}
