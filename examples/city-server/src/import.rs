//! Bringing one price file into the database: whole or not at all, once per content.
//!
//! The file is read twice in pieces of 64 KiB, first to know its hash, then through the core's
//! reader; no more than a batch of it is ever in memory. Rows that cannot be used are kept with
//! their line and reason.
use crate::city::hex;
use crate::clock::Clock;
use crate::store::{PricesRecorded, SourceFact, SourceImported, SourceView, Store};
use crate::{Error, batch::Batcher, demo, fact};
use balai::iso;
use balai::price::read::{Format, Tally};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Bytes read at a time.
const CHUNK_BYTES: usize = 64 * 1024;

/// Imports the operator's file, or finds it imported already.
///
/// # Errors
///
/// [`Error::FileUnreadable`], [`Error::NotAPriceFile`], [`Error::FileChanged`], or what the
/// database says.
pub(crate) fn file(store: &mut Store, path: &Path, clock: &Clock) -> Result<SourceView, Error> {
    let open = || File::open(path).map_err(|error| unreadable(path, &error));
    let (hash, head) = look(&mut open()?).map_err(|error| unreadable(path, &error))?;
    if let Some(source) = store.source(&hash)? {
        return Ok(source);
    }
    let format = balai_price_file::format(path, &head)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let kind = match format {
        Format::Wfp => "WFP food price format",
        _ => "PIHPS grid format",
    };
    let facts = SourceFact {
        hash,
        title: format!("{name} ({kind})"),
        file: name,
        city: None,
        url: None,
        licence: None,
        invented: false,
    };
    read(store, &facts, format, &mut open()?, path, clock)
}

/// Imports the demo city's file as of today, or finds it imported already.
///
/// # Errors
///
/// As [`file`].
pub(crate) fn demo(store: &mut Store, clock: &Clock) -> Result<SourceView, Error> {
    let text = |day| fact::day(day).map(iso::write_date).unwrap_or_default();
    let csv = demo::file(demo::SEED, clock.today().to_julian_day(), &text);
    let hash = hex(Sha256::digest(csv.as_bytes()).as_slice());
    if let Some(source) = store.source(&hash)? {
        return Ok(source);
    }
    let facts = SourceFact {
        hash,
        file: "kota-contoh.csv".to_owned(),
        city: Some(demo::CITY.to_owned()),
        title: "Dinas Pasar Kota Contoh".to_owned(),
        url: None,
        licence: Some("CC0 1.0".to_owned()),
        invented: true,
    };
    let path = Path::new(&facts.file);
    read(store, &facts, Format::Wfp, &mut csv.as_bytes(), path, clock)
}

/// The hash of all bytes, and the first of them.
fn look(input: &mut dyn Read) -> std::io::Result<(String, Vec<u8>)> {
    let (mut hasher, mut head) = (Sha256::new(), Vec::new());
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let n = input.read(&mut chunk)?;
        let bytes = chunk.get(..n).unwrap_or_default();
        if bytes.is_empty() {
            return Ok((hex(hasher.finalize().as_slice()), head));
        }
        hasher.update(bytes);
        if head.len() < CHUNK_BYTES {
            head.extend_from_slice(bytes);
        }
    }
}

fn read(
    store: &mut Store,
    facts: &SourceFact,
    format: Format,
    input: &mut dyn Read,
    path: &Path,
    clock: &Clock,
) -> Result<SourceView, Error> {
    let gone = || Error::FileChanged { path: path.display().to_string() };
    let Some(mut batch) = store.begin_import(facts, clock.now().unix_seconds())? else {
        return store.source(&facts.hash)?.ok_or_else(gone);
    };
    let mut batcher = Batcher::new(&facts.hash);
    let mut flush = |prices: PricesRecorded| batch.record(&prices).map_err(Error::from);
    let mut input = Hashing { input, hasher: Sha256::new() };
    let tally =
        balai_price_file::read_as(format, &mut input, path, &mut batcher, &mut |full, _| {
            full.flush_when_full(&mut flush)
        })?;
    // A workbook was read by its path, and all at once.
    if format != Format::Workbook && hex(input.hasher.finalize().as_slice()) != facts.hash {
        return Err(gone());
    }
    batcher.flush(&mut flush)?;
    batch.commit(&imported(&facts.hash, &tally))?;
    store.source(&facts.hash)?.ok_or_else(gone)
}

/// Notes the hash of what is read, to refuse a file that is not the one that was hashed.
struct Hashing<'a> {
    input: &'a mut dyn Read,
    hasher: Sha256,
}

impl Read for Hashing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.input.read(buffer)?;
        self.hasher.update(buffer.get(..n).unwrap_or_default());
        Ok(n)
    }
}

fn imported(hash: &str, tally: &Tally) -> SourceImported {
    SourceImported {
        source: hash.to_owned(),
        n_rows: tally.n_rows,
        n_quotes: tally.n_quotes,
        n_aggregates: tally.n_aggregates,
        n_rounded: tally.n_rounded,
        n_set_aside: tally.n_set_aside,
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::FileUnreadable { path: path.display().to_string(), cause: error.to_string() }
}
