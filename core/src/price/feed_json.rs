//! Reading a feed from JSON: tolerant in, strict out (`feed_write.rs`).
//!
//! A quote or an item that cannot be read is set aside with its line and reason and the rest is
//! kept; what is not a feed at all is an error. Unknown fields are passed over.
//!
//! Source: `docs/reference/price-feed.schema.json`.

mod part;

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use self::part::{count, days, each, item, market, pass_over, rows_set_aside, source};
use super::error::FeedError;
use super::feed::{Feed, FeedItem, SetAsideRows, as_of};
use crate::json::{JsonError, Reader, Record};
use crate::kernel::cut::place_of;
use crate::{Instant, UtcOffset};

/// The format, as a feed names it.
pub(super) const FORMAT: &str = "balai.price-feed/1";
/// Age that still counts where a feed does not say.
const AGE_DAYS_MAX_DEFAULT: i64 = 7;

/// So many items may be gone between two that stay for the second to be found again.
const N_NEAR: usize = 64;

type Result<T> = core::result::Result<T, JsonError>;

impl Feed {
    /// Reads a feed.
    ///
    /// # Errors
    ///
    /// [`FeedError`] if the text is not JSON, not in this format, or lacks the city, its clock, its
    /// source or the instant it was compiled. Single markets, items and quotes that cannot be read
    /// are set aside instead.
    pub fn from_json(text: &str) -> core::result::Result<Self, FeedError> {
        FeedReader::default().read(text.to_owned())
    }
}

/// Reads the same feed again and again: an item whose text did not change is not read anew but is
/// the one read before, to the pointer.
#[derive(Clone, Debug, Default)]
pub struct FeedReader {
    text: String,
    n_days: usize,
    known: Vec<Known>,
}

/// An item read without anything set aside, and where in the text it stood.
#[derive(Clone, Debug)]
struct Known {
    from: usize,
    until: usize,
    item: Arc<FeedItem>,
}

impl FeedReader {
    /// Reads a feed; the answer is that of [`Feed::from_json`].
    ///
    /// # Errors
    ///
    /// As [`Feed::from_json`]; what was read before stays known.
    pub fn read(&mut self, text: String) -> core::result::Result<Feed, FeedError> {
        let (mut feed, mut known) = (Feed::default(), Vec::new());
        let found = self.fill(&text, &mut feed, &mut known)?;
        if found != FORMAT {
            return Err(FeedError::Format { found: found.into_owned() });
        }
        feed.items = known.iter().map(|known| known.item.clone()).collect();
        feed.as_of = as_of(&feed.items, feed.generated_at, feed.utc_offset);
        if text.starts_with('\u{feff}') {
            // Places are counted behind it.
            known.clear();
        }
        *self = Self { text, n_days: feed.days.len(), known };
        Ok(feed)
    }

