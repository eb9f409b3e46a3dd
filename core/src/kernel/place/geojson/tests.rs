//! GeoJSON as it should be and as it comes; areas and what lies in them.

use super::*;
use crate::Coded;

const CITY: &str = r#"{"type": "FeatureCollection", "name": "areas", "features": [
  {"type": "Feature", "id": 7, "properties": {"name": "Sukasari", "pop": 1.5e3, "x": null, "y": [1]},
   "geometry": {"type": "Polygon", "coordinates": [
     [[0, 0], [10, 0, 42.5], [10, 10], [0, 1e1], [0, 0]],
     [[2, 2], [2, 4], [4, 4], [4, 2], [2, 2]],
     [[6, 6], [7, 7], [6, 6]]]}},
  {"type": "Feature", "properties": null, "geometry": {"type": "MultiPolygon", "coordinates": [
     [[[20, 0], [30, 0], [25, 5], [20, 0]]],
     [[[200, 0], [30, 0], [25, 5], [200, 0]], [[21, 1], [22, 1], [22, 2], [21, 1]]],
     [[[40, 0], [50, 0], [45, 5]]],
     [[[0, 0], [1, 1], [2, 2], [0, 0]]]]}},
  {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}},
  {"type": "Feature", "geometry": null}
]}"#;

fn place(latitude: i64, longitude: i64) -> Place {
    Place::new(latitude * 1_000_000, longitude * 1_000_000).unwrap()
}

#[test]
fn features_are_read_and_bad_rings_set_aside() {
    let read = read_features(CITY).unwrap();
    let n: Vec<usize> = read.features.iter().map(|feature| feature.area.polygons.len()).collect();
    assert_eq!(n, [1, 1, 0, 0]);
    let first = read.features.first().unwrap();
    let of = |name| first.property(name);
    assert_eq!((of("id"), of("name"), of("pop")), (Some("7"), Some("Sukasari"), Some("1.5e3")));
    assert_eq!((of("x"), of("y")), (None, None));
    let aside: Vec<_> = read
        .set_aside
        .iter()
        .map(|ring| (ring.feature_idx, ring.polygon_idx, ring.ring_idx, ring.flaw.code()))
        .collect();
    assert_eq!(
        aside,
        [
            (0, 0, 2, "place.too_few_corners"),
            (1, 1, 0, "place.bad_position"),
            (1, 1, 1, "place.no_outline"),
            (1, 2, 0, "place.not_closed"),
            (1, 3, 0, "place.no_area"),
        ]
    );
}

#[test]
fn edges_and_edges_of_holes_are_inside() {
    let area = &read_features(CITY).unwrap().features[0].area;
    for (latitude, longitude, inside) in [
        (1, 1, true),
        (3, 3, false),
        (2, 3, true),
        (2, 2, true),
        (0, 5, true),
        (0, 0, true),
        (10, 10, true),
        (5, 10, true),
        (5, 0, true),
        (2, 0, true),
        (4, 5, true),
        (11, 5, false),
        (5, 11, false),
        (-1, 5, false),
    ] {
        assert_eq!(area.contains(place(latitude, longitude)), inside, "{latitude} {longitude}");
    }
    let just_outside = Place { latitude: -1, longitude: 5_000_000 };
    assert!(!area.contains(just_outside), "a micro-degree beyond the edge");
}

/// Counts crossings in fractions of whole numbers, edge by edge: another way to the same answer.
fn winds_around(corners: &[Place], place: Place) -> bool {
    let mut winding = 0;
    for (i, a) in corners.iter().enumerate() {
        let b = corners[(i + 1) % corners.len()];
        let [ax, ay, bx, by, x, y] =
            [a.longitude, a.latitude, b.longitude, b.latitude, place.longitude, place.latitude]
                .map(i128::from);
        if (ay > y) != (by > y) {
            // x < ax + (y - ay) (bx - ax) / (by - ay), multiplied out.
            let (left, right) = ((x - ax) * (by - ay), (y - ay) * (bx - ax));
            winding += i32::from(if by > ay { left < right } else { left > right });
        }
    }
    winding % 2 == 1
}

