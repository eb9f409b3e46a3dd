//! Routes of an invented city: two kecamatan of two kelurahan each, one name in both.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::*;
use crate::Coded;
use crate::place::Place;
use crate::words::Lang;

const CITY: &str = r#"{
"format": "balai.routes/1", "about": "invented", "city": "Kota Contoh", "first": "category", "desk": "desk",
"agencies": [
 {"id": "desk", "name_id": "Loket Pengaduan", "name_en": "Complaints desk"},
 {"id": "pu", "name_id": "Dinas PU", "name_en": "Public works"},
 {"id": "lh", "name_id": "Dinas LH", "name_en": "Environment"},
 {"id": "kel-a1", "name_id": "Kelurahan Sukasari", "name_en": "Sukasari office"},
 {"id": "uptd", "name_id": "UPTD Timur", "name_en": "Eastern unit"}],
"categories": [
 {"code": "road", "name_id": "Jalan", "name_en": "Roads"},
 {"code": "road.pothole", "parent": "road", "name_id": "Lubang", "name_en": "Pothole"},
 {"code": "waste", "name_id": "Sampah", "name_en": "Waste"}],
"areas": [
 {"id": "kec-a", "name": "Barat", "kind": "Kecamatan", "code": "36.71.01",
  "geometry": {"type": "Polygon", "coordinates": [[[0,0],[10,0],[10,20],[0,20],[0,0]]]}},
 {"id": "kec-b", "name": "Timur", "kind": "Kecamatan", "code": "36.71.02",
  "geometry": {"type": "Polygon", "coordinates": [[[10,0],[20,0],[20,20],[10,20],[10,0]]]}},
 {"id": "kel-a1", "name": "Sukasari", "kind": "Kelurahan", "code": "36.71.01.1001", "parent": "kec-a",
  "geometry": {"type": "Polygon", "coordinates": [[[0,0],[10,0],[10,10],[0,10],[0,0]]]}},
 {"id": "kel-a2", "name": "Mekar", "kind": "Kelurahan", "parent": "kec-a",
  "geometry": {"type": "Polygon", "coordinates": [[[0,10],[10,10],[10,20],[0,20],[0,10]]]}},
 {"id": "kel-b1", "name": "Sukasari", "kind": "Kelurahan", "parent": "kec-b"},
 {"id": "kel-b2", "name": "Indah", "kind": "Kelurahan", "parent": "kec-b"}],
"rules": [
 {"id": "r1", "category": "road", "agency": "pu"},
 {"id": "r2", "category": "road.pothole", "area": "kec-b", "agency": "uptd"},
 {"id": "r3", "category": "waste", "area": "kec-a", "agency": "lh"},
 {"id": "r4", "area": "kel-a1", "agency": "kel-a1"}]}"#;

fn city() -> Routes {
    Routes::from_json(CITY).unwrap()
}

fn at(latitude: i64, longitude: i64) -> Spot<'static> {
    Spot { place: Place::new(latitude * 1_000_000, longitude * 1_000_000), ..Spot::default() }
}

fn named(name: &str) -> Spot<'_> {
    Spot { name: Some(name), ..Spot::default() }
}

/// The agency and what it says in English, or the areas asked about.
fn told(routes: &Routes, answer: &Answer<'_>) -> String {
    let mut out = String::new();
    match answer {
        Answer::Route(route) => route.explain(routes, None, Lang::En, &mut out),
        Answer::Ask { candidates } => {
            out.push_str("which:");
            for area in candidates {
                out.push(' ');
                out.push_str(&area.id);
            }
        }
    }
    out
}

#[track_caller]
fn check(category: &str, spot: &Spot<'_>, expected: &str) {
    let routes = city();
    assert_eq!(told(&routes, &routes.route(category, spot)), expected, "{category} {spot:?}");
}

