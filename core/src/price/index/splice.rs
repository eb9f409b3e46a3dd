//! A moving window tied to the series, so that what was published is never revised.
//!
//! Source: A. G. Chessa (2019), *A Comparison of Index Extension Methods for Multilateral
//! Methods*, Ottawa Group; F. Krsinich (2016) for the window splice; formulas and what happens at
//! gaps in `docs/reference/price-indices.md`.

#![allow(clippy::float_arithmetic)]

use alloc::vec::Vec;

use super::method::{On, Splice, Window};
use super::sum::sum;

/// Ties each window to the series; answers with the series.
///
/// The first window is published as it is, each later one adds its last period. All windows have
/// `window.n` values.
pub(super) fn splice(window: Window, windows: &[Vec<Option<f64>>]) -> Vec<Option<f64>> {
    let mut published: Vec<Option<f64>> = Vec::new();
    // The window before, at the level of the series.
    let mut calculated: Vec<Option<f64>> = Vec::new();
    for values in windows {
        if published.is_empty() {
            published.clone_from(values);
            calculated.clone_from(values);
            continue;
        }
        let recent = published.get(published.len().saturating_sub(window.n - 1)..).unwrap_or(&[]);
        let before = calculated.get(1..).unwrap_or(&[]);
        let scale = match window.on {
            On::Published => factor(window.splice, recent, values),
            // If the window before found no place in the series, the series itself is left.
            On::Calculated => factor(window.splice, before, values)
                .or_else(|| factor(window.splice, recent, values)),
        };
        calculated = values.iter().map(|value| Some(scale? * (*value)?)).collect();
        published.push(calculated.last().copied().flatten());
    }
    published
}

/// By what the new window is multiplied. `old` are the overlapping periods at the level of the
/// series, as many as the new window has without its last.
fn factor(splice: Splice, old: &[Option<f64>], new: &[Option<f64>]) -> Option<f64> {
    let both: Vec<(usize, f64)> = old
        .iter()
        .zip(new)
        .enumerate()
        .filter_map(|(place, (old, new))| Some((place, (*old)? / (*new)?)))
        .collect();
    let wanted = match splice {
        Splice::Window => 0,
        Splice::Half => old.len() / 2,
        Splice::Movement => old.len().saturating_sub(1),
        Splice::Mean => {
            let logs = both.iter().map(|(_, ratio)| libm::log(*ratio));
            return (!both.is_empty()).then(|| libm::exp(sum(logs) / both.len() as f64));
        }
    };
    // At a gap the nearest period that has both values, of two the later.
    let nearest = both.iter().rev().min_by_key(|(place, _)| place.abs_diff(wanted));
    nearest.map(|(_, ratio)| *ratio)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Windows given by their changes from period to period.
    fn windows(changes: &[&[f64]]) -> Vec<Vec<Option<f64>>> {
        let window = |changes: &&[f64]| {
            let levels = changes.iter().scan(1.0, |level, change| {
                *level *= change;
                Some(Some(*level))
            });
            core::iter::once(Some(1.0)).chain(levels).collect()
        };
        changes.iter().map(window).collect()
    }

    #[track_caller]
    fn check(name: &str, windows: &[Vec<Option<f64>>], expected: &[Option<f64>]) {
        let n = windows.first().unwrap().len();
        let found = splice(Window::parse(n, name).unwrap(), windows);
        assert_eq!(found.len(), expected.len());
        for (a, b) in found.iter().zip(expected) {
            assert_eq!(a.is_some(), b.is_some(), "{name}: {found:?}");
            let (a, b) = (a.unwrap_or(1.0), b.unwrap_or(1.0));
            assert!((a / b - 1.0).abs() < 1e-13, "{name}: {found:?}");
        }
    }

    /// Figures of gpindex (MIT), `tests/testthat/test-splice.R`; its series leave the first 1 out.
    #[test]
    fn splices_of_gpindex() {
        let windows = windows(&[&[1.0, 2.0, 3.0], &[3.0, 4.0, 5.0], &[5.0, 6.0, 7.0]]);
        let tail = |last: [f64; 2]| [1.0, 1.0, 2.0, 6.0, last[0], last[1]].map(Some);
        let mean = |values: &[f64]| libm::pow(values.iter().product(), 1.0 / values.len() as f64);
        for name in ["movement", "movement-published"] {
            check(name, &windows, &tail([30.0, 210.0]));
        }
        check("window", &windows, &tail([60.0, 630.0]));
        check("window-published", &windows, &tail([60.0, 420.0]));
        let first = mean(&[60.0, 40.0, 30.0]);
        check("mean", &windows, &tail([first, mean(&[630.0, 336.0, 210.0])]));
        check("mean-published", &windows, &tail([first, mean(&[420.0, 252.0, 7.0 * first])]));
        // The middle of the overlap: 2 x 4 x 5, then by way of the window before or the series.
        check("half", &windows, &tail([40.0, 40.0 / 20.0 * 4.0 * 42.0]));
        check("half-published", &windows, &tail([40.0, 6.0 * 42.0]));
    }

    #[test]
    fn the_middle_of_an_even_window_is_the_earlier() {
        let windows = windows(&[&[1.0, 2.0, 3.0], &[5.0, 7.0, 11.0]]);
        check("half", &windows, &[1.0, 1.0, 2.0, 6.0, 2.0 * 77.0].map(Some));
    }

    #[test]
    fn a_gap_is_bridged_by_the_nearest_period() {
        let first = alloc::vec![Some(1.0), Some(2.0), None];
        let second = alloc::vec![Some(1.0), None, Some(3.0)];
        let third = alloc::vec![None, Some(1.0), None];
        let expected = [Some(1.0), Some(2.0), None, Some(6.0), None];
        for name in ["movement", "movement-published", "window", "half", "mean-published"] {
            check(name, &[first.clone(), second.clone(), third.clone()], &expected);
        }
    }

    #[test]
    fn windows_that_share_nothing_leave_a_gap() {
        let windows = [alloc::vec![Some(1.0), None], alloc::vec![None, Some(1.0)]];
        check("movement", &windows, &[Some(1.0), None, None]);
    }
}
