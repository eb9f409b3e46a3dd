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
        let (mut milli, mut n_digits, mut too_fine) = (0_i64, 0, false);
        // What the next digit is worth: none before the point, thousandths behind it.
        let mut worth = None;
        for byte in text.bytes() {
            match (byte, &mut worth) {
                (b'.', None) => worth = Some(ONE),
                (b'0'..=b'9', worth) => {
                    let digit = i64::from(byte - b'0');
                    n_digits += 1;
                    match worth {
                        None => milli = (milli * 10 + digit * ONE).min(MILLI_MAX + ONE),
                        Some(worth) => {
                            *worth /= 10;
                            milli += digit * *worth;
                            too_fine |= digit > 0 && *worth == 0;
                        }
                    }
                }
                _ => return Err(AmountError::NotANumber),
            }
        }
        match milli {
            _ if n_digits == 0 => Err(AmountError::NotANumber),
            _ if milli > MILLI_MAX => Err(AmountError::TooLarge),
            _ if too_fine => Err(AmountError::TooFine),
            0 => Err(AmountError::Zero),
            _ => Ok(Self(milli)),
        }
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

    /// What so much costs at this price for one, rounded half-even; `None` if it leaves 64 bits.
    #[must_use]
    pub fn cost(self, price: Money) -> Option<Money> {
        let minor = divide_rounded(price.minor.checked_mul(self.0)?, ONE, Rounding::HalfEven)?;
        Some(Money { minor, ..price })
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
#[derive(Clone, Copy, Debug)]
pub struct BasketLine<'a> {
    /// What is bought.
    pub row: &'a Row,
    /// How many of its units of sale.
    pub amount: Amount,
}

/// A basket in every market of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BasketInMarkets<'a> {
    /// Lines in another currency than the first, by their place: they are in no total.
    pub other_currency: Vec<usize>,
    /// Lines that no market quotes, by their place: they are in no total.
    pub unquoted: Vec<usize>,
    /// Every market: first those that lack least, and of these the cheapest first; of equal ones
    /// the first by id. None for an empty basket.
    pub markets: Vec<BasketInMarket<'a>>,
}

/// A basket in one market.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasketInMarket<'a> {
    /// The market.
    pub market: &'a MarketId,
    /// The lines it quotes, by their place, with the quote: those that make up the total.
    pub quoted: Vec<(usize, &'a QuoteInMarket)>,
    /// The lines it lacks though another market has them, with the flaw of its own quote if there
    /// is one.
    pub missing: Vec<(usize, Option<&'a Flaw>)>,
    /// What the quoted lines cost.
    pub total: BasketTotal,
    /// Against the first market; `None` for that one itself and for one that quotes other goods
    /// than that one.
    pub against_first: Option<Change>,
}

/// What the goods that a market quotes cost together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasketTotal {
    /// It quotes none.
    Nothing,
    /// So much.
    Sum(Money),
    /// Too much to add up; no real price comes near.
    TooLarge,
}

/// Compares what `lines` cost in each market, from the quotes that vote in the board's figures.
///
/// Every line counts by itself: a good on two lines is two goods.
#[must_use]
pub fn compare_basket<'a>(board: &'a Board, lines: &[BasketLine<'a>]) -> BasketInMarkets<'a> {
    let mut found = BasketInMarkets::default();
    let Some(first) = lines.first() else { return found };
    let currency = first.row.facts.item.currency;
    board.feed.markets.iter().for_each(|market| found.list(&market.id));
    for line in lines {
        line.row.quotes.iter().for_each(|quote| found.list(&quote.market));
    }
    for (place, line) in lines.iter().enumerate() {
        let used = line.row.used();
        if line.row.facts.item.currency != currency {
            found.other_currency.push(place);
        } else if used.is_empty() {
            found.unquoted.push(place);
        } else {
            for market in &mut found.markets {
                match used.iter().find(|quote| quote.market == *market.market) {
                    Some(quote) => market.quoted.push((place, quote)),
                    None => market.missing.push((place, line.row.flaw_in(market.market))),
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

impl<'a> BasketInMarkets<'a> {
    /// Adds a market unless it is there.
    fn list(&mut self, market: &'a MarketId) {
        if self.markets.iter().all(|other| other.market != market) {
            self.markets.push(BasketInMarket {
                market,
                quoted: Vec::new(),
                missing: Vec::new(),
                total: BasketTotal::Nothing,
                against_first: None,
            });
        }
    }
}

fn total(
    quoted: &[(usize, &QuoteInMarket)],
    lines: &[BasketLine<'_>],
    currency: Currency,
) -> BasketTotal {
    if quoted.is_empty() {
        return BasketTotal::Nothing;
    }
    let mut milli: i64 = 0;
    for (place, quote) in quoted {
        let cost = lines.get(*place).and_then(|line| quote.price.minor.checked_mul(line.amount.0));
        match cost.and_then(|cost| milli.checked_add(cost)) {
            Some(sum) => milli = sum,
            None => return BasketTotal::TooLarge,
        }
    }
    match divide_rounded(milli, ONE, Rounding::HalfEven) {
        Some(minor) => BasketTotal::Sum(Money { minor, currency }),
        None => BasketTotal::TooLarge,
    }
}

fn rank(markets: &mut [BasketInMarket<'_>], board: &Board) {
    // What is too large to add up comes after every total.
    let minor = |market: &BasketInMarket<'_>| match market.total {
        BasketTotal::Sum(total) => total.minor,
        _ => i64::MAX,
    };
    sort_by(markets, |a: &BasketInMarket<'_>, b: &BasketInMarket<'_>| {
        let lacks = a.missing.len().cmp(&b.missing.len());
        lacks.then(minor(a).cmp(&minor(b))).then_with(|| a.market.cmp(b.market))
    });
    let Some((first, others)) = markets.split_first_mut() else { return };
    let (BasketTotal::Sum(cheapest), Some(since)) = (first.total, board.feed.as_of) else {
        return;
    };
    for market in others {
        if let BasketTotal::Sum(total) = market.total
            && same_goods(market, first)
        {
            market.against_first = Change::between(cheapest, total, since);
        }
    }
}

/// Whether both quote the same lines: then they lack the same ones too.
fn same_goods(a: &BasketInMarket<'_>, b: &BasketInMarket<'_>) -> bool {
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
