//! Named states of the basket, for the gallery, the golden files and the accessibility tests.
//!
//! All figures are invented.
//!
//! Source: our own choice: every designed state once.

use alloc::vec;
use alloc::vec::Vec;

use super::PriceBasket;
use super::state::State;
use crate::price::examples::{self, control, of_the_feed, ready};

/// A state and the moment it is looked at.
pub type Example = examples::Example<State>;

/// Every designed state.
#[must_use]
pub fn all() -> Vec<Example> {
    let with = ready::<PriceBasket>;
    let basket = &[("basket", "beras:5,telur:2")];
    let mut all = of_the_feed::<PriceBasket>(basket);
    all.extend(vec![
        with("ready", basket, &[]),
        with("ready-en", &[("basket", "beras:5,telur:0.5"), ("lang", "en")], &[]),
        with("nothing-in-it", &[], &[]),
        with("added", basket, &[control("add", "cabai-rawit|kg|retail|IDR")]),
        with("removed", basket, &[control("remove:1", "")]),
        with("typed-nonsense", basket, &[control("amount:1", "0")]),
        with("one-left", &[("basket", "beras:0.5,susu")], &[]),
        with("no-market-has-all", &[("basket", "tempe:2,ayam:1,cabai-rawit:0.25,minyak:1")], &[]),
        with("nobody-quotes", &[("basket", "gula:1,beras:1")], &[]),
        with("nobody-quotes-any", &[("basket", "gula:1")], &[]),
        with("unknown", &[("basket", "durian <b>:1,beras:1,telur:x,ayam:0")], &[]),
    ]);
    all
}
