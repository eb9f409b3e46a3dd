//! The `city-server` command: reads its arguments, runs the server, reports one clear line if it
//! cannot.
use city_server::{Args, run};
use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(Args::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("city-server: {error} [{}]\n  {}", error.code(), error.remedy());
            ExitCode::FAILURE
        }
    }
}
