//! Opens a price file of any kind the core can read and hands its rows to a sink: WFP food prices
//! as CSV, a PIHPS grid as CSV or as the `.xlsx` workbook it is published as.
//!
//! No more than a piece of a text file is ever in memory; a workbook is bounded in size.

mod error;
mod workbook;

use std::fs::File;
use std::io::Read;
use std::path::Path;

use balai::price::read::{Format, Sink, Tally, pihps, sniff, wfp};
use balai::price::{Market, PriceType};
use balai::{Coded, MarketId};

pub use self::error::Error;

/// Bytes read at a time.
const CHUNK_BYTES: usize = 64 * 1024;
/// Longest name taken from a file's name, and longest id made from it.
const N_NAME_CHARS_MAX: usize = 60;
const N_ID_BYTES_MAX: usize = 60;

/// Tells the format from the first bytes of a file.
///
/// # Errors
///
/// [`Error::NotAPriceFile`] saying what it is instead.
pub fn format(path: &Path, first_bytes: &[u8]) -> Result<Format, Error> {
    sniff(first_bytes).map_err(|error| not_prices(path, &error))
}

/// Tells the format of the file at `path` without reading it whole.
///
/// # Errors
///
/// [`Error`] if it cannot be read, or saying what it is instead.
pub fn format_of(path: &Path) -> Result<Format, Error> {
    Ok(open(path)?.2)
}

/// A file, its first bytes, which have been taken from it, and its format.
fn open(path: &Path) -> Result<(File, Vec<u8>, Format), Error> {
    let mut input = File::open(path).map_err(|error| Error::unreadable(path, &error))?;
    let mut head = Vec::new();
    let n = input.by_ref().take(CHUNK_BYTES as u64).read_to_end(&mut head);
    n.map_err(|error| Error::unreadable(path, &error))?;
    let format = format(path, &head)?;
    Ok((input, head, format))
}

/// Reads a whole file into `sink`, and tells `progress` how many bytes (of a workbook: rows) have
/// been read.
///
/// # Errors
///
/// [`Error`]; what was handed over before it stays in the sink.
pub fn read_with(
    path: &Path,
    sink: &mut impl Sink,
    progress: &mut dyn FnMut(u64),
) -> Result<(Format, Tally), Error> {
    let (input, head, format) = open(path)?;
    let tally = read_as(format, &mut head.chain(input), path, sink, &mut |_, n| {
        progress(n);
        Ok::<(), Error>(())
    })?;
    Ok((format, tally))
}

/// Reads `input`, the bytes of the file at `path` in this format, into `sink`; after each piece
/// `done` is told how many bytes (of a workbook: rows) have been read.
///
/// # Errors
///
/// [`Error`], or whatever `done` answers.
pub fn read_as<S: Sink, E: From<Error>>(
    format: Format,
    input: &mut dyn Read,
    path: &Path,
    sink: &mut S,
    done: &mut dyn FnMut(&mut S, u64) -> Result<(), E>,
) -> Result<Tally, E> {
    let refuse = |error| not_prices(path, &error);
    match format {
        Format::Wfp => {
            let mut reader = wfp::Reader::new();
            pieces(input, path, |bytes, n| {
                reader.push(bytes, sink).map_err(refuse)?;
                done(sink, n)
            })?;
            Ok(reader.finish(sink).map_err(refuse)?)
        }
        Format::Workbook => {
            let mut reader = pihps::Reader::new(grid_market(path)?, PriceType::Retail);
            for (line, row) in workbook::rows(path)? {
                let cells: Vec<&str> = row.iter().map(String::as_str).collect();
                reader.push_row(line, &cells, sink).map_err(refuse)?;
                done(sink, line)?;
            }
            Ok(reader.finish(sink).map_err(refuse)?)
        }
        _ => {
            let mut reader = pihps::Reader::new(grid_market(path)?, PriceType::Retail);
            pieces(input, path, |bytes, n| {
                reader.push(bytes, sink).map_err(refuse)?;
                done(sink, n)
            })?;
            Ok(reader.finish(sink).map_err(refuse)?)
        }
    }
}

/// Hands `input` on piece by piece, with the number of bytes read so far.
fn pieces<E: From<Error>>(
    input: &mut dyn Read,
    path: &Path,
    mut each: impl FnMut(&[u8], u64) -> Result<(), E>,
) -> Result<(), E> {
    let (mut chunk, mut n_read) = (vec![0; CHUNK_BYTES], 0);
    loop {
        let n = input.read(&mut chunk).map_err(|error| Error::unreadable(path, &error))?;
        let bytes = chunk.get(..n).unwrap_or_default();
        if bytes.is_empty() {
            return Ok(());
        }
        n_read += n as u64;
        each(bytes, n_read)?;
    }
}

fn not_prices<E: Coded + std::fmt::Display>(path: &Path, error: &E) -> Error {
    Error::refused(path, error.code(), error.to_string())
}

/// A PIHPS grid does not name its market; its file's name does.
fn grid_market(path: &Path) -> Result<Market, Error> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.replace(|c: char| !c.is_alphanumeric(), " ");
    let words: Vec<&str> = stem.split_whitespace().collect();
    let mut name: String = words.join(" ").chars().take(N_NAME_CHARS_MAX).collect();
    if name.is_empty() {
        name.push_str("grid");
    }
    let mut id = String::new();
    for c in name.to_lowercase().replace(' ', "-").chars() {
        if id.len() + c.len_utf8() <= N_ID_BYTES_MAX {
            id.push(c);
        }
    }
    let id = MarketId::new(&id).map_err(|error| not_prices(path, &error))?;
    Ok(Market { id, name, area: String::new(), place: None })
}
