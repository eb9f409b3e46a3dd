//! Duplicates: what holds for every score, the index against a look at every case, and how often
//! the rules are right on invented pairs.

use balai::complaint::duplicate::{
    Audience, Complaint, INDONESIA, Index, PartKind, Rules, Sketch, score,
};
use balai::place::{Place, distance_m};
use balai::words::Lang;
use balai::{Coded, Instant};

use crate::duplicate_pairs::PAIRS;

fn rules() -> Rules {
    Rules::from_json(INDONESIA).unwrap()
}

fn sketch(place: Option<Place>, days: i64, category: &str, text: &str) -> Sketch {
    let submitted_at = Instant::from_unix_seconds(1_790_000_000 + days * 86_400);
    let group = category.split('.').next().unwrap();
    Sketch::new(&Complaint { place, submitted_at, category, group, text })
}

fn at(latitude: i32, longitude: i32) -> Option<Place> {
    Some(Place { latitude, longitude })
}

/// Two places so many metres apart, to the east.
fn apart(metres: u32) -> [Option<Place>; 2] {
    let here = Place { latitude: -6_170_000, longitude: 106_630_000 };
    let there = (0..5_000)
        .map(|step| Place { longitude: here.longitude + step, ..here })
        .find(|there| distance_m(here, *there) >= metres);
    [Some(here), there]
}

