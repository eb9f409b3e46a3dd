//! `balai prices alerts` as a user runs it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod common;

use serde_json::{Value, json};

use self::common::{done, file, real, refused};

const HEADER: &str = "date,admin1,admin2,market,market_id,latitude,longitude,category,commodity,\
                      commodity_id,unit,priceflag,pricetype,currency,price,usdprice";

fn row(day: &str, market: &str, commodity: &str, price: u32) -> String {
    let area = if market == "9" { "KOTA LAIN" } else { "KOTA CONTOH" };
    let id: u32 = commodity.bytes().map(u32::from).sum();
    format!(
        "{day},BANTEN,{area},Pasar {market},{market},-6.1,106.6,food,{commodity},{id},KG,actual,\
         Retail,IDR,{price},0.8"
    )
}

fn prices(rows: &[String]) -> (tempfile::TempDir, String) {
    file("prices.csv", &format!("{HEADER}\n{}\n", rows.join("\n")))
}

fn alerts(path: &str, more: &[&str]) -> Value {
    let args = [&["prices", "alerts", "--json", path], more].concat();
    serde_json::from_str(&done(&args)).unwrap()
}

/// Sixty months of rice in two markets, that jump in the last; salt in the first two only.
fn five_years() -> Vec<String> {
    let mut rows = Vec::new();
    for n in 0..60_u32 {
        let day = format!("{}-{:02}-15", 2020 + n / 12, n % 12 + 1);
        let price = 10_000 + n * 50 + (n * n * 7) % 90 + if n == 59 { 5_000 } else { 0 };
        rows.push(row(&day, "1", "Rice", price));
        rows.push(row(&day, "2", "Rice", price + 200));
        if n < 2 {
            rows.push(row(&day, "1", "Salt", 8_000));
        }
    }
    rows
}

