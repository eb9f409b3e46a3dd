//! What every widget over a price feed shares: the feed as a machine, the line of trust, the foot,
//! the names of items and markets, and the page without a script.
//!
//! Source: our own choice, see `docs/architecture.md`.

#[cfg(any(test, feature = "examples"))]
pub(crate) mod examples;
pub(crate) mod feed;
mod foot;
pub(crate) mod item;
pub(crate) mod page;
pub(crate) mod scene;
mod text;

pub(crate) use self::feed::{Own, PriceFeed};
pub(crate) use self::foot::foot;
pub(crate) use self::scene::Scene;
