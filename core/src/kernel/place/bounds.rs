//! A box between two parallels and two meridians.
//!
//! Units: micro-degrees.
//! Source: RFC 7946, section 5: a box whose west lies east of its east goes over the antimeridian.

use super::{Place, distance_m};

/// A box on the map; its edges belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Its southernmost latitude.
    pub south: i32,
    /// Its westernmost longitude.
    pub west: i32,
    /// Its northernmost latitude.
    pub north: i32,
    /// Its easternmost longitude; less than `west` if the box goes over the antimeridian.
    pub east: i32,
}

impl Bounds {
    /// The smallest box around places that do not go over the antimeridian; `None` of none.
    #[must_use]
    pub fn around(places: &[Place]) -> Option<Self> {
        let (first, rest) = places.split_first()?;
        let mut bounds = Self::at(*first);
        for place in rest {
            bounds = bounds.with(Self::at(*place));
        }
        Some(bounds)
    }

    fn at(place: Place) -> Self {
        let Place { latitude, longitude } = place;
        Self { south: latitude, west: longitude, north: latitude, east: longitude }
    }

    /// The smallest box that holds both, neither going over the antimeridian.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            south: self.south.min(other.south),
            west: self.west.min(other.west),
            north: self.north.max(other.north),
            east: self.east.max(other.east),
        }
    }

    /// Whether a place lies inside or on an edge.
    #[must_use]
    pub fn contains(&self, place: Place) -> bool {
        let (behind_west, before_east) =
            (self.west <= place.longitude, place.longitude <= self.east);
        let between = if self.west <= self.east {
            behind_west && before_east
        } else {
            behind_west || before_east
        };
        between && (self.south..=self.north).contains(&place.latitude)
    }

    /// Whether the two have a place in common, neither going over the antimeridian.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.south <= other.north
            && other.south <= self.north
            && self.west <= other.east
            && other.west <= self.east
    }

    /// Metres from a place to the nearest place of the box along its parallels and meridians; 0
    /// inside.
    #[must_use]
    pub fn distance_m(&self, place: Place) -> u32 {
        let latitude = place.latitude.clamp(self.south, self.north);
        let inside = self.contains(Place { latitude, ..place });
        let longitudes = if inside { [place.longitude; 2] } else { [self.west, self.east] };
        let [a, b] = longitudes.map(|longitude| distance_m(place, Place { latitude, longitude }));
        a.min(b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(latitude: i32, longitude: i32) -> Place {
        Place { latitude, longitude }
    }

    #[test]
    fn edges_belong_to_a_box_and_it_may_go_over_the_antimeridian() {
        let places = [place(-6_200_000, 106_560_000), place(-6_100_000, 106_780_000)];
        let city = Bounds::around(&places).unwrap();
        assert!(city.contains(place(-6_200_000, 106_560_000)));
        assert!(!city.contains(place(-6_200_001, 106_560_000)));
        assert!(!city.contains(place(-6_150_000, 106_780_001)));
        assert_eq!(city.distance_m(place(-6_150_000, 106_600_000)), 0);
        assert_eq!(city.distance_m(place(-6_300_000, 106_600_000)), 11_059);
        let fiji = Bounds {
            south: -20_000_000,
            west: 177_000_000,
            north: -16_000_000,
            east: -178_000_000,
        };
        assert!(fiji.contains(place(-17_000_000, 180_000_000)));
        assert!(fiji.contains(place(-17_000_000, -179_000_000)));
        assert!(!fiji.contains(place(-17_000_000, 0)));
        assert_eq!(Bounds::around(&[]), None);
    }
}
