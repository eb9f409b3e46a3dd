//! GEKS: each period compared with all others of the window.
//!
//! The index is the geometric mean of the comparisons by way of every period. Where two periods
//! have no product in common, the levels are those that come nearest to the comparisons there
//! are, by least squares of logarithms; if none is missing, that is the same.
//!
//! Source: L. Ivancic, W. E. Diewert, K. J. Fox (2011), *Scanner Data, Time Aggregation and the
//! Construction of Price Indexes*, Journal of Econometrics 161; the least-squares form after
//! D. S. Prasada Rao's reading of GEKS (from memory, not confirmed).

#![allow(clippy::float_arithmetic)]

use alloc::vec::Vec;
use core::ops::Range;

use super::bilateral::{compare, weighs_by_quantity};
use super::elimination::Flows;
use super::error::Gap;
use super::method::{Formula, Reversible};
use super::multilateral;
use super::panel::{Cell, Panel};
use super::series::Step;
use super::sum::sum;

/// The logarithms of all comparisons that some window needs, made once.
pub(super) struct Comparisons {
    formula: Formula,
    /// For each period its comparisons with those after it that may share a window.
    logs: Vec<Vec<Option<f64>>>,
}

impl Comparisons {
    /// Compares each period with the `width - 1` after it.
    pub(super) fn new(panel: &Panel, formula: Reversible, width: usize) -> Self {
        let formula = Formula::from(formula);
        let n_periods = panel.periods.len();
        let compare_all = |from: usize| {
            let later = from + 1..n_periods.min(from + width);
            later.map(move |to| {
                let step = compare(formula, panel.row(from), panel.row(to), &[]).ok()?;
                Some(libm::log(step.index))
            })
        };
        let logs = (0..n_periods).map(|from| compare_all(from).collect()).collect();
        Self { formula, logs }
    }

    /// The index of each period of a window.
    pub(super) fn series(&self, panel: &Panel, window: Range<usize>) -> Vec<Result<Step, Gap>> {
        let rows = multilateral::rows(panel, window.clone());
        let mut flows = Flows::new(rows.len());
        for from in 0..rows.len() {
            for to in 0..rows.len() {
                if self.log(window.start, from, to).is_some() {
                    flows.set(from, to, 1.0);
                }
            }
        }
        let can_use: fn(&Cell) -> bool =
            if weighs_by_quantity(self.formula) { Cell::has_weight } else { |_| true };
        multilateral::series(&rows, can_use, &flows, |tied, flows| {
            self.indices(window.start, tied, flows)
        })
    }

    fn indices(&self, start: usize, tied: &[usize], flows: Flows) -> Option<Vec<f64>> {
        // How much dearer each period is than the others, added up.
        let excess: Vec<f64> = tied
            .iter()
            .map(|to| sum(tied.iter().filter_map(|from| self.log(start, *from, *to))))
            .collect();
        let n = tied.len();
        let is_whole = (0..n).all(|a| (0..n).all(|b| a == b || flows.get(a, b) > 0.0));
        let levels = if is_whole {
            let base = excess.first().copied()?;
            excess.iter().map(|excess| (excess - base) / n as f64).collect()
        } else {
            flows.levels(excess)?
        };
        Some(levels.into_iter().map(libm::exp).collect())
    }

    /// How much dearer `to` is than `from`, both counted from the window's start.
    fn log(&self, start: usize, from: usize, to: usize) -> Option<f64> {
        let (early, late) = (from.min(to), from.max(to));
        let step = late.checked_sub(early + 1)?;
        let log = self.logs.get(start + early)?.get(step).copied().flatten()?;
        Some(if from < to { log } else { -log })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn least_squares_agree_with_the_mean_where_nothing_is_missing() {
        let logs = alloc::vec![
            alloc::vec![Some(0.1), Some(0.5), Some(-0.3)],
            alloc::vec![Some(0.3), Some(0.2)],
            alloc::vec![Some(-0.7)],
            alloc::vec![],
        ];
        let all = Comparisons { formula: Formula::Jevons, logs };
        let mut flows = Flows::new(4);
        (0..4).for_each(|a| (0..4).filter(|b| a != *b).for_each(|b| flows.set(a, b, 1.0)));
        let tied = [0, 1, 2, 3];
        let excess: Vec<f64> = tied
            .iter()
            .map(|to| sum(tied.iter().filter_map(|from| all.log(0, *from, *to))))
            .collect();
        let solved = flows.clone().levels(excess).unwrap();
        let mean = all.indices(0, &tied, flows).unwrap();
        for (a, b) in solved.iter().zip(mean) {
            assert!((libm::exp(*a) - b).abs() < 1e-15);
        }
    }

    #[test]
    fn a_missing_comparison_goes_by_way_of_the_others() {
        let logs =
            alloc::vec![alloc::vec![Some(0.5), None], alloc::vec![Some(-0.2)], alloc::vec![]];
        let gappy = Comparisons { formula: Formula::Jevons, logs };
        let mut flows = Flows::new(3);
        for (a, b) in [(0, 1), (1, 0), (1, 2), (2, 1)] {
            flows.set(a, b, 1.0);
        }
        let indices = gappy.indices(0, &[0, 1, 2], flows).unwrap();
        for (index, log) in indices.iter().zip([0.0, 0.5, 0.3]) {
            assert!((index - libm::exp(log)).abs() < 1e-15);
        }
    }
}
