//! What a basket costs in each market: "where is it cheapest to buy these?"
//!
//! A market is only compared with markets that sell the same goods of the basket: one that lacks a
//! good comes after all that have it, however little it asks for the rest.
//!
//! Units: amounts in thousandths of an item's unit of sale, never converted; [`Money`] in whole
//! minor units, each total summed exactly and rounded once, half-even.
//! Source: our own choice, see `docs/reference/price-rules.md`.

use alloc::string::String;
use alloc::vec::Vec;

use super::board::{Board, Row};
use super::change::Change;
use super::error::Error;
use super::item::Item;
use super::summary::{Flaw, QuoteInMarket};
use crate::{Coded, Currency, MarketId, Money, Rounding, divide_rounded, sort_by};

/// Thousandths in one.
const ONE: i64 = 1_000;
/// Most of a good, in thousandths: 999,999.999.
const MILLI_MAX: i64 = 1_000_000 * ONE - 1;

/// How many units of sale; above zero, with up to three decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i64);

/// Why a text is not an amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AmountError {
    /// Not a decimal number such as `5` or `0.25`.
    #[error("not a decimal number such as 5 or 0.25")]
    NotANumber,
    /// Zero.
    #[error("an amount of zero")]
    Zero,
    /// More than 999,999.999.
    #[error("an amount above 999999.999")]
    TooLarge,
    /// More than three decimals; nothing is rounded.
    #[error("an amount with more than three decimals")]
    TooFine,
}

impl Coded for AmountError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotANumber => "price.amount_not_a_number",
            Self::Zero => "price.amount_zero",
            Self::TooLarge => "price.amount_too_large",
            Self::TooFine => "price.amount_too_fine",
        }
    }
}

impl Amount {
    /// One unit of sale.
    pub const ONE: Self = Self(ONE);

    /// Reads a plain decimal such as `5` or `0.25`.
    ///
    /// # Errors
    ///
    /// [`AmountError`].
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        let text = text.trim_ascii();
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let fraction = fraction.trim_end_matches('0');
        let digits = || whole.bytes().chain(fraction.bytes());
        if text.len() < 1 + usize::from(text.contains('.')) || !digits().all(|b| b.is_ascii_digit())
        {
            return Err(AmountError::NotANumber);
        }
        if fraction.len() > 3 {
            return Err(AmountError::TooFine);
        }
        let zeros = core::iter::repeat_n(b'0', 3 - fraction.len());
        let mut milli: i64 = 0;
        for digit in digits().chain(zeros) {
            milli = milli * 10 + i64::from(digit - b'0');
            if milli > MILLI_MAX {
                return Err(AmountError::TooLarge);
            }
        }
        if milli == 0 { Err(AmountError::Zero) } else { Ok(Self(milli)) }
    }

    /// Thousandths of a unit of sale.
    #[must_use]
    pub fn milli(self) -> i64 {
        self.0
    }

    /// One unit more; at most as many as can be read.
    #[must_use]
    pub fn one_more(self) -> Self {
        Self((self.0 + ONE).min(MILLI_MAX))
    }

    /// One unit less; `None` if nothing would be left.
    #[must_use]
    pub fn one_less(self) -> Option<Self> {
        (self.0 > ONE).then(|| Self(self.0 - ONE))
    }

    /// Both together; at most as many as can be read.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self((self.0 + other.0).min(MILLI_MAX))
    }

    /// Writes it with a decimal mark and no more decimals than it has.
    pub fn push(self, mark: char, out: &mut String) {
        crate::words::number::plain(out, self.0 / ONE);
        let mut rest = self.0 % ONE;
        if rest > 0 {
            out.push(mark);
        }
        while rest > 0 {
            crate::words::number::plain(out, rest / 100);
            rest = rest % 100 * 10;
        }
    }
}

/// One good of a basket and how much of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasketLine {
    /// What is bought.
    pub item: Item,
    /// How many of its units of sale.
    pub amount: Amount,
}

/// A basket in every market of a board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasketInMarkets {
    /// Of which the totals are; that of the first line. `None` for an empty basket.
    pub currency: Option<Currency>,
    /// Lines in another currency, by their place: they are in no total.
    pub other_currency: Vec<usize>,
    /// Lines that no market quotes, by their place: they are in no total.
    pub unquoted: Vec<usize>,
    /// Every market: first those that lack least, and of these the cheapest first; of equal ones
    /// the first by id.
    pub markets: Vec<BasketInMarket>,
}

/// A basket in one market.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasketInMarket {
    /// The market.
    pub market: MarketId,
    /// The lines it quotes, by their place, with the quote: those that make up the total.
    pub quoted: Vec<(usize, QuoteInMarket)>,
    /// The lines it lacks though another market has them, with the flaw of its own quote if there
    /// is one.
    pub missing: Vec<(usize, Option<Flaw>)>,
    /// What the quoted lines cost; `None` if there are none.
    pub total: Option<Result<Money, Error>>,
    /// Against the first market; `None` for that one itself and for one that quotes other goods
    /// than that one.
    pub against_first: Option<Change>,
}

