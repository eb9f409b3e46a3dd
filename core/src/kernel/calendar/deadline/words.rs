//! A deadline in words.
//!
//! Source: `docs/reference/working-time.md`.
