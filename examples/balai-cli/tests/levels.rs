//! `balai prices audit` of several grids against each other, as a user runs it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod common;

use serde_json::{Value, json};

use self::common::{balai, done, refused};

/// Eggs of the nation, two provinces and three cities, on three days.
const GRIDS: [(&str, &str); 6] = [
    ("id.csv", "\"26,000\",\"26,000\",\"26,000\""),
    ("kalbar.csv", "\"25,050\",\"25,000\",\"26,500\""),
    ("jatim.csv", "\"27,000\",\"26,950\",\"-\""),
    ("sintang.csv", "\"25,000\",\"24,000\",\"26,500\""),
    ("pontianak.csv", "\"25,050\",\"25,000\",\"-\""),
    ("surabaya.csv", "\"27,000\",\"26,950\",\"mahal\""),
];

const LEVELS: &str = "file,level,name,within,n_parts\n\
    id.csv,nation,Indonesia,,2\n\
    kalbar.csv,province,Kalimantan Barat,Indonesia,2\n\
    jatim.csv,Province,Jawa Timur,Indonesia,38\n\
    sintang.csv,city,Sintang,Kalimantan Barat,\n\
    pontianak.csv,city,Pontianak,Kalimantan Barat,\n\
    surabaya.csv,city,Surabaya,Jawa Timur,\n";

fn folder(levels: &str) -> (tempfile::TempDir, impl Fn(&str) -> String + use<>) {
    let folder = tempfile::tempdir().unwrap();
    for (name, cells) in GRIDS {
        let heads = "No,Komoditas (Rp),02/01/2023,03/01/2023,04/01/2023";
        let text = format!("{heads}\nI,Telur Ayam,{cells}\n");
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    std::fs::write(folder.path().join("levels.csv"), levels).unwrap();
    let path = folder.path().to_owned();
    (folder, move |name: &str| path.join(name).display().to_string())
}

#[test]
fn a_province_against_its_cities() {
    let (_folder, at) = folder("");
    let [kalbar, sintang, pontianak] = ["kalbar.csv", "sintang.csv", "pontianak.csv"].map(&at);
    let args = ["prices", "audit", &sintang, &pontianak, "--province", &kalbar];
    let found: Value = serde_json::from_str(&done(&[&args[..], &["--json"]].concat())).unwrap();
    let count = json!({
        "n_cells": 3, "n_follow": 1, "n_differ": 1, "n_not_judged": 1,
        "n_not_judged_but_as_the_other_parts": 1
    });
    assert_eq!(found["total"], count);
    let whole = &found["wholes"][0];
    assert_eq!(whole["all_parts_taken_to_be_given"], true);
    let parts = json!([
        { "area": sintang, "line": 2, "price": 24_000, "flaw": null },
        { "area": pontianak, "line": 2, "price": 25_000, "flaw": null },
    ]);
    let cell = json!({
        "line": 2, "row": "Telur Ayam", "commodity": "pihps-4", "unit": "kg", "day": "2023-01-03",
        "published": 25_000, "computed": 24_500, "difference": 500, "parts": parts
    });
    assert_eq!(whole["cells"], json!([cell]));
    let missing = &whole["not_judged"][0];
    assert_eq!(missing["code"], "audit.part_missing");
    assert_eq!(missing["computed_from_the_others"], 26_500);
    let text = done(&args);
    for words in [
        "(province): 3 figures, 2 parts given, taken to be all",
        "2 judged: 1 follow from the parts, 1 do not",
        "1 cannot be judged, of which 1 are what the parts at hand give",
        "Telur Ayam, line 2, 2023-01-03: published 25,000, computed 24,500 (+500)\n    from ",
        "Telur Ayam, 2023-01-04: parts without a figure of the day: 1 [audit.part_missing]",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let output = balai(&[&args[..], &["--strict"]].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("1 of 2 cells do not follow from their parts"), "{said}");
    let some = done(&[&args[..], &["--parts", "14"]].concat());
    assert!(some.contains("3 figures, 2 of 14 parts given\n  0 judged"), "{some}");
    assert!(
        some.contains("grids of 2 of its 14 parts are given [audit.parts_not_given]"),
        "{some}"
    );
}

#[test]
fn a_nation_with_its_provinces_and_their_cities() {
    let (_folder, at) = folder(LEVELS);
    let args = ["prices", "audit", "--levels", &at("levels.csv")];
    let found: Value = serde_json::from_str(&done(&[&args[..], &["--json"]].concat())).unwrap();
    let wholes: Vec<_> = found["wholes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|whole| (whole["area"].as_str().unwrap(), &whole["count"]))
        .map(|(name, count)| (name, count["n_follow"].clone(), count["n_not_judged"].clone()))
        .collect();
    let expected = [
        ("Indonesia", json!(1), json!(1)),
        ("Kalimantan Barat", json!(1), json!(1)),
        // 38 cities, of which one is given.
        ("Jawa Timur", json!(0), json!(3)),
    ];
    assert_eq!(wholes, expected);
    assert_eq!(found["areas"][5]["set_aside"][0]["code"], "price.not_a_number");
    assert!(done(&args).contains("surabaya.csv: 1 rows or cells could not be read"));
}

#[test]
fn levels_that_do_not_fit_are_refused() {
    let check = |from: &str, to: &str, says: &[&str]| {
        assert!(LEVELS.contains(from), "{from}");
        let (_folder, at) = folder(&LEVELS.replacen(from, to, 1));
        refused(&["prices", "audit", "--levels", &at("levels.csv")], 1, says);
    };
    check("Sintang,", "Pontianak,", &["Pontianak is there twice", "audit.area_twice"]);
    check("Jawa Timur,\n", "Jatim,\n", &["Surabaya is a part of Jatim", "audit.area_unknown"]);
    check("city,Surabaya", "nation,Surabaya", &["audit.wrong_level"]);
    check("Indonesia,2\n", "Indonesia,1\n", &["audit.too_many_parts"]);
    check("city,Sintang", "kota,Sintang", &["line 5", "\"kota\"", "command.bad_row"]);
    check(",38", ",banyak", &["line 4", "n_parts", "command.bad_row"]);
    check("sintang.csv,", ",", &["line 5", "file", "command.bad_row"]);
    check("sintang.csv,", "sintan.csv,", &["sintan.csv", "command.file_unreadable"]);
    check("within", "di", &["\"di\"", "within", "command.bad_table"]);
    check("level,", "level,level,", &["command.bad_table"]);
    let (_folder, at) = folder("file,level,name,within\n");
    refused(&["prices", "audit", "--levels", &at("levels.csv")], 1, &["command.bad_table"]);
    let grid = at("sintang.csv");
    refused(&["prices", "audit", &grid, "--parts", "2"], 1, &["--parts", "command.bad_value"]);
    refused(&["prices", "audit", &grid, "--levels", "x"], 2, &["--levels"]);
    refused(&["prices", "audit", "--province", &grid], 2, &["FILE"]);
}
