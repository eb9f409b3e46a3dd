//! Reference prices: the pack, the verdicts, the newspapers' statements, and what is refused.
//!
//! Source: `packs/id/reference-prices.json`; articles beside each row.

use balai::price::PriceType;
use balai::price::reference::{
    Bounds, Error, INDONESIA, Observation, Position, References, Verdict, verdict,
};
use balai::words::Lang;
use balai::{Coded, Currency, Date, Money, Unit, iso};
use proptest::prelude::*;

fn pack() -> References {
    References::from_json(INDONESIA).unwrap()
}

fn rupiah(minor: i64) -> Money {
    Money { minor, currency: Currency::parse("IDR").unwrap() }
}

fn day(text: &str) -> Date {
    iso::parse_date(text).unwrap()
}

/// A retail price per kilogram.
fn seen<'a>(variety: &'a str, region: &'a str, on: &str, minor: i64) -> Observation<'a> {
    Observation {
        variety,
        region,
        price_type: PriceType::Retail,
        unit: Unit::parse("kg").unwrap(),
        day: day(on),
        price: rupiah(minor),
    }
}

fn sentence(verdict: &Verdict<'_>, lang: Lang) -> String {
    verdict.sentence(lang).replace('\u{a0}', " ")
}

#[track_caller]
fn check(
    observation: &Observation<'_>,
    position: Position,
    basis_points: Option<i64>,
    id: &str,
    en: &str,
) {
    let pack = pack();
    let found = verdict(&pack, observation).unwrap();
    assert_eq!(
        (found.position, found.deviation.map(|deviation| deviation.basis_points)),
        (position, basis_points)
    );
    assert_eq!(sentence(&found, Lang::Id), id);
    assert_eq!(sentence(&found, Lang::En), en);
}

/// Statements of Bloomberg Technoz as they ought to have read. The days of the articles were not
/// found; each stands on a day on which the same figures are attested.
#[test]
fn the_newspapers_statements_come_out_right() {
    // Article 75092 prints "4,95% lebih rendah".
    check(
        &seen("Cabai Rawit Merah", "Indonesia", "2025-06-03", 59_820),
        Position::Above,
        Some(495),
        "Harga cabai rawit merah di Indonesia pada 3 Juni 2025, Rp 59.820 per kg, 4,95% di atas \
         batas atas HAP sebesar Rp 57.000 (Harga Acuan Penjualan di Tingkat Konsumen; berlaku \
         menurut pemberitaan, tanggal mulainya tidak diketahui).",
        "The price of red bird's eye chilli in Indonesia on 3 June 2025, Rp 59,820 per kg, is 4.95% \
         above the upper bound of the HAP of Rp 57,000 (Harga Acuan Penjualan di Tingkat Konsumen; \
         in force according to the press, since when is not known).",
    );
    // Article 72430 prints "56,13% lebih tinggi".
    check(
        &seen("sugar", "national", "2025-06-03", 18_572),
        Position::Above,
        Some(613),
        "Harga gula konsumsi di Indonesia pada 3 Juni 2025, Rp 18.572 per kg, 6,13% di atas HAP \
         sebesar Rp 17.500 (Harga Acuan Penjualan di Tingkat Konsumen; berlaku menurut \
         pemberitaan, tanggal mulainya tidak diketahui; sumber berbeda tentang angka ini).",
        "The price of sugar in Indonesia on 3 June 2025, Rp 18,572 per kg, is 6.13% above the HAP of \
         Rp 17,500 (Harga Acuan Penjualan di Tingkat Konsumen; in force according to the press, \
         since when is not known; sources differ on this figure).",
    );
    // Article 80414 prints "turun 11,49%" against 40,000 to 57,000.
    check(
        &seen("chili-cayenne-red", "national", "2025-06-03", 50_541),
        Position::Within,
        None,
        "Harga cabai rawit merah di Indonesia pada 3 Juni 2025, Rp 50.541 per kg, dalam rentang \
         HAP Rp 40.000 sampai Rp 57.000 (Harga Acuan Penjualan di Tingkat Konsumen; berlaku \
         menurut pemberitaan, tanggal mulainya tidak diketahui).",
        "The price of red bird's eye chilli in Indonesia on 3 June 2025, Rp 50,541 per kg, is within \
         the range of the HAP, Rp 40,000 to Rp 57,000 (Harga Acuan Penjualan di Tingkat Konsumen; \
         in force according to the press, since when is not known).",
    );
    // Article 82623 prints "turun 27,11%" against the same range.
    check(
        &seen("chili-cayenne-red", "national", "2025-09-02", 41_548),
        Position::Within,
        None,
        "Harga cabai rawit merah di Indonesia pada 2 September 2025, Rp 41.548 per kg, dalam \
         rentang HAP Rp 40.000 sampai Rp 57.000 (Harga Acuan Penjualan di Tingkat Konsumen; \
         berlaku menurut pemberitaan, tanggal mulainya tidak diketahui).",
        "The price of red bird's eye chilli in Indonesia on 2 September 2025, Rp 41,548 per kg, \
         is within the range of the HAP, Rp 40,000 to Rp 57,000 (Harga Acuan Penjualan di Tingkat \
         Konsumen; in force according to the press, since when is not known).",
    );
}