    /// Fills in what `text` says, unless its format, the answer, is another.
    fn fill<'a>(
        &self,
        text: &'a str,
        feed: &mut Feed,
        known: &mut Vec<Known>,
    ) -> Result<Cow<'a, str>> {
        let mut r = Reader::new(text);
        let mut record = Record::new(r);
        let mut items_read = false;
        r.object(&mut |r, name| {
            let Some(field) = place_of(FIELDS, name) else { return r.skip() };
            // Items are read with the days that stand before them: neither can be taken back.
            if record.has(field) && matches!(name, "days" | "items") {
                return Err(r.error("days or items stand twice"));
            }
            record.put(field, r.place());
            match name {
                "days" => days(r, &mut feed.days),
                // A feed of ours names its days first, so that its items are read on the way.
                "items" if !feed.days.is_empty() => {
                    items_read = true;
                    self.items(r, feed.days.len(), known, &mut feed.set_aside)
                }
                _ => r.pass(),
            }
        })?;
        r.end()?;
        let format = record.text(0);
        if format != FORMAT {
            return record.end(Some(format));
        }
        let offset = UtcOffset::parse(&record.text(2)).ok();
        record.need(2, offset.is_some(), "utc_offset: missing, or not +hh:mm");
        let at = Instant::parse(&record.text(3)).ok();
        record.need(3, at.is_some(), "generated_at: missing, or not an instant");
        (feed.utc_offset, feed.generated_at) = (offset.unwrap_or_default(), at.unwrap_or_default());
        feed.city = record.string(1);
        record.need(1, !feed.city.is_empty(), "city: missing");
        feed.age_days_max = record.integer(4).unwrap_or(AGE_DAYS_MAX_DEFAULT);
        let has_source = record.has(5);
        record.need(5, has_source, "source: missing");
        record.read(5, &mut |r| {
            feed.source = source(r)?;
            Ok(())
        });
        feed.n_aggregates_left_out = count(&mut record, 10);
        if !items_read {
            let n_days = feed.days.len();
            record.read(8, &mut |r| self.items(r, n_days, known, &mut feed.set_aside));
        }
        each(&mut record, 6, &mut feed.set_aside, &mut |r| {
            feed.markets.push(market(r)?);
            Ok(())
        });
        record.read(9, &mut |r| rows_set_aside(r, &mut feed.set_aside));
        record.end(Some(format))
    }

    /// Reads the items of a feed with `n_days` days, or finds them as they were read before.
    fn items(
        &self,
        r: &mut Reader<'_>,
        n_days: usize,
        items: &mut Vec<Known>,
        aside: &mut SetAsideRows,
    ) -> Result<()> {
        let mut before = if self.n_days == n_days { self.known.as_slice() } else { &[] };
        let mut in_order = true;
        r.array(&mut |r| {
            let (start, n_aside) = (*r, aside.n);
            let item = match before {
                [known, after @ ..] if known.stands_at(r, &self.text) => {
                    before = after;
                    known.item.clone()
                }
                _ => match item(r, n_days, aside) {
                    Ok(item) => {
                        // What stood before this item in the old text is gone; one that moved far
                        // is read anew.
                        let same = |known: &Known| known.item.item.cmp(&item.item).is_eq();
                        let place = before.iter().take(N_NEAR).position(same);
                        before = place.and_then(|at| before.get(at + 1..)).unwrap_or(before);
                        item
                    }
                    Err(error) => return pass_over(r, start, aside, &error),
                },
            };
            // A feed of ours is in order, and what comes after all others cannot stand there yet.
            in_order &= items.last().is_none_or(|last| last.item.item.cmp(&item.item).is_lt());
            if !in_order && items.iter().any(|other| other.item.item.cmp(&item.item).is_eq()) {
                let error = start.error("the same item stands in the feed already");
                return pass_over(r, start, aside, &error);
            }
            let until = if aside.n == n_aside { r.place() } else { start.place() };
            items.push(Known { from: start.place(), until, item });
            Ok(())
        })
    }
}

impl Known {
    /// Passes over the item's text if it stands unchanged where `r` is; says whether it did.
    fn stands_at(&self, r: &mut Reader<'_>, text: &str) -> bool {
        self.from < self.until && text.get(self.from..self.until).is_some_and(|text| r.same(text))
    }
}

