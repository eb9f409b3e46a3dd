//! Stable codes for errors and reasons.
//!
//! Source: `docs/style.md`, errors.

/// Something that carries a stable code: `module.reason`.
///
/// Messages may change between versions; a code never does and is never reused. Programs match
/// codes, people read messages. All codes stand in `docs/reference/errors.md`.
pub trait Coded {
    /// The code, for instance `price.no_usable_quote`.
    fn code(&self) -> &'static str;
}
