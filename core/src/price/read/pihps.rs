//! The wide grid of PIHPS, Bank Indonesia's price site: one row per commodity, one column per day.
//!
//! Roman numerals number commodities, which are averages of their varieties and left out when
//! varieties follow; arabic numerals number varieties. `-` is a missing price, never zero. Days
//! are written `02/ 01/ 2023`, thousands with a comma.
//!
//! Units: rupiah per kilogram; cooking oil too, unless its name says `(ltr)`, because most
//! newspapers that cite PIHPS give it per kilogram (bisnis.com, 14 July 2022).
//! Source: workbooks and the commodity list of bi.go.id/hargapangan, as stored publicly.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use time::Date;

use super::csv::{Fields, Line, Lines, delimiter};
use super::error::{Error, RowError, RowFlaw, beginning};
use super::grid_row::{GridRow, day, head, is_missing, price};
use super::sink::{SetAside, Sink, Tally};
use super::sniff::refuse_other;
use crate::price::item::{Commodity, Item, Market, PriceType, Quote};
use crate::{CommodityId, Currency, Unit};

/// Commodities and varieties, each with its number in the list of PIHPS.
const LIST: [(&str, &str); 31] = [
    ("1", "Beras"),
    ("1_1", "Beras Kualitas Bawah I"),
    ("1_2", "Beras Kualitas Bawah II"),
    ("1_3", "Beras Kualitas Medium I"),
    ("1_4", "Beras Kualitas Medium II"),
    ("1_5", "Beras Kualitas Super I"),
    ("1_6", "Beras Kualitas Super II"),
    ("2", "Daging Ayam"),
    ("2_7", "Daging Ayam Ras Segar"),
    ("3", "Daging Sapi"),
    ("3_8", "Daging Sapi Kualitas 1"),
    ("3_9", "Daging Sapi Kualitas 2"),
    ("4", "Telur Ayam"),
    ("4_10", "Telur Ayam Ras Segar"),
    ("5", "Bawang Merah"),
    ("5_11", "Bawang Merah Ukuran Sedang"),
    ("6", "Bawang Putih"),
    ("6_12", "Bawang Putih Ukuran Sedang"),
    ("7", "Cabai Merah"),
    ("7_13", "Cabai Merah Besar"),
    ("7_14", "Cabai Merah Keriting"),
    ("8", "Cabai Rawit"),
    ("8_15", "Cabai Rawit Hijau"),
    ("8_16", "Cabai Rawit Merah"),
    ("9", "Minyak Goreng"),
    ("9_17", "Minyak Goreng Curah"),
    ("9_18", "Minyak Goreng Kemasan Bermerk 1"),
    ("9_19", "Minyak Goreng Kemasan Bermerk 2"),
    ("10", "Gula Pasir"),
    ("10_20", "Gula Pasir Kualitas Premium"),
    ("10_21", "Gula Pasir Lokal"),
];

/// Reads a grid, as CSV text that is pushed in pieces or row by row.
pub struct Reader {
    lines: Lines,
    fields: Fields,
    grid: Grid,
    stopped: Option<Error>,
}

struct Grid {
    market: Market,
    price_type: PriceType,
    currency: Option<Currency>,
    days: Option<Vec<(String, Option<Date>)>>,
    /// A commodity row, until the next row shows whether varieties follow.
    pending: Option<(u64, Vec<String>)>,
    market_told: bool,
    tally: Tally,
}

impl Reader {
    /// A reader of the grid of one `market`, or of a city whose prices PIHPS gives as one.
    #[must_use]
    pub fn new(market: Market, price_type: PriceType) -> Self {
        let grid = Grid {
            market,
            price_type,
            currency: Currency::parse("IDR").ok(),
            days: None,
            pending: None,
            market_told: false,
            tally: Tally::default(),
        };
        Self { lines: Lines::default(), fields: Fields::new(b','), grid, stopped: None }
    }

    /// Reads the next piece of the grid as CSV text.
    ///
    /// # Errors
    ///
    /// [`Error`] if this is no grid; the same again if more is pushed.
    pub fn push(&mut self, chunk: &[u8], sink: &mut dyn Sink) -> Result<(), Error> {
        if let Some(error) = &self.stopped {
            return Err(error.clone());
        }
        let Self { lines, fields, grid, .. } = self;
        let pushed = lines.push(chunk, &mut |line| grid.line(fields, line, sink));
        self.stopped = pushed.clone().err();
        pushed
    }

    /// Reads the next row of a workbook; `line` is its number there, from 1.
    ///
    /// # Errors
    ///
    /// [`Error::UnknownLayout`] if the first row is no header of a grid.
    pub fn push_row(
        &mut self,
        line: u64,
        cells: &[&str],
        sink: &mut dyn Sink,
    ) -> Result<(), Error> {
        self.grid.row(line, cells, sink)
    }

    /// Reads what is left and tells what became of the cells.
    ///
    /// # Errors
    ///
    /// [`Error`] as for [`Reader::push`]; [`Error::Empty`] if there was nothing.
    pub fn finish(mut self, sink: &mut dyn Sink) -> Result<Tally, Error> {
        self.push(&[], sink)?;
        let Self { lines, fields, grid, .. } = &mut self;
        lines.finish(&mut |line| grid.line(fields, line, sink))?;
        grid.settle(false, sink);
        if grid.days.is_none() { Err(Error::Empty) } else { Ok(grid.tally) }
    }
}

