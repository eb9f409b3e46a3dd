//! WFP files: forms that are read, rows that are set aside.
//!
//! Source: `docs/reference/price-rules.md`.

use balai::Coded;
use balai::price::read::Tally;

use super::{HEADER, read_wfp, row};

#[track_caller]
fn check_row(changes: &[(usize, &str)], code: &str, column: &str) {
    let file =
        format!("{HEADER}\n{}\n{}\n{}\n", row(&[]), row(changes), row(&[(3, "Pasar \"B\"")]));
    let (sink, _) = read_wfp(file.as_bytes(), 4_096).unwrap();
    let found: Vec<_> = sink
        .set_aside
        .iter()
        .map(|r| (r.line, r.reason.code(), r.reason.column.as_str()))
        .collect();
    assert_eq!(found, [(3, code, column)]);
    assert_eq!(sink.quotes.len(), 2);
}

#[test]
fn a_bad_row_is_set_aside_with_its_line_and_reason() {
    check_row(&[(0, "2026-02-30")], "price.bad_date", "date");
    check_row(&[(0, "20/11/2026")], "price.bad_date", "date");
    check_row(&[(0, "")], "price.missing_field", "date");
    check_row(&[(4, "")], "price.missing_field", "market_id");
    check_row(&[(9, " ")], "price.missing_field", "commodity_id");
    check_row(&[(4, "x\u{1}y")], "price.bad_id", "market_id");
    check_row(&[(10, "furlong")], "price.unknown_unit", "unit");
    check_row(&[(12, "Barter")], "price.unknown_price_type", "pricetype");
    check_row(&[(13, "RPH")], "price.unknown_currency", "currency");
    check_row(&[(14, "-5")], "price.negative_price", "price");
    check_row(&[(14, "0")], "price.zero_price", "price");
    check_row(&[(14, "0.4")], "price.zero_price", "price");
    check_row(&[(14, "NaN")], "price.not_a_number", "price");
    check_row(&[(14, "1e5")], "price.not_a_number", "price");
    check_row(&[(14, "\"12,500\"")], "price.not_a_number", "price");
    check_row(&[(14, "")], "price.missing_field", "price");
    check_row(&[(14, "99999999999999999999")], "price.price_too_large", "price");
    check_row(&[(15, "0.8,x")], "price.too_many_fields", "");
    check_row(&[(8, "\"Rice")], "price.unbalanced_quote", "");
}

#[track_caller]
fn check_whole(file: &str, expected: (u64, u64, u64, u64)) {
    let (_, tally) = read_wfp(file.as_bytes(), 7).unwrap();
    let Tally { n_quotes, n_aggregates, n_rounded, n_set_aside, .. } = tally;
    assert_eq!((n_quotes, n_aggregates, n_rounded, n_set_aside), expected, "{file}");
}

#[test]
fn forms_of_the_file_that_mean_the_same() {
    let good = row(&[]);
    let hxl = "#date,#adm1+name,#adm2+name,#loc+market+name,#loc+market+code,#geo+lat,#geo+lon,\
               #item+type,#item+name,#item+code,#item+unit,#item+price+flag,#item+price+type,\
               #currency+code,#value,#value+usd";
    check_whole(&format!("{HEADER}\n{good}\n"), (1, 0, 0, 0));
    check_whole(&format!("{HEADER}\n{good}"), (1, 0, 0, 0));
    check_whole(&format!("{HEADER}\n{hxl}\n{good}\n"), (1, 0, 0, 0));
    check_whole(&format!("\u{feff}{HEADER}\r\n{hxl}\r\n\r\n{good}\r\n"), (1, 0, 0, 0));
    check_whole(&format!("{HEADER}\r{good}\r{good}\r"), (2, 0, 0, 0));
    check_whole(&format!("countryiso3,{HEADER}\nIDN,{good}\n"), (1, 0, 0, 0));
    check_whole(&format!("{HEADER},extra\n{good},anything\n"), (1, 0, 0, 0));
    check_whole(&format!("{HEADER}\n{good},,\n"), (1, 0, 0, 0));
    check_whole(&format!("{HEADER}\n").replace(',', ";"), (0, 0, 0, 0));
    check_whole(&format!("{HEADER}\n{good}\n").replace(',', ";"), (1, 0, 0, 0));
    check_whole(&format!("{}\n{good}", HEADER.to_uppercase()), (1, 0, 0, 0));
    let turned = |line: &str| line.split(',').rev().collect::<Vec<_>>().join(",");
    check_whole(&format!("{}\n{}\n", turned(HEADER), turned(&good)), (1, 0, 0, 0));
}

#[test]
fn averages_by_others_are_left_out_and_decimals_rounded() {
    for changes in [
        &[(3, "National Average"), (4, "974")][..],
        &[(3, "NATIONAL AVERAGE (urban)")],
        &[(3, "Total"), (1, ""), (2, ""), (5, ""), (6, "")],
        &[(11, "aggregate")],
        &[(11, "\"actual,aggregate\""), (14, "-1")],
    ] {
        check_whole(&format!("{HEADER}\n{}\n{}\n", row(&[]), row(changes)), (1, 1, 0, 0));
    }
    // Brazzaville has a real market of this name.
    check_whole(&format!("{HEADER}\n{}\n", row(&[(3, "Total")])), (1, 0, 0, 0));
    check_whole(&format!("{HEADER}\n{}\n", row(&[(14, "12500.50")])), (1, 0, 1, 0));
    let (sink, _) =
        read_wfp(format!("{HEADER}\n{}", row(&[(14, "12500.5")])).as_bytes(), 9).unwrap();
    assert_eq!(sink.quotes[0].price_minor, 12_500);
}

#[test]
fn text_columns_are_kept_as_they_are() {
    let nasty = "<script>alert('x')</script> \"\"&";
    let file = format!("{HEADER}\n{}\n", row(&[(3, &format!("\"{nasty}\"")), (2, "<b>")]));
    let (sink, _) = read_wfp(file.as_bytes(), 5).unwrap();
    let market = sink.markets.values().next().unwrap();
    assert_eq!(market.name, "<script>alert('x')</script> \"&");
    assert_eq!(market.area, "<b>");
    let place = market.place.unwrap();
    assert_eq!((place.latitude, place.longitude), (-6_170_000, 106_630_000));
}
