//! What a flag rests on, in words.

use balai::price::edit::{Flag, Reference};
use balai::price::{Item, Quote};
use balai::words::{Lang, number, unit};
use balai::{Date, Money, Rounding, divide_rounded, iso};

use crate::prices::words::{money, written};

/// One flag of a quote in words, as of the day of the review.
pub(super) fn why(quote: &Quote, flag: &Flag, as_of: Date) -> String {
    match flag {
        Flag::NotPositive => "the price is zero or below".to_owned(),
        Flag::FromFuture => format!("dated after {}", iso::write_date(as_of)),
        Flag::Contradiction => "its market has another price of that day".to_owned(),
        Flag::UnitChanged { from } => {
            let from = written(|out| unit::words(out, from, Lang::En));
            format!("the quote before it is per {from}")
        }
        Flag::ImplausibleUnit { reference, ratio } => {
            let times = ratio.times;
            let how = if ratio.is_larger { "about" } else { "about one part in" };
            let times =
                if ratio.is_larger { format!("{times} times") } else { format!("{times} of") };
            format!("{how} {times} {}", compared_with(&quote.item, *reference))
        }
        Flag::Outlier { reference } => {
            let against = compared_with(&quote.item, *reference);
            match percent(quote.price_minor, *reference) {
                Some(percent) => format!("{percent} against {against}"),
                None => format!("far from {against}"),
            }
        }
        _ => flag.name().to_owned(),
    }
}

fn compared_with(item: &Item, reference: Reference) -> String {
    let money = |minor| money(Money { minor, currency: item.currency });
    match reference {
        Reference::Earlier { observed_on, price_minor } => {
            format!("its price of {} ({})", iso::write_date(observed_on), money(price_minor))
        }
        Reference::Median { twice_minor } => {
            // Shown to the unit; the grounds have it exactly.
            let median = divide_rounded(twice_minor, 2, Rounding::HalfEven).unwrap_or(0);
            format!("the median of the markets that day ({})", money(median))
        }
    }
}

fn percent(price_minor: i64, reference: Reference) -> Option<String> {
    let (from, to) = match reference {
        Reference::Earlier { price_minor: before, .. } => (before, price_minor),
        Reference::Median { twice_minor } => (twice_minor, price_minor.checked_mul(2)?),
    };
    let difference = to.checked_sub(from)?.checked_mul(10_000)?;
    let basis_points = divide_rounded(difference, from, Rounding::HalfEven)?;
    Some(written(|out| number::signed_percent(out, basis_points, Lang::En)))
}
