//! What an audit between grids found, as text for a terminal.

use std::collections::BTreeMap;

use balai::price::aggregate::level::{LevelAudit, LevelFigure};
use balai::{Coded, iso};

use super::levels::Count;
use super::{N_NAMED, more, rupiah, signed, whole};
use crate::out;

/// Prices of parts that a line has room for.
const N_PARTS_NAMED: usize = 12;

/// Each whole with what follows, what does not and what cannot be judged.
pub(super) fn report(
    audit: &LevelAudit,
    files: &[String],
    wholes: &[(usize, Vec<LevelFigure<'_>>)],
    is_all: bool,
) -> String {
    let n_named = if is_all { usize::MAX } else { N_NAMED };
    let texts: Vec<String> =
        wholes.iter().map(|(place, figures)| one(audit, *place, figures, n_named)).collect();
    let mut text = texts.join("\n");
    for ((_, grid), file) in audit.areas().iter().zip(files) {
        let rows = grid.set_aside();
        if rows.is_empty() {
            continue;
        }
        text += &format!("\n{file}: {} rows or cells could not be read\n", rows.len());
        for row in rows.iter().take(n_named) {
            text += &format!("  line {}: {} [{}]\n", row.line, row.reason, row.reason.code());
        }
        text += &more(rows.len(), n_named);
    }
    text
}

fn one(audit: &LevelAudit, place: usize, figures: &[LevelFigure<'_>], n_named: usize) -> String {
    let Some((area, _)) = audit.areas().get(place) else { return String::new() };
    let count = Count::of(figures.iter());
    let n_given = audit.parts(place).count();
    let of_how_many = match area.n_parts {
        Some(n) => format!("{n_given} of {n} parts given"),
        None => format!("{n_given} parts given, taken to be all; --parts or n_parts says how many"),
    };
    let [n, n_judged, n_follow, n_differ, n_not, n_others] = [
        count.n,
        count.n_follow + count.n_differ,
        count.n_follow,
        count.n_differ,
        count.n_not_judged,
        count.n_as_others,
    ]
    .map(whole);
    let mut text = format!(
        "{} ({}): {n} figures, {of_how_many}\n  {n_judged} judged: {n_follow} follow from the parts, \
         {n_differ} do not\n  {n_not} cannot be judged",
        area.name,
        area.level.name()
    );
    if count.n_as_others > 0 {
        text += &format!(", of which {n_others} are what the parts at hand give");
    }
    text.push('\n');
    if count.n_follow + count.n_differ > 0 {
        text += "\nBy row (each the unweighted mean of its parts, rounded half-up to Rp 50; amounts \
                 in rupiah)\n";
        text += &out::table(&by_row(figures));
    }
    let mut differ: Vec<&LevelFigure<'_>> =
        figures.iter().filter(|figure| figure.difference().is_some_and(|d| d != 0)).collect();
    differ
        .sort_by_key(|figure| std::cmp::Reverse(figure.difference().map_or(0, i64::unsigned_abs)));
    if !differ.is_empty() {
        text += "\nDo not follow, the largest differences first\n";
        for figure in differ.iter().take(n_named) {
            text += &differing(audit, figure);
        }
        text += &more(differ.len(), n_named);
    }
    if count.n_not_judged > 0 {
        text += "\nCannot be judged\n";
        text += &not_judged(figures);
    }
    text
}

fn by_row(figures: &[LevelFigure<'_>]) -> Vec<Vec<String>> {
    let heads = ["row", "line", "judged", "follow", "off by 50", "off by more", "from", "to"];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for row in figures.chunk_by(|a, b| a.of == b.of) {
        let Some(first) = row.first() else { continue };
        let count = Count::of(row.iter());
        let differences = || row.iter().filter_map(LevelFigure::difference).filter(|d| *d != 0);
        let n_by_fifty = differences().filter(|difference| difference.abs() == 50).count();
        let end = |end: Option<i64>| end.map_or_else(String::new, signed);
        rows.push(vec![
            first.name.to_owned(),
            first.line.map_or_else(String::new, |line| line.to_string()),
            (count.n_follow + count.n_differ).to_string(),
            count.n_follow.to_string(),
            n_by_fifty.to_string(),
            (count.n_differ - n_by_fifty).to_string(),
            end(differences().min()),
            end(differences().max()),
        ]);
    }
    rows
}

fn differing(audit: &LevelAudit, figure: &LevelFigure<'_>) -> String {
    let (Some(published), Ok(computed)) = (figure.published, &figure.computed) else {
        return String::new();
    };
    let line = figure.line.map_or_else(String::new, |line| format!(", line {line}"));
    let mut text = format!(
        "  {}{line}, {}: published {}, computed {} ({})\n    from ",
        figure.name,
        iso::write_date(figure.day),
        rupiah(published),
        rupiah(*computed),
        signed(published.saturating_sub(*computed))
    );
    let parts: Vec<String> = audit
        .part_prices(figure.area_idx, figure.of, figure.day)
        .filter_map(|part| Some(format!("{} {}", part.area.name, rupiah(part.price.ok()??))))
        .collect();
    text += &parts.iter().take(N_PARTS_NAMED).cloned().collect::<Vec<_>>().join("; ");
    match parts.len().saturating_sub(N_PARTS_NAMED) {
        0 => {}
        n => text += &format!("; and {n} more, which --json names"),
    }
    text.push('\n');
    text
}

/// One line for each row and reason.
fn not_judged(figures: &[LevelFigure<'_>]) -> String {
    let mut text = String::new();
    for row in figures.chunk_by(|a, b| a.of == b.of) {
        let mut reasons: BTreeMap<(&str, String), Vec<&LevelFigure<'_>>> = BTreeMap::new();
        for figure in row {
            if let Err(reason) = &figure.computed {
                reasons.entry((reason.code(), reason.to_string())).or_default().push(figure);
            }
        }
        for ((code, reason), figures) in reasons {
            let (Some(first), Some(last)) = (figures.first(), figures.last()) else { continue };
            let from = iso::write_date(first.day);
            let when = match figures.len() {
                1 => from,
                n => format!("{n} days from {from} to {}", iso::write_date(last.day)),
            };
            text += &format!("  {}, {when}: {reason} [{code}]\n", first.name);
        }
    }
    text
}
