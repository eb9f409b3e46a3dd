//! Sorting that costs a page little: one merge sort over places, whatever is sorted.
//!
//! The standard library's sort is faster on long lists and is compiled anew, some 3 kB each time,
//! for every type and order; a widget sorts a few hundred rows by half a dozen orders.
//!
//! Source: measured, see `docs/decisions/0006-small-sort.md`.

use alloc::vec::Vec;
use core::cmp::Ordering;

/// Sorts `list` by `compare`; equal elements keep their order.
pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let mut order = merge_sort(list.len(), &mut |a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    permute(&mut order, &mut |a, b| list.swap(a, b));
}

/// Brings each place what `order` names for it: round by round, until a round is back where it
/// began.
fn permute(order: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for begin in 0..order.len() {
        let mut place = begin;
        while let Some(from) = order.get_mut(place) {
            let from = core::mem::replace(from, place);
            if from == begin || from == place {
                break;
            }
            swap(place, from);
            place = from;
        }
    }
}

/// The places 0 to `n` in the order that `compare` gives them.
fn merge_sort(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    // A list that is sorted costs one look at each pair, and nothing more.
    let sorted = (1..n).all(|place| compare(place, place - 1) != Ordering::Less);
    let mut width = if sorted { n } else { 1 };
    while width < n {
        let mut merged = Vec::with_capacity(n);
        while let Some(rest) = order.get(merged.len()..).filter(|rest| !rest.is_empty()) {
            let pair = rest.get(..width * 2).unwrap_or(rest);
            let (mut left, mut right) = pair.split_at_checked(width).unwrap_or((pair, &[]));
            // Two runs in order already are one.
            if let ([.., a], [b, ..]) = (left, right)
                && compare(*b, *a) != Ordering::Less
            {
                merged.extend_from_slice(pair);
                continue;
            }
            while let ([a, rest_left @ ..], [b, rest_right @ ..]) = (left, right) {
                if compare(*b, *a) == Ordering::Less {
                    merged.push(*b);
                    right = rest_right;
                } else {
                    merged.push(*a);
                    left = rest_left;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        width *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_small_element_at_the_end_of_a_long_list_costs_little() {
        // With a walk for each place this would take some minutes.
        let n = 400_000;
        let mut list: Vec<u32> = (1..n).chain([0]).collect();
        sort_by(&mut list, |a, b| a.cmp(b));
        assert!(list.into_iter().eq(0..n));
    }

    #[test]
    fn sorts_like_the_standard_library_and_keeps_equal_elements_in_order() {
        let mut seed = 7_u32;
        for n in [0, 1, 2, 3, 8, 9, 100, 257] {
            let mut list: Vec<(u32, usize)> = (0..n)
                .map(|i| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (seed >> 28, i)
                })
                .collect();
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by(&mut list, |a, b| a.0.cmp(&b.0));
            assert_eq!(list, expected);
        }
    }
}
