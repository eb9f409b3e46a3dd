//! What every widget is made of: the tree, its diff, the runtime's contract, numbers and dates.
//!
//! Source: our own choice, see `docs/architecture.md`.

pub mod axis;
pub mod chart;
pub mod csv;
pub mod diff;
pub mod html;
pub mod line;
pub mod source;
pub mod texts;
pub mod widget;

/// The stylesheet every widget shares; a widget's own sheet follows it.
pub const CSS: &str = include_str!("kit.css");
