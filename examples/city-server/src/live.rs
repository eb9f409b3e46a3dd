//! The demo city's market officers: every few seconds one of them reports today's prices.
//!
//! Each report is an event with an id of its own, so a restart goes on where it stopped.
//!
//! Units: seconds between two reports.
use crate::city::City;
use crate::store::{Appended, ItemFact, PricesRecorded, QuoteFact, Store, StoreError};
use crate::{Error, demo};
use balai::Coded as _;
use std::sync::Arc;
use std::time::Duration;

/// Reports one market's prices every `tick_seconds`, for as long as the server runs.
pub(crate) async fn run(city: Arc<City>, tick_seconds: u64) {
    let mut ticks = tokio::time::interval(Duration::from_secs(tick_seconds.max(1)));
    ticks.tick().await;
    loop {
        ticks.tick().await;
        let city = Arc::clone(&city);
        match tokio::task::spawn_blocking(move || report(&city)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => eprintln!("city-server: {error} [{}]", error.code()),
            Err(error) => eprintln!("city-server: a report failed: {error}"),
        }
    }
}

/// Writes the next report of today.
///
/// # Errors
///
/// What the database says.
pub(crate) fn report(city: &City) -> Result<(), Error> {
    let source = city.selection().source.facts.hash.clone();
    let (today, at) = (city.clock().today().to_julian_day(), city.clock().now().unix_seconds());
    city.write(|store| next(store, &source, today, at))
}

fn next(store: &mut Store, source: &str, today: i32, at: i64) -> Result<bool, StoreError> {
    let prefix = format!("demo:{source}:{today}:");
    let n = store.n_events(&prefix)?;
    let mut prices = PricesRecorded { source: source.to_owned(), ..PricesRecorded::default() };
    for seen in demo::report(demo::SEED, today, n) {
        let Ok(unit) = balai::Unit::parse(seen.good.unit) else { continue };
        prices.quotes.push(QuoteFact(
            prices.items.len(),
            seen.market.id.to_owned(),
            today,
            seen.price,
        ));
        prices.items.push(ItemFact(
            seen.good.id.to_owned(),
            unit.to_wire(),
            "retail".to_owned(),
            "IDR".to_owned(),
        ));
    }
    match store.report(&format!("{prefix}{n}"), at, &prices) {
        Ok(appended) => Ok(matches!(appended, Appended::New(_))),
        Err(error) => {
            eprintln!("city-server: report {n} was not kept [{}]", error.code());
            Err(error)
        }
    }
}
