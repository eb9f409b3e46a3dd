//! Working days, against the decrees, counts by others and themselves.
//!
//! Source: `packs/id/holidays.json`; figures beside each test.

use balai::calendar::{
    Calendar, HolidayKind, Holidays, INDONESIA, Policy, Reason, Weekday, Weekend,
};
use balai::words::Lang;
use balai::{Coded, Date, iso};
use proptest::prelude::*;

fn day(text: &str) -> Date {
    iso::parse_date(text).unwrap()
}

fn calendar(joint_leave_is_work: bool, weekend: Weekend) -> Calendar {
    let policy = Policy { joint_leave_is_work, weekend };
    Calendar::new(Holidays::from_json(INDONESIA).unwrap(), policy).unwrap()
}

fn usual() -> Calendar {
    calendar(false, Weekend::SATURDAY_SUNDAY)
}

#[test]
fn each_year_has_as_many_holidays_as_its_source() {
    // Counts of the PyPI package `holidays` 0.109; 2026 also as its decree says: 17 and 8.
    let expected = [
        (2018, 17, 25, false),
        (2019, 17, 21, false),
        (2020, 17, 22, false),
        (2021, 15, 16, false),
        (2022, 16, 20, false),
        (2023, 16, 27, false),
        (2024, 19, 29, false),
        (2025, 17, 28, false),
        (2026, 17, 25, false),
        (2027, 18, 26, true),
    ];
    let holidays = Holidays::from_json(INDONESIA).unwrap();
    let found: Vec<_> = holidays
        .years
        .iter()
        .map(|year| {
            let n_public = year.days.iter().filter(|day| day.kind == HolidayKind::Public).count();
            (year.year, n_public, year.days.len(), year.estimated)
        })
        .collect();
    assert_eq!(found, expected);
    for year in &holidays.years {
        assert!(year.days.iter().all(|day| holidays.decree(day).is_some()));
    }
}

#[track_caller]
fn check(calendar: &Calendar, on: &str, is_working: bool, id: &str, en: &str) {
    let answer = calendar.is_working_day(day(on)).unwrap();
    let written = [Lang::Id, Lang::En].map(|lang| {
        let mut out = String::new();
        answer.words(&mut out, lang);
        out
    });
    assert_eq!((answer.is_working(), written), (is_working, [id.to_owned(), en.to_owned()]));
}

#[test]
fn every_answer_says_why() {
    let usual = usual();
    check(
        &usual,
        "2026-03-23",
        false,
        "Senin, 23 Maret 2026: cuti bersama, Cuti Bersama Hari Raya Idul Fitri",
        "Monday, 23 March 2026: joint leave, Eid al-Fitr joint leave",
    );
    check(
        &calendar(true, Weekend::SATURDAY_SUNDAY),
        "2026-03-23",
        true,
        "Senin, 23 Maret 2026: hari kerja, karena cuti bersama dihitung, Cuti Bersama Hari Raya Idul Fitri",
        "Monday, 23 March 2026: working day, as joint leave counts, Eid al-Fitr joint leave",
    );
    check(
        &usual,
        "2026-03-21",
        false,
        "Sabtu, 21 Maret 2026: akhir pekan, Hari Raya Idul Fitri",
        "Saturday, 21 March 2026: weekend, Eid al-Fitr",
    );
    check(
        &usual,
        "2026-11-23",
        true,
        "Senin, 23 November 2026: hari kerja",
        "Monday, 23 November 2026: working day",
    );
    check(
        &usual,
        "2027-03-10",
        false,
        "Rabu, 10 Maret 2027: libur nasional, Hari Raya Idul Fitri (perkiraan)",
        "Wednesday, 10 March 2027: public holiday, Eid al-Fitr (estimated)",
    );
}

