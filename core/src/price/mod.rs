//! Prices of staple goods: quotes in, one city-wide figure per good out, with its grounds.
//!
//! Invariants: a price per kilogram is never compared with a price per piece, retail never with
//! wholesale; a quote that does not count is kept with its reason; an average made by somebody
//! else never votes in ours.
//!
//! Source: `docs/reference/price-rules.md`.

pub mod aggregate;
pub mod alert;
mod basket;
mod board;
mod cadence;
mod change;
mod class;
pub mod edit;
mod error;
mod feed;
mod feed_build;
mod feed_flag;
mod feed_json;
mod feed_reference;
mod feed_write;
pub mod index;
mod item;
mod names;
mod part;
pub mod read;
pub mod reference;
mod summary;

pub use self::basket::{
    Amount, AmountError, BasketInMarket, BasketInMarkets, BasketLine, BasketTotal, compare_basket,
};
pub use self::board::{Board, Row};
pub use self::cadence::age_days_max;
pub use self::change::{Change, Direction};
pub use self::class::{Class, Classing, N_CLASSES_MAX, classify};
pub use self::error::{Error, FeedError};
pub use self::feed::{Feed, FeedItem, RowSetAside, SetAsideRows, Source};
pub use self::feed_build::{CommodityName, FeedHead, build_feed};
pub use self::feed_flag::QuoteFlag;
pub use self::feed_json::FeedReader;
pub use self::feed_reference::{FeedReference, Standing};
pub use self::item::{Commodity, Item, Market, Place, PriceType, Quote};
pub use self::names::indonesian_names;
pub use self::part::{By, Part, parts};
pub use self::summary::{
    Flaw, Policy, QuoteInMarket, Summary, cheapest_first, newest_per_market, summarize,
};
