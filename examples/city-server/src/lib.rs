//! Balai's reference server: a whole city's price service on an embedded database.
//!
//! A price file comes in, every quote is written to an append-only log, and pages, feeds and live
//! updates are answered from what was committed. All arithmetic is the core's: nothing here
//! computes a price.
//!
//! Never: an answer before its commit, a file read whole into memory, a request to another host.

mod area;
mod args;
mod batch;
mod city;
mod clock;
mod demo;
mod dist;
mod error;
mod fact;
mod feed;
mod gzip;
mod http;
mod import;
mod live;
mod names;
mod server;
mod store;

pub use args::Args;
pub use error::Error;
pub use server::run;

#[cfg(test)]
mod tests;
