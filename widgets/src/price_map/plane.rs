//! Places on a plane: the smallest map that holds them all, in whole coordinates.
//!
//! Equirectangular, with the east-west scale of the middle latitude, so that a city has its shape.
//! Whole numbers only: the same places give the same bytes everywhere.
//!
//! Units: micro-degrees in; a drawing of [`WIDTH`] by at most [`HEIGHT_MAX`] out.
//! Source: Snyder, Map Projections: A Working Manual (USGS, 1987), section 12; the cosine by
//! Bhaskara's approximation (error below 0.2 %), enough for a map without scale bar.

use alloc::vec::Vec;

use balai::price::Place;

/// Width of the drawing.
pub(super) const WIDTH: i64 = 360;
/// Its greatest height; it is as much lower as the places allow.
const HEIGHT_MAX: i64 = 300;
const HEIGHT_MIN: i64 = 120;
/// Room around the outermost places, for their marks.
const MARGIN: i64 = 24;

/// Where the places lie, x to the right and y down, and how high the drawing is.
pub(super) fn project(places: &[Place]) -> (Vec<(i64, i64)>, i64) {
    let range = |of: fn(&Place) -> i32| {
        let least = places.iter().map(of).min().unwrap_or(0);
        (i64::from(least), i64::from(places.iter().map(of).max().unwrap_or(0)))
    };
    let (south, north) = range(|place| place.latitude);
    let (west, east) = range(|place| place.longitude);
    let cosine = cosine_millionths((south + north) / 2);
    let width = (east - west) * cosine / 1_000_000;
    let height = north - south;
    // The larger of the two fills the drawing; places that are all one lie in its middle.
    let room = (WIDTH - 2 * MARGIN, HEIGHT_MAX - 2 * MARGIN);
    let by_width = width * room.1 >= height * room.0;
    let (span, fills) = if by_width { (width, room.0) } else { (height, room.1) };
    let span = span.max(1);
    let drawn = |length: i64| (length * fills * 2 + span) / (span * 2);
    let drawn_height = (drawn(height) + 2 * MARGIN).clamp(HEIGHT_MIN, HEIGHT_MAX);
    let left = (WIDTH - drawn(width)) / 2;
    let top = (drawn_height - drawn(height)) / 2;
    let points = places.iter().map(|place| {
        let x = (i64::from(place.longitude) - west) * cosine / 1_000_000;
        (left + drawn(x), top + drawn(north - i64::from(place.latitude)))
    });
    (points.collect(), drawn_height)
}

/// The cosine of a latitude, in millionths.
fn cosine_millionths(latitude: i64) -> i64 {
    // Thousandths of a degree, so that their squares fit.
    let square = (latitude / 1_000) * (latitude / 1_000);
    let whole = 32_400 * 1_000_000;
    (whole - 4 * square) * 1_000 / ((whole + square) / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(latitude: i32, longitude: i32) -> Place {
        Place { latitude, longitude }
    }

    #[track_caller]
    fn check(places: &[(i32, i32)], expected: &[(i64, i64)], height: i64) {
        let places: Vec<Place> = places.iter().map(|(lat, lon)| place(*lat, *lon)).collect();
        assert_eq!(project(&places), (expected.to_vec(), height));
    }

    #[test]
    fn places_fill_the_drawing() {
        check(&[], &[], 120);
        check(&[(-6_170_000, 106_630_000)], &[(180, 60)], 120);
        // Two degrees by two at the equator: as high as wide.
        check(&[(1_000_000, 100_000_000), (-1_000_000, 102_000_000)], &[(54, 24), (306, 276)], 300);
        // A row from west to east is low.
        check(&[(0, 100_000_000), (0, 104_000_000)], &[(24, 60), (336, 60)], 120);
        // The whole world still fits.
        check(
            &[(90_000_000, -180_000_000), (-90_000_000, 180_000_000)],
            &[(24, 24), (336, 180)],
            204,
        );
    }

    #[test]
    fn the_cosine_is_near() {
        for (degrees, expected) in
            [(0, 1_000_000), (30, 866_025), (45, 707_107), (60, 500_000), (90, 0)]
        {
            for sign in [1, -1] {
                let found = cosine_millionths(sign * degrees * 1_000_000);
                assert!((found - expected).abs() < 2_000, "{degrees}: {found}");
            }
        }
    }
}
