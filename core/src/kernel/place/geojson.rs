//! Areas from GeoJSON.
//!
//! Read tolerantly: fields that are not known, heights and either direction of a ring are passed
//! over. A ring that is none is set aside with its place in the file and the reason; the polygon
//! goes on without that hole, or without that outline and its holes.
//!
//! Source: RFC 7946.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Area, Error, Place, Polygon, Ring, RingFlaw, micro_degrees};
use crate::json::{JsonError, Reader};

/// One feature that has an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its properties that are texts or numbers, as they are written; its own `id` comes first.
    pub properties: Vec<(String, String)>,
    /// Its area, of all rings that count.
    pub area: Area,
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// The features, in order; one that is no area is among them, with an empty one.
    pub features: Vec<Feature>,
    /// The rings that do not count.
    pub set_aside: Vec<RingSetAside>,
}

/// A ring that does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RingSetAside {
    /// In which feature, counted from 0.
    pub feature_idx: usize,
    /// In which polygon of it, counted from 0.
    pub polygon_idx: usize,
    /// Which ring of it; 0 is the outline.
    pub ring_idx: usize,
    /// Why.
    pub flaw: RingFlaw,
}

impl Feature {
    /// A property's text; `None` if it is missing or neither text nor number.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&str> {
        let named = |(other, _): &&(String, String)| other == name;
        self.properties.iter().find(named).map(|(_, text)| text.as_str())
    }
}

/// Reads a FeatureCollection, a Feature or a bare geometry.
///
/// # Errors
///
/// [`Error::Unreadable`] if it is not JSON or a geometry is not as it should be, [`Error::Type`] if
/// it is another kind of GeoJSON.
pub fn read_features(json: &str) -> Result<Features, Error> {
    let mut r = Reader::new(json);
    let start = r;
    let [kind, features_at] = r.fields("type|features")?;
    r.end()?;
    let kind = optional_text(&start, kind)?;
    let mut features = Features::default();
    match kind.as_str() {
        "FeatureCollection" if features_at > 0 => start.at(features_at).array(&mut |r| {
            let feature = feature(r, &mut features)?;
            features.features.push(feature);
            Ok(())
        })?,
        "Feature" => {
            let feature = feature(&mut start.clone(), &mut features)?;
            features.features.push(feature);
        }
        "Polygon" | "MultiPolygon" => {
            let area = area(&mut start.clone(), &mut features)?;
            features.features.push(Feature { properties: Vec::new(), area });
        }
        _ => return Err(Error::Type { found: kind }),
    }
    Ok(features)
}

/// Reads one geometry where a reader of a larger text stands; rings that do not count are given
/// with feature 0.
///
/// # Errors
///
/// [`JsonError`] where it is not as it should be. A geometry of another kind, or null, is an empty
/// area.
pub fn read_area(r: &mut Reader<'_>) -> Result<(Area, Vec<RingSetAside>), JsonError> {
    let mut features = Features::default();
    let area = area(r, &mut features)?;
    Ok((area, features.set_aside))
}

fn feature(r: &mut Reader<'_>, into: &mut Features) -> Result<Feature, JsonError> {
    let start = *r;
    let [id, properties_at, geometry] = r.fields("id|properties|geometry")?;
    let mut properties = Vec::new();
    if let Some(text) = scalar(&mut start.at(id)).filter(|_| id > 0) {
        properties.push(("id".to_string(), text));
    }
    if properties_at > 0 && !start.at(properties_at).null() {
        start.at(properties_at).object(&mut |r, name| {
            let here = *r;
            r.skip()?;
            properties.extend(scalar(&mut here.clone()).map(|text| (name.to_string(), text)));
            Ok(())
        })?;
    }
    let area = if geometry > 0 { area(&mut start.at(geometry), into)? } else { Area::default() };
    Ok(Feature { properties, area })
}

/// A text or a number, as it is written.
fn scalar(r: &mut Reader<'_>) -> Option<String> {
    r.clone().string().ok().or_else(|| r.number().ok().map(ToString::to_string))
}

fn optional_text(start: &Reader<'_>, at: usize) -> Result<String, JsonError> {
    if at == 0 { Ok(String::new()) } else { start.at(at).string() }
}

fn area(r: &mut Reader<'_>, into: &mut Features) -> Result<Area, JsonError> {
    let mut area = Area::default();
    if r.null() {
        return Ok(area);
    }
    let start = *r;
    let [kind, coordinates] = r.fields("type|coordinates")?;
    let kind = optional_text(&start, kind)?;
    let (is_polygon, is_multi) = (kind == "Polygon", kind == "MultiPolygon");
    if !is_polygon && !is_multi {
        return Ok(area);
    }
    if coordinates == 0 {
        return Err(start.error("coordinates: missing"));
    }
    let mut at = start.at(coordinates);
    let mut n_polygons = 0;
    let mut one = |r: &mut Reader<'_>| {
        area.polygons.extend(polygon(r, n_polygons, into)?);
        n_polygons += 1;
        Ok(())
    };
    if is_polygon {
        one(&mut at)?
    } else {
        at.array(&mut one)?
    }
    Ok(area)
}

fn polygon(
    r: &mut Reader<'_>,
    polygon_idx: usize,
    into: &mut Features,
) -> Result<Option<Polygon>, JsonError> {
    let (mut outline, mut holes, mut ring_idx) = (None, Vec::new(), 0);
    let feature_idx = into.features.len();
    r.array(&mut |r| {
        let flaw = match ring(r)? {
            Ok(_) if ring_idx > 0 && outline.is_none() => Some(RingFlaw::NoOutline),
            Ok(ring) => {
                if ring_idx == 0 {
                    outline = Some(ring)
                } else {
                    holes.push(ring)
                }
                None
            }
            Err(flaw) => Some(flaw),
        };
        let aside = |flaw| RingSetAside { feature_idx, polygon_idx, ring_idx, flaw };
        into.set_aside.extend(flaw.map(aside));
        ring_idx += 1;
        Ok(())
    })?;
    Ok(outline.map(|outline| Polygon { outline, holes }))
}

fn ring(r: &mut Reader<'_>) -> Result<Result<Ring, RingFlaw>, JsonError> {
    let (mut places, mut is_bad) = (Vec::new(), false);
    r.array(&mut |r| {
        match position(r)? {
            Some(place) => places.push(place),
            None => is_bad = true,
        }
        Ok(())
    })?;
    Ok(if is_bad { Err(RingFlaw::BadPosition) } else { Ring::new(places) })
}

/// Longitude, latitude and whatever follows.
fn position(r: &mut Reader<'_>) -> Result<Option<Place>, JsonError> {
    let (mut east, mut north, mut n) = (None, None, 0);
    r.array(&mut |r| {
        let here = *r;
        r.skip()?;
        let number = here.clone().number().ok().and_then(micro_degrees);
        match n {
            0 => east = number,
            1 => north = number,
            _ => {}
        }
        n += 1;
        Ok(())
    })?;
    Ok(north.zip(east).and_then(|(north, east)| Place::new(north, east)))
}

#[cfg(test)]
mod tests;
