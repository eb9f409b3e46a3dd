//! Large tables that are already coded as numbers: three figures per commodity and day at once.
//!
//! One pass counts the rows of each group, one sorts the prices into one scratch buffer by group,
//! and one computes the figures, the median by selection. Beside the scratch buffer, as large as
//! the price column, it needs some 40 bytes per group. The figures equal those of a [`Digest`] of
//! the same prices to the last bit.
//!
//! Units: whole minor units per unit of sale, one unit and currency per commodity.
//! Source: our own choice; measured in `docs/reference/price-aggregates.md`.
//!
//! [`Digest`]: super::Digest

use alloc::vec;
use alloc::vec::Vec;

use super::error::Error;
use super::{log, round_half_even};

/// Most groups of a table, so that two wrong numbers cannot ask for all memory.
const N_GROUPS_MAX: usize = 1 << 24;
/// Logarithms kept at hand; neighbouring prices repeat themselves.
const N_LOGS: usize = 4_096;

/// Logarithms added before their sum is put away: each is below 2^54, so 512 stay below 2^63.
const N_BLOCK: usize = 512;

/// A price as a column holds it.
pub trait Price: Copy + Ord + Default + sealed::Sealed {
    /// In whole minor units.
    fn minor(self) -> i64;

    /// From whole minor units; `None` if the column cannot hold it.
    fn from_minor(minor: i64) -> Option<Self>;
}

impl Price for u32 {
    fn minor(self) -> i64 {
        i64::from(self)
    }

    fn from_minor(minor: i64) -> Option<Self> {
        Self::try_from(minor).ok()
    }
}

impl Price for i64 {
    fn minor(self) -> i64 {
        self
    }

    fn from_minor(minor: i64) -> Option<Self> {
        Some(minor)
    }
}

mod sealed {
    //! No other type than those here can be a price.

    /// Named nowhere else.
    pub trait Sealed {}
    impl Sealed for u32 {}
    impl Sealed for i64 {}
}

/// A table of one row per quote: three columns of equal length.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a, P> {
    /// Which commodity, from zero.
    pub commodity: &'a [u16],
    /// Which day, from zero.
    pub day: &'a [u16],
    /// The price; above zero.
    pub price: &'a [P],
}

/// The figures of one commodity and day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cell {
    /// How many quotes; above zero.
    pub n: u32,
    /// The median in minor units, rounded half-even.
    pub median_minor: i64,
    /// The mean in minor units, rounded half-even.
    pub mean_minor: i64,
    /// The geometric mean in minor units, unrounded.
    pub geometric_mean: f64,
}

/// The figures of every commodity and day.
#[derive(Clone, Debug, PartialEq)]
pub struct Cells {
    n_days: usize,
    /// By commodity, then day; `n` is zero where nobody quoted.
    cells: Vec<Cell>,
}

impl Cells {
    /// The figures of a commodity and day; `None` if nobody quoted, or there is no such code.
    #[must_use]
    pub fn get(&self, commodity: u16, day: u16) -> Option<&Cell> {
        if usize::from(day) >= self.n_days {
            return None;
        }
        let cell = self.cells.get(usize::from(commodity) * self.n_days + usize::from(day))?;
        (cell.n > 0).then_some(cell)
    }

    /// Every commodity and day that somebody quoted, in order: commodity, day, figures.
    pub fn iter(&self) -> impl Iterator<Item = (u16, u16, &Cell)> {
        let days = self.cells.chunks(self.n_days.max(1));
        days.zip(0_u16..).flat_map(|(days, commodity)| {
            let quoted = days.iter().zip(0_u16..).filter(|(cell, _)| cell.n > 0);
            quoted.map(move |(cell, day)| (commodity, day, cell))
        })
    }
}

