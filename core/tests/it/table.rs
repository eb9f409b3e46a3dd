//! Tables of quotes as CSV: good ones, hostile ones, and the same answer however they are cut.
//!
//! In pieces of one byte no row is whole in its piece, so each takes the careful way; in one piece
//! nearly all take the fast one. That both agree is what most of these tests hold.
//!
//! Source: `docs/reference/price-aggregates.md`.

use balai::price::aggregate::columns::Price;
use balai::price::read::table::{ColumnNames, Limits, Reader, Summarized};
use balai::price::read::{Error, SetAside};
use balai::{Coded, Currency, iso};

pub(crate) fn read_as<P: Price>(
    file: &[u8],
    chunk: usize,
    currency: &str,
    limits: Limits,
) -> Result<(Summarized, Vec<SetAside>), Error> {
    let currency = Currency::parse(currency).unwrap();
    let mut reader = Reader::<P>::new(&ColumnNames::default(), currency, limits);
    let mut set_aside = Vec::new();
    for piece in file.chunks(chunk.max(1)) {
        reader.push(piece, &mut |row| set_aside.push(row))?;
    }
    let read = reader.finish(&mut |row| set_aside.push(row))?;
    let tally = read.tally;
    assert_eq!(tally.n_rows, tally.n_quotes + tally.n_set_aside);
    assert_eq!(tally.n_set_aside, set_aside.len() as u64);
    let n: u64 = read.iter().map(|(_, _, cell)| u64::from(cell.n)).sum();
    assert_eq!(n, tally.n_quotes);
    Ok((read, set_aside))
}

pub(crate) fn read(file: &[u8], chunk: usize) -> Result<(Summarized, Vec<SetAside>), Error> {
    read_as::<u32>(file, chunk, "IDR", Limits::default())
}

/// The cells as `commodity day n median`, then the rows set aside as `line code column`.
fn told((read, set_aside): &(Summarized, Vec<SetAside>)) -> Vec<String> {
    let cell = read.iter().map(|(commodity, day, cell)| {
        let day = iso::write_date(day);
        format!("{} {day} {} {}", commodity.as_str(), cell.n, cell.median_minor)
    });
    let row = set_aside.iter().map(|row| {
        let text = format!("{} {} {}", row.line, row.reason.code(), row.reason.column);
        text.trim_end().to_owned()
    });
    cell.chain(row).collect()
}

#[track_caller]
fn check(file: impl AsRef<[u8]>, expected: &[&str]) {
    for chunk in [1, 7, usize::MAX] {
        let read = read(file.as_ref(), chunk).unwrap();
        assert_eq!(told(&read), expected, "in pieces of {chunk}");
    }
}

/// A file whose third line is `row`, between good ones.
fn around(row: impl AsRef<[u8]>) -> Vec<u8> {
    let mut file = b"date,market,commodity,price\n2026-11-23,1,Beras,100\n".to_vec();
    file.extend_from_slice(row.as_ref());
    file.extend_from_slice(b"\n2026-11-23,2,Beras,200\n");
    file
}

#[track_caller]
fn check_set_aside(row: impl AsRef<[u8]>, flaw: &str) {
    check(around(row), &["Beras 2026-11-23 2 150", &format!("3 price.{flaw}")]);
}

#[track_caller]
fn check_read(row: &str, n_and_median: &str) {
    check(around(row), &[&format!("Beras 2026-11-23 {n_and_median}")]);
}

#[test]
fn headers_in_many_forms() {
    let rows = |separator: &str| {
        let row = ["2026-11-23", "x", "Beras", "100"].join(separator);
        let header = ["Date", "market", " COMMODITY ", "price"].join(separator);
        format!("{header}\n{row}\n")
    };
    for separator in [",", ";", "\t"] {
        check(rows(separator), &["Beras 2026-11-23 1 100"]);
    }
    check("\u{feff}price,commodity,date\n5,Beras,2026-11-23\n", &["Beras 2026-11-23 1 5"]);
    check("\n\r\n\"price\",\"commodity\",\"date\"\n5,Beras,2026-11-23", &["Beras 2026-11-23 1 5"]);
    check("date,commodity,price\n", &[]);
    check("date,commodity,price", &[]);
}

