//! Every refusal, by a command that is refused so.
//!
//! Source: `docs/reference/errors.md`.

use balai::calendar::Span;
use balai::complaint::workflow::{ClockIdx, GradeIdx, Need};
use balai::complaint::{
    Act, Actor, Class, Command, CommandId, CommandKind, EventKind, Evidence, Field, OpenField,
    Privacy, Role, Target, Why, Words, WordsAt,
};

use super::{Play, actor, agency, all_words, at, id, photo, reason};

const NOW: &str = "2026-11-23T09:00";

fn submitted(preset: &str) -> Play {
    let mut play = Play::new(preset);
    play.go(Role::Citizen, CommandKind::Submit, NOW);
    play
}

fn disposed() -> Play {
    let mut play = submitted(super::LAPOR);
    play.go(Role::Verifier, CommandKind::Verify, NOW);
    play.go(Role::Verifier, CommandKind::Dispose, NOW);
    play
}

#[track_caller]
fn check(play: &Play, role: Role, act: Act, expected: &str) {
    check_at(play, role, act, NOW, expected);
}

#[track_caller]
fn check_at(play: &Play, role: Role, act: Act, now: &str, expected: &str) {
    let refusal = play.clone().act(role, act, at(now)).unwrap_err();
    assert_eq!(reason(&refusal), expected, "{refusal}");
    assert!(!refusal.to_string().is_empty());
}

#[test]
fn by_state_role_class_and_agency() {
    let new = Play::new(super::LAPOR);
    check(&new, Role::Verifier, Act::Verify { grade: None }, "no_case");
    let case = submitted(super::LAPOR);
    let again = Act::Submit { class: Class::Complaint, privacy: Privacy::Public };
    check(&case, Role::Citizen, again, "already_submitted");
    check(&case, Role::Verifier, Act::Start, "not_in_state");
    check(
        &case,
        Role::Citizen,
        Act::Archive { reason: super::ArchiveReason::Unclear },
        "not_for_role",
    );
    let aspiration = Act::Submit { class: Class::Aspiration, privacy: Privacy::Public };
    let mut json = super::LAPOR.replace(
        r#"{"command": "submit", "from": []"#,
        r#"{"classes": ["complaint"], "command": "submit", "from": []"#,
    );
    let play = Play::with(super::workflow(&json), super::time());
    check(&play, Role::Citizen, aspiration.clone(), "not_for_class");
    json = super::LAPOR.replace(
        r#""to": "verified", "roles": ["verifier"], "classes": ["aspiration", "information_request"]"#,
        r#""to": "verified", "roles": ["verifier"], "classes": ["information_request"]"#,
    );
    let mut play = Play::with(super::workflow(&json), super::time());
    play.act(Role::Citizen, aspiration, at(NOW)).unwrap();
    check(&play, Role::Verifier, Act::Verify { grade: None }, "not_for_class");
    let other = Actor { agency: Some(agency("other")), ..actor(Role::Agency) };
    let command = Command { id: CommandId(99), seen: None, act: Act::Start, words: all_words(99) };
    let refusal = disposed().give(&other, &command, at(NOW)).unwrap_err();
    assert_eq!(refusal.why, Why::OtherAgency { agency: Some(agency("dinas")) });
}

#[test]
fn a_refusal_says_what_could_be_done_instead_and_by_whom() {
    let refusal = submitted(super::OPEN311).act(Role::Agency, Act::Reopen, at(NOW)).unwrap_err();
    let instead: Vec<_> = refusal
        .instead
        .iter()
        .map(|allowed| (allowed.command.as_str(), allowed.roles.as_slice()))
        .collect();
    let both: &[Role] = &[Role::Agency, Role::Supervisor];
    let expected = [
        ("close", &[Role::Agency][..]),
        ("merge", both),
        ("unmerge", both),
        ("absorb", both),
        ("release", both),
        ("redact", both),
        ("erase", &[Role::Supervisor]),
    ];
    assert_eq!(instead, expected);
    let told = refusal.to_string();
    assert!(
        told.starts_with("reopen refused: not in this state; instead: close by agency, merge by")
    );
}

#[test]
fn by_what_comes_with_it() {
    let case = submitted(super::LAPOR);
    check(&case, Role::Verifier, Act::Verify { grade: None }, "missing");
    check(&case, Role::Verifier, Act::Verify { grade: Some(GradeIdx(9)) }, "no_such_grade");
    let give = |words: Vec<Words>| {
        let command = Command { id: CommandId(50), seen: None, act: Act::Ask, words };
        case.clone().give(&actor(Role::Verifier), &command, at(NOW)).unwrap_err()
    };
    let question = |text: &str| Words {
        field: Field::Open(OpenField::Question),
        salt: [1; 16],
        text: text.into(),
    };
    let needs = vec![Need::Words(Field::Open(OpenField::Question))];
    assert!(give(Vec::new()).to_string().contains("missing or empty: question"));
    assert_eq!(give(Vec::new()).why, Why::Missing { needs: needs.clone() });
    assert_eq!(give(vec![question(" \n")]).why, Why::Missing { needs });
    assert_eq!(reason(&give(vec![question("a"), question("b")])), "words_twice");
    assert_eq!(reason(&give(vec![question(&"é".repeat(4_001))])), "too_long");
    let command = Command {
        id: CommandId(50),
        seen: None,
        act: Act::Ask,
        words: vec![question(&"é".repeat(4_000))],
    };
    case.clone().give(&actor(Role::Verifier), &command, at(NOW)).unwrap();
}

