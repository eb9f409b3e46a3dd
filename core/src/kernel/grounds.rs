//! Why a figure is what it is.
//!
//! Source: our own choice: every decision gives its grounds.

use alloc::vec::Vec;

/// What counted towards a figure, and what did not and why.
///
/// `T` is a fact, `F` the flaw for which a fact was set aside. Together the two lists hold every
/// fact that was looked at: nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds<T, F> {
    /// Facts that count.
    pub used: Vec<T>,
    /// Facts that do not, each with its flaw.
    pub set_aside: Vec<(T, F)>,
}
