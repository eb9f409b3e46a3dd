//! Balai's chores, as `cargo xtask <chore>`. `cargo xtask` alone lists them.

mod bench;
mod bless;
mod budget;
mod bundle;
mod demo;
mod dist;
mod glue;
mod hash;
mod http;
mod run;
mod server;
mod setup;
mod shrink;
mod test;
#[cfg(test)]
mod tidy;

use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};

use crate::run::{Failure, Outcome};

const HELP: &str = "\
cargo xtask demo [--port N] [--prices FILE] [--area NAME] [--place PROVINCE] [--check]
    Sets up what is missing, builds, and serves the demo city on http://127.0.0.1:8080.
    --prices FILE  show a WFP or PIHPS price file of your own; --area NAME picks a place in it
    --place PROVINCE  hold its prices against the reference prices (HET, HAP) of this province
    --check        start, look at every page and its data, stop
cargo xtask test [NAME…]
    Runs every test, or the named parts; ends with `N passed, N failed, N skipped`.
cargo xtask dist
    Builds the release bundles into target/dist and holds their sizes against budgets.json.
cargo xtask bench [widget|prices]
    Measures the price board against the same table in Lit, in the same browser, and the
    aggregation of prices, in memory and from CSV, against DataFusion, DuckDB and Polars.
cargo xtask bless
    Rewrites the golden files from what the code does now, and shows what changed.
cargo xtask setup
    Gets all the tools the others need, browser included.
";

fn main() -> ExitCode {
    match chore() {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn chore() -> Outcome<ExitCode> {
    let mut parser = Parser::from_env();
    let name = match parser.next().map_err(usage)? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => {
            print!("{HELP}");
            return Ok(ExitCode::SUCCESS);
        }
        Some(Arg::Value(name)) => name.to_string_lossy().into_owned(),
        Some(other) => return Err(usage(other.unexpected())),
    };
    let done = match name.as_str() {
        "test" => {
            let passed = test::test(&rest(&mut parser)?)?;
            return Ok(if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        "bench" => bench::bench(&rest(&mut parser)?),
        "bless" => no_more(&mut parser).and_then(|()| bless::bless()),
        "demo" => demo::demo(&demo_options(&mut parser)?),
        "dist" => no_more(&mut parser).and_then(|()| dist::dist()),
        "setup" => no_more(&mut parser).and_then(|()| setup::for_wasm_tests().map(drop)),
        other => Err(Failure::new(format!("there is no chore `{other}`.\n\n{HELP}"))),
    };
    done.map(|()| ExitCode::SUCCESS)
}

fn demo_options(parser: &mut Parser) -> Outcome<demo::Options> {
    let mut options = demo::Options::default();
    while let Some(argument) = parser.next().map_err(usage)? {
        match argument {
            Arg::Long("port") => {
                options.port = Some(parser.value().and_then(|port| port.parse()).map_err(usage)?);
            }
            Arg::Long("prices") => options.prices = Some(parser.value().map_err(usage)?.into()),
            Arg::Long("place") => options.place = Some(parser.value().map_err(usage)?),
            Arg::Long("area") => options.area = Some(parser.value().map_err(usage)?),
            Arg::Long("check") => options.check = true,
            other => return Err(usage(other.unexpected())),
        }
    }
    Ok(options)
}

fn rest(parser: &mut Parser) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    while let Some(argument) = parser.next().map_err(usage)? {
        match argument {
            Arg::Value(name) => names.push(name.to_string_lossy().into_owned()),
            other => return Err(usage(other.unexpected())),
        }
    }
    Ok(names)
}

fn no_more(parser: &mut Parser) -> Outcome {
    match parser.next().map_err(usage)? {
        None => Ok(()),
        Some(other) => Err(usage(other.unexpected())),
    }
}

fn usage(error: lexopt::Error) -> Failure {
    Failure::new(format!("{error}\n\n{HELP}"))
}