#[test]
fn the_most_specific_rule_decides() {
    check(
        "road.pothole",
        &at(5, 15),
        "Eastern unit: rule r2 (category Pothole, area Kecamatan Timur). Kecamatan Timur by the place on the map.",
    );
    check(
        "road.pothole",
        &at(15, 5),
        "Public works: rule r1 (category Roads, area the whole city). Kelurahan Mekar by the place on the map.",
    );
    check(
        "road",
        &at(5, 15),
        "Public works: rule r1 (category Roads, area the whole city). Kecamatan Timur by the place on the map.",
    );
    check(
        "waste",
        &at(5, 5),
        "Environment: rule r3 (category Waste, area Kecamatan Barat). Kelurahan Sukasari by the place on the map.",
    );
    check(
        "waste",
        &at(5, 15),
        "Complaints desk: no rule for this category and area. Kecamatan Timur by the place on the map.",
    );
    check(
        "noise",
        &at(5, 5),
        "Sukasari office: rule r4 (category any, area Kelurahan Sukasari). Kelurahan Sukasari by the place on the map. The category is not known.",
    );
    check(
        "noise",
        &at(50, 50),
        "Complaints desk: no rule for this category and area. The area is not known. The category is not known.",
    );
    check(
        "road",
        &Spot::default(),
        "Public works: rule r1 (category Roads, area the whole city). The area is not known.",
    );
    let by_area =
        Routes::from_json(&CITY.replace(r#""first": "category""#, r#""first": "area""#)).unwrap();
    let Answer::Route(route) = by_area.route("road.pothole", &at(5, 5)) else { panic!() };
    assert_eq!(route.agency.id, "kel-a1", "with the area first, the kelurahan has everything");
}

#[test]
fn areas_are_found_by_name_and_a_name_of_two_is_asked_about() {
    check(
        "waste",
        &named("kel. MEKAR"),
        "Environment: rule r3 (category Waste, area Kecamatan Barat). Kelurahan Mekar by its name.",
    );
    check("waste", &named("Sukasari"), "which: kel-a1 kel-b1");
    let with_part = Spot { part_of: Some("Kec. Barat"), ..named("Sukasari") };
    check(
        "waste",
        &with_part,
        "Environment: rule r3 (category Waste, area Kecamatan Barat). Kelurahan Sukasari by its name.",
    );
    check(
        "waste",
        &Spot { code: Some("3671011001"), ..Spot::default() },
        "Environment: rule r3 (category Waste, area Kecamatan Barat). Kelurahan Sukasari by its code.",
    );
    check(
        "waste",
        &named("Antah"),
        "Complaints desk: no rule for this category and area. The area is not known.",
    );
    check(
        "waste",
        &Spot { name: Some("Indah"), ..at(15, 5) },
        "Environment: rule r3 (category Waste, area Kecamatan Barat). Kelurahan Mekar by the place on the map; what was written: Kelurahan Indah.",
    );
    check(
        "waste",
        &Spot { name: Some("Barat"), ..at(15, 5) },
        "Environment: rule r3 (category Waste, area Kecamatan Barat). Kelurahan Mekar by the place on the map.",
    );
    check(
        "waste",
        &at(10, 5),
        "Environment: rule r3 (category Waste, area Kecamatan Barat). Kelurahan Sukasari by the place on the map; also in Kelurahan Mekar.",
    );
    check(
        "waste",
        &Spot { name: Some("Mekar"), ..at(10, 5) },
        "Environment: rule r3 (category Waste, area Kecamatan Barat). Kelurahan Mekar by the place on the map; also in Kelurahan Sukasari.",
    );
    // With a place the name need not be asked about.
    check(
        "waste",
        &Spot { name: Some("Sukasari"), ..at(5, 5) },
        "Environment: rule r3 (category Waste, area Kecamatan Barat). Kelurahan Sukasari by the place on the map.",
    );
}

#[test]
fn whoever_refuses_is_passed_over_until_the_desk_has_it() {
    let routes = city();
    let mut trail: Vec<Refusal<'_>> = Vec::new();
    let mut way = Vec::new();
    for right in [None, Some("lh"), Some("pu"), Some("nobody"), None] {
        let Answer::Route(route) = routes.route_after("road.pothole", &at(5, 15), &trail) else {
            panic!()
        };
        way.push(route.agency.id.clone());
        if way.last().is_some_and(|id| id == "desk") {
            assert_eq!(route.why, Why::AllRefused);
            assert_eq!(route.refused.len(), trail.len());
            break;
        }
        let agency = routes.agency(&route.agency.id).unwrap();
        trail.push(Refusal { agency: &agency.id, right });
    }
    // uptd refuses; pu names lh; lh names pu, which refused already.
    assert_eq!(way, ["uptd", "pu", "lh", "desk"]);
    let load = Load::of(["lh", "lh", "pu"]);
    let refusals = [Refusal { agency: "pu", right: Some("lh") }];
    let Answer::Route(route) = routes.route_after("road", &at(15, 5), &refusals) else { panic!() };
    let mut out = String::new();
    route.explain(&routes, Some(&load), Lang::Id, &mut out);
    assert_eq!(
        out,
        "Dinas LH: ditunjuk oleh Dinas PU. Kelurahan Mekar dari titik di peta. Ditolak oleh Dinas PU. 2 kasus terbuka."
    );
    let unknown = [Refusal { agency: "pu", right: Some("nobody") }];
    let Answer::Route(route) = routes.route_after("road", &at(15, 5), &unknown) else { panic!() };
    assert_eq!((route.agency.id.as_str(), route.right_unknown), ("desk", true));
}

#[test]
fn no_trail_goes_round_in_circles() {
    let routes = city();
    let ids: Vec<&str> = routes.agencies.iter().map(|agency| agency.id.as_str()).collect();
    let mut random = 3_u64;
    let mut next = |n: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888);
        (random >> 33) as usize % n
    };
    for _ in 0..2_000 {
        let category = ["road", "road.pothole", "waste", "other"][next(4)];
        let spot = at(next(25) as i64, next(25) as i64);
        let mut trail: Vec<Refusal<'_>> = Vec::new();
        loop {
            let Answer::Route(route) = routes.route_after(category, &spot, &trail) else {
                panic!()
            };
            let agency = ids.iter().find(|id| **id == route.agency.id).unwrap();
            if matches!(route.why, Why::NoRule | Why::AllRefused) {
                assert_eq!(route.agency.id, "desk");
                break;
            }
            assert!(trail.iter().all(|one| one.agency != *agency), "{trail:?}");
            trail.push(Refusal { agency, right: [None, Some(ids[next(5)])][next(2)] });
        }
        assert!(trail.len() <= ids.len());
    }
}

