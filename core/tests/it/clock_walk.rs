//! Clocks against a walk over the minutes, and what holds for any history of one.
//!
//! Source: our own choice, `docs/reference/working-time.md`.

use balai::Instant;
use balai::calendar::{Clock, ClockState, Span, WeekendStart};

use crate::clock::usual;
use crate::working_time::{Seeded, at, round_the_clock, told, wib, worked_minutes};

#[test]
fn clocks_equal_a_walk_over_the_minutes() {
    let (worked, time) = (worked_minutes(false), usual());
    let begin = at("2024-01-01T00:00").unix_seconds();
    let moment = |minute: i64| Instant::from_unix_seconds(begin + minute * 60);
    let mut seeded = Seeded(15);
    for _ in 0..10_000 {
        let from = seeded.below(1_300 * 1_440);
        let limit = 1 + seeded.below(2_000);
        let mut clock = Clock::start(moment(from), Span::WorkingMinutes(limit as u32));
        let mut holds = Vec::new();
        let mut next = from;
        for _ in 0..seeded.below(4) {
            let held = next + seeded.below(2 * 1_440);
            next = held + seeded.below(3 * 1_440);
            clock.hold(moment(held)).unwrap();
            clock.resume(moment(next)).unwrap();
            holds.push(held..next);
        }
        // The walk: a minute that is worked and not held uses one up. At the end of its minutes a
        // clock is due; a hold that begins at that very minute is in time, and puts it off.
        let (mut minute, mut left) = (from, limit);
        let runs = |minute: i64| {
            worked[minute as usize] && !holds.iter().any(|hold| hold.contains(&minute))
        };
        while left > 0 {
            left -= i64::from(runs(minute));
            minute += 1;
        }
        while let Some(hold) = holds.iter().find(|hold| hold.start == minute && !hold.is_empty()) {
            let Some(last) = hold.clone().rev().find(|minute| worked[*minute as usize]) else {
                break;
            };
            minute = last + 1;
        }
        let due_at = clock.due_at(&time).unwrap();
        assert_eq!(told(due_at), told(moment(minute)), "{clock:?}");
        // Elapsed and left are the limit, whenever one asks.
        let now = next + seeded.below(1_440);
        let elapsed = clock.elapsed_minutes(&time, moment(now)).unwrap();
        let walked = (from..now).filter(|minute| runs(*minute)).count() as i64;
        assert_eq!(elapsed, walked, "{clock:?}");
        match clock.state(&time, moment(now)).unwrap() {
            ClockState::Running { left_minutes, .. } => assert_eq!(elapsed + left_minutes, limit),
            ClockState::Breached { over_minutes, since } => {
                assert_eq!((elapsed - over_minutes, since), (limit, due_at));
            }
            state => panic!("{state:?}"),
        }
        // Days sum to the limit, and what was held to what put it off.
        let deadline = clock.due(&time).unwrap();
        assert_eq!(deadline.due_at, due_at);
        assert_eq!(deadline.days.iter().map(|day| day.minutes).sum::<i64>(), limit);
        let put_off: i64 = deadline.holds.iter().map(|held| held.minutes).sum();
        assert_eq!(deadline.days.iter().map(|day| day.held_minutes).sum::<i64>(), put_off);
    }
}

#[test]
fn a_longer_limit_or_a_hold_never_makes_it_due_earlier() {
    let time = usual();
    let mut seeded = Seeded(23);
    let begin = at("2024-06-01T00:00").unix_seconds();
    for _ in 0..4_000 {
        let from = Instant::from_unix_seconds(begin + seeded.below(900 * 86_400));
        let n = seeded.below(40) as u32;
        for span in [
            Span::WorkingDays as fn(u32) -> Span,
            Span::WorkingMinutes,
            Span::CalendarDays,
            Span::Minutes,
        ] {
            let mut clock = Clock::start(from, span(n));
            let due = clock.due_at(&time).unwrap();
            assert!(due <= time.due_at(from, span(n + 1)).unwrap(), "{clock:?}");
            assert!(due >= from || due.unix_seconds() == from.unix_seconds() - 1, "{clock:?}");
            let later = Instant::from_unix_seconds(from.unix_seconds() + 59);
            assert!(due <= time.due_at(later, span(n)).unwrap(), "{clock:?}");
            let held = Instant::from_unix_seconds(from.unix_seconds() + seeded.below(864_000));
            clock.hold(held).unwrap();
            assert_eq!(clock.due_at(&time).unwrap(), due);
            let until = Instant::from_unix_seconds(held.unix_seconds() + seeded.below(864_000));
            clock.resume(until).unwrap();
            let put_off = clock.due_at(&time).unwrap();
            assert!(put_off >= due, "{clock:?}");
            clock.extend(span(1)).unwrap();
            assert!(clock.due_at(&time).unwrap() >= put_off, "{clock:?}");
        }
    }
}

#[test]
fn any_history_of_a_clock_is_told_alike_and_never_moves_its_deadline_back() {
    let mut seeded = Seeded(42);
    let begin = at("2024-06-01T00:00").unix_seconds();
    let mut n_late = 0;
    let times = [usual(), round_the_clock(true, WeekendStart::Next)];
    for round in 0..3_000 {
        let time = &times[round % 2];
        let mut now = begin + seeded.below(700 * 86_400);
        let span = |seeded: &mut Seeded| {
            let n = seeded.below(6) as u32;
            [
                Span::WorkingDays(n),
                Span::WorkingMinutes(n * 200),
                Span::CalendarDays(n),
                Span::Minutes(n * 500),
            ][seeded.below(4) as usize]
        };
        let mut clock = Clock::start(Instant::from_unix_seconds(now), span(&mut seeded));
        let mut due = clock.due_at(time).unwrap();
        for _ in 0..8 {
            now += seeded.below(3 * 86_400);
            let moment = Instant::from_unix_seconds(now);
            match (seeded.below(3), clock.held_since()) {
                (0, _) => clock.extend(span(&mut seeded)).unwrap(),
                (_, None) => clock.hold(moment).unwrap(),
                (_, Some(_)) => clock.resume(moment).unwrap(),
            }
            let next = clock.due_at(time).unwrap();
            assert!(next >= due, "{clock:?}: {} before {}", told(next), told(due));
            due = next;
            let deadline = clock.due(time).unwrap();
            assert_eq!(deadline.due_at, due, "{clock:?}");
            let days: Vec<_> = deadline.days.iter().map(|day| day.on).collect();
            assert!(days.windows(2).all(|pair| pair[0].next_day() == Some(pair[1])), "{days:?}");
            assert_eq!(days.first(), Some(&clock.started_at.date_at(wib())));
            assert!(deadline.days.iter().all(|day| day.minutes >= 0 && day.held_minutes >= 0));
            match clock.state(time, moment.max(clock.last_at())).unwrap() {
                ClockState::Running { due_at, left_minutes } => {
                    assert!(due_at == due && moment <= due && left_minutes >= 0);
                }
                ClockState::Held { since, left_minutes } => {
                    assert!(clock.held_since() == Some(since) && since <= due && left_minutes >= 0);
                }
                ClockState::Breached { since, over_minutes } => {
                    assert!(since == due && due < moment && over_minutes >= 0, "{clock:?}");
                    n_late += 1;
                }
                state => panic!("{state:?}"),
            }
        }
    }
    assert!(n_late > 1_000, "{n_late}");
}
