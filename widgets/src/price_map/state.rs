//! What the map remembers, and what changes it.
//!
//! Source: our own choice.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use balai::Instant;

use crate::kit::widget::{Effect, Input};
use crate::price::{Own, PriceFeed};

/// Classes where a page does not ask for another number.
const N_CLASSES_DEFAULT: usize = 4;

/// All the map remembers.
pub struct State {
    pub(super) feed: PriceFeed,
    /// The item shown: its key or its commodity; empty for the first.
    pub(super) item: String,
    pub(super) n_classes: usize,
    /// Bounds between classes, in order; none for classes by rank.
    pub(super) bounds: Vec<i64>,
    /// A reference price to tell classes against.
    pub(super) reference: Option<(i64, i64)>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            feed: PriceFeed::default(),
            item: String::new(),
            n_classes: N_CLASSES_DEFAULT,
            bounds: Vec::new(),
            reference: None,
        }
    }
}

pub(super) fn update(state: &mut State, input: Input, now: Instant) -> Vec<Effect> {
    let State { feed, item, n_classes, bounds, reference } = state;
    feed.update(input, now, &mut |own| {
        let (name, value) = match own {
            Own::Attribute(name, value) => (name, value.unwrap_or_default()),
            Own::Control("item", _, value) => {
                value.clone_into(item);
                return Some(Effect::Emit { name: "balai-item", detail: value.into() });
            }
            Own::Control(..) => return None,
        };
        match name {
            "item" => value.clone_into(item),
            "classes" => *n_classes = value.parse().unwrap_or(N_CLASSES_DEFAULT),
            "bounds" => *bounds = numbers(value, ','),
            "reference" => {
                *reference = match numbers(value, '-').as_slice() {
                    [one] => Some((*one, *one)),
                    [lower, upper] if lower <= upper => Some((*lower, *upper)),
                    _ => None,
                };
            }
            _ => {}
        }
        None
    })
}

/// Whole numbers in ascending order; nothing if one of them is none.
fn numbers(text: &str, mark: char) -> Vec<i64> {
    let numbers: Option<Vec<i64>> = text.split(mark).map(|n| n.trim_ascii().parse().ok()).collect();
    numbers.filter(|numbers| numbers.is_sorted()).unwrap_or_default()
}
