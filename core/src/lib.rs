//! The rules of city services as one pure core.
//!
//! Facts and the time go in; a decision with its grounds comes out. Nothing here reads a clock, a
//! file, a network or a source of randomness, so the same code gives the same bytes on an agency's
//! server and in a citizen's browser.
//!
//! # Example
//!
//! The city-wide price of rice from the newest quotes of two markets:
//!
//! ```
//! use balai::price::{Board, Feed};
//!
//! let feed = Feed::from_json(r#"{
//!   "format": "balai.price-feed/1", "city": "Kota Contoh", "utc_offset": "+07:00",
//!   "generated_at": "2026-11-23T14:00:00+07:00", "age_days_max": 7,
//!   "source": {"title": "Dinas Pasar", "invented": true},
//!   "markets": [{"id": "1", "name": "Pasar Lama"}, {"id": "2", "name": "Pasar Baru"}],
//!   "days": ["2026-11-22", "2026-11-23"],
//!   "items": [{
//!     "commodity": "52", "name_id": "Beras", "name_en": "Rice", "category": "cereals",
//!     "unit": "kg", "price_type": "retail", "currency": "IDR",
//!     "quotes": [
//!       {"market": "1", "observed_on": "2026-11-23", "price": 12500},
//!       {"market": "2", "observed_on": "2026-11-22", "price": 13000}
//!     ],
//!     "series": [12600, 12750]
//!   }]
//! }"#)?;
//! let board = Board::new(feed);
//! let rice = board.rows[0].summary.as_ref().unwrap();
//! assert_eq!((rice.median.minor, rice.n_markets), (12_750, 2));
//! # Ok::<(), balai::price::FeedError>(())
//! ```
//!
//! Source: `docs/architecture.md`.

#![no_std]
#![deny(clippy::float_arithmetic)]

extern crate alloc;

pub mod complaint;
mod kernel;
pub mod price;

pub use time::Date;

pub use self::kernel::calendar;
pub use self::kernel::coded::Coded;
pub use self::kernel::cut::{cut, nth};
pub use self::kernel::digest::{DigestError, Mergeable};
pub use self::kernel::grounds::Grounds;
pub use self::kernel::id::{CommodityId, IdError, MarketId};
pub use self::kernel::instant::{Instant, UtcOffset};
pub use self::kernel::iso;
pub use self::kernel::json;
pub use self::kernel::money::{Currency, Money, MoneyError, Rounding, divide_rounded};
pub use self::kernel::order::sort_by;
pub use self::kernel::place;
pub use self::kernel::unit::{Measure, Unit, UnitError};
pub use self::kernel::words;
pub use self::kernel::xml;
