//! Alerts as JSON, with all their grounds.
//!
//! Units: prices in minor units; scores in standard deviations; growth per month as a fraction.

use balai::price::alert::{
    Alps, AlpsBand, Breach, Error as AlertError, Growth, Ifpa, IfpaBand, MonthPrice, Side,
};
use balai::price::reference::Verdict;
use balai::words::Lang;
use balai::{Coded, Money, iso};
use serde_json::{Value, json};

use super::breach::{Found, Rules, Unjudged};
use super::{Figures, Report, Why};
use crate::args::Method;

pub(super) fn report(report: &Report<'_>, rules: Option<&Rules>) -> Value {
    let method = |method: &Method| match method {
        Method::Alps => "alps",
        Method::Ifpa => "ifpa",
        Method::Breach => "breach",
    };
    let rules = rules.filter(|_| report.looks_for(Method::Breach));
    let set_aside = report.set_aside.iter().map(|(quote, why)| {
        json!({
            "reason": match why {
                Why::Repeated => "repeated",
                Why::Contradiction => "contradiction",
                Why::NotPositive => "not_positive",
                Why::FromFuture => "from_future",
            },
            "commodity": quote.item.commodity.as_str(),
            "unit": quote.item.unit.to_wire(),
            "price_type": quote.item.price_type.to_wire(),
            "currency": quote.item.currency.code(),
            "market": quote.market.as_str(),
            "observed_on": iso::write_date(quote.observed_on),
            "price": quote.price_minor,
        })
    });
    json!({
        "files": report.files,
        "area": report.asked.area,
        "as_of": iso::write_date(report.as_of),
        "month": report.month.to_string(),
        "methods": report.methods.iter().map(method).collect::<Vec<_>>(),
        "is_deflated": false,
        "breach": rules.map(|rules| json!({
            "place": rules.place,
            "days_min": report.asked.days,
            "references_version": rules.references.version,
            "holidays_version": rules.calendar.holidays().version,
        })),
        "n_rows_set_aside": report.n_rows_set_aside,
        "n_aggregates_left_out": report.n_aggregates,
        "quotes_set_aside": set_aside.collect::<Vec<_>>(),
        "items": report.items.iter().map(|item| figures(item, report)).collect::<Vec<_>>(),
    })
}

fn figures(item: &Figures<'_>, report: &Report<'_>) -> Value {
    let of = &item.months.item;
    let months = &item.months.months;
    let mut out = json!({
        "commodity": of.commodity.as_str(),
        "name_id": item.names.name_id,
        "name": item.names.published,
        "unit": of.unit.to_wire(),
        "price_type": of.price_type.to_wire(),
        "currency": of.currency.code(),
        "decimals": of.currency.exponent(),
        "n_months": months.len(),
        "month_first": months.first().map(|price| price.month.to_string()),
        "month_last": months.last().map(|price| price.month.to_string()),
        "n_markets_usual": item.months.n_markets_usual(),
        "month": item.months.get(report.month).map(month),
    });
    let Some(fields) = out.as_object_mut() else { return out };
    if let Some(found) = &item.alps {
        fields.insert("alps".to_owned(), found.as_ref().map_or_else(no_figure, alps));
    }
    if let Some(found) = &item.ifpa {
        fields.insert("ifpa".to_owned(), found.as_ref().map_or_else(no_figure, ifpa));
    }
    if let Some(found) = &item.breach {
        fields.insert("breach".to_owned(), found.as_ref().map_or_else(unjudged, breaches));
    }
    out
}

fn month(price: &MonthPrice) -> Value {
    json!({
        "price": price.price_minor,
        "n_markets": price.n_markets,
        "n_quotes": price.n_quotes,
        "observed_from": iso::write_date(price.observed_from),
        "observed_until": iso::write_date(price.observed_until),
    })
}

fn no_figure(error: &AlertError) -> Value {
    json!({ "error": error.code(), "detail": error.to_string() })
}

fn alps(found: &Alps) -> Value {
    json!({
        "value": found.value,
        "band": match found.band {
            AlpsBand::Normal => "normal",
            AlpsBand::Stress => "stress",
            AlpsBand::Alert => "alert",
            AlpsBand::Crisis => "crisis",
        },
        "price": found.price,
        "trend": found.trend,
        "deviation": found.deviation,
        "n_months_with_price": found.n_observed,
        "n_months": found.n_months,
    })
}

fn ifpa(found: &Ifpa) -> Value {
    json!({
        "value": found.value,
        "band": match found.band {
            IfpaBand::Normal => "normal",
            IfpaBand::ModeratelyHigh => "moderately_high",
            IfpaBand::AbnormallyHigh => "abnormally_high",
        },
        "quarterly": growth(&found.quarterly),
        "annual": growth(&found.annual),
    })
}

fn growth(growth: &Growth) -> Value {
    json!({
        "rate": growth.rate,
        "mean": growth.mean,
        "deviation": growth.deviation,
        "score": growth.score,
        "n_years": growth.n_years,
    })
}

fn unjudged(why: &Unjudged) -> Value {
    json!({ "error": why.code, "detail": why.detail })
}

fn breaches(found: &Found<'_>) -> Value {
    let not_judged = found.unjudged.iter().map(|(code, why)| {
        let days: Vec<String> = why.days.iter().map(|day| iso::write_date(*day)).collect();
        json!({ "code": code, "detail": why.detail, "n_days": days.len(), "days": days })
    });
    json!({
        "variety": found.variety.id,
        "side": match found.side {
            Side::Above => "above",
            Side::Below => "below",
        },
        "n_days_judged": found.breaches.n_judged,
        "n_days_outside": found.breaches.n_outside,
        "breaches": found.breaches.breaches.iter().map(breach).collect::<Vec<_>>(),
        "not_judged": not_judged.collect::<Vec<_>>(),
    })
}

fn breach(run: &Breach<'_>) -> Value {
    json!({
        "from": run.first().map(iso::write_date),
        "until": run.last().map(iso::write_date),
        "n_days": run.n_days(),
        "is_ongoing": run.is_ongoing,
        "days": run.verdicts.iter().map(verdict).collect::<Vec<_>>(),
    })
}

fn verdict(verdict: &Verdict<'_>) -> Value {
    let bounds = verdict.in_force.bounds();
    let minor = |money: Option<Money>| money.map(|money| money.minor);
    json!({
        "day": iso::write_date(verdict.in_force.day),
        "price": verdict.price.minor,
        "lower": minor(bounds.lower()),
        "upper": minor(bounds.upper()),
        "position": verdict.position.word(Lang::En),
        "basis_points": verdict.deviation.map(|deviation| deviation.basis_points),
        "rule": verdict.in_force.rule.id,
        "kind": verdict.in_force.rule.kind.to_wire(),
        "relaxed": verdict.in_force.relaxed.is_some(),
        "is_after_check": verdict.in_force.is_after_check(),
    })
}
