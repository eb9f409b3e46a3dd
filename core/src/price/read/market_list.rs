//! Lists of markets with their places: CSV as WFP publishes it, or GeoJSON points.
//!
//! A market that stands twice alike is one. One that stands twice with different places is kept
//! without a place, because neither can be believed, and the later row is set aside with the
//! reason; so is every row that cannot be read.
//!
//! Units: degrees as decimals in the file, micro-degrees in [`Market::place`](crate::price::Market).
//! Source: columns of `wfp_markets_*.csv` on HDX; RFC 7946 (GeoJSON; longitude comes first).

use alloc::collections::BTreeMap;
use alloc::collections::btree_map::Entry;
use alloc::string::String;
use alloc::vec::Vec;

use super::csv::{Fields, Line, Lines, Record, delimiter};
use super::error::{Error, RowError, RowFlaw, beginning, cut};
use super::sink::SetAside;
use super::sniff::refuse_other;
use super::wfp::micro;
use crate::MarketId;
use crate::json::{JsonError, Reader};
use crate::price::item::{Market, Place};

/// What a list of markets held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarketList {
    /// Markets by id.
    pub markets: BTreeMap<MarketId, Market>,
    /// Rows (of GeoJSON: features, by the line they begin on) that were set aside.
    pub set_aside: Vec<SetAside>,
}

const COLUMNS: [&str; 6] = ["market_id", "market", "admin1", "admin2", "latitude", "longitude"];
/// So many of the columns, from the first, must be there.
const N_NEEDED: usize = 2;

impl MarketList {
    /// Reads a list, whichever of the two it is.
    ///
    /// # Errors
    ///
    /// [`Error`] if it is neither.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        if text.first() == Some(&b'{') { Self::geojson(bytes) } else { Self::csv(bytes) }
    }

    fn csv(bytes: &[u8]) -> Result<Self, Error> {
        refuse_other(bytes)?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let (mut list, mut lines) = (Self::default(), Lines::default());
        let mut table: Option<(Fields, [Option<usize>; 6])> = None;
        let mut each = |line: Line<'_>| -> Result<(), Error> {
            let (n, bytes, whole) = match line {
                Line::Whole(n, bytes) => (n, bytes, true),
                Line::TooLong(n, bytes) => (n, bytes, false),
            };
            if bytes.trim_ascii().is_empty() {
                return Ok(());
            }
            let Some((fields, columns)) = &mut table else {
                let mut fields = Fields::new(delimiter(bytes));
                let columns = header(&mut fields, bytes)?;
                table = Some((fields, columns));
                return Ok(());
            };
            let read = match whole {
                false => Err(RowError::of_row(RowFlaw::TooLong, bytes)),
                true => fields.split(bytes, |_| "").and_then(|record| row(columns, record)),
            };
            if let Some(read) = read.transpose() {
                list.take(n, read);
            }
            Ok(())
        };
        lines.push(bytes, &mut each)?;
        lines.finish(&mut each)?;
        if table.is_none() { Err(Error::Empty) } else { Ok(list) }
    }

    fn geojson(bytes: &[u8]) -> Result<Self, Error> {
        let text =
            core::str::from_utf8(bytes).map_err(|_| Error::Encoding { found: "no UTF-8" })?;
        let mut list = Self::default();
        list.features(text).map_err(Error::NotGeoJson)?;
        Ok(list)
    }

    fn features(&mut self, text: &str) -> Result<(), JsonError> {
        let mut r = Reader::new(text);
        let start = r;
        let [kind, features] = r.fields("type|features")?;
        r.end()?;
        if kind == 0 || features == 0 || start.at(kind).text()? != "FeatureCollection" {
            return Err(start.error("expected a FeatureCollection"));
        }
        // Lines are counted on from feature to feature.
        let (text, mut counted, mut line) = (start.rest(), 0, 1);
        start.at(features).array(&mut |r| {
            let mut start = *r;
            start.quiet();
            r.skip()?;
            let passed = text.as_bytes().get(counted..start.place()).unwrap_or_default();
            line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
            counted = start.place();
            let read = feature(start)
                .unwrap_or_else(|error| Err(RowError::new(RowFlaw::NotAPoint, "", error.problem)));
            self.take(line, read);
            Ok(())
        })
    }

    /// Takes one market, or sets it aside.
    fn take(&mut self, line: u64, read: Result<Market, RowError>) {
        let refused = match read {
            Err(reason) => Some(reason),
            Ok(market) => match self.markets.entry(market.id.clone()) {
                Entry::Vacant(entry) => {
                    entry.insert(market);
                    None
                }
                Entry::Occupied(mut known) => merge(known.get_mut(), market),
            },
        };
        if let Some(reason) = refused {
            self.set_aside.push(SetAside { line, reason });
        }
    }
}

