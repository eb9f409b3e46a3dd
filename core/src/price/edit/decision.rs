//! What people decided about the reviewer's list, checked against it and applied.
//!
//! A decision is the answer to one row. Whoever reviewed it and whoever settled it are two people,
//! as in every case; until it is settled the quote counts.
//!
//! Units: days of the calendar; a day stands for its first instant in UTC.
//! Source: `docs/reference/price-editing.md`.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use time::Date;

use super::case::{CaseId, Event, Step, Verdict};
use super::error::{DecisionError, ReviewError};
use super::flagged_quote::FlaggedQuote;
use super::review_list::ReviewList;
use super::settle::{Defect, settle};
use crate::Instant;
use crate::price::Quote;

/// The one who raises flags, in the events of a case.
const PROGRAM: &str = "balai";

/// An answer to one row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The row.
    pub case: CaseId,
    /// What its flags rested on when it was decided, as of [`FlaggedQuote::grounds_text`].
    pub grounds_text: String,
    /// Whether the quote is to be kept; else it is set aside.
    pub is_kept: bool,
    /// Why; never empty.
    pub reason: String,
    /// Who looked at it.
    pub reviewed_by: String,
    /// When.
    pub reviewed_on: Date,
    /// Who settled it and when; `None` while it waits for that.
    pub settled: Option<Settlement>,
}

/// The second step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Who: not the one who reviewed it.
    pub by: String,
    /// When.
    pub on: Date,
}

/// Quotes after the decisions; the three lists hold every quote that was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// Those that count, in order of item, market, day and price.
    pub used: Vec<Quote>,
    /// Those that a supervisor kept out, in that order.
    pub kept_out: Vec<Quote>,
    /// Those that do not count for another reason, in that order.
    pub defective: Vec<(Quote, Defect)>,
}

/// The cases of a list with what was decided about them, as of the day of the review.
///
/// # Errors
///
/// Every decision that cannot be applied, by its place, with why; then none is.
pub fn decide(
    flagged: &[FlaggedQuote],
    as_of: Date,
    decisions: &[Decision],
) -> Result<ReviewList, Vec<(usize, DecisionError)>> {
    let (mut list, mut rows) = (ReviewList::default(), BTreeMap::new());
    for row in flagged {
        // A flag is as old as what it is about, and no flag is of a day to come.
        let at = instant(row.quote.observed_on.min(as_of));
        for ground in &row.grounds {
            let step = Step::Flagged { flag: ground.flag };
            // A list that was just made refuses no flag.
            _ = list.apply(&Event { case: row.quote.clone(), at, by: PROGRAM.into(), step });
        }
        rows.insert(&row.quote, row);
    }
    let (mut refused, mut answered) = (Vec::new(), BTreeMap::new());
    for (idx, decision) in decisions.iter().enumerate() {
        let first_idx = *answered.entry(&decision.case).or_insert(idx);
        let applied = match rows.get(&decision.case) {
            None => Err(DecisionError::Unlisted),
            Some(_) if first_idx != idx => Err(DecisionError::Twice { first_idx }),
            Some(row) => check(row, as_of, decision)
                .and_then(|()| apply(&mut list, decision).map_err(DecisionError::Refused)),
        };
        if let Err(error) = applied {
            refused.push((idx, error));
        }
    }
    if refused.is_empty() { Ok(list) } else { Err(refused) }
}

/// Leaves the quotes that count: those kept out are set aside first, so that of two that
/// contradict each other the other one may stand.
#[must_use]
pub fn clean(quotes: &[Quote], list: &ReviewList) -> Cleaned {
    let (counting, mut kept_out): (Vec<Quote>, Vec<Quote>) =
        quotes.iter().cloned().partition(|quote| list.counts(quote));
    kept_out.sort();
    let grounds = settle(&counting);
    Cleaned { used: grounds.used, kept_out, defective: grounds.set_aside }
}

fn check(row: &FlaggedQuote, as_of: Date, decision: &Decision) -> Result<(), DecisionError> {
    let now = row.grounds_text();
    if decision.grounds_text.trim() != now {
        let decided_on = decision.grounds_text.clone();
        return Err(DecisionError::Outdated { decided_on, now });
    }
    let seen_on = row.quote.observed_on.min(as_of);
    if decision.reviewed_on < seen_on {
        return Err(DecisionError::BeforeData { decided_on: decision.reviewed_on, seen_on });
    }
    Ok(())
}

fn apply(list: &mut ReviewList, decision: &Decision) -> Result<(), ReviewError> {
    let reason = || decision.reason.clone();
    let verdict = if decision.is_kept { Verdict::Dismissed } else { Verdict::Confirmed };
    let mut steps = Vec::new();
    let review = Step::Reviewed { verdict, reason: reason() };
    steps.push((&decision.reviewed_by, decision.reviewed_on, review));
    if let Some(Settlement { by, on }) = &decision.settled {
        let step = match decision.is_kept {
            true => Step::Released { reason: reason() },
            false => Step::KeptOut { reason: reason() },
        };
        steps.push((by, *on, step));
    }
    for (by, on, step) in steps {
        let (case, by) = (decision.case.clone(), by.clone());
        list.apply(&Event { case, at: instant(on), by, step })?;
    }
    Ok(())
}

/// The first instant of a day.
fn instant(day: Date) -> Instant {
    // 1 January 1970 is Julian day 2,440,588.
    Instant::from_unix_seconds((i64::from(day.to_julian_day()) - 2_440_588) * 86_400)
}
