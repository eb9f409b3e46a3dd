//! What became of each row of the list, as text, CSV or JSON.

use balai::price::Quote;
use balai::price::edit::{Case, Cleaned, Defect, Step, Verdict};
use balai::{UtcOffset, iso};
use serde_json::{Value, json};

use super::decisions::Decided;
use super::row::{KEY, failed, finish, key, names};
use super::text::{head, place};
use super::{Report, json as list_json};
use crate::{Error, out};

/// Columns of the log that do not name the row.
const WHAT: [&str; 10] = [
    "commodity",
    "market",
    "area",
    "line",
    "standing",
    "counts",
    "reason",
    "reviewed_by",
    "settled_by",
    "grounds",
];

/// Writes the log as it was asked for.
pub(super) fn print(
    report: &Report<'_>,
    decided: &Decided,
    cleaned: &Cleaned,
) -> Result<(), Error> {
    if report.asked.json {
        out::json(&json(report, decided, cleaned))
    } else if report.asked.csv {
        out::print(&csv(report, decided, cleaned)?)
    } else {
        out::print(&text(report, decided, cleaned))
    }
}

/// Whether a quote counts after the decisions.
fn counts(cleaned: &Cleaned, quote: &Quote) -> bool {
    cleaned.used.binary_search(quote).is_ok()
}

fn n_defective(cleaned: &Cleaned, defect: Defect) -> usize {
    cleaned.defective.iter().filter(|(_, other)| *other == defect).count()
}

fn text(report: &Report<'_>, decided: &Decided, cleaned: &Cleaned) -> String {
    let mut text = head(report);
    text += &format!(
        "\n{} decisions applied, {} rows of the file undecided\n  {} prices count\n",
        decided.decisions.len(),
        decided.n_undecided,
        cleaned.used.len()
    );
    for (n, what) in [
        (cleaned.kept_out.len(), "set aside by decision"),
        (n_defective(cleaned, Defect::Contradiction), "do not count: they contradict each other"),
        (n_defective(cleaned, Defect::Repeated), "came again and count once"),
        (n_defective(cleaned, Defect::NotPositive), "do not count: zero or below"),
    ] {
        if n > 0 {
            text += &format!("  {n} {what}\n");
        }
    }
    let mut waiting = String::new();
    text += "\nWhat became of the rows\n";
    for (n, row) in (1_usize..).zip(&report.review.flagged) {
        let Some(case) = decided.list.get(&row.quote) else { continue };
        let place = place(report, row);
        match decided.about(case) {
            Some((line, decision)) => {
                let by = match &decision.settled {
                    Some(settled) => format!("{}, {}", decision.reviewed_by, settled.by),
                    None => format!("{}; waits for somebody else", decision.reviewed_by),
                };
                text += &format!(
                    "  {n}. {place}\n     line {line}: {}, {}: {} ({by})\n",
                    case.standing(),
                    if counts(cleaned, &row.quote) { "counts" } else { "does not count" },
                    decision.reason
                );
            }
            None => waiting += &format!("  {n}. {place}\n"),
        }
    }
    if decided.decisions.is_empty() {
        text += "  none was decided about\n";
    }
    if !waiting.is_empty() {
        text += "\nNot decided about yet\n";
        text += &waiting;
    }
    text
}

fn csv(report: &Report<'_>, decided: &Decided, cleaned: &Cleaned) -> Result<String, Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(KEY.iter().chain(&WHAT)).map_err(failed)?;
    for row in &report.review.flagged {
        let Some(case) = decided.list.get(&row.quote) else { continue };
        let answer = decided.about(case);
        let decision = answer.map(|(_, decision)| decision);
        let settled = decision.and_then(|decision| decision.settled.as_ref());
        let mut cells = key(&row.quote).to_vec();
        cells.extend(names(report, &row.quote));
        cells.push(answer.map_or_else(String::new, |(line, _)| line.to_string()));
        cells.push(case.standing().to_owned());
        cells.push(if counts(cleaned, &row.quote) { "yes" } else { "no" }.to_owned());
        cells.push(decision.map(|decision| decision.reason.clone()).unwrap_or_default());
        cells.push(decision.map(|decision| decision.reviewed_by.clone()).unwrap_or_default());
        cells.push(settled.map(|settled| settled.by.clone()).unwrap_or_default());
        cells.push(row.grounds_text());
        table.write_record(&cells).map_err(failed)?;
    }
    finish(table)
}

fn json(report: &Report<'_>, decided: &Decided, cleaned: &Cleaned) -> Value {
    let rows = report.review.flagged.iter().filter_map(|row| {
        let case = decided.list.get(&row.quote)?;
        let mut value = json!({});
        let fields = value.as_object_mut()?;
        for (name, text) in KEY.iter().zip(key(&row.quote)) {
            fields.insert((*name).to_owned(), json!(text));
        }
        fields.insert("grounds".to_owned(), json!(row.grounds_text()));
        let line = decided.about(case).map(|(line, _)| line);
        fields.insert("line".to_owned(), json!(line));
        fields.insert("standing".to_owned(), json!(case.standing()));
        fields.insert("counts".to_owned(), json!(counts(cleaned, &row.quote)));
        fields.insert("events".to_owned(), events(case));
        Some(value)
    });
    let rows: Vec<Value> = rows.collect();
    json!({
        "files": report.files,
        "as_of": iso::write_date(report.as_of),
        "rules": list_json::rules(report),
        "n_prices": report.collected.quotes.len(),
        "n_decisions": decided.decisions.len(),
        "n_rows_undecided": decided.n_undecided,
        "n_counting": cleaned.used.len(),
        "n_set_aside_by_decision": cleaned.kept_out.len(),
        "n_contradicting": n_defective(cleaned, Defect::Contradiction),
        "n_repeated": n_defective(cleaned, Defect::Repeated),
        "n_not_positive": n_defective(cleaned, Defect::NotPositive),
        "rows": rows,
    })
}

/// Everything that happened to a case, oldest first.
fn events(case: &Case) -> Value {
    let events = case.events().iter().map(|event| {
        let (step, what) = match &event.step {
            Step::Flagged { flag } => ("flagged", flag.name()),
            Step::Reviewed { verdict: Verdict::Confirmed, reason } => {
                ("confirmed", reason.as_str())
            }
            Step::Reviewed { verdict: Verdict::Dismissed, reason } => {
                ("dismissed", reason.as_str())
            }
            Step::Released { reason } => ("released", reason.as_str()),
            Step::KeptOut { reason } => ("kept-out", reason.as_str()),
            _ => ("other", ""),
        };
        let day = iso::write_date(event.at.date_at(UtcOffset::default()));
        json!({ "on": day, "by": event.by, "step": step, "what": what })
    });
    events.collect()
}
