//! Whole files, good and bad, through the command's own path.
use crate::clock::Clock;
use crate::{Args, Error, server};
use balai::price::Feed;
use balai::{Instant, UtcOffset};
use clap::Parser as _;
use std::path::Path;

const HEAD: &str = "date,admin1,admin2,market,market_id,latitude,longitude,category,commodity,\
    commodity_id,unit,priceflag,pricetype,currency,price,usdprice\n";
const GOOD: &str = "2026-11-20,Jawa,Kota Éna,Pasar <b>Satu</b>,1,,,cereals,\"Rice, <script>\",5,KG,actual,Retail,IDR,12500,\n";

fn serve(prices: &Path, area: Option<&str>) -> Result<Feed, Error> {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("city.db");
    let mut args = Args::parse_from(["x", "--dist", ".", "--db", db.to_str().unwrap()]);
    args.prices = Some(prices.to_owned());
    args.area = area.map(str::to_owned);
    let now = Instant::parse("2026-11-23T14:00:00+07:00").unwrap();
    let clock = Clock::new(Some(now), UtcOffset::parse("+07:00").unwrap());
    server::open(&args, clock).map(|city| city.snapshot().feed.clone())
}

fn serve_text(text: &[u8], area: Option<&str>) -> Result<Feed, Error> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    serve(file.path(), area)
}

#[test]
fn good_rows_are_kept_and_bad_ones_named_by_line() {
    let mut text = format!("{HEAD}{GOOD}").into_bytes();
    for (from, to) in [("12500", "-5"), ("12500", "abc"), ("KG", "Wheel"), ("2026-11-20", "20/11")]
    {
        text.extend(GOOD.replace(from, to).bytes());
    }
    text.extend(b"2026-11-20,\xff\xfe\n");
    let feed = serve_text(&text, None).unwrap();
    assert_eq!((feed.items.len(), feed.set_aside.n), (1, 5));
    let lines: Vec<u64> = feed.set_aside.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7]);
    assert_eq!(feed.markets.first().unwrap().name, "Pasar <b>Satu</b>");
}

#[test]
fn what_is_not_a_price_file_is_refused_by_name() {
    let no_price = format!("{HEAD}{GOOD}").replace(",price,", ",cost,");
    for text in ["", "<!doctype html><html><body>Log in</body></html>", "{\"a\": 1}", &no_price] {
        let error = serve_text(text.as_bytes(), None).unwrap_err();
        assert_eq!(error.code(), "server.not_a_price_file", "{text}");
    }
    let error = serve(Path::new("no/such/file.csv"), None).unwrap_err();
    assert_eq!(error.code(), "server.file_unreadable");
}

#[test]
fn a_file_without_one_good_row_says_what_is_wrong_with_it() {
    let error = serve_text(format!("{HEAD}{}", GOOD.replace("12500", "-5")).as_bytes(), None);
    let error = error.unwrap_err();
    assert_eq!(error.code(), "server.no_quotes");
    assert!(error.to_string().contains("line 2"), "{error}");
}

#[test]
fn one_endless_line_is_set_aside_in_little_memory() {
    let mut text = format!("{HEAD}{GOOD}").into_bytes();
    text.resize(text.len() + 20_000_000, b'x');
    let feed = serve_text(&text, None).unwrap();
    assert_eq!((feed.items.len(), feed.set_aside.n), (1, 1));
}

#[test]
fn an_area_is_kept_or_refused_with_those_that_exist() {
    let other = GOOD.replace("Kota Éna", "Kota Dwi").replace("Satu</b>,1", "Dua</b>,2");
    let text = format!("{HEAD}{GOOD}{other}");
    let feed = serve_text(text.as_bytes(), Some("KOTA ÉNA")).unwrap();
    assert_eq!((feed.city.as_str(), feed.markets.len()), ("Kota Éna", 1));
    let error = serve_text(text.as_bytes(), Some("Kota Tri")).unwrap_err();
    assert!(error.to_string().contains("Kota Dwi, Kota Éna"), "{error}");
}

#[test]
fn real_files_are_served() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    for (file, age_days_max) in [
        ("wfp/wfp_food_prices_nic.csv", 62),
        ("wfp/wfp_food_prices_cog.csv", 62),
        ("pihps/kalimantan-barat__kab-sintang__2018.xlsx", 7),
    ] {
        let path = folder.join(file);
        if !path.exists() {
            eprintln!("skipped: {file} is not there");
            continue;
        }
        let feed = serve(&path, None).unwrap();
        assert!(!feed.items.is_empty() && !feed.source.invented, "{file}");
        assert_eq!(feed.age_days_max, age_days_max, "{file}");
        let json = feed.to_json();
        assert_eq!(Feed::from_json(&json).unwrap().to_json(), json, "{file}");
    }
}
