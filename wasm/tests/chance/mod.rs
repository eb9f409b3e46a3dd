//! Chance that repeats itself: a seeded generator, and feeds made by it.

use std::sync::Arc;

use balai::price::{Feed, FeedItem};
use balai_widgets::price_board::examples;

/// Keys of rows that are there, and one that never is.
pub(crate) const KEYS: &[&str] = &[
    "beras|kg|retail|IDR",
    "minyak|l|retail|IDR",
    "gula|kg|retail|IDR",
    "tempe|packet|retail|IDR",
    "none",
];

/// Xorshift: small, and the same on every machine.
pub(crate) struct Chance(u64);

impl Chance {
    /// Starts from a seed other than zero.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    /// One of these.
    pub(crate) fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len() as u64) as usize]
    }

    /// One of these texts.
    pub(crate) fn one_of(&mut self, all: &[&'static str]) -> &'static str {
        self.pick::<&'static str>(all)
    }
}

/// The feed of the examples with rows gone, moved, renamed and priced anew.
pub(crate) fn feed(chance: &mut Chance) -> String {
    let mut feed = Feed::from_json(examples::FEED).unwrap();
    for _ in 0..chance.below(4) {
        let (a, b) = (index(chance, &feed.items), index(chance, &feed.items));
        feed.items.swap(a, b);
    }
    for _ in 0..chance.below(5) {
        if feed.items.len() > 1 {
            let gone = index(chance, &feed.items);
            feed.items.remove(gone);
        }
    }
    for item in feed.items.iter_mut().map(Arc::make_mut) {
        if chance.below(3) == 0 {
            item.name_id =
                chance.one_of(&["Apa saja", "", "<i>miring</i> & \"x\"", "\u{a0}Ä"]).into();
        }
        for quote in &mut item.quotes {
            quote.price.minor += chance.below(3_000) as i64;
        }
        if chance.below(8) == 0 {
            item.quotes.clear();
        }
        for price in &mut item.series {
            if chance.below(6) == 0 {
                *price = None;
            }
        }
    }
    if chance.below(10) == 0 {
        feed.items.clear();
    }
    if chance.below(4) == 0 {
        feed.markets.pop();
    }
    feed.to_json()
}

fn index(chance: &mut Chance, items: &[Arc<FeedItem>]) -> usize {
    chance.below(items.len() as u64) as usize
}

/// Where two texts part, with what stands there.
pub(crate) fn difference(a: &str, b: &str) -> String {
    let at = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let near = |text: &str| {
        let near = text.as_bytes().iter().skip(at.saturating_sub(60)).take(160);
        String::from_utf8_lossy(&near.copied().collect::<Vec<u8>>()).into_owned()
    };
    format!("the page has\n{}\nthe view has\n{}", near(a), near(b))
}
