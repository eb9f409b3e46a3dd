//! Named states of the board, for the gallery, the golden files and the accessibility tests.
//!
//! All figures are invented.
//!
//! Source: our own choice: every designed state once.

use alloc::vec;
use alloc::vec::Vec;

use super::PriceBoard;
use super::state::State;
pub use crate::price::examples::FEED;
use crate::price::examples::{self, control, of_the_feed, ready};

/// A state and the moment it is looked at.
pub type Example = examples::Example<State>;

/// Every designed state.
#[must_use]
pub fn all() -> Vec<Example> {
    let with = ready::<PriceBoard>;
    let mut all = of_the_feed::<PriceBoard>(&[]);
    all.extend(vec![
        with("ready", &[], &[]),
        with("ready-en", &[("lang", "en")], &[]),
        with("market", &[("market", "m2")], &[]),
        with("market-unknown", &[("market", "m99")], &[]),
        with("few-rows", &[("rows", "2")], &[]),
        with("grounds-open", &[], &[control("open:beras|kg|retail|IDR", "")]),
        with("by-price", &[], &[control("sort:price", "")]),
        with("search", &[], &[control("search", "cabai")]),
        with("nothing-found", &[], &[control("search", "durian <b>")]),
    ]);
    all
}
