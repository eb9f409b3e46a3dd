//! What can go wrong with a map.
//!
//! Source: `docs/reference/errors.md`.

use alloc::string::String;

use crate::Coded;
use crate::json::JsonError;

/// Why there are no areas.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Not JSON, or not as GeoJSON asks.
    #[error("not GeoJSON: {0}")]
    Unreadable(JsonError),
    /// JSON, but not a kind of GeoJSON that holds areas.
    #[error("expected a FeatureCollection, Feature, Polygon or MultiPolygon, found \"{found}\"")]
    Type {
        /// The type that it names; empty if none.
        found: String,
    },
}

impl From<JsonError> for Error {
    fn from(error: JsonError) -> Self {
        Self::Unreadable(error)
    }
}

impl Coded for Error {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "place.geojson_unreadable",
            Self::Type { .. } => "place.geojson_type",
        }
    }
}
