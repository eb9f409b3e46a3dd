//! Workflows: presets that hold, and every fault of one that does not.
//!
//! Source: `docs/reference/complaint-workflow.md`.

use balai::Coded;
use balai::complaint::workflow::{Error, Flaw, LAPOR, Workflow};

use super::{PRESETS, workflow};

#[test]
fn every_preset_is_sound_and_says_where_it_is_from() {
    for (name, json) in PRESETS {
        let workflow = workflow(json);
        assert_eq!(workflow.id, name);
        assert!(!workflow.sources.is_empty() && !workflow.not_found.is_empty(), "{name}");
    }
}

/// A workflow of two states with some text replaced.
fn small(changes: &[(&str, &str)]) -> String {
    let mut json = r#"{
"format": "balai.workflow/1", "id": "x", "version": "1", "name_id": "X", "name_en": "X",
"not_found": [], "sources": [{"id": "s", "title": "S", "checked_on": "2026-11-25"}],
"roles": ["citizen", "agency", "system"], "grades": [{"id": "g", "name_id": "G", "name_en": "G"}],
"states": [
{"id": "open", "name_id": "O", "name_en": "O", "phase": "open", "status": "open", "source": "s"},
{"id": "shut", "name_id": "C", "name_en": "C", "phase": "closed", "status": "closed", "source": "own"}
],
"moves": [
{"command": "submit", "from": [], "to": "open", "roles": ["citizen"], "source": "own"},
{"command": "close", "from": ["open"], "to": "shut", "roles": ["agency", "system"], "source": "own"}
],
"clocks": [
{"id": "c", "name_id": "C", "name_en": "C", "starts": ["open"], "stops": ["shut"], "held_in": [],
"may_hold": true, "limits": [{"limit": {"working_days": 3}, "source": "own"}], "on_breach": null}
],
"ladder": {"clock": "c", "source": "own", "steps": [
{"id": "one", "desk_id": "1", "desk_en": "1", "after": {"minutes": 7}},
{"id": "two", "desk_id": "2", "desk_en": "2", "after": {"minutes": 9}}
]},
"evidence": null
}"#
    .to_owned();
    for (from, to) in changes {
        assert!(json.contains(from), "{from}");
        json = json.replace(from, to);
    }
    json
}

