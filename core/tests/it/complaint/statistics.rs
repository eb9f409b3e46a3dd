//! What complaints add up to: every case in one place, nothing of nothing, the same in any parts.
//!
//! Source: `docs/reference/complaint-statistics.md`.

use balai::complaint::statistics::{
    CaseFact, Dimension, Rate, Standing, Statistics, Tally, Timeliness,
};
use balai::complaint::workflow::LAPOR;
use balai::complaint::{CommandKind, Role};
use balai::{Coded, Instant, Mergeable, UtcOffset};

use super::Play;
use crate::working_time::{at, wib};

const STANDINGS: [Standing; 5] =
    [Standing::Open, Standing::Waiting, Standing::Closed, Standing::Hidden, Standing::Merged];
const TIMELINESS: [Timeliness; 4] =
    [Timeliness::OnTime, Timeliness::Late, Timeliness::SoFar, Timeliness::Unknown];

/// A case played by these steps: where it stands, how it kept its times, its working time.
#[track_caller]
fn check(
    steps: &[(Role, CommandKind, &str)],
    tick: Option<&str>,
    expected: (Standing, Timeliness, Option<u32>),
) {
    let mut play = Play::new(LAPOR);
    for (role, kind, now) in steps {
        play.go(*role, *kind, now);
    }
    if let Some(now) = tick {
        play.tick(now);
    }
    let fact = CaseFact::of(&play.case, Some("Cipondoh"), None, &play.workflow, &play.time);
    let fact = fact.unwrap();
    assert_eq!((fact.standing, fact.timeliness, fact.closed_minutes), expected);
    assert_eq!((fact.area, fact.category), (Some("Cipondoh"), None));
}

#[test]
fn a_case_counts_as_what_it_is() {
    use CommandKind::{Accept, Dispose, Propose, Start, Submit, Verify};
    let (citizen, verifier, agency) = (Role::Citizen, Role::Verifier, Role::Agency);
    let submitted = (citizen, Submit, "2026-11-23T09:00");
    check(&[submitted], None, (Standing::Open, Timeliness::SoFar, None));
    check(&[submitted], Some("2026-12-23T09:00"), (Standing::Open, Timeliness::Late, None));
    let mut steps = vec![
        submitted,
        (verifier, Verify, "2026-11-23T10:00"),
        (verifier, Dispose, "2026-11-23T11:00"),
        (agency, Start, "2026-11-24T09:00"),
        (agency, Propose, "2026-11-25T09:00"),
    ];
    check(&steps, None, (Standing::Waiting, Timeliness::SoFar, None));
    // The window for the citizen's reply ran out: that closes the case, and the city is not late.
    // Monday 09.00 to Wednesday 09.00, and ten working days until the end of 9 December, round the
    // clock without weekends.
    let by_rule =
        Some(u32::try_from(play_minutes("2026-11-23T09:00", "2026-12-09T23:59")).unwrap());
    check(&steps, Some("2027-01-15T08:00"), (Standing::Closed, Timeliness::OnTime, by_rule));
    steps.push((citizen, Accept, "2026-11-26T09:00"));
    check(&steps, None, (Standing::Closed, Timeliness::OnTime, Some(3 * 1_440)));
    let late = [
        submitted,
        (verifier, Verify, "2026-12-07T10:00"),
        (verifier, Dispose, "2026-12-07T11:00"),
        (agency, Start, "2026-12-07T12:00"),
        (agency, Propose, "2026-12-07T13:00"),
        (citizen, Accept, "2026-12-07T14:00"),
    ];
    let minutes = u32::try_from(play_minutes("2026-11-23T09:00", "2026-12-07T14:00")).unwrap();
    check(&late, None, (Standing::Closed, Timeliness::Late, Some(minutes)));
}

fn play_minutes(from: &str, until: &str) -> i64 {
    super::time().minutes_between(at(from), at(until)).unwrap()
}

#[test]
fn nothing_counts_before_it_is_handed_in() {
    let play = Play::new(LAPOR);
    assert_eq!(CaseFact::of(&play.case, None, None, &play.workflow, &play.time), None);
}

/// Made-up cases, by number.
fn facts(n: u64, seed: u64) -> Vec<CaseFact<'static>> {
    let mut state = seed;
    let mut below = |n: u64| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let one = |texts: [&'static str; 4], place: u64| match texts[place as usize] {
        "" => None,
        text => Some(text),
    };
    let fact = |_| {
        let standing = STANDINGS[below(5) as usize];
        let closed = standing == Standing::Closed && below(8) > 0;
        CaseFact {
            agency: one(["DLH", "Dinas PU", "Dishub", ""], below(4)),
            area: one(["Cipondoh", "Ciledug", "", "Benda"], below(4)),
            category: one(["lampu", "jalan", "sampah", "banjir"], below(4)),
            opened_at: Instant::from_unix_seconds(1_767_574_800 + below(300 * 86_400) as i64),
            standing,
            timeliness: TIMELINESS[below(4) as usize],
            n_reopened: below(3) as u32,
            closed_minutes: closed.then_some(below(20_000) as u32),
        }
    };
    (0..n).map(fact).collect()
}

fn now() -> Instant {
    at("2026-11-25T09:00")
}

