//! A price against an earlier one: the working day, week, month or year before.
//!
//! Units: calendar days; changes in basis points, see [`Change`].
//! Source: the working-day change is that of PIHPS, which compares with the last day that was not
//! a holiday; what happens when a day is missing is our own choice
//! (`docs/reference/price-aggregates.md`).

use time::{Date, Duration, Month};

use crate::price::Change;
use crate::{Currency, Money};

/// Days to look back for a working day at most; no country closes its markets for longer.
const CLOSED_DAYS_MAX: u8 = 31;

/// Which earlier day a price is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The last working day before.
    WorkingDay,
    /// Seven days before.
    Week,
    /// The same day of the month before, or its last day if it is shorter.
    Month,
    /// The same day of the year before; 28 February for 29 February.
    Year,
}

/// A change, and the day it should have been against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The earlier day that was asked for.
    pub wanted_on: Date,
    /// The change; its `since` is the day of the price that was found.
    pub change: Change,
}

/// Why there is no change; never a change of zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoChange {
    /// No price on the day itself.
    NoPrice,
    /// No working day within a month before, or the calendar begins.
    NoDay,
    /// No price on the earlier day, nor within the days allowed before it.
    NoEarlierPrice {
        /// The earlier day that was asked for.
        wanted_on: Date,
    },
    /// A price is zero or below, so that there is no ratio, or too large for one.
    NoRatio,
}

impl Against {
    /// The earlier day that `on` is compared with; `None` if there is none.
    ///
    /// A week, month or year before may fall on a day that is not a working day; then it is the
    /// last working day before that, because nobody collects prices on holidays.
    #[must_use]
    pub fn day_before(self, on: Date, is_working_day: &dyn Fn(Date) -> bool) -> Option<Date> {
        let start = match self {
            Self::WorkingDay => on.previous_day()?,
            Self::Week => on.checked_sub(Duration::days(7))?,
            Self::Month => match on.month() {
                Month::January => same_day(on.year().checked_sub(1)?, Month::December, on.day())?,
                month => same_day(on.year(), month.previous(), on.day())?,
            },
            Self::Year => same_day(on.year().checked_sub(1)?, on.month(), on.day())?,
        };
        let days = (0..CLOSED_DAYS_MAX).map_while(|n| start.checked_sub(Duration::days(n.into())));
        days.into_iter().find(|day| is_working_day(*day))
    }
}

/// Compares the price on `on` with the earlier one that `against` names.
///
/// `series` holds days and prices in minor units, in any order; of several prices of one day the
/// lowest counts, so make one figure per day first. If the earlier day has no price, the nearest
/// one within `tolerance_days` calendar days before it is taken, and `change.since` says so;
/// nothing is carried forward further than that.
///
/// # Errors
///
/// [`NoChange`].
pub fn compare(
    series: &[(Date, i64)],
    currency: Currency,
    on: Date,
    against: Against,
    tolerance_days: u16,
    is_working_day: &dyn Fn(Date) -> bool,
) -> Result<Compared, NoChange> {
    let to = newest_between(series, on, on).ok_or(NoChange::NoPrice)?;
    let wanted_on = against.day_before(on, is_working_day).ok_or(NoChange::NoDay)?;
    let tolerance = Duration::days(i64::from(tolerance_days));
    let earliest = wanted_on.checked_sub(tolerance).unwrap_or(Date::MIN);
    let from = newest_between(series, earliest, wanted_on)
        .ok_or(NoChange::NoEarlierPrice { wanted_on })?;
    let money = |minor| Money { minor, currency };
    if to.1 <= 0 {
        return Err(NoChange::NoRatio);
    }
    let change = Change::between(money(from.1), money(to.1), from.0).ok_or(NoChange::NoRatio)?;
    Ok(Compared { wanted_on, change })
}

fn newest_between(series: &[(Date, i64)], from: Date, until: Date) -> Option<(Date, i64)> {
    let within = series.iter().filter(|(day, _)| (from..=until).contains(day));
    within.copied().max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)))
}

