//! Working days: which days agencies work, and why a day is none of them.
//!
//! Holidays are dated data with their decree; what counts as work is a policy by name. A day
//! outside the years that are known is an error, never a working day.
//!
//! Minutes of work within a day are a matter of whoever runs a clock; they are counted inside the
//! days this module calls working.
//!
//! Units: days of the city's calendar.
//! Source: `packs/id/holidays.json`; policies: our own choice, `docs/reference/working-days.md`.

mod answer;
mod count;
mod error;
mod holidays;
mod policy;

pub use time::Weekday;

pub use self::answer::{Answer, Reason};
pub use self::count::Calendar;
pub use self::error::Error;
pub use self::holidays::{DataSource, Decree, Holiday, HolidayKind, Holidays, INDONESIA, Year};
pub use self::policy::{Policy, Weekend};
