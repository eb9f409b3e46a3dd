//! What the core promises, tested from outside.
//!
//! Source: `docs/style.md`, tests.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod aggregate;
mod basket;
mod breach;
mod calendar;
mod clock;
mod clock_walk;
mod complaint;
mod duplicate;
mod duplicate_pairs;
mod edit;
mod feed;
mod feed_reference;
mod grid;
mod hostile;
mod index;
mod index_artificial;
mod index_bad_input;
mod index_hierarchy;
mod index_published;
mod index_real;
mod levels;
mod office_hours;
mod open311;
mod open311_bulk;
mod open311_post;
mod open311_property;
mod open311_real;
mod open311_write;
mod privacy;
mod real;
mod reference;
mod reference_pack;
mod review;
mod season;
mod table;
mod table_any;
mod wfp;
mod working_time;
mod working_time_figures;

use std::path::PathBuf;

use balai::price::read::{Collected, Error, Tally, wfp as wfp_read};

/// Header of a WFP file.
pub const HEADER: &str = "date,admin1,admin2,market,market_id,latitude,longitude,category,\
                          commodity,commodity_id,unit,priceflag,pricetype,currency,price,usdprice";

/// A good row; each field may be replaced by position.
pub fn row(changes: &[(usize, &str)]) -> String {
    let mut fields = [
        "2026-11-20",
        "BANTEN",
        "KOTA TANGERANG",
        "Pasar Anyar",
        "2835",
        "-6.17",
        "106.63",
        "cereals and tubers",
        "Rice",
        "52",
        "KG",
        "actual",
        "Retail",
        "IDR",
        "12500",
        "0.8",
    ];
    for (idx, text) in changes {
        fields[*idx] = text;
    }
    fields.join(",")
}

/// Reads a WFP file in pieces of `chunk` bytes.
pub fn read_wfp(bytes: &[u8], chunk: usize) -> Result<(Collected, Tally), Error> {
    let (mut reader, mut sink) = (wfp_read::Reader::new(), Collected::default());
    for piece in bytes.chunks(chunk.max(1)) {
        reader.push(piece, &mut sink)?;
    }
    let tally = reader.finish(&mut sink)?;
    assert_eq!(tally.n_rows, tally.n_quotes + tally.n_aggregates + tally.n_set_aside);
    assert_eq!(tally.n_quotes, sink.quotes.len() as u64);
    assert_eq!(tally.n_set_aside, sink.set_aside.len() as u64);
    Ok((sink, tally))
}

/// Compares a text with a golden file; with `BLESS=1` writes it instead.
#[track_caller]
pub fn golden(name: &str, text: &str) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let text = text.replace("},{", "},\n{") + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, golden, "{name}: run with BLESS=1 if the change is meant, and review it");
}
