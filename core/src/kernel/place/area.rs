//! Areas: polygons with holes, and whether a place lies in one.
//!
//! All of it is whole numbers, so the answer is exact. A place on an edge or corner is inside, of a
//! hole's edge too; so two areas that share a border both hold the places on it, and no place
//! falls between them. Where a ring crosses itself, what it goes round an odd number of times is
//! inside.
//!
//! Units: micro-degrees; edges are straight on the map of longitude and latitude. An area must not
//! go over the antimeridian: RFC 7946, section 3.1.9, asks for two polygons there.
//! Source: even-odd rule by counting crossings to the east; shoelace formula.

use alloc::vec::Vec;

use super::{Bounds, Place};
use crate::Coded;

/// A closed line; the last corner is joined to the first, which is not repeated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ring {
    corners: Vec<Place>,
    bounds: Bounds,
}

/// One outline with its holes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polygon {
    /// The outline.
    pub outline: Ring,
    /// What is cut out of it.
    pub holes: Vec<Ring>,
}

/// Any number of polygons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Its polygons.
    pub polygons: Vec<Polygon>,
}

/// Why a line is no ring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RingFlaw {
    /// Fewer than three corners.
    TooFewCorners,
    /// The last position is not the first: what is missing cannot be known.
    NotClosed,
    /// It goes round nothing.
    NoArea,
    /// A position is no place on earth, or not two numbers or more.
    BadPosition,
    /// A hole without an outline that counts.
    NoOutline,
}

impl Coded for RingFlaw {
    fn code(&self) -> &'static str {
        match self {
            Self::TooFewCorners => "place.too_few_corners",
            Self::NotClosed => "place.not_closed",
            Self::NoArea => "place.no_area",
            Self::BadPosition => "place.bad_position",
            Self::NoOutline => "place.no_outline",
        }
    }
}

impl Ring {
    /// A ring of positions, the last of which repeats the first.
    ///
    /// # Errors
    ///
    /// [`RingFlaw`] if it is not closed, has fewer than three corners or no area.
    pub fn new(mut positions: Vec<Place>) -> Result<Self, RingFlaw> {
        let last = positions.pop();
        if last.is_none() || positions.is_empty() {
            return Err(RingFlaw::TooFewCorners);
        }
        if last.as_ref() != positions.first() {
            return Err(RingFlaw::NotClosed);
        }
        positions.dedup();
        let bounds = Bounds::around(&positions).filter(|_| positions.len() >= 3);
        let ring = Self { bounds: bounds.ok_or(RingFlaw::TooFewCorners)?, corners: positions };
        if ring.doubled_area() == 0 { Err(RingFlaw::NoArea) } else { Ok(ring) }
    }

    /// Its corners in order.
    #[must_use]
    pub fn corners(&self) -> &[Place] {
        &self.corners
    }

    /// The box around it.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Its edges, each from one corner to the next.
    pub fn edges(&self) -> impl Iterator<Item = (Place, Place)> {
        let next = self.corners.iter().skip(1).chain(self.corners.first());
        self.corners.iter().copied().zip(next.copied())
    }

    /// Twice what it goes round, in square micro-degrees.
    #[must_use]
    pub fn doubled_area(&self) -> i128 {
        let sum: i128 = self
            .edges()
            .map(|(a, b)| {
                i128::from(a.longitude) * i128::from(b.latitude)
                    - i128::from(b.longitude) * i128::from(a.latitude)
            })
            .sum();
        sum.abs()
    }

    fn side(&self, place: Place) -> Side {
        if !self.bounds.contains(place) {
            return Side::Outside;
        }
        let mut inside = false;
        for (a, b) in self.edges() {
            let turn = turn(a, b, place);
            let within = |x: i32, y: i32, z: i32| (x.min(y)..=x.max(y)).contains(&z);
            if turn == 0
                && within(a.latitude, b.latitude, place.latitude)
                && within(a.longitude, b.longitude, place.longitude)
            {
                return Side::Edge;
            }
            // The edge crosses the parallel of the place, to the east of it.
            let rises = a.latitude <= place.latitude && place.latitude < b.latitude;
            let falls = b.latitude <= place.latitude && place.latitude < a.latitude;
            if (rises && turn > 0) || (falls && turn < 0) {
                inside = !inside;
            }
        }
        if inside { Side::Inside } else { Side::Outside }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Inside,
    Edge,
    Outside,
}

/// Above zero if `c` lies to the left of the way from `a` to `b`, zero on its line.
pub(super) fn turn(a: Place, b: Place, c: Place) -> i64 {
    let delta = |to: i32, from: i32| i64::from(to) - i64::from(from);
    let left = delta(b.longitude, a.longitude) * delta(c.latitude, a.latitude);
    left - delta(b.latitude, a.latitude) * delta(c.longitude, a.longitude)
}

impl Polygon {
    /// Whether a place lies inside or on an edge.
    #[must_use]
    pub fn contains(&self, place: Place) -> bool {
        self.outline.side(place) != Side::Outside
            && self.holes.iter().all(|hole| hole.side(place) != Side::Inside)
    }