/// The fields of a feed, in the order [`FeedReader::read`] takes them.
const FIELDS: &str = "format|city|utc_offset|generated_at|age_days_max|source|markets|days|items|set_aside|n_aggregates_left_out";
#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    /// How many items a feed of these commodities keeps, and how many are set aside.
    #[track_caller]
    fn check(commodities: &[&str], n_items: usize, n_set_aside: u64) {
        let items: Vec<String> = commodities
            .iter()
            .map(|commodity| {
                format!(
                    r#"{{"commodity": "{commodity}", "unit": "kg", "price_type": "retail",
                    "currency": "IDR", "quotes": [], "series": []}}"#
                )
            })
            .collect();
        let feed = Feed::from_json(&format!(
            r#"{{"format": "balai.price-feed/1", "city": "Kota Contoh", "utc_offset": "+07:00",
            "generated_at": "2026-11-23T14:00:00+07:00", "source": {{"title": "Contoh"}},
            "items": [{}]}}"#,
            items.join(",")
        ))
        .unwrap();
        assert_eq!((feed.items.len(), feed.set_aside.n), (n_items, n_set_aside));
    }

    #[test]
    fn the_fields_of_a_feed_stand_in_any_order() {
        let items = r#""items": [{"series": [5, null], "quotes": [], "currency": "IDR",
            "price_type": "retail", "unit": "kg", "commodity": "a"}]"#;
        let days = r#""days": ["2026-11-22", "2026-11-23"]"#;
        let rest = r#""source": {"title": "Contoh"}, "generated_at": "2026-11-23T14:00:00+07:00",
            "utc_offset": "+07:00", "city": "Kota Contoh", "format": "balai.price-feed/1""#;
        let first = Feed::from_json(&format!("{{{items}, {days}, {rest}}}")).unwrap();
        let last = Feed::from_json(&format!("{{{rest}, {days}, {items}}}")).unwrap();
        assert_eq!((first.items.len(), first.set_aside.n), (1, 0));
        assert_eq!(first, last);
    }

    const HEAD: &str = r#""format": "balai.price-feed/1", "city": "Kota Contoh",
        "utc_offset": "+07:00", "generated_at": "2026-11-23T14:00:00+07:00""#;

    /// A feed with one item and one market, each with one field more.
    fn with(source: &str, days: &str, item: &str, market: &str) -> String {
        format!(
            r#"{{{HEAD}, "source": {{{source}}}, {days}, "markets": [{{"id": "m"{market}}}],
            "items": [{{"commodity": "a", "unit": "kg", "price_type": "retail",
            "currency": "IDR", "quotes": [], "series": [5]{item}}}]}}"#
        )
    }

    #[test]
    fn what_is_of_the_wrong_kind_is_an_error_or_set_aside_and_never_vanishes() {
        let (title, day) = (r#""title": "Contoh""#, r#""days": ["2026-11-23"]"#);
        let read = |text: String| Feed::from_json(&text).map(|f| (f.items.len(), f.set_aside.n));
        assert_eq!(read(with(title, day, "", "")), Ok((1, 0)));
        for item in [r#", "name_id": 5"#, r#", "name_en": [not json}"#, r#", "category": {}"#] {
            let read = read(with(title, day, item, ""));
            assert!(matches!(read, Ok((0, 1)) | Err(_)), "{item}: {read:?}");
        }
        assert_eq!(read(with(title, day, "", r#", "name": [1]"#)), Ok((1, 1)));
        for source in [r#""title": 5"#, r#""title": {nonsense!}"#, r#""title": "x", "licence": 1"#]
        {
            assert!(read(with(source, day, "", "")).is_err(), "{source}");
        }
        for days in [r#""days": ["2026-11-23"], "days": []"#, r#""days": [5]"#] {
            assert!(read(with(title, days, "", "")).is_err(), "{days}");
        }
        let null = with(r#""title": "x", "licence": null, "url": """#, day, "", "");
        let source = Feed::from_json(&null).unwrap().source;
        assert_eq!((source.licence, source.url), (None, None));
    }

    #[test]
    fn prices_of_the_series_are_above_zero() {
        for price in ["0", "-5", "-9223372036854775808", "1.5"] {
            let text = with(r#""title": "x""#, r#""days": ["2026-11-23"]"#, "", "");
            let feed = Feed::from_json(&text.replace("[5]", &format!("[{price}]"))).unwrap();
            assert_eq!((feed.items.len(), feed.set_aside.n), (0, 1), "{price}");
        }
    }

    #[test]
    fn a_feed_with_nothing_but_bad_items_is_read_in_one_go() {
        let zeros = ["0"; 80_000].join(",");
        let feed = Feed::from_json(&format!(
            r#"{{{HEAD}, "source": {{"title": "x"}}, "items": [{zeros}]}}"#
        ));
        let feed = feed.unwrap();
        assert_eq!(
            (feed.items.len(), feed.set_aside.n, feed.set_aside.rows.len()),
            (0, 80_000, 50)
        );
    }

    #[test]
    fn an_item_stands_in_a_feed_once_in_whatever_order() {
        check(&["a", "b", "c"], 3, 0);
        check(&["c", "a", "b"], 3, 0);
        check(&["a", "a"], 1, 1);
        check(&["b", "a", "b", "c", "a"], 3, 2);
        check(&["b", "a", "c", "d", "c"], 4, 1);
    }
}
