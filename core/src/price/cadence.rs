//! How often a source has prices, and so how old a quote of it may be.
//!
//! Units: calendar days.
//! Source: our own choice of ages.

use alloc::vec::Vec;

use time::Date;

use crate::iso::days_between;

/// Age at which a quote of a daily source stops to count.
const AGE_DAYS_MAX_DAILY: i64 = 7;
/// Age at which a quote of a monthly source stops to count: two months of any length.
const AGE_DAYS_MAX_MONTHLY: i64 = 62;
/// Widest usual gap between the days of a daily source; weekends and short holidays fit in.
const GAP_DAYS_DAILY: i64 = 7;

/// How old a quote may be and still vote: 7 days where the source has prices every day or week,
/// 62 where it has them by the month. Told from the usual gap between the days of the source, in
/// any order.
#[must_use]
pub fn age_days_max(days: &[Date]) -> i64 {
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    let mut gaps: Vec<i64> = days
        .iter()
        .zip(days.iter().skip(1))
        .map(|(from, until)| days_between(*from, *until))
        .collect();
    gaps.sort_unstable();
    match gaps.get(gaps.len() / 2) {
        Some(usual) if *usual > GAP_DAYS_DAILY => AGE_DAYS_MAX_MONTHLY,
        _ => AGE_DAYS_MAX_DAILY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(julian_days: &[i32], expected: i64) {
        let days: Vec<Date> =
            julian_days.iter().map(|day| Date::from_julian_day(2_460_000 + day).unwrap()).collect();
        assert_eq!(age_days_max(&days), expected);
    }

    #[test]
    fn the_age_follows_the_usual_gap() {
        check(&[100, 99, 96, 95, 94], 7);
        check(&[86, 100, 93, 93], 7);
        check(&[400, 370, 339, 309], 62);
        check(&[400], 7);
        check(&[], 7);
    }
}
