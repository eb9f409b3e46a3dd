//! What must change to turn one view into the next, as orders a page carries out one after the
//! other: pure, tested natively against a model of a page, carried out by `wasm/js/page.js`.
//!
//! A patch is one list of numbers and one text that they consume, so that it crosses from wasm to
//! the page at once, however much changes.
//!
//! Children with keys are matched by key, so a sorted or filtered list moves its rows instead of
//! rewriting them; the others are matched by place. As few nodes as possible are moved (those
//! outside a longest increasing run stay where they are), so that the focused one seldom is.
//!
//! Invariants: a key stands once among its siblings; carrying out `diff(a, b)` on `a` gives `b`;
//! equal views give no patch.
//!
//! Units: lengths of texts in UTF-16 code units, as JavaScript counts.
//! Source: our own choice, see `docs/decisions/0009-patch-as-orders.md`; the longest increasing
//! subsequence is the patience method (Fredman 1975).

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use balai::sort_by;

use super::html::{Element, Node};

/// One order to a page: the low four bits of a word. The other bits are its number `n`: the length
/// of a text it takes, or a place.
///
/// Orders speak of the children of one element, `old` being its children as they were before, and
/// `next` the child that the last order named or made (none at first). In a new element every child
/// is added at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Order {
    /// Nothing more for this element: go on with the one around it.
    End,
    /// Set an attribute: a name of `n`, then a value as long as the next word says.
    Set,
    /// Take away the attribute whose name is `n` long.
    Unset,
    /// The children are about to move: remember `old` as it is now.
    List,
    /// Remove `old[n]`.
    Remove,
    /// `next` is `old[n]`.
    At,
    /// Put `old[n]` before `next`; it is `next` now.
    Move,
    /// Put a new text of `n` before `next`; it is `next` now.
    NewText,
    /// Make an element from a head of `n`; orders for it follow, to its `End`. Then put it before
    /// `next`; it is `next` now.
    New,
    /// The same with a copy of `next` (in a new element: of the last child) in place of a head.
    Copy,
    /// `next` is a text: it reads so now, `n` long.
    Text,
    /// Orders for `next` follow, to its `End`.
    Enter,
}

/// What a page has to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patch {
    /// The orders.
    pub words: Vec<u32>,
    /// The texts they take, one after the other.
    pub text: String,
}

/// What turns a page that shows `old` (or nothing yet) into one that shows `new`; `None` if nothing
/// does.
#[must_use]
pub fn diff(old: Option<&Node>, new: &Node) -> Option<Patch> {
    let mut patch = Patch::default();
    let old = old.map(core::slice::from_ref).unwrap_or_default();
    patch.children(old, core::slice::from_ref(new));
    let changes = !patch.words.is_empty();
    patch.order(Order::End, 0);
    changes.then_some(patch)
}

/// Whether one node can become the other: the same kind, head and key.
fn alike(a: &Node, b: &Node) -> bool {
    match (a.element(), b.element()) {
        (Some(a), Some(b)) => a.head == b.head && a.key == b.key,
        (None, None) => true,
        _ => false,
    }
}

impl Patch {
    fn order(&mut self, order: Order, n: usize) {
        self.words.push((n as u32) << 4 | order as u32);
    }

    fn say(&mut self, order: Order, text: &str) {
        self.order(order, utf16_len(text));
        self.text.push_str(text);
    }

    fn set(&mut self, name: &str, value: &str) {
        self.say(Order::Set, name);
        self.words.push(utf16_len(value) as u32);
        self.text.push_str(value);
    }

    /// Orders that turn the children `old` into `new`; none if they are equal.
    fn children(&mut self, old: &[Node], new: &[Node]) {
        if old.len() != new.len() || !old.iter().zip(new).all(|(a, b)| a.same(b) || alike(a, b)) {
            return self.list(old, new);
        }
        for (place, (a, b)) in old.iter().zip(new).enumerate().filter(|(_, (a, b))| !a.same(b)) {
            self.order(Order::At, place);
            let named = self.words.len();
            self.node(a, b);
            if self.words.len() == named {
                self.words.pop();
            }
        }
    }

    /// Orders that turn `next`, which is alike, into `new`; none if it is equal.
    fn node(&mut self, old: &Node, new: &Node) {
        if old.same(new) {
            return;
        }
        if let (Some(a), Some(b)) = (old.element(), new.element()) {
            self.order(Order::Enter, 0);
            let entered = self.words.len();
            self.element(a, b);
            if self.words.len() == entered {
                self.words.pop();
            } else {
                self.order(Order::End, 0);
            }
        } else if let (Node::Text(a), Node::Text(b)) = (old, new)
            && a != b
        {
            self.say(Order::Text, b);
        }
    }

