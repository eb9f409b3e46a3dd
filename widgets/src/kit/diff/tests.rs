//! The diff against a model of a page: carrying out its orders gives the new view.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;
use std::cell::RefCell;
use std::rc::Rc;

use super::*;
use crate::kit::html::{Element, escape};

/// Trees of any shape, built from their parts.
fn el(head: &'static str) -> Element {
    Element { head, attrs: vec![], key: String::new(), children: vec![] }
}

impl Element {
    fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.attrs.push((name, value.into()));
        self
    }

    fn key(mut self, key: &str) -> Self {
        self.key = key.into();
        self
    }

    fn text(mut self, text: &str) -> Self {
        match self.children.last_mut() {
            _ if text.is_empty() => {}
            Some(Node::Text(last)) => last.push_str(text),
            _ => self.children.push(Node::Text(text.into())),
        }
        self
    }

    fn child(mut self, child: Element) -> Self {
        self.children.push(Node::Element(Box::new(child)));
        self
    }

    fn each(self, children: impl IntoIterator<Item = Element>) -> Self {
        children.into_iter().fold(self, Self::child)
    }
}

/// A node of a page: shared, because orders move nodes about.
#[derive(Debug)]
enum Page {
    Text(String),
    Element { head: String, attrs: Vec<(String, String)>, children: Vec<Shared> },
}
type Shared = Rc<RefCell<Page>>;

fn element(head: &str) -> Shared {
    Rc::new(RefCell::new(Page::Element { head: head.into(), attrs: vec![], children: vec![] }))
}

fn children(node: &Shared) -> Vec<Shared> {
    match &*node.borrow() {
        Page::Element { children, .. } => children.clone(),
        Page::Text(_) => panic!("a text has no children"),
    }
}

fn copy(node: &Shared) -> Shared {
    Rc::new(RefCell::new(match &*node.borrow() {
        Page::Text(text) => Page::Text(text.clone()),
        Page::Element { head, attrs, children } => Page::Element {
            head: head.clone(),
            attrs: attrs.clone(),
            children: children.iter().map(copy).collect(),
        },
    }))
}

fn html(node: &Shared) -> String {
    let mut out = String::new();
    match &*node.borrow() {
        Page::Text(text) => escape(text, false, &mut out),
        Page::Element { head, attrs, children } => {
            out += &format!("<{head}");
            for (name, value) in attrs {
                out += &format!(" {name}=\"");
                escape(value, true, &mut out);
                out.push('"');
            }
            out.push('>');
            out.extend(children.iter().map(html));
            out += &format!("</{}>", head.split(' ').next().unwrap());
        }
    }
    out
}

/// Carries out a patch as `wasm/js/page.js` does.
struct Carrier<'a> {
    words: std::slice::Iter<'a, u32>,
    text: std::vec::IntoIter<u16>,
    n_moved: usize,
}

impl Carrier<'_> {
    fn take(&mut self, n: usize) -> String {
        let units: Vec<u16> = self.text.by_ref().take(n).collect();
        assert_eq!(units.len(), n, "the text is as long as the orders say");
        String::from_utf16(&units).unwrap()
    }

    fn inside(&mut self, node: &Shared, old: Option<Vec<Shared>>) {
        let is_new = old.is_none();
        let old = old.unwrap_or_default();
        let mut next: Option<Shared> = None;
        let mut listed = false;
        loop {
            let word = *self.words.next().expect("every element has its end");
            let n = (word >> 4) as usize;
            let put = match word & 15 {
                0 => return,
                1 => {
                    let name = self.take(n);
                    let length = *self.words.next().unwrap() as usize;
                    let value = self.take(length);
                    let Page::Element { attrs, .. } = &mut *node.borrow_mut() else { panic!() };
                    match attrs.iter_mut().find(|(other, _)| *other == name) {
                        Some((_, old)) => *old = value,
                        None => attrs.push((name, value)),
                    }
                    continue;
                }
                2 => {
                    let name = self.take(n);
                    let Page::Element { attrs, .. } = &mut *node.borrow_mut() else { panic!() };
                    attrs.retain(|(other, _)| *other != name);
                    continue;
                }
                3 => {
                    listed = true;
                    continue;
                }
                4 => {
                    assert!(listed);
                    remove(node, &old[n]);
                    continue;
                }
                5 => {
                    next = Some(old[n].clone());
                    continue;
                }
                6 => {
                    assert!(listed);
                    self.n_moved += 1;
                    remove(node, &old[n]);
                    old[n].clone()
                }
                7 => Rc::new(RefCell::new(Page::Text(self.take(n)))),
                8 => {
                    let made = element(&self.take(n));
                    self.inside(&made, None);
                    made
                }
                9 => {
                    let like = next.clone().unwrap_or_else(|| children(node).pop().unwrap());
                    let copy = copy(&like);
                    let inner = children(&copy);
                    self.inside(&copy, Some(inner));
                    copy
                }
                10 => {
                    let text = self.take(n);
                    *next.as_ref().unwrap().borrow_mut() = Page::Text(text);
                    continue;
                }
                11 => {
                    let next = next.clone().unwrap();
                    let inner = children(&next);
                    self.inside(&next, Some(inner));
                    continue;
                }
                other => panic!("no such order: {other}"),
            };
            let Page::Element { children, .. } = &mut *node.borrow_mut() else { panic!() };
            let at = next.as_ref().map_or(children.len(), |next| place(children, next));
            children.insert(at, put.clone());
            if !is_new {
                next = Some(put);
            }
        }
    }
}

