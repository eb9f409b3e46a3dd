//! The rows of a table as numbers, in pieces that never move: a table that grows costs no copies
//! and no room beyond its own.
//!
//! Source: our own choice.

use alloc::vec::Vec;

use crate::price::aggregate::Error;
use crate::price::aggregate::columns::{Cells, Columns, Price, summarize_parts};

/// Rows of a piece: half a megabyte with prices of 32 bits.
const N_PIECE: usize = 1 << 16;

/// Rows, each with the codes of its commodity and day.
pub(super) struct Rows<P> {
    full: Vec<Piece<P>>,
    last: Piece<P>,
}

struct Piece<P> {
    commodity: Vec<u16>,
    day: Vec<u16>,
    price: Vec<P>,
}

impl<P: Price> Rows<P> {
    pub(super) fn new() -> Self {
        Self { full: Vec::new(), last: Piece::new(0) }
    }

    #[inline]
    pub(super) fn push(&mut self, commodity: u16, day: u16, price: P) {
        if self.last.price.len() >= N_PIECE {
            let full = core::mem::replace(&mut self.last, Piece::new(N_PIECE));
            self.full.push(full);
        }
        self.last.commodity.push(commodity);
        self.last.day.push(day);
        self.last.price.push(price);
    }

    /// The figures, with each code replaced by its place.
    pub(super) fn summarize(&mut self, commodities: &[u16], days: &[u16]) -> Result<Cells, Error> {
        for piece in self.full.iter_mut().chain([&mut self.last]) {
            replace(&mut piece.commodity, commodities);
            replace(&mut piece.day, days);
        }
        let parts: Vec<Columns<'_, P>> =
            self.full.iter().chain([&self.last]).map(Piece::columns).collect();
        summarize_parts(&parts, commodities.len() as u16, days.len() as u16)
    }
}

impl<P: Price> Piece<P> {
    fn new(n_rows: usize) -> Self {
        Self {
            commodity: Vec::with_capacity(n_rows),
            day: Vec::with_capacity(n_rows),
            price: Vec::with_capacity(n_rows),
        }
    }

    fn columns(&self) -> Columns<'_, P> {
        Columns { commodity: &self.commodity, day: &self.day, price: &self.price }
    }
}

fn replace(codes: &mut [u16], places: &[u16]) {
    for code in codes {
        *code = places.get(usize::from(*code)).copied().unwrap_or(*code);
    }
}
