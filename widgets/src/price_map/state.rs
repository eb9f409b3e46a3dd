//! What the map remembers, and what changes it.
//!
//! Source: our own choice.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use balai::price::By;
use balai::{Instant, cut, json};

use crate::kit::widget::{Effects, Input};
use crate::price::item::parts;
use crate::price::{Own, PriceFeed};

/// What asks for areas.
pub(super) const AREA: &str = "area";
/// Classes where a page does not ask for another number.
const N_CLASSES_DEFAULT: usize = 4;

/// All the map remembers.
pub struct State {
    pub(super) feed: PriceFeed,
    /// The item shown: its key or its commodity; empty for the first.
    pub(super) item: String,
    /// Whether markets are shown or areas.
    pub(super) by: By,
    pub(super) n_classes: usize,
    /// Bounds between classes, in order; none for classes by rank.
    pub(super) bounds: Vec<i64>,
    /// A reference price to tell classes against.
    pub(super) reference: Option<(i64, i64)>,
    /// Whether it is the feed's.
    pub(super) of_feed: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            feed: PriceFeed::default(),
            item: String::new(),
            by: By::Market,
            n_classes: N_CLASSES_DEFAULT,
            bounds: Vec::new(),
            reference: None,
            of_feed: false,
        }
    }
}

pub(super) fn update(state: &mut State, input: Input<'_>, now: Instant, effects: &mut dyn Effects) {
    let State { feed, item, by, n_classes, bounds, reference, of_feed } = state;
    feed.update(input, now, effects, &mut |own, effects| {
        let (name, value, told) = match own {
            Own::Attribute(name, value) => (name, value.unwrap_or_default(), None),
            Own::Control("item", _, value) => ("item", value, Some("balai-item")),
            Own::Control("by", _, value) => ("by", value, Some("balai-by")),
            Own::Control(..) => return,
        };
        match name {
            "item" => value.clone_into(item),
            "by" => *by = if value == AREA { By::Area } else { By::Market },
            "classes" => {
                let n = json::integer(value).and_then(|n| usize::try_from(n).ok());
                *n_classes = n.unwrap_or(N_CLASSES_DEFAULT);
            }
            "bounds" => {
                let mut whole = true;
                bounds.clear();
                parts(value, &mut |bound| match price(bound) {
                    Some(bound) => bounds.push(bound),
                    None => whole = false,
                });
                if !whole || !bounds.is_sorted() {
                    bounds.clear();
                }
            }
            "reference" => {
                *of_feed = value == "feed";
                let (lower, upper) = cut(value, b'-').unwrap_or((value, value));
                let ends = price(lower).zip(price(upper));
                *reference = ends.filter(|(lower, upper)| lower <= upper);
            }
            _ => {}
        }
        if let Some(name) = told {
            effects.emit(name, value);
        }
    });
}

/// Reads a price below 2³², zero or more.
#[inline(never)]
fn price(text: &str) -> Option<i64> {
    json::integer(text).filter(|price| u32::try_from(*price).is_ok())
}