fn place(children: &[Shared], child: &Shared) -> usize {
    children.iter().position(|other| Rc::ptr_eq(other, child)).expect("it is a child")
}

fn remove(node: &Shared, child: &Shared) {
    let Page::Element { children, .. } = &mut *node.borrow_mut() else { panic!() };
    let at = place(children, child);
    children.remove(at);
}

/// Brings a page that shows `old` to `new`; answers how many nodes were moved.
fn carry_out(root: &Shared, old: Option<&Node>, new: &Node) -> usize {
    let Some(Patch { words, text }) = diff(old, new) else { return 0 };
    let text: Vec<u16> = text.encode_utf16().collect();
    let mut carrier = Carrier { words: words.iter(), text: text.into_iter(), n_moved: 0 };
    let shown = children(root);
    carrier.inside(root, Some(shown));
    assert_eq!((carrier.words.len(), carrier.text.len()), (0, 0), "every order was carried out");
    carrier.n_moved
}

fn html_of(node: &Node) -> String {
    node.element().unwrap().to_html()
}

#[track_caller]
fn check(old: &Element, new: &Element) {
    let (old, new) = (Node::Element(old.clone().into()), Node::Element(new.clone().into()));
    let root = element("root");
    let shown = || children(&root).iter().map(html).collect::<String>();
    carry_out(&root, None, &old);
    assert_eq!(shown(), html_of(&old));
    carry_out(&root, Some(&old), &new);
    assert_eq!(shown(), html_of(&new));
    assert_eq!(diff(Some(&new), &new.clone()), None, "equal views give no patch");
}

fn rows(keys: &str) -> Element {
    el("ul").each(keys.chars().map(|c| el("li").key(&c.to_string()).text(&c.to_string())))
}

fn n_moved(old: &str, new: &str) -> usize {
    let (old, new) = (Node::Element(rows(old).into()), Node::Element(rows(new).into()));
    let root = element("root");
    carry_out(&root, None, &old);
    carry_out(&root, Some(&old), &new)
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

#[test]
fn lengths_are_counted_as_javascript_counts() {
    for text in ["", "a", "é", "Rp\u{a0}12.500", "▲", "😀", "a😀é\u{ffff}\u{0}"] {
        assert_eq!(utf16_len(text), text.encode_utf16().count(), "{text}");
    }
    check(&el("p").text("😀"), &el("p").attr("title", "é😀").text("▲😀"));
}

#[test]
fn rows_made_from_the_row_beside_them_are_no_copies() {
    let row = |key: &str, text: &str, more: bool| {
        let row = el("li").key(key).attr("title", text).text(text);
        row.each(more.then(|| el("b").text("more")))
    };
    let list = |rows: &[(&str, &str, bool)]| {
        el("ul").each(rows.iter().map(|(key, text, more)| row(key, text, *more)))
    };
    check(
        &list(&[("a", "1", true), ("b", "2", false)]),
        &list(&[
            ("x", "8", false),
            ("a", "1", false),
            ("y", "9", true),
            ("b", "3", true),
            ("z", "", true),
        ]),
    );
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
    let heads = ["div", "p", "ul", "p class=\"x\""];
    let mut element = el(heads[random.below(4) as usize]);
    for name in ["id", "title", "hidden"] {
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
                child = child.key(&key.to_string());
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
