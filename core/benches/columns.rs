//! How long a table of ten million quotes takes: `cargo bench -p balai --bench columns [N_ROWS]`.
//! `cargo xtask bench prices` runs it beside its peers, which read the columns it writes.
//!
//! Makes seeded quotes of 40 commodities, 30 markets and 1,000 days in random order, computes
//! median, mean and geometric mean per commodity and day in one thread, and prints the best of
//! seven runs, peak memory (where the system tells it) and checksums.
//!
//! Units: milliseconds, MiB.
//! Source: the table is that of the comparison in `docs/reference/price-aggregates.md`.

#![allow(clippy::print_stdout, clippy::float_arithmetic, clippy::unwrap_used)]

mod quotes;

use std::path::Path;
use std::time::Instant;

use balai::price::aggregate::columns::{Columns, summarize};

use self::quotes::{N_COMMODITIES, N_DAYS};

fn main() {
    let n_rows = quotes::n_rows();
    let (mut commodity, mut day, mut price) =
        (Vec::with_capacity(n_rows), Vec::with_capacity(n_rows), Vec::with_capacity(n_rows));
    for quote in quotes::quotes(n_rows) {
        commodity.push(quote.commodity);
        day.push(quote.day);
        price.push(quote.price);
    }
    if let Some(folder) = std::env::var_os("BALAI_BENCH_COLUMNS") {
        write(Path::new(&folder), &commodity, &day, &price);
    }
    let columns = Columns { commodity: &commodity, day: &day, price: &price };
    let mut best = f64::INFINITY;
    let mut sums = String::new();
    for _ in 0..7 {
        let begun = Instant::now();
        let cells = summarize(&columns, N_COMMODITIES, N_DAYS).unwrap();
        best = best.min(begun.elapsed().as_secs_f64() * 1_000.0);
        sums = quotes::sums(cells.iter().map(|(_, _, cell)| cell));
    }
    println!("rows {n_rows}, best of 7 runs {best:.1} ms, peak memory {} MiB", quotes::peak_mib());
    println!("{sums}");
}

/// Writes the columns as little-endian bytes, for the peers.
fn write(folder: &Path, commodity: &[u16], day: &[u16], price: &[u32]) {
    let codes = |column: &[u16]| column.iter().flat_map(|code| code.to_le_bytes()).collect();
    let files: [(&str, Vec<u8>); 3] = [
        ("commodity.u16", codes(commodity)),
        ("day.u16", codes(day)),
        ("price.u32", price.iter().flat_map(|price| price.to_le_bytes()).collect()),
    ];
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
}