/// The faults of a changed workflow, each with its line.
#[track_caller]
fn check(changes: &[(&str, &str)], expected: &[(u32, &str, &str)]) {
    match Workflow::from_json(&small(changes)) {
        Ok(_) => assert!(expected.is_empty(), "no fault found"),
        Err(Error::Unsound { faults }) => {
            let found: Vec<_> = faults
                .iter()
                .map(|fault| (fault.line, fault.name.as_str(), fault.flaw.code()))
                .collect();
            assert_eq!(found, expected);
            assert!(faults.iter().all(|fault| fault.to_string().contains(fault.flaw.remedy())));
        }
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_sound_one_has_no_fault() {
    check(&[], &[]);
}

#[test]
fn names_that_are_not_known_are_faults_where_they_stand() {
    check(
        &[(r#""to": "shut""#, r#""to": "shot""#)],
        &[
            (6, "open", "workflow.no_way_out"),
            (7, "shut", "workflow.unreachable"),
            (11, "shot", "workflow.unknown_state"),
        ],
    );
    check(
        &[(r#""close""#, r#""shut""#)],
        &[
            (6, "open", "workflow.no_way_out"),
            (7, "shut", "workflow.unreachable"),
            (11, "shut", "workflow.unknown_name"),
        ],
    );
    check(
        &[(r#"["citizen"], "source""#, r#"["mayor", "citizen"], "source""#)],
        &[(10, "mayor", "workflow.unknown_name")],
    );
    check(
        &[(r#""roles": ["citizen", "agency", "system"]"#, r#""roles": ["citizen", "agency"]"#)],
        &[(11, "system", "workflow.role_nobody_has")],
    );
    check(
        &[(r#""ladder": {"clock": "c""#, r#""ladder": {"clock": "d""#)],
        &[(17, "d", "workflow.unknown_clock")],
    );
    check(
        &[(r#"[{"limit""#, r#"[{"grades": ["h"], "limit""#)],
        &[
            (6, "open", "workflow.no_clock"),
            (14, "c", "workflow.never_starts"),
            (15, "h", "workflow.unknown_grade"),
        ],
    );
    check(
        &[(r#""status": "open", "source": "s""#, r#""status": "open", "source": "t""#)],
        &[(6, "t", "workflow.unknown_source")],
    );
    check(
        &[(r#""on_breach": null"#, r#""on_breach": {"escalate": "three"}"#)],
        &[(15, "three", "workflow.unknown_step")],
    );
}

#[test]
fn cases_that_would_go_astray_are_faults() {
    check(&[(r#""id": "two""#, r#""id": "one""#)], &[(19, "one", "workflow.twice")]);
    check(
        &[(r#""roles": ["agency", "system"]"#, r#""roles": []"#)],
        &[(11, "close", "workflow.no_role")],
    );
    check(&[(r#""stops": ["shut"]"#, r#""stops": []"#)], &[(14, "c", "workflow.never_stops")]);
    check(
        &[(r#""starts": ["open"]"#, r#""starts": ["shut"]"#)],
        &[(6, "open", "workflow.no_clock")],
    );
    check(
        &[(r#"{"minutes": 9}"#, r#"{"minutes": 7}"#)],
        &[(19, "two", "workflow.ladder_out_of_order")],
    );
    check(
        &[(r#"{"minutes": 9}"#, r#"{"working_days": 9}"#)],
        &[(19, "two", "workflow.ladder_out_of_order")],
    );
    check(
        &[(r#""on_breach": null"#, r#""on_breach": {"command": "accept"}"#)],
        &[(14, "accept", "workflow.no_such_move")],
    );
    check(&[(r#""on_breach": null"#, r#""on_breach": {"command": "close"}"#)], &[]);
    check(
        &[(r#""phase": "closed", "status": "closed""#, r#""phase": "closed", "status": "open""#)],
        &[
            (6, "open", "workflow.dead_end"),
            (7, "shut", "workflow.no_way_out"),
            (7, "shut", "workflow.status_contradicts"),
        ],
    );
    check(
        &[(r#""command": "submit", "from": []"#, r#""command": "submit", "from": ["open"]"#)],
        &[
            (6, "open", "workflow.unreachable"),
            (7, "shut", "workflow.unreachable"),
            (10, "submit", "workflow.misplaced"),
            (14, "c", "workflow.never_starts"),
        ],
    );
    check(
        &[(r#""command": "submit""#, r#""command": "confirm""#)],
        &[(1, "submit", "workflow.no_start"), (10, "confirm", "workflow.misplaced")],
    );
    let second = r#"{"command": "close", "from": ["*"], "to": "shut", "roles": ["agency"], "needs":
        ["evidence"], "source": "own"}, {"command": "close", "from": ["open"]"#;
    check(
        &[(r#"{"command": "close", "from": ["open"]"#, second)],
        &[(11, "close", "workflow.no_evidence_rule"), (12, "close", "workflow.ambiguous")],
    );
}

#[test]
fn every_flaw_is_shown_to_be_found() {
    // `TooMany` needs more than fits on a page.
    let states: String = (0..70)
        .map(|n| {
            format!(
                r#"{{"id": "s{n}", "name_id": "S", "name_en": "S", "phase": "closed",
                "status": "closed", "source": "own"}},"#
            )
        })
        .collect();
    let json = small(&[(r#""states": ["#, &format!(r#""states": [{states}"#))]);
    let Err(Error::Unsound { faults }) = Workflow::from_json(&json) else { panic!() };
    assert!(faults.iter().any(|fault| fault.flaw == Flaw::TooMany));
}

#[test]
fn another_form_is_refused_as_a_whole() {
    for (changes, code) in [
        (("balai.workflow/1", "balai.workflow/2"), "workflow.format"),
        ((r#""may_hold": true"#, r#""may_hold": 1"#), "workflow.unreadable"),
        ((r#""may_hold""#, r#""may_holt""#), "workflow.unreadable"),
        ((r#"{"working_days": 3}"#, r#"{"working_days": 0}"#), "workflow.unreadable"),
        ((r#"{"working_days": 3}"#, r#"{"working_days": 3, "minutes": 1}"#), "workflow.unreadable"),
        ((r#""phase": "open""#, r#""phase": "ajar""#), "workflow.unreadable"),
    ] {
        let error = Workflow::from_json(&small(&[changes])).unwrap_err();
        assert_eq!(error.code(), code, "{changes:?}");
    }
}

#[test]
fn lapors_limits_are_those_of_its_sources() {
    use balai::calendar::Span::WorkingDays;
    use balai::complaint::Class;
    let lapor = workflow(LAPOR);
    let respond = lapor.rule(lapor.clock("respond").unwrap()).unwrap();
    for (class, grade, days) in [
        (Class::Complaint, Some("normative"), 5),
        (Class::Complaint, Some("no_oversight"), 14),
        (Class::Complaint, Some("oversight"), 60),
        (Class::InformationRequest, None, 5),
        (Class::Aspiration, None, 5),
    ] {
        let grade = grade.map(|id| lapor.grade(id).unwrap());
        assert_eq!(respond.limit(class, grade).unwrap().span, WorkingDays(days));
    }
    let verify = lapor.rule(lapor.clock("verify").unwrap()).unwrap();
    assert_eq!(verify.limit(Class::Complaint, None).unwrap().span, WorkingDays(3));
}
