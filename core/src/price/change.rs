//! How one price compares with another: word, sign and number from one place.
//!
//! Units: basis points (0.01 %), from the unrounded ratio, rounded once half-even.
//! Source: `docs/reference/price-rules.md`.

use time::Date;

use crate::{Money, Rounding, divide_rounded};

/// Which way a price went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The later price is higher.
    Up,
    /// The later price is lower.
    Down,
    /// Both are equal, to the minor unit.
    Same,
}

/// A comparison of two prices of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Compared with this price.
    pub from: Money,
    /// This price.
    pub to: Money,
    /// The day of the earlier price.
    pub since: Date,
    /// `(to - from) / from` in 0.01 %; zero only if it rounds to zero, see [`Change::direction`].
    pub basis_points: i64,
}

impl Change {
    /// Compares `to` with `from`, which stood on `since`.
    ///
    /// `None` if they are in different currencies or `from` is not above zero: then there is no
    /// ratio; nor if a price is so large that the ratio leaves 64 bits.
    #[must_use]
    pub fn between(from: Money, to: Money, since: Date) -> Option<Self> {
        if from.currency != to.currency || from.minor <= 0 {
            return None;
        }
        let difference = to.minor.checked_sub(from.minor)?;
        // Whole multiples apart from the rest, so that only absurd prices leave 64 bits.
        let rest = (difference % from.minor).checked_mul(10_000)?;
        let points = divide_rounded(rest, from.minor, Rounding::HalfEven)?;
        let basis_points = (difference / from.minor).checked_mul(10_000)?.checked_add(points)?;
        Some(Self { from, to, since, basis_points })
    }

    /// Up, down or same, from the prices themselves: a rise too small to print is still a rise.
    #[must_use]
    pub fn direction(&self) -> Direction {
        match self.to.minor.cmp(&self.from.minor) {
            core::cmp::Ordering::Greater => Direction::Up,
            core::cmp::Ordering::Less => Direction::Down,
            core::cmp::Ordering::Equal => Direction::Same,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Currency, iso::parse_date};

    #[track_caller]
    fn check(from: i64, to: i64, expected: Option<(Direction, i64)>) {
        let currency = Currency::parse("IDR").unwrap();
        let money = |minor| Money { minor, currency };
        let since = parse_date("2026-11-20").unwrap();
        let change = Change::between(money(from), money(to), since);
        assert_eq!(change.map(|c| (c.direction(), c.basis_points)), expected, "{from} to {to}");
    }

    #[test]
    fn changes_as_printed_by_newspapers_recomputed() {
        // Statements in Bloomberg Technoz that had a wrong number or direction.
        check(57_000, 59_820, Some((Direction::Up, 495)));
        check(17_500, 18_572, Some((Direction::Up, 613)));
        check(57_000, 50_541, Some((Direction::Down, -1_133)));
        check(57_000, 41_548, Some((Direction::Down, -2_711)));
    }

    #[test]
    fn word_and_number_never_disagree() {
        check(12_500, 12_500, Some((Direction::Same, 0)));
        check(1_000_000, 1_000_001, Some((Direction::Up, 0)));
        check(1_000_000, 999_999, Some((Direction::Down, 0)));
        check(0, 5, None);
        check(-5, 5, None);
        check(1, i64::MAX, None);
    }
}
