//! The command as a user runs it: output, errors, exit status.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod common;

use serde_json::Value;

use self::common::{done, refused};

const HEADER: &str = "date,admin1,admin2,market,market_id,latitude,longitude,category,commodity,\
                      commodity_id,unit,priceflag,pricetype,currency,price,usdprice";

/// A file of invented prices: two markets in one area, one elsewhere, a bad row.
fn prices() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("prices.csv");
    let row = |day: &str, area: &str, id: &str, price: &str| {
        format!(
            "{day},BANTEN,{area},Pasar {id},{id},-6.1,106.6,cereals,Rice,52,KG,actual,Retail,IDR,\
             {price},0.8"
        )
    };
    let rows = [
        row("2026-11-20", "KOTA CONTOH", "1", "12000"),
        row("2026-11-23", "KOTA CONTOH", "1", "12500"),
        row("2026-11-23", "KOTA CONTOH", "2", "13500"),
        row("2026-11-23", "KOTA LAIN", "3", "20000"),
        row("2026-11-23", "KOTA LAIN", "3", "mahal"),
    ];
    std::fs::write(&path, format!("{HEADER}\n{}\n", rows.join("\n"))).unwrap();
    let path = path.display().to_string();
    (folder, path)
}

#[test]
fn a_price_is_held_against_the_reference_price_in_force() {
    let ask = |price: &str, more: &[&str]| {
        let mut args = vec!["prices", "verdict", "--commodity", "rice-medium", "--place", "zone-1"];
        args.extend(["--on", "2018-03-01", "--price", price]);
        args.extend(more);
        done(&args)
    };
    let above: Value = serde_json::from_str(&ask("10395", &["--json"])).unwrap();
    assert_eq!((&above["position"], &above["upper"]), (&"above".into(), &9450.into()));
    let deviation = &above["deviation"];
    assert_eq!((&deviation["numerator"], &deviation["denominator"]), (&1.into(), &10.into()));
    assert_eq!(deviation["basis_points"], 1_000);
    assert_eq!(above["rule"]["id"], "het-rice-2017");
    let within: Value = serde_json::from_str(&ask("9450", &["--json"])).unwrap();
    assert_eq!((&within["position"], &within["deviation"]), (&"within".into(), &Value::Null));
    assert_eq!(ask("10395", &["--lang", "en"]).trim_end(), above["sentence_en"].as_str().unwrap());
    assert_eq!(ask("10395", &[]).trim_end(), above["sentence_id"].as_str().unwrap());
}

#[test]
fn no_verdict_is_given_where_none_is_known() {
    let base = ["prices", "verdict", "--commodity", "rice-medium", "--place", "zone-1", "--on"];
    let ask = |more: &[&str], says: &[&str]| refused(&[&base, more].concat(), 1, says);
    ask(&["1990-01-01", "--price", "9000"], &["reference.not_in_force"]);
    ask(&["2018-03-01", "--price", "-5"], &["reference.price_not_positive"]);
    ask(&["2018-03-01", "--price", "mahal"], &["command.bad_value", "--price"]);
    ask(&["2018-03-01", "--price", "9000.5"], &["command.bad_value", "smallest unit"]);
    ask(&["2018-03-01", "--price", "9000", "--unit", "sack"], &["reference.other_unit"]);
    ask(&["kemarin", "--price", "9000"], &["command.bad_value", "--on"]);
    let mut other = base.to_vec();
    other.extend(["2018-03-01", "--price", "9000"]);
    other[3] = "durian";
    refused(&other, 1, &["reference.unknown_variety", "known: rice-medium"]);
    (other[3], other[5]) = ("rice-medium", "Atlantis");
    refused(&other, 1, &["reference.unknown_region", "known: "]);
}

#[test]
fn reading_tells_every_row() {
    let (_folder, path) = prices();
    let text = done(&["prices", "read", &path]);
    assert!(text.contains("5 rows: 4 quotes, 0 averages of others left out, 1 set aside"));
    assert!(text.contains("line 6:"), "{text}");
    let json: Value = serde_json::from_str(&done(&["prices", "read", "--json", &path])).unwrap();
    let file = &json["files"][0];
    assert_eq!(file["n_quotes"], 4);
    assert_eq!(file["set_aside"][0]["line"], 6);
    assert_eq!(
        (&file["observed_from"], &file["observed_until"]),
        (&Value::from("2026-11-20"), &Value::from("2026-11-23"),)
    );
}

#[test]
fn figures_are_those_of_the_area_and_the_day() {
    let (_folder, path) = prices();
    let summary = |more: &[&str]| -> Value {
        let args = [&["prices", "summarize", "--json", &path], more].concat();
        serde_json::from_str(&done(&args)).unwrap()
    };
    let all = summary(&[]);
    assert_eq!(
        (all["items"][0]["median"].as_i64(), all["items"][0]["mean"].as_i64()),
        (Some(13_500), Some(15_333))
    );
    let area = summary(&["--area", "kota contoh"]);
    assert_eq!(area["items"][0]["median"], 13_000);
    assert_eq!(area["items"][0]["change"]["basis_points"], 833);
    let before = summary(&["--as-of", "2026-11-22"]);
    assert_eq!(
        (&before["items"][0]["median"], &before["items"][0]["n_markets"]),
        (&Value::from(12_000), &Value::from(1))
    );
    let text = done(&["prices", "summarize", &path]);
    assert!(text.contains("Rice per kg, retail") && text.contains("Rp 13,500"), "{text}");
    assert!(text.contains("1 rows set aside"), "{text}");
}

