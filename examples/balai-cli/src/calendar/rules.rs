//! Working time by the rules that the command line names.

use std::path::Path;

use balai::UtcOffset;
use balai::calendar::{Calendar, Hours, INDONESIA_OFFICE, OfficeHours, WeekendStart, WorkingTime};

use super::{refused, refused_in, text};
use crate::Error;
use crate::args::Start;

/// Working time of a calendar at the hours asked for: `office`, `all-day` or those of a file.
pub(crate) fn working_time(
    calendar: Calendar,
    hours: &Path,
    start: Start,
    offset: UtcOffset,
) -> Result<WorkingTime, Error> {
    let office = match hours.to_str() {
        Some("all-day") => None,
        Some("office") => Some(OfficeHours::from_json(INDONESIA_OFFICE).map_err(refused)?),
        _ => {
            let office = OfficeHours::from_json(&text(hours)?);
            Some(office.map_err(|error| refused_in(hours, &error))?)
        }
    };
    let start = match start {
        Start::Next => WeekendStart::Next,
        Start::Same => WeekendStart::Same,
    };
    match office {
        None => WorkingTime::new(calendar, Hours::ALL_DAY, offset, start),
        Some(office) => WorkingTime::new(calendar, office.hours, offset, start)
            .and_then(|time| time.with_seasons(office.seasons))
            .and_then(|time| time.with_hours_known_from(office.known_from)),
    }
    .map_err(refused)
}
