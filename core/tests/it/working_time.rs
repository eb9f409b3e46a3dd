//! Deadlines and hours against walks over days and minutes that share no code with them.
//!
//! Source: figures beside each test.

use std::collections::BTreeSet;

use balai::calendar::{
    Calendar, HolidayKind, Holidays, Hours, INDONESIA, INDONESIA_OFFICE, Interval, OfficeHours,
    Policy, Span, Weekend, WeekendStart, WorkingTime,
};
use balai::{Coded, Date, Instant, UtcOffset, iso};

pub(crate) fn wib() -> UtcOffset {
    UtcOffset::parse("+07:00").unwrap()
}

/// `2026-03-13T09:00`, in western Indonesian time.
pub(crate) fn at(text: &str) -> Instant {
    Instant::parse(&format!("{text}:00+07:00")).unwrap()
}

pub(crate) fn told(at: Instant) -> String {
    at.to_rfc3339(wib()).replace("+07:00", "")
}

pub(crate) fn day(text: &str) -> Date {
    iso::parse_date(text).unwrap()
}

pub(crate) fn calendar(joint_leave_is_work: bool) -> Calendar {
    let policy = Policy { joint_leave_is_work, weekend: Weekend::SATURDAY_SUNDAY };
    Calendar::new(Holidays::from_json(INDONESIA).unwrap(), policy).unwrap()
}

pub(crate) fn round_the_clock(joint_leave_is_work: bool, start: WeekendStart) -> WorkingTime {
    WorkingTime::new(calendar(joint_leave_is_work), Hours::ALL_DAY, wib(), start).unwrap()
}

/// Office hours with Ramadan.
pub(crate) fn office(joint_leave_is_work: bool, start: WeekendStart) -> WorkingTime {
    let OfficeHours { hours, seasons, known_from, .. } =
        OfficeHours::from_json(INDONESIA_OFFICE).unwrap();
    let time = WorkingTime::new(calendar(joint_leave_is_work), hours, wib(), start).unwrap();
    time.with_seasons(seasons).unwrap().with_hours_known_from(known_from).unwrap()
}

/// Half past seven to four, without a break, from Monday to Friday.
pub(crate) fn without_break() -> WorkingTime {
    let whole = vec![Interval { from: 450, until: 960 }];
    let week = std::array::from_fn(|day| if day < 5 { whole.clone() } else { Vec::new() });
    let hours = Hours::new(week).unwrap();
    WorkingTime::new(calendar(false), hours, wib(), WeekendStart::Same).unwrap()
}

/// Whether each day from 2024 to 2027 is worked, told from the plain list of days.
fn worked_days(joint_leave_is_work: bool) -> Vec<bool> {
    let holidays = Holidays::from_json(INDONESIA).unwrap();
    let off: BTreeSet<i32> = holidays
        .years
        .iter()
        .flat_map(|year| &year.days)
        .filter(|day| day.kind == HolidayKind::Public || !joint_leave_is_work)
        .map(|day| day.on.to_julian_day())
        .collect();
    let first = day("2024-01-01").to_julian_day();
    // 1 January 2024 was a Monday.
    (0..1_461).map(|n| n % 7 < 5 && !off.contains(&(first + n))).collect()
}

/// The day on which `n` working days after another end, by walking.
fn walk(worked: &[bool], mut from: usize, n: u32, start: WeekendStart) -> Option<usize> {
    while start == WeekendStart::Next && !*worked.get(from)? {
        from += 1;
    }
    let mut left = n;
    while left > 0 {
        from += 1;
        left -= u32::from(*worked.get(from)?);
    }
    Some(from)
}

#[test]
fn deadlines_equal_a_walk_over_the_days() {
    let first = day("2024-01-01").to_julian_day();
    let date = |n: usize| Date::from_julian_day(first + n as i32).unwrap();
    let mut n_known = 0;
    for joint in [false, true] {
        let worked = worked_days(joint);
        for start in [WeekendStart::Next, WeekendStart::Same] {
            let (all_day, office) = (round_the_clock(joint, start), office(joint, start));
            for from in 0..worked.len() {
                let filed = at(&format!("{}T09:30", iso::write_date(date(from))));
                for n in 1..=60 {
                    let found = all_day.due_at(filed, Span::WorkingDays(n));
                    let Some(expected) = walk(&worked, from, n, start) else {
                        assert_eq!(found.unwrap_err().code(), "calendar.outside_years");
                        continue;
                    };
                    n_known += 1;
                    let found = found.unwrap();
                    assert_eq!(found.date_at(wib()), date(expected), "{filed:?} {n}");
                    assert_eq!(found.minutes_of_day(wib()), 1_439);
                    let found = office.due_at(filed, Span::WorkingDays(n)).unwrap();
                    assert_eq!(found.date_at(wib()), date(expected), "{filed:?} {n}");
                }
            }
        }
    }
    // Of 350,640; the others end after 2027.
    assert!((340_000..350_640).contains(&n_known), "{n_known}");
}

