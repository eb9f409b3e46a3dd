//! Figures in words, as their readers write them: numbers, money, dates, ages, units.
//!
//! In the core, so that a sentence reads the same on a server, in a file and in a page.
//!
//! Source: Ejaan yang Disempurnakan (2022); CLDR 46, locales id and en.

pub mod date;
mod lang;
pub mod number;
pub mod unit;

pub use self::lang::Lang;