/// Takes in another description of a market; answers why it contradicts, if it does. Whichever of
/// the two came first, the same is kept.
fn merge(known: &mut Market, other: Market) -> Option<RowError> {
    let reason = RowError::new(RowFlaw::Contradiction, "market_id", known.id.as_str());
    let is_same = (&known.name, &known.area) == (&other.name, &other.area);
    let differ = known.place.is_some() && other.place.is_some() && known.place != other.place;
    // A row that gives no place says nothing about it.
    let place = if differ { None } else { known.place.or(other.place) };
    if (&other.name, &other.area) < (&known.name, &known.area) {
        *known = other;
    }
    known.place = place;
    (differ || !is_same).then_some(reason)
}

fn header(fields: &mut Fields, line: &[u8]) -> Result<[Option<usize>; 6], Error> {
    let unknown = || Error::UnknownLayout { found: beginning(line) };
    let record = fields.split(line, |_| "").map_err(|_| unknown())?;
    let names: Vec<String> = record.fields().map(str::to_ascii_lowercase).collect();
    let columns = COLUMNS.map(|column| names.iter().position(|name| name == column));
    for (column, place) in COLUMNS.into_iter().zip(&columns).take(N_NEEDED) {
        if place.is_none() {
            let names: Vec<String> = names.iter().take(30).map(|name| cut(name)).collect();
            let found = names.join(", ");
            return Err(Error::MissingColumn { column: column.into(), found });
        }
    }
    Ok(columns)
}

/// The market of a row; `None` for the HXL row under the header.
fn row(columns: &[Option<usize>; 6], record: Record<'_>) -> Result<Option<Market>, RowError> {
    let [id, name, admin1, admin2, latitude, longitude] =
        columns.map(|idx| idx.map_or("", |idx| record.field(idx)));
    if id.starts_with('#') {
        return Ok(None);
    }
    let area = if admin2.is_empty() { admin1 } else { admin2 };
    market(id, name, area, latitude, longitude).map(Some)
}

fn market(
    id: &str,
    name: &str,
    area: &str,
    latitude: &str,
    longitude: &str,
) -> Result<Market, RowError> {
    let id = MarketId::new(id).map_err(|_| RowError::new(RowFlaw::BadId, "market_id", id))?;
    let place = match (latitude, longitude) {
        ("", "") => None,
        _ => {
            let bad = |column, text| RowError::new(RowFlaw::BadPlace, column, text);
            let north = micro(latitude, 90).ok_or_else(|| bad("latitude", latitude))?;
            let east = micro(longitude, 180).ok_or_else(|| bad("longitude", longitude))?;
            Some(Place { latitude: north, longitude: east })
        }
    };
    let name = if name.is_empty() { id.as_str() } else { name };
    Ok(Market { name: name.into(), area: area.into(), place, id })
}

/// A feature that is a point with an id and a name among its properties.
fn feature(mut r: Reader<'_>) -> Result<Result<Market, RowError>, JsonError> {
    let start = r;
    let [own_id, geometry, properties] = r.fields("id|geometry|properties")?;
    let mut texts = [const { String::new() }; 6];
    if properties > 0 && !start.at(properties).null() {
        let places: [usize; 6] =
            start.at(properties).fields("id|market_id|name|market|area|admin2")?;
        for (text, place) in texts.iter_mut().zip(places) {
            *text = plain(&start, place)?;
        }
    }
    let [id, market_id, name, market_name, area, admin2] = &texts;
    let own_id = plain(&start, own_id)?;
    let first = |texts: [&String; 3]| texts.into_iter().find(|text| !text.is_empty()).cloned();
    let id = first([market_id, id, &own_id]).unwrap_or_default();
    let name = first([market_name, name, name]).unwrap_or_default();
    let area = first([area, admin2, area]).unwrap_or_default();
    let mut degrees = Vec::new();
    if geometry > 0 && !start.at(geometry).null() {
        let [kind, coordinates] = start.at(geometry).fields("type|coordinates")?;
        if kind == 0 || start.at(kind).text()? != "Point" || coordinates == 0 {
            return Ok(Err(RowError::new(RowFlaw::NotAPoint, "geometry", "")));
        }
        start.at(coordinates).array(&mut |r| {
            degrees.push(r.number()?);
            Ok(())
        })?;
    }
    Ok(match degrees.as_slice() {
        [] => market(&id, &name, &area, "", ""),
        [longitude, latitude, ..] => market(&id, &name, &area, latitude, longitude),
        [_] => Err(RowError::new(RowFlaw::NotAPoint, "coordinates", "")),
    })
}

