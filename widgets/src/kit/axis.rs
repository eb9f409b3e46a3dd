//! The axis of a line chart: round numbers around its values.
//!
//! Units: values in; thousandths of the height from the top out.
//! Source: steps of 1, 2 and 5 as in Heckbert, "Nice numbers for graph labels" (1990).

use super::chart::scale;
use super::line::Line;

/// Steps of an axis at most.
const STEPS: i64 = 4;
/// A value further out, which no price is, stands as if it were this: sums of it stay in 64 bits.
const FARTHEST: i64 = 1 << 50;

/// An axis from a round number to a round number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The lowest and the highest value.
    pub ends: (i64, i64),
    floor: i64,
    step: i64,
    n_steps: i64,
}

impl Axis {
    /// The axis over these values, and over the bands of a line that is alone; `None` if there are
    /// no values.
    ///
    /// It spans at least a twentieth of the highest value, so that a change of one in a thousand
    /// does not look like a leap.
    #[must_use]
    pub fn over(lines: &[Line<'_>]) -> Option<Self> {
        let (mut lowest, mut highest) = (i64::MAX, i64::MIN);
        for line in lines {
            let beside = line.beside.iter().map(|(_, value)| value);
            for value in line.points.iter().flatten().chain(beside) {
                lowest = lowest.min(*value);
                highest = highest.max(*value);
            }
        }
        if lowest > highest {
            return None;
        }
        let ends = (lowest, highest);
        if let [line] = lines {
            for bound in line.bands.iter().flat_map(|band| band.bounds).flatten() {
                lowest = lowest.min(bound);
                highest = highest.max(bound);
            }
        }
        let (lowest, highest) = (near(lowest), near(highest));
        let range = (highest - lowest).max(highest / 20);
        let need = range / STEPS + 1;
        let mut step = 1_i64;
        while step < need {
            // 1, 2, 5, 10, 20, 50 and so on.
            let leading = step / power_of_ten(step);
            step = if leading == 2 { step / 2 * 5 } else { step * 2 };
        }
        let mut floor = lowest.div_euclid(step) * step;
        let above = highest - floor;
        let mut n_steps = above / step + i64::from(above % step > 0);
        if n_steps < 2 {
            floor -= step;
            n_steps = 2;
        }
        Some(Self { ends, floor, step, n_steps })
    }

    /// How far from the top a value stands.
    pub(super) fn y(&self, value: i64) -> i64 {
        1_000 - scale((near(value) - self.floor).max(0), self.step * self.n_steps, 1_000)
    }

    pub(super) fn ticks(self) -> impl Iterator<Item = i64> {
        (0..=self.n_steps).map(move |i| self.floor + self.step * i)
    }
}

fn near(value: i64) -> i64 {
    value.clamp(-FARTHEST, FARTHEST)
}

/// The greatest power of ten that is not above `n`.
fn power_of_ten(n: i64) -> i64 {
    let mut power = 1_i64;
    while n / power >= 10 {
        power *= 10;
    }
    power
}

#[cfg(test)]
impl Axis {
    /// One of a single step.
    pub(super) fn plain(floor: i64, step: i64) -> Self {
        Self { ends: (0, 1), floor, step, n_steps: 1 }
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    fn line(points: &[Option<i64>]) -> Line<'_> {
        Line { place: 0, name: "Beras", points, beside: None, bands: Vec::new() }
    }

    #[track_caller]
    fn check_axis(values: &[i64], ticks: &[i64]) {
        let points: Vec<Option<i64>> = values.iter().copied().map(Some).collect();
        let axis = Axis::over(&[line(&points)]).unwrap();
        assert_eq!(axis.ticks().collect::<Vec<_>>(), ticks);
    }

    #[test]
    fn an_axis_is_round_and_short() {
        check_axis(&[13_500, 13_950], &[13_400, 13_600, 13_800, 14_000]);
        check_axis(&[52_000, 61_000], &[50_000, 55_000, 60_000, 65_000]);
        check_axis(&[9, 1_234], &[0, 500, 1_000, 1_500]);
        check_axis(&[14_000], &[13_800, 14_000, 14_200]);
        check_axis(&[1], &[0, 1, 2]);
        check_axis(&[0], &[-1, 0, 1]);
        check_axis(&[-700, 300], &[-1_000, -500, 0, 500]);
        assert_eq!(Axis::over(&[line(&[None, None])]), None);
        assert_eq!(Axis::over(&[]), None);
    }

    #[test]
    fn absurd_figures_stay_within_the_chart() {
        for values in [[i64::MIN, i64::MAX], [i64::MAX, i64::MAX], [i64::MIN, i64::MIN + 1]] {
            let points = values.map(Some);
            let axis = Axis::over(&[line(&points)]).unwrap();
            assert!(axis.ticks().count() < 12);
            for value in values {
                assert!((0..=1_000).contains(&axis.y(value)), "{value}: {}", axis.y(value));
            }
        }
    }
}
