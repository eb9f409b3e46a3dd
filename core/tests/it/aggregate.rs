//! Digests, tables and columns: any split, any order, the same bytes and the same figures.
//!
//! Source: the properties that `docs/reference/price-aggregates.md` promises.

use balai::price::aggregate::columns::{Columns, summarize};
use balai::price::aggregate::{
    Against, Digest, GroupBy, Period, Table, Trim, compare, disparity, pihps, weighted_mean,
    weighted_median,
};
use balai::price::{Item, PriceType, Quote};
use balai::{CommodityId, Currency, Date, MarketId, Mergeable, Unit, iso};
use proptest::prelude::*;

fn day(number: u16) -> Date {
    Date::from_julian_day(2_460_000 + i32::from(number)).unwrap()
}

fn digest(quotes: &[(i64, u16)]) -> Digest {
    let mut digest = Digest::identity();
    for (price, on) in quotes {
        digest.add(*price, day(*on)).unwrap();
    }
    digest
}

/// Prices that repeat themselves, and now and then absurd ones.
fn price() -> impl Strategy<Value = i64> {
    prop_oneof![20 => (1_i64..60).prop_map(|n| n * 50), 5 => 1_i64..2_000_000, 1 => 1_i64..=i64::MAX]
}

fn quotes() -> impl Strategy<Value = Vec<(i64, u16)>> {
    prop::collection::vec((price(), 0_u16..40), 0..60)
}

fn half_even(n: i128, d: i128) -> i64 {
    let (whole, rest) = (n / d, n % d);
    let up = 2 * rest > d || (2 * rest == d && whole % 2 == 1);
    (whole + i128::from(up)) as i64
}

/// Type 7 with position `(n - 1) * quarters / 4`, straight from the definition.
fn quartile(sorted: &[i64], quarters: usize) -> i64 {
    let position = (sorted.len() - 1) * quarters;
    let lower = i128::from(sorted[position / 4]);
    let upper = i128::from(sorted[position.div_ceil(4)]);
    half_even(lower * 4 + (upper - lower) * (position % 4) as i128, 4)
}

fn quote(commodity: u8, market: u8, on: u16, price_minor: i64) -> Quote {
    Quote {
        item: Item {
            commodity: CommodityId::new(&format!("{}_{commodity}", commodity / 2)).unwrap(),
            unit: Unit::parse(if commodity == 3 { "385 g" } else { "kg" }).unwrap(),
            price_type: PriceType::Retail,
            currency: Currency::parse("IDR").unwrap(),
        },
        market: MarketId::new(&market.to_string()).unwrap(),
        observed_on: day(on),
        price_minor,
    }
}

