//! `balai calendar` as a user runs it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod common;

use serde_json::Value;

use self::common::{done, file, refused};

const INDONESIA: &str = include_str!("../../../core/packs/id/holidays.json");
const FILED: &str = "2026-03-13T09:00+07:00";

fn asked(more: &[&str]) -> Vec<String> {
    let base = ["calendar", "deadline", "--calendar", "id", "--from", FILED];
    base.iter().chain(more).map(|&text| text.to_owned()).collect()
}

fn json(more: &[&str]) -> Value {
    let mut args = asked(more);
    args.push("--json".to_owned());
    serde_json::from_str(&done(&args.iter().map(String::as_str).collect::<Vec<_>>())).unwrap()
}

#[test]
fn deadlines_are_rfc_3339() {
    for (more, expected) in [
        (&["--working-days", "3", "--count-collective-leave"][..], "2026-03-18T15:00:00+07:00"),
        (&["--working-days", "3"], "2026-03-25T16:00:00+07:00"),
        (&["--working-days", "3", "--hours", "all-day"], "2026-03-25T23:59:59+07:00"),
        (&["--working-days", "3", "--extend", "2"], "2026-03-27T16:30:00+07:00"),
        (&["--calendar-days", "3"], "2026-03-16T23:59:59+07:00"),
        // Friday in Ramadan: five and a half hours are left of the day; Monday begins at eight.
        (&["--working-hours", "6"], "2026-03-16T08:30:00+07:00"),
        (&["--working-minutes", "330"], "2026-03-13T15:30:00+07:00"),
        (&["--minutes", "90"], "2026-03-13T10:30:00+07:00"),
        (&["--minutes", "90", "--utc-offset", "+08:00"], "2026-03-13T11:30:00+08:00"),
        (
            &["--working-hours", "6", "--hold", "2026-03-13T10:00+07:00/2026-03-13T11:00:00+07:00"],
            "2026-03-16T09:30:00+07:00",
        ),
    ] {
        assert_eq!(json(more)["deadline"], expected, "{more:?}");
    }
}

#[test]
fn each_day_says_whether_it_counts_and_why() {
    let found = json(&["--working-days", "3", "--explain"]);
    assert_eq!(found["calendar"]["version"], "2026-11-25");
    assert_eq!(found["policy"]["weekend_start"], "same");
    let days: Vec<_> = found["days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| {
            let text = |name: &str| day[name].as_str().unwrap_or_default().to_owned();
            (text("on"), day["counted"].as_bool().unwrap(), text("why"), text("decree"))
        })
        .collect();
    let row = |on: &str, is_counted, why: &str, decree: &str| {
        (format!("2026-03-{on}"), is_counted, why.to_owned(), decree.to_owned())
    };
    let expected = [
        row("13", false, "workday", ""),
        row("14", false, "weekend", ""),
        row("15", false, "weekend", ""),
        row("16", true, "workday", ""),
        row("17", true, "workday", ""),
        row("18", false, "joint_leave", "skb-2026"),
        row("19", false, "public_holiday", "skb-2026"),
        row("20", false, "joint_leave", "skb-2026"),
        row("21", false, "weekend", "skb-2026"),
        row("22", false, "weekend", "skb-2026"),
        row("23", false, "joint_leave", "skb-2026"),
        row("24", false, "joint_leave", "skb-2026"),
        row("25", true, "workday", ""),
    ];
    assert_eq!(days, expected);
    assert_eq!(found["decrees"][0]["number"], "1497/2025, 2/2025, 5/2025");
}

#[test]
fn a_weekend_filing_follows_its_rule() {
    let ask = |rule: &str| {
        let from = "2026-11-21T10:00:00+07:00";
        let args = ["calendar", "deadline", "--from", from, "--working-days", "1"];
        done(&[&args[..], &["--weekend-start", rule, "--lang", "en"]].concat())
    };
    assert!(ask("same").starts_with("Due Monday, 23 November 2026, 16:00: 1 working day from"));
    assert!(ask("next").starts_with("Due Tuesday, 24 November 2026, 16:00: 1 working day from"));
}