fn by(facts: &[CaseFact<'static>], by: Dimension) -> Statistics {
    Statistics::of(facts.iter().copied(), by, now(), wib())
}

#[test]
fn every_case_stands_in_one_place_and_one_group() {
    let facts = facts(5_000, 7);
    let dimensions = [Dimension::Agency, Dimension::Area, Dimension::Category, Dimension::Month];
    for dimension in dimensions {
        let statistics = by(&facts, dimension);
        let all = statistics.all();
        assert_eq!(all.n_cases(), 5_000);
        let groups = statistics.groups().map(|(_, tally)| tally);
        let groups: Vec<&Tally> = groups.chain([statistics.unknown()]).collect();
        assert_eq!(groups.iter().map(|tally| tally.n_cases()).sum::<u64>(), 5_000);
        for tally in groups {
            assert_eq!(STANDINGS.iter().map(|one| tally.n(*one)).sum::<u64>(), tally.n_cases());
            let timely = TIMELINESS.iter().map(|one| tally.n_timely(*one));
            assert_eq!(timely.sum::<u64>(), tally.n_cases());
        }
        assert_eq!(all, by(&facts, Dimension::Agency).all(), "the total hangs on no dimension");
    }
    assert_eq!(by(&facts, Dimension::Category).unknown().n_cases(), 0);
    let months = by(&facts, Dimension::Month);
    let named: Vec<&str> = months.groups().map(|(name, _)| name).collect();
    assert_eq!((named[0], named[10], named.len()), ("2026-01", "2026-11", 11));
}

#[test]
fn figures_are_those_worked_out_one_by_one() {
    let facts = facts(997, 11);
    let all = by(&facts, Dimension::Area).all();
    let mut minutes: Vec<u32> = facts.iter().filter_map(|fact| fact.closed_minutes).collect();
    minutes.sort_unstable();
    for percent in [1, 25, 50, 90, 100] {
        // As numpy.percentile(…, method="inverted_cdf").
        let rank = (minutes.len() as f64 * f64::from(percent) / 100.0).ceil() as usize;
        assert_eq!(all.closed_minutes(percent), Some(minutes[rank - 1]), "{percent} %");
    }
    assert_eq!(all.n_measured(), minutes.len() as u64);
    let of = |kind| facts.iter().filter(|fact| fact.timeliness == kind).count() as u64;
    let (on_time, late) = (of(Timeliness::OnTime), of(Timeliness::Late));
    assert_eq!(all.on_time(), Rate::new(on_time, on_time + late));
    let open = |fact: &&CaseFact<'_>| matches!(fact.standing, Standing::Open | Standing::Waiting);
    let oldest = facts.iter().filter(open).map(|fact| fact.opened_at).min().unwrap();
    let days = balai::iso::days_between(oldest.date_at(wib()), now().date_at(wib()));
    assert_eq!(all.backlog_days_max(), u32::try_from(days).ok());
    assert_eq!(all.backlog_days(100), all.backlog_days_max());
}

#[test]
fn no_data_is_not_zero() {
    let nothing = Statistics::identity();
    let all = nothing.all();
    assert_eq!(all.n_cases(), 0);
    assert_eq!((all.on_time(), all.closed_minutes(50)), (None, None));
    assert_eq!((all.backlog_days(90), all.backlog_days_max()), (None, None));
}

#[test]
fn any_parts_in_any_order_give_the_same_bytes() {
    let facts = facts(400, 3);
    let whole = by(&facts, Dimension::Agency);
    let bytes = whole.to_bytes();
    for n_parts in [1, 2, 7, 399] {
        let mut merged = Statistics::identity();
        for part in facts.chunks(facts.len() / n_parts).rev() {
            merged.merge(&by(part, Dimension::Agency));
        }
        assert_eq!(merged, whole);
        assert_eq!(merged.to_bytes(), bytes);
    }
    assert_eq!(Statistics::from_bytes(&bytes), Ok(whole.clone()));
    let tally = whole.all();
    assert_eq!(Tally::from_bytes(&tally.to_bytes()), Ok(tally));
}

#[test]
fn bytes_that_are_no_statistics_are_refused() {
    let bytes = by(&facts(60, 5), Dimension::Area).to_bytes();
    for end in 0..bytes.len() {
        assert!(Statistics::from_bytes(&bytes[..end]).is_err(), "cut at {end}");
    }
    let mut n_other = 0;
    for place in 0..bytes.len() {
        for bit in 0..8 {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << bit;
            match Statistics::from_bytes(&changed) {
                Ok(read) => assert_eq!(read.to_bytes(), changed),
                Err(error) => n_other += usize::from(error.code().starts_with("digest.")),
            }
        }
    }
    assert!(n_other > bytes.len(), "most changes are noticed");
    assert_eq!(Tally::from_bytes(&bytes).unwrap_err().code(), "digest.version");
}

#[test]
fn ages_are_days_of_the_citys_calendar() {
    let mut fact = facts(1, 1)[0];
    (fact.standing, fact.closed_minutes) = (Standing::Open, None);
    for (opened, offset, days) in [
        ("2026-11-24T23:59:00+07:00", "+07:00", 1),
        ("2026-11-25T00:00:00+07:00", "+07:00", 0),
        ("2026-11-24T23:59:00+07:00", "+00:00", 1),
        ("2026-11-30T00:00:00+07:00", "+07:00", 0),
    ] {
        fact.opened_at = Instant::parse(opened).unwrap();
        let mut tally = Tally::default();
        tally.add(&fact, now(), UtcOffset::parse(offset).unwrap());
        assert_eq!(tally.backlog_days_max(), Some(days), "{opened} {offset}");
    }
}
