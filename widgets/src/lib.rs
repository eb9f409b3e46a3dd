//! Balai's widgets: pure state and pure views over the answers of the core.
//!
//! A widget never reads a clock, a network or a page: what happens comes in as an
//! [`Input`](kit::widget::Input), what it wants done goes to its
//! [`Effects`](kit::widget::Effects), and what it looks like is a small typed tree
//! ([`Node`](kit::html::Node)). The same tree becomes HTML on a server and a patch in a browser.
//!
//! Source: our own choice, see `docs/architecture.md`.

#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod kit;
mod price;
pub mod price_basket;
pub mod price_board;
pub mod price_chart;
pub mod price_map;