    /// Orders inside an element, without their `End`. Where the names of attributes or their order
    /// changed, all are set anew, because a browser writes them in the order they were set.
    fn element(&mut self, old: &Element, new: &Element) {
        let same = old.attrs.len() == new.attrs.len()
            && old.attrs.iter().zip(&new.attrs).all(|(a, b)| a.0 == b.0);
        if !same {
            for (name, _) in &old.attrs {
                self.say(Order::Unset, name);
            }
        }
        for (i, (name, value)) in new.attrs.iter().enumerate() {
            if !same || old.attrs.get(i).is_none_or(|(_, before)| before != value) {
                self.set(name, value);
            }
        }
        self.children(&old.children, &new.children);
    }

    /// Orders that make a node. One with a key is made from a copy of `like`, the row beside it:
    /// far less work than from its parts.
    fn create(&mut self, node: &Node, like: Option<&Node>) {
        let new: &Element = match node {
            Node::Text(text) => return self.say(Order::NewText, text),
            Node::Element(new) => new,
            Node::Kept(new) => new,
        };
        match like.and_then(Node::element) {
            Some(like) if new.head == like.head && !new.key.is_empty() && !like.key.is_empty() => {
                self.order(Order::Copy, 0);
                self.element(like, new);
            }
            _ => {
                self.say(Order::New, new.head);
                for (name, value) in &new.attrs {
                    self.set(name, value);
                }
                let mut before = None;
                for child in &new.children {
                    self.create(child, before);
                    before = Some(child);
                }
            }
        }
        self.order(Order::End, 0);
    }

    /// Which old place each new place takes, which of them move, and which old ones go.
    fn list(&mut self, old: &[Node], new: &[Node]) {
        let sources = sources(old, new);
        let mut used = vec![false; old.len()];
        for from in sources.iter().flatten() {
            if let Some(used) = used.get_mut(*from) {
                *used = true;
            }
        }
        self.order(Order::List, 0);
        for (place, _) in used.iter().enumerate().filter(|(_, used)| !**used) {
            self.order(Order::Remove, place);
        }
        let still = longest_increasing(&sources);
        // From the back, so that every node has its neighbour in place before it.
        let mut next = None;
        for ((node, from), still) in new.iter().zip(&sources).zip(still).rev() {
            match from.and_then(|from| Some((from, old.get(from)?))) {
                Some((from, before)) => {
                    self.order(if still { Order::At } else { Order::Move }, from);
                    self.node(before, node);
                }
                None => self.create(node, next),
            }
            next = Some(node);
        }
    }
}

fn utf16_len(text: &str) -> usize {
    // Every character but the last of each byte sequence counts, those of four bytes twice.
    text.bytes().map(|b| usize::from(b & 0xc0 != 0x80) + usize::from(b >= 0xf0)).sum()
}

/// For each new place the old one whose node it takes over.
fn sources(old: &[Node], new: &[Node]) -> Vec<Option<usize>> {
    let mut by_key: Vec<(&str, usize)> = Vec::new();
    let mut unkeyed = Vec::new();
    for (i, node) in old.iter().enumerate() {
        match key(node) {
            Some(key) => by_key.push((key, i)),
            None => unkeyed.push(i),
        }
    }
    sort_by(&mut by_key, |a, b| a.0.cmp(b.0));
    let mut unkeyed = unkeyed.into_iter();
    let source = |node: &Node| {
        let from = match key(node) {
            Some(key) => {
                let at = by_key.binary_search_by(|(other, _)| (*other).cmp(key)).ok()?;
                by_key.get(at).map(|(_, i)| *i)
            }
            None => unkeyed.next(),
        };
        from.filter(|from| old.get(*from).is_some_and(|old| alike(old, node)))
    };
    new.iter().map(source).collect()
}

fn key(node: &Node) -> Option<&str> {
    node.element().map(|element| element.key.as_str()).filter(|key| !key.is_empty())
}

/// Marks the members of one longest increasing run among the places that have a source.
fn longest_increasing(sources: &[Option<usize>]) -> Vec<bool> {
    let mut marks = vec![false; sources.len()];
    // tails[k]: (source, place) that ends the best run of length k + 1; before[place]: the place
    // that comes before it in that run.
    let mut tails: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; sources.len()];
    for (place, source) in sources.iter().enumerate() {
        let Some(source) = *source else { continue };
        let at = tails.partition_point(|(tail, _)| *tail < source);
        let previous = at.checked_sub(1).and_then(|i| tails.get(i)).map(|(_, place)| *place);
        if let Some(slot) = before.get_mut(place) {
            *slot = previous;
        }
        match tails.get_mut(at) {
            Some(tail) => *tail = (source, place),
            None => tails.push((source, place)),
        }
    }
    let mut place = tails.last().map(|(_, place)| *place);
    while let Some(at) = place {
        if let Some(mark) = marks.get_mut(at) {
            *mark = true;
        }
        place = before.get(at).copied().flatten();
    }
    marks
}

#[cfg(test)]
mod tests;
