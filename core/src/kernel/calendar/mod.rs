//! Working time: which days agencies work and at what hours, and why a day is none of them.
//!
//! Holidays are dated data with their decree; what counts as work is a policy by name. A day
//! outside the years that are known is an error, never a working day.
//!
//! Inside the days this module calls working, minutes are counted by opening hours; deadlines and
//! clocks stand on both.
//!
//! Units: days of the city's calendar; minutes.
//! Source: `packs/id/holidays.json`; policies: our own choice, `docs/reference/working-days.md` and
//! `docs/reference/working-time.md`.

mod amend;
mod answer;
mod clock;
mod count;
mod deadline;
mod error;
mod holidays;
mod hours;
mod office;
mod policy;
mod span;
mod stage;
mod table;
mod working_time;

pub use time::Weekday;

pub use self::amend::{AmendedDay, AmendedSide, Amendment};
pub use self::answer::{Answer, Reason};
pub use self::clock::{Clock, ClockState, Hold};
pub use self::count::Calendar;
pub use self::deadline::{Day, Deadline, HeldTime, Role};
pub use self::error::Error;
pub use self::holidays::{DataSource, Decree, Holiday, HolidayKind, Holidays, INDONESIA, Year};
pub use self::hours::{Hours, Interval};
pub use self::office::{INDONESIA_OFFICE, OfficeHours, Season};
pub use self::policy::{Policy, Weekend};
pub use self::span::{Measure, Span};
pub use self::working_time::{WeekendStart, WorkingTime};