#[test]
fn a_jump_is_an_alert_and_what_is_not_seen_has_a_reason() {
    let (_folder, path) = prices(&five_years());
    let found = alerts(&path, &[]);
    assert_eq!((&found["month"], &found["as_of"]), (&json!("2024-12"), &json!("2024-12-15")));
    assert_eq!((&found["breach"], &found["items"][0]["breach"]), (&Value::Null, &Value::Null));
    let [rice, salt] = [&found["items"][0], &found["items"][1]];
    // The median of two markets is the midpoint: 200 / 2 above the first.
    assert_eq!(rice["month"]["price"], 10_000 + 59 * 50 + (59 * 59 * 7) % 90 + 5_000 + 100);
    assert_eq!((&rice["alps"]["band"], &rice["alps"]["n_months"]), (&json!("crisis"), &json!(60)));
    assert_eq!(rice["ifpa"]["band"], "abnormally_high");
    assert_eq!(rice["ifpa"]["quarterly"]["n_years"], 4);
    for method in ["alps", "ifpa"] {
        assert_eq!(salt[method]["error"], "alert.missing_month");
    }
    assert_eq!((&salt["month"], &salt["month_last"]), (&Value::Null, &json!("2020-02")));
    let before = alerts(&path, &["--month", "2020-02", "--method", "alps"]);
    assert_eq!(before["items"][1]["alps"]["error"], "alert.short_history");
    assert_eq!(before["items"][1].get("ifpa"), None);
    let text = done(&["prices", "alerts", &path]);
    for words in [
        "ALPS and IFPA of 2024-12",
        "crisis",
        "abnormally high",
        "No ALPS and IFPA: there is no price of 2024-12 [alert.missing_month]\n  Salt per kg, \
         retail (last price: 2020-02)",
        "not looked for: give --place",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

/// Two weeks and a day of August 2025, Monday the 11th to the 25th, with one holiday.
fn two_weeks() -> Vec<String> {
    let days = [11, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 25];
    let prices = [31, 31, 29, 31, 31, 40, 40, 31, 32, 31, 29, 31];
    let mut rows = Vec::new();
    for (day, price) in days.iter().zip(prices) {
        let day = format!("2025-08-{day}");
        rows.push(row(&day, "1", "Eggs (broiler)", price * 1_000));
        rows.push(row(&day, "1", "Salt", 9_000));
    }
    rows
}

#[test]
fn runs_of_working_days_are_breaches() {
    let (_folder, path) = prices(&two_weeks());
    let found = alerts(&path, &["--place", "banten", "--method", "breach"]);
    let eggs = &found["items"].as_array().unwrap()[0]["breach"];
    let salt = &found["items"].as_array().unwrap()[1]["breach"];
    let (eggs, salt) = if eggs["variety"] == "egg" { (eggs, salt) } else { (salt, eggs) };
    assert_eq!(salt["error"], "reference.unknown_variety");
    assert_eq!((&eggs["n_days_judged"], &eggs["n_days_outside"]), (&json!(10), &json!(8)));
    // The run goes over the weekend and the holiday of the 18th, whose prices do not count.
    let runs: Vec<_> = eggs["breaches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|run| {
            [&run["from"], &run["until"], &run["n_days"], &run["is_ongoing"]].map(Value::to_string)
        })
        .collect();
    let expected = ["\"2025-08-14\"", "\"2025-08-21\"", "5", "false"].map(str::to_owned);
    assert_eq!(runs, [expected]);
    let day = &eggs["breaches"][0]["days"][3];
    assert_eq!((&day["upper"], &day["price"]), (&json!(30_000), &json!(32_000)));
    assert_eq!((&day["basis_points"], &day["kind"]), (&json!(667), &json!("HAP")));
    assert_eq!(eggs["not_judged"][0]["days"], json!(["2025-08-16", "2025-08-18"]));
    let none = alerts(&path, &["--place", "banten", "--days", "6"]);
    assert!(!none.to_string().contains("is_ongoing"));
    let one = alerts(&path, &["--place", "banten", "--days", "1"]);
    assert!(one.to_string().contains("\"is_ongoing\":true"));
    let text = done(&["prices", "alerts", &path, "--place", "banten", "--method", "breach"]);
    for words in [
        "Breaches of the reference prices of Banten: 3 working days or more",
        "Eggs (broiler) per kg, retail as broiler eggs: 5 working days above, 2025-08-14 to \
         2025-08-21\n    HAP Rp 30,000 (hap-consumer-2025), at most +6.7%: Rp 32,000 on 2025-08-20",
        "Not judged: not a working day [alert.not_a_working_day]",
        "--judge says what it is [reference.unknown_variety]\n  Salt per kg, retail",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let below = alerts(&path, &["--place", "banten", "--judge", "Salt=egg", "--side", "below"]);
    assert!(below.to_string().contains("\"n_days_outside\":10"), "{below}");
}

#[test]
fn quotes_that_do_not_count_are_listed() {
    let mut rows = five_years();
    rows.push(row("2999-01-15", "1", "Rice", 10_000));
    rows.push(row("2024-11-15", "1", "Rice", 1));
    rows.push(row("2024-10-15", "9", "Maize", 5_000));
    rows.push(row("2024-10-15", "9", "Maize", 6_000));
    let (_folder, path) = prices(&rows);
    let found = alerts(&path, &[]);
    assert_eq!(found["as_of"], "2024-12-15");
    let reasons: Vec<_> =
        found["quotes_set_aside"].as_array().unwrap().iter().map(|q| &q["reason"]).collect();
    let n = |reason: &str| reasons.iter().filter(|other| **other == reason).count();
    assert_eq!((n("contradiction"), n("from_future"), reasons.len()), (4, 1, 5));
    // All quotes of maize contradict each other, and yet it is not passed over.
    let maize = found["items"].as_array().unwrap().iter().find(|item| item["name"] == "Maize");
    assert_eq!(maize.unwrap()["alps"]["error"], "alert.missing_month");
    let area = alerts(&path, &["--area", "kota contoh"]);
    assert_eq!(area["items"].as_array().unwrap().len(), 2);
}

#[test]
fn what_cannot_be_done_says_why() {
    let (_folder, path) = prices(&two_weeks());
    let check = |more: &[&str], status: i32, says: &[&str]| {
        refused(&[&["prices", "alerts", &path], more].concat(), status, says);
    };
    check(&["--month", "2025-13"], 1, &["--month", "no such month", "command.bad_value"]);
    check(&["--month", "Agustus"], 1, &["YYYY-MM", "command.bad_value"]);
    check(&["--month", "2031-01"], 1, &["2025-08 to 2025-08", "command.month_unseen"]);
    check(&["--as-of", "2020-01-01"], 1, &["2025-08-11", "command.nothing_yet"]);
    check(&["--as-of", "besok"], 1, &["--as-of", "command.bad_value"]);
    check(&["--place", "Atlantis"], 1, &["known: ID-AC", "reference.unknown_region"]);
    check(&["--method", "breach"], 1, &["--place", "command.bad_value"]);
    check(&["--judge", "Salt=egg"], 1, &["--place", "command.bad_value"]);
    check(&["--place", "banten", "--judge", "Salt"], 1, &["NAME=ID", "command.bad_value"]);
    check(&["--place", "banten", "--judge", "Salt=x"], 1, &["reference.unknown_variety"]);
    check(&["--place", "banten", "--judge", "Tin=egg"], 1, &["tin", "command.bad_value"]);
    check(&["--area", "Mars"], 1, &["command.area_unknown"]);
    check(&["--days", "0"], 2, &["--days"]);
    check(&["--days", "tiga"], 2, &["--days"]);
    check(&["--method", "magic"], 2, &["alps, ifpa, breach"]);
    let (_folder, empty) = file("empty.csv", "");
    refused(&["prices", "alerts", &empty], 1, &["command.not_a_price_file"]);
    let (_folder, no_row) = prices(&[]);
    refused(&["prices", "alerts", &no_row], 1, &["command.no_quotes"]);
    let (_folder, future) = prices(&[row("2999-01-15", "1", "Rice", 10_000)]);
    refused(&["prices", "alerts", &future], 1, &["2999-01-15", "command.nothing_yet"]);
    let (_folder, one) = prices(&[row("2025-08-11", "1", "Eggs (broiler)", 31_000)]);
    let found = alerts(&one, &["--place", "banten"]);
    assert_eq!(found["items"][0]["alps"]["error"], "alert.short_history");
    assert_eq!(found["items"][0]["ifpa"]["error"], "alert.missing_month");
    assert_eq!(found["items"][0]["breach"]["n_days_outside"], 1);
}

#[test]
fn real_prices_have_figures_or_reasons() {
    for (name, n_items, n_alps) in [
        ("wfp/wfp_food_prices_nic.csv", 28, 7),
        ("wfp/wfp_food_prices_cog.csv", 19, 4),
        ("pihps/kalimantan-barat__kab-sintang__2018.xlsx", 21, 0),
    ] {
        let Some(path) = real(name) else { continue };
        let found = alerts(&path, &["--place", "kalbar"]);
        let items = found["items"].as_array().unwrap();
        let has = |item: &&Value| item["alps"]["value"].is_number();
        assert_eq!((items.len(), items.iter().filter(has).count()), (n_items, n_alps), "{name}");
        for item in items {
            for method in ["alps", "ifpa"] {
                let found = &item[method];
                assert!(found["value"].is_number() != found["error"].is_string(), "{item}");
            }
        }
    }
}