/// What was announced and taken back or moved, as `docs/reference/working-days.md` says.
#[test]
fn the_pandemic_moved_joint_leave_and_holidays() {
    let usual = usual();
    for (on, is_working) in [
        // Joint leave of May 2020 went to December, and most of that was taken back.
        ("2020-05-22", true),
        ("2020-05-26", true),
        ("2020-05-29", true),
        ("2020-12-24", false),
        ("2020-12-28", true),
        ("2020-12-30", true),
        ("2020-12-31", false),
        // Of seven days of 2021 one was left; two holidays moved to the day after.
        ("2021-03-12", true),
        ("2021-05-12", false),
        ("2021-05-17", true),
        ("2021-08-10", true),
        ("2021-08-11", false),
        ("2021-10-19", true),
        ("2021-10-20", false),
        ("2021-12-24", true),
        ("2021-12-27", true),
        // In 2023 the leave of Idul Fitri was moved forward, and Idul Adha got two days.
        ("2023-04-19", false),
        ("2023-04-26", true),
        ("2023-06-28", false),
        ("2023-06-30", false),
    ] {
        assert_eq!(usual.is_working_day(day(on)).unwrap().is_working(), is_working, "{on}");
    }
}

#[test]
fn a_holiday_names_its_decree() {
    let usual = usual();
    for (on, number) in [
        ("2018-06-20", Some("223/2018, 46/2018, 13/2018")),
        ("2020-12-09", Some("Keppres 22/2020")),
        ("2020-08-21", None),
        ("2020-12-31", Some("391/2020, 02/2020, 02/2020")),
        ("2021-08-11", Some("712/2021, 1/2021, 3/2021")),
        ("2022-07-10", Some("678/2022, 2/2022, 2/2022")),
        ("2023-12-25", Some("1066/2022, 3/2022, 3/2022")),
        ("2024-02-14", Some("Keppres 10/2024")),
        ("2024-04-08", Some("Keppres 7/2024")),
        ("2025-03-31", Some("1017/2024, 2/2024, 2/2024")),
        ("2025-08-18", None),
        ("2026-05-28", Some("1497/2025, 2/2025, 5/2025")),
    ] {
        let answer = usual.is_working_day(day(on)).unwrap();
        assert_eq!(answer.decree().unwrap().number.as_deref(), number, "{on}");
    }
    assert_eq!(usual.is_working_day(day("2026-11-23")).unwrap().decree(), None);
}

#[test]
fn outside_the_known_years_there_is_no_answer() {
    let usual = usual();
    // Also for a Sunday: what is not known is an error, never a guess.
    for on in ["2017-12-31", "2028-01-03", "9999-12-31", "0001-01-01"] {
        assert_eq!(usual.is_working_day(day(on)).unwrap_err().code(), "calendar.outside_years");
    }
    assert_eq!(
        usual.add_working_days(day("2027-12-30"), 2).unwrap_err().to_string(),
        "2028-01-01: no holidays are known outside 2018 to 2027"
    );
    assert!(usual.working_days_between(day("2027-12-30"), day("2028-01-03")).is_err());
    assert!(usual.add_working_days(day("9999-12-31"), 1).is_err());
    let whole_week = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    let policy = Policy { joint_leave_is_work: false, weekend: Weekend::of(&whole_week) };
    let none = Calendar::new(Holidays::from_json(INDONESIA).unwrap(), policy);
    assert_eq!(none.unwrap_err().code(), "calendar.no_working_day");
}

#[test]
fn the_policy_moves_deadlines() {
    // Filed on Friday 13 March 2026, three working days. The first two, and the 173 of 1,095 below,
    // were worked out before this code existed, in Python over the same holidays.
    let filed = day("2026-03-13");
    for (calendar, due) in [
        (calendar(true, Weekend::SATURDAY_SUNDAY), "2026-03-18"),
        (usual(), "2026-03-25"),
        (calendar(false, Weekend::SUNDAY), "2026-03-17"),
    ] {
        let found = calendar.add_working_days(filed, 3).unwrap();
        assert_eq!(iso::write_date(found), due);
        assert_eq!(calendar.working_days_between(filed, found).unwrap(), 3);
    }
    let (all, joint) = (usual(), calendar(true, Weekend::SATURDAY_SUNDAY));
    let mut n_moved = 0;
    let mut filed = day("2026-01-01");
    while filed <= day("2026-12-31") {
        for n in [3, 5, 14] {
            let due = [&all, &joint].map(|calendar| calendar.add_working_days(filed, n).unwrap());
            n_moved += usize::from(due[0] != due[1]);
        }
        filed = filed.next_day().unwrap();
    }
    assert_eq!(n_moved, 173, "of 1,095");
}

