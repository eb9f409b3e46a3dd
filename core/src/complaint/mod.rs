//! Complaints: from a citizen's report to a closure anyone can check.
//!
//! Source: `docs/architecture.md`.

pub mod duplicate;
pub mod photo;
pub mod privacy;
pub mod route;
