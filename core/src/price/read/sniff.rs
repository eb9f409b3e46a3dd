//! What kind of file this is, from its first bytes.
//!
//! Source: magic numbers of ZIP, OLE, PDF, gzip and Parquet; headers of the WFP data set and of PIHPS.

use super::error::{Error, beginning};

/// A kind of price file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// CSV of the WFP food price data set.
    Wfp,
    /// A PIHPS grid as CSV.
    PihpsGrid,
    /// A ZIP archive, as `.xlsx` workbooks are: unpack it and give its rows to
    /// [`pihps::Reader::push_row`](super::pihps::Reader::push_row).
    Workbook,
}

/// Tells the format from the first kilobytes of a file.
///
/// # Errors
///
/// [`Error`] saying what it is instead.
pub fn sniff(first_bytes: &[u8]) -> Result<Format, Error> {
    if first_bytes.starts_with(b"PK\x03\x04") {
        return Ok(Format::Workbook);
    }
    refuse_other(first_bytes)?;
    let text = first_bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first_bytes);
    let mut lines = text.split(|b| matches!(b, b'\n' | b'\r'));
    let header = lines.find(|line| !line.trim_ascii().is_empty()).ok_or(Error::Empty)?;
    let has = |word: &[u8]| header.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    if has(b"komoditas") {
        return Ok(Format::PihpsGrid);
    }
    // Three are enough: the reader then names the column that is missing.
    let columns: [&[u8]; 7] =
        [b"date", b"market", b"commodity", b"unit", b"pricetype", b"currency", b"usdprice"];
    if columns.iter().filter(|column| has(column)).count() >= 3 {
        return Ok(Format::Wfp);
    }
    Err(Error::UnknownLayout { found: beginning(header) })
}

/// Refuses what is plainly no CSV text in UTF-8.
pub(super) fn refuse_other(bytes: &[u8]) -> Result<(), Error> {
    const MAGIC: [(&[u8], &str, &str); 9] = [
        (b"PK\x03\x04", "a workbook or ZIP archive", "save the sheet as CSV"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "save the sheet as CSV"),
        (b"%PDF", "a PDF document", "ask the source for the table as CSV"),
        (b"\x1f\x8b", "a gzip archive", "unpack it first"),
        (b"PAR1", "a Parquet file", "write the table as CSV, as DuckDB or Polars do"),
        (b"<", "an HTML or XML page", "the download failed or needs a login, get the CSV itself"),
        (b"{", "JSON", "give the CSV file"),
        (b"[", "JSON", "give the CSV file"),
        (
            b"version https://git-lfs",
            "a Git LFS pointer",
            "fetch the file itself with git lfs pull",
        ),
    ];
    for (magic, encoding) in [(b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")] {
        if bytes.starts_with(magic) {
            return Err(Error::Encoding { found: encoding });
        }
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if text.is_empty() {
        return Err(Error::Empty);
    }
    if let Some((_, found, remedy)) = MAGIC.iter().find(|(magic, ..)| text.starts_with(magic)) {
        return Err(Error::NotATable { found, remedy });
    }
    if bytes.iter().take(512).any(|b| *b == 0) {
        return Err(Error::NotATable { found: "a binary file", remedy: "give the CSV file" });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use crate::Coded;

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<Format, &str>) {
        assert_eq!(sniff(bytes).map_err(|error| error.code()), expected);
    }

    #[test]
    fn formats_are_told_apart() {
        check(b"date,admin1,market,commodity\n", Ok(Format::Wfp));
        check(b"\xef\xbb\xbf\r\nmarket;commodity;date", Ok(Format::Wfp));
        check(b"No,Komoditas (Rp),02/ 01/ 2023", Ok(Format::PihpsGrid));
        check(b"PK\x03\x04....", Ok(Format::Workbook));
        check(b"", Err("price.file_empty"));
        check(b"\xef\xbb\xbf \r\n", Err("price.file_empty"));
        check(b"<!doctype html>", Err("price.file_not_a_table"));
        check(b"  {\"data\": []}", Err("price.file_not_a_table"));
        check(b"%PDF-1.7", Err("price.file_not_a_table"));
        check(b"\xff\xfed\0a\0", Err("price.file_encoding"));
        check(b"a\0b", Err("price.file_not_a_table"));
        check(b"name,age\n", Err("price.file_unknown_layout"));
        check(b"PAR1\x15\x04", Err("price.file_not_a_table"));
        let says = sniff(b"PAR1\x15\x04").unwrap_err().to_string();
        assert!(says.contains("Parquet") && says.contains("as CSV"), "{says}");
    }
}
