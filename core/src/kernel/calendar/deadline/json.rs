//! A deadline as JSON.
//!
//! Source: `docs/reference/working-time.md`.