#[test]
fn a_feed_renders_to_the_same_bytes_as_its_file() {
    let (folder, path) = prices();
    let feed = folder.path().join("board.json");
    std::fs::write(&feed, done(&["prices", "feed", &path])).unwrap();
    let from_feed = done(&["render", "price-board", "--data", &feed.display().to_string()]);
    let from_file = done(&["render", "price-board", "--data", &path]);
    assert_eq!(from_feed, from_file);
    assert!(from_feed.starts_with("<balai-price-board"), "{from_feed}");
    let page = done(&["render", "price-board", "--data", &path, "--page", "--lang", "en"]);
    assert!(page.contains("<html lang=\"en\">") && page.contains("Rp&nbsp;13,500"), "{page}");
    assert!(!page.contains("<script src"), "{page}");
}

#[test]
fn what_cannot_be_done_is_said_with_a_code_and_a_remedy() {
    let (folder, path) = prices();
    let other = folder.path().join("page.html");
    std::fs::write(&other, "<!doctype html>").unwrap();
    let other = other.display().to_string();
    let gone = std::path::PathBuf::from(&path).with_file_name("gone.csv").display().to_string();
    refused(&["prices", "read", &gone], 1, &["gone.csv", "command.file_unreadable"]);
    refused(&["prices", "read", &other], 1, &["HTML", "command.not_a_price_file"]);
    refused(
        &["prices", "summarize", &path, "--area", "Kota Tiada"],
        1,
        &["KOTA CONTOH, KOTA LAIN", "command.area_unknown"],
    );
    refused(
        &["prices", "summarize", &path, "--as-of", "2026-02-30"],
        1,
        &["--as-of", "no such day", "command.bad_value"],
    );
    refused(
        &["prices", "summarize", &path, "--as-of", "2020-01-01"],
        1,
        &["2026-11-20", "command.nothing_yet"],
    );
    refused(&["render", "price-board", "--data", &other], 1, &["command.not_a_price_file"]);
    let broken = folder.path().join("broken.json");
    std::fs::write(&broken, "{\"format\": \"other/9\"}").unwrap();
    let broken = broken.display().to_string();
    refused(&["render", "price-board", "--data", &broken], 1, &["other/9", "command.not_a_feed"]);
    refused(&["prices", "read"], 2, &["FILE"]);
    refused(&["weather"], 2, &["weather"]);
}

/// A table of two groups; the second holds one product only.
fn sales() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sales.csv");
    let rows = [
        "id,month,price,quantity,group",
        "a,2026-01,100,1,x",
        "b,2026-01,100,3,x",
        "a,2026-02,200,1,x",
        "b,2026-02,50,3,x",
        "c,2026-01,80,1,y",
        "c,2026-02,,1,y",
        "c,2026-03,60,1,y",
    ];
    std::fs::write(&path, rows.join("\n") + "\n").unwrap();
    let path = path.display().to_string();
    (folder, path)
}

const COLUMNS: [&str; 4] = ["--product-col", "id", "--period-col", "month"];

#[test]
fn an_index_is_written_with_the_columns_of_its_table() {
    let (_folder, path) = sales();
    let index = |more: &[&str]| done(&[&["prices", "index", &path], &COLUMNS[..], more].concat());
    let jevons = index(&["--method", "jevons", "--group-col", "group"]);
    assert_eq!(
        jevons,
        "group,month,index_value,n_products,n_imputed,reason\n\
         x,2026-01,1,2,0,\nx,2026-02,1,2,0,\ny,2026-01,1,1,0,\ny,2026-03,0.75,1,0,\n"
    );
    // 100 * 1 + 100 * 3 in January, 200 * 1 + 50 * 3 at the same quantities in February.
    let laspeyres = index(&[
        "--method",
        "laspeyres",
        "--quantity-col",
        "quantity",
        "--group-col",
        "group",
        "--json",
    ]);
    let json: Value = serde_json::from_str(&laspeyres).unwrap();
    assert_eq!(json["series"][0]["points"][1]["index"], 0.875);
}

#[test]
fn an_index_that_cannot_be_computed_says_why() {
    let (folder, path) = sales();
    let index = |more: &[&'static str]| -> Vec<String> {
        let args = [&["prices", "index"], &COLUMNS[..], more].concat();
        args.into_iter().map(str::to_owned).chain([path.clone()]).collect()
    };
    let check = |more: &[&'static str], says: &[&str]| {
        let args = index(more);
        refused(&args.iter().map(String::as_str).collect::<Vec<_>>(), 1, says);
    };
    check(&["--method", "magic"], &["--method", "geks-tornqvist", "command.bad_value"]);
    check(&["--method", "jevons", "--splice", "half"], &["--window", "command.bad_value"]);
    check(
        &["--method", "jevons", "--window", "2", "--splice", "wide"],
        &["mean-published", "command.bad_value"],
    );
    check(&["--method", "fisher"], &["quantit", "index.no_quantities"]);
    check(&["--method", "jevons", "--price-col", "harga"], &["harga", "command.no_column"]);
    let bad = folder.path().join("bad.csv");
    std::fs::write(&bad, "id,month,price\na,2026-01,murah\n").unwrap();
    let bad = bad.display().to_string();
    let args = [&["prices", "index", &bad, "--method", "jevons"], &COLUMNS[..]].concat();
    refused(&args, 1, &["line 2", "murah", "command.not_a_number"]);
}
