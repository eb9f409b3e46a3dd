//! A limit and its extensions one after the other, each put off by the holds that began in it.
//!
//! Spans of one kind that follow each other are one span, so that five working days and ten more
//! are fifteen. Between kinds the next begins where the one before ended.
//!
//! Units: minutes by the measure of each stage.
//! Source: our own choice, `docs/reference/working-time.md`.

use super::{Clock, Error, Hold, Span, WorkingTime};
use crate::Instant;

/// A limit or extensions of one kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stage<'a> {
    pub(super) span: Span,
    pub(super) from: Instant,
    pub(super) end: Instant,
    /// The holds that began in it, in time.
    pub(super) holds: &'a [Hold],
    /// Whether it begins with the clock and not where another stage ended.
    pub(super) is_first: bool,
}

impl WorkingTime {
    /// Goes through the stages of a clock; answers when the last ends, and the holds that began
    /// after that.
    pub(super) fn stages<'a>(
        &self,
        clock: &'a Clock,
        visit: &mut dyn FnMut(Stage<'a>) -> Result<(), Error>,
    ) -> Result<(Instant, &'a [Hold]), Error> {
        let (mut span, mut more) = (clock.limit, clock.extensions.as_slice());
        let (mut from, mut holds, mut is_first) = (clock.started_at, clock.holds.as_slice(), true);
        loop {
            while let [next, rest @ ..] = more
                && let Some(both) = span.and(*next)
            {
                (span, more) = (both, rest);
            }
            let mut end = self.end_of(from, span, is_first)?;
            let before = holds;
            while let [hold, rest @ ..] = holds
                && hold.from <= self.told(end)
            {
                let minutes = self.put_off(span, hold)?;
                end = self.add(span.measure(), end, minutes)?;
                holds = rest;
            }
            let (in_time, _) = before.split_at(before.len() - holds.len());
            visit(Stage { span, from, end, holds: in_time, is_first })?;
            let [next, rest @ ..] = more else { return Ok((end, holds)) };
            (span, more, from, is_first) = (*next, rest, end, false);
        }
    }

    /// By how much a hold puts off a stage. One that goes on puts off nothing yet.
    pub(super) fn put_off(&self, span: Span, hold: &Hold) -> Result<i64, Error> {
        self.between(span.measure(), hold.from, hold.until.unwrap_or(hold.from))
    }
}