#[test]
fn an_amended_calendar_is_compared() {
    let old: Vec<&str> =
        INDONESIA.lines().filter(|line| !line.contains(r#""on": "2026-03-18""#)).collect();
    let old = old.join("\n").replacen("\"2026-11-25\"", "\"2026-01-01\"", 1);
    let (_folder, path) = file("old.json", &old);
    let args = ["calendar", "deadline", "--from", FILED, "--working-days", "3"];
    let compared = [&args[..], &["--calendar", &path, "--amended", "id"]].concat();
    let text = done(&[&compared[..], &["--lang", "en"]].concat());
    assert!(
        text.contains("Before (calendar version 2026-01-01): Due Wednesday, 18 March"),
        "{text}"
    );
    assert!(text.contains("Now (calendar version 2026-11-25): Due Wednesday, 25 March"), "{text}");
    let found: Value = serde_json::from_str(&done(&[&compared[..], &["--json"]].concat())).unwrap();
    assert_eq!((&found["moved"], &found["days"][0]["on"]), (&true.into(), &"2026-03-18".into()));
    assert_eq!(found["days"].as_array().unwrap().len(), 1);
}

#[test]
fn days_are_listed_with_both_ends() {
    let text = done(&["calendar", "days", "2026-03-17", "2026-03-19", "--lang", "en"]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Tuesday, 17 March 2026: working day");
    assert_eq!(lines[2], "Thursday, 19 March 2026: public holiday, Day of Silence [skb-2026]");
    assert_eq!(lines.last(), Some(&"1 working day of 3"));
    let year = done(&["calendar", "days", "2026-01-01", "2026-12-31", "--json"]);
    let year: Value = serde_json::from_str(&year).unwrap();
    // As `numpy.busday_count` over the same holidays: of 261 days from Monday to Friday.
    assert_eq!((&year["n_days"], &year["n_working"]), (&365.into(), &240.into()));
}

#[test]
fn what_cannot_be_counted_says_what_to_do() {
    let refused = |more: &[&str], status, says: &[&str]| {
        let args = asked(more);
        refused(&args.iter().map(String::as_str).collect::<Vec<_>>(), status, says);
    };
    refused(&[], 2, &["--working-days"]);
    refused(&["--working-days", "3", "--minutes", "5"], 2, &["cannot be used with"]);
    refused(&["--working-days", "-3"], 2, &[]);
    refused(
        &["--working-days", "900"],
        1,
        &["calendar.outside_years", "2018 to 2027", "--calendar"],
    );
    refused(&["--working-days", "3", "--hours", "none.json"], 1, &["command.file_unreadable"]);
    refused(&["--working-days", "3", "--hold", "x/y"], 1, &["command.bad_value", "--hold"]);
    let before = "2026-03-12T09:00+07:00/2026-03-14T09:00+07:00";
    refused(&["--working-days", "3", "--hold", before], 1, &["--hold", "lies before"]);
    let (_folder, path) = file("bad.json", "{\"format\": \"balai.office-hours/9\"}");
    let says = ["calendar.hours_format", "bad.json", "balai.office-hours/9"];
    refused(&["--working-days", "3", "--hours", &path], 1, &says);
    for from in
        ["2026-03-13", "2026-03-13T09:00Z", "2026-03-13T9:00+07:00", "yesterday", "2026-03-1é"]
    {
        let args = ["calendar", "deadline", "--working-days", "3", "--from", from];
        common::refused(&args, 1, &["command.bad_value", "--from"]);
    }
    common::refused(&["calendar", "days", "2026-03-13", "2026-03-12"], 1, &["before FROM"]);
    common::refused(&["calendar", "days", "2028-03-13", "2028-03-14"], 1, &["outside_years"]);
    common::refused(
        &["calendar", "days", "2026-03-13", "2026-03-14", "--calendar", &path],
        1,
        &["calendar.format", "bad.json"],
    );
}