#[test]
fn by_evidence() {
    let case = disposed();
    let propose = |change: fn(&mut Evidence)| {
        let mut evidence = photo(at(NOW));
        change(&mut evidence);
        Act::Propose { evidence: vec![evidence] }
    };
    check(&case, Role::Agency, propose(|photo| photo.taken_at = None), "evidence");
    check(&case, Role::Agency, propose(|photo| photo.seen_on = Some(id("K"))), "evidence");
    check(&case, Role::Agency, propose(|photo| photo.distance_m = Some(5_000)), "evidence");
    // LAPOR asks for no photo, JAKI does.
    case.clone().act(Role::Agency, Act::Propose { evidence: vec![] }, at(NOW)).unwrap();
    let mut jaki = submitted(super::JAKI);
    jaki.go(Role::Verifier, CommandKind::Dispose, NOW);
    jaki.go(Role::Agency, CommandKind::Start, NOW);
    check(&jaki, Role::Agency, Act::Propose { evidence: vec![] }, "missing");
    // After a dispute an older photo is no evidence.
    let mut case = case;
    case.go(Role::Agency, CommandKind::Propose, "2026-11-24T09:00");
    case.go(Role::Citizen, CommandKind::Dispute, "2026-11-25T09:00");
    let old = Act::Propose { evidence: vec![photo(at("2026-11-24T09:00"))] };
    check_at(&case, Role::Agency, old, "2026-11-26T09:00", "evidence");
}

#[test]
fn by_clocks() {
    let case = disposed();
    let (verify, respond) = (ClockIdx(0), ClockIdx(1));
    let extend = |clock, by| Act::Extend { clock, by };
    check(&case, Role::Agency, extend(verify, Span::WorkingDays(1)), "not_extendable");
    for by in [Span::WorkingDays(8), Span::WorkingDays(0), Span::Minutes(1)] {
        check(&case, Role::Agency, extend(respond, by), "extension_too_long");
    }
    let late = "2027-01-15T09:00";
    check_at(&case, Role::Agency, extend(respond, Span::WorkingDays(7)), late, "clock_breached");
    let mut extended = case.clone();
    extended.act(Role::Agency, extend(respond, Span::WorkingDays(7)), at(NOW)).unwrap();
    check(&extended, Role::Agency, extend(respond, Span::WorkingDays(1)), "extensions_used");
    check(&case, Role::Supervisor, Act::Resume, "not_held");
    let mut held = case.clone();
    held.go(Role::Supervisor, CommandKind::Hold, NOW);
    check(&held, Role::Supervisor, Act::Hold, "held");
    check_at(&case, Role::Supervisor, Act::Hold, late, "nothing_to_hold");
    check(&submitted(super::OPEN311), Role::Agency, Act::Hold, "not_in_state");
    // Two clocks that may be extended, of which one does not run yet.
    let json = super::LAPOR.replace(
        r#""on_breach": {"command": "close"}"#,
        r#""extension": {"by_max": {"working_days": 1}, "times_max": 1}"#,
    );
    let mut play = Play::with(super::workflow(&json), super::time());
    play.go(Role::Citizen, CommandKind::Submit, NOW);
    play.go(Role::Verifier, CommandKind::Verify, NOW);
    play.go(Role::Verifier, CommandKind::Dispose, NOW);
    check(&play, Role::Agency, extend(ClockIdx(2), Span::WorkingDays(1)), "clock_not_running");
}