#[test]
fn loads_are_a_fold() {
    let all = Load::of(["a", "b", "a"]);
    let mut parts = Load::of(["a"]);
    parts.merge(&Load::of(["b", "a"]));
    assert_eq!(all, parts);
}

fn codes(faults: &[Fault]) -> Vec<String> {
    let of = |fault: &Fault| {
        let mut out = fault.code().to_string();
        out.push(' ');
        out.push_str(&fault.id);
        out
    };
    faults.iter().map(of).collect()
}

#[test]
fn every_fault_is_found_with_its_place_and_remedy() {
    assert_eq!(codes(&city().notes), ["route.no_rule waste"]);
    let bad = CITY
        .replace(r#""desk": "desk""#, r#""desk": "nowhere""#)
        .replace(r#""parent": "road","#, r#""parent": "rod","#)
        .replace(r#""id": "kel-b2""#, r#""id": "kel-b1""#)
        .replace(
            r#""id": "r1", "category": "road", "agency": "pu""#,
            r#""id": "r1", "category": "x", "area": "y", "agency": "z""#,
        )
        .replace(r#""name": "Barat", "#, r#""name": "Barat", "parent": "kel-a2", "#)
        .replace(
            r#""id": "r4", "area": "kel-a1""#,
            r#""id": "r4", "category": "waste", "area": "kec-a""#,
        );
    let Err(Error::Faulty { faults }) = Routes::from_json(&bad) else { panic!() };
    assert_eq!(
        codes(&faults),
        [
            "route.unknown_agency nowhere",
            "route.unknown_category road.pothole",
            "route.unknown_category r1",
            "route.unknown_area r1",
            "route.unknown_agency r1",
            "route.twice kel-b1",
            "route.circle kec-a",
            "route.circle kel-a2",
            "route.same_rule r4",
            "route.idle_agency pu",
        ]
    );
    let told = faults.get(4).map(|fault| {
        let mut out = String::new();
        fault.explain(Lang::En, &mut out);
        out
    });
    assert_eq!(
        told.as_deref(),
        Some("rules[0] \"r1\": agency \"z\" is not in agencies; add it or put it right")
    );
}

#[test]
fn overlaps_gaps_and_names_are_noted() {
    let doubtful = CITY
        .replace(
            "[[[0,10],[10,10],[10,20],[0,20],[0,10]]]",
            "[[[0,8],[10,8],[10,18],[0,18],[0,8]]]",
        )
        .replace(
            "[[[0,0],[10,0],[10,10],[0,10],[0,0]]]",
            "[[[0,0],[10,0],[10,9],[0,9],[0,0]],[[1,1],[2,2]]]",
        )
        .replace(r#""name": "Indah""#, r#""name": "Kel. suka sari""#)
        .replace(r#", "agency": "uptd"}"#, r#", "agency": "pu"}"#);
    let routes = Routes::from_json(&doubtful).unwrap();
    assert_eq!(
        codes(&routes.notes),
        [
            "route.bad_ring kel-a1",
            "route.overlap kel-a2",
            "route.gap kec-a",
            "route.no_rule waste",
            "route.same_name kel-b2",
            "route.idle_agency uptd",
        ]
    );
    for lang in [Lang::Id, Lang::En] {
        for note in &routes.notes {
            let mut out = String::new();
            note.explain(lang, &mut out);
            assert!(out.contains(&note.id) && out.contains(';'), "{out}");
        }
    }
    // 9 + 10 of 20, though one of them lies twice.
    assert!(routes.notes.iter().any(|note| note.flaw == Flaw::Gap { per_mille: 50 }));
}

#[test]
fn what_is_no_routes_file_is_refused() {
    for (from, to, code) in [
        ("routes/1", "routes/2", "route.format"),
        ("\"first\": \"category\"", "\"first\": \"luck\"", "route.unreadable"),
        ("\"city\"", "\"town\"", "route.unreadable"),
        ("\"code\": \"waste\",", "", "route.unreadable"),
        ("[[[0,0],[10,0],[10,20],[0,20],[0,0]]]", "7", "route.unreadable"),
        ("\"agency\": \"pu\"", "\"agency\": null", "route.unreadable"),
    ] {
        let error = Routes::from_json(&CITY.replacen(from, to, 1)).unwrap_err();
        assert_eq!(error.code(), code, "{to}: {error}");
    }
}
