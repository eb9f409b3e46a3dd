//! How long ten million quotes in a CSV file take: `cargo bench -p balai --bench table -- FOLDER
//! [N_ROWS]`. `cargo xtask bench prices` runs it beside DuckDB, which reads the same file.
//!
//! Writes `FOLDER/prices.csv` unless it is there: the seeded quotes of the bench `columns` in random
//! order with days, markets and commodities by name, some of which hold a comma and stand in
//! quotation marks. Then reads it in pieces in one thread, from opening the file to the figures,
//! and prints the best of five runs, peak memory (where the system tells it) and checksums.
//!
//! Units: milliseconds, MiB.
//! Source: the table is that of the comparison in `docs/reference/price-aggregates.md`.

#![allow(clippy::print_stdout, clippy::float_arithmetic, clippy::unwrap_used)]
#![allow(clippy::indexing_slicing)]

mod quotes;

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::Path;
use std::time::Instant;

use balai::price::read::table::{ColumnNames, Limits, Reader, Summarized};
use balai::{Currency, Date, iso};

const GOODS: [&str; 8] = [
    "Beras Kualitas Medium",
    "Cabai Merah Keriting",
    "Bawang Putih Ukuran Sedang",
    "Daging Ayam Ras Segar",
    "Gula Pasir Lokal",
    "Telur Ayam Ras Segar",
    "\"Minyak Goreng, Kemasan Bermerek\"",
    "Kedelai",
];
/// 2024-01-01.
const FIRST_DAY: i32 = 2_460_311;

fn main() {
    let folder = std::env::args().nth(1).filter(|folder| !folder.starts_with('-'));
    let folder = folder.unwrap_or_else(|| ".".into());
    let path = Path::new(&folder).join("prices.csv");
    if !path.exists() {
        write(&path, quotes::n_rows());
    }
    let mut best = f64::INFINITY;
    let mut sums = String::new();
    let mut n_rows = 0;
    for _ in 0..5 {
        let begun = Instant::now();
        let read = read(&path);
        best = best.min(begun.elapsed().as_secs_f64() * 1_000.0);
        n_rows = read.tally.n_quotes;
        sums = quotes::sums(read.iter().map(|(_, _, cell)| cell));
    }
    println!("rows {n_rows}, best of 5 runs {best:.1} ms, peak memory {} MiB", quotes::peak_mib());
    println!("{sums}");
}

fn read(path: &Path) -> Summarized {
    let names = ColumnNames { day: "day", ..ColumnNames::default() };
    let mut reader = Reader::<u32>::new(&names, Currency::parse("IDR").unwrap(), Limits::default());
    let mut set_aside = |row| println!("{row:?}");
    let mut file = File::open(path).unwrap();
    let mut piece = vec![0; 256 * 1_024];
    loop {
        let n = file.read(&mut piece).unwrap();
        if n == 0 {
            return reader.finish(&mut set_aside).unwrap();
        }
        reader.push(&piece[..n], &mut set_aside).unwrap();
    }
}

fn write(path: &Path, n_rows: usize) {
    let mut days = Vec::new();
    for day in 0..i32::from(quotes::N_DAYS) {
        days.push(iso::write_date(Date::from_julian_day(FIRST_DAY + day).unwrap()));
    }
    let mut file = BufWriter::new(File::create(path).unwrap());
    writeln!(file, "day,market,commodity,price").unwrap();
    for quote in quotes::quotes(n_rows) {
        let quotes::Quote { commodity, market, day, price } = quote;
        let (good, sort) =
            (GOODS[usize::from(commodity) % GOODS.len()], usize::from(commodity) / GOODS.len() + 1);
        let day = &days[usize::from(day)];
        match good.strip_suffix('"') {
            Some(open) => writeln!(file, "{day},Pasar {market:02},{open} {sort}\",{price}"),
            None => writeln!(file, "{day},Pasar {market:02},{good} {sort},{price}"),
        }
        .unwrap();
    }
    file.flush().unwrap();
}
