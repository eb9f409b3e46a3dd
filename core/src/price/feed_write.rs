//! Writing a feed as JSON in its one canonical form: the same feed gives the same bytes.
//!
//! Source: `docs/reference/price-feed.schema.json`.

use alloc::string::String;

use super::feed::{Feed, FeedItem};
use super::feed_json::FORMAT;
use super::feed_reference::FeedReference;
use crate::iso::write_date;
use crate::json::Writer;

impl Feed {
    /// Writes the feed in its canonical form.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut w = Writer::new();
        w.open('{').name("format").string(FORMAT).name("city").string(&self.city);
        w.name("utc_offset").string(&self.utc_offset.to_wire());
        w.name("generated_at").string(&self.generated_at.to_rfc3339(self.utc_offset));
        w.name("age_days_max").integer(self.age_days_max);
        w.name("source").open('{').name("title").string(&self.source.title);
        for (name, text) in [("url", &self.source.url), ("licence", &self.source.licence)] {
            if let Some(text) = text {
                w.name(name).string(text);
            }
        }
        w.name("invented").word(Some(self.source.invented)).close('}');
        w.name("markets").open('[');
        for market in &self.markets {
            w.open('{').name("id").string(market.id.as_str()).name("name").string(&market.name);
            w.name("area").string(&market.area);
            if let Some(place) = market.place {
                w.name("place").open('[').integer(place.latitude.into());
                w.integer(place.longitude.into()).close(']');
            }
            w.close('}');
        }
        w.close(']').name("days").open('[');
        for day in &self.days {
            w.string(&write_date(*day));
        }
        w.close(']').name("items").open('[');
        for item in &self.items {
            write_item(&mut w, item);
        }
        w.close(']').name("set_aside").open('{').name("n").integer(whole(self.set_aside.n));
        w.name("rows").open('[');
        for row in &self.set_aside.rows {
            w.open('{').name("line").integer(whole(row.line)).name("code").string(&row.code);
            w.name("detail").string(&row.detail).close('}');
        }
        w.close(']').close('}');
        w.name("n_aggregates_left_out").integer(whole(self.n_aggregates_left_out)).close('}');
        w.finish()
    }
}

fn write_item(w: &mut Writer, item: &FeedItem) {
    w.open('{').name("commodity").string(item.item.commodity.as_str());
    w.name("name_id").string(&item.name_id).name("name_en").string(&item.name_en);
    w.name("category").string(&item.category).name("unit").string(&item.item.unit.to_wire());
    w.name("price_type").string(item.item.price_type.to_wire());
    w.name("currency").string(item.item.currency.code()).name("quotes").open('[');
    for quote in &item.quotes {
        w.open('{').name("market").string(quote.market.as_str());
        w.name("observed_on").string(&write_date(quote.observed_on));
        w.name("price").integer(quote.price.minor);
        if let Some(flag) = quote.flag {
            w.name("flag").string(flag.to_wire());
        }
        w.close('}');
    }
    w.close(']').name("series").open('[');
    for price in &item.series {
        match price {
            Some(price) => w.integer(*price),
            None => w.word(None),
        };
    }
    w.close(']');
    if !item.references.is_empty() {
        w.name("references").open('[');
        item.references.iter().for_each(|reference| write_reference(w, reference));
        w.close(']');
    }
    w.close('}');
}

fn write_reference(w: &mut Writer, reference: &FeedReference) {
    w.open('{').name("from").string(&write_date(reference.from));
    w.name("until").string(&write_date(reference.until));
    w.name("kind").string(&reference.kind);
    for (name, bound) in [("lower", reference.lower), ("upper", reference.upper)] {
        if let Some(bound) = bound {
            w.name(name).integer(bound);
        }
    }
    w.name("rule_id").string(&reference.rule_id).name("rule_en").string(&reference.rule_en);
    w.close('}');
}

fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
