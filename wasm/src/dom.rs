//! The page: building nodes, applying patches, keeping focus, caret and selection.
//!
//! Only `createElement`, text nodes and attributes: nothing is ever parsed as markup, so a strict
//! CSP with Trusted Types needs no policy.
//!
//! Source: DOM Standard; HTML Standard, form control state (an attribute is not the value a reader
//! sees once they typed, so `value` and `selected` are set as properties too).

use balai_widgets::kit::diff::{Change, Children, Patch, Slot, between};
use balai_widgets::kit::html::Node;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlOptionElement, ShadowRoot};

const SVG: &str = "http://www.w3.org/2000/svg";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = document)]
    static DOCUMENT: Document;
}

fn document() -> Document {
    DOCUMENT.with(Clone::clone)
}

/// Builds a node with all that is in it.
pub fn build(node: &Node, in_svg: bool) -> web_sys::Node {
    let element = match node {
        Node::Text(text) => return document().create_text_node(text).into(),
        Node::Element(element) => element,
    };
    let in_svg = in_svg || element.tag == "svg";
    let document = document();
    let made = if in_svg {
        document.create_element_ns(Some(SVG), element.tag)
    } else {
        document.create_element(element.tag)
    };
    let made = made.unwrap_throw();
    for (name, value) in &element.attrs {
        set(&made, name, Some(value));
    }
    let mut before: Option<(&Node, web_sys::Node)> = None;
    for child in &element.children {
        let node = match &before {
            Some((like, made)) => build_like(like, made, child, in_svg),
            None => build(child, in_svg),
        };
        append(&made, &node);
        before = Some((child, node));
    }
    made.into()
}

/// Builds a row from a copy of the row before it: far fewer calls into the page than anew.
fn build_like(like: &Node, made: &web_sys::Node, node: &Node, in_svg: bool) -> web_sys::Node {
    if let (Node::Element(a), Node::Element(b)) = (like, node)
        && a.tag == b.tag
        && a.key.is_some()
        && b.key.is_some()
        && let Ok(copy) = made.clone_node_with_deep(true)
    {
        patch(&copy, &between(a, b));
        return copy;
    }
    build(node, in_svg)
}

/// Adds a node at the end.
pub(crate) fn append(parent: &web_sys::Node, child: &web_sys::Node) {
    parent.append_child(child).unwrap_throw();
}

/// Applies a patch to an element.
pub fn patch(node: &web_sys::Node, patch: &Patch<'_>) {
    let element: &Element = node.unchecked_ref();
    for (name, value) in &patch.attrs {
        set(element, name, *value);
    }
    let in_svg = || element.namespace_uri().as_deref() == Some(SVG);
    match &patch.children {
        Children::Same(changes) => {
            // Neighbours are mostly changed together, and a neighbour is found in one step.
            let mut before: Option<(usize, web_sys::Node)> = None;
            for (i, change) in changes {
                let child = match &before {
                    Some((at, child)) if at + 1 == *i => child.next_sibling(),
                    None if *i == 0 => node.first_child(),
                    _ => node.child_nodes().item(*i as u32),
                };
                let Some(child) = child else { break };
                before = Some((*i, apply(node, &child, change, &in_svg)));
            }
        }
        Children::List { removed, slots } => {
            let nodes = node.child_nodes();
            let old: Vec<web_sys::Node> =
                (0..nodes.length()).filter_map(|i| nodes.item(i)).collect();
            for child in removed.iter().filter_map(|i| old.get(*i)) {
                _ = node.remove_child(child);
            }
            // From the back, so that every node has its neighbour in place before it.
            let mut next: Option<web_sys::Node> = None;
            for slot in slots.iter().rev() {
                next = Some(place(node, slot, &old, next.as_ref(), &in_svg));
            }
        }
    }
}

fn place(
    parent: &web_sys::Node,
    slot: &Slot<'_>,
    old: &[web_sys::Node],
    next: Option<&web_sys::Node>,
    in_svg: &dyn Fn() -> bool,
) -> web_sys::Node {
    match slot {
        Slot::New(new) => {
            let made = build(new, in_svg());
            parent.insert_before(&made, next).unwrap_throw()
        }
        Slot::Old { from, moved, change } => {
            let child = old.get(*from).unwrap_throw();
            if *moved {
                parent.insert_before(child, next).unwrap_throw();
            }
            match change {
                Some(change) => apply(parent, child, change, in_svg),
                None => child.clone(),
            }
        }
    }
}

/// Applies a change and answers with the node that stands there now.
fn apply(
    parent: &web_sys::Node,
    child: &web_sys::Node,
    change: &Change<'_>,
    in_svg: &dyn Fn() -> bool,
) -> web_sys::Node {
    match change {
        Change::Text(text) => child.set_node_value(Some(text)),
        Change::Patch(inner) => patch(child, inner),
        Change::Replace(new) => {
            let made = build(new, in_svg());
            _ = parent.replace_child(&made, child);
            return made;
        }
    }
    child.clone()
}

fn set(element: &Element, name: &str, value: Option<&str>) {
    _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
    match name {
        // A value already there is not written again: that would move the caret.
        "value" => {
            if let (Some(value), Some(input)) = (value, element.dyn_ref::<HtmlInputElement>())
                && input.value() != value
            {
                input.set_value(value);
            }
        }
        "selected" => {
            if let Some(option) = element.dyn_ref::<HtmlOptionElement>() {
                option.set_selected(value.is_some());
            }
        }
        _ => {}
    }
}

/// Runs `change`, and gives the focus back to the element that had it if a move took it away.
pub(crate) fn keeping_focus(root: &ShadowRoot, change: impl FnOnce()) {
    let focused = root.active_element();
    change();
    let Some(element) = focused else { return };
    if root.active_element().is_none()
        && root.contains(Some(&element))
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        _ = element.focus();
    }
}

/// The element a server rendered: the first that is neither its stylesheet nor its data.
pub(crate) fn rendered(root: &ShadowRoot) -> Option<web_sys::Node> {
    let nodes = root.child_nodes();
    let elements = (0..nodes.length()).filter_map(|i| nodes.item(i));
    elements.into_iter().find(|node| !matches!(node.node_name().as_str(), "LINK" | "SCRIPT"))
}

/// The HTML of a node as the browser writes it.
pub(crate) fn html(node: &web_sys::Node) -> String {
    let element: &Element = node.unchecked_ref();
    element.outer_html()
}
