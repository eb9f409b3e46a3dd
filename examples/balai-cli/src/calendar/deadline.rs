//! `balai calendar deadline`: when something is due, with each day counted or not and why.

use std::path::Path;

use balai::calendar::{Clock, Span, WorkingTime};
use balai::{Instant, UtcOffset};
use serde_json::Value;

use super::{calendar, lang, refused, rules};
use crate::args::Deadline;
use crate::prices::input::bad;
use crate::{Error, out};

/// Says when it is due, as text or as JSON.
pub(super) fn run(asked: &Deadline) -> Result<(), Error> {
    let (from, offset) = moment("--from", &asked.from)?;
    let offset = match (&asked.utc_offset, offset) {
        (Some(text), _) => {
            UtcOffset::parse(text).map_err(|error| bad("--utc-offset", text, &error))?
        }
        (None, Some(offset)) => offset,
        (None, None) => {
            let cause = "Z does not tell the city's clock: write its offset, or give --utc-offset";
            return Err(bad("--from", &asked.from, &cause));
        }
    };
    let clock = clock(asked, from)?;
    let time = working_time(asked, &asked.holidays.calendar, offset)?;
    let lang = lang(&asked.lang);
    let mut said = String::new();
    if let Some(amended) = &asked.amended {
        let after = working_time(asked, amended, offset)?;
        let amendment = clock.amended(&time, &after).map_err(refused)?;
        if asked.json {
            return json(&amendment.to_json());
        }
        amendment.words(&mut said, lang);
        if asked.explain {
            said.push('\n');
            amendment.after.words(&mut said, lang);
        }
        return out::print(&said);
    }
    let deadline = clock.due(&time).map_err(refused)?;
    if asked.json {
        return json(&deadline.to_json());
    }
    if asked.explain {
        deadline.words(&mut said, lang);
    } else {
        deadline.headline(&mut said, lang);
        said.push('\n');
    }
    out::print(&said)
}

/// The core's JSON, indented.
fn json(text: &str) -> Result<(), Error> {
    let value: Value =
        serde_json::from_str(text).map_err(|error| Error::Output { cause: error.to_string() })?;
    out::json(&value)
}

fn working_time(
    asked: &Deadline,
    holidays: &Path,
    offset: UtcOffset,
) -> Result<WorkingTime, Error> {
    let calendar = calendar(holidays, asked.holidays.count_collective_leave)?;
    rules::working_time(calendar, &asked.hours, asked.weekend_start, offset)
}

/// A span of so many of one kind.
type Kind = fn(u32) -> Span;

fn clock(asked: &Deadline, from: Instant) -> Result<Clock, Error> {
    let kinds: [(Option<u32>, Kind); 5] = [
        (asked.working_days, Span::WorkingDays),
        (asked.working_hours, |n| Span::WorkingMinutes(n.saturating_mul(60))),
        (asked.working_minutes, Span::WorkingMinutes),
        (asked.calendar_days, Span::CalendarDays),
        (asked.minutes, Span::Minutes),
    ];
    // The command line has exactly one of them.
    let span = kinds.into_iter().find_map(|(n, kind)| Some((n?, kind)));
    let (n, kind) = span.unwrap_or((0, Span::WorkingDays));
    let mut clock = Clock::start(from, kind(n));
    for text in &asked.holds {
        let failed = |error: balai::calendar::Error| bad("--hold", text, &error);
        let (begin, end) = text.split_once('/').unwrap_or((text, ""));
        clock.hold(moment("--hold", begin)?.0).map_err(failed)?;
        if !end.is_empty() {
            clock.resume(moment("--hold", end)?.0).map_err(failed)?;
        }
    }
    if let Some(n) = asked.extend {
        clock.extend(kind(n)).map_err(refused)?;
    }
    Ok(clock)
}

/// Reads RFC 3339, also without seconds; and the offset it is written in, unless that is `Z`.
pub(crate) fn moment(
    option: &'static str,
    text: &str,
) -> Result<(Instant, Option<UtcOffset>), Error> {
    // Behind the day, whose hyphens are none of an offset.
    let at = text.get(10..).and_then(|time| time.find(['+', '-', 'Z', 'z'])).map(|at| at + 10);
    let (local, offset) = text.split_at_checked(at.unwrap_or(text.len())).unwrap_or((text, ""));
    let whole = if local.len() == "2026-03-13T09:00".len() {
        format!("{local}:00{offset}")
    } else {
        text.to_owned()
    };
    let instant = Instant::parse(&whole).map_err(|error| bad(option, text, &error))?;
    let is_local = !offset.eq_ignore_ascii_case("z");
    Ok((instant, is_local.then(|| UtcOffset::parse(offset).ok()).flatten()))
}
