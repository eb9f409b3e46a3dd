//! Named states of the chart, for the gallery, the golden files and the accessibility tests.
//!
//! All figures are invented.
//!
//! Source: our own choice: every designed state once.

use alloc::vec;
use alloc::vec::Vec;

use super::PriceChart;
use super::state::State;
use crate::price::examples::{self, control, of_the_feed, ready};

/// A state and the moment it is looked at.
pub type Example = examples::Example<State>;

/// Every designed state.
#[must_use]
pub fn all() -> Vec<Example> {
    let with = ready::<PriceChart>;
    let mut all = of_the_feed::<PriceChart>(&[("item", "beras")]);
    all.extend(vec![
        with("ready", &[("item", "beras")], &[]),
        with("ready-en", &[("item", "beras"), ("lang", "en")], &[]),
        with("choose", &[], &[]),
        with("chosen", &[], &[control("item", "gula|kg|retail|IDR")]),
        with("several", &[("item", "cabai-rawit,cabai-merah,telur"), ("choose", "")], &[]),
        with("units-apart", &[("item", "beras,beras|50 kg|wholesale|IDR,ayam")], &[]),
        with("gap", &[("item", "cabai-rawit")], &[control("day", "3")]),
        with("tapped", &[("item", "cabai-rawit")], &[control("day:10", "")]),
        with("one-point", &[("item", "tempe")], &[]),
        with("market", &[("item", "beras,gula,tempe"), ("market", "m2")], &[]),
        with("market-unknown", &[("item", "beras"), ("market", "m99")], &[]),
        with("unknown", &[("item", "durian <b>, beras")], &[]),
        with("all-unknown", &[("item", "durian")], &[]),
        with("too-many", &[("item", "beras,cabai-rawit,cabai-merah,telur,ayam,susu,gula")], &[]),
        with("markup", &[("item", "minyak")], &[]),
    ]);
    all
}
