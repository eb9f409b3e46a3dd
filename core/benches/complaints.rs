//! How many events of complaints fold, and how many random histories hold:
//! `cargo bench -p balai --bench complaints -- [N_EVENTS] [N_HISTORIES]`.
//!
//! Decides some thousand histories of the preset `lapor`, folds their events over and over in one
//! thread until `N_EVENTS` (ten million) are folded, and prints the best of five runs. Then decides
//! `N_HISTORIES` (one million) more, and holds each against what must be so: replaying its events
//! is the case, the phases sum to the age, only reopening opens what was closed, and a tick at the
//! end is what many ticks on the way are. Last, counts a million cases by agency, area, category
//! and month, from the cases themselves.
//!
//! Units: seconds, events each second.
//! Source: the figures asked of the lifecycle, `docs/reference/complaint-lifecycle.md`.

#![allow(clippy::print_stdout, clippy::float_arithmetic, clippy::unwrap_used)]
#![allow(clippy::indexing_slicing)]

use std::hint::black_box;
use std::time::Instant as Stopwatch;

use balai::calendar::{
    Calendar, Holidays, Hours, INDONESIA, Policy, Span, WeekendStart, WorkingTime,
};
use balai::complaint::statistics::{CaseFact, Dimension, Statistics};
use balai::complaint::workflow::{GradeIdx, LAPOR, Phase, Status, Workflow};
use balai::complaint::{
    Act, Actor, AgencyId, ArchiveReason, Case, CaseId, Class, Command, CommandId, CommandKind,
    Event, EventKind, Field, OpenField, Privacy, Role, Words, apply, decide, replay,
};
use balai::{Instant, UtcOffset};

/// 2026-01-05T08:00+07:00.
const BEGIN: i64 = 1_767_574_800;

struct City {
    workflow: Workflow,
    time: WorkingTime,
    words: Vec<Words>,
    agency: AgencyId,
}

struct Seeded(u64);

impl Seeded {
    fn below(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

fn main() {
    let mut numbers = std::env::args().filter_map(|text| text.parse::<usize>().ok());
    let n_events = numbers.next().unwrap_or(10_000_000);
    let n_histories = numbers.next().unwrap_or(1_000_000);
    let (city, mut seed) = (city(), Seeded(20_261_125));
    let histories: Vec<Vec<Event>> =
        (0..5_000).map(|_| history(&city, &mut seed).0).filter(|all| !all.is_empty()).collect();
    fold(&histories, n_events);
    count(&city, &histories);
    let begun = Stopwatch::now();
    let (mut sum, mut n_ticks) = (0, 0);
    for _ in 0..n_histories {
        let (events, now) = history(&city, &mut seed);
        sum += events.len();
        n_ticks += hold(&city, &events, now);
    }
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{n_histories} histories of {sum} events, {n_ticks} of them ticked on: {seconds:.1} s"
    );
}

fn fold(histories: &[Vec<Event>], n_events: usize) {
    let id = CaseId::new("LP-1").unwrap();
    let mut best = f64::INFINITY;
    let mut n_folded = 0;
    for _ in 0..5 {
        let begun = Stopwatch::now();
        n_folded = 0;
        for events in histories.iter().cycle() {
            if n_folded >= n_events {
                break;
            }
            black_box(replay(Case::new(id.clone()), events));
            n_folded += events.len();
        }
        best = best.min(begun.elapsed().as_secs_f64());
    }
    let rate = n_folded as f64 / best / 1e6;
    println!("{n_folded} events in {best:.2} s: {rate:.1} million a second");
    println!("a case is {} bytes", size_of::<Case>());
}

/// Counts a million cases by all four dimensions, as of the end of the year.
fn count(city: &City, histories: &[Vec<Event>]) {
    let new = || Case::new(CaseId::new("LP-1").unwrap());
    let cases: Vec<Case> = histories.iter().map(|events| replay(new(), events)).collect();
    let areas: Vec<String> = (0..13).map(|n| format!("Kecamatan {n}")).collect();
    let categories: Vec<String> = (0..40).map(|n| format!("Kategori {n}")).collect();
    let as_of = Instant::from_unix_seconds(BEGIN + 360 * 86_400);
    let offset = city.time.offset();
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let begun = Stopwatch::now();
        let mut counted = [(); 4].map(|()| Statistics::default());
        for n in 0..1_000_000 {
            let (area, category) = (&areas[n % areas.len()], &categories[n % categories.len()]);
            let case = &cases[n % cases.len()];
            let fact =
                CaseFact::of(case, Some(area), Some(category), &city.workflow, &city.time).unwrap();
            let dimensions =
                [Dimension::Agency, Dimension::Area, Dimension::Category, Dimension::Month];
            for (statistics, by) in counted.iter_mut().zip(dimensions) {
                statistics.add(&fact, by, as_of, offset);
            }
        }
        for statistics in &counted {
            for (_, tally) in statistics.groups() {
                black_box((tally.on_time(), tally.closed_minutes(50), tally.closed_minutes(90)));
                black_box((tally.backlog_days(50), tally.backlog_days(90)));
            }
            assert_eq!(statistics.all().n_cases(), 1_000_000);
        }
        best = best.min(begun.elapsed().as_secs_f64());
    }
    println!("a million cases counted by four dimensions: {best:.2} s");
}

