//! Rows as they were shown last, to be shown again while nothing in them changed.
//!
//! A live update changes a few rows of many: the others need neither be viewed nor compared. The
//! view stays pure: with or without the cache it gives equal trees.
//!
//! Source: our own choice, measured by `cargo xtask bench widget`.

use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;

use balai::price::{Board, Market, Row};
use balai::words::Lang;
use balai::{Date, MarketId};

use super::state::State;
use crate::kit::html::Element;

/// All a row's view depends on besides its own figures.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Context {
    lang: Lang,
    live: bool,
    market: Option<MarketId>,
    today: Date,
    age_days_max: i64,
    markets: Vec<Market>,
}

/// Rows as last shown, in their order.
#[derive(Debug, Default)]
pub(super) struct Cache {
    context: Option<Context>,
    rows: Vec<(Arc<Row>, bool, Rc<Element>)>,
    at: usize,
    shown: Vec<(Arc<Row>, bool, Rc<Element>)>,
}

impl Cache {
    /// Begins a view: what was shown in another context is forgotten.
    pub(super) fn begin(&mut self, state: &State, board: &Board, today: Date) {
        let same = self.context.as_ref().is_some_and(|context| {
            context.lang == state.feed.lang
                && context.live == state.feed.live
                && context.market == state.market
                && context.today == today
                && context.age_days_max == board.feed.age_days_max
                && context.markets == board.feed.markets
        });
        self.at = 0;
        let n_shown = self.shown.len();
        self.rows = core::mem::replace(&mut self.shown, Vec::with_capacity(n_shown));
        if !same {
            self.rows.clear();
            self.context = Some(Context {
                lang: state.feed.lang,
                live: state.feed.live,
                market: state.market.clone(),
                today,
                age_days_max: board.feed.age_days_max,
                markets: board.feed.markets.clone(),
            });
        }
    }

    /// The row's element: the one shown last, or what `view` makes.
    pub(super) fn row(
        &mut self,
        row: &Arc<Row>,
        open: bool,
        view: impl FnOnce() -> Element,
    ) -> Rc<Element> {
        // Rows mostly come in the order they were shown in, so the search goes on from there.
        let same = |(other, was_open, _): &(Arc<Row>, bool, _)| {
            Arc::ptr_eq(other, row) && *was_open == open
        };
        let further = self.rows.iter().skip(self.at).position(same).map(|steps| self.at + steps);
        let found = further.or_else(|| self.rows.iter().take(self.at).position(same));
        let element = found.and_then(|at| {
            self.at = at + 1;
            self.rows.get(at).map(|(_, _, element)| element.clone())
        });
        let element = element.unwrap_or_else(|| Rc::new(view()));
        self.shown.push((row.clone(), open, element.clone()));
        element
    }
}
