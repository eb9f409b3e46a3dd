//! What the core's reader hands over, gathered into facts of bounded size.
use crate::fact;
use crate::store::{PricesRecorded, QuoteFact, SetAsideFact};
use balai::price::read::{SetAside, Sink};
use balai::price::{Commodity, Item, Market, Quote};
use balai::{Coded as _, CommodityId, MarketId};
use std::collections::{BTreeMap, BTreeSet};

/// Quotes and rows set aside in one event of the log.
const N_FACTS_MAX: usize = 2_000;

/// Gathers one batch after another.
#[derive(Debug)]
pub(crate) struct Batcher {
    prices: PricesRecorded,
    positions: BTreeMap<Item, usize>,
    markets: BTreeSet<MarketId>,
    commodities: BTreeSet<CommodityId>,
}

impl Batcher {
    /// Begins with nothing, for the source of this hash.
    pub(crate) fn new(hash: &str) -> Self {
        Self {
            prices: PricesRecorded { source: hash.to_owned(), ..PricesRecorded::default() },
            positions: BTreeMap::new(),
            markets: BTreeSet::new(),
            commodities: BTreeSet::new(),
        }
    }

    /// Hands the batch on once it is full.
    pub(crate) fn flush_when_full<E>(
        &mut self,
        flush: &mut impl FnMut(PricesRecorded) -> Result<(), E>,
    ) -> Result<(), E> {
        if self.prices.quotes.len() + self.prices.set_aside.len() < N_FACTS_MAX {
            return Ok(());
        }
        self.flush(flush)
    }

    /// Hands the batch on as it is.
    pub(crate) fn flush<E>(
        &mut self,
        flush: &mut impl FnMut(PricesRecorded) -> Result<(), E>,
    ) -> Result<(), E> {
        self.positions.clear();
        self.markets.clear();
        self.commodities.clear();
        let source = self.prices.source.clone();
        let next = PricesRecorded { source, ..PricesRecorded::default() };
        flush(std::mem::replace(&mut self.prices, next))
    }
}

impl Sink for Batcher {
    fn market(&mut self, market: Market) {
        if self.markets.insert(market.id.clone()) {
            self.prices.markets.push(fact::market_fact(market));
        }
    }

    fn commodity(&mut self, commodity: Commodity) {
        if self.commodities.insert(commodity.id.clone()) {
            self.prices.commodities.push(fact::commodity_fact(commodity));
        }
    }

    fn quote(&mut self, quote: Quote) {
        let position = match self.positions.get(&quote.item) {
            Some(position) => *position,
            None => {
                let position = self.prices.items.len();
                self.prices.items.push(fact::item_fact(&quote.item));
                self.positions.insert(quote.item, position);
                position
            }
        };
        self.prices.quotes.push(QuoteFact(
            position,
            quote.market.as_str().to_owned(),
            quote.observed_on.to_julian_day(),
            quote.price_minor,
        ));
    }

    fn set_aside(&mut self, row: SetAside) {
        self.prices.set_aside.push(SetAsideFact {
            line: row.line,
            code: row.reason.code().to_owned(),
            detail: row.reason.to_string(),
        });
    }
}