#[test]
fn the_days_named_before_this_was_written() {
    // Filed on Friday 13 March 2026 at nine. By hand: joint leave on the 18th, 20th, 23rd
    // and 24th, Nyepi on the 19th, a weekend between; Ramadan until the 20th.
    let filed = at("2026-03-13T09:00");
    for (joint, span, expected) in [
        (true, Span::WorkingDays(3), "2026-03-18T15:00:00"),
        (false, Span::WorkingDays(3), "2026-03-25T16:00:00"),
        (false, Span::CalendarDays(3), "2026-03-16T23:59:59"),
        (false, Span::WorkingDays(0), "2026-03-13T15:30:00"),
        (false, Span::Minutes(1_440), "2026-03-14T09:00:00"),
        (false, Span::WorkingMinutes(60), "2026-03-13T10:00:00"),
        (false, Span::WorkingMinutes(0), "2026-03-13T09:00:00"),
    ] {
        let time = office(joint, WeekendStart::Same);
        assert_eq!(told(time.due_at(filed, span).unwrap()), expected, "{span:?}");
        assert_eq!(time.due_at(filed, span), time.deadline(filed, span).map(|it| it.due_at));
    }
}

#[test]
fn both_policies_move_as_many_deadlines_as_were_counted_elsewhere() {
    // 1,095 deadlines of 2026, counted in Python over the same holidays before this existed: 173
    // change if joint leave is counted, 375 with the rule for starts on days off.
    let usual = round_the_clock(false, WeekendStart::Same);
    let joint = round_the_clock(true, WeekendStart::Same);
    let next = round_the_clock(false, WeekendStart::Next);
    let (mut n_joint, mut n_next, mut n) = (0, 0, 0);
    let mut filed = day("2026-01-01");
    while filed.year() == 2026 {
        for days in [3, 5, 14] {
            let from = at(&format!("{}T10:00", iso::write_date(filed)));
            let due = |time: &WorkingTime| time.due_at(from, Span::WorkingDays(days)).unwrap();
            n += 1;
            n_joint += usize::from(due(&usual) != due(&joint));
            n_next += usize::from(due(&usual) != due(&next));
        }
        filed = filed.next_day().unwrap();
    }
    assert_eq!((n, n_joint, n_next), (1_095, 173, 375));
}

/// A small generator, so that every run sees the same spans.
pub(crate) struct Seeded(pub(crate) u64);

impl Seeded {
    pub(crate) fn below(&mut self, n: u64) -> i64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % n) as i64
    }
}

/// Whether each minute from 2024 to 2027 is worked: hours of Perpres 21/2023 and of Ramadan,
/// written down once more.
pub(crate) fn worked_minutes(joint_leave_is_work: bool) -> Vec<bool> {
    let first = day("2024-01-01").to_julian_day();
    let ramadan = [
        ("2024-03-12", "2024-04-09"),
        ("2025-03-01", "2025-03-30"),
        ("2026-02-19", "2026-03-20"),
        ("2027-02-08", "2027-03-09"),
    ]
    .map(|(from, until)| day(from).to_julian_day() - first..=day(until).to_julian_day() - first);
    let mut minutes = Vec::new();
    for (n, is_worked) in worked_days(joint_leave_is_work).into_iter().enumerate() {
        let is_friday = n % 7 == 4;
        let is_ramadan = ramadan.iter().any(|days| days.contains(&(n as i32)));
        let (first, second) = match (is_ramadan, is_friday) {
            (false, false) => (450..720, 780..960),
            (false, true) => (450..690, 780..990),
            (true, false) => (480..720, 750..900),
            (true, true) => (480..690, 750..930),
        };
        minutes.extend(
            (0..1_440).map(|it| is_worked && (first.contains(&it) || second.contains(&it))),
        );
    }
    minutes
}

#[test]
fn hours_equal_a_walk_over_the_minutes() {
    let (worked, time) = (worked_minutes(false), office(false, WeekendStart::Same));
    let begin = at("2024-01-01T00:00").unix_seconds();
    let moment = |minute: i64, seconds| Instant::from_unix_seconds(begin + minute * 60 + seconds);
    let mut seeded = Seeded(4);
    for _ in 0..10_000 {
        let (from, seconds) = (seeded.below(1_400 * 1_440), seeded.below(60));
        let length = seeded.below(21 * 1_440);
        let expected = worked[from as usize..(from + length) as usize].iter().filter(|it| **it);
        let expected = expected.count() as i64;
        let (a, b) = (moment(from, seconds), moment(from + length, seeded.below(60)));
        assert_eq!(time.minutes_between(a, b).unwrap(), expected, "{} {length}", told(a));
        // What is added piece by piece sums to what is added at once.
        let middle = moment(from + length / 3, seeded.below(60));
        let pieces = [(a, middle), (middle, b)].map(|(a, b)| time.minutes_between(a, b).unwrap());
        assert_eq!(pieces[0] + pieces[1], expected);
        let n = seeded.below(4_000);
        let (mut left, mut minute) = (n, from);
        while left > 0 {
            left -= i64::from(worked[minute as usize]);
            minute += 1;
        }
        let found = time.add_minutes(moment(from, 0), n as u32).unwrap();
        assert_eq!(told(found), told(moment(minute, 0)), "{} + {n}", told(moment(from, 0)));
        // Seconds are kept: to the second it is `n` whole minutes of work.
        let found = time.add_minutes(a, n as u32).unwrap();
        assert_eq!(time.minutes_between(a, found).unwrap(), n);
        assert!(n == 0 || found >= a);
    }
}

