//! Any table at all: the same answer however it is cut, and that of the digests.
//!
//! Source: the properties that `docs/reference/price-aggregates.md` promises.

use std::collections::BTreeMap;

use balai::price::aggregate::Digest;
use balai::price::read::table::{ColumnNames, Limits, Reader};
use balai::{Currency, Mergeable, iso};
use proptest::prelude::*;

use super::table::{read, read_as};

/// What stands in a field, or what a hand that slipped put there.
fn field() -> impl Strategy<Value = String> {
    let good =
        prop::sample::select(vec!["2026-11-23", "2026-11-24", "Beras", "Gula", "5", "12500"]);
    let odd = prop::sample::select(vec![
        "",
        " ",
        "\"",
        "\"\"",
        ",",
        "\n",
        "\r",
        "\r\n",
        "\"Beras, putih\"",
        "\"Gula\"",
        "Caf\u{e9}",
        "0",
        "-5",
        "5.5",
        "4294967296",
        "2026-11-31",
        "x\"y",
        "\"a\"b",
        "\u{0}",
        "\u{2003}",
    ]);
    prop_oneof![6 => good, 1 => odd].prop_map(str::to_owned)
}

fn hostile_file() -> impl Strategy<Value = Vec<u8>> {
    let good = (0_u8..3, 20_u8..24, 1_u32..300_000).prop_map(|(commodity, day, price)| {
        format!("2026-11-{day},{commodity},{price}").into_bytes()
    });
    let odd = prop::collection::vec(field(), 2..5).prop_map(|row| row.join(",").into_bytes());
    let noise = prop::collection::vec(any::<u8>(), 0..20);
    let row = prop_oneof![4 => good, 4 => odd, 1 => noise];
    let end = prop::sample::select(vec!["\n", "\n", "\r\n", "\r", "\n\n"]);
    prop::collection::vec((row, end), 0..30).prop_map(|rows| {
        let mut file = b"date,commodity,price\n".to_vec();
        for (row, end) in rows {
            file.extend_from_slice(&row);
            file.extend_from_slice(end.as_bytes());
        }
        file
    })
}

proptest! {
    #[test]
    fn however_a_file_is_cut_the_answer_is_the_same(
        file in hostile_file(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let whole = read(&file, usize::MAX).unwrap();
        prop_assert_eq!(&read(&file, 1).unwrap(), &whole);
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(file.len() + 1)).collect();
        cuts.sort_unstable();
        let rupiah = Currency::parse("IDR").unwrap();
        let mut reader = Reader::<u32>::new(&ColumnNames::default(), rupiah, Limits::default());
        let mut set_aside = Vec::new();
        let mut from = 0;
        for cut in cuts.into_iter().chain([file.len()]) {
            reader.push(&file[from..cut], &mut |row| set_aside.push(row)).unwrap();
            from = cut;
        }
        let read = reader.finish(&mut |row| set_aside.push(row)).unwrap();
        prop_assert_eq!(&(read, set_aside), &whole);
    }

    #[test]
    fn tables_equal_digests_to_the_last_bit_in_any_order(
        mut rows in prop::collection::vec((0_u8..4, 1_u8..6, 1_i64..=1 << 40, any::<bool>()), 0..200),
    ) {
        let file = |rows: &[(u8, u8, i64, bool)]| {
            let mut file = String::from("price,x,commodity,date\n");
            for (commodity, day, price, quoted) in rows {
                let mark = if *quoted { "\"" } else { "" };
                file += &format!("{price},,{mark}Cabai {commodity}{mark},2026-11-0{day}\n");
            }
            file
        };
        let (read, _) = read_as::<i64>(file(&rows).as_bytes(), 1 << 16, "IDR", Limits::default()).unwrap();
        let mut digests = BTreeMap::new();
        for (commodity, day, price, _) in &rows {
            let day = iso::parse_date(&format!("2026-11-0{day}")).unwrap();
            let digest = digests.entry((format!("Cabai {commodity}"), day));
            digest.or_insert_with(Digest::identity).add(*price, day).unwrap();
        }
        prop_assert_eq!(read.iter().count(), digests.len());
        for ((commodity, on, cell), (key, digest)) in read.iter().zip(&digests) {
            let figures = digest.figures().unwrap();
            prop_assert_eq!((commodity.as_str(), on), (key.0.as_str(), key.1));
            prop_assert_eq!(u64::from(cell.n), figures.n);
            prop_assert_eq!(cell.median_minor, figures.median_minor);
            prop_assert_eq!(cell.mean_minor, figures.mean_minor);
            prop_assert_eq!(cell.geometric_mean.to_bits(), figures.geometric_mean.to_bits());
        }
        rows.reverse();
        let (turned, _) = read_as::<i64>(file(&rows).as_bytes(), 1 << 16, "IDR", Limits::default()).unwrap();
        prop_assert_eq!(turned, read);
    }
}
