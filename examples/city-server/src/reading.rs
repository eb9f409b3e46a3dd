//! A small stand-in for the core's readers, until they are there: WFP CSV only.
use balai::price::{Commodity, Item, Market, PriceType, Quote};
use balai::{Coded, CommodityId, Currency, MarketId, Money, Rounding, Unit, iso};

pub(crate) trait Sink {
    fn market(&mut self, market: Market);
    fn commodity(&mut self, commodity: Commodity);
    fn quote(&mut self, quote: Quote);
    fn set_aside(&mut self, row: SetAside);
}
pub(crate) struct SetAside {
    pub(crate) line: u64,
    pub(crate) reason: Reason,
}
#[derive(Debug, thiserror::Error)]
#[error("{1}")]
pub(crate) struct Reason(&'static str, String);
impl Coded for Reason {
    fn code(&self) -> &'static str {
        self.0
    }
}
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) n_rows: u64,
    pub(crate) n_quotes: u64,
    pub(crate) n_aggregates: u64,
    pub(crate) n_rounded: u64,
    pub(crate) n_set_aside: u64,
}
pub(crate) enum Format {
    Wfp,
    Workbook,
    PihpsGrid,
}
pub(crate) fn sniff(head: &[u8]) -> Result<Format, Reason> {
    if head.starts_with(b"PK\x03\x04") {
        return Ok(Format::Workbook);
    }
    let text = String::from_utf8_lossy(head.get(..200.min(head.len())).unwrap_or_default());
    if text.starts_with("date,") {
        return Ok(Format::Wfp);
    }
    if text.starts_with("No") {
        return Ok(Format::PihpsGrid);
    }
    Err(Reason("price.unknown_format", "it is neither a WFP table nor a PIHPS grid".into()))
}
pub(crate) mod wfp {
    use super::*;
    #[derive(Default)]
    pub(crate) struct Reader {
        rest: Vec<u8>,
        line: u64,
        columns: Vec<String>,
        tally: Tally,
    }
    impl Reader {
        pub(crate) fn new() -> Self {
            Self::default()
        }
        pub(crate) fn push(&mut self, b: &[u8], sink: &mut dyn Sink) -> Result<(), Reason> {
            self.rest.extend_from_slice(b);
            while let Some(at) = self.rest.iter().position(|b| *b == b'\n') {
                let row: Vec<u8> = self.rest.drain(..=at).collect();
                self.row(&String::from_utf8_lossy(&row), sink);
            }
            Ok(())
        }
        pub(crate) fn finish(mut self, sink: &mut dyn Sink) -> Result<Tally, Reason> {
            if !self.rest.is_empty() {
                let row = std::mem::take(&mut self.rest);
                self.row(&String::from_utf8_lossy(&row), sink);
            }
            Ok(self.tally)
        }
        fn row(&mut self, row: &str, sink: &mut dyn Sink) {
            self.line += 1;
            let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
            for c in row.trim_end().chars() {
                match c {
                    '"' => quoted = !quoted,
                    ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                    c => cell.push(c),
                }
            }
            cells.push(cell);
            if self.columns.is_empty() {
                self.columns = cells;
                return;
            }
            if cells.first().is_some_and(|c| c.starts_with('#')) {
                return;
            }
            self.tally.n_rows += 1;
            match self.parse(&cells) {
                Ok((market, commodity, quote)) => {
                    self.tally.n_quotes += 1;
                    sink.market(market);
                    sink.commodity(commodity);
                    sink.quote(quote);
                }
                Err(reason) => {
                    self.tally.n_set_aside += 1;
                    sink.set_aside(SetAside { line: self.line, reason });
                }
            }
        }
        fn parse(&self, cells: &[String]) -> Result<(Market, Commodity, Quote), Reason> {
            let get = |name: &str| {
                let at = self.columns.iter().position(|c| c == name);
                at.and_then(|at| cells.get(at)).map_or("", String::as_str)
            };
            let bad = |name: &'static str| {
                move || Reason("price.bad_row", format!("{name} cannot be read"))
            };
            let id = MarketId::new(get("market_id")).map_err(|_| bad("market_id")())?;
            let commodity =
                CommodityId::new(get("commodity_id")).map_err(|_| bad("commodity_id")())?;
            let currency = Currency::parse(get("currency")).map_err(|_| bad("currency")())?;
            let (money, _) = Money::parse_decimal(get("price"), currency, Rounding::HalfEven)
                .map_err(|_| bad("price")())?;
            if money.minor <= 0 {
                return Err(Reason("price.negative_price", "a price below zero".into()));
            }
            let item = Item {
                commodity: commodity.clone(),
                unit: Unit::parse(get("unit")).map_err(|_| bad("unit")())?,
                price_type: PriceType::parse(get("pricetype")).ok_or_else(bad("pricetype"))?,
                currency,
            };
            let observed_on = iso::parse_date(get("date")).map_err(|_| bad("date")())?;
            Ok((
                Market {
                    id: id.clone(),
                    name: get("market").into(),
                    area: get("admin2").into(),
                    place: None,
                },
                Commodity {
                    id: commodity,
                    name: get("commodity").into(),
                    category: get("category").into(),
                },
                Quote { item, market: id, observed_on, price_minor: money.minor },
            ))
        }
    }
}
pub(crate) mod pihps {
    use super::*;
    pub(crate) struct Reader;
    impl Reader {
        pub(crate) fn new(_: String) -> Self {
            Self
        }
        pub(crate) fn push_row(
            &mut self,
            _: u64,
            _: &[&str],
            _: &mut dyn Sink,
        ) -> Result<(), Reason> {
            Ok(())
        }
        pub(crate) fn push(&mut self, _: &[u8], _: &mut dyn Sink) -> Result<(), Reason> {
            Ok(())
        }
        pub(crate) fn finish(self, _: &mut dyn Sink) -> Result<Tally, Reason> {
            Ok(Tally::default())
        }
    }
    pub(crate) type CsvReader = Reader;
}
