//! Merging and parting: nothing lost, no circle, the oldest clock counts.
//!
//! Source: `docs/reference/complaint-lifecycle.md`.

use balai::Instant;
use balai::complaint::{Act, Case, CommandKind, Pair, Refusal, Role, Why};

use super::{Play, at, id, told};

/// Two cases of the same matter, the second three days younger.
fn two() -> (Play, Play) {
    let mut old = Play::new(super::LAPOR);
    old.case = Case::new(id("OLD"));
    old.go(Role::Citizen, CommandKind::Submit, "2026-11-20T09:00");
    let mut young = Play::new(super::LAPOR);
    young.go(Role::Citizen, CommandKind::Submit, "2026-11-23T09:00");
    (old, young)
}

/// Gives both cases their command; what is decided happens to both, or to neither.
fn join(
    how: fn(&Pair<&Case>) -> Pair<Act>,
    merged: &mut Play,
    primary: &mut Play,
    now: &str,
) -> Result<(), Refusal> {
    let acts = how(&Pair { merged: &merged.case, primary: &primary.case });
    let (mut one, mut other) = (merged.clone(), primary.clone());
    one.act(Role::Verifier, acts.merged, at(now))?;
    other.act(Role::Verifier, acts.primary, at(now))?;
    (*merged, *primary) = (one, other);
    Ok(())
}

#[test]
fn the_oldest_clock_counts_and_parting_gives_it_back() {
    let (mut old, mut young) = two();
    let alone = told(&young.clone().tick("2027-01-15T08:00"), &young.workflow);
    assert_eq!(alone, ["2026-11-26T23:59:59 breached"]);
    join(|pair| pair.merging(), &mut old, &mut young, "2026-11-23T10:00").unwrap();
    assert_eq!(old.case.merged_into, Some(id("A")));
    assert_eq!(young.case.oldest_opened_at(), at("2026-11-20T09:00"));
    let together = told(&young.clone().tick("2027-01-15T08:00"), &young.workflow);
    assert_eq!(together, ["2026-11-25T23:59:59 breached"]);
    // The merged case keeps its state and is not found late a second time.
    assert_eq!(old.state(), "received");
    assert_eq!(told(&old.clone().tick("2027-01-15T08:00"), &old.workflow), [""; 0]);
    join(|pair| pair.parting(), &mut old, &mut young, "2026-11-23T11:00").unwrap();
    assert_eq!((&old.case.merged_into, young.case.absorbed.len()), (&None, 0));
    let parted = told(&young.tick("2027-01-15T08:00"), &young.workflow);
    assert_eq!(parted, alone);
    let own = told(&old.tick("2027-01-15T08:00"), &old.workflow);
    assert_eq!(own, ["2026-11-25T23:59:59 breached"]);
}

#[test]
fn parting_late_finds_what_was_due_meanwhile() {
    let (mut old, mut young) = two();
    join(|pair| pair.merging(), &mut old, &mut young, "2026-11-23T10:00").unwrap();
    join(|pair| pair.parting(), &mut old, &mut young, "2026-12-23T11:00").unwrap();
    let own = told(&old.tick("2027-01-15T08:00"), &old.workflow);
    assert_eq!(own, ["2026-12-23T11:00:00 breached"]);
    let due_at = Instant::from_unix_seconds(at("2026-11-26T00:00").unix_seconds() - 1);
    assert_eq!(old.case.clocks[0].breached, Some(due_at));
}

#[test]
fn no_circle_and_no_merge_into_what_went_elsewhere() {
    let (mut old, mut young) = two();
    join(|pair| pair.merging(), &mut old, &mut young, "2026-11-23T10:00").unwrap();
    let back = join(|pair| pair.merging(), &mut young, &mut old, "2026-11-23T11:00").unwrap_err();
    assert_eq!(back.why, Why::TargetMerged { into: id("A") });
    let again = join(|pair| pair.merging(), &mut old, &mut young, "2026-11-23T11:00").unwrap_err();
    assert_eq!(again.why, Why::Merged { into: id("A") });
    // A case that took in others may be merged itself: who followed the first is led on.
    let mut third = Play::new(super::LAPOR);
    third.case = Case::new(id("C"));
    third.go(Role::Citizen, CommandKind::Submit, "2026-11-23T12:00");
    join(|pair| pair.merging(), &mut young, &mut third, "2026-11-23T13:00").unwrap();
    assert_eq!(third.case.oldest_opened_at(), at("2026-11-20T09:00"));
    let circle = join(|pair| pair.merging(), &mut third, &mut old, "2026-11-23T14:00").unwrap_err();
    assert_eq!(circle.why, Why::TargetMerged { into: id("A") });
}