#[test]
fn lines_end_in_any_of_three_ways_or_with_the_file() {
    let lines = ["date,commodity,price", "2026-11-23,Beras,100", "", "2026-11-23,Beras,200"];
    for end in ["\n", "\r\n", "\r"] {
        check(lines.join(end), &["Beras 2026-11-23 2 150"]);
        check(lines.join(end) + end, &["Beras 2026-11-23 2 150"]);
        let bad = lines.join(end) + end + "2026-11-23,Beras,x";
        check(bad, &["Beras 2026-11-23 2 150", "5 price.not_a_number price"]);
    }
}

#[test]
fn good_rows_in_many_forms() {
    check_read("2026-11-23,3,Beras,300", "3 200");
    check_read("\"2026-11-23\",\"3\",\"Beras\",\"300\"", "3 200");
    check_read("2026-11-23,\"Pasar \"\"Lama\"\", Kota\",Beras,300", "3 200");
    check_read(" 2026-11-23 ,3, Beras ,\t300 ", "3 200");
    check_read("2026-11-23,Pasar Jum\u{2019}at \u{e9},Beras,300", "3 200");
    check_read("2026-11-23,5\" pipa,Beras,300", "3 200");
    check_read("2026-11-23,,Beras,300", "3 200");
    check_read("2026-11-23,3,Beras,300,,", "3 200");
    check_read("2026-11-23,3,Beras,300.00", "3 200");
    check_read("2026-11-23,3,Beras,300.", "3 200");
    check_read("2026-11-23,3,Beras,0000000000000000000300", "3 200");
    check_read("2026-11-23,3,Beras,300.4", "3 200");
    check_read("2026-11-23,3,Beras,4294967295", "3 200");
    check_read("", "2 150");
    check_read("   ", "2 150");
    let comma = "2026-11-23,3,\"Minyak, curah\",300";
    check(around(comma), &["Beras 2026-11-23 2 150", "Minyak, curah 2026-11-23 1 300"]);
    let other = "2026-11-24,3,Caf\u{e9},300";
    check(around(other), &["Beras 2026-11-23 2 150", "Caf\u{e9} 2026-11-24 1 300"]);
}

#[test]
fn bad_rows_are_set_aside_with_line_and_reason() {
    for day in ["23/11/2026", "2026-11-2", "2026-13-01", "2026-02-30", "2025-02-29", "2026-11-23T"]
    {
        check_set_aside(format!("{day},3,Beras,300"), "bad_date date");
    }
    // The day after the last of a month must not be taken for one of the next.
    check(
        "date,commodity,price\n2026-02-01,Beras,5\n2026-01-33,Beras,7\n2026-00-65,Beras,7\n",
        &["Beras 2026-02-01 1 5", "3 price.bad_date date", "4 price.bad_date date"],
    );
    for price in ["x", "12,5", "1e5", "+5", ".", "Rp 300", "0x10", "NaN", "--5", "1 000"] {
        let quoted = format!("2026-11-23,3,Beras,\"{price}\"");
        check_set_aside(quoted, "not_a_number price");
    }
    check_set_aside("2026-11-23,3,Beras,-300", "negative_price price");
    check_set_aside("2026-11-23,3,Beras,0", "zero_price price");
    check_set_aside("2026-11-23,3,Beras,0.00", "zero_price price");
    check_set_aside("2026-11-23,3,Beras,0.4", "zero_price price");
    check_set_aside("2026-11-23,3,Beras,4294967296", "price_too_large price");
    check_set_aside("2026-11-23,3,Beras,99999999999999999999", "price_too_large price");
    check_set_aside("2026-11-23,3,Beras,", "missing_field price");
    check_set_aside("2026-11-23,3,,300", "missing_field commodity");
    check_set_aside("2026-11-23,3,  ,300", "missing_field commodity");
    check_set_aside(",3,Beras,300", "missing_field date");
    check_set_aside("2026-11-23,3,Beras", "too_few_fields");
    check_set_aside("2026-11-23,3,Beras,300,5", "too_many_fields");
    check_set_aside(format!("2026-11-23,3,{},300", "x".repeat(65)), "bad_id commodity");
    check_set_aside("2026-11-23,3,a\u{7}b,300", "bad_id commodity");
    check_set_aside("2026-11-23,\"3,Beras,300", "unbalanced_quote");
    check_set_aside(b"2026-11-23,3,B\xe9ras,300", "not_utf8 commodity");
    check_set_aside(b"2026-11-23,\xff,Beras,300", "not_utf8");
    check_set_aside(b"2026-11-23,\"Pasar Lama di \xc3\",Beras,300", "not_utf8");
    check_set_aside(format!("2026-11-23,{},Beras,300", "x".repeat(70_000)), "row_too_long");
    check_set_aside(format!("2026-11-23,{}Beras,300", ",".repeat(9_000)), "too_many_fields");
}

