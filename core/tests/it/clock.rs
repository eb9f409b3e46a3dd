//! Clocks: holds, extensions, how they stand, and what an amended calendar changes.
//!
//! Source: figures beside each test.

use balai::calendar::{
    Calendar, Clock, ClockState, Holidays, INDONESIA, Measure, Policy, Role, Span, WeekendStart,
    WorkingTime,
};
use balai::words::Lang;
use balai::{Coded, Instant};

use crate::working_time::{at, office, round_the_clock, told, wib};

pub(crate) fn usual() -> WorkingTime {
    office(false, WeekendStart::Same)
}

/// A clock with holds, each from and until.
fn clock(from: &str, limit: Span, holds: &[(&str, &str)]) -> Clock {
    let mut clock = Clock::start(at(from), limit);
    for (from, until) in holds {
        clock.hold(at(from)).unwrap();
        clock.resume(at(until)).unwrap();
    }
    clock
}

#[track_caller]
fn check_due(clock: &Clock, expected: &str) {
    let time = usual();
    assert_eq!(told(clock.due_at(&time).unwrap()), expected);
    assert_eq!(told(clock.due(&time).unwrap().due_at), expected);
}

#[test]
fn a_hold_puts_off_by_the_work_it_took() {
    // Monday 23 November 2026, at nine; a day has 450 minutes and ends at 16.00.
    let three = |holds: &[(&str, &str)]| clock("2026-11-23T09:00", Span::WorkingDays(3), holds);
    check_due(&three(&[]), "2026-11-26T16:00:00");
    // One day of work, from ten to ten.
    check_due(&three(&[("2026-11-24T10:00", "2026-11-25T10:00")]), "2026-11-27T16:30:00");
    // Within breaks, nights and weekends nothing.
    check_due(&three(&[("2026-11-24T12:00", "2026-11-24T13:00")]), "2026-11-26T16:00:00");
    check_due(&three(&[("2026-11-24T16:00", "2026-11-25T07:30")]), "2026-11-26T16:00:00");
    // Two holds that touch are as one.
    let touching =
        [("2026-11-24T10:00", "2026-11-24T14:00"), ("2026-11-24T14:00", "2026-11-25T10:00")];
    check_due(&three(&touching), "2026-11-27T16:30:00");
    // Sixty minutes on Wednesday: the first hour of Friday.
    check_due(&three(&[("2026-11-25T08:00", "2026-11-25T09:00")]), "2026-11-27T08:30:00");
    // In the last minute it is in time, and the weekend counts nothing.
    check_due(&three(&[("2026-11-26T16:00", "2026-11-30T08:30")]), "2026-11-30T08:30:00");
    // After that it puts nothing off, however long it is.
    check_due(&three(&[("2026-11-26T16:01", "2026-12-10T16:00")]), "2026-11-26T16:00:00");
    // Two hours pass while a clock of hours stands.
    let hours = clock(
        "2026-11-23T09:00",
        Span::Minutes(1_440),
        &[("2026-11-23T20:00", "2026-11-23T22:00")],
    );
    check_due(&hours, "2026-11-24T11:00:00");
}

#[test]
fn extensions_add() {
    let extended = |limit, by: &[Span], holds| {
        let mut clock = clock("2026-11-23T09:00", limit, holds);
        by.iter().for_each(|by| clock.extend(*by).unwrap());
        clock
    };
    let days = Span::WorkingDays;
    check_due(&extended(days(5), &[], &[]), "2026-11-30T16:00:00");
    // Five, ten and seven working days are twenty-two, also around a hold.
    check_due(&extended(days(5), &[days(10), days(7)], &[]), "2026-12-23T16:00:00");
    let hold = [("2026-11-24T10:00", "2026-11-25T10:00")];
    let (parts, whole) = (extended(days(2), &[days(3)], &hold), extended(days(5), &[], &hold));
    assert_eq!(parts.due_at(&usual()), whole.due_at(&usual()));
    // Another kind begins where the one before ended: Thursday 16.00 and 24 hours, Thursday and two
    // calendar days, Saturday and a working day.
    check_due(&extended(days(3), &[Span::Minutes(1_440)], &[]), "2026-11-27T16:00:00");
    check_due(&extended(days(3), &[Span::CalendarDays(2)], &[]), "2026-11-28T23:59:59");
    let mixed = extended(days(3), &[Span::CalendarDays(2), days(1)], &[]);
    check_due(&mixed, "2026-11-30T16:00:00");
    check_due(&extended(days(3), &[Span::WorkingMinutes(60)], &[]), "2026-11-27T08:30:00");
    // A hold in the second part counts by its measure: two hours of an evening.
    let hold = [("2026-11-26T18:00", "2026-11-26T20:00")];
    check_due(&extended(days(3), &[Span::Minutes(1_440)], &hold), "2026-11-27T18:00:00");
}

