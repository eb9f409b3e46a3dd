//! `balai calendar days`: which days are working days, and why.

use balai::calendar::Answer;
use balai::iso;
use balai::words::Lang;
use serde_json::{Value, json};

use super::{calendar, lang, refused};
use crate::args::Days;
use crate::prices::input::bad;
use crate::{Error, out};

/// Lists the days, as text or as JSON.
pub(super) fn run(asked: &Days) -> Result<(), Error> {
    let calendar = calendar(&asked.holidays.calendar, asked.holidays.count_collective_leave)?;
    let day = |name, text: &str| iso::parse_date(text).map_err(|error| bad(name, text, &error));
    let (from, until) = (day("FROM", &asked.from)?, day("UNTIL", &asked.until)?);
    if until < from {
        return Err(bad("UNTIL", &asked.until, &"it lies before FROM"));
    }
    let mut days = vec![calendar.is_working_day(from).map_err(refused)?];
    days.extend(calendar.explain(from, until).map_err(refused)?);
    let n_working = days.iter().filter(|day| day.is_working()).count();
    if asked.json {
        let holidays = calendar.holidays();
        return out::json(&json!({
            "from": asked.from,
            "until": asked.until,
            "n_days": days.len(),
            "n_working": n_working,
            "calendar": { "country": holidays.country, "version": holidays.version },
            "joint_leave_is_work": calendar.policy().joint_leave_is_work,
            "days": days.iter().map(as_json).collect::<Vec<_>>(),
        }));
    }
    let lang = lang(&asked.lang);
    let mut text = String::new();
    for day in &days {
        day.words(&mut text, lang);
        if let Some(decree) = day.decree() {
            text += &format!(" [{}]", decree.id);
        }
        text.push('\n');
    }
    let mut named: Vec<&str> = Vec::new();
    for decree in days.iter().filter_map(Answer::decree) {
        if !named.contains(&decree.id.as_str()) {
            named.push(&decree.id);
            decree.words(&mut text);
            text.push('\n');
        }
    }
    text += &match lang {
        Lang::Id => format!("{n_working} hari kerja dari {} hari\n", days.len()),
        Lang::En if n_working == 1 => format!("1 working day of {}\n", days.len()),
        Lang::En => format!("{n_working} working days of {}\n", days.len()),
    };
    out::print(&text)
}

fn as_json(day: &Answer<'_>) -> Value {
    json!({
        "on": iso::write_date(day.on),
        "working": day.is_working(),
        "why": day.reason.to_wire(),
        "holiday": day.holiday().map(|holiday| json!({
            "name_id": holiday.name_id,
            "name_en": holiday.name_en,
        })),
        "decree": day.decree().map(|decree| json!({
            "id": decree.id,
            "title": decree.title,
            "number": decree.number,
            "url": decree.url,
        })),
        "estimated": day.estimated,
    })
}