#[test]
fn every_shape_of_bounds_reads_naturally() {
    check(
        &seen("rice-medium", "Banten", "2025-09-01", 13_487),
        Position::Within,
        None,
        "Harga beras medium di Banten pada 1 September 2025, Rp 13.487 per kg, tidak di atas HET \
         sebesar Rp 13.500 (Kepbadan 299/2025).",
        "The price of medium rice in Banten on 1 September 2025, Rp 13,487 per kg, is not above the \
         HET of Rp 13,500 (Kepbadan 299/2025).",
    );
    check(
        &seen("Bawang Merah", "Sulawesi Selatan", "2025-07-01", 36_499),
        Position::Below,
        Some(0),
        "Harga bawang merah di Sulawesi Selatan pada 1 Juli 2025, Rp 36.499 per kg, <0,01% di bawah \
         batas bawah HAP sebesar Rp 36.500 (Harga Acuan Penjualan di Tingkat Konsumen; berlaku \
         menurut pemberitaan, tanggal mulainya tidak diketahui).",
        "The price of shallots in Sulawesi Selatan on 1 July 2025, Rp 36,499 per kg, is <0.01% below \
         the lower bound of the HAP of Rp 36,500 (Harga Acuan Penjualan di Tingkat Konsumen; in \
         force according to the press, since when is not known).",
    );
    check(
        &seen("egg", "Jawa Barat", "2025-07-01", 30_000),
        Position::Within,
        None,
        "Harga telur ayam ras di Jawa Barat pada 1 Juli 2025, Rp 30.000 per kg, sama dengan HAP \
         sebesar Rp 30.000 (Harga Acuan Penjualan di Tingkat Konsumen; berlaku menurut \
         pemberitaan, tanggal mulainya tidak diketahui).",
        "The price of broiler eggs in Jawa Barat on 1 July 2025, Rp 30,000 per kg, is equal to the \
         HAP of Rp 30,000 (Harga Acuan Penjualan di Tingkat Konsumen; in force according to the \
         press, since when is not known).",
    );
    let paddy = Observation {
        price_type: PriceType::FarmGate,
        ..seen("paddy-gkp", "JAWA TIMUR", "2026-12-01", 6_175)
    };
    check(
        &paddy,
        Position::Below,
        Some(-500),
        "Harga gabah kering panen di Jawa Timur pada 1 Desember 2026, Rp 6.175 per kg, 5,00% di \
         bawah HPP sebesar Rp 6.500 (Kepbadan 2/2025; terakhir diperiksa 25 November 2026).",
        "The price of freshly harvested paddy in Jawa Timur on 1 December 2026, Rp 6,175 per kg, \
         is 5.00% below the HPP of Rp 6,500 (Kepbadan 2/2025; last checked on 25 November 2026).",
    );
    check(
        &seen("rice-premium", "Bali", "2024-03-10", 15_000),
        Position::Above,
        Some(67),
        "Harga beras premium di Bali pada 10 Maret 2024, Rp 15.000 per kg, 0,67% di atas HET \
         sebesar Rp 14.900 (Perbadan 7/2023; relaksasi menurut surat 102/TS.02.02/K/3/2024 sampai \
         23 Maret 2024; sumber berbeda tentang angka ini).",
        "The price of premium rice in Bali on 10 March 2024, Rp 15,000 per kg, is 0.67% above the HET \
         of Rp 14,900 (Perbadan 7/2023; relaxed by letter 102/TS.02.02/K/3/2024 until 23 March \
         2024; sources differ on this figure).",
    );
}

