//! Perceptual hashes of pictures made here: near for the same picture, far for another.

use alloc::vec::Vec;

use crate::Coded;
use crate::complaint::photo::{PerceptualHash, seen_before};

/// A scene of some lights and edges, different for each seed, drawn in any size.
fn scene(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = |n: i64| {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as i64 % n
    };
    let boxes: Vec<[i64; 5]> = (0..14)
        .map(|_| [next(1_000), next(1_000), 60 + next(400), 60 + next(400), next(160) - 80])
        .collect();
    let slope = (next(80), next(80));
    (0..i64::from(height))
        .flat_map(|y| (0..i64::from(width)).map(move |x| (x, y)))
        .map(|(x, y)| {
            let (x, y) = (x * 1_000 / i64::from(width), y * 1_000 / i64::from(height));
            let base = 90 + x * slope.0 / 1_000 + y * slope.1 / 1_000;
            let lit: i64 = boxes
                .iter()
                .filter(|[left, top, wide, high, _]| {
                    (*left..left + wide).contains(&x) && (*top..top + high).contains(&y)
                })
                .map(|[.., light]| light)
                .sum();
            (base + lit).clamp(0, 255) as u8
        })
        .collect()
}

fn hash(luminance: &[u8], width: u32, height: u32) -> PerceptualHash {
    PerceptualHash::of(luminance, width, height).unwrap()
}

#[test]
fn the_same_picture_is_near_and_another_is_far() {
    let (mut farthest_same, mut nearest_other) = (0, 64);
    let hashes: Vec<PerceptualHash> =
        (0..120).map(|seed| hash(&scene(seed, 96, 128), 96, 128)).collect();
    let mut noise = 7_u32;
    for (seed, original) in hashes.iter().enumerate() {
        let seed = seed as u64;
        let luminance = scene(seed, 96, 128);
        let brighter: Vec<u8> = luminance.iter().map(|n| n.saturating_add(20)).collect();
        let flatter: Vec<u8> = luminance.iter().map(|n| 40 + n / 2).collect();
        let noisy: Vec<u8> = luminance
            .iter()
            .map(|n| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                n.saturating_add((noise >> 28) as u8).saturating_sub(8)
            })
            .collect();
        for same in [&brighter, &flatter, &noisy] {
            farthest_same = farthest_same.max(original.distance(hash(same, 96, 128)));
        }
        for (width, height) in [(48, 64), (300, 400), (101, 77)] {
            let resized = hash(&scene(seed, width, height), width, height);
            farthest_same = farthest_same.max(original.distance(resized));
        }
    }
    for (i, a) in hashes.iter().enumerate() {
        for b in &hashes[..i] {
            nearest_other = nearest_other.min(a.distance(*b));
        }
    }
    // The figures of docs/reference/complaint-photos.md.
    assert_eq!((farthest_same, nearest_other), (8, 16));
}

#[test]
fn a_hash_needs_a_grid_with_something_on_it() {
    let code = |luminance: &[u8], width, height| {
        PerceptualHash::of(luminance, width, height).unwrap_err().code()
    };
    assert_eq!(code(&[7; 1024], 32, 32), "photo.featureless");
    assert_eq!(code(&[7; 1023], 32, 32), "photo.bad_grid");
    assert_eq!(code(&[7; 31 * 40], 31, 40), "photo.bad_grid");
    assert_eq!(code(&[], u32::MAX, u32::MAX), "photo.bad_grid");
}

/// The transform in real numbers, as it is defined.
#[test]
#[allow(clippy::float_arithmetic)]
fn bits_are_those_of_the_transform_in_real_numbers() {
    for seed in 0..40 {
        let luminance = scene(seed, 32, 32);
        let mut low = Vec::new();
        for v in 0..8 {
            for u in 0..8 {
                let wave = |n: usize, k: usize| {
                    libm::cos(core::f64::consts::PI * (2 * n + 1) as f64 * k as f64 / 64.0)
                };
                let values = luminance.iter().enumerate();
                low.push(
                    values
                        .map(|(i, n)| f64::from(*n) * wave(i % 32, u) * wave(i / 32, v))
                        .sum::<f64>(),
                );
            }
        }
        let mut sorted = low[1..].to_vec();
        sorted.sort_by(f64::total_cmp);
        let median = sorted[31];
        let expected = low[1..].iter().fold(0_u64, |bits, n| bits << 1 | u64::from(*n > median));
        let distance = PerceptualHash(expected).distance(hash(&luminance, 32, 32));
        assert!(distance <= 2, "{distance}: only what lies at the median itself may differ");
    }
}

#[test]
fn a_photo_of_another_case_is_found() {
    let hash = |bits| PerceptualHash(bits);
    let others = [("a", hash(0xff)), ("b", hash(0x0f)), ("c", hash(0x1f))];
    assert_eq!(seen_before(hash(0x1f), others, 10), Some(("c", 0)));
    assert_eq!(seen_before(hash(0x03), others, 2), Some(("b", 2)));
    assert_eq!(seen_before(hash(u64::MAX << 32), others, 10), None);
}
