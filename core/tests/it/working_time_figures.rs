//! Deadlines and hours against figures of numpy and of `businesstimedelta`, computed once.
//!
//! Source: made by a script over the holidays of the pack, from seeded random starts; how, beside
//! each table.

use balai::calendar::{Span, WeekendStart};
use balai::iso;

use crate::working_time::{at, office, wib, without_break};

/// Start, working days, whether joint leave counts, the rule for starts on days off, and the day
/// `numpy.busday_offset` of numpy 2.4.6 gives: `roll='forward'` for `Next`, `'backward'` for
/// `Same`, over the holidays of the pack (public ones alone where joint leave counts).
const NUMPY: [(&str, u32, bool, WeekendStart, &str); 32] = {
    use WeekendStart::{Next, Same};
    [
        ("2025-05-01", 10, true, Same, "2025-05-16"),
        ("2026-09-07", 3, true, Next, "2026-09-10"),
        ("2026-04-03", 60, false, Next, "2026-07-08"),
        ("2025-03-30", 60, false, Same, "2025-07-11"),
        ("2024-12-21", 2, true, Next, "2024-12-26"),
        ("2025-06-17", 10, true, Same, "2025-07-02"),
        ("2025-08-16", 14, true, Same, "2025-09-04"),
        ("2026-03-05", 60, true, Next, "2026-06-05"),
        ("2026-08-29", 10, true, Same, "2026-09-11"),
        ("2024-01-15", 10, false, Same, "2024-01-29"),
        ("2026-11-07", 5, true, Same, "2026-11-13"),
        ("2026-06-01", 45, true, Same, "2026-08-04"),
        ("2025-06-15", 1, true, Same, "2025-06-16"),
        ("2027-07-06", 10, false, Same, "2027-07-20"),
        ("2025-12-06", 3, false, Next, "2025-12-11"),
        ("2024-05-16", 20, false, Same, "2024-06-19"),
        ("2025-07-19", 3, true, Same, "2025-07-23"),
        ("2027-07-23", 60, true, Same, "2027-10-18"),
        ("2024-07-27", 1, false, Same, "2024-07-29"),
        ("2027-04-07", 5, true, Next, "2027-04-14"),
        ("2025-08-18", 45, true, Same, "2025-10-21"),
        ("2024-06-18", 10, false, Same, "2024-07-02"),
        ("2024-02-08", 14, true, Next, "2024-03-01"),
        ("2026-04-20", 2, true, Next, "2026-04-22"),
        ("2026-06-28", 10, true, Same, "2026-07-10"),
        ("2027-05-11", 3, true, Next, "2027-05-14"),
        ("2026-01-16", 1, true, Same, "2026-01-19"),
        ("2026-01-12", 10, false, Same, "2026-01-27"),
        ("2025-03-01", 20, false, Next, "2025-04-09"),
        ("2024-05-01", 1, true, Next, "2024-05-03"),
        ("2027-05-06", 3, false, Same, "2027-05-11"),
        ("2027-04-08", 5, true, Next, "2027-04-15"),
    ]
};

#[test]
fn deadlines_equal_numpys() {
    for (from, n, joint, start, expected) in NUMPY {
        let time = office(joint, start);
        let due = time.due_at(at(&format!("{from}T11:15")), Span::WorkingDays(n)).unwrap();
        assert_eq!(iso::write_date(due.date_at(wib())), expected, "{from} + {n}, {start:?}");
    }
}

/// From, until and the minutes that PyPI `businesstimedelta` 1.0.1 counts between them: Monday to
/// Friday, 07:30 to 16:00, in Asia/Jakarta, all holidays and joint leave of the pack off.
const BUSINESSTIMEDELTA: [(&str, &str, i64); 24] = [
    ("2024-06-27T01:45", "2024-06-27T10:46", 196),
    ("2025-03-02T13:51", "2025-04-06T19:02", 9_690),
    ("2025-08-19T02:48", "2025-09-17T18:32", 10_710),
    ("2024-10-18T15:38", "2024-10-18T23:47", 22),
    ("2024-10-20T20:28", "2024-10-31T20:38", 4_590),
    ("2025-10-01T01:40", "2025-10-19T18:10", 6_630),
    ("2025-12-17T10:30", "2025-12-17T11:07", 37),
    ("2024-11-15T00:45", "2024-12-04T04:50", 6_120),
    ("2025-10-07T21:31", "2025-10-19T05:02", 4_080),
    ("2026-07-31T21:30", "2026-08-01T04:48", 0),
    ("2027-04-25T07:12", "2027-05-05T02:49", 3_570),
    ("2025-12-27T02:37", "2026-01-04T15:38", 2_040),
    ("2024-02-16T02:15", "2024-02-16T02:52", 0),
    ("2025-01-05T11:42", "2025-01-17T00:27", 4_590),
    ("2024-12-19T00:06", "2025-01-11T22:16", 7_140),
    ("2024-10-30T00:24", "2024-10-30T04:21", 0),
    ("2025-08-30T11:54", "2025-10-09T01:51", 13_770),
    ("2025-01-16T02:37", "2025-01-22T13:23", 2_393),
    ("2025-04-18T08:03", "2025-04-18T08:55", 0),
    ("2027-07-21T15:35", "2027-08-04T23:07", 5_125),
    ("2026-04-03T08:12", "2026-04-08T15:50", 1_520),
    ("2026-04-09T16:46", "2026-04-09T23:38", 0),
    ("2026-08-08T22:52", "2026-09-07T17:10", 9_690),
    ("2027-06-22T08:05", "2027-07-28T07:54", 13_249),
];

#[test]
fn hours_equal_businesstimedeltas() {
    let time = without_break();
    for (from, until, expected) in BUSINESSTIMEDELTA {
        let (from, until) = (at(from), at(until));
        assert_eq!(time.minutes_between(from, until).unwrap(), expected, "{from:?}");
        assert_eq!(time.minutes_between(until, from).unwrap(), -expected);
        // The first moment by which they were worked: not after the end, and no minute earlier.
        let end = time.add_minutes(from, expected as u32).unwrap();
        assert!(end <= until);
        assert_eq!(time.minutes_between(from, end).unwrap(), expected);
    }
}
