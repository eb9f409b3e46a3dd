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

use std::time::Instant;

use balai::price::aggregate::columns::{Columns, summarize};

const N_COMMODITIES: u16 = 40;
const N_DAYS: u16 = 1_000;
const N_MARKETS: u64 = 30;

fn main() {
    let mut numbers = std::env::args().filter_map(|text| text.parse::<usize>().ok());
    let n_rows = numbers.next_back().unwrap_or(10_000_000);
    let (commodity, day, price) = quotes(n_rows);
    if let Some(folder) = std::env::var_os("BALAI_BENCH_COLUMNS") {
        write(std::path::Path::new(&folder), &commodity, &day, &price);
    }
    let columns = Columns { commodity: &commodity, day: &day, price: &price };
    let mut best = f64::INFINITY;
    let mut sums = (0_u64, 0_i64, 0_i64, 0.0_f64);
    for _ in 0..7 {
        let begun = Instant::now();
        let cells = summarize(&columns, N_COMMODITIES, N_DAYS).unwrap();
        best = best.min(begun.elapsed().as_secs_f64() * 1_000.0);
        sums = cells.iter().fold((0, 0, 0, 0.0), |sums, (_, _, cell)| {
            let (n, median, mean, geometric) = sums;
            let (median, mean) = (median + cell.median_minor, mean + cell.mean_minor);
            (n + u64::from(cell.n), median, mean, geometric + cell.geometric_mean)
        });
    }
    let (n, median, mean, geometric) = sums;
    println!("rows {n}, best of 7 runs {best:.1} ms, peak memory {} MiB", peak_mib());
    println!("sums over cells: median {median}, mean {mean}, geometric mean {geometric:.3}");
}

/// Writes the columns as little-endian bytes, for the peers.
fn write(folder: &std::path::Path, commodity: &[u16], day: &[u16], price: &[u32]) {
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

/// Prices around a level for each commodity, 10,000 to 149,000, each market a few percent off
/// and each quote up to a tenth, in steps of 50 as PIHPS publishes them.
fn quotes(n_rows: usize) -> (Vec<u16>, Vec<u16>, Vec<u32>) {
    let (mut commodity, mut day, mut price) =
        (Vec::with_capacity(n_rows), Vec::with_capacity(n_rows), Vec::with_capacity(n_rows));
    let mut state = 20_261_123_u64;
    for _ in 0..n_rows {
        let one = next(&mut state) % u64::from(N_COMMODITIES);
        let market = next(&mut state) % N_MARKETS;
        let on = next(&mut state) % u64::from(N_DAYS);
        let level = 200 + one * 71;
        let permille = 900 + market * 3 + on / 20 + next(&mut state) % 100;
        commodity.push(one as u16);
        day.push(on as u16);
        price.push((level * permille / 1_000 * 50) as u32);
    }
    (commodity, day, price)
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn peak_mib() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.map_or("unknown".into(), |kib| (kib / 1_024).to_string())
}
