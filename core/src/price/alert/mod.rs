//! Alerts: prices above their reference for days on end, and prices unusual for their season.
//!
//! [`breaches`] needs reference prices and working days; [`alps`] and [`ifpa`] need only a monthly
//! series and say nothing about regulations.
//!
//! Source: `docs/reference/price-alerts.md`, which says what could not be confirmed.

mod alps;
mod breach;
mod error;
mod ifpa;
mod month_price;
mod monthly;

pub use self::alps::{ALPS_MONTHS_MIN, Alps, AlpsBand, alps};
pub use self::breach::{Breach, Breaches, DailyPrice, Flaw, Side, Watched, breaches};
pub use self::error::Error;
pub use self::ifpa::{Growth, IFPA_YEARS_MIN, Ifpa, IfpaBand, QUARTERLY_WEIGHT, ifpa};
pub use self::month_price::{MonthPrice, MonthPrices, month_prices};
pub use self::monthly::{MonthlySeries, YearMonth};
