//! Any CSV table of quotes, straight into median, mean and geometric mean per commodity and day.
//!
//! Rows in the plain form that nearly all have are split eight bytes at a time and never become a
//! [`Quote`](crate::price::Quote); every other row takes the way of the other readers. Which way a
//! row took is not to be seen: `plain` takes no row that the other way would read differently.
//! Markets are not looked at: settle contradictions before, or know that there are none.
//!
//! Units: prices become whole minor units of the table's one currency, rounded half-even.
//! Source: our own choice; measured in `docs/reference/price-aggregates.md`.

mod careful;
mod code;
mod plain;
mod rows;

use alloc::string::String;
use alloc::vec::Vec;

use self::careful::Row;
use self::code::Codes;
use self::plain::Shape;
use self::rows::Rows;
use super::csv::{Fields, Line, Lines, delimiter};
use super::error::{Error, RowError, RowFlaw, beginning, cut};
use super::sink::{SetAside, Tally};
use super::sniff::refuse_other;
use crate::price::aggregate::columns::{Cell, Cells, Price};
use crate::{CommodityId, Currency, Date};

/// What the columns are called; capitals and small letters are the same.
#[derive(Clone, Copy, Debug)]
pub struct ColumnNames<'a> {
    /// The commodity: an id or a name of at most 64 bytes.
    pub commodity: &'a str,
    /// The day, as `2026-11-23`.
    pub day: &'a str,
    /// The price, as `12500` or `122.64`.
    pub price: &'a str,
}

impl Default for ColumnNames<'_> {
    /// As the WFP calls them.
    fn default() -> Self {
        Self { commodity: "commodity", day: "date", price: "price" }
    }
}

/// How much a file may ask for: a row takes 8 bytes while it is read and 12 when the figures are
/// made (16 and 24 for prices of 64 bits), a pair of commodity and day some 40.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Most rows that give a quote.
    pub n_rows_max: u32,
    /// Most pairs of a commodity and a day, whether quoted or not.
    pub n_groups_max: u32,
}

impl Default for Limits {
    /// 2^24 rows and 2^20 pairs: 240 MiB at most, of prices of 32 bits.
    fn default() -> Self {
        Self { n_rows_max: 1 << 24, n_groups_max: 1 << 20 }
    }
}

/// The figures of a table, by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Summarized {
    /// The commodities in the order of their ids; a cell's commodity is a place in it.
    pub commodities: Vec<CommodityId>,
    /// The days in order; a cell's day is a place in it.
    pub days: Vec<Date>,
    /// The figures.
    pub cells: Cells,
    /// What became of the rows.
    pub tally: Tally,
}

impl Summarized {
    /// Every commodity and day that somebody quoted, in order, with its figures.
    pub fn iter(&self) -> impl Iterator<Item = (&CommodityId, Date, &Cell)> {
        self.cells.iter().filter_map(|(commodity, day, cell)| {
            let commodity = self.commodities.get(usize::from(commodity))?;
            Some((commodity, *self.days.get(usize::from(day))?, cell))
        })
    }
}

/// Reads a table that is pushed in pieces. `P` is `u32`, or `i64` where prices of 2^32 minor
/// units occur; a price that it cannot hold is set aside.
pub struct Reader<P> {
    lines: Lines,
    table: Table<P>,
}

struct Table<P> {
    fields: Fields,
    /// Of commodity, day and price.
    names: [String; 3],
    currency: Currency,
    /// Known once the header is.
    shape: Option<Shape>,
    stopped: Option<Error>,
    limits: Limits,
    codes: Codes,
    rows: Rows<P>,
    tally: Tally,
}

impl<P: Price> Reader<P> {
    /// A reader at the beginning of a file, all of whose prices are in `currency`.
    #[must_use]
    pub fn new(names: &ColumnNames<'_>, currency: Currency, limits: Limits) -> Self {
        let names = [names.commodity, names.day, names.price].map(str::to_ascii_lowercase);
        let table = Table {
            fields: Fields::new(b','),
            names,
            currency,
            shape: None,
            stopped: None,
            limits,
            codes: Codes::new(limits.n_groups_max),
            rows: Rows::new(),
            tally: Tally::default(),
        };
        Self { lines: Lines::default(), table }
    }

    /// Reads the next piece of the file; each row that cannot be used is told to `set_aside`.
    /// Pieces of 64 KiB or more are read fastest.
    ///
    /// # Errors
    ///
    /// [`Error`] if this is no such table or too large a one; the same again if more is pushed.
    pub fn push(&mut self, chunk: &[u8], set_aside: &mut dyn FnMut(SetAside)) -> Result<(), Error> {
        if let Some(error) = &self.table.stopped {
            return Err(error.clone());
        }
        let pushed = self.push_lines(chunk, set_aside);
        self.table.stopped = pushed.clone().err();
        pushed
    }