proptest! {
    #[test]
    fn any_split_in_any_order_gives_the_same_bytes(
        quotes in quotes(),
        parts in prop::collection::vec(0_usize..5, 60),
        turned in any::<bool>(),
    ) {
        let whole = digest(&quotes);
        let mut shares = vec![Vec::new(); 5];
        for (quote, part) in quotes.iter().zip(&parts) {
            shares[*part].push(*quote);
        }
        if turned {
            shares.reverse();
            shares.iter_mut().for_each(|share| share.reverse());
        }
        let mut left = Digest::identity();
        for share in &shares {
            left.merge(&digest(share));
        }
        // The other way to put the parentheses.
        let mut right = Digest::identity();
        for share in shares.iter().rev() {
            let mut joined = digest(share);
            joined.merge(&right);
            right = joined;
        }
        let dated: Vec<(i64, Date)> = quotes.iter().map(|(price, on)| (*price, day(*on))).collect();
        prop_assert_eq!(&Digest::from_quotes(&dated).unwrap(), &whole);
        prop_assert_eq!(left.to_bytes(), whole.to_bytes());
        prop_assert_eq!(right.to_bytes(), whole.to_bytes());
        prop_assert_eq!(Digest::from_bytes(&whole.to_bytes()), Ok(whole));
    }

    #[test]
    fn exchanging_one_quote_equals_recomputing_all(
        mut quotes in quotes(), new in (price(), 0_u16..40), at in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!quotes.is_empty());
        let at = at.index(quotes.len());
        let mut held = digest(&quotes);
        let old = quotes[at];
        held.replace((old.0, day(old.1)), (new.0, day(new.1))).unwrap();
        quotes[at] = new;
        prop_assert_eq!(held.to_bytes(), digest(&quotes).to_bytes());
        held.remove(new.0, day(new.1)).unwrap();
        quotes.remove(at);
        prop_assert_eq!(held.to_bytes(), digest(&quotes).to_bytes());
    }

    #[test]
    fn figures_follow_from_their_definitions(quotes in quotes()) {
        prop_assume!(!quotes.is_empty());
        let digest = digest(&quotes);
        let figures = digest.figures().unwrap();
        let mut sorted: Vec<i64> = quotes.iter().map(|(price, _)| *price).collect();
        sorted.sort_unstable();
        let n = sorted.len();
        let mean_of = |prices: &[i64]| {
            let sum: i128 = prices.iter().map(|price| i128::from(*price)).sum();
            half_even(sum, prices.len() as i128)
        };
        prop_assert_eq!(figures.n, n as u64);
        prop_assert_eq!(figures.mean_minor, mean_of(&sorted));
        prop_assert_eq!(figures.median_minor, quartile(&sorted, 2));
        prop_assert_eq!(figures.lower_quartile_minor, quartile(&sorted, 1));
        prop_assert_eq!(figures.upper_quartile_minor, quartile(&sorted, 3));
        prop_assert_eq!((figures.lowest_minor, figures.highest_minor), (sorted[0], sorted[n - 1]));
        prop_assert_eq!(figures.spread_minor, sorted[n - 1] - sorted[0]);
        for (trim, twentieths) in
            [(Trim::FivePercent, 1), (Trim::TenPercent, 2), (Trim::TwentyPercent, 4), (Trim::Quarter, 5)]
        {
            let cut = n * twentieths / 20;
            prop_assert_eq!(digest.trimmed_mean(trim).unwrap(), mean_of(&sorted[cut..n - cut]));
        }
        let days = || quotes.iter().map(|(_, on)| day(*on));
        prop_assert_eq!(Some(figures.oldest_on), days().min());
        prop_assert_eq!(Some(figures.newest_on), days().max());
        let log_sum: f64 = sorted.iter().map(|price| (*price as f64).ln()).sum();
        let geometric = (log_sum / n as f64).exp();
        prop_assert!((figures.geometric_mean / geometric - 1.0).abs() < 1e-12);
        let one = figures.geometric_mean_minor;
        prop_assert!(sorted[0] <= one && one <= sorted[n - 1]);
        // Equal weights are no weights.
        let weighted: Vec<(i64, u32)> = sorted.iter().map(|price| (*price, 7)).collect();
        prop_assert_eq!(weighted_mean(&weighted), Ok(figures.mean_minor));
        prop_assert_eq!(weighted_median(&weighted), Ok(figures.median_minor));
    }

    #[test]
    fn damaged_bytes_are_refused_or_are_another_digest(
        quotes in quotes(), at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(),
    ) {
        let mut bytes = digest(&quotes).to_bytes();
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = byte;
        }
        if let Ok(read) = Digest::from_bytes(&bytes) {
            prop_assert_eq!(read.to_bytes(), bytes);
            prop_assert_eq!(read.figures().is_ok(), read.n() > 0);
        }
    }

    #[test]
    fn noise_is_no_digest(mut bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Digest::from_bytes(&bytes).is_err() || bytes.starts_with(b"P\x01"));
        for tag in [*b"P\x01", *b"T\x01"] {
            if bytes.len() > 2 {
                bytes[..2].copy_from_slice(&tag);
            }
            if let Ok(read) = Table::from_bytes(&bytes) {
                prop_assert_eq!(read.to_bytes(), bytes.clone());
            }
        }
    }

    #[test]
    fn tables_of_codes_equal_digests_to_the_last_bit(
        rows in prop::collection::vec((0_u16..4, 0_u16..5, price()), 0..200),
    ) {
        let commodity: Vec<u16> = rows.iter().map(|row| row.0).collect();
        let on: Vec<u16> = rows.iter().map(|row| row.1).collect();
        let price: Vec<i64> = rows.iter().map(|row| row.2).collect();
        let columns = Columns { commodity: &commodity, day: &on, price: &price };
        let cells = summarize(&columns, 4, 5).unwrap();
        let small: Option<Vec<u32>> = price.iter().map(|price| u32::try_from(*price).ok()).collect();
        if let Some(small) = small {
            let columns = Columns { commodity: &commodity, day: &on, price: &small };
            prop_assert_eq!(&summarize(&columns, 4, 5).unwrap(), &cells);
        }
        for (commodity, on) in (0..4).flat_map(|commodity| (0..5).map(move |on| (commodity, on))) {
            let own = rows.iter().filter(|row| (row.0, row.1) == (commodity, on));
            let own: Vec<(i64, u16)> = own.map(|row| (row.2, row.1)).collect();
            let Some(cell) = cells.get(commodity, on) else {
                prop_assert!(own.is_empty());
                continue;
            };
            let figures = digest(&own).figures().unwrap();
            prop_assert_eq!(u64::from(cell.n), figures.n);
            prop_assert_eq!(cell.median_minor, figures.median_minor);
            prop_assert_eq!(cell.mean_minor, figures.mean_minor);
            prop_assert_eq!(cell.geometric_mean.to_bits(), figures.geometric_mean.to_bits());
        }
    }

    #[test]
    fn tables_merge_and_change_like_digests(
        rows in prop::collection::vec((0_u8..4, 0_u8..4, 0_u16..40, 1_i64..90), 1..50),
        cut in any::<prop::sample::Index>(), period in 0_usize..4, market in any::<bool>(),
    ) {
        let area = |market: &MarketId| (market.as_str() != "3").then(|| "Kota".to_string());
        let by = GroupBy {
            market,
            area: Some(&area),
            commodity: Some(&pihps::commodity_of),
            period: [Period::All, Period::Day, Period::IsoWeek, Period::Month][period],
        };
        let quotes: Vec<Quote> =
            rows.iter().map(|(c, m, on, price)| quote(*c, *m, *on, *price)).collect();
        let (whole, grounds) = Table::from_quotes(&quotes, &by);
        prop_assert_eq!(grounds.used.len() + grounds.set_aside.len(), quotes.len());
        let used = grounds.used;
        let cut = cut.index(used.len() + 1);
        let parts = [&used[cut..], &used[..cut]].map(|part| Table::from_quotes(part, &by).0);
        let [mut merged, mut other] = parts.clone();
        merged.merge(&parts[1]);
        other.merge(&parts[0]);
        prop_assert_eq!(merged.to_bytes(), whole.to_bytes());
        prop_assert_eq!(other.to_bytes(), whole.to_bytes());
        prop_assert_eq!(&Table::from_bytes(&whole.to_bytes()).unwrap(), &whole);
        for quote in &used {
            merged.remove(quote, &by).unwrap();
        }
        prop_assert_eq!(&merged, &Table::identity());
        prop_assert!(merged.remove(&quotes[0], &by).is_err());
        for quote in used.iter().rev() {
            merged.add(quote, &by).unwrap();
        }
        prop_assert_eq!(merged.to_bytes(), whole.to_bytes());
        let n: u64 = whole.iter().map(|(_, digest)| digest.n()).sum();
        prop_assert_eq!(n, used.len() as u64);
    }

    #[test]
    fn the_order_of_markets_changes_no_disparity(mut prices in prop::collection::vec(1_i64..90_000, 1..40)) {
        let found = disparity(&prices).unwrap();
        prices.reverse();
        prop_assert_eq!(disparity(&prices).unwrap(), found.clone());
        let n = prices.len() as f64;
        let mean = prices.iter().sum::<i64>() as f64 / n;
        let variance = prices.iter().map(|p| (*p as f64 - mean).powi(2)).sum::<f64>() / n;
        prop_assert!((found.deviation_minor as f64 - variance.sqrt()).abs() < 0.5 + 1e-6);
        let variation = variance.sqrt() / mean * 10_000.0;
        prop_assert!((found.variation_basis_points as f64 - variation).abs() < 0.5 + 1e-6);
    }
}

