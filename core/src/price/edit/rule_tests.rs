//! Rules on relatives whose answers are known.
//!
//! Source: the relatives and the verdicts on Tukey's algorithm are cases of the R package gpindex
//! (`tests/testthat/test-outliers.R`); the fences of the others follow there from R's quantiles.

use super::*;
use crate::Coded;

/// Relatives in hundredths.
fn relatives(hundredths: &[i64]) -> Vec<Relative> {
    hundredths.iter().map(|to| Relative::new(100, *to).unwrap()).collect()
}

#[track_caller]
fn check(rule: &str, hundredths: &[i64], outliers: &[i64], degenerate: Option<Degenerate>) {
    let judged = Rule::by_name(rule).unwrap().judge(&relatives(hundredths)).unwrap();
    let found: Vec<i64> =
        hundredths.iter().zip(&judged.is_outlier).filter(|(_, is)| **is).map(|(x, _)| *x).collect();
    assert_eq!((found.as_slice(), judged.degenerate), (outliers, degenerate), "{rule}");
    assert_eq!(judged.is_outlier.len(), hundredths.len());
}

/// 1, 2, 1, 0.5, 1, 10, 1, 0.5, 0.2, 0.05: quartiles 0.5, 1 and 1.
const GPINDEX: [i64; 10] = [100, 200, 100, 50, 100, 1_000, 100, 50, 20, 5];

#[test]
fn the_cases_of_gpindex() {
    check("fixed-cutoff", &GPINDEX, &[1_000, 20, 5], None);
    check("quartile", &GPINDEX, &[200, 1_000], Some(Degenerate::NoSpread));
    check("kimber", &GPINDEX, &[200, 1_000], Some(Degenerate::NoSpread));
    // Median 1; deviations 0 0 0 0 .5 .5 .8 .95 1 9: their median is .5, times 1.4826 times 2.5
    // is 1.85.
    check("robust-z", &GPINDEX, &[1_000], None);
    let odd: Vec<i64> = (0..10).map(|i| 10 + 20 * i).collect();
    check("tukey", &odd, &[10, 190], None);
    check("tukey", &[200], &[], Some(Degenerate::NoSpread));
    check("tukey", &[100, 200, 300], &[100, 300], Some(Degenerate::NoSpread));
}

#[test]
fn effects_of_hidiroglou_and_berthelot() {
    // Equal sizes of price: the effects are the transformed relatives of gpindex.
    let rule = Rule::HidiroglouBerthelot { u: 0.0, a: 0.05, c: 4.0 };
    // Median 1; effects 0 1 0 -1 0 9 0 -1 -4 -19; quartiles -1, 0 and 0.
    let judged = rule.judge(&relatives(&GPINDEX)).unwrap();
    let outliers: Vec<i64> =
        GPINDEX.iter().zip(&judged.is_outlier).filter(|(_, is)| **is).map(|(x, _)| *x).collect();
    assert_eq!(outliers, [200, 1_000, 5]);
    assert_eq!(judged.degenerate, Some(Degenerate::NoSpread));
}

/// As in PIHPS: four of five days nothing changes.
const FROZEN: [i64; 10] = [100, 100, 101, 100, 100, 100, 98, 100, 100, 120];

#[test]
fn where_most_prices_stand_still_only_ours_tells_a_jump_from_a_step() {
    check("log-floor", &FROZEN, &[120], None);
    check("quartile", &FROZEN, &[101, 98, 120], Some(Degenerate::NoSpread));
    check("kimber", &FROZEN, &[101, 98, 120], Some(Degenerate::NoSpread));
    check("hidiroglou-berthelot", &FROZEN, &[101, 98, 120], Some(Degenerate::NoSpread));
    check("robust-z", &FROZEN, &[], Some(Degenerate::NoScale));
    check("fixed-cutoff", &FROZEN, &[], None);
}

#[test]
fn the_same_up_and_down_is_flagged_alike() {
    check("log-floor", &[100, 100, 100, 117, 100, 85], &[117, 85], None);
    check("log-floor", &[100, 100, 100, 116, 100, 87], &[], None);
}

#[test]
fn nothing_stands_out_where_nothing_changes() {
    for rule in [Rule::OURS].iter().chain(&Rule::TEXTBOOK) {
        for n in 0..5 {
            let judged = rule.judge(&relatives(&[100, 100, 100, 100, 100][..n])).unwrap();
            assert!(judged.is_outlier.iter().all(|is| !is), "{} {n}", rule.name());
            assert_eq!(judged.is_outlier.len(), n);
            if n == 0 {
                assert_eq!(judged.degenerate, Some(Degenerate::NoRelatives));
            }
        }
        assert_eq!(Rule::by_name(rule.name()), Some(*rule));
    }
    assert_eq!(Rule::by_name("magic"), None);
}

#[test]
fn parameters_are_checked() {
    for (rule, wrong) in [
        (Rule::LogFloor { z_max: 5.0, scale_floor: 0.0 }, "scale_floor"),
        (Rule::LogFloor { z_max: f64::NAN, scale_floor: 0.1 }, "z_max"),
        (Rule::FixedCutoff { lower: 2.0, upper: 1.0 }, "upper"),
        (Rule::Quartile { c: -1.0 }, "c"),
        (Rule::RobustZ { z_max: f64::INFINITY }, "z_max"),
        (Rule::HidiroglouBerthelot { u: 2.0, a: 0.05, c: 4.0 }, "u"),
        (Rule::HidiroglouBerthelot { u: 0.0, a: -0.05, c: 4.0 }, "a"),
    ] {
        let error = rule.judge(&[]).unwrap_err();
        assert_eq!(error, Error::BadParameter { rule: rule.name(), name: wrong });
        assert_eq!(error.code(), "edit.bad_parameter");
    }
    assert!(Rule::HidiroglouBerthelot { u: 1.0, a: 0.0, c: 4.0 }.judge(&[]).is_ok());
}
