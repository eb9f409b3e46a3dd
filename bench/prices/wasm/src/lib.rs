//! `columns::summarize` behind plain addresses: the caller writes columns into this memory and
//! reads figures out of it.

use balai::price::aggregate::columns::{Columns, summarize};

static mut COLUMNS: (Vec<u16>, Vec<u16>, Vec<u32>) = (Vec::new(), Vec::new(), Vec::new());
static mut FIGURES: Vec<f64> = Vec::new();

/// Makes room for `n` rows; answers with the address of a column: commodity, day or price.
#[unsafe(no_mangle)]
#[allow(static_mut_refs)]
pub extern "C" fn column(which: u32, n: usize) -> usize {
    // One thread, and no reference outlives a call.
    let (commodity, day, price) = unsafe { &mut COLUMNS };
    match which {
        0 => {
            commodity.resize(n, 0);
            commodity.as_ptr() as usize
        }
        1 => {
            day.resize(n, 0);
            day.as_ptr() as usize
        }
        _ => {
            price.resize(n, 0);
            price.as_ptr() as usize
        }
    }
}

/// Computes; answers with how many groups there are, or -1.
#[unsafe(no_mangle)]
#[allow(static_mut_refs)]
pub extern "C" fn run(n_commodities: u16, n_days: u16) -> i32 {
    let (commodity, day, price) = unsafe { &COLUMNS };
    let Ok(cells) = summarize(&Columns { commodity, day, price }, n_commodities, n_days) else {
        return -1;
    };
    let figures = unsafe { &mut FIGURES };
    figures.clear();
    for (_, _, cell) in cells.iter() {
        figures.extend([cell.median_minor as f64, cell.mean_minor as f64, cell.geometric_mean]);
    }
    figures.len() as i32 / 3
}

/// The address of the figures: median, mean, geometric mean of each group in order.
#[unsafe(no_mangle)]
#[allow(static_mut_refs)]
pub extern "C" fn figures() -> usize {
    unsafe { FIGURES.as_ptr() as usize }
}
