//! `balai prices review` as a user runs it: the list, the decisions that come back, what is left.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod common;

use serde_json::{Value, json};

use self::common::{done, file, real, refused};

const HEADER: &str = "date,admin1,admin2,market,market_id,latitude,longitude,category,commodity,\
                      commodity_id,unit,priceflag,pricetype,currency,price,usdprice";

/// Rice in four markets from Monday 19 to Thursday 22 January 2026: one price per sack, one that
/// jumps, one market with two prices of a day, one price again.
fn rows() -> Vec<String> {
    let mut rows = vec![HEADER.to_owned()];
    let mut row = |market: u32, day: u32, price: &str| {
        let area = if market == 4 { "KOTA LAIN" } else { "KOTA CONTOH" };
        rows.push(format!(
            "2026-01-{day},BANTEN,{area},Pasar {market},{market},-6.17,106.63,cereals,Rice,52,KG,\
             actual,Retail,IDR,{price},0.8"
        ));
    };
    for (market, prices) in [
        (1, ["12500", "12500", "12500", "12500"]),
        (2, ["12500", "12600", "12600", "19000"]),
        (3, ["12400", "12400", "620000", "12400"]),
        (4, ["12500", "12500", "12500", "12700"]),
    ] {
        for (day, price) in (19..).zip(prices) {
            row(market, day, price);
        }
    }
    row(4, 22, "12750");
    row(4, 21, "12500");
    rows
}

fn prices(rows: &[String]) -> (tempfile::TempDir, String) {
    file("prices.csv", &(rows.join("\n") + "\n"))
}

fn found(args: &[&str]) -> Value {
    let args = [&["prices", "review", "--json"], args].concat();
    serde_json::from_str(&done(&args)).unwrap()
}