/// Compares what `lines` cost in each market, from the quotes that vote in the board's figures.
#[must_use]
pub fn compare_basket(board: &Board, lines: &[BasketLine]) -> BasketInMarkets {
    let currency = lines.first().map(|line| line.item.currency);
    let mut found = BasketInMarkets {
        currency,
        other_currency: Vec::new(),
        unquoted: Vec::new(),
        markets: markets(board),
    };
    let Some(currency) = currency else { return found };
    for (place, line) in lines.iter().enumerate() {
        if line.item.currency != currency {
            found.other_currency.push(place);
            continue;
        }
        let row = board.rows.iter().find(|row| row.facts.item == line.item);
        let used = row.map_or(&[][..], |row| row.used());
        if used.is_empty() {
            found.unquoted.push(place);
            continue;
        }
        for market in &mut found.markets {
            match used.iter().find(|quote| quote.market == market.market) {
                Some(quote) => market.quoted.push((place, quote.clone())),
                None => {
                    let flaw = row.and_then(|row| row.flaw_in(&market.market)).cloned();
                    market.missing.push((place, flaw));
                }
            }
        }
    }
    for market in &mut found.markets {
        market.total = total(&market.quoted, lines, currency);
    }
    rank(&mut found.markets, board);
    found
}

/// Every market of the feed and of its quotes, by id.
fn markets(board: &Board) -> Vec<BasketInMarket> {
    let named = board.feed.markets.iter().map(|market| &market.id);
    let quotes = board.rows.iter().flat_map(|row| row.quotes.iter());
    let mut ids: Vec<&MarketId> = named.chain(quotes.map(|quote| &quote.market)).collect();
    sort_by(&mut ids, |a: &&MarketId, b: &&MarketId| a.cmp(b));
    ids.dedup();
    let empty = |id: &MarketId| BasketInMarket {
        market: id.clone(),
        quoted: Vec::new(),
        missing: Vec::new(),
        total: None,
        against_first: None,
    };
    ids.into_iter().map(empty).collect()
}

fn total(
    quoted: &[(usize, QuoteInMarket)],
    lines: &[BasketLine],
    currency: Currency,
) -> Option<Result<Money, Error>> {
    if quoted.is_empty() {
        return None;
    }
    let mut milli: i64 = 0;
    for (place, quote) in quoted {
        let cost = lines.get(*place).and_then(|line| quote.price.minor.checked_mul(line.amount.0));
        match cost.and_then(|cost| milli.checked_add(cost)) {
            Some(sum) => milli = sum,
            None => return Some(Err(Error::TooLarge)),
        }
    }
    let minor = divide_rounded(milli, ONE, Rounding::HalfEven);
    Some(minor.map(|minor| Money { minor, currency }).ok_or(Error::TooLarge))
}

fn rank(markets: &mut [BasketInMarket], board: &Board) {
    // What is too large to add up comes after every total.
    let minor = |market: &BasketInMarket| match &market.total {
        Some(Ok(total)) => total.minor,
        _ => i64::MAX,
    };
    sort_by(markets, |a: &BasketInMarket, b: &BasketInMarket| {
        let lacks = a.missing.len().cmp(&b.missing.len());
        lacks.then(minor(a).cmp(&minor(b))).then_with(|| a.market.cmp(&b.market))
    });
    let Some((first, others)) = markets.split_first_mut() else { return };
    let (Some(Ok(cheapest)), Some(since)) = (&first.total, board.feed.as_of) else { return };
    for market in others {
        if let Some(Ok(total)) = &market.total
            && same_goods(market, first)
        {
            market.against_first = Change::between(*cheapest, *total, since);
        }
    }
}

/// Whether both quote the same lines: then they lack the same ones too.
fn same_goods(a: &BasketInMarket, b: &BasketInMarket) -> bool {
    a.quoted.len() == b.quoted.len() && a.quoted.iter().zip(&b.quoted).all(|(a, b)| a.0 == b.0)
}

impl Row {
    /// The quotes that vote in its figures.
    #[must_use]
    pub fn used(&self) -> &[QuoteInMarket] {
        self.summary.as_ref().map_or(&[], |summary| &summary.grounds.used)
    }

    /// Quotes that do not vote, each with its flaw.
    #[must_use]
    pub fn set_aside(&self) -> &[(QuoteInMarket, Flaw)] {
        match &self.summary {
            Ok(summary) => &summary.grounds.set_aside,
            Err(Error::NoUsableQuote { set_aside }) => set_aside,
            Err(_) => &[],
        }
    }

    fn flaw_in(&self, market: &MarketId) -> Option<&Flaw> {
        self.set_aside().iter().find(|(quote, _)| quote.market == *market).map(|(_, flaw)| flaw)
    }
}

#[cfg(test)]
mod tests;