#[test]
fn a_line_break_in_quotes_costs_its_own_lines_only() {
    check(
        around("2026-11-23,\"Pasar\nLama\",Beras,300"),
        &["Beras 2026-11-23 2 150", "3 price.unbalanced_quote", "4 price.too_few_fields"],
    );
}

#[test]
fn a_row_as_long_as_a_line_may_be_is_read_and_one_byte_more_is_not() {
    let row = |n: usize| format!("2026-11-23,{},Beras,300", "x".repeat(n - 21));
    assert_eq!(row(100).len(), 100);
    check_read(&row(64 * 1_024), "3 200");
    check_set_aside(row(64 * 1_024 + 1), "row_too_long");
}

#[test]
fn decimals_count_in_minor_units() {
    for (currency, price, expected) in [
        ("USD", "122.64", Some((12_264, 0))),
        ("USD", "122.6", Some((12_260, 0))),
        ("USD", "122", Some((12_200, 0))),
        ("USD", "122.640", Some((12_264, 0))),
        ("USD", "122.645", Some((12_264, 1))),
        ("USD", ".5", Some((50, 0))),
        ("KWD", "1.234", Some((1_234, 0))),
        ("IDR", "12500.5", Some((12_500, 1))),
        ("IDR", "12501.5", Some((12_502, 1))),
        ("USD", "42949672.96", None),
    ] {
        let file = format!("date,commodity,price\n2026-11-23,Beras,{price}\n").repeat(2);
        for chunk in [1, usize::MAX] {
            let (read, _) =
                read_as::<u32>(file.as_bytes(), chunk, currency, Limits::default()).unwrap();
            let found = read.iter().next().map(|(_, _, cell)| cell.median_minor);
            let found = found.map(|median| (median, read.tally.n_rounded / 2));
            assert_eq!(found, expected, "{currency} {price}");
            // The header again is a row that cannot be read.
            assert_eq!(read.tally.n_set_aside, if expected.is_some() { 1 } else { 3 });
        }
    }
}

#[test]
fn wide_columns_hold_any_price() {
    let file = around("2026-11-23,3,Beras,9223372036854775807");
    for chunk in [1, usize::MAX] {
        let (read, _) = read_as::<i64>(&file, chunk, "IDR", Limits::default()).unwrap();
        let (_, _, cell) = read.iter().next().unwrap();
        assert_eq!((cell.n, cell.median_minor), (3, 200));
        assert_eq!(cell.mean_minor, 3_074_457_345_618_258_702);
    }
}

#[track_caller]
fn check_refused(file: impl AsRef<[u8]>, code: &str, says: &str) {
    for chunk in [1, usize::MAX] {
        let error = read(file.as_ref(), chunk).unwrap_err();
        assert_eq!(error.code(), code);
        assert!(error.to_string().contains(says), "{error}");
    }
}

#[test]
fn what_is_no_such_table_is_refused_by_name() {
    check_refused("", "price.file_empty", "empty");
    check_refused("\u{feff}\r\n\n", "price.file_empty", "empty");
    check_refused("<html>\n", "price.file_not_a_table", "HTML");
    check_refused("PK\x03\x04\n", "price.file_not_a_table", "workbook");
    check_refused(b"\xff\xfed\0a\0\n", "price.file_encoding", "UTF-16");
    check_refused("date,price\n1,2\n", "price.file_missing_column", "column commodity");
    check_refused("date,commodity\n1,2\n", "price.file_missing_column", "date, commodity");
    check_refused("commodity,price\n1,2\n", "price.file_missing_column", "column date");
    check_refused("date,commodity,price,Date\n", "price.file_repeated_column", "column date");
    check_refused("date,\"commodity,price\n", "price.file_unknown_layout", "date");
    check_refused(vec![b'x'; 70_000], "price.file_header_too_long", "64 KiB");
}

#[test]
fn an_error_stays_an_error() {
    let rupiah = Currency::parse("IDR").unwrap();
    let mut reader = Reader::<u32>::new(&ColumnNames::default(), rupiah, Limits::default());
    let first = reader.push(b"<html>\n", &mut |_| ()).unwrap_err();
    let good = b"date,commodity,price\n2026-11-23,Beras,5\n";
    assert_eq!(reader.push(good, &mut |_| ()).unwrap_err(), first);
    assert_eq!(reader.finish(&mut |_| ()).unwrap_err(), first);
}

