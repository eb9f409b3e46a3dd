//! The diff against a model of a page: applying what it says gives the new view.

use super::*;
use crate::kit::html::{Str, el};

/// Applies a change to a tree as `wasm/` applies it to a page.
fn apply(node: &mut Node, change: &Change<'_>) {
    match change {
        Change::Text(text) => *node = Node::Text(Str::Owned((*text).to_owned())),
        Change::Replace(new) => *node = (*new).clone(),
        Change::Patch(patch) => {
            let Node::Element(element) = node else { panic!("a patch needs an element") };
            for (name, value) in &patch.attrs {
                let at = element.attrs.iter().position(|(n, _)| n == name);
                match (at, value) {
                    (Some(i), Some(value)) => element.attrs[i].1 = Str::Owned((*value).to_owned()),
                    (Some(i), None) => _ = element.attrs.remove(i),
                    (None, Some(value)) => {
                        element.attrs.push((name, Str::Owned((*value).to_owned())));
                    }
                    (None, None) => {}
                }
            }
            apply_children(&mut element.children, &patch.children);
        }
    }
}

fn apply_children(children: &mut Vec<Node>, change: &Children<'_>) {
    match change {
        Children::Same(changes) => {
            for (i, change) in changes {
                apply(&mut children[*i], change);
            }
        }
        Children::List { removed, slots } => {
            let old = children.clone();
            // Nodes that stay put must already be in order among themselves.
            let still: Vec<usize> = slots
                .iter()
                .filter_map(|slot| match slot {
                    Slot::Old { from, moved: false, .. } => Some(*from),
                    _ => None,
                })
                .collect();
            assert!(still.is_sorted(), "nodes that are not moved stand in order: {still:?}");
            assert!(removed.iter().all(|i| !still.contains(i)));
            *children = slots
                .iter()
                .map(|slot| match slot {
                    Slot::New(node) => (*node).clone(),
                    Slot::Old { from, change, .. } => {
                        let mut node = old[*from].clone();
                        if let Some(change) = change {
                            apply(&mut node, change);
                        }
                        node
                    }
                })
                .collect();
        }
    }
}

#[track_caller]
fn check(old: &Element, new: &Element) {
    let new = Node::Element(new.clone());
    let mut node = Node::Element(old.clone());
    if let Some(change) = diff(&Node::Element(old.clone()), &new) {
        apply(&mut node, &change);
    }
    assert_eq!(node.to_html(), new.to_html());
    assert!(diff(&node, &new).is_none(), "equal trees give no change");
}

fn rows(keys: &str) -> Element {
    el("ul").each(keys.chars().map(|c| el("li").key(c.to_string()).text(c.to_string())))
}

fn n_moved(old: &str, new: &str) -> usize {
    let new = Node::Element(rows(new));
    match diff(&Node::Element(rows(old)), &new) {
        Some(Change::Patch(Patch { children: Children::List { slots, .. }, .. })) => {
            slots.iter().filter(|slot| matches!(slot, Slot::Old { moved: true, .. })).count()
        }
        _ => 0,
    }
}

#[test]
fn lists_become_the_new_list() {
    for (old, new) in [
        ("", "abc"),
        ("abc", ""),
        ("abc", "cba"),
        ("abcdef", "fabcde"),
        ("abcdef", "bcdefa"),
        ("abcdef", "axcxxf"),
        ("abc", "xaybzc"),
        ("abcdefgh", "hgacbxfe"),
    ] {
        check(&rows(old), &rows(new));
    }
}

#[test]
fn as_few_rows_as_possible_move() {
    assert_eq!(n_moved("abcdef", "fabcde"), 1);
    assert_eq!(n_moved("abcdef", "bcdefa"), 1);
    assert_eq!(n_moved("abcdef", "abdef"), 0);
    assert_eq!(n_moved("abcdef", "axbcdef"), 0);
    assert_eq!(n_moved("abc", "cba"), 2);
}

#[test]
fn attributes_keep_the_order_of_the_view() {
    let a = el("p").attr("class", "x").attr("title", "1");
    let b = el("p").attr("title", "1").attr("class", "x");
    let c = el("p").attr("id", "i").attr("class", "x").attr("title", "2");
    let d = el("p").attr("class", "x");
    for old in [&a, &b, &c, &d] {
        for new in [&a, &b, &c, &d] {
            check(old, new);
        }
    }
}

#[test]
fn text_and_elements_take_each_others_place() {
    let a = el("p").text("a").child(el("b").text("b"));
    let b = el("p").child(el("b").text("c")).text("a");
    let c = el("p").child(el("i"));
    for old in [&a, &b, &c] {
        for new in [&a, &b, &c] {
            check(old, new);
        }
    }
}

/// A small generator of random numbers, so that a failure is found again by its seed.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

fn random_tree(random: &mut Random, depth: u64) -> Element {
    let mut element = el(["div", "p", "ul"][random.below(3) as usize]);
    for name in ["class", "title", "hidden"] {
        if random.below(2) == 0 {
            element = element.attr(name, ["1", "2"][random.below(2) as usize]);
        }
    }
    let keyed = random.below(2) == 0;
    let mut keys: Vec<u64> = (0..6).collect();
    for _ in 0..random.below(6) {
        if depth == 0 || (!keyed && random.below(3) == 0) {
            element = element.text(["x", "y", ""][random.below(3) as usize]);
        } else {
            let mut child = random_tree(random, depth - 1);
            if keyed {
                let key = keys.remove(random.below(keys.len() as u64) as usize);
                child = child.key(key.to_string());
            }
            element = element.child(child);
        }
    }
    element
}

#[test]
fn random_trees_become_random_trees() {
    let mut random = Random(7);
    let mut old = random_tree(&mut random, 3);
    for _ in 0..3000 {
        let new = random_tree(&mut random, 3);
        check(&old, &new);
        old = new;
    }
}