    fn is_strictly_inside(&self, place: Place) -> bool {
        self.outline.side(place) == Side::Inside
            && self.holes.iter().all(|hole| hole.side(place) == Side::Outside)
    }

    /// The edges whose boxes meet another box.
    fn edges_near(&self, bounds: Bounds) -> Vec<(Place, Place)> {
        let meets = |(a, b): &(Place, Place)| {
            Bounds::around(&[*a, *b]).is_some_and(|edge| edge.meets(&bounds))
        };
        self.edges().filter(meets).collect()
    }

    /// Some place strictly inside: the middle of three corners in a row, if one is.
    fn some_inside(&self) -> Option<Place> {
        let corners = self.outline.corners();
        let rounds =
            corners.iter().zip(corners.iter().cycle().skip(1)).zip(corners.iter().cycle().skip(2));
        rounds
            .map(|((a, b), c)| Place {
                latitude: mean(&[a.latitude, b.latitude, c.latitude]),
                longitude: mean(&[a.longitude, b.longitude, c.longitude]),
            })
            .find(|place| self.is_strictly_inside(*place))
    }

    fn edges(&self) -> impl Iterator<Item = (Place, Place)> {
        self.outline.edges().chain(self.holes.iter().flat_map(Ring::edges))
    }
}

impl Area {
    /// Whether a place lies inside or on an edge.
    #[must_use]
    pub fn contains(&self, place: Place) -> bool {
        self.polygons.iter().any(|polygon| polygon.contains(place))
    }

    /// The box around it; `None` of an area without polygons.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        self.polygons.iter().map(|polygon| polygon.outline.bounds()).reduce(Bounds::with)
    }

    /// Twice its size in square micro-degrees, if its polygons do not overlap and no hole leaves its
    /// outline.
    #[must_use]
    pub fn doubled_area(&self) -> i128 {
        let size = |polygon: &Polygon| {
            let holes: i128 = polygon.holes.iter().map(Ring::doubled_area).sum();
            polygon.outline.doubled_area() - holes
        };
        self.polygons.iter().map(size).sum()
    }

    /// A place near which two areas overlap, if they do more than share a border.
    ///
    /// Found are crossing edges, corners and middles of edges of one inside the other, and areas
    /// that are the same; that is every overlap of areas whose rings do not cross themselves.
    #[must_use]
    pub fn overlap(&self, other: &Self) -> Option<Place> {
        for (one, two) in self.pairs(other) {
            let near_two = one.edges_near(two.outline.bounds());
            let near_one = two.edges_near(one.outline.bounds());
            for (edges, outer) in [(&near_two, two), (&near_one, one)] {
                let inside = |place: &Place| outer.is_strictly_inside(*place);
                let corner = edges.iter().map(|(corner, _)| *corner).find(inside);
                let middle = || edges.iter().map(|(a, b)| midpoint(*a, *b)).find(inside);
                if let Some(place) = corner.or_else(middle) {
                    return Some(place);
                }
            }
            for (a, b) in near_two {
                let edge = Bounds::around(&[a, b])?;
                let crossing = near_one.iter().find(|(c, d)| {
                    Bounds::around(&[*c, *d]).is_some_and(|other| edge.meets(&other))
                        && turn(a, b, *c).signum() * turn(a, b, *d).signum() < 0
                        && turn(*c, *d, a).signum() * turn(*c, *d, b).signum() < 0
                });
                if let Some((c, d)) = crossing {
                    return Some(midpoint(midpoint(a, b), midpoint(*c, *d)));
                }
            }
            if let Some(place) = one.some_inside().filter(|place| two.is_strictly_inside(*place)) {
                return Some(place);
            }
        }
        None
    }

    fn pairs<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (&'a Polygon, &'a Polygon)> {
        self.polygons.iter().flat_map(move |one| {
            let meets = |two: &&Polygon| one.outline.bounds().meets(&two.outline.bounds());
            other.polygons.iter().filter(meets).map(move |two| (one, two))
        })
    }
}

fn midpoint(a: Place, b: Place) -> Place {
    Place {
        latitude: mean(&[a.latitude, b.latitude]),
        longitude: mean(&[a.longitude, b.longitude]),
    }
}

fn mean(values: &[i32]) -> i32 {
    let sum: i64 = values.iter().map(|value| i64::from(*value)).sum();
    (sum / values.len().max(1) as i64) as i32
}