#[test]
fn inside_is_what_another_count_of_crossings_says() {
    let mut random = 3_u64;
    let mut next = |n: u64| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888);
        ((random >> 33) % n) as i32
    };
    let (mut n_inside, mut n_rings) = (0, 0);
    for _ in 0..3_000 {
        // Small numbers, so that places often lie on edges and corners.
        let n_corners = 3 + next(5);
        let mut corners: Vec<Place> =
            (0..n_corners).map(|_| Place { latitude: next(9), longitude: next(9) }).collect();
        corners.dedup();
        let first = corners[0];
        let Ok(ring) = Ring::new(corners.iter().copied().chain([first]).collect()) else {
            continue;
        };
        n_rings += 1;
        let corners = ring.corners().to_vec();
        let area = Area { polygons: alloc::vec![Polygon { outline: ring, holes: Vec::new() }] };
        for latitude in -1..10 {
            for longitude in -1..10 {
                let place = Place { latitude, longitude };
                let on_edge = (0..corners.len()).any(|i| {
                    let (a, b) = (corners[i], corners[(i + 1) % corners.len()]);
                    let between = |x: i32, y: i32, z: i32| x.min(y) <= z && z <= x.max(y);
                    crate::kernel::place::area::turn(a, b, place) == 0
                        && between(a.latitude, b.latitude, latitude)
                        && between(a.longitude, b.longitude, longitude)
                });
                let expected = on_edge || winds_around(&corners, place);
                assert_eq!(area.contains(place), expected, "{corners:?} {place:?}");
                n_inside += u32::from(expected);
            }
        }
    }
    assert!(n_rings > 1_000 && n_inside > 10_000, "{n_rings} {n_inside}");
}

fn square(south: i64, west: i64, size: i64) -> Area {
    let corners = [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)];
    let corners = corners.map(|(north, east)| place(south + north * size, west + east * size));
    let outline = Ring::new(corners.to_vec()).unwrap();
    Area { polygons: alloc::vec![Polygon { outline, holes: Vec::new() }] }
}

#[test]
fn neighbours_do_not_overlap_and_everything_else_does() {
    let one = square(0, 0, 4);
    for (other, overlaps) in [
        (square(0, 4, 4), false),
        (square(4, 4, 4), false),
        (square(1, 4, 2), false),
        (square(9, 9, 1), false),
        (square(0, 0, 4), true),
        (square(1, 1, 2), true),
        (square(2, 2, 4), true),
        (square(-1, -1, 8), true),
        (square(0, 2, 4), true),
        (square(0, 0, 2), true),
    ] {
        assert_eq!(one.overlap(&other).is_some(), overlaps, "{other:?}");
        assert_eq!(other.overlap(&one).is_some(), overlaps, "{other:?}");
    }
    let ring = &read_features(CITY).unwrap().features[0].area;
    assert_eq!(ring.overlap(&square(2, 2, 2)), None, "what fills a hole does not overlap");
    assert!(ring.overlap(&square(2, 2, 3)).is_some());
    assert_eq!(one.doubled_area(), 32_000_000_000_000);
}

#[test]
fn what_is_no_map_is_refused() {
    for (json, code) in [
        ("", "place.geojson_unreadable"),
        ("[]", "place.geojson_unreadable"),
        ("{}", "place.geojson_type"),
        (r#"{"type": "Topology"}"#, "place.geojson_type"),
        (r#"{"type": "FeatureCollection"}"#, "place.geojson_type"),
        (r#"{"type": "Polygon"}"#, "place.geojson_unreadable"),
        (r#"{"type": "Polygon", "coordinates": [[1, 2]]}"#, "place.geojson_unreadable"),
        (
            r#"{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": 1}}"#,
            "place.geojson_unreadable",
        ),
    ] {
        assert_eq!(read_features(json).unwrap_err().code(), code, "{json}");
    }
    let bare = r#"{"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],[0,0]]]}"#;
    assert_eq!(read_features(bare).unwrap().features.len(), 1);
}
