//! What a client asks a server for.
//!
//! Units: instants; both ends of a range belong to it. Pages count from 1; page 0 is page 1.
//! Source: GeoReport v2, GET Service Requests and Response Volume; `page`, `page_size` and
//! `extensions` as its Extensions page lists them.

use alloc::string::String;
use alloc::vec::Vec;

use super::fields::{Id, parse_count};
use super::form::{Form, Parameters};
use super::format::whole;
use super::refusal::{Refusal, Refused};
use super::status::Status;
use super::{ServiceCode, ServiceRequestId};
use crate::kernel::cut::place_of;
use crate::{Instant, UtcOffset};

const DAY_SECONDS: i64 = 86_400;
const KNOWN: &str = "jurisdiction_id|service_request_id|service_code|start_date|end_date|status|\
                     page|page_size|extensions|api_key";

/// What a server allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueryRules {
    /// The zone that a date without one is taken to be in.
    pub utc_offset: UtcOffset,
    /// Longest range of dates, and the range if none is asked for.
    pub span_days_max: u32,
    /// Most requests in one answer, and their number if none is asked for.
    pub n_rows_max: u32,
}

impl QueryRules {
    /// The limits of the standard: 90 days, 1,000 requests.
    #[must_use]
    pub fn standard(utc_offset: UtcOffset) -> Self {
        Self { utc_offset, span_days_max: 90, n_rows_max: 1_000 }
    }
}

/// Which requests are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// These, whatever else was said.
    Ids(Vec<ServiceRequestId>),
    /// Those that match.
    Matching(RequestFilter),
}

/// What requests must match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestFilter {
    /// One of these services; any if empty.
    pub service_codes: Vec<ServiceCode>,
    /// Made then or later.
    pub from: Instant,
    /// Made then or before.
    pub until: Instant,
    /// Closed or not; any if `None`.
    pub is_closed: Option<bool>,
}

/// A question for requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestQuery {
    /// The city, where a server has several.
    pub jurisdiction_id: Option<String>,
    /// Which requests.
    pub selection: Selection,
    /// Which page of them, from 1.
    pub page: u32,
    /// How many on a page.
    pub page_size: u32,
    /// Whether extensions are wanted.
    pub extensions: bool,
    /// Parameters that are not known here.
    pub others: Vec<(String, String)>,
}

impl RequestQuery {
    /// Reads a question, as it stands at `as_of`. A list of ids overrides all else, and then
    /// nothing else is looked at.
    ///
    /// # Errors
    ///
    /// [`Refused`] with everything that is wrong.
    pub fn parse(form: &Form, rules: &QueryRules, as_of: Instant) -> Result<Self, Refused> {
        let mut p = Parameters::new(form);
        let ids: Vec<ServiceRequestId> = ids(form, &mut p, "service_request_id");
        let (mut page, mut page_size) = (1, rules.n_rows_max);
        let selection = if !ids.is_empty() || !p.refusals.is_empty() {
            if ids.len() > rules.n_rows_max as usize {
                let name = "service_request_id".into();
                p.refusals.push(Refusal::TooMany { name, n_max: rules.n_rows_max });
            }
            Selection::Ids(ids)
        } else {
            page = count(&mut p, "page").unwrap_or(1).max(1);
            page_size = count(&mut p, "page_size").unwrap_or(page_size);
            if page_size > rules.n_rows_max {
                let name = "page_size".into();
                p.refusals.push(Refusal::TooMany { name, n_max: rules.n_rows_max });
            } else if page_size == 0 {
                p.bad("page_size", "0", "a whole number above zero");
            }
            let service_codes = self::ids(form, &mut p, "service_code");
            let is_closed = is_closed(form, &mut p);
            let (from, until) = span(&mut p, rules, as_of);
            Selection::Matching(RequestFilter { service_codes, from, until, is_closed })
        };
        let query = Self {
            jurisdiction_id: p.line("jurisdiction_id"),
            selection,
            page,
            page_size,
            extensions: p.flag("extensions").unwrap_or(false),
            others: p.others(|name| place_of(KNOWN, name).is_some()),
        };
        Refused::unless_empty(p.refusals, Some(query))
    }

    /// Writes it as it is sent, dates in UTC.
    #[must_use]
    pub fn to_form(&self) -> Form {
        let mut form = Form::default();
        form.push_some("jurisdiction_id", self.jurisdiction_id.as_deref());
        match &self.selection {
            Selection::Ids(ids) => {
                let ids: Vec<&str> = ids.iter().map(ServiceRequestId::as_str).collect();
                form.push("service_request_id", &ids.join(","));
            }
            Selection::Matching(filter) => {
                let codes: Vec<&str> =
                    filter.service_codes.iter().map(ServiceCode::as_str).collect();
                form.push("service_code", &codes.join(","));
                form.push("start_date", &utc(filter.from));
                form.push("end_date", &utc(filter.until));
                let word = filter.is_closed.map(|closed| if closed { "closed" } else { "open" });
                form.push_some("status", word);
                form.push("page", &whole(self.page.into()));
                form.push("page_size", &whole(self.page_size.into()));
            }
        }
        form.push_some("extensions", self.extensions.then_some("true"));
        self.others.iter().for_each(|(name, value)| _ = form.push(name, value));
        form
    }