#[test]
fn the_rule_in_force_on_the_day_and_in_the_zone_decides() {
    let pack = pack();
    // Figures by zone as the regulations name them; days from which they hold as in the pack.
    for (on, rule, is_relaxed, medium, premium) in [
        ("2017-09-01", "het-rice-2017", false, [9_450, 9_950, 10_250], [12_800, 13_300, 13_600]),
        ("2023-03-30", "het-rice-2017", false, [9_450, 9_950, 10_250], [12_800, 13_300, 13_600]),
        ("2023-03-31", "het-rice-2023", false, [10_900, 11_500, 11_800], [13_900, 14_400, 14_800]),
        ("2024-03-09", "het-rice-2023", false, [10_900, 11_500, 11_800], [13_900, 14_400, 14_800]),
        ("2024-03-10", "het-rice-2023", true, [10_900, 11_500, 11_800], [14_900, 15_400, 15_800]),
        ("2024-03-24", "het-rice-2023", true, [10_900, 11_500, 11_800], [14_900, 15_400, 15_800]),
        ("2024-04-24", "het-rice-2023", true, [12_500, 13_100, 13_500], [14_900, 15_400, 15_800]),
        ("2024-06-04", "het-rice-2023", true, [12_500, 13_100, 13_500], [14_900, 15_400, 15_800]),
        ("2024-06-05", "het-rice-2024", false, [12_500, 13_100, 13_500], [14_900, 15_400, 15_800]),
        ("2025-08-21", "het-rice-2024", false, [12_500, 13_100, 13_500], [14_900, 15_400, 15_800]),
        ("2025-08-22", "het-rice-2025", false, [13_500, 14_000, 15_500], [14_900, 15_400, 15_800]),
    ] {
        for (zone, provinces) in [
            ["zone-1", "DKI JAKARTA", "Lampung", "NTB", "Gorontalo"],
            ["zona 2", "Aceh", "ID-KR", "Nusa Tenggara Timur", "KALIMANTAN UTARA"],
            ["Zone 3", "Maluku", "Papua Pegunungan", "ID-PB", "papua"],
        ]
        .iter()
        .enumerate()
        {
            for province in provinces {
                let of =
                    |variety| pack.in_force(variety, province, PriceType::Retail, day(on)).unwrap();
                let (m, p) = (of("rice-medium"), of("Beras Premium"));
                assert_eq!(m.rule.id, rule, "{on} {province}");
                let upper = |bounds: Bounds| bounds.upper().unwrap().minor;
                assert_eq!(
                    (upper(m.bounds()), upper(p.bounds())),
                    (medium[zone], premium[zone]),
                    "{on} {province}"
                );
                assert_eq!(p.relaxed.is_some(), is_relaxed, "{on} {province}");
                assert!(m.bounds().lower().is_none());
            }
        }
    }
    let n_provinces: usize = ["zone-1", "zone-2", "zone-3"]
        .map(|id| pack.regions.iter().find(|region| region.id == id).unwrap().provinces.len())
        .iter()
        .sum();
    assert_eq!((pack.provinces.len(), n_provinces), (38, 38), "every province is in one zone");
}

#[track_caller]
fn check_error(observation: &Observation<'_>, code: &str, says: &str) {
    let error = verdict(&pack(), observation).unwrap_err();
    assert_eq!(error.code(), code);
    assert!(error.to_string().contains(says), "{error}");
}

#[test]
fn without_a_rule_in_force_there_is_no_verdict() {
    let rice = seen("rice-medium", "Banten", "2025-09-01", 13_500);
    check_error(
        &Observation { day: day("2017-08-31"), ..rice },
        "reference.not_in_force",
        "no reference price of rice-medium is known to be in force in ID-BT on 2017-08-31",
    );
    // Attested from 3 June 2025 to the beginning of 2026: neither before nor after.
    for on in ["2025-06-02", "2026-01-02"] {
        let chilli = seen("chili-curly", "Banten", on, 50_000);
        check_error(&chilli, "reference.not_in_force", on);
    }
    let corn = Observation {
        price_type: PriceType::Wholesale,
        ..seen("corn-feed", "Banten", "2026-02-01", 6_898)
    };
    check_error(&corn, "reference.start_unknown", "hap-feed-corn");
    check_error(
        &Observation { variety: "Beras", ..rice },
        "reference.unknown_variety",
        "\"Beras\"",
    );
    check_error(
        &Observation { region: "Tangerang", ..rice },
        "reference.unknown_region",
        "\"Tangerang\"",
    );
    check_error(
        &Observation { region: "Indonesia", ..rice },
        "reference.region_not_covered",
        "no reference price of rice-medium covers national",
    );
    check_error(
        &Observation { price_type: PriceType::Wholesale, ..rice },
        "reference.other_price_type",
        "wholesale",
    );
}