#[test]
fn the_days_are_explained_one_by_one() {
    let usual = usual();
    let (from, until) = (day("2026-03-17"), day("2026-03-25"));
    let found: Vec<_> = usual
        .explain(from, until)
        .unwrap()
        .iter()
        .map(|answer| (answer.on.day(), answer.is_working()))
        .collect();
    let expected: Vec<_> = (18..=25).map(|day| (day, day == 25)).collect();
    assert_eq!(found, expected);
    let back = usual.explain(until, from).unwrap();
    assert_eq!((back.len(), back[0].on, back[7].on), (8, day("2026-03-24"), from));
    assert!(matches!(back[7].reason, Reason::Workday));
    assert_eq!(usual.explain(from, from).unwrap(), []);
    assert_eq!(usual.add_working_days(day("2026-03-21"), 0).unwrap(), day("2026-03-21"));
}

#[track_caller]
fn check_refused(from: &str, to: &str, problem: &str) {
    assert!(INDONESIA.contains(from), "{from}");
    let error = Holidays::from_json(&INDONESIA.replacen(from, to, 1)).unwrap_err();
    assert!(error.to_string().contains(problem), "{error}");
}

#[test]
fn flawed_data_is_refused_where_it_stands() {
    check_refused("\"country\"", "\"land\"", "a field that is not known");
    check_refused("\"country\": \"ID\"", "\"country\": \"\"", "country: missing");
    check_refused("balai.holidays/1", "balai.holidays/2", "balai.holidays/2");
    check_refused("\"2024-01-01\"", "\"2024-02-30\"", "on: expected a day");
    check_refused("\"2024-01-01\"", "\"2025-01-01\"", "a day of another year");
    check_refused("\"2024-02-08\"", "\"2024-01-01\"", "twice or out of order");
    check_refused("\"public\"", "\"local\"", "kind: expected");
    check_refused("\"year\": 2025", "\"year\": 2026", "a day of another year");
    check_refused("\"decree\": \"skb-2025\"", "\"decree\": \"skb\"", "not in the list");
    check_refused("\"estimated\": true", "\"estimated\": 1", "expected true or false");
    let cut = INDONESIA.replace("\"years\": [", "\"years\": [], \"about\": [");
    assert_eq!(Holidays::from_json(&cut).unwrap_err().code(), "calendar.unreadable");
    let gap = INDONESIA.replace("2025-", "2029-").replace("\"year\": 2025", "\"year\": 2029");
    let error = Holidays::from_json(&gap).unwrap_err().to_string();
    assert!(error.contains("does not follow") || error.contains("out of order"), "{error}");
}

proptest! {
    #[test]
    fn adding_and_counting_agree(start in 0_i64..1_200, n in -40_i32..40, joint: bool, six: bool) {
        let weekend = if six { Weekend::SUNDAY } else { Weekend::SATURDAY_SUNDAY };
        let calendar = calendar(joint, weekend);
        let from = Date::from_julian_day(day("2024-03-01").to_julian_day() + start as i32).unwrap();
        let found = calendar.add_working_days(from, n).unwrap();
        prop_assert_eq!(calendar.working_days_between(from, found).unwrap(), i64::from(n));
        prop_assert!(n == 0 || calendar.is_working_day(found).unwrap().is_working());
        let explained = calendar.explain(from, found).unwrap();
        prop_assert_eq!(explained.len() as i64, iso::days_between(from, found).abs());
        let n_working = explained.iter().filter(|answer| answer.is_working()).count();
        prop_assert_eq!(n_working, n.unsigned_abs() as usize);
    }
}