    /// How many requests stand on the pages before this one.
    #[must_use]
    pub fn n_rows_before(&self) -> u64 {
        u64::from(self.page.saturating_sub(1)) * u64::from(self.page_size)
    }
}

/// A question for updates: those of a time, all if it is not given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateQuery {
    /// The city, where a server has several.
    pub jurisdiction_id: Option<String>,
    /// The key of the client.
    pub api_key: Option<String>,
    /// Made then or later.
    pub from: Option<Instant>,
    /// Made then or before.
    pub until: Option<Instant>,
    /// Parameters that are not known here.
    pub others: Vec<(String, String)>,
}

impl UpdateQuery {
    /// Reads a question.
    ///
    /// # Errors
    ///
    /// [`Refused`] with everything that is wrong.
    pub fn parse(form: &Form, utc_offset: UtcOffset) -> Result<Self, Refused> {
        let mut p = Parameters::new(form);
        let from = p.datetime("start_date", utc_offset).map(|datetime| datetime.at);
        let until = p.datetime("end_date", utc_offset).map(|datetime| datetime.at);
        if from.is_some() && until.is_some() && from > until {
            p.refusals.push(Refusal::BackwardsSpan);
        }
        let query = Self {
            jurisdiction_id: p.line("jurisdiction_id"),
            api_key: p.line("api_key"),
            from,
            until,
            others: p.others(|name| {
                place_of("jurisdiction_id|api_key|start_date|end_date", name).is_some()
            }),
        };
        Refused::unless_empty(p.refusals, Some(query))
    }

    /// Writes it as it is sent, dates in UTC.
    #[must_use]
    pub fn to_form(&self) -> Form {
        let mut form = Form::default();
        form.push_some("jurisdiction_id", self.jurisdiction_id.as_deref());
        form.push_some("api_key", self.api_key.as_deref());
        form.push_some("start_date", self.from.map(utc).as_deref());
        form.push_some("end_date", self.until.map(utc).as_deref());
        self.others.iter().for_each(|(name, value)| _ = form.push(name, value));
        form
    }
}

/// Which of the cities that a server has is meant. A server with one does not look at it.
///
/// # Errors
///
/// [`Refusal::MissingParameter`] or [`Refusal::NotFound`].
pub fn jurisdiction<'s>(
    given: Option<&str>,
    served: &[&'s str],
) -> Result<Option<&'s str>, Refusal> {
    let name = "jurisdiction_id";
    match (served, given) {
        ([] | [_], _) => Ok(served.first().copied()),
        (_, None) => Err(Refusal::MissingParameter { name: name.into() }),
        (_, Some(id)) => match served.iter().find(|other| **other == id) {
            Some(id) => Ok(Some(id)),
            None => Err(Refusal::NotFound { name, text: super::error::cut(id) }),
        },
    }
}

fn utc(at: Instant) -> String {
    let mut text = at.to_rfc3339(UtcOffset::default());
    if text.ends_with("+00:00") {
        text.truncate(text.len() - 6);
        text.push('Z');
    }
    text
}

/// Ids of a parameter that may stand several times, each a list with commas.
fn ids<T: Id>(form: &Form, p: &mut Parameters<'_>, name: &'static str) -> Vec<T> {
    let mut ids = Vec::new();
    for text in words(form, name) {
        match T::from_text(text) {
            Some(id) => ids.push(id),
            None => p.bad(name, text, "an id of at most 255 bytes of printable text"),
        }
    }
    ids
}

fn words<'f>(form: &'f Form, name: &'static str) -> impl Iterator<Item = &'f str> {
    let values = form.pairs().filter(move |(other, _)| *other == name);
    values.flat_map(|(_, list)| list.split(',')).map(str::trim).filter(|word| !word.is_empty())
}

fn is_closed(form: &Form, p: &mut Parameters<'_>) -> Option<bool> {
    let (mut open, mut closed) = (false, false);
    for word in words(form, "status") {
        match Status::parse(word) {
            Status::Open => open = true,
            Status::Closed => closed = true,
            _ => p.bad("status", word, "open or closed"),
        }
    }
    (open != closed).then_some(closed)
}

fn count(p: &mut Parameters<'_>, name: &str) -> Option<u32> {
    let text = p.get(name)?;
    let count = parse_count(text);
    if count.is_none() {
        p.bad(name, text, "a whole number");
    }
    count
}

fn span(p: &mut Parameters<'_>, rules: &QueryRules, as_of: Instant) -> (Instant, Instant) {
    let moved = |at: Instant, seconds| Instant::from_unix_seconds(at.unix_seconds() + seconds);
    let longest = i64::from(rules.span_days_max) * DAY_SECONDS;
    let mut date = |name| p.datetime(name, rules.utc_offset).map(|datetime| datetime.at);
    match ["start_date", "end_date"].map(&mut date) {
        [Some(from), Some(until)] => {
            let seconds = until.unix_seconds() - from.unix_seconds();
            if seconds < 0 {
                p.refusals.push(Refusal::BackwardsSpan);
            } else if seconds > longest {
                p.refusals.push(Refusal::SpanTooLong { days_max: rules.span_days_max });
            }
            (from, until)
        }
        [Some(from), None] => (from, moved(from, longest)),
        [None, until] => {
            let until = until.unwrap_or(as_of);
            (moved(until, -longest), until)
        }
    }
}