#[test]
fn the_list_is_in_the_order_in_which_to_look() {
    let (_folder, path) = prices(&rows());
    let list = found(&[&path]);
    let rows: Vec<(&str, &str, &str)> = list["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| ["market_id", "observed_on", "grounds"].map(|name| row[name].as_str().unwrap()))
        .map(|[market, day, grounds]| (market, day, grounds))
        .collect();
    let sack = "implausible-unit x50 after 12400 on 2026-01-20; \
                implausible-unit x50 among median 12550";
    assert_eq!(
        rows,
        [
            ("4", "2026-01-22", "contradiction"),
            ("4", "2026-01-22", "contradiction"),
            ("3", "2026-01-21", sack),
            ("3", "2026-01-22", "implausible-unit /50 after 620000 on 2026-01-21"),
            ("2", "2026-01-22", "outlier after 12600 on 2026-01-21; outlier among median 12500"),
        ]
    );
    let flag = &list["rows"][2]["flags"][0];
    assert_eq!(
        flag["compared"],
        json!({
            "with": "earlier", "observed_on": "2026-01-20", "price": "12400"
        })
    );
    assert_eq!((&flag["relative"], &list["rows"][2]["decision"]), (&json!(50.0), &Value::Null));
    assert_eq!((&list["as_of"], &list["n_prices"]), (&json!("2026-01-22"), &json!(18)));
    assert_eq!(list["rules"][0]["rule"], "log-floor");
    assert_eq!(list["rules"].as_array().unwrap().len(), 7);
    let text = done(&["prices", "review", &path]);
    for words in [
        "prices.csv: 5 of 18 prices to look at, as of 2026-01-22",
        "log-floor             z_max 5, scale_floor 0.03",
        "  3. Rice per kg, retail; Pasar 3, KOTA CONTOH, 2026-01-21: Rp 620,000\n     \
         implausible-unit: about 50 times its price of 2026-01-20 (Rp 12,400) (fixed-cutoff",
        "implausible-unit: about one part in 50 of its price of 2026-01-21 (Rp 620,000)",
        "outlier: +50.8% against its price of 2026-01-21 (Rp 12,600)",
        "outlier: +52.0% against the median of the markets that day (Rp 12,500)",
        "1 prices that came more than once and count once",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    // The day that is looked from, the area and the rule change what is found.
    let earlier = found(&[&path, "--as-of", "2026-01-21"]);
    assert_eq!(earlier["rows"][0]["why"], "dated after 2026-01-21");
    assert_eq!(found(&[&path, "--area", "kota lain"])["rows"].as_array().unwrap().len(), 2);
    let strict = found(&[&path, "--rule", "fixed-cutoff", "--param", "upper=1.005"]);
    assert!(strict["rows"].as_array().unwrap().len() > 5);
    assert_eq!(strict["rules"][0]["parameters"], json!({ "lower": 0.4, "upper": 1.005 }));
}

/// The list as CSV with the last columns of some rows filled in: number of the row, and the cells.
fn decided(path: &str, answers: &[(usize, &str)]) -> (tempfile::TempDir, String) {
    let list = done(&["prices", "review", "--csv", path]);
    let lines =
        list.lines().enumerate().map(|(n, line)| match answers.iter().find(|(row, _)| *row == n) {
            Some((_, answer)) => line.strip_suffix(",,,,,,").unwrap().to_owned() + "," + answer,
            None => line.to_owned(),
        });
    let lines: Vec<String> = lines.collect();
    file("list.csv", &lines.join("\n"))
}

const BOTH: &str = "Ani,2026-01-23,Budi,2026-01-24";

#[test]
fn decisions_are_applied_and_what_counts_can_be_read_again() {
    let (folder, path) = prices(&rows());
    let answers = [
        (2, format!("set-aside,typed wrong,{BOTH}")),
        (3, format!("set-aside,\"per sack, not per kg\",{BOTH}")),
        (5, "Keep,true,Ani,2026-01-23,,".to_owned()),
    ];
    let answers: Vec<(usize, &str)> = answers.iter().map(|(n, text)| (*n, text.as_str())).collect();
    let (_folder, list) = decided(&path, &answers);
    let clean = folder.path().join("cleaned.csv").display().to_string();
    let args = ["prices", "review", &path, "--decisions", &list, "--clean", &clean];
    let text = done(&args);
    for words in [
        "3 decisions applied, 2 rows of the file undecided\n  15 prices count",
        "  2 set aside by decision\n  1 came again and count once\n",
        "2026-01-22: Rp 12,750\n     line 3: kept-out, does not count: typed wrong (Ani, Budi)",
        "2026-01-21: Rp 620,000\n     line 4: kept-out, does not count: per sack, not per kg",
        "line 6: dismissed, counts: true (Ani; waits for somebody else)",
        "Not decided about yet\n  1. Rice",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    // What is left is read by the other commands, without what was set aside.
    let left: Value = serde_json::from_str(&done(&["prices", "read", "--json", &clean])).unwrap();
    assert!(left.to_string().contains("\"n_quotes\":15"), "{left}");
    let again = found(&[&clean]);
    // The price that came back from the sack's is no jump any more; 19,000 still is.
    let still: Vec<&Value> =
        again["rows"].as_array().unwrap().iter().map(|row| &row["price"]).collect();
    assert_eq!(still, ["19000"]);
    assert_eq!(again["rows"][0]["area"], "KOTA CONTOH");
    let log = found(&[&path, "--decisions", &list]);
    assert_eq!((&log["n_counting"], &log["n_set_aside_by_decision"]), (&json!(15), &json!(2)));
    let sack = &log["rows"][2];
    assert_eq!((&sack["standing"], &sack["counts"]), (&json!("kept-out"), &json!(false)));
    let last = json!({
        "on": "2026-01-24", "by": "Budi", "step": "kept-out", "what": "per sack, not per kg"
    });
    assert_eq!(sack["events"].as_array().unwrap().last(), Some(&last));
    let csv = done(&["prices", "review", &path, "--decisions", &list, "--csv"]);
    assert!(csv.contains(",4,kept-out,no,\"per sack, not per kg\",Ani,Budi,"), "{csv}");
}

#[test]
fn decisions_come_back_as_json_too() {
    let (_folder, path) = prices(&rows());
    let mut list = found(&[&path]);
    for (name, value) in [
        ("decision", "set-aside"),
        ("reason", "per sack"),
        ("reviewed_by", "Ani"),
        ("reviewed_on", "2026-01-23"),
        ("settled_by", "Budi"),
        ("settled_on", "2026-01-23"),
    ] {
        list["rows"][2][name] = json!(value);
    }
    let (_folder, whole) = file("list.json", &format!("{list:#}"));
    let (_folder, rows) = file("rows.json", &list["rows"].to_string());
    for file in [whole, rows] {
        let log = found(&[&path, "--decisions", &file]);
        assert_eq!((&log["n_decisions"], &log["n_rows_undecided"]), (&json!(1), &json!(4)));
        assert_eq!(log["n_counting"], 14, "the contradiction and the repeated one do not count");
    }
    // A line is told in JSON as well: the third row's own.
    list["rows"][2]["price"] = json!("620001");
    let text = format!("{list:#}");
    let before = text.split("620001").next().unwrap();
    let line = before.rfind("\n    {").unwrap();
    let line =
        format!("line {}: the list has no such row", before[..line].matches('\n').count() + 2);
    let (_folder, wrong) = file("list.json", &text);
    refused(&["prices", "review", &path, "--decisions", &wrong], 1, &[&line, "decision.unlisted"]);
    for (text, says) in [
        ("{\"rows\": [{\"price\": 1}]}", "expected a string"),
        ("{\"rows\": [{}]}", "a row without all fields that name it"),
        ("{\"rows\": [{\"x\": 1}]}", "a field that is none of the list's"),
        ("{}", "there are no rows"),
        ("[", "line 1"),
    ] {
        let (_folder, wrong) = file("list.json", text);
        let args = ["prices", "review", &path, "--decisions", &wrong];
        refused(&args, 1, &[says, "command.bad_table"]);
    }
}

#[test]
fn decisions_that_do_not_fit_change_nothing() {
    let (folder, path) = prices(&rows());
    let clean = folder.path().join("cleaned.csv").display().to_string();
    let refuse = |list: &str, says: &[&str]| {
        let args = ["prices", "review", &path, "--decisions", list, "--clean", &clean];
        refused(&args, 1, says);
        assert!(!std::path::Path::new(&clean).exists());
    };
    let check = |answer: &str, says: &[&str]| {
        let (_folder, list) = decided(&path, &[(3, answer)]);
        refuse(&list, says);
    };
    check("set-aside,x,Ani,2026-01-20,,", &["line 4", "before the price", "decision.before_data"]);
    check("set-aside,x,Ani,2026-01-23,Ani,2026-01-23", &["line 4", "review.same_person"]);
    check("set-aside,x,Ani,2026-01-23,Budi,2026-01-22", &["line 4", "review.out_of_order"]);
    check("set-aside,,Ani,2026-01-23,,", &["line 4", "review.no_reason"]);
    check("set-aside,x,,2026-01-23,,", &["line 4", "review.no_person"]);
    check("delete,x,Ani,2026-01-23,,", &["line 4", "decision", "\"delete\"", "command.bad_row"]);
    check("keep,x,Ani,23/01/2026,,", &["line 4", "reviewed_on", "command.bad_row"]);
    check("keep,x,Ani,2026-01-23,Budi,", &["line 4", "settled_on", "command.bad_row"]);
    check(",x,,,,", &["line 4", "column reason is filled in", "command.bad_row"]);
    let (_folder, good) = decided(&path, &[(3, &format!("set-aside,x,{BOTH}"))]);
    let text = std::fs::read_to_string(&good).unwrap();
    let row = text.lines().nth(3).unwrap();
    let (_folder, twice) = file("list.csv", &format!("{text}\n{row}\n"));
    refuse(&twice, &["line 7", "already, in line 4", "decision.twice"]);
    let (_folder, gone) = file("list.csv", &text.replace("620000,kg", "620001,kg"));
    refuse(&gone, &["line 4", "decision.unlisted"]);
    let (_folder, other) =
        file("list.csv", &format!("{}\n{row}\n{row}", text.replace("x50 a", "x25 a")));
    refuse(&other, &["line 4", "decision.outdated", "and 2 more"]);
    let (_folder, column) = file("list.csv", &text.replace("grounds", "ground"));
    refuse(&column, &["\"ground\"", "command.bad_table"]);
    let (_folder, empty) = file("list.csv", "n\n");
    refuse(&empty, &["no column", "command.bad_table"]);
    // What a spreadsheet makes of it, with semicolons, is read as well.
    let mut table = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    for record in reader.records() {
        table.write_record(&record.unwrap()).unwrap();
    }
    let text = String::from_utf8(table.into_inner().unwrap()).unwrap();
    let (_folder, list) = file("list.csv", &format!("\u{feff}{text}"));
    assert_eq!(found(&[&path, "--decisions", &list])["n_set_aside_by_decision"], 1);
    // The data moved on: another market of the day changes the median that was decided on.
    let mut more = rows();
    more.push(more[1].replace("2026-01-19", "2026-01-21").replace("Pasar 1,1", "Pasar 9,9"));
    let (_folder, moved) = prices(&more);
    let args = ["prices", "review", &moved, "--decisions", &good];
    refused(&args, 1, &["line 4", "among median 12500", "decision.outdated"]);
}

#[test]
fn what_cannot_be_done_says_why() {
    let (_folder, path) = prices(&rows());
    let check = |more: &[&str], status: i32, says: &[&str]| {
        refused(&[&["prices", "review", &path], more].concat(), status, says);
    };
    check(&["--rule", "magic"], 1, &["log-floor, fixed-cutoff", "command.bad_value"]);
    check(&["--param", "c=1"], 1, &["it has: z_max, scale_floor", "command.bad_value"]);
    check(&["--param", "z_max"], 1, &["NAME=VALUE", "command.bad_value"]);
    check(&["--param", "z_max=lima"], 1, &["no number", "command.bad_value"]);
    check(&["--param", "z_max=-1"], 1, &["out of range", "command.bad_value"]);
    check(&["--param", "z_max=NaN"], 1, &["out of range", "command.bad_value"]);
    check(&["--as-of", "2020-01-01"], 1, &["command.nothing_yet"]);
    check(&["--area", "Mars"], 1, &["command.area_unknown"]);
    check(&["--decisions", "/nowhere.csv"], 1, &["command.file_unreadable"]);
    check(&["--clean", "x.csv"], 2, &["--decisions"]);
    check(&["--csv", "--json"], 2, &["--json"]);
    let (_folder, list) = decided(&path, &[]);
    let args = ["--decisions", &list, "--clean", "/nowhere/at/all.csv"];
    check(&args, 1, &["command.file_unwritable"]);
    let none = done(&["prices", "review", &path, "--decisions", &list]);
    assert!(none.contains("0 decisions applied, 5 rows of the file undecided"), "{none}");
    assert!(none.contains("2 do not count: they contradict each other"), "{none}");
}

#[test]
fn real_prices_have_as_many_rows_as_were_counted_before() {
    for (name, n_rows, n_prices) in [
        ("wfp/wfp_food_prices_nic.csv", 39, 4_936),
        ("pihps/kalimantan-barat__kab-sintang__2018.xlsx", 79, 5_397),
    ] {
        let Some(path) = real(name) else { continue };
        let list = found(&[&path]);
        assert_eq!(list["n_prices"], n_prices, "{name}");
        let rows = list["rows"].as_array().unwrap();
        assert_eq!(rows.len(), n_rows, "{name}");
        // Nothing decided: all that was read is written again and reads the same.
        let (folder, empty) = decided(&path, &[]);
        let clean = folder.path().join("cleaned.csv").display().to_string();
        let args = ["prices", "review", &path, "--decisions", &empty, "--clean", &clean];
        done(&args);
        let grounds = |list: &Value| -> Vec<Value> {
            list["rows"].as_array().unwrap().iter().map(|row| row["grounds"].clone()).collect()
        };
        let again = found(&[&clean]);
        assert_eq!((grounds(&again), &again["n_prices"]), (grounds(&list), &list["n_prices"]));
        assert_eq!(again["n_rows_set_aside"], 0);
    }
}