#[track_caller]
fn check_state(clock: &Clock, now: &str, expected: ClockState) {
    assert_eq!(clock.state(&usual(), at(now)).unwrap(), expected);
}

#[test]
fn a_clock_says_how_it_stands() {
    use ClockState::{Breached, Held, Running, StoppedInTime, StoppedLate};
    let mut clock = Clock::start(at("2026-11-23T09:00"), Span::WorkingDays(2));
    let due_at = at("2026-11-25T16:00");
    // 360 minutes of Monday and two days of 450.
    check_state(&clock, "2026-11-23T09:00", Running { due_at, left_minutes: 1_260 });
    check_state(&clock, "2026-11-25T16:00", Running { due_at, left_minutes: 0 });
    check_state(&clock, "2026-11-25T16:01", Breached { since: due_at, over_minutes: 0 });
    check_state(&clock, "2026-11-26T08:30", Breached { since: due_at, over_minutes: 60 });
    let since = at("2026-11-24T08:30");
    clock.hold(since).unwrap();
    // However long it stands, it is not late.
    check_state(&clock, "2026-12-24T08:30", Held { since, left_minutes: 840 });
    let deadline_of = clock.clone();
    let (time, held) = (usual(), deadline_of);
    let deadline = held.due(&time).unwrap();
    assert_eq!((deadline.held_since, deadline.due_at), (Some(since), due_at));
    clock.resume(at("2026-11-24T09:30")).unwrap();
    let due_at = at("2026-11-26T08:30");
    check_state(&clock, "2026-11-24T09:30", Running { due_at, left_minutes: 840 });
    let mut late = clock.clone();
    clock.stop(at("2026-11-26T08:00")).unwrap();
    let at_stop = at("2026-11-26T08:00");
    check_state(&clock, "2026-12-01T08:00", StoppedInTime { at: at_stop, left_minutes: 30 });
    // A hold that begins too late is no excuse, but its time is not time over.
    late.hold(at("2026-11-26T09:30")).unwrap();
    check_state(&late, "2026-11-26T10:30", Breached { since: due_at, over_minutes: 60 });
    late.stop(at("2026-11-26T11:30")).unwrap();
    let stopped = at("2026-11-26T11:30");
    let expected = StoppedLate { at: stopped, since: due_at, over_minutes: 60 };
    check_state(&late, "2026-12-01T08:00", expected);
}

#[test]
fn what_ends_at_midnight_is_in_time_until_the_last_second() {
    let time = round_the_clock(false, WeekendStart::Same);
    let clock = Clock::start(at("2026-11-23T09:00"), Span::WorkingDays(1));
    let state = |second| {
        let now = Instant::from_unix_seconds(at("2026-11-25T00:00").unix_seconds() + second);
        clock.state(&time, now).unwrap()
    };
    let due_at = clock.due_at(&time).unwrap();
    assert_eq!(told(due_at), "2026-11-24T23:59:59");
    assert_eq!(state(-1), ClockState::Running { due_at, left_minutes: 1 });
    assert_eq!(state(0), ClockState::Breached { since: due_at, over_minutes: 0 });
    assert_eq!(state(60), ClockState::Breached { since: due_at, over_minutes: 1 });
}

#[test]
fn events_out_of_order_are_refused() {
    let time = usual();
    let mut clock = Clock::start(at("2026-11-23T09:00"), Span::WorkingDays(2));
    let before = at("2026-11-23T08:59");
    assert_eq!(clock.hold(before).unwrap_err().code(), "calendar.clock_order");
    assert_eq!(clock.state(&time, before).unwrap_err().code(), "calendar.clock_order");
    assert_eq!(clock.elapsed_minutes(&time, before).unwrap_err().code(), "calendar.clock_order");
    assert_eq!(clock.resume(at("2026-11-23T10:00")).unwrap_err().code(), "calendar.clock_not_held");
    clock.hold(at("2026-11-23T10:00")).unwrap();
    assert_eq!(clock.hold(at("2026-11-23T11:00")).unwrap_err().code(), "calendar.clock_held");
    assert_eq!(clock.resume(at("2026-11-23T09:59")).unwrap_err().code(), "calendar.clock_order");
    let kept = clock.clone();
    assert_eq!(clock.stop(at("2026-11-23T09:59")).unwrap_err().code(), "calendar.clock_order");
    assert_eq!(clock, kept, "what is refused changes nothing");
    clock.stop(at("2026-11-23T12:00")).unwrap();
    // The hold ended with it.
    assert_eq!(clock.held_since(), None);
    assert_eq!(clock.elapsed_minutes(&time, at("2026-12-23T12:00")), Ok(60));
    let later = at("2026-11-23T13:00");
    for error in [
        clock.hold(later).unwrap_err(),
        clock.resume(later).unwrap_err(),
        clock.extend(Span::Minutes(1)).unwrap_err(),
        clock.stop(later).unwrap_err(),
    ] {
        assert_eq!(error.code(), "calendar.clock_stopped");
    }
}

