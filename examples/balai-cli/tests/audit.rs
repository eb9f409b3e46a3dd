//! `balai prices audit` as a user runs it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod common;

use serde_json::{Value, json};

use self::common::{balai, done, file, real, refused};

/// Figures that follow, one that does not, and one for each reason why it cannot be told.
const GRID: &str = "\
    No,Komoditas (Rp),\"02/ 01/ 2023\",\"03/ 01/ 2023\"\n\
    I,Gula Pasir,\"13,050\",\"13,100\"\n\
    1,Gula Pasir Kualitas Premium,\"14,000\",\"14,000\"\n\
    2,Gula Pasir Lokal,\"12,050\",-\n\
    II,Telur Ayam,\"25,200\",-\n\
    1,Telur Ayam Ras Segar,\"25,210\",\"25,000\"\n\
    III,Bawang Merah,\"30,000\",mahal\n\
    1,Bawang Merah Ukuran Sedang,?,\"30,000\"\n\
    IV,Beras,\"10,000\",\"10,000\"\n\
    1,Telur Ayam Ras Segar,\"10,000\",\"10,000\"\n\
    V,Bawang Putih,\"10,000\",-\n\
    1,Bawang Putih Ukuran Sedang,-,-\n\
    x,Bawang,\"1\",-\n\
    VI,Daging Ayam,\"20,000\",-\n\
    VII,Cabai Merah,\"20,000\",-\n\
    1,Cabai Merah Besar,\"20,000\",-\n";

fn audit(path: &str) -> Value {
    serde_json::from_str(&done(&["prices", "audit", "--json", path])).unwrap()
}

#[test]
fn every_figure_follows_differs_or_has_a_reason() {
    let (_folder, path) = file("kota.csv", GRID);
    let found = audit(&path);
    let count = json!({
        "n_cells": 11, "n_follow": 3, "n_follow_from_one_variety": 2, "n_differ": 1,
        "n_not_checked": 7
    });
    assert_eq!(found["total"], count);
    let grid = &found["files"][0];
    assert_eq!((&grid["count"], &grid["n_prices"]), (&count, &json!(18)));
    let differs = json!([{
        "line": 2, "commodity": "Gula Pasir", "day": "2023-01-03", "column": "03/ 01/ 2023",
        "n_varieties": 1, "published": 13_100, "computed": 14_000, "difference": -900
    }]);
    assert_eq!(grid["cells"], differs);
    let reasons: Vec<_> = grid["not_checked"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| {
            let day = cell["day"].as_str().unwrap().get(8..).unwrap().to_owned();
            (cell["line"].as_u64().unwrap(), day, cell["code"].as_str().unwrap().to_owned())
        })
        .collect();
    let expected = [
        (5, "03", "audit.not_published"),
        (7, "02", "audit.part_unreadable"),
        (7, "03", "price.not_a_number"),
        (9, "02", "audit.foreign_part"),
        (9, "03", "audit.foreign_part"),
        (11, "02", "audit.row_lost"),
        (14, "02", "audit.no_variety"),
    ];
    let expected = expected.map(|(line, day, code)| (line, day.to_owned(), code.to_owned()));
    assert_eq!(reasons, expected);
    assert_eq!(grid["no_multiple_of_50"][0]["published"], 25_210);
    assert_eq!(grid["set_aside"].as_array().unwrap().len(), 2);
    let text = done(&["prices", "audit", &path]);
    for words in [
        "4 checked: 3 follow from their varieties (2 of them from one alone), 1 do not",
        "7 cannot be checked",
        "2 days from 2023-01-02 to 2023-01-03: line 10: \"Telur Ayam Ras Segar\" is no variety",
        "1 of 18 prices are no multiple of Rp 50",
        "2 rows or cells could not be read",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_figure_without_the_prices_of_its_varieties_is_not_checked() {
    let grid = "No,Komoditas (Rp),02/01/2023\nI,Telur Ayam,100\n1,Telur Ayam Ras Segar,-\n";
    let (_folder, path) = file("kota.csv", grid);
    assert_eq!(audit(&path)["files"][0]["not_checked"][0]["code"], "audit.no_part");
}

#[test]
fn findings_are_a_failure_only_if_asked() {
    let (_folder, path) = file("kota.csv", GRID);
    let output = balai(&["prices", "audit", "--strict", &path]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(!output.stdout.is_empty());
    assert!(said.contains("1 of 4 cells") && said.contains("command.cells_differ"), "{said}");
    let good = GRID.replace("13,100", "14,000");
    let (_folder, path) = file("kota.csv", &good);
    done(&["prices", "audit", "--strict", &path]);
}

#[test]
fn what_is_no_grid_is_refused() {
    for (text, says) in [
        ("", "command.not_a_price_file"),
        ("<html>", "command.not_a_price_file"),
        ("date,market,market_id,commodity,commodity_id,unit,pricetype,currency,price\n", ""),
    ] {
        let (_folder, path) = file("file.csv", text);
        let says = if says.is_empty() { "command.not_a_grid" } else { says };
        refused(&["prices", "audit", &path], 1, &[says]);
    }
    refused(&["prices", "audit", "/nowhere/at/all.csv"], 1, &["command.file_unreadable"]);
    refused(&["prices", "audit"], 2, &["FILE"]);
}

#[test]
fn the_workbook_of_sintang_follows_as_often_as_was_counted_before() {
    let Some(path) = real("pihps/kalimantan-barat__kab-sintang__2018.xlsx") else { return };
    let total = json!({
        "n_cells": 2_570, "n_follow": 1_137, "n_follow_from_one_variety": 1_028,
        "n_differ": 1_433, "n_not_checked": 0
    });
    assert_eq!(audit(&path)["total"], total);
}
