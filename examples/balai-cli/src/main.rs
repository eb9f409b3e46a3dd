//! The `balai` command: an agency's or a newsroom's price files through the core's rules.
//!
//! Results go to standard output, everything else to standard error. Exit status: 0 done; 1 it
//! could not be done, with one line that says why and what to do; 2 the command line is wrong.

mod args;
mod calendar;
mod complaints;
mod error;
mod out;
mod prices;
mod render;

use std::process::ExitCode;

use clap::Parser as _;

use self::args::{Args, Command};
use self::error::Error;

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the output has had enough of it: that is no failure.
        Err(Error::PipeClosed) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("balai: {error} [{}]\n  {}", error.code(), error.remedy());
            ExitCode::FAILURE
        }
    }
}

fn run(args: Args) -> Result<(), Error> {
    match args.command {
        Command::Prices { command } => prices::run(&command),
        Command::Calendar { command } => calendar::run(&command),
        Command::Complaints { command } => complaints::run(&command),
        Command::Render { widget } => render::run(&widget),
    }
}
