//! How long working time takes: `cargo bench -p balai --bench clock`.
//!
//! Minutes between two moments up to three weeks apart, deadlines, and the state of a clock with a
//! hold, each ten million times over seeded moments of four years, in one thread; best of five
//! runs, with a checksum so that nothing is left out.
//!
//! Units: nanoseconds a question.

#![allow(clippy::print_stdout, clippy::float_arithmetic, clippy::unwrap_used)]

use std::time::Instant as Timer;

use balai::calendar::{
    Calendar, Clock, ClockState, Holidays, INDONESIA, INDONESIA_OFFICE, OfficeHours, Policy, Span,
    WeekendStart, WorkingTime,
};
use balai::{Instant, UtcOffset};

const N: u32 = 10_000_000;

fn main() {
    let calendar = Calendar::new(Holidays::from_json(INDONESIA).unwrap(), Policy::default());
    let office = OfficeHours::from_json(INDONESIA_OFFICE).unwrap();
    let offset = UtcOffset::parse("+07:00").unwrap();
    let time = WorkingTime::new(calendar.unwrap(), office.hours, offset, WeekendStart::Same)
        .and_then(|time| time.with_seasons(office.seasons))
        .unwrap();
    let begin = Instant::parse("2024-01-01T00:00:00+07:00").unwrap().unix_seconds();
    let moment = |seconds: u32| Instant::from_unix_seconds(begin + i64::from(seconds));
    // 1,300 days to start in, three weeks to end in.
    let pair = |random: u64| {
        let from = (random >> 32) as u32 % (1_300 * 86_400);
        (moment(from), moment(from + (random as u32 >> 4) % (21 * 86_400)))
    };
    report("minutes_between", &|random| {
        let (from, until) = pair(random);
        time.minutes_between(from, until).unwrap()
    });
    report("add_minutes", &|random| {
        let (from, _) = pair(random);
        time.add_minutes(from, random as u32 % 5_000).unwrap().unix_seconds()
    });
    report("due_at, working days", &|random| {
        let (from, _) = pair(random);
        time.due_at(from, Span::WorkingDays(random as u32 % 60)).unwrap().unix_seconds()
    });
    report("clock: start, hold, resume, state", &|random| {
        let (from, now) = pair(random);
        let mut clock = Clock::start(from, Span::WorkingDays(5));
        let until = Instant::from_unix_seconds(from.unix_seconds() + 7_200);
        _ = clock.hold(from).and_then(|()| clock.resume(until));
        match clock.state(&time, now.max(until)).unwrap() {
            ClockState::Running { left_minutes, .. } => left_minutes,
            ClockState::Breached { over_minutes, .. } => -over_minutes,
            _ => 0,
        }
    });
}

fn report(name: &str, ask: &dyn Fn(u64) -> i64) {
    let (mut best, mut sum) = (f64::INFINITY, 0_i64);
    for _ in 0..5 {
        let begun = Timer::now();
        let mut random = 7_u64;
        sum = 0;
        for _ in 0..N {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888);
            sum = sum.wrapping_add(ask(random));
        }
        best = best.min(begun.elapsed().as_secs_f64());
    }
    println!("{name}: {:.0} ns, sum {sum}", best * 1e9 / f64::from(N));
}