#[test]
fn the_rules_are_right_on_invented_pairs() {
    let rules = rules();
    let (mut tp, mut fp, mut missed) = (0, Vec::new(), Vec::new());
    for (same, metres, days, [category_a, category_b], [text_a, text_b]) in PAIRS {
        let [here, there] = apart(*metres);
        let a = sketch(here, 0, category_a, text_a);
        let b = sketch(there, i64::from(*days), category_b, text_b);
        let score = score(&a, &b, &rules, Audience::Public);
        let found = Index::new([(1, a)]).candidates(&b, &rules, Audience::Public, 5);
        match (*same, found.len()) {
            (true, 1) => tp += 1,
            (true, _) => missed.push((score.per_mille, text_a, text_b)),
            (false, 1) => fp.push((score.per_mille, text_a, text_b)),
            _ => {}
        }
    }
    let n_same = PAIRS.iter().filter(|pair| pair.0).count();
    assert!(PAIRS.len() >= 60 && n_same >= 30, "{} {n_same}", PAIRS.len());
    // FixMyStreet's: the same category or group, within 250 m.
    let by_peer = |same| {
        let group = |category: &'static str| category.split('.').next();
        let alike = |[a, b]: [&'static str; 2]| group(a) == group(b);
        PAIRS.iter().filter(|p| p.0 == same && p.1 <= 250 && alike(p.3)).count()
    };
    // The figures of docs/reference/complaint-duplicates.md.
    let figures = (PAIRS.len(), n_same, tp, fp.len(), by_peer(true), by_peer(false));
    assert_eq!(figures, (76, 40, 38, 2, 36, 21), "missed {missed:#?}\nwrong {fp:#?}");
}

#[test]
fn a_score_is_the_same_both_ways_and_full_with_itself() {
    let rules = rules();
    for (_, metres, days, [category_a, category_b], [text_a, text_b]) in PAIRS {
        let [here, there] = apart(*metres);
        let a = sketch(here, 0, category_a, text_a);
        let b = sketch(there, i64::from(*days), category_b, text_b);
        for audience in [Audience::Public, Audience::Staff] {
            assert_eq!(score(&a, &b, &rules, audience), score(&b, &a, &rules, audience));
            for same in [&a, &b] {
                assert_eq!(
                    score(same, same, &rules, audience).per_mille,
                    1_000,
                    "{text_a} {text_b}"
                );
            }
        }
    }
    let silent = sketch(None, 0, "a", "");
    let score = score(&silent, &silent, &rules, Audience::Public);
    assert_eq!(
        (score.per_mille, score.parts[0].per_mille, score.parts[3].per_mille),
        (1_000, None, None)
    );
}

#[test]
fn a_score_falls_with_distance_time_category_and_text_only() {
    let rules = rules();
    let base =
        sketch(at(-6_170_000, 106_630_000), 0, "road.pothole", "lubang besar jalan melati masjid");
    let total = |place, days, category: &str, text: &str| {
        score(&base, &sketch(place, days, category, text), &rules, Audience::Public).per_mille
    };
    let full = "lubang besar jalan melati masjid";
    let mut last = 1_000;
    for step in 0..400 {
        let now = total(at(-6_170_000, 106_630_000 + step * 10), 0, "road.pothole", full);
        assert!(now <= last, "{step}");
        last = now;
    }
    assert_eq!(last, 700, "beyond the radius distance counts nothing");
    last = 1_000;
    for days in 0..200 {
        let now = total(base.place, days, "road.pothole", full);
        assert!(now <= last);
        last = now;
    }
    assert_eq!(last, 900);
    let by_category =
        ["road.pothole", "road.damage", "light.out"].map(|c| total(base.place, 0, c, full));
    assert_eq!(by_category, [1_000, 920, 800]);
    let texts = [full, "lubang besar jalan melati", "lubang besar", "lubang", "sampah"];
    let by_text = texts.map(|text| total(base.place, 0, "road.pothole", text));
    assert!(by_text.windows(2).all(|pair| pair[0] > pair[1]), "{by_text:?}");
}

#[test]
fn grounds_are_told_in_both_languages() {
    let rules = rules();
    let [here, there] = apart(130);
    let a = sketch(here, 0, "road.pothole", "Lubang besar di Jl. Melati");
    let b = sketch(there, 3, "road.damage", "Jalan Melati berlubang");
    let score = score(&a, &b, &rules, Audience::Public);
    let told = [Lang::Id, Lang::En].map(|lang| {
        let mut out = String::new();
        score.explain(lang, &mut out);
        out.replace('\u{a0}', " ")
    });
    assert_eq!(
        told,
        [
            "kemiripan 690‰: jarak 130 m, 500‰ (bobot 300); waktu 3 hari, 1.000‰ (bobot 100); \
             kategori satu kelompok, 600‰ (bobot 200); teks kata 800‰, huruf 800‰, 800‰ (bobot 400)",
            "likeness 690‰: distance 130 m, 500‰ (weight 300); time 3 days, 1,000‰ (weight 100); \
             category of one group, 600‰ (weight 200); text words 800‰, letters 800‰, 800‰ (weight 400)",
        ]
    );
    let unknown = sketch(None, 0, "x", "");
    let mut out = String::new();
    balai::complaint::duplicate::score(&a, &unknown, &rules, Audience::Staff)
        .explain(Lang::En, &mut out);
    assert!(out.contains("distance unknown, not counted"), "{out}");
    assert!(out.contains("text unknown, not counted"), "{out}");
}

#[test]
fn the_index_finds_what_a_look_at_every_case_finds() {
    let rules = Rules::from_json(
        &INDONESIA.replace(
            "\"categories\": []",
            "\"categories\": [{\"category\": \"flood\", \"radius_m\": 700}, {\"category\": \"light\", \"radius_m\": 40}]",
        ),
    )
    .unwrap();
    let mut random = 17_u64;
    let mut next = |n: u64| {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % n
    };
    let texts = ["lubang besar", "lubang kecil melati", "banjir", "lampu mati", ""];
    let categories = ["flood", "light", "road.a", "road.b"];
    // Around the antimeridian, where cells have a seam.
    let mut any = |n: u64| {
        let east = (next(20_000) as i32 + 179_990_000 + 180_000_000) % 360_000_000 - 180_000_000;
        let place = if next(20) == 0 { None } else { at(next(15_000) as i32, east) };
        let category = categories[next(4) as usize];
        (n, sketch(place, next(200) as i64, category, texts[next(5) as usize]))
    };
    let cases: Vec<(u64, Sketch)> = (0..400).map(&mut any).collect();
    let mut index = Index::new(cases.iter().take(300).cloned());
    let (mut held, mut n_found) = (cases.clone(), 0);
    for (key, sketch) in cases.iter().skip(300) {
        assert_eq!(index.insert(*key, sketch.clone()), sketch.place.is_some());
    }
    for key in (0..400).step_by(7) {
        assert_eq!(index.remove(&key), cases[key as usize].1.place.is_some());
        assert!(!index.remove(&key));
    }
    held.retain(|(key, sketch)| key % 7 != 0 && sketch.place.is_some());
    assert_eq!(index.len(), held.len());
    for asked in 0..100 {
        let (_, complaint) = any(asked);
        for audience in [Audience::Public, Audience::Staff] {
            let found = index.candidates(&complaint, &rules, audience, 7);
            let mut expected: Vec<_> = held
                .iter()
                .filter(|_| complaint.place.is_some())
                .filter_map(|(key, other)| {
                    let score = score(&complaint, other, &rules, audience);
                    let rule = rules.of_pair(&complaint.category, &other.category);
                    let [.., time, _, _] = score.parts;
                    let PartKind::Time { seconds } = time.kind else { panic!() };
                    let offered = score.per_mille >= rule.threshold
                        && score.distance_m().unwrap() <= rule.radius_m(audience)
                        && seconds <= u64::from(rule.days_max) * 86_400;
                    offered.then_some((u16::MAX - score.per_mille, score.distance_m(), *key))
                })
                .collect();
            expected.sort_unstable();
            expected.truncate(7);
            let found: Vec<_> = found
                .iter()
                .map(|c| (u16::MAX - c.score.per_mille, c.score.distance_m(), c.key))
                .collect();
            assert_eq!(found, expected);
            n_found += found.len();
        }
    }
    assert!(n_found > 300, "{n_found}");
}

#[test]
fn bad_rules_are_refused_where_they_are_bad() {
    for (from, to, code) in [
        ("duplicates/1", "duplicates/2", "duplicate.format"),
        ("\"near_m\": 10,", "", "duplicate.unreadable"),
        ("\"radius_m\": 250", "\"radius_m\": 5", "duplicate.unreadable"),
        ("\"days_max\": 180", "\"days_max\": 2", "duplicate.unreadable"),
        ("\"threshold\": 650", "\"threshold\": 1001", "duplicate.unreadable"),
        ("\"threshold\": 650", "\"treshold\": 650", "duplicate.unreadable"),
        (
            "\"time\": 100, \"category\": 200",
            "\"time\": 0, \"category\": 0",
            "duplicate.unreadable",
        ),
        ("\"text\": 400", "\"text\": -1", "duplicate.unreadable"),
        ("[]", "[{\"category\": \"a\"}, {\"category\": \"a\"}]", "duplicate.unreadable"),
        ("[]", "[{}]", "duplicate.unreadable"),
    ] {
        let error = Rules::from_json(&INDONESIA.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.code(), code, "{to}: {error}");
    }
    let own = INDONESIA.replace("[]", "[{\"category\": \"flood\", \"radius_m\": 700}]");
    let rules = Rules::from_json(&own).unwrap();
    assert_eq!((rules.of("flood").radius_m, rules.of("flood").near_m), (700, 10));
    assert_eq!(rules.of_pair("flood", "light"), &rules.default);
}
