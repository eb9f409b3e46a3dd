//! Writing results to standard output, as text, CSV or JSON.

use std::io::{ErrorKind, Write};

use crate::Error;

/// Writes `text` whole.
pub(crate) fn print(text: &str) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        ErrorKind::BrokenPipe => Error::PipeClosed,
        _ => Error::Output { cause: error.to_string() },
    })
}

/// Writes JSON, indented.
pub(crate) fn json(value: &serde_json::Value) -> Result<(), Error> {
    print(&format!("{value:#}\n"))
}

/// Rows of text in columns: the first flush left, the others right. Widths are in characters.
pub(crate) fn table(rows: &[Vec<String>]) -> String {
    let n_columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..n_columns).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            let space = " ".repeat(width.saturating_sub(cell.chars().count()));
            if column == 0 { format!("{cell}{space}") } else { format!("{space}{cell}") }
        });
        out.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [["Beras", "Rp 1"], ["Gula é", "Rp 12.500"]];
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).into()).collect();
        assert_eq!(table(&rows), "Beras        Rp 1\nGula é  Rp 12.500\n");
        assert_eq!(table(&[]), "");
    }
}