/// Computes median, mean and geometric mean per commodity and day.
///
/// # Errors
///
/// [`Error::ColumnLengths`], [`Error::TooManyRows`] (also for more than 2^24 groups),
/// [`Error::CodeOutOfRange`] and [`Error::RowNotPositive`], each naming the first such row.
pub fn summarize<P: Price>(
    columns: &Columns<'_, P>,
    n_commodities: u16,
    n_days: u16,
) -> Result<Cells, Error> {
    summarize_parts(core::slice::from_ref(columns), n_commodities, n_days)
}

/// Computes the same of a table that lies in memory in parts, as a reader fills them.
///
/// # Errors
///
/// Those of [`summarize`]; rows are counted from the first of the first part.
pub fn summarize_parts<P: Price>(
    parts: &[Columns<'_, P>],
    n_commodities: u16,
    n_days: u16,
) -> Result<Cells, Error> {
    let (n_commodities, n_days) = (usize::from(n_commodities), usize::from(n_days));
    let n_groups = n_commodities * n_days;
    let mut n_rows = 0_usize;
    for Columns { commodity, day, price } in parts {
        let (n_commodities, n_days, n_prices) = (commodity.len(), day.len(), price.len());
        if n_commodities != n_days || n_commodities != n_prices {
            return Err(Error::ColumnLengths { n_commodities, n_days, n_prices });
        }
        n_rows += n_prices;
    }
    if n_groups > N_GROUPS_MAX || u32::try_from(n_rows).is_err() {
        return Err(Error::TooManyRows);
    }
    let mut ends = starts(parts, n_groups, n_days)?;
    let mut scratch = vec![P::default(); n_rows];
    for Columns { commodity, day, price } in parts {
        for ((commodity, day), price) in commodity.iter().zip(*day).zip(*price) {
            let group = usize::from(*commodity) * n_days + usize::from(*day);
            if let Some(end) = ends.get_mut(group)
                && let Some(place) = scratch.get_mut(*end as usize)
            {
                *place = *price;
                *end += 1;
            }
        }
    }
    let mut logs = Logs::new();
    let mut rest = scratch.as_mut_slice();
    let mut from = 0;
    let mut cells = Vec::with_capacity(n_groups);
    for end in ends {
        let n = (end - from) as usize;
        let Some((group, others)) = rest.split_at_mut_checked(n) else { break };
        cells.push(cell(group, &mut logs));
        (rest, from) = (others, end);
    }
    Ok(Cells { n_days, cells })
}

/// Where each group begins in the scratch buffer; checks every row.
fn starts<P: Price>(
    parts: &[Columns<'_, P>],
    n_groups: usize,
    n_days: usize,
) -> Result<Vec<u32>, Error> {
    let mut starts = vec![0_u32; n_groups];
    let mut first_idx = 0;
    for Columns { commodity, day, price } in parts {
        let rows = commodity.iter().zip(*day).zip(*price);
        for (idx, ((commodity, day), price)) in rows.enumerate() {
            let group = usize::from(*commodity) * n_days + usize::from(*day);
            match starts.get_mut(group) {
                Some(count) if usize::from(*day) < n_days => *count += 1,
                _ => return Err(Error::CodeOutOfRange { row_idx: first_idx + idx }),
            }
            if price.minor() <= 0 {
                return Err(Error::RowNotPositive { row_idx: first_idx + idx });
            }
        }
        first_idx += price.len();
    }
    let mut start = 0;
    for count in &mut starts {
        start += core::mem::replace(count, start);
    }
    Ok(starts)
}

fn cell<P: Price>(prices: &mut [P], logs: &mut Logs) -> Cell {
    let n = prices.len();
    let Some(first) = prices.first().map(|price| price.minor()) else { return Cell::default() };
    // Prices are added as two halves, logarithms in blocks: neither leaves 64 bits, where wide sums
    // would cost a browser as much as all the rest.
    let (mut low, mut high, mut log_sum) = (0_u64, 0_i64, 0_i128);
    let (mut lowest, mut highest) = (first, first);
    for block in prices.chunks(N_BLOCK) {
        let mut block_sum = 0_i64;
        for price in block {
            let minor = price.minor();
            low += minor as u64 & 0xffff_ffff;
            high += minor >> 32;
            block_sum += logs.get(minor);
            (lowest, highest) = (lowest.min(minor), highest.max(minor));
        }
        log_sum += i128::from(block_sum);
    }
    let sum = (i128::from(high) << 32) + i128::from(low);
    let (below, upper, _) = prices.select_nth_unstable(n / 2);
    let upper = upper.minor();
    // Of an even number the other middle price is the greatest of those before.
    let lower =
        if n.is_multiple_of(2) { below.iter().max().map_or(upper, |p| p.minor()) } else { upper };
    Cell {
        n: n as u32,
        median_minor: round_half_even(i128::from(lower) + i128::from(upper), 2).unwrap_or(upper),
        mean_minor: round_half_even(sum, n as i128).unwrap_or(upper),
        geometric_mean: log::geometric_mean(log_sum, n as u64, lowest, highest),
    }
}

/// Logarithms of prices seen lately, each at the one place its price may have.
struct Logs(Vec<(i64, i64)>);

impl Logs {
    fn new() -> Self {
        // No price is zero.
        Self(vec![(0, 0); N_LOGS])
    }

    #[inline]
    fn get(&mut self, price: i64) -> i64 {
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4): the top
        // twelve bits of the product with 2^64 over the golden ratio.
        let place = (price as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52;
        match self.0.get_mut(place as usize) {
            Some((known, log)) if *known == price => *log,
            Some(entry) => {
                *entry = (price, log::log_of(price));
                entry.1
            }
            None => log::log_of(price),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Coded;

    #[track_caller]
    fn check_refused(commodity: &[u16], day: &[u16], price: &[i64], code: &str) {
        let error = summarize(&Columns { commodity, day, price }, 2, 3).unwrap_err();
        assert_eq!(error.code(), code);
    }

    #[test]
    fn hostile_columns_are_refused_by_name() {
        check_refused(&[0, 1], &[0], &[5, 5], "aggregate.column_lengths");
        check_refused(&[0], &[0], &[], "aggregate.column_lengths");
        check_refused(&[2], &[0], &[5], "aggregate.code_out_of_range");
        check_refused(&[0], &[3], &[5], "aggregate.code_out_of_range");
        check_refused(&[65_535], &[65_535], &[5], "aggregate.code_out_of_range");
        check_refused(&[0, 0], &[0, 0], &[5, 0], "aggregate.row_not_positive");
        check_refused(&[0, 0], &[0, 0], &[-5, 5], "aggregate.row_not_positive");
        let none = Columns::<u32> { commodity: &[], day: &[], price: &[] };
        assert_eq!(summarize(&none, u16::MAX, u16::MAX), Err(Error::TooManyRows));
        let one = Columns { commodity: &[0], day: &[0], price: &[5_u32] };
        assert_eq!(summarize(&one, 0, 0), Err(Error::CodeOutOfRange { row_idx: 0 }));
        assert_eq!(
            summarize_parts(&[one, one, Columns { day: &[3], ..one }], 1, 3),
            Err(Error::CodeOutOfRange { row_idx: 2 })
        );
    }

    #[test]
    fn who_quoted_nothing_has_no_figure() {
        let columns =
            Columns { commodity: &[1, 1, 1], day: &[2, 2, 0], price: &[12_500_u32, 12_601, 9_000] };
        let cells = summarize(&columns, 2, 3).unwrap();
        assert_eq!(cells.get(0, 0), None);
        assert_eq!(cells.get(1, 3), None);
        assert_eq!(cells.get(9, 0), None);
        let cell = cells.get(1, 2).unwrap();
        assert_eq!((cell.n, cell.median_minor, cell.mean_minor), (2, 12_550, 12_550));
        let codes: Vec<(u16, u16)> = cells.iter().map(|(c, d, _)| (c, d)).collect();
        assert_eq!(codes, [(1, 0), (1, 2)]);
        let none = Columns::<i64> { commodity: &[], day: &[], price: &[] };
        assert_eq!(summarize(&none, 2, 3).unwrap().iter().count(), 0);
    }
}
