//! Reading a pack of reference prices: strictly, because it decides what is right.
//!
//! Source: `docs/reference/reference-prices.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::place::{Province, Region, Variety};
use super::rule::Rule;
use super::{Error, check, pack_rule};
use crate::Currency;
use crate::json::strict::{fields_only, need, some_text, text};
use crate::json::{JsonError, Reader};

/// The reference prices of Indonesia that come with the crate, to be read by
/// [`References::from_json`].
pub const INDONESIA: &str = include_str!("../../../packs/id/reference-prices.json");

const FORMAT: &str = "balai.reference-prices/1";

/// Reference prices, checked: no two rules set a price for the same thing on the same day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct References {
    /// The country, as in ISO 3166-1: `ID`.
    pub country: String,
    /// Which version of the data this is.
    pub version: String,
    /// The currency of every price.
    pub currency: Currency,
    /// The provinces.
    pub provinces: Vec<Province>,
    /// The regions.
    pub regions: Vec<Region>,
    /// What has a reference price.
    pub varieties: Vec<Variety>,
    /// The rules.
    pub rules: Vec<Rule>,
}

impl References {
    /// Reads a pack. Nothing is passed over: an unknown field, a name that stands twice, a day that
    /// does not exist, a bound that is not above zero, or rules that overlap are errors.
    ///
    /// # Errors
    ///
    /// [`Error::Unreadable`] with line and column, [`Error::Format`], [`Error::Overlap`],
    /// [`Error::Relaxation`].
    pub fn from_json(json: &str) -> Result<Self, Error> {
        let mut r = Reader::new(json);
        let start = r;
        let names = [
            "format",
            "country",
            "currency",
            "version",
            "about",
            "provinces",
            "regions",
            "varieties",
            "rules",
        ];
        let [
            format,
            country,
            currency,
            version,
            about,
            provinces_at,
            regions_at,
            varieties_at,
            rules_at,
        ] = fields_only(&mut r, names)?;
        r.end()?;
        let found = text(&start, format, "format: missing")?;
        if found != FORMAT {
            return Err(Error::Format { found });
        }
        some_text(&start, about)?;
        let code = text(&start, currency, "currency: missing")?;
        let currency = Currency::parse(&code)
            .map_err(|_| start.at(currency).error("currency: not a code of ISO 4217"))?;
        let mut references = Self {
            country: text(&start, country, "country: missing")?,
            version: text(&start, version, "version: missing")?,
            currency,
            provinces: list(&start, provinces_at, "provinces: missing", province)?,
            regions: list(&start, regions_at, "regions: missing", region)?,
            varieties: list(&start, varieties_at, "varieties: missing", variety)?,
            rules: Vec::new(),
        };
        references.check_places(&start, regions_at)?;
        references.check_names(&start, varieties_at)?;
        need(&start, rules_at, "rules: missing")?.array(&mut |r| {
            let here = *r;
            let rule = pack_rule::rule(r, &references)?;
            if references.rules.iter().any(|other| other.id == rule.id) {
                return Err(here.error("an id that stands twice"));
            }
            references.rules.push(rule);
            Ok(())
        })?;
        check::rules(&references)?;
        Ok(references)
    }

    /// Every province a region names is listed, and no name means two places.
    fn check_places(&self, start: &Reader<'_>, at: usize) -> Result<(), JsonError> {
        let known = |id: &String| self.provinces.iter().any(|province| province.id == *id);
        if !self.regions.iter().flat_map(|region| &region.provinces).all(known) {
            return Err(start.at(at).error("a region with a province that is not listed"));
        }
        let provinces = self.provinces.iter().flat_map(|place| {
            [&place.id, &place.name].into_iter().chain(&place.aliases).map(|name| (name, &place.id))
        });
        let regions = self.regions.iter().flat_map(|place| {
            [&place.id, &place.name_id, &place.name_en].map(|name| (name, &place.id))
        });
        for (name, own) in provinces.chain(regions) {
            let n_provinces = self.provinces.iter().filter(|place| place.is_named(name)).count();
            let n_regions = self.regions.iter().filter(|place| place.is_named(name)).count();
            let n_ids = self.provinces.iter().filter(|place| place.id == *own).count()
                + self.regions.iter().filter(|place| place.id == *own).count();
            if n_provinces + n_regions > 1 || n_ids > 1 {
                return Err(start.at(at).error("a name that means two places"));
            }
        }
        Ok(())
    }

    fn check_names(&self, start: &Reader<'_>, at: usize) -> Result<(), JsonError> {
        for variety in &self.varieties {
            let own = [&variety.id, &variety.name_id, &variety.name_en];
            for name in own.into_iter().chain(&variety.aliases) {
                if self.varieties.iter().filter(|other| other.is_named(name)).count() > 1 {
                    return Err(start.at(at).error("a name that means two varieties"));
                }
            }
        }
        Ok(())
    }
}

/// Reads the elements of an array that must be there.
pub(super) fn list<'a, T>(
    r: &Reader<'a>,
    value: usize,
    missing: &'static str,
    read: fn(&mut Reader<'a>) -> Result<T, JsonError>,
) -> Result<Vec<T>, JsonError> {
    let mut found = Vec::new();
    need(r, value, missing)?.array(&mut |r| {
        found.push(read(r)?);
        Ok(())
    })?;
    Ok(found)
}

/// An element that is a text.
pub(super) fn one_text(r: &mut Reader<'_>) -> Result<String, JsonError> {
    let start = *r;
    let found = r.string()?;
    if found.trim_ascii().is_empty() { Err(start.error("an empty text")) } else { Ok(found) }
}

fn province(r: &mut Reader<'_>) -> Result<Province, JsonError> {
    let start = *r;
    let [id, name, aliases] = fields_only(r, ["id", "name", "aliases"])?;
    Ok(Province {
        id: text(&start, id, "id: missing")?,
        name: text(&start, name, "name: missing")?,
        aliases: list(&start, aliases, "aliases: missing", one_text)?,
    })
}

fn region(r: &mut Reader<'_>) -> Result<Region, JsonError> {
    let start = *r;
    let [id, name_id, name_en, provinces] =
        fields_only(r, ["id", "name_id", "name_en", "provinces"])?;
    Ok(Region {
        id: text(&start, id, "id: missing")?,
        name_id: text(&start, name_id, "name_id: missing")?,
        name_en: text(&start, name_en, "name_en: missing")?,
        provinces: list(&start, provinces, "provinces: missing", one_text)?,
    })
}

fn variety(r: &mut Reader<'_>) -> Result<Variety, JsonError> {
    let start = *r;
    let [id, name_id, name_en, aliases] = fields_only(r, ["id", "name_id", "name_en", "aliases"])?;
    Ok(Variety {
        id: text(&start, id, "id: missing")?,
        name_id: text(&start, name_id, "name_id: missing")?,
        name_en: text(&start, name_en, "name_en: missing")?,
        aliases: list(&start, aliases, "aliases: missing", one_text)?,
    })
}
