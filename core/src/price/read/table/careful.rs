//! A row read with care: every flaw is found and named.
//!
//! Source: the flaws are those of `docs/reference/errors.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::plain::Shape;
use crate::iso::parse_date;
use crate::price::aggregate::columns::Price;
use crate::price::read::csv::Record;
use crate::price::read::error::{RowError, RowFlaw};
use crate::price::read::wfp::money;
use crate::{CommodityId, Currency, Date};

/// What a row says.
pub(super) struct Row<P> {
    pub(super) commodity: CommodityId,
    pub(super) day: Date,
    pub(super) price: P,
    /// Whether the price had more decimals than its currency.
    pub(super) rounded: bool,
}

impl<P: Price> Row<P> {
    /// Reads the fields of a row; `names` are those of commodity, day and price.
    pub(super) fn read(
        shape: &Shape,
        names: &[String; 3],
        currency: Currency,
        record: Record<'_>,
    ) -> Result<Self, RowError> {
        let n_more = record.fields().skip(shape.n_fields).filter(|field| !field.is_empty()).count();
        let few = record.n_fields() < shape.n_fields;
        if few || n_more > 0 {
            let flaw = if few { RowFlaw::TooFewFields } else { RowFlaw::TooManyFields };
            let all: Vec<&str> = record.fields().take(20).collect();
            return Err(RowError::new(flaw, "", &all.join(",")));
        }
        let texts = shape.places.map(|place| record.field(place));
        if let Some((name, _)) = names.iter().zip(texts).find(|(_, text)| text.is_empty()) {
            return Err(RowError::new(RowFlaw::MissingField, name, ""));
        }
        let ([commodity, day, price], [commodity_name, day_name, price_name]) = (texts, names);
        let bad = |flaw, name: &str, text: &str| RowError::new(flaw, name, text);
        let day_read = parse_date(day).map_err(|_| bad(RowFlaw::BadDate, day_name, day))?;
        let (money, rounded) = money(price, price_name, currency)?;
        let held = P::from_minor(money.minor);
        Ok(Self {
            commodity: CommodityId::new(commodity)
                .map_err(|_| bad(RowFlaw::BadId, commodity_name, commodity))?,
            day: day_read,
            price: held.ok_or_else(|| bad(RowFlaw::PriceTooLarge, price_name, price))?,
            rounded,
        })
    }
}
