//! Whether coordinates can be right for a city, and what is wrong with them if not.
//!
//! Units: micro-degrees; metres.
//! Source: our own choice, after what arrives at Open311 servers: swapped coordinates, a lost minus
//! sign, 0/0 of a telephone without a fix.

use super::{Area, Bounds, Place};

/// Where coordinates lie, seen from a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// In one of the city's areas, the first that holds it, or, if it names none, in its box.
    Inside {
        /// Where.
        place: Place,
        /// Which area, counted from 0; `None` if the city names none.
        area_idx: Option<usize>,
    },
    /// In the city's box, but in none of its areas.
    InNoArea {
        /// Where.
        place: Place,
    },
    /// Elsewhere on earth.
    Outside {
        /// Where.
        place: Place,
        /// How far from the city's box, in metres.
        distance_m: u32,
    },
    /// Elsewhere, but inside if latitude and longitude change places.
    LooksSwapped {
        /// Where it would be.
        meant: Place,
    },
    /// Elsewhere, but inside with the other sign of the latitude, the longitude or both.
    LooksUnsigned {
        /// Where it would be.
        meant: Place,
    },
    /// Exactly at 0/0, which a device gives that does not know where it is.
    NoFix,
    /// Nowhere: beyond 90 or 180 degrees.
    Nowhere,
}

/// Where coordinates lie, in micro-degrees north and east, seen from a city with this box and these
/// areas. Nothing is put right: a likely mistake is named, and whoever made it is asked.
#[must_use]
pub fn locate(latitude: i64, longitude: i64, city: &Bounds, areas: &[Area]) -> Whereabouts {
    let inside = |latitude: i64, longitude: i64| {
        Place::new(latitude, longitude).filter(|place| city.contains(*place))
    };
    if let Some(place) = inside(latitude, longitude) {
        let area_idx = areas.iter().position(|area| area.contains(place));
        return match area_idx {
            None if !areas.is_empty() => Whereabouts::InNoArea { place },
            _ => Whereabouts::Inside { place, area_idx },
        };
    }
    if (latitude, longitude) == (0, 0) {
        return Whereabouts::NoFix;
    }
    if let Some(meant) = inside(longitude, latitude) {
        return Whereabouts::LooksSwapped { meant };
    }
    let signs = [(-latitude, longitude), (latitude, -longitude), (-latitude, -longitude)];
    if let Some(meant) = signs.iter().find_map(|(north, east)| inside(*north, *east)) {
        return Whereabouts::LooksUnsigned { meant };
    }
    match Place::new(latitude, longitude) {
        Some(place) => Whereabouts::Outside { place, distance_m: city.distance_m(place) },
        None => Whereabouts::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::{Polygon, Ring};

    #[test]
    fn likely_mistakes_are_named() {
        let at = |latitude, longitude| Place { latitude, longitude };
        let city =
            Bounds { south: -6_240_000, west: 106_560_000, north: -6_090_000, east: 106_780_000 };
        let corners =
            [at(-6_240_000, 106_560_000), at(-6_090_000, 106_560_000), at(-6_090_000, 106_700_000)];
        let outline = Ring::new([corners.as_slice(), &corners[..1]].concat()).unwrap();
        let area = Area { polygons: alloc::vec![Polygon { outline, holes: alloc::vec![] }] };
        let areas = [Area::default(), area];
        let meant = at(-6_170_000, 106_600_000);
        for (latitude, longitude, expected) in [
            (-6_170_000, 106_600_000, Whereabouts::Inside { place: meant, area_idx: Some(1) }),
            (-6_200_000, 106_780_000, Whereabouts::InNoArea { place: at(-6_200_000, 106_780_000) }),
            (106_600_000, -6_170_000, Whereabouts::LooksSwapped { meant }),
            (6_170_000, 106_600_000, Whereabouts::LooksUnsigned { meant }),
            (-6_170_000, -106_600_000, Whereabouts::LooksUnsigned { meant }),
            (0, 0, Whereabouts::NoFix),
            (91_000_000, 0, Whereabouts::Nowhere),
            (i64::MAX, -i64::MAX, Whereabouts::Nowhere),
            (
                -7_000_000,
                110_000_000,
                Whereabouts::Outside { place: at(-7_000_000, 110_000_000), distance_m: 365_856 },
            ),
        ] {
            assert_eq!(locate(latitude, longitude, &city, &areas), expected);
        }
        let place = at(-6_200_000, 106_780_000);
        let inside = Whereabouts::Inside { place, area_idx: None };
        assert_eq!(locate(-6_200_000, 106_780_000, &city, &[]), inside);
    }
}
