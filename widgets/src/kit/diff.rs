//! What must change to turn one view into the next: pure, tested natively, applied by `wasm/`.
//!
//! Children with keys are matched by key, so a sorted or filtered list moves its rows instead of
//! rewriting them; the others are matched by place. As few nodes as possible are moved (those
//! outside a longest increasing run stay where they are), so that the focused one seldom is.
//!
//! Invariants: a key stands once among its siblings; applying `diff(a, b)` to `a` gives `b`; equal trees give no change.
//!
//! Source: our own choice, see `docs/architecture.md`; the longest increasing subsequence is the
//! patience method (Fredman 1975).

use balai::sort_by;

use super::html::{Element, Node};

/// A change to one node.
#[derive(Debug, PartialEq, Eq)]
pub enum Change<'a> {
    /// A text node has this text now.
    Text(&'a str),
    /// Another node stands here now.
    Replace(&'a Node),
    /// The element stays; some of it changes.
    Patch(Patch<'a>),
}

/// Changes inside one element that stays.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Patch<'a> {
    /// Attributes set (`Some`) or taken away (`None`).
    pub attrs: Vec<(&'static str, Option<&'a str>)>,
    /// Changes among the children.
    pub children: Children<'a>,
}

/// Changes among children.
#[derive(Debug, PartialEq, Eq)]
pub enum Children<'a> {
    /// The same nodes in the same order; these, by place, change inside.
    Same(Vec<(usize, Change<'a>)>),
    /// Another list: the old places that go, and every new place in order.
    List {
        /// Places in the old list whose nodes are removed.
        removed: Vec<usize>,
        /// The new list.
        slots: Vec<Slot<'a>>,
    },
}

/// Where a node of the new list comes from.
#[derive(Debug, PartialEq, Eq)]
pub enum Slot<'a> {
    /// The node from this place of the old list.
    Old {
        /// Its place in the old list.
        from: usize,
        /// Whether it has to be moved; the others already stand in order.
        moved: bool,
        /// What changes inside it.
        change: Option<Change<'a>>,
    },
    /// A node to build.
    New(&'a Node),
}

impl Default for Children<'_> {
    fn default() -> Self {
        Self::Same(Vec::new())
    }
}

impl Patch<'_> {
    fn is_empty(&self) -> bool {
        self.attrs.is_empty() && matches!(&self.children, Children::Same(list) if list.is_empty())
    }
}

/// What turns `old` into `new`; `None` if nothing does.
#[must_use]
pub fn diff<'a>(old: &Node, new: &'a Node) -> Option<Change<'a>> {
    match (old, new) {
        (Node::Text(a), Node::Text(b)) => (a != b).then_some(Change::Text(b)),
        (Node::Element(a), Node::Element(b)) if a.same(b) => None,
        (Node::Element(a), Node::Element(b)) if a.tag == b.tag && a.key == b.key => {
            let patch = between(a, b);
            (!patch.is_empty()).then_some(Change::Patch(patch))
        }
        _ => Some(Change::Replace(new)),
    }
}

/// What turns a copy of `old` into `new`, an element of the same tag, whatever their keys.
#[must_use]
pub fn between<'a>(old: &Element, new: &'a Element) -> Patch<'a> {
    Patch { attrs: attributes(old, new), children: children(&old.children, &new.children) }
}

/// Values that changed; where the names or their order changed, all attributes are set anew,
/// because a browser writes them in the order they were set.
fn attributes<'a>(old: &Element, new: &'a Element) -> Vec<(&'static str, Option<&'a str>)> {
    let mut changes = Vec::new();
    let pairs = || old.attrs.iter().zip(&new.attrs);
    let same = old.attrs.len() == new.attrs.len() && pairs().all(|(a, b)| a.0 == b.0);
    if !same {
        changes.extend(old.attrs.iter().map(|(name, _)| (*name, None)));
    }
    for (i, (name, value)) in new.attrs.iter().enumerate() {
        if !same || old.attrs.get(i).is_none_or(|(_, before)| before != value) {
            changes.push((name, Some(value.as_ref())));
        }
    }
    changes
}

fn children<'a>(old: &[Node], new: &'a [Node]) -> Children<'a> {
    if old.len() == new.len() && old.iter().zip(new).all(|(a, b)| key(a) == key(b)) {
        let changes = old.iter().zip(new).enumerate();
        return Children::Same(
            changes.filter_map(|(i, (a, b))| diff(a, b).map(|change| (i, change))).collect(),
        );
    }
    list(old, new)
}

/// Which old place each new place takes, which of them move, and which old ones go.
fn list<'a>(old: &[Node], new: &'a [Node]) -> Children<'a> {
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
    let sources: Vec<Option<usize>> = new
        .iter()
        .map(|node| match key(node) {
            Some(key) => {
                let at = by_key.binary_search_by(|(other, _)| (*other).cmp(key)).ok()?;
                by_key.get(at).map(|(_, i)| *i)
            }
            None => unkeyed.next(),
        })
        .collect();
    let mut used = vec![false; old.len()];
    for from in sources.iter().flatten() {
        if let Some(used) = used.get_mut(*from) {
            *used = true;
        }
    }
    let removed = (0..old.len()).filter(|i| used.get(*i) == Some(&false)).collect();
    let still = longest_increasing(&sources);
    let slots = new
        .iter()
        .zip(&sources)
        .zip(still)
        .map(|((node, from), still)| match from.and_then(|from| Some((from, old.get(from)?))) {
            Some((from, before)) => Slot::Old { from, moved: !still, change: diff(before, node) },
            None => Slot::New(node),
        })
        .collect();
    Children::List { removed, slots }
}

fn key(node: &Node) -> Option<&str> {
    match node {
        Node::Element(element) => element.key.as_deref(),
        Node::Text(_) => None,
    }
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