#[test]
fn a_table_of_more_than_there_is_memory_for_is_refused() {
    #[track_caller]
    fn check(rows: &[&str], limits: (u32, u32), expected: Result<u64, &str>) {
        let file = format!("date,commodity,price\n{}", rows.join("\n"));
        for (file, chunk) in [(file.clone(), 1), (file.clone() + "\n", usize::MAX)] {
            let limits = Limits { n_rows_max: limits.0, n_groups_max: limits.1 };
            let found = read_as::<u32>(file.as_bytes(), chunk, "IDR", limits);
            let found = found.map(|(read, _)| read.tally.n_quotes).map_err(|e| e.to_string());
            let more =
                |what: &str| format!("more than {what}; read the file in parts, or allow more");
            assert_eq!(found, expected.map_err(more));
        }
    }
    let same = ["2026-11-23,A,5"; 3];
    let square = ["2026-11-23,A,5", "2026-11-24,B,5", "2026-11-23,B,5"];
    check(&same, (3, 1), Ok(3));
    check(&same, (2, 1), Err("2 rows"));
    check(&same, (0, 1), Err("0 rows"));
    check(&same, (3, 0), Err("0 pairs of commodity and day"));
    check(&square, (3, 4), Ok(3));
    check(&square, (3, 3), Err("3 pairs of commodity and day"));
    check(&square, (3, 1), Err("1 pairs of commodity and day"));
    // A row that cannot be read is no row to keep.
    check(&["2026-11-23,A,5", "2026-11-23,A,-5", "x,B,5"], (1, 1), Ok(1));
}

#[test]
fn more_codes_than_16_bits_are_refused() {
    let mut file = b"date,commodity,price\n".to_vec();
    for n in 0..65_536 {
        file.extend_from_slice(format!("2026-11-23,{n},5\n").as_bytes());
    }
    let error = read(&file, usize::MAX).unwrap_err();
    assert_eq!(error.code(), "price.file_table_too_large");
    let one_less = &file[..file.len() - "2026-11-23,65535,5\n".len()];
    assert_eq!(read(one_less, usize::MAX).unwrap().0.commodities.len(), 65_535);
}

#[test]
fn a_line_of_200_mb_is_set_aside_and_the_rows_after_it_are_read() {
    let rupiah = Currency::parse("IDR").unwrap();
    let mut reader = Reader::<u32>::new(&ColumnNames::default(), rupiah, Limits::default());
    let mut set_aside = Vec::new();
    let good = "2026-11-23,Beras,100\n";
    let start = format!("date,commodity,price\n{good}");
    reader.push(start.as_bytes(), &mut |row| set_aside.push(row)).unwrap();
    let chunks = [b'x', b'"', b','].map(|fill| vec![fill; 64 * 1024]);
    for chunk in chunks.iter().cycle().take(3_200) {
        reader.push(chunk, &mut |row| set_aside.push(row)).unwrap();
    }
    let end = format!("\n{good}2026-11-23,Beras,-1");
    reader.push(end.as_bytes(), &mut |row| set_aside.push(row)).unwrap();
    let read = reader.finish(&mut |row| set_aside.push(row)).unwrap();
    assert_eq!((read.tally.n_quotes, read.tally.n_set_aside), (2, 2));
    let lines: Vec<_> = set_aside.iter().map(|r| (r.line, r.reason.code())).collect();
    assert_eq!(lines, [(3, "price.row_too_long"), (5, "price.negative_price")]);
    assert!(set_aside[0].reason.text.chars().count() <= 41);
}

#[test]
fn the_rest_of_a_line_that_looks_like_a_row_is_none() {
    for begun in ["x".to_owned(), "x".repeat(70_000)] {
        let rupiah = Currency::parse("IDR").unwrap();
        let mut reader = Reader::<u32>::new(&ColumnNames::default(), rupiah, Limits::default());
        let mut n_set_aside = 0;
        let good = "2026-11-23,Beras,100\n";
        for piece in ["date,commodity,price\n", good, &begun, good, good] {
            reader.push(piece.as_bytes(), &mut |_| n_set_aside += 1).unwrap();
        }
        let read = reader.finish(&mut |_| ()).unwrap();
        assert_eq!((read.tally.n_quotes, n_set_aside), (2, 1));
    }
}
