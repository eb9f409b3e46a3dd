//! The cells of a PIHPS workbook (.xlsx) as rows of text.
//!
//! Units: lines are the sheet's rows, from 1.
use crate::Error;
use calamine::{DataRef, Reader as _, Xlsx, open_workbook};
use std::path::Path;

/// Largest workbook that is opened; a year of one city takes 42 kB.
const BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Widest row that is read.
const N_COLUMNS_MAX: u32 = 4_000;
/// Cells read in all.
const N_CELLS_MAX: usize = 2_000_000;

/// The rows of the first sheet, each with its line.
///
/// # Errors
///
/// [`Error::NotAPriceFile`] if it cannot be read as a workbook or is far too large for one.
pub(crate) fn rows(path: &Path) -> Result<Vec<(u64, Vec<String>)>, Error> {
    let refuse = |code: &str, cause: String| Error::refused(path, code, cause);
    let unreadable = |cause: String| refuse("workbook.unreadable", cause);
    let too_large = || refuse("workbook.too_large", "it is too large for a price grid".to_owned());
    let n_bytes = std::fs::metadata(path).map_err(|error| unreadable(error.to_string()))?.len();
    if n_bytes > BYTES_MAX {
        return Err(too_large());
    }
    let mut book: Xlsx<_> =
        open_workbook(path).map_err(|error: calamine::XlsxError| unreadable(error.to_string()))?;
    let Some(sheet) = book.sheet_names().first().cloned() else {
        return Err(unreadable("it has no sheet".to_owned()));
    };
    let mut cells =
        book.worksheet_cells_reader(&sheet).map_err(|error| unreadable(error.to_string()))?;
    let mut rows: Vec<(u64, Vec<String>)> = Vec::new();
    let mut n_cells = 0_usize;
    while let Some(cell) = cells.next_cell().map_err(|error| unreadable(error.to_string()))? {
        let (row, column) = cell.get_position();
        let line = u64::from(row) + 1;
        if rows.last().is_none_or(|(last, _)| *last != line) {
            rows.push((line, Vec::new()));
        }
        let Some((_, texts)) = rows.last_mut() else { continue };
        let width = usize::try_from(column).unwrap_or(usize::MAX);
        n_cells += 1 + width.saturating_sub(texts.len());
        if column >= N_COLUMNS_MAX || n_cells > N_CELLS_MAX {
            return Err(too_large());
        }
        texts.resize(width.max(texts.len()), String::new());
        texts.push(text(cell.get_value()));
    }
    Ok(rows)
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(when) => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            format!("{day:02}/{month:02}/{year:04}")
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}
