//! The audit between grids: a province's figures against those of its cities, the nation's against
//! those of the provinces.
//!
//! PIHPS publishes one grid for each city, each province and the nation. [`LevelGrid`] keeps the
//! figures of one while it is read; [`LevelAudit`] holds each whole against its parts.
//!
//! Invariant: a grid does not say what area it is of, so its level, its name and the area it lies
//! in come from the caller; nothing is told from a file's name or from the figures.
//!
//! Units: whole rupiah.
//! Source: `docs/reference/price-aggregates.md`, PIHPS.

mod area;
mod audit;
mod error;
mod grid;

pub use self::area::{Area, Level};
pub use self::audit::{LevelAudit, LevelFigure, PartPrice};
pub use self::error::{Error, NotJudged};
pub use self::grid::{CellFlaw, LevelGrid, LevelRow};
