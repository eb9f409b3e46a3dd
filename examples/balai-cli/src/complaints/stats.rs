//! `balai complaints stats`: what logs add up to.

use std::collections::BTreeMap;
use std::path::Path;

use balai::complaint::statistics::{
    CaseFact, Dimension, Rate, Standing, Statistics, Tally, Timeliness,
};
use balai::words::{Lang, number};
use serde_json::{Value, json};

use super::{Workflows, city, told};
use crate::args::{By, Stats};
use crate::{Error, out};

/// Counts the cases, as text or as JSON.
pub(super) fn run(asked: &Stats) -> Result<(), Error> {
    let city = city(&asked.rules)?;
    let places = asked.places.as_deref().map(places).transpose()?.unwrap_or_default();
    let by = match asked.by {
        By::Agency => Dimension::Agency,
        By::Area => Dimension::Area,
        By::Category => Dimension::Category,
        By::Month => Dimension::Month,
    };
    let mut statistics = Statistics::default();
    let mut n_empty = 0;
    let mut workflows = Workflows::new(&asked.rules);
    for path in &asked.files {
        let (log, workflow) = workflows.log(path)?;
        log.verify(workflow, city.as_of).map_err(|broken| Error::Complaint {
            code: balai::Coded::code(&broken),
            cause: format!("{}: {broken}", path.display()),
        })?;
        let case = log.replay();
        let place = places.get(log.case.as_str());
        let area = place.and_then(|place| place.area.as_deref());
        let category = place.and_then(|place| place.category.as_deref());
        match CaseFact::of(&case, area, category, workflow, &city.time) {
            Some(fact) => statistics.add(&fact, by, city.as_of, city.time.offset()),
            None => n_empty += 1,
        }
    }
    let all = statistics.all();
    let lang = Lang::parse(&asked.rules.lang);
    if asked.rules.json {
        let groups = statistics
            .groups()
            .map(|(name, tally)| json!({ "name": name, "figures": as_json(tally) }));
        return out::json(&json!({
            "as_of": told(city.as_of, &city.time),
            "n_logs_without_a_case": n_empty,
            "all": as_json(&all),
            "groups": groups.collect::<Vec<_>>(),
            "unknown": as_json(statistics.unknown()),
        }));
    }
    let heads = match lang {
        Lang::Id => [
            "",
            "masuk",
            "terbuka",
            "menunggu",
            "selesai",
            "lain",
            "tepat waktu",
            "dari",
            "95%",
            "median",
            "p90",
            "tertua",
        ],
        Lang::En => [
            "", "received", "open", "waiting", "closed", "other", "in time", "of", "95%", "median",
            "p90", "oldest",
        ],
    };
    let mut rows: Vec<Vec<String>> = vec![heads.map(str::to_owned).into()];
    let (total, unknown) = match lang {
        Lang::Id => ("semua", "tidak diketahui"),
        Lang::En => ("all", "unknown"),
    };
    rows.extend(statistics.groups().map(|(name, tally)| row(name, tally, lang)));
    if statistics.unknown().n_cases() > 0 {
        rows.push(row(unknown, statistics.unknown(), lang));
    }
    rows.push(row(total, &all, lang));
    let note = match lang {
        Lang::Id => "median dan p90: waktu kerja sampai selesai, dalam menit; tertua: hari\n",
        Lang::En => "median and p90: working time until closed, in minutes; oldest: days\n",
    };
    out::print(&(out::table(&rows) + note))
}

/// Where a case is, and what it is about.
#[derive(Default)]
struct Place {
    area: Option<String>,
    category: Option<String>,
}