/// A text or a number, as text; empty if there is neither.
fn plain(r: &Reader<'_>, place: usize) -> Result<String, JsonError> {
    if place == 0 || r.at(place).null() {
        return Ok(String::new());
    }
    match r.at(place).text() {
        Ok(text) => Ok(text.into_owned()),
        Err(_) => r.at(place).number().map(String::from),
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;
    use crate::Coded;

    /// Ids with places, and lines set aside with their codes.
    #[track_caller]
    fn check(text: &str, markets: &[(&str, Option<(i32, i32)>)], set_aside: &[(u64, &str)]) {
        let list = MarketList::read(text.as_bytes()).unwrap();
        let found: Vec<_> = list
            .markets
            .values()
            .map(|m| (m.id.as_str(), m.place.map(|place| (place.latitude, place.longitude))))
            .collect();
        assert_eq!(found, markets);
        let aside: Vec<_> =
            list.set_aside.iter().map(|row| (row.line, row.reason.code())).collect();
        assert_eq!(aside, set_aside);
    }

    const HEADER: &str = "market_id,market,countryiso3,admin1,admin2,latitude,longitude";

    #[test]
    fn csv_lists_are_read_row_by_row() {
        check(
            &format!(
                "{HEADER}\n974,National Average,IDN,,,,\n2835,Pasar Anyar,IDN,BANTEN,KOTA,-6.17,106.63\n\
                 1,Far,IDN,X,Y,91,0\n,No id,IDN,X,Y,0,0\n2,Half,IDN,X,Y,-6.2,\n"
            ),
            &[("2835", Some((-6_170_000, 106_630_000))), ("974", None)],
            &[(4, "price.bad_place"), (5, "price.bad_id"), (6, "price.bad_place")],
        );
    }

    #[test]
    fn a_market_with_two_places_has_none() {
        let row = |place| format!("7,Pasar,IDN,A,B,{place}\n");
        check(
            &format!("{HEADER}\n{}{}", row("-6.1,106.6"), row("-6.1,106.6")),
            &[("7", Some((-6_100_000, 106_600_000)))],
            &[],
        );
        check(
            &format!("{HEADER}\n{}{}", row("-6.1,106.6"), row("-6.2,106.6")),
            &[("7", None)],
            &[(3, "price.market_contradiction")],
        );
    }

    #[test]
    fn a_row_without_a_place_takes_none_away_and_the_order_never_matters() {
        let rows = ["7,Pasar,IDN,A,B,,", "7,Pasar,IDN,A,B,-6.1,106.6", "7,Bazar,IDN,A,B,,"];
        let [first, second, third] = rows;
        for (rows, n_aside) in [
            ([first, second].as_slice(), 0),
            (&[second, first], 0),
            (&[second, third], 1),
            (&[third, second], 1),
        ] {
            let text = format!("{HEADER}\n#loc+market+code,#loc,,,,,\n{}\n", rows.join("\n"));
            let list = MarketList::read(text.as_bytes()).unwrap();
            let [market] = list.markets.values().collect::<Vec<_>>()[..] else {
                panic!("{list:?}")
            };
            let place = Some(Place { latitude: -6_100_000, longitude: 106_600_000 });
            assert_eq!((market.place, list.set_aside.len()), (place, n_aside));
            assert_eq!(market.name, if rows.contains(&third) { "Bazar" } else { "Pasar" });
        }
    }

    #[test]
    fn a_long_list_on_one_line_is_read_in_one_go() {
        let feature = r#"{"type":"Feature","geometry":null,"properties":{"id":""}}"#;
        let features = [feature; 40_000].join(",");
        let text = format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
        let list = MarketList::read(text.as_bytes()).unwrap();
        assert_eq!((list.markets.len(), list.set_aside.len()), (0, 40_000));
    }

    #[test]
    fn geojson_points_are_read_feature_by_feature() {
        let feature = |geometry: &str, properties: &str| {
            format!(r#"{{"type": "Feature", "geometry": {geometry}, "properties": {properties}}}"#)
        };
        let features = [
            feature(
                r#"{"type": "Point", "coordinates": [106.63, -6.17]}"#,
                r#"{"market_id": 5, "name": "Pasar"}"#,
            ),
            feature("null", r#"{"id": "6"}"#),
            feature(r#"{"type": "Polygon", "coordinates": []}"#, r#"{"id": "7"}"#),
            feature(r#"{"type": "Point", "coordinates": [106.63]}"#, r#"{"id": "8"}"#),
            feature(r#"{"type": "Point", "coordinates": ["a", 1]}"#, r#"{"id": "9"}"#),
            feature(r#"{"type": "Point", "coordinates": [1, 2]}"#, "null"),
        ];
        check(
            &format!(r#"{{"type": "FeatureCollection", "features": [{}]}}"#, features.join(",\n")),
            &[("5", Some((-6_170_000, 106_630_000))), ("6", None)],
            &[
                (3, "price.not_a_point"),
                (4, "price.not_a_point"),
                (5, "price.not_a_point"),
                (6, "price.bad_id"),
            ],
        );
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for (text, code) in [
            ("", "price.file_empty"),
            ("market_id,name\n", "price.file_missing_column"),
            ("<html>", "price.file_not_a_table"),
            ("{\"type\": \"Feature\"}", "price.file_not_geojson"),
            ("{\"type\": \"FeatureCollection\", \"features\": [", "price.file_not_geojson"),
        ] {
            assert_eq!(MarketList::read(text.as_bytes()).unwrap_err().code(), code, "{text}");
        }
    }
}
