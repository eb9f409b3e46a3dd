//! The invented price of one commodity in one market on one day.
//!
//! A slow wave common to all markets, moved a little by each, looked at anew on about one day in
//! five: between two looks the price stands still, as most real quotes do.
//!
//! Units: whole rupiah rounded to 50; days as Julian day numbers.
//! Source: invented.
use super::goods::{Good, Stall};

/// Of 1,000 days, on how many a price is looked at anew.
const LOOKS_PERMILLE: u64 = 190;
/// Longest time a price stands still.
const STILL_DAYS_MAX: i32 = 40;
/// Days between two turning points of the wave.
const WAVE_DAYS: i64 = 17;
/// Of 1,000 days, on how many a market does not report.
const MISSING_PERMILLE: u64 = 40;
/// Of 1,000 quotes, how many are missing from a report.
const UNSOLD_PERMILLE: u64 = 15;

/// The price, as seen in the `round`-th look of the day; 0 is the first.
pub(super) fn price(seed: u64, good: &Good, market: &Stall, day: i32, round: u64) -> i64 {
    let own = [good.id, market.id];
    let looked = (0..STILL_DAYS_MAX)
        .map(|back| day - back)
        .find(|day| hash(seed, &own, u64::from(day.unsigned_abs()), 1) % 1000 < LOOKS_PERMILLE)
        .unwrap_or(day);
    let (looked, round) = if round == 0 { (looked, 0) } else { (day, round) };
    let moved = wave(seed, good, i64::from(looked)) * good.swing_permille / 1000;
    let noise = signed(hash(seed, &own, u64::from(looked.unsigned_abs()), 2 + round));
    let level = market.level_permille + moved + noise * good.swing_permille / 8000;
    let exact = good.base * level;
    (exact + 25_000).div_euclid(50_000) * 50
}

/// Whether the market sells the commodity and its officer wrote it down.
pub(super) fn sold(seed: u64, good: &Good, market: &Stall, day: i32) -> bool {
    let day = u64::from(day.unsigned_abs());
    good.absent_from != market.id
        && hash(seed, &[good.id, market.id, "sold"], day, 0) % 1000 >= UNSOLD_PERMILLE
}

/// Whether the market does not report on a day.
pub(super) fn missing(seed: u64, market: &Stall, day: i32) -> bool {
    hash(seed, &[market.id, "missing"], u64::from(day.unsigned_abs()), 0) % 1000 < MISSING_PERMILLE
}

/// The commodity's wave on a day, from -1,000 to 1,000: straight lines between turning points.
fn wave(seed: u64, good: &Good, day: i64) -> i64 {
    let turn = day.div_euclid(WAVE_DAYS);
    let at = |turn: i64| signed(hash(seed, &[good.id, "wave"], turn.unsigned_abs(), 0));
    let (from, until) = (at(turn), at(turn + 1));
    from + (until - from) * day.rem_euclid(WAVE_DAYS) / WAVE_DAYS
}

/// A hash as a number from -1,000 to 1,000.
fn signed(hash: u64) -> i64 {
    i64::try_from(hash % 2001).unwrap_or(0) - 1000
}

/// A well mixed number from a seed, words and numbers: FNV-1a, finished with `SplitMix64`.
fn hash(seed: u64, words: &[&str], a: u64, b: u64) -> u64 {
    let mut state = seed ^ 0xCBF2_9CE4_8422_2325;
    for byte in words.iter().flat_map(|word| word.bytes().chain([0])) {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    }
    state = mix(state ^ a.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    mix(state ^ b.wrapping_mul(0xD1B5_4A32_D192_ED03))
}

fn mix(mut state: u64) -> u64 {
    state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}
