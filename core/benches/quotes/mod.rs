//! The quotes that the benches of large tables share: seeded, the same in each run.
//!
//! Units: prices in whole rupiah; days from zero.
//! Source: the table is that of the comparison in `docs/reference/price-aggregates.md`.

#![allow(clippy::float_arithmetic, clippy::unwrap_used)]

use balai::price::aggregate::columns::Cell;

pub(crate) const N_COMMODITIES: u16 = 40;
pub(crate) const N_DAYS: u16 = 1_000;
pub(crate) const N_MARKETS: u64 = 30;

/// One price seen.
pub(crate) struct Quote {
    pub(crate) commodity: u16,
    // One of the benches has no column for it.
    #[allow(dead_code)]
    pub(crate) market: u16,
    pub(crate) day: u16,
    pub(crate) price: u32,
}

/// Prices around a level for each commodity, 10,000 to 149,000, each market a few percent off
/// and each quote up to a tenth, in steps of 50 as PIHPS publishes them.
pub(crate) fn quotes(n_rows: usize) -> impl Iterator<Item = Quote> {
    let mut state = 20_261_123_u64;
    (0..n_rows).map(move |_| {
        let one = next(&mut state) % u64::from(N_COMMODITIES);
        let market = next(&mut state) % N_MARKETS;
        let on = next(&mut state) % u64::from(N_DAYS);
        let level = 200 + one * 71;
        let permille = 900 + market * 3 + on / 20 + next(&mut state) % 100;
        let price = (level * permille / 1_000 * 50) as u32;
        Quote { commodity: one as u16, market: market as u16, day: on as u16, price }
    })
}

/// The last number among the arguments, or ten million.
pub(crate) fn n_rows() -> usize {
    let mut numbers = std::env::args().filter_map(|text| text.parse::<usize>().ok());
    numbers.next_back().unwrap_or(10_000_000)
}

/// What a run computed, in a line that can be compared with that of a peer.
pub(crate) fn sums<'a>(cells: impl Iterator<Item = &'a Cell>) -> String {
    let (n, median, mean, geometric) = cells.fold((0, 0, 0, 0.0), |sums, cell| {
        let (n, median, mean, geometric) = sums;
        let (median, mean) = (median + cell.median_minor, mean + cell.mean_minor);
        (n + u64::from(cell.n), median, mean, geometric + cell.geometric_mean)
    });
    format!(
        "sums over cells of {n} rows: median {median}, mean {mean}, geometric mean {geometric:.3}"
    )
}

/// The most memory this process has had, where the system tells it.
pub(crate) fn peak_mib() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kib.map_or("unknown".into(), |kib| (kib / 1_024).to_string())
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
