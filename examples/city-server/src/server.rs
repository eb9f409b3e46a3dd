//! From arguments to a listening server.
use crate::city::City;
use crate::clock::Clock;
use crate::dist::Dist;
use crate::feed::{References, Selection};
use crate::names::Names;
use crate::store::Store;
use crate::{Args, Error, demo, http, import, live};
use balai::{Instant, UtcOffset};
use std::io::Write as _;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

/// Runs the server until it is told to stop.
///
/// # Errors
///
/// [`Error`]: every reason not to start, before anything is answered.
pub fn run(args: Args) -> Result<(), Error> {
    let clock = clock(&args)?;
    let dist = Dist::load(&args.dist)?;
    let listener = listen(&args)?;
    let city = Arc::new(open(&args, clock)?);
    let address = listener.local_addr().map_err(system)?;
    if !args.quiet {
        announce(&city, address);
    }
    let runtime = tokio::runtime::Runtime::new().map_err(system)?;
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(system)?;
        if args.prices.is_none() && args.tick > 0 {
            tokio::spawn(live::run(Arc::clone(&city), args.tick));
        }
        let app = http::router(city, dist, &format!("http://{address}"));
        tokio::select! {
            served = axum::serve(listener, app) => served.map_err(system),
            () = stop() => Ok(()),
        }
    })
}

/// Opens the database, imports what is to be shown and compiles the board.
pub(crate) fn open(args: &Args, clock: Clock) -> Result<City, Error> {
    let mut store = Store::open(&args.db)?;
    let source = match &args.prices {
        Some(path) => import::file(&mut store, path, &clock)?,
        None => import::demo(&mut store, &clock)?,
    };
    let place = args.place.as_deref().or(args.prices.is_none().then_some(demo::PROVINCE));
    let references = place.map(|place| {
        References::of(place).map_err(|error| Error::BadArgument {
            option: "--place",
            value: place.to_owned(),
            cause: error.to_string(),
        })
    });
    let area = args.area.clone();
    let selection = Selection { source, area, references: references.transpose()? };
    City::open(store, selection, Names::load(), clock)
}

fn clock(args: &Args) -> Result<Clock, Error> {
    let bad = |option, value: &str, cause: String| Error::BadArgument {
        option,
        value: value.to_owned(),
        cause,
    };
    let offset = UtcOffset::parse(&args.utc_offset)
        .map_err(|error| bad("--utc-offset", &args.utc_offset, error.to_string()))?;
    let fixed = args
        .now
        .as_deref()
        .map(|text| Instant::parse(text).map_err(|error| bad("--now", text, error.to_string())))
        .transpose()?;
    Ok(Clock::new(fixed, offset))
}

fn listen(args: &Args) -> Result<TcpListener, Error> {
    let host = args.host.to_string();
    let listener = TcpListener::bind((args.host, args.port)).map_err(|error| {
        if error.kind() == std::io::ErrorKind::AddrInUse {
            return Error::PortTaken { host: host.clone(), port: args.port };
        }
        Error::CannotListen { host: host.clone(), port: args.port, cause: error.to_string() }
    })?;
    listener.set_nonblocking(true).map_err(system)?;
    Ok(listener)
}

fn announce(city: &City, address: SocketAddr) {
    let facts = &city.selection().source.imported;
    let snapshot = city.snapshot();
    // Nobody may be reading; that is no reason to stop.
    let _ = writeln!(
        std::io::stdout(),
        "{}: {} rows read, {} quotes kept, {} averages left out, {} rows set aside\n\
         listening on http://{address}",
        snapshot.feed.source.title,
        facts.n_rows,
        facts.n_quotes,
        facts.n_aggregates,
        facts.n_set_aside,
    );
}

async fn stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

fn system(error: std::io::Error) -> Error {
    Error::System { cause: error.to_string() }
}