#[test]
fn a_deadline_tells_its_days() {
    let time = usual();
    let clock = clock(
        "2026-03-13T09:00",
        Span::WorkingDays(3),
        &[("2026-03-16T08:00", "2026-03-16T09:00")],
    );
    let deadline = clock.due(&time).unwrap();
    let found: Vec<_> = deadline
        .days
        .iter()
        .map(|day| (day.on.day(), day.role, day.minutes, day.held_minutes))
        .collect();
    let off = |day| (day, Role::NotCounted, 0, 0);
    let expected = [
        (13, Role::Start, 330, 0),
        off(14),
        off(15),
        (16, Role::Counted(1), 330, 60),
        (17, Role::Counted(2), 390, 0),
        off(18),
        off(19),
        off(20),
        off(21),
        off(22),
        off(23),
        off(24),
        (25, Role::Counted(3), 450, 0),
        (26, Role::MadeUp, 60, 0),
    ];
    assert_eq!(found, expected);
    assert_eq!((deadline.holds[0].minutes, deadline.holds[0].measure), (60, Measure::Working));
    assert!(!deadline.estimated);
    // Filed on Saturday: the same day, or Monday as the day of filing.
    let filed = at("2026-11-21T10:00");
    let roles = |start| {
        let time = office(false, start);
        let deadline = time.deadline(filed, Span::WorkingDays(1)).unwrap();
        deadline.days.iter().map(|day| day.role).collect::<Vec<_>>()
    };
    use Role::{Counted, NotCounted, Start, StartMoved};
    assert_eq!(roles(WeekendStart::Same), [Start, NotCounted, Counted(1)]);
    assert_eq!(roles(WeekendStart::Next), [Start, NotCounted, StartMoved, Counted(1)]);
    let estimated = time.deadline(at("2027-03-08T10:00"), Span::WorkingDays(1)).unwrap();
    assert!(estimated.estimated);
}

#[test]
fn an_amended_calendar_says_what_it_changes() {
    // In August 2025 a decree made Monday the 18th joint leave; before it, that was a working day.
    let line = r#"      {"on": "2025-08-18", "kind": "joint_leave", "name_id""#;
    let old: Vec<&str> = INDONESIA.lines().filter(|text| !text.starts_with(line)).collect();
    assert_eq!(INDONESIA.lines().count() - old.len(), 1, "the line of that day");
    let old =
        old.join("\n").replace("\"2026-11-25\",\n  \"about\"", "\"2025-08-01\",\n  \"about\"");
    let calendar = Calendar::new(Holidays::from_json(&old).unwrap(), Policy::default()).unwrap();
    let after = usual();
    let before = WorkingTime::new(calendar, after.hours().clone(), wib(), WeekendStart::Same)
        .and_then(|time| time.with_seasons(after.seasons().to_vec()))
        .unwrap();
    let clock = Clock::start(at("2025-08-14T09:00"), Span::WorkingDays(3));
    let amendment = clock.amended(&before, &after).unwrap();
    assert!(amendment.is_moved());
    assert_eq!(told(amendment.before.due_at), "2025-08-19T16:00:00");
    assert_eq!(told(amendment.after.due_at), "2025-08-20T16:00:00");
    let days: Vec<_> = amendment
        .days
        .iter()
        .map(|day| (day.on.day(), day.before.minutes, day.after.minutes))
        .collect();
    assert_eq!(days, [(18, 450, 0)]);
    let decrees: Vec<_> = amendment.decrees().iter().map(|decree| decree.id.as_str()).collect();
    assert_eq!(decrees, ["skb-2025-change"]);
    let mut words = [String::new(), String::new()];
    amendment.words(&mut words[0], Lang::Id);
    amendment.words(&mut words[1], Lang::En);
    crate::golden("amendment.txt", &words.join("\n"));
    crate::golden("amendment.json", &amendment.to_json());
    // The same calendar changes nothing.
    let same = clock.amended(&after, &after).unwrap();
    assert!(!same.is_moved() && same.days.is_empty() && same.decrees().is_empty());
}

#[test]
fn a_deadline_reads_the_same_as_reviewed() {
    let mut clock = clock(
        "2026-03-13T09:00",
        Span::WorkingDays(2),
        &[("2026-03-16T08:00", "2026-03-16T09:00")],
    );
    clock.extend(Span::WorkingMinutes(90)).unwrap();
    clock.extend(Span::CalendarDays(1)).unwrap();
    clock.hold(at("2026-05-01T08:00")).unwrap();
    let time = usual();
    let deadline = clock.due(&time).unwrap();
    let mut words = [String::new(), String::new()];
    deadline.words(&mut words[0], Lang::Id);
    deadline.words(&mut words[1], Lang::En);
    crate::golden("deadline.txt", &words.join("\n"));
    crate::golden("deadline.json", &deadline.to_json());
}