fn places(path: &Path) -> Result<BTreeMap<String, Place>, Error> {
    let wrong = |cause: String| Error::BadTable { path: path.display().to_string(), cause };
    let mut reader = csv::Reader::from_path(path).map_err(|error| wrong(error.to_string()))?;
    let heads = reader.headers().map_err(|error| wrong(error.to_string()))?.clone();
    let column = |name: &str| heads.iter().position(|head| head.trim() == name);
    let case = column("case").ok_or_else(|| wrong("it has no column `case`".to_owned()))?;
    let (area, category) = (column("area"), column("category"));
    let mut places = BTreeMap::new();
    for row in reader.records() {
        let row = row.map_err(|error| wrong(error.to_string()))?;
        let cell = |at: Option<usize>| {
            let text = row.get(at?).unwrap_or_default().trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let Some(id) = cell(Some(case)) else { continue };
        let place = Place { area: cell(area), category: cell(category) };
        if places.insert(id.clone(), place).is_some() {
            return Err(wrong(format!("the case {id} stands twice")));
        }
    }
    Ok(places)
}

fn other(tally: &Tally) -> u64 {
    tally.n(Standing::Hidden) + tally.n(Standing::Merged)
}

fn row(name: &str, tally: &Tally, lang: Lang) -> Vec<String> {
    let figure = |figure: Option<u32>| figure.map_or_else(|| "–".to_owned(), |n| n.to_string());
    let [rate, of, interval] = match tally.on_time() {
        None => ["–"; 3].map(str::to_owned),
        Some(rate) => [share(rate, lang), rate.of.to_string(), interval(rate, lang)],
    };
    vec![
        name.to_owned(),
        tally.n_cases().to_string(),
        tally.n(Standing::Open).to_string(),
        tally.n(Standing::Waiting).to_string(),
        tally.n(Standing::Closed).to_string(),
        other(tally).to_string(),
        rate,
        of,
        interval,
        figure(tally.closed_minutes(50)),
        figure(tally.closed_minutes(90)),
        figure(tally.backlog_days_max()),
    ]
}

/// Hundredths of a percent, of parts per million that are none, a few or many.
fn percent(basis_points: u32, is_none: bool, lang: Lang) -> String {
    let mut out = String::new();
    if is_none {
        out.push_str("0%");
    } else {
        number::percent(&mut out, i64::from(basis_points), lang);
    }
    out
}

/// A rate, rounded half up.
fn share(rate: Rate, lang: Lang) -> String {
    percent((rate.ppm() + 50) / 100, rate.n == 0, lang)
}

/// Its interval, rounded outwards.
fn interval(rate: Rate, lang: Lang) -> String {
    let (low, high) = rate.interval_ppm();
    format!("{}–{}", percent(low / 100, low == 0, lang), percent(high.div_ceil(100), false, lang))
}

fn as_json(tally: &Tally) -> Value {
    json!({
        "received": tally.n_cases(),
        "open": tally.n(Standing::Open),
        "waiting": tally.n(Standing::Waiting),
        "closed": tally.n(Standing::Closed),
        "hidden": tally.n(Standing::Hidden),
        "merged": tally.n(Standing::Merged),
        "reopened": tally.n_reopened(),
        "on_time": tally.n_timely(Timeliness::OnTime),
        "late": tally.n_timely(Timeliness::Late),
        "so_far": tally.n_timely(Timeliness::SoFar),
        "unknown": tally.n_timely(Timeliness::Unknown),
        "on_time_rate": tally.on_time().map(|rate| {
            let (lower, upper) = rate.interval_ppm();
            json!({ "n": rate.n, "of": rate.of, "ppm": rate.ppm(),
                "lower_ppm": lower, "upper_ppm": upper })
        }),
        "measured": tally.n_measured(),
        "closed_working_minutes_median": tally.closed_minutes(50),
        "closed_working_minutes_p90": tally.closed_minutes(90),
        "backlog_days_median": tally.backlog_days(50),
        "backlog_days_max": tally.backlog_days_max(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_rounded_to_the_nearest_and_intervals_outwards() {
        for (n, of, expected) in [
            (0, 10, "0% 0%–27,76%"),
            (1, 3, "33,33% 6,14%–79,24%"),
            (2, 3, "66,67% 20,76%–93,86%"),
            (10, 10, "100,00% 72,24%–100,00%"),
            // Its lower end, 0.18 in a million, is rounded outwards.
            (1, 1_000_000, "<0,01% 0%–0,01%"),
        ] {
            let rate = Rate::new(n, of).unwrap();
            let told = format!("{} {}", share(rate, Lang::Id), interval(rate, Lang::Id));
            assert_eq!(told, expected, "{n} of {of}");
        }
    }
}