impl Grid {
    fn line(
        &mut self,
        fields: &mut Fields,
        line: Line<'_>,
        sink: &mut dyn Sink,
    ) -> Result<(), Error> {
        let (n, bytes) = match line {
            Line::Whole(n, bytes) => (n, bytes),
            Line::TooLong(_, bytes) if self.days.is_none() => {
                refuse_other(bytes)?;
                return Err(Error::HeaderTooLong);
            }
            Line::TooLong(n, bytes) => {
                self.flaw(n, RowError::of_row(RowFlaw::TooLong, bytes), sink);
                return Ok(());
            }
        };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if bytes.trim_ascii().is_empty() {
            return Ok(());
        }
        if self.days.is_none() {
            refuse_other(bytes)?;
            *fields = Fields::new(delimiter(bytes));
        }
        match fields.split(bytes, |_| "") {
            Ok(record) => self.row(n, &record.fields().collect::<Vec<_>>(), sink),
            Err(_) if self.days.is_none() => Err(Error::UnknownLayout { found: beginning(bytes) }),
            Err(reason) => {
                self.flaw(n, reason, sink);
                Ok(())
            }
        }
    }

    fn row(&mut self, line: u64, cells: &[&str], sink: &mut dyn Sink) -> Result<(), Error> {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        let number = cells.first().map_or("", |cell| cell.trim());
        let name = cells.get(1).map_or("", |cell| cell.trim());
        if self.days.is_none() {
            if !name.get(..9).is_some_and(|head| head.eq_ignore_ascii_case("komoditas")) {
                return Err(Error::UnknownLayout { found: beginning(cells.join(",").as_bytes()) });
            }
            let day = |cell: &&str| (cell.trim().to_string(), day(cell));
            self.days = Some(cells.iter().skip(2).map(day).collect());
            return Ok(());
        }
        let is_arabic = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let is_roman = !number.is_empty() && number.bytes().all(|b| b"IVXLC".contains(&b));
        self.settle(is_arabic, sink);
        if is_arabic || is_roman {
            let known = commodity(name);
            sink.grid_row(&GridRow {
                line,
                is_commodity: is_roman,
                name,
                commodity: known.as_ref().map(|(commodity, _)| &commodity.id),
                unit: known.as_ref().map(|(_, unit)| *unit),
                days: self.days.as_deref().unwrap_or_default(),
                cells,
                currency: self.currency,
            });
        }
        if is_arabic {
            self.prices(line, cells, sink);
        } else if is_roman {
            self.pending = Some((line, cells.iter().map(ToString::to_string).collect()));
        } else {
            self.flaw(line, RowError::new(RowFlaw::BadRowNumber, "No", number), sink);
        }
        Ok(())
    }

    /// Decides about a commodity row that waits for the next.
    fn settle(&mut self, varieties_follow: bool, sink: &mut dyn Sink) {
        let Some((line, cells)) = self.pending.take() else { return };
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        if varieties_follow {
            let n = cells.iter().skip(2).filter(|cell| !is_missing(cell)).count() as u64;
            self.tally.n_rows += n;
            self.tally.n_aggregates += n;
        } else {
            self.prices(line, &cells, sink);
        }
    }

    fn prices(&mut self, line: u64, cells: &[&str], sink: &mut dyn Sink) {
        let name = cells.get(1).map_or("", |cell| cell.trim());
        let (known, currency) = (commodity(name), self.currency);
        let (Some((commodity, unit)), Some(currency)) = (known, currency) else {
            self.flaw(line, RowError::new(RowFlaw::UnknownCommodity, "Komoditas", name), sink);
            return;
        };
        let days = self.days.take().unwrap_or_default();
        let item =
            Item { commodity: commodity.id.clone(), unit, price_type: self.price_type, currency };
        let mut commodity = Some(commodity);
        for (idx, cell) in cells.iter().enumerate().skip(2).filter(|(_, cell)| !is_missing(cell)) {
            let (column, observed_on) = head(&days, idx - 2);
            let read = observed_on.and_then(|day| Ok((day, price(cell, column, currency)?)));
            let (observed_on, (price_minor, rounded)) = match read {
                Ok(read) => read,
                Err(reason) => {
                    self.flaw(line, reason, sink);
                    continue;
                }
            };
            self.tally.n_rows += 1;
            self.tally.n_quotes += 1;
            self.tally.n_rounded += u64::from(rounded);
            if !core::mem::replace(&mut self.market_told, true) {
                sink.market(self.market.clone());
            }
            if let Some(commodity) = commodity.take() {
                sink.commodity(commodity);
            }
            let (item, market) = (item.clone(), self.market.id.clone());
            sink.quote(Quote { item, market, observed_on, price_minor });
        }
        self.days = Some(days);
    }

    fn flaw(&mut self, line: u64, reason: RowError, sink: &mut dyn Sink) {
        self.tally.n_rows += 1;
        self.tally.n_set_aside += 1;
        sink.set_aside(SetAside { line, reason });
    }
}

/// The commodity and unit of a name in the grid, spaces and a unit in brackets aside.
fn commodity(name: &str) -> Option<(Commodity, Unit)> {
    let (plain, unit) = match name.split_once('(') {
        Some((plain, rest)) => {
            let unit = rest.split(')').next().unwrap_or(rest);
            (plain.trim(), unit.trim().trim_start_matches("Rp/"))
        }
        None => (name.trim(), "kg"),
    };
    let (id, listed) = LIST.iter().find(|(_, listed)| listed.eq_ignore_ascii_case(plain))?;
    let group = id.split('_').next().unwrap_or(id);
    let category = LIST.iter().find(|(id, _)| *id == group).map_or("", |(_, name)| name);
    let id = CommodityId::new(&["pihps-", id].concat()).ok()?;
    let commodity = Commodity { id, name: (*listed).into(), category: category.into() };
    Some((commodity, Unit::parse(unit).ok()?))
}