/// The day of a month, or its last day if it is shorter.
fn same_day(year: i32, month: Month, day: u8) -> Option<Date> {
    Date::from_calendar_date(year, month, day.min(month.length(year))).ok()
}

#[cfg(test)]
mod tests {
    use time::Weekday;

    use super::*;
    use crate::iso::parse_date;

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    /// Monday to Friday, without the feast of the sacrifice of 2020 (31 July).
    fn is_working_day(on: Date) -> bool {
        let is_weekend = matches!(on.weekday(), Weekday::Saturday | Weekday::Sunday);
        !is_weekend && on != day("2020-07-31")
    }

    #[track_caller]
    fn check_day(against: Against, on: &str, expected: &str) {
        let before = against.day_before(day(on), &is_working_day);
        assert_eq!(before, Some(day(expected)), "{against:?} {on}");
    }

    #[test]
    fn the_earlier_day() {
        // PIHPS compares Monday 20 July 2020 with Friday 17 July.
        check_day(Against::WorkingDay, "2020-07-20", "2020-07-17");
        check_day(Against::WorkingDay, "2020-08-03", "2020-07-30");
        check_day(Against::Week, "2020-08-07", "2020-07-30");
        check_day(Against::Week, "2020-07-20", "2020-07-13");
        check_day(Against::Month, "2020-07-31", "2020-06-30");
        check_day(Against::Month, "2021-01-15", "2020-12-15");
        check_day(Against::Month, "2021-03-30", "2021-02-26");
        check_day(Against::Year, "2024-02-29", "2023-02-28");
        check_day(Against::Year, "2021-07-30", "2020-07-30");
        assert_eq!(Against::WorkingDay.day_before(day("2020-07-20"), &|_| false), None);
        let none = Against::Year.day_before(Date::MIN, &|_| true);
        assert_eq!(none, None);
    }

    #[track_caller]
    fn check(on: &str, against: Against, tolerance: u16, expected: Result<(&str, i64), NoChange>) {
        let series = [
            (day("2020-07-20"), 25_900),
            (day("2020-07-16"), 25_000),
            (day("2020-07-17"), 25_850),
            (day("2020-07-21"), 0),
            (day("2020-07-22"), 26_000),
        ];
        let idr = Currency::parse("IDR").unwrap();
        let compared = compare(&series, idr, day(on), against, tolerance, &is_working_day);
        let expected = expected.map(|(since, points)| (day(since), points));
        assert_eq!(compared.map(|c| (c.change.since, c.change.basis_points)), expected);
    }

    #[test]
    fn changes_as_published_and_their_gaps() {
        // Aceh, eggs, 20 July 2020: PIHPS gives Rp 50 and 0.19 % against 17 July.
        check("2020-07-20", Against::WorkingDay, 0, Ok(("2020-07-17", 19)));
        check("2020-07-19", Against::WorkingDay, 0, Err(NoChange::NoPrice));
        let wanted_on = day("2020-07-13");
        check("2020-07-20", Against::Week, 0, Err(NoChange::NoEarlierPrice { wanted_on }));
        check("2020-07-22", Against::WorkingDay, 0, Err(NoChange::NoRatio));
        check("2020-07-21", Against::WorkingDay, 0, Err(NoChange::NoRatio));
        let wanted_on = day("2020-06-19");
        check("2020-07-20", Against::Month, 30, Err(NoChange::NoEarlierPrice { wanted_on }));
        check("2020-07-17", Against::WorkingDay, 0, Ok(("2020-07-16", 340)));
    }

    #[test]
    fn a_tolerance_looks_further_back_and_says_so() {
        let series = [(day("2020-07-20"), 110), (day("2020-07-09"), 100)];
        let idr = Currency::parse("IDR").unwrap();
        let back =
            |days| compare(&series, idr, day("2020-07-20"), Against::Week, days, &is_working_day);
        assert_eq!(back(3), Err(NoChange::NoEarlierPrice { wanted_on: day("2020-07-13") }));
        let found = back(4).unwrap();
        assert_eq!(found.wanted_on, day("2020-07-13"));
        assert_eq!((found.change.since, found.change.basis_points), (day("2020-07-09"), 1_000));
    }
}