fn city() -> City {
    let calendar =
        Calendar::new(Holidays::from_json(INDONESIA).unwrap(), Policy::default()).unwrap();
    let offset = UtcOffset::parse("+07:00").unwrap();
    let fields = [
        OpenField::Description,
        OpenField::Question,
        OpenField::Answer,
        OpenField::Reply,
        OpenField::Reason,
    ];
    let words = fields.map(|field| Words {
        field: Field::Open(field),
        salt: [7; 16],
        text: "Lampu jalan mati sejak Senin".into(),
    });
    City {
        workflow: Workflow::from_json(LAPOR).unwrap(),
        time: WorkingTime::new(calendar, Hours::ALL_DAY, offset, WeekendStart::Next).unwrap(),
        words: words.into(),
        agency: AgencyId::new("dinas").unwrap(),
    }
}

/// A random history: its events, and when it ends.
fn history(city: &City, seed: &mut Seeded) -> (Vec<Event>, Instant) {
    let mut case = Case::new(CaseId::new("LP-1").unwrap());
    let (mut events, mut now) = (Vec::new(), BEGIN);
    let submit =
        Act::Submit { class: Class::ALL[seed.below(3) as usize], privacy: Privacy::Public };
    let mut next = Some((submit, Role::Citizen));
    for n in 0..16_u128 {
        let (act, role) = next.take().unwrap_or_else(|| some_act(city, seed));
        let agency = (role == Role::Agency).then(|| city.agency.clone());
        let actor = Actor { role, agency, officer: None };
        let command = Command { id: CommandId(n + 1), seen: None, act, words: city.words.clone() };
        let at = Instant::from_unix_seconds(now);
        if let Ok(found) = decide(&case, &command, &actor, &city.workflow, &city.time, at) {
            case = found.iter().fold(case, apply);
            events.extend(found);
        }
        let most = [600, 86_400, 10 * 86_400][seed.below(3) as usize];
        now += seed.below(most) as i64;
    }
    (events, Instant::from_unix_seconds(now))
}

/// A command that somebody may well be allowed to give somewhere.
fn some_act(city: &City, seed: &mut Seeded) -> (Act, Role) {
    let found = &city.workflow.moves[seed.below(city.workflow.moves.len() as u64) as usize];
    let roles: Vec<Role> = found.roles().collect();
    let act = match found.command {
        CommandKind::Ask => Act::Ask,
        CommandKind::Answer => Act::Answer,
        CommandKind::Dispose => Act::Dispose { to: city.agency.clone() },
        CommandKind::Decline => Act::Decline { right: city.agency.clone() },
        CommandKind::Hold => Act::Hold,
        CommandKind::Resume => Act::Resume,
        CommandKind::Extend => {
            let clock = city.workflow.clock("respond").unwrap();
            Act::Extend { clock, by: Span::WorkingDays(3) }
        }
        CommandKind::Start => Act::Start,
        CommandKind::Propose => Act::Propose { evidence: Vec::new() },
        CommandKind::Accept => Act::Accept,
        CommandKind::Dispute => Act::Dispute,
        CommandKind::Reopen => Act::Reopen,
        CommandKind::Archive => Act::Archive { reason: ArchiveReason::Unclear },
        CommandKind::Rate => Act::Rate { stars: 4 },
        _ => Act::Verify { grade: Some(GradeIdx(seed.below(3) as u8)) },
    };
    let verifies = matches!(act, Act::Verify { .. });
    let role =
        if verifies { Role::Verifier } else { roles[seed.below(roles.len() as u64) as usize] };
    (act, role)
}

/// What must be so of every history; answers whether ticks on the way were compared.
fn hold(city: &City, events: &[Event], now: Instant) -> usize {
    let mut case = Case::new(CaseId::new("LP-1").unwrap());
    let status = |case: &Case| {
        let state = case.state.and_then(|at| city.workflow.get(at.state));
        state.map(|state| state.status)
    };
    for event in events {
        let was = status(&case);
        case = apply(case, event);
        let opens = was == Some(Status::Closed) && status(&case) == Some(Status::Open);
        assert!(!opens || event.what.kind() == EventKind::Reopened);
        assert_eq!(case.state.map(|at| city.workflow.state_at(at.state)), case.state);
    }
    let later = Instant::from_unix_seconds(now.unix_seconds() + 40 * 86_400);
    let sum: i64 = Phase::ALL.iter().map(|phase| case.seconds_in(*phase, later)).sum();
    assert_eq!(sum, case.age_seconds(later));
    assert_eq!(replay(Case::new(case.id.clone()), events), case);
    let tick = |case: &Case, at: Instant| {
        let command = Command { id: CommandId(0), seen: None, act: Act::Tick, words: Vec::new() };
        decide(case, &command, &Actor::SYSTEM, &city.workflow, &city.time, at).unwrap()
    };
    let due = tick(&case, later);
    if due.is_empty() {
        return 0;
    }
    let mut found = Vec::new();
    for days in [9, 17, 18, 31, 40] {
        let at = Instant::from_unix_seconds(now.unix_seconds() + days * 86_400);
        let events = tick(&case, at);
        case = events.iter().fold(case, apply);
        found.extend(events);
    }
    assert_eq!(found, due);
    1
}
