//! Files meant or fated to break a reader.
//!
//! Source: `docs/reference/errors.md`.

use balai::Coded;
use balai::price::read::{Collected, Error, wfp};

use super::{HEADER, read_wfp, row};

#[track_caller]
fn check_refused(file: &[u8], code: &str, says: &str) {
    for chunk in [1, 64 * 1024] {
        let error = read_wfp(file, chunk).unwrap_err();
        assert_eq!(error.code(), code);
        assert!(error.to_string().contains(says), "{error}");
    }
}

#[test]
fn what_is_no_price_file_is_refused_by_name() {
    check_refused(b"", "price.file_empty", "empty");
    check_refused(b"\xef\xbb\xbf\r\n\r\n", "price.file_empty", "empty");
    check_refused(b"<!DOCTYPE html>\n<html>", "price.file_not_a_table", "HTML");
    check_refused(b"\n\n  <html>\n", "price.file_not_a_table", "HTML");
    check_refused(b"{\"data\":[1,2]}", "price.file_not_a_table", "JSON");
    check_refused(b"PK\x03\x04\x14\0\x06\0", "price.file_not_a_table", "workbook");
    check_refused(b"\xff\xfed\0a\0t\0e\0", "price.file_encoding", "UTF-16");
    check_refused(b"nama,harga\nBeras,5\n", "price.file_unknown_layout", "nama,harga");
    check_refused(&vec![b'x'; 70_000], "price.file_header_too_long", "64 KiB");
    for column in ["date", "market_id", "commodity_id", "unit", "currency", "price"] {
        let header: Vec<_> = HEADER.split(',').filter(|name| *name != column).collect();
        check_refused(header.join(",").as_bytes(), "price.file_missing_column", column);
    }
    check_refused(format!("{HEADER},price").as_bytes(), "price.file_repeated_column", "price");
}

#[test]
fn an_error_stays_an_error() {
    let (mut reader, mut sink) = (wfp::Reader::new(), Collected::default());
    let first = reader.push(b"<html>\n", &mut sink).unwrap_err();
    assert!(matches!(first, Error::NotATable { .. }));
    assert_eq!(reader.push(HEADER.as_bytes(), &mut sink).unwrap_err(), first);
    assert_eq!(reader.finish(&mut sink).unwrap_err(), first);
}

#[test]
fn a_line_of_200_mb_is_set_aside_and_the_rows_after_it_are_read() {
    let (mut reader, mut sink) = (wfp::Reader::new(), Collected::default());
    let start = format!("{HEADER}\n{}\n", row(&[]));
    reader.push(start.as_bytes(), &mut sink).unwrap();
    let chunk = vec![b'"'; 64 * 1024];
    for _ in 0..3_200 {
        reader.push(&chunk, &mut sink).unwrap();
    }
    reader.push(format!("\n{}\n{}", row(&[]), row(&[(14, "-1")])).as_bytes(), &mut sink).unwrap();
    let tally = reader.finish(&mut sink).unwrap();
    assert_eq!((tally.n_quotes, tally.n_set_aside), (2, 2));
    let lines: Vec<_> = sink.set_aside.iter().map(|r| (r.line, r.reason.code())).collect();
    assert_eq!(lines, [(3, "price.row_too_long"), (5, "price.negative_price")]);
    assert!(sink.set_aside[0].reason.text.chars().count() <= 41);
}

#[test]
fn bytes_that_are_not_utf8_spoil_their_row_only() {
    let mut file = format!("{HEADER}\n{}\n", row(&[])).into_bytes();
    file.extend_from_slice(row(&[(3, "Pasar ?")]).replace('?', "\u{1}").as_bytes());
    let at = file.iter().position(|b| *b == 1).unwrap();
    file[at] = 0xE9;
    file.extend_from_slice(format!("\n{}\n", row(&[])).as_bytes());
    let (sink, _) = read_wfp(&file, 11).unwrap();
    assert_eq!(sink.quotes.len(), 2);
    let reason = &sink.set_aside[0].reason;
    assert_eq!((reason.code(), reason.column.as_str()), ("price.not_utf8", "market"));
    assert_eq!(reason.text, "Pasar \u{fffd}");
}

#[test]
fn an_open_quote_spoils_its_line_only() {
    let open = row(&[(3, "\"Pasar Anyar")]);
    let file = format!("{HEADER}\n{open}\n{}\n{open}\n{}\n", row(&[]), row(&[]));
    let (sink, _) = read_wfp(file.as_bytes(), 3).unwrap();
    assert_eq!(sink.set_aside.iter().map(|r| r.line).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(sink.quotes.len(), 2);
}

proptest::proptest! {
    #[test]
    fn any_cutting_gives_the_same(
        cuts in proptest::collection::vec(1usize..200, 1..20),
        bad in proptest::collection::vec(proptest::collection::vec(0u8..=255, 0..60), 0..6),
    ) {
        let mut file = format!("{HEADER}\r\n{}\r\n", row(&[])).into_bytes();
        for line in bad {
            file.extend_from_slice(&line);
            file.extend_from_slice(format!("\r\n{}\n", row(&[])).as_bytes());
        }
        let whole = read_wfp(&file, file.len()).unwrap();
        let (mut reader, mut sink) = (wfp::Reader::new(), Collected::default());
        let (mut rest, mut cuts) = (file.as_slice(), cuts.iter().cycle());
        while !rest.is_empty() {
            let (piece, more) = rest.split_at((*cuts.next().unwrap()).min(rest.len()));
            reader.push(piece, &mut sink).unwrap();
            rest = more;
        }
        let tally = reader.finish(&mut sink).unwrap();
        proptest::prop_assert_eq!((sink, tally), whole);
    }
}