#[test]
fn by_time() {
    let mut case = submitted(super::LAPOR);
    check_at(&case, Role::Verifier, Act::Ask, "2026-11-23T08:59", "out_of_order");
    case.go(Role::Verifier, CommandKind::Archive, NOW);
    check_at(&case, Role::Supervisor, Act::Reopen, "2026-12-24T09:00", "too_late");
    case.clone().act(Role::Supervisor, Act::Reopen, at("2026-12-23T23:59")).unwrap();
    let json = super::LAPOR.replace(r#"{"calendar_days": 30}"#, r#"{"working_days": 30}"#);
    let mut play = Play::with(super::workflow(&json), super::time());
    play.go(Role::Citizen, CommandKind::Submit, "2027-12-29T09:00");
    play.go(Role::Verifier, CommandKind::Archive, "2027-12-29T09:00");
    check_at(&play, Role::Supervisor, Act::Reopen, "2027-12-30T09:00", "calendar");
}

#[test]
fn by_numbers_and_steps() {
    let mut case = submitted(super::OPEN311);
    case.go(Role::Agency, CommandKind::Close, NOW);
    let mut rated = submitted(super::FIXMYSTREET);
    rated.go(Role::Citizen, CommandKind::Confirm, NOW);
    rated.go(Role::Agency, CommandKind::Propose, NOW);
    for stars in [0, 6] {
        check(&rated, Role::Citizen, Act::Rate { stars }, "stars_out_of_range");
    }
    let mut bogor = submitted(super::SIBADRA);
    bogor.go(Role::Supervisor, CommandKind::Escalate, NOW);
    bogor.go(Role::Supervisor, CommandKind::Escalate, NOW);
    check(&bogor, Role::Supervisor, Act::Escalate, "ladder_end");
}

#[test]
fn by_words_that_are_not_there() {
    let mut case = submitted(super::LAPOR);
    let description = WordsAt { seq: 0, field: Field::Open(OpenField::Description) };
    let name = WordsAt { seq: 0, field: Field::Identity(super::IdentityField::Name) };
    let erase = |words: &[WordsAt]| Act::Erase { words: words.to_vec() };
    check(
        &case,
        Role::Verifier,
        Act::Redact { at: WordsAt { seq: 7, ..description } },
        "no_such_words",
    );
    check(&case, Role::Verifier, Act::Redact { at: name }, "no_such_words");
    check(&case, Role::Supervisor, erase(&[name, name]), "no_such_words");
    check(&case, Role::Supervisor, erase(&[]), "missing");
    case.act(Role::Supervisor, erase(&[name]), at(NOW)).unwrap();
    check(&case, Role::Supervisor, erase(&[name]), "no_such_words");
}

#[test]
fn by_merging() {
    let case = submitted(super::LAPOR);
    let target = |name: &str, is_open, merged_into: Option<&str>| Act::Merge {
        into: Target { case: id(name), is_open, merged_into: merged_into.map(id) },
    };
    check(&case, Role::Verifier, target("A", true, None), "merge_into_itself");
    check(&case, Role::Verifier, target("B", true, Some("C")), "target_merged");
    check(&case, Role::Verifier, target("B", false, None), "target_not_open");
    check(&case, Role::Verifier, Act::Unmerge, "not_merged");
    check(&case, Role::Verifier, Act::Release { case: id("B") }, "not_absorbed");
    let mut share = case.case.share();
    check(&case, Role::Verifier, Act::Absorb { share: share.clone() }, "merge_into_itself");
    share.case = id("B");
    let mut primary = case.clone();
    primary.act(Role::Verifier, Act::Absorb { share: share.clone() }, at(NOW)).unwrap();
    check(&primary, Role::Verifier, Act::Absorb { share }, "already_absorbed");
    let mut merged = case;
    merged.act(Role::Verifier, target("B", true, None), at(NOW)).unwrap();
    let refusal = merged.act(Role::Verifier, Act::Ask, at(NOW)).unwrap_err();
    assert_eq!(refusal.why, Why::Merged { into: id("B") });
}

#[test]
fn the_same_command_again_changes_nothing() {
    let mut case = submitted(super::LAPOR);
    let command = Command { id: CommandId(7), seen: Some(1), act: Act::Ask, words: all_words(7) };
    let verifier = actor(Role::Verifier);
    assert_eq!(case.give(&verifier, &command, at(NOW)).unwrap().len(), 1);
    for later in [NOW, "2026-11-30T09:00"] {
        assert_eq!(case.give(&verifier, &command, at(later)), Ok(Vec::new()));
    }
    assert_eq!(case.case.events_of(command.id).collect::<Vec<_>>(), [1]);
    let other = Command { act: Act::Answer, ..command };
    let refusal = case.give(&actor(Role::Citizen), &other, at(NOW)).unwrap_err();
    assert_eq!(reason(&refusal), "id_used");
}

#[test]
fn of_two_officers_the_second_learns_what_the_first_did() {
    let mut case = submitted(super::LAPOR);
    let by =
        |id, act, seen| Command { id: CommandId(id), seen: Some(seen), act, words: all_words(id) };
    let verifier = actor(Role::Verifier);
    let grade = Some(GradeIdx(0));
    case.give(&verifier, &by(10, Act::Verify { grade }, 1), at(NOW)).unwrap();
    let archive = Act::Archive { reason: super::ArchiveReason::Unclear };
    let refusal = case.give(&verifier, &by(11, archive.clone(), 1), at(NOW)).unwrap_err();
    let Why::Overtaken { seen: 1, happened } = &refusal.why else { panic!("{refusal:?}") };
    assert_eq!(happened.len(), 1);
    assert_eq!(happened[0].kind, EventKind::Verified);
    assert_eq!(happened[0].command, Some(CommandId(10)));
    case.give(&verifier, &by(11, archive.clone(), 2), at(NOW)).unwrap();
    let refusal = case.give(&verifier, &by(12, archive, 9), at(NOW)).unwrap_err();
    assert_eq!(refusal.why, Why::SeenTooMany { seen: 9, n_events: 3 });
}