#[test]
fn groups_never_mix_units_and_say_when_an_area_is_unknown() {
    let area = |market: &MarketId| (market.as_str() != "3").then(|| "Kota".to_string());
    let by = GroupBy {
        area: Some(&area),
        commodity: Some(&pihps::commodity_of),
        period: Period::IsoWeek,
        ..GroupBy::default()
    };
    let quotes = [
        quote(2, 1, 5, 100),
        quote(3, 1, 5, 40),
        quote(2, 3, 5, 110),
        quote(2, 2, 6, 120),
        quote(2, 2, 6, 130),
        quote(2, 1, 5, 100),
    ];
    let (table, grounds) = Table::from_quotes(&quotes, &by);
    let groups: Vec<(String, String, u64, i64)> = table
        .iter()
        .map(|(key, digest)| {
            let area = key.area.clone().unwrap();
            let unit = key.item.unit.to_wire();
            assert_eq!((key.item.commodity.as_str(), &key.market), ("1", &None));
            (area, unit, digest.n(), digest.mean().unwrap())
        })
        .collect();
    let expected = [("Kota", "385 g", 1, 40), ("", "kg", 1, 110), ("Kota", "kg", 1, 100)];
    let expected = expected.map(|(area, unit, n, mean)| (area.into(), unit.into(), n, mean));
    assert_eq!(groups, expected);
    assert_eq!(grounds.set_aside.len(), 3);
}