#[test]
fn unlike_things_are_never_compared() {
    let chicken = seen("chicken", "Sulawesi Tengah", "2025-07-01", 75_000);
    for unit in ["ekor", "l", "500 g", "2 kg", "pcs"] {
        let unit = Unit::parse(unit).unwrap();
        check_error(&Observation { unit, ..chicken }, "reference.other_unit", "per kg");
    }
    let dollars = Money { minor: 460, currency: Currency::parse("USD").unwrap() };
    check_error(&Observation { price: dollars, ..chicken }, "reference.other_currency", "USD");
    for minor in [0, -1, i64::MIN] {
        check_error(
            &Observation { price: rupiah(minor), ..chicken },
            "reference.price_not_positive",
            "is no price",
        );
    }
    let one = Bounds::new(None, Some(rupiah(1))).unwrap();
    assert_eq!(one.compare(rupiah(i64::MAX)).unwrap_err().code(), "reference.too_large");
}

/// Any bounds and any price, in rupiah.
fn any_case() -> impl Strategy<Value = (Option<i64>, Option<i64>, i64)> {
    let amount = 1_i64..200_000;
    (proptest::option::of(amount.clone()), proptest::option::of(amount.clone()), amount)
        .prop_filter("one bound at least, in order", |(lower, upper, _)| match (lower, upper) {
            (None, None) => false,
            (Some(lower), Some(upper)) => lower <= upper,
            _ => true,
        })
}

proptest! {
    #[test]
    fn word_sign_and_number_agree((lower, upper, price) in any_case()) {
        let pack = pack();
        // A rule and place of the pack lend their words to the bounds.
        let mut found = verdict(&pack, &seen("egg", "Bali", "2025-07-01", 30_000)).unwrap();
        let mut set = found.in_force.set.clone();
        set.bounds = Bounds::new(lower.map(rupiah), upper.map(rupiah)).unwrap();
        found.in_force.set = &set;
        found.price = rupiah(price);
        (found.position, found.deviation) = set.bounds.compare(found.price).unwrap();
        let sign = found.deviation.map_or(0, |deviation| deviation.numerator.signum());
        let expected = match found.position {
            Position::Above => 1,
            Position::Within => 0,
            Position::Below => -1,
        };
        prop_assert_eq!(sign, expected);
        prop_assert_eq!(upper.is_some_and(|upper| price > upper), expected == 1);
        prop_assert_eq!(lower.is_some_and(|lower| price < lower), expected == -1);
        if let Some(deviation) = found.deviation {
            prop_assert!([0, sign].contains(&deviation.basis_points.signum()));
            let bound = if sign > 0 { upper } else { lower };
            prop_assert_eq!(Some(deviation.against.minor), bound);
            // The exact ratio, by another way.
            let (n, d) = (i128::from(deviation.numerator), i128::from(deviation.denominator));
            let bound = i128::from(bound.unwrap());
            prop_assert_eq!(n * bound, (i128::from(price) - bound) * d);
            let error = i128::from(deviation.basis_points) * d - n * 10_000;
            prop_assert!(2 * error.abs() <= d);
        }
        for (lang, words) in [
            (Lang::Id, ["% di atas ", "% di bawah "]),
            (Lang::En, ["% above ", "% below "]),
        ] {
            let text = sentence(&found, lang);
            prop_assert_eq!(text.contains(words[0]), expected == 1, "{}", text);
            prop_assert_eq!(text.contains(words[1]), expected == -1, "{}", text);
            prop_assert!(text.contains(found.word(lang)) || expected == 0);
        }
    }

    #[test]
    fn scaling_price_and_bounds_changes_nothing((lower, upper, price) in any_case(), k in 1_i64..1_000) {
        let compare = |k: i64| {
            let of = |bound: Option<i64>| bound.map(|bound| rupiah(bound * k));
            let bounds = Bounds::new(of(lower), of(upper)).unwrap();
            let (position, deviation) = bounds.compare(rupiah(price * k)).unwrap();
            let ratio = deviation.map(|d| (d.numerator, d.denominator, d.basis_points));
            (position, ratio)
        };
        prop_assert_eq!(compare(k), compare(1));
    }
}

#[test]
fn bounds_are_never_empty_or_reversed() {
    let dollars = Money { minor: 1, currency: Currency::parse("USD").unwrap() };
    for (lower, upper) in [
        (None, None),
        (Some(rupiah(2)), Some(rupiah(1))),
        (Some(rupiah(0)), None),
        (None, Some(rupiah(-1))),
        (Some(dollars), Some(rupiah(1))),
    ] {
        assert_eq!(Bounds::new(lower, upper), None);
    }
    let error: Error = Bounds::new(None, Some(rupiah(1)))
        .unwrap()
        .compare(Money { minor: 2, currency: dollars.currency })
        .unwrap_err();
    assert_eq!(error.code(), "reference.other_currency");
}
