//! Places: where something is, how far from something else, and in which area.
//!
//! Invariants: places are whole micro-degrees, so whether one lies in an area is decided exactly;
//! only distances are computed with real numbers.
//!
//! Units: micro-degrees of WGS 84, some 11 cm of latitude; metres.
//! Source: `docs/reference/complaint-routing.md`, places; GeoJSON: RFC 7946.

mod area;
mod bounds;
mod degrees;
mod distance;
mod error;
mod geojson;
mod locate;

pub use self::area::{Area, Polygon, Ring, RingFlaw};
pub use self::bounds::Bounds;
pub use self::degrees::micro_degrees;
pub use self::distance::{distance_m, reach};
pub use self::error::Error;
pub use self::geojson::{Feature, Features, RingSetAside, read_area, read_features};
pub use self::locate::{Whereabouts, locate};

/// A place on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Micro-degrees north.
    pub latitude: i32,
    /// Micro-degrees east.
    pub longitude: i32,
}

impl Place {
    /// The place at so many micro-degrees north and east; `None` if there is none on earth.
    #[must_use]
    pub fn new(latitude: i64, longitude: i64) -> Option<Self> {
        let within = |degrees: i64, most: i64| {
            i32::try_from(degrees).ok().filter(|_| (-most..=most).contains(&degrees))
        };
        Some(Self {
            latitude: within(latitude, 90_000_000)?,
            longitude: within(longitude, 180_000_000)?,
        })
    }
}