    fn push_lines(
        &mut self,
        mut chunk: &[u8],
        set_aside: &mut dyn FnMut(SetAside),
    ) -> Result<(), Error> {
        let Self { lines, table } = self;
        while !chunk.is_empty() {
            if lines.at_start() {
                let (n_lines, rest) = table.plain_rows(chunk);
                lines.skip(n_lines);
                chunk = rest;
            }
            // The row at which the plain ones end, if there is one, or what there is of it.
            let end = chunk.iter().position(|b| matches!(b, b'\n' | b'\r'));
            let end = end.map_or(chunk.len(), |mark| mark + 1);
            let (line, rest) = chunk.split_at_checked(end).unwrap_or_default();
            lines.push(line, &mut |line| table.line(line, set_aside))?;
            chunk = rest;
        }
        Ok(())
    }

    /// Reads what is left and computes the figures.
    ///
    /// # Errors
    ///
    /// [`Error`] as for [`Reader::push`]; [`Error::Empty`] if there was nothing.
    pub fn finish(mut self, set_aside: &mut dyn FnMut(SetAside)) -> Result<Summarized, Error> {
        self.push(&[], set_aside)?;
        let Self { lines, mut table } = self;
        let mut lines = lines;
        lines.finish(&mut |line| table.line(line, set_aside))?;
        if table.shape.is_none() {
            return Err(Error::Empty);
        }
        let Table { mut rows, codes, tally, limits, .. } = table;
        let (commodities, days) = (codes.commodities.in_order(), codes.days.in_order());
        let cells = rows.summarize(&commodities.places, &days.places);
        let cells = cells.map_err(|_| limits.too_many_rows())?;
        Ok(Summarized { commodities: commodities.sorted, days: days.sorted, cells, tally })
    }
}

impl<P: Price> Table<P> {
    /// Reads rows in the plain form until one is not; answers how many, and what follows them.
    fn plain_rows<'c>(&mut self, chunk: &'c [u8]) -> (u64, &'c [u8]) {
        let Some(shape) = self.shape else { return (0, chunk) };
        let (mut rest, mut n_rows) = (chunk, 0);
        let n_rows_max = u64::from(self.limits.n_rows_max) - self.tally.n_quotes;
        while n_rows < n_rows_max
            && let Some((row, after)) = shape.split(rest)
            && let Some(price) = plain::price(row.price, self.currency.exponent())
            && let Some(price) = P::from_minor(price)
            && let Some(day) = self.codes.days.known(row.day)
            && let Some(commodity) = self.codes.commodities.known(row.commodity)
        {
            self.rows.push(commodity, day, price);
            n_rows += 1;
            rest = after;
        }
        self.tally.n_rows += n_rows;
        self.tally.n_quotes += n_rows;
        (n_rows, rest)
    }

    fn line(&mut self, line: Line<'_>, set_aside: &mut dyn FnMut(SetAside)) -> Result<(), Error> {
        let (n, bytes, too_long) = match line {
            Line::Whole(n, bytes) => (n, bytes, false),
            Line::TooLong(n, bytes) => (n, bytes, true),
        };
        if bytes.trim_ascii().is_empty() && !too_long {
            return Ok(());
        }
        let Some(shape) = self.shape else { return self.header(bytes, too_long) };
        let row = if too_long {
            Err(RowError::of_row(RowFlaw::TooLong, bytes))
        } else {
            let names = &self.names;
            let name =
                |idx| shape.role(idx).and_then(|role| names.get(role)).map_or("", String::as_str);
            let record = self.fields.split(bytes, name);
            record.and_then(|record| Row::read(&shape, names, self.currency, record))
        };
        self.tally.n_rows += 1;
        match row {
            Ok(Row { commodity, day, price, rounded }) => {
                if self.tally.n_quotes >= u64::from(self.limits.n_rows_max) {
                    return Err(self.limits.too_many_rows());
                }
                let commodity = self.codes.commodity(commodity)?;
                let day = self.codes.day(day)?;
                self.rows.push(commodity, day, price);
                self.tally.n_quotes += 1;
                self.tally.n_rounded += u64::from(rounded);
            }
            Err(reason) => {
                self.tally.n_set_aside += 1;
                set_aside(SetAside { line: n, reason });
            }
        }
        Ok(())
    }

    fn header(&mut self, line: &[u8], too_long: bool) -> Result<(), Error> {
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        if line.trim_ascii().is_empty() && !too_long {
            return Ok(());
        }
        refuse_other(line)?;
        if too_long {
            return Err(Error::HeaderTooLong);
        }
        let delimiter = delimiter(line);
        self.fields = Fields::new(delimiter);
        let unknown = |_| Error::UnknownLayout { found: beginning(line) };
        let record = self.fields.split(line, |_| "").map_err(unknown)?;
        let mut places = [0; 3];
        for (place, name) in places.iter_mut().zip(&self.names) {
            let mut found = record.fields().enumerate();
            let mut found = found.by_ref().filter(|(_, field)| field.eq_ignore_ascii_case(name));
            let Some((idx, _)) = found.next() else {
                let names: Vec<String> = record.fields().take(30).map(cut).collect();
                return Err(Error::MissingColumn { column: cut(name), found: names.join(", ") });
            };
            if found.next().is_some() {
                return Err(Error::RepeatedColumn { column: cut(name) });
            }
            *place = idx;
        }
        self.shape = Some(Shape { delimiter, n_fields: record.n_fields(), places });
        Ok(())
    }
}

impl Limits {
    fn too_many_rows(self) -> Error {
        Error::TableTooLarge { what: "rows", n_max: self.n_rows_max }
    }
}
