//! Office hours as data, and what is refused.
//!
//! Source: Perpres 21/2023, as the data says.

use balai::calendar::{
    Calendar, Holidays, Hours, INDONESIA, INDONESIA_OFFICE, Interval, OfficeHours, Policy, Season,
    Weekday, Weekend, WeekendStart, WorkingTime,
};
use balai::words::Lang;
use balai::{Coded, iso};

use crate::working_time::{day, office, wib};

#[test]
fn the_office_has_the_hours_of_its_regulation() {
    let office = OfficeHours::from_json(INDONESIA_OFFICE).unwrap();
    let all = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    // Perpres 21/2023: 37 hours 30 minutes a week from 07.30, breaks of 60 and on Friday 90
    // minutes; in Ramadan 32 hours 30 minutes from 08.00, breaks of 30 and 60.
    let check = |hours: &Hours, minutes: u16, from: u16, breaks: [u16; 2]| {
        assert_eq!(all.iter().map(|day| hours.minutes(*day)).sum::<u16>(), minutes);
        for (n, day) in all.iter().enumerate().take(5) {
            let [first, second] = hours.of(*day) else { panic!("{day}") };
            assert_eq!(
                (first.from, second.from - first.until),
                (from, breaks[usize::from(n == 4)])
            );
        }
    };
    check(&office.hours, 2_250, 450, [60, 90]);
    let holidays = Holidays::from_json(INDONESIA).unwrap();
    assert_eq!(office.seasons.len(), 4);
    for season in &office.seasons {
        check(&season.hours, 1_950, 480, [30, 60]);
        // Ramadan has 29 or 30 days and ends with the day before Idul Fitri.
        let n_days = iso::days_between(season.from, season.until) + 1;
        assert!(n_days == 29 || n_days == 30, "{n_days}");
        let after = season.until.next_day().unwrap();
        let year = holidays.year_of(after).unwrap();
        assert_eq!(year.holiday(after).unwrap().name_id, "Hari Raya Idul Fitri");
        assert_eq!(season.estimated, year.estimated);
    }
    let mut words = String::new();
    office.hours.words(&mut words, Lang::Id);
    assert_eq!(words, "Senin–Kamis 07.30–12.00, 13.00–16.00; Jumat 07.30–11.30, 13.00–16.30");
}

#[test]
fn flawed_hours_are_refused() {
    let interval = |from, until| Interval { from, until };
    for bad in [
        vec![interval(600, 600)],
        vec![interval(600, 500)],
        vec![interval(1_400, 1_441)],
        vec![interval(450, 720), interval(719, 900)],
        vec![interval(780, 900), interval(450, 720)],
    ] {
        let mut week: [Vec<Interval>; 7] = Default::default();
        week[2] = bad;
        let error = Hours::new(week).unwrap_err();
        assert_eq!(error.code(), "calendar.bad_interval");
        assert!(error.to_string().contains("Wednesday"), "{error}");
    }
    let whole: [Vec<Interval>; 7] = std::array::from_fn(|_| vec![interval(0, 1_440)]);
    assert_eq!(Hours::new(whole).unwrap(), Hours::ALL_DAY);
    // A sixth working day without hours would be a day that nobody can be in time on.
    let hours = OfficeHours::from_json(INDONESIA_OFFICE).unwrap().hours;
    let policy = Policy { joint_leave_is_work: false, weekend: Weekend::SUNDAY };
    let six = Calendar::new(Holidays::from_json(INDONESIA).unwrap(), policy).unwrap();
    let error = WorkingTime::new(six, hours.clone(), wib(), WeekendStart::Same).unwrap_err();
    assert_eq!(error.code(), "calendar.day_without_hours");
    assert!(error.to_string().contains("Saturday"), "{error}");
    let season = |from, until| Season {
        from: day(from),
        until: day(until),
        name_id: String::new(),
        name_en: String::new(),
        estimated: false,
        hours: hours.clone(),
    };
    for seasons in [
        vec![season("2026-02-02", "2026-02-01")],
        vec![season("2026-02-01", "2026-02-10"), season("2026-02-10", "2026-02-12")],
    ] {
        let error = office(false, WeekendStart::Same).with_seasons(seasons).unwrap_err();
        assert_eq!(error.code(), "calendar.bad_season");
    }
}

#[track_caller]
fn check_refused(from: &str, to: &str, problem: &str) {
    assert!(INDONESIA_OFFICE.contains(from), "{from}");
    let error = OfficeHours::from_json(&INDONESIA_OFFICE.replacen(from, to, 1)).unwrap_err();
    assert!(error.to_string().contains(problem), "{error}");
}

#[test]
fn flawed_data_is_refused_where_it_stands() {
    check_refused("balai.office-hours/1", "balai.office-hours/2", "balai.office-hours/2");
    check_refused("\"country\"", "\"land\"", "a field that is not known");
    check_refused("07:30-12:00", "7:30-12:00", "expected hh:mm-hh:mm");
    check_refused("07:30-12:00", "07:60-12:00", "expected hh:mm-hh:mm");
    check_refused("07:30-12:00", "07:30-13:30", "out of order, empty or overlapping");
    check_refused("\"sunday\": []", "\"monday\": []", "a field that stands twice");
    check_refused(", \"sunday\": []", "", "a day of the week is missing");
    check_refused("2024-04-09", "2024-03-09", "ends before it begins");
    check_refused("2025-03-01", "2024-03-30", "overlaps another");
    check_refused("\"decree\": \"ramadan-1445\"", "\"decree\": \"x\"", "not in the list");
    check_refused("\"estimated\": true", "\"estimated\": 1", "expected true or false");
}
