//! The reviewer's list: events in, cases out, nothing deleted.
//!
//! Source: `docs/reference/price-editing.md`.

use alloc::vec::Vec;

use super::case::{Case, CaseId, Event, Step};
use super::error::ReviewError;
use crate::price::Quote;

/// Every flagged quote and how it stands; made from its events alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewList {
    /// In order of the quotes.
    cases: Vec<Case>,
}

impl ReviewList {
    /// The list that a log of events gives, and the events that were refused with their place.
    ///
    /// A refused event changes nothing; those after it are taken as they come.
    #[must_use]
    pub fn replay(events: &[Event]) -> (Self, Vec<(usize, ReviewError)>) {
        let (mut list, mut refused) = (Self::default(), Vec::new());
        for (event_idx, event) in events.iter().enumerate() {
            if let Err(error) = list.apply(event) {
                refused.push((event_idx, error));
            }
        }
        (list, refused)
    }

    /// Takes one event; if it is refused, nothing has changed.
    ///
    /// A flag that a case already has changes nothing and is not kept twice.
    ///
    /// # Errors
    ///
    /// [`ReviewError`].
    pub fn apply(&mut self, event: &Event) -> Result<(), ReviewError> {
        match self.place(&event.case) {
            Ok(at) => self.cases.get_mut(at).ok_or(ReviewError::UnknownCase)?.apply(event),
            Err(at) => {
                let Step::Flagged { .. } = event.step else {
                    return Err(ReviewError::UnknownCase);
                };
                let mut case = Case::new(event.case.clone());
                case.apply(event)?;
                self.cases.insert(at, case);
                Ok(())
            }
        }
    }

    /// All cases, in order of the quotes.
    #[must_use]
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The case of a quote; `None` if it was never flagged.
    #[must_use]
    pub fn get(&self, id: &CaseId) -> Option<&Case> {
        self.cases.get(self.place(id).ok()?)
    }

    /// Whether a quote counts: all do, but for those a supervisor kept out.
    #[must_use]
    pub fn counts(&self, quote: &Quote) -> bool {
        self.get(quote).is_none_or(|case| !case.is_kept_out())
    }

    fn place(&self, id: &CaseId) -> Result<usize, usize> {
        self.cases.binary_search_by(|case| case.quote().cmp(id))
    }
}

#[cfg(test)]
mod tests {
    use super::super::case::Verdict;
    use super::super::flag::Flag;
    use super::*;
    use crate::price::{Item, PriceType};
    use crate::{Coded, CommodityId, Currency, Instant, MarketId, Unit, iso::parse_date};

    fn quote() -> Quote {
        Quote {
            item: Item {
                commodity: CommodityId::new("1_3").unwrap(),
                unit: Unit::parse("kg").unwrap(),
                price_type: PriceType::Retail,
                currency: Currency::parse("IDR").unwrap(),
            },
            market: MarketId::new("2835").unwrap(),
            observed_on: parse_date("2026-11-23").unwrap(),
            price_minor: 625_000,
        }
    }

    fn event(at: i64, by: &str, step: Step) -> Event {
        Event { case: quote(), at: Instant::from_unix_seconds(at), by: by.into(), step }
    }

    fn flagged(flag: Flag) -> Step {
        Step::Flagged { flag }
    }

    fn reviewed(verdict: Verdict, reason: &str) -> Step {
        Step::Reviewed { verdict, reason: reason.into() }
    }

    fn kept_out(reason: &str) -> Step {
        Step::KeptOut { reason: reason.into() }
    }

    /// Each event with how the case stands after it, or the code for which it is refused.
    #[track_caller]
    fn check(steps: &[(i64, &str, Step, &str)]) {
        let mut list = ReviewList::default();
        for (at, by, step, expected) in steps {
            let before = list.clone();
            let found = match list.apply(&event(*at, by, step.clone())) {
                Ok(()) => list.get(&quote()).unwrap().standing(),
                Err(error) => {
                    assert_eq!(list, before, "a refused event changes nothing");
                    error.code()
                }
            };
            assert_eq!(found, *expected, "{by} {step:?}");
        }
        let log: Vec<Event> =
            steps.iter().map(|(at, by, step, _)| event(*at, by, step.clone())).collect();
        let (replayed, refused) = ReviewList::replay(&log);
        assert_eq!(replayed, list);
        assert_eq!(refused.len(), steps.iter().filter(|step| step.3.contains('.')).count());
    }

    #[test]
    fn two_steps_by_two_people() {
        let released = |reason: &str| Step::Released { reason: reason.into() };
        check(&[
            (1, "rule", flagged(Flag::Contradiction), "flagged"),
            (2, "Ani", released("as seen"), "review.wrong_step"),
            (2, "Ani", reviewed(Verdict::Dismissed, " "), "review.no_reason"),
            (2, "", reviewed(Verdict::Dismissed, "asked the trader"), "review.no_person"),
            (0, "Ani", reviewed(Verdict::Dismissed, "asked"), "review.out_of_order"),
            (2, "Ani", reviewed(Verdict::Dismissed, "asked the trader"), "dismissed"),
            (3, "Budi", reviewed(Verdict::Confirmed, "no"), "review.wrong_step"),
            (3, "Ani ", released("as I said"), "review.same_person"),
            (3, "Budi", released("agreed"), "released"),
            (4, "Budi", kept_out("changed my mind"), "review.wrong_step"),
            (5, "rule", flagged(Flag::Contradiction), "released"),
            (6, "rule", flagged(Flag::FromFuture), "flagged"),
        ]);
    }

    #[test]
    fn only_a_supervisor_keeps_a_quote_out() {
        let mut list = ReviewList::default();
        let steps = [
            ("rule", flagged(Flag::NotPositive)),
            ("Ani", reviewed(Verdict::Confirmed, "per sack")),
            ("Budi", kept_out("per sack, asked again")),
        ];
        for (at, (by, step)) in (1..).zip(steps) {
            assert!(list.counts(&quote()), "until it is kept out");
            list.apply(&event(at, by, step)).unwrap();
        }
        assert!(!list.counts(&quote()));
        let case = list.get(&quote()).unwrap();
        assert_eq!((case.events().len(), case.flags()), (3, &[Flag::NotPositive][..]));
        assert!(case.is_settled() && case.is_kept_out() && !case.is_open());
        let other = Quote { price_minor: 1, ..quote() };
        assert!(list.counts(&other));
    }

    #[test]
    fn a_quote_that_was_never_flagged_has_no_case() {
        check_unknown(&reviewed(Verdict::Confirmed, "x"));
        check_unknown(&kept_out("x"));
    }

    #[track_caller]
    fn check_unknown(step: &Step) {
        let mut list = ReviewList::default();
        let error = list.apply(&event(1, "Ani", step.clone())).unwrap_err();
        assert_eq!(error.code(), "review.unknown_case");
        assert_eq!(list.cases(), []);
    }
}
