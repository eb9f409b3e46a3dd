//! `balai prices …`.

mod alerts;
mod audit;
mod index;
pub(crate) mod input;
mod read;
mod review;
mod summarize;
mod verdict;
mod words;

use crate::Error;
use crate::args::Prices;
use crate::out;

/// Does what was asked.
pub(crate) fn run(command: &Prices) -> Result<(), Error> {
    match command {
        Prices::Read { files, json } => read::run(files, *json),
        Prices::Summarize { selection, json } => summarize::run(selection, *json),
        Prices::Index(index) => index::run(index),
        Prices::Verdict(asked) => verdict::run(asked),
        Prices::Alerts(asked) => alerts::run(asked),
        Prices::Audit(asked) => audit::run(asked),
        Prices::Review(asked) => review::run(asked),
        Prices::Feed(selection) => out::print(&(input::feed(selection)?.to_json() + "\n")),
    }
}
