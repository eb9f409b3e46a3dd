//! PIHPS grids, as CSV and as rows of a workbook.
//!
//! Source: form of the workbooks of bi.go.id/hargapangan.

use balai::price::aggregate::{GridAudit, GridFigure};
use balai::price::read::{Collected, Error, Tally, pihps};
use balai::price::{Market, PriceType};
use balai::{Coded, MarketId, iso};

fn reader() -> pihps::Reader {
    let id = MarketId::new("sintang").unwrap();
    let market = Market { id, name: "Kab. Sintang".into(), area: String::new(), place: None };
    pihps::Reader::new(market, PriceType::Retail)
}

fn read(text: &str, chunk: usize) -> Result<(Collected, Tally), Error> {
    let (mut reader, mut sink) = (reader(), Collected::default());
    for piece in text.as_bytes().chunks(chunk) {
        reader.push(piece, &mut sink)?;
    }
    let tally = reader.finish(&mut sink)?;
    assert_eq!(tally.n_rows, tally.n_quotes + tally.n_aggregates + tally.n_set_aside);
    Ok((sink, tally))
}

const GRID: &str = "No,Komoditas (Rp),\"02/ 01/ 2023\",\"03/ 01/ 2023\"\n\
    I,Beras,\"11,050\",\"11,750\"\n\
    1,Beras Kualitas Bawah I,\"9,600\",-\n\
    2,Cabai Merah Keriting ,\"1,037,750\",\"3,8200\"\n\
    II,Telur Ayam,\"25,200\",-\n\
    III,Gula Pasir,-,\"13,550\"\n\
    1,Gula Batu,\"13,550\",-\n\
    x,Beras,1,1\n\
    2,Minyak Goreng Curah (ltr),\"11,350\",\"-5\"\n";

#[test]
fn varieties_are_quotes_and_their_averages_are_left_out() {
    for chunk in [1, 10, 4_096] {
        let (sink, tally) = read(GRID, chunk).unwrap();
        let quotes: Vec<_> = sink
            .quotes
            .iter()
            .map(|quote| {
                let name = &sink.commodities[&quote.item.commodity].name;
                let unit = quote.item.unit.to_wire();
                (name.as_str(), unit, iso::write_date(quote.observed_on), quote.price_minor)
            })
            .collect();
        let expected = [
            ("Beras Kualitas Bawah I", "kg", "2023-01-02", 9_600),
            ("Cabai Merah Keriting", "kg", "2023-01-02", 1_037_750),
            ("Telur Ayam", "kg", "2023-01-02", 25_200),
            ("Minyak Goreng Curah", "l", "2023-01-02", 11_350),
        ];
        let expected = expected.map(|(name, unit, day, n)| (name, unit.into(), day.into(), n));
        assert_eq!(quotes, expected);
        assert_eq!(tally.n_aggregates, 3);
        let found: Vec<_> = sink.set_aside.iter().map(|r| (r.line, r.reason.code())).collect();
        assert_eq!(
            found,
            [
                (4, "price.not_a_number"),
                (7, "price.unknown_commodity"),
                (8, "price.bad_row_number"),
                (9, "price.negative_price"),
            ]
        );
    }
}

#[test]
fn rows_of_a_workbook_read_like_text() {
    let (mut reader, mut sink) = (reader(), Collected::default());
    let rows: [&[&str]; 3] = [
        &["No", "Komoditas (Rp)", "02/ 01/ 2023", "31/ 02/ 2023"],
        &["I", "Beras", "11,050", "9"],
        &["1", "Beras Kualitas Bawah I", "9600", "9,700"],
    ];
    for (line, cells) in (1..).zip(rows) {
        reader.push_row(line, cells, &mut sink).unwrap();
    }
    let tally = reader.finish(&mut sink).unwrap();
    assert_eq!((tally.n_quotes, tally.n_aggregates, tally.n_set_aside), (1, 2, 1));
    assert_eq!(sink.set_aside[0].reason.column, "31/ 02/ 2023");
    assert_eq!(sink.set_aside[0].reason.code(), "price.bad_date");
}

#[test]
fn another_table_is_refused() {
    for (text, code) in [
        ("", "price.file_empty"),
        ("<html>", "price.file_not_a_table"),
        ("date,market,price\n", "price.file_unknown_layout"),
    ] {
        assert_eq!(read(text, 5).unwrap_err().code(), code);
    }
}

/// Each figure of a commodity as line, published and computed or the code of the reason.
fn audit(text: &str, chunk: usize) -> Vec<(u64, Option<i64>, Result<i64, &'static str>)> {
    let (mut reader, mut audit) = (reader(), GridAudit::default());
    for piece in text.as_bytes().chunks(chunk) {
        reader.push(piece, &mut audit).unwrap();
    }
    reader.finish(&mut audit).unwrap();
    let figures = audit.finish().figures.into_iter();
    let computed = |figure: &GridFigure| figure.computed.clone().map_err(|why| why.code());
    figures.map(|figure| (figure.line, figure.published, computed(&figure))).collect()
}

#[test]
fn figures_of_commodities_are_computed_from_their_varieties() {
    for chunk in [1, 10, 4_096] {
        assert_eq!(
            audit(GRID, chunk),
            [
                // Chilli stands among the varieties of rice; row x may be one of sugar.
                (2, Some(11_050), Err("audit.foreign_part")),
                (2, Some(11_750), Err("audit.foreign_part")),
                (5, Some(25_200), Err("audit.no_variety")),
                (6, None, Err("audit.row_lost")),
                (6, Some(13_550), Err("audit.row_lost")),
            ]
        );
    }
    let sugar = "No,Komoditas,2023-01-02,2023-01-03,2023-01-04\nI,Gula Pasir,1325,100,-\n\
                 1,Gula Pasir Lokal,1300,-,-\n2,Gula Pasir Kualitas Premium,1350,-,-\n";
    let expected = [(2, Some(1_325), Ok(1_350)), (2, Some(100), Err("audit.no_part"))];
    assert_eq!(audit(sugar, 7), expected);
}