#[test]
fn weeks_belong_to_the_year_of_iso_8601() {
    use balai::price::aggregate::PeriodKey;
    for (on, expected) in
        [("2027-01-03", (2026, 53)), ("2024-12-30", (2025, 1)), ("2026-11-23", (2026, 48))]
    {
        let (year, week) = expected;
        assert_eq!(
            Period::IsoWeek.key(iso::parse_date(on).unwrap()),
            PeriodKey::IsoWeek { year, week }
        );
    }
}

/// The number after each `"name":` of a JSON text, cut to whole rupiah.
fn numbers(text: &str, name: &str) -> Vec<i64> {
    let label = format!("\"{name}\":");
    let values = text.split(&label).skip(1);
    values.map(|rest| rest.split(['.', ',', '}']).next().unwrap().parse().unwrap()).collect()
}

#[test]
fn a_published_day_of_pihps_follows_from_its_provinces() {
    let Some(bytes) = super::real::file("pihps/pihps_histogram_result.json") else { return };
    let text = String::from_utf8(bytes).unwrap();
    let provinces = numbers(&text, "Nilai");
    assert_eq!(provinces.len(), 34);
    let published = |name| numbers(&text, name).into_iter().find(|figure| *figure > 0).unwrap();
    assert_eq!((published("SemuaProvinsi"), published("stdDev")), (26_400, 4_000));
    let cell = |published, rule| pihps::Cell { published, rule, parts: &provinces };
    let audit = pihps::audit(&[
        cell(26_400, pihps::Rule::Mean),
        cell(4_000, pihps::Rule::Deviation),
        cell(26_450, pihps::Rule::Mean),
    ]);
    assert_eq!((audit.n_follow, audit.not_checked.len()), (2, 0));
    let [finding] = audit.findings.as_slice() else { panic!("{audit:?}") };
    assert_eq!((finding.cell_idx, finding.recomputed, finding.difference), (2, 26_400, 50));
    // The deviation before rounding, and the classes of the map.
    assert_eq!(disparity(&provinces).unwrap().deviation_minor, 4_022);
    let (lowest, highest) = (provinces.iter().min().unwrap(), provinces.iter().max().unwrap());
    for (price, class) in provinces.iter().zip(numbers(&text, "Kelompok")) {
        assert_eq!(pihps::map_class(*price, *lowest, *highest).map(i64::from), Some(class));
    }
}

#[test]
fn published_changes_of_pihps_are_against_the_last_working_day() {
    let Some(bytes) = super::real::file("pihps/pihps_histogram_result.json") else { return };
    let text = String::from_utf8(bytes).unwrap();
    let idr = Currency::parse("IDR").unwrap();
    let [monday, friday] = ["2020-07-20", "2020-07-17"].map(|on| iso::parse_date(on).unwrap());
    let is_working_day = |on: Date| on.to_julian_day().rem_euclid(7) < 5;
    // Fields stand in quotation marks or not; a difference is written -Rp100.
    let field = |province: &str, name: &str| -> String {
        let rest = province.split(&format!("\"{name}\":")).nth(1).unwrap();
        rest.split([',', '}']).next().unwrap().replace(['"', 'R', 'p'], "")
    };
    let provinces: Vec<&str> = text.split("\"ProvID\":").skip(1).collect();
    assert_eq!(provinces.len(), 34);
    for province in provinces {
        assert_eq!(field(province, "TanggalLast"), "17 Jul 20");
        let price: i64 = field(province, "Nilai").trim_end_matches(".00").parse().unwrap();
        let step: i64 = field(province, "NilaiDiff").parse().unwrap();
        let published: i64 = field(province, "Percentage").replace('.', "").parse().unwrap();
        let series = [(friday, price - step), (monday, price)];
        let found = compare(&series, idr, monday, Against::WorkingDay, 0, &is_working_day).unwrap();
        assert_eq!(
            (found.wanted_on, found.change.basis_points),
            (friday, published),
            "{price} {step}"
        );
    }
}
