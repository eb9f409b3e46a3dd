//! Readers of price files: bytes in, in pieces of any size; quotes out, one by one.
//!
//! Invariants: nothing is guessed, a row that cannot be read is set aside with its line and
//! reason; memory does not grow with the file; how the bytes are cut into pieces changes nothing.
//!
//! Source: `docs/reference/price-rules.md`.

mod csv;
mod error;
mod grid_row;
mod market_list;
pub mod pihps;
mod sink;
mod sniff;
pub mod table;
pub mod wfp;

pub use self::error::{Error, RowError, RowFlaw};
pub use self::grid_row::{GridCell, GridRow};
pub use self::market_list::MarketList;
pub use self::sink::{Collected, SetAside, Sink, Tally};
pub use self::sniff::{Format, sniff};