#[test]
fn seconds_are_carried_over_the_end_of_a_day() {
    let time = without_break();
    for (from, n, expected) in [
        ("2026-11-23T09:00:30+07:00", 60, "2026-11-23T10:00:30"),
        ("2026-11-23T15:59:30+07:00", 1, "2026-11-24T07:30:30"),
        ("2026-11-23T15:59:00+07:00", 1, "2026-11-23T16:00:00"),
        ("2026-11-23T20:00:30+07:00", 1, "2026-11-24T07:31:00"),
        ("2026-11-23T02:00:00+00:00", 60, "2026-11-23T10:00:00"),
    ] {
        let found = time.add_minutes(Instant::parse(from).unwrap(), n).unwrap();
        assert_eq!(told(found), expected, "{from} + {n}");
    }
}

#[test]
fn outside_the_known_years_there_is_no_working_time() {
    let time = office(false, WeekendStart::Same);
    for (from, span) in [
        ("2027-12-29T10:00", Span::WorkingDays(3)),
        ("2027-12-31T15:00", Span::WorkingMinutes(500)),
        ("2017-12-31T10:00", Span::WorkingDays(1)),
        ("2017-12-31T10:00", Span::WorkingDays(0)),
        ("2028-01-03T10:00", Span::WorkingMinutes(1)),
        ("2026-01-01T10:00", Span::WorkingDays(u32::MAX)),
        ("2026-01-01T10:00", Span::WorkingMinutes(u32::MAX)),
    ] {
        let from = at(from);
        assert_eq!(time.due_at(from, span).unwrap_err().code(), "calendar.outside_years");
        assert_eq!(time.deadline(from, span).unwrap_err().code(), "calendar.outside_years");
    }
    assert_eq!(
        time.due_at(at("2027-12-29T10:00"), Span::WorkingDays(9)).unwrap_err().to_string(),
        "2028-01-01: no holidays are known outside 2018 to 2027"
    );
    // Days whose holidays are known and whose hours are not.
    let error = time.due_at(at("2023-12-31T10:00"), Span::WorkingDays(1)).unwrap_err();
    assert_eq!(error.code(), "calendar.hours_unknown");
    assert_eq!(error.to_string(), "2023-12-31: no opening hours are known before 2024-01-01");
    let all_day = round_the_clock(false, WeekendStart::Same);
    assert!(all_day.due_at(at("2018-01-01T10:00"), Span::WorkingDays(1)).is_ok());
    let error = time.minutes_between(at("2027-12-29T10:00"), at("2028-01-01T00:01"));
    assert_eq!(error.unwrap_err().code(), "calendar.outside_years");
    // The midnight that ends the last year is its end.
    assert!(time.minutes_between(at("2027-12-29T10:00"), at("2028-01-01T00:00")).is_ok());
    // What does not count working time does without the holidays, and says what it does not know.
    let deadline = time.deadline(at("2027-12-31T10:00"), Span::CalendarDays(2)).unwrap();
    assert_eq!(told(deadline.due_at), "2028-01-02T23:59:59");
    let known: Vec<_> = deadline.days.iter().map(|day| day.answer.is_some()).collect();
    assert_eq!(known, [true, false, false]);
    for span in [Span::Minutes(u32::MAX), Span::CalendarDays(u32::MAX)] {
        assert_eq!(
            time.due_at(at("2026-01-01T10:00"), span).unwrap_err().code(),
            "calendar.too_far"
        );
    }
}

#[test]
fn a_start_after_hours_is_never_due_before_it_began() {
    let time = office(false, WeekendStart::Same);
    for (from, n, expected) in [
        // After hours of a working day: it is still that day's.
        ("2026-11-23T20:00", 0, "2026-11-23T20:00:00"),
        ("2026-11-23T20:00", 1, "2026-11-24T16:00:00"),
        // A Saturday has no hours that could end.
        ("2026-11-21T10:00", 0, "2026-11-21T10:00:00"),
        ("2026-11-21T10:00", 1, "2026-11-23T16:00:00"),
    ] {
        assert_eq!(told(time.due_at(at(from), Span::WorkingDays(n)).unwrap()), expected, "{from}");
    }
    let next = office(false, WeekendStart::Next);
    for (n, expected) in [(0, "2026-11-23T16:00:00"), (1, "2026-11-24T16:00:00")] {
        let due = next.due_at(at("2026-11-21T10:00"), Span::WorkingDays(n)).unwrap();
        assert_eq!(told(due), expected);
    }
}
