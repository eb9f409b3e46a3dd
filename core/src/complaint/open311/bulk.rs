//! GeoReport Bulk: whole years of requests as a table of fourteen columns.
//!
//! Source: GeoReport Bulk Data Specification (proposed), open311.org; its CSV.

use alloc::string::String;
use alloc::vec::Vec;

use super::bulk_csv::{Rows, push_field};
use super::error::cut;
use super::point::{Point, parse_degrees, write_degrees};
use super::read::Read;
use super::{Datetime, Error, Flaw, Flawed, ServiceRequestId};
use crate::{UtcOffset, nth};

/// The columns in the order of the standard.
const COLUMNS: &str = "service_request_id|requested_datetime|updated_datetime|closed_date|\
                       status_description|status_notes|source|service_name|service_subtype|\
                       description|agency_responsible|address|lat|long";
const N_COLUMNS: usize = 14;

/// One row: a request and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BulkRequest {
    /// Its id.
    pub service_request_id: ServiceRequestId,
    /// When it was made.
    pub requested_datetime: Option<Datetime>,
    /// When it last changed.
    pub updated_datetime: Option<Datetime>,
    /// When it was closed.
    pub closed_date: Option<Datetime>,
    /// How it stands, in a word of the city's own.
    pub status_description: Option<String>,
    /// Why it stands so.
    pub status_notes: Option<String>,
    /// How it came in: `Phone`, `Website`, …
    pub source: Option<String>,
    /// What kind it is.
    pub service_name: Option<String>,
    /// What kind within that kind.
    pub service_subtype: Option<String>,
    /// What was reported.
    pub description: Option<String>,
    /// Who is to act.
    pub agency_responsible: Option<String>,
    /// Where it is, in words.
    pub address: Option<String>,
    /// Where it is, in degrees.
    pub point: Option<Point>,
    /// Columns that the standard does not have, where they say something.
    pub others: Vec<(String, String)>,
}

/// One row being read.
struct Cells<'r> {
    columns: &'r [Option<usize>],
    fields: &'r [String],
    utc_offset: UtcOffset,
    flaws: Vec<(usize, Flaw)>,
}

impl Cells<'_> {
    /// The text of a column; `None` if it is empty or missing.
    fn text(&self, column: usize) -> Option<&str> {
        let idx = self.columns.get(column).copied().flatten()?;
        let text = self.fields.get(idx)?.trim();
        (!text.is_empty()).then_some(text)
    }

    fn owned(&self, column: usize) -> Option<String> {
        self.text(column).map(String::from)
    }

    fn read<T>(
        &mut self,
        column: usize,
        flaw: Flaw,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let read = read(self.text(column)?);
        if read.is_none() {
            self.flaws.push((column, flaw));
        }
        read
    }

    fn datetime(&mut self, column: usize) -> Option<Datetime> {
        let utc_offset = self.utc_offset;
        // The standard's own sample has a quotation mark too many around a date.
        self.read(column, Flaw::BadDate, |text| Datetime::parse(text.trim_matches('"'), utc_offset))
    }

    fn point(&mut self) -> Option<Point> {
        let mut degrees = |column| self.read(column, Flaw::NotANumber, parse_degrees);
        match [12, 13].map(&mut degrees) {
            [Some(lat), Some(long)] => {
                let point = Point::new(lat, long);
                if point.is_none() {
                    self.flaws.push((12, Flaw::BadPlace));
                }
                point
            }
            [lat, long] => {
                let half = (lat.is_some() && self.text(13).is_none())
                    || (long.is_some() && self.text(12).is_none());
                if half {
                    self.flaws.push((if lat.is_some() { 12 } else { 13 }, Flaw::BadPlace));
                }
                None
            }
        }
    }

    fn record(&mut self) -> Option<BulkRequest> {
        let id = self.read(0, Flaw::BadId, ServiceRequestId::new);
        if id.is_none() && self.flaws.is_empty() {
            self.flaws.push((0, Flaw::MissingField));
        }
        Some(BulkRequest {
            service_request_id: id?,
            requested_datetime: self.datetime(1),
            updated_datetime: self.datetime(2),
            closed_date: self.datetime(3),
            status_description: self.owned(4),
            status_notes: self.owned(5),
            source: self.owned(6),
            service_name: self.owned(7),
            service_subtype: self.owned(8),
            description: self.owned(9),
            agency_responsible: self.owned(10),
            address: self.owned(11),
            point: self.point(),
            others: Vec::new(),
        })
    }
}

impl BulkRequest {
    /// Reads a table. Its columns may stand in any order; a date without zone is taken to be in
    /// `utc_offset`, and marked. Columns count as fields, rows as records from 1.
    ///
    /// # Errors
    ///
    /// [`Error::Empty`], or [`Error::MissingColumn`] if there is no `service_request_id`.
    pub fn read_csv(text: &str, utc_offset: UtcOffset) -> Result<Read<Self>, Error> {
        let mut rows = Rows::new(text);
        let header = rows.next().and_then(|row| row.fields.ok()).ok_or(Error::Empty)?;
        let mut names: Vec<String> = header.iter().map(|name| name.trim().into()).collect();
        names.iter_mut().for_each(|name| name.make_ascii_lowercase());
        let place = |wanted: &str| names.iter().position(|name| name == wanted);
        let mut columns: Vec<Option<usize>> =
            (0..N_COLUMNS).map(|column| place(nth(COLUMNS, column))).collect();
        // The standard's samples in XML and JSON call it so.
        if let Some(column @ None) = columns.get_mut(3) {
            *column = place("closed_datetime");
        }
        if columns.first().is_none_or(Option::is_none) {
            let found = cut(&names.join(", "));
            return Err(Error::MissingColumn { column: "service_request_id", found });
        }
        let mut read = Read::new();
        for (place, row) in rows.enumerate() {
            let flawed = |field: &str, flaw, text: &str| {
                let (field, text) = (field.into(), cut(text));
                Flawed { record: place + 1, line: row.line, column: 1, field, flaw, text }
            };
            let fields = match &row.fields {
                Ok(fields) => fields,
                Err(flaw) => {
                    read.set_aside.push(flawed("", *flaw, ""));
                    continue;
                }
            };
            let (columns, flaws) = (columns.as_slice(), Vec::new());
            let mut cells = Cells { columns, fields, utc_offset, flaws };
            let record = cells.record();
            let told = cells.flaws.iter().map(|(column, flaw)| {
                flawed(nth(COLUMNS, *column), *flaw, cells.text(*column).unwrap_or(""))
            });
            match record {
                None => read.set_aside.extend(told.take(1)),
                Some(mut record) => {
                    read.flaws.extend(told);
                    let others =
                        header.iter().zip(fields).enumerate().filter(|(idx, (_, field))| {
                            !columns.contains(&Some(*idx)) && !field.trim().is_empty()
                        });
                    let others = others.map(|(_, (name, field))| (name.clone(), field.clone()));
                    record.others = others.collect();
                    read.records.push(record);
                }
            }
        }
        Ok(read)
    }

    /// Writes a table of the fourteen columns, every field in quotes, lines ending as RFC 4180
    /// asks. Texts are written as they are: what a spreadsheet would take for a formula is not
    /// changed, because programs read these tables.
    #[must_use]
    pub fn write_csv(requests: &[Self]) -> String {
        let mut out = String::new();
        for column in 0..N_COLUMNS {
            push_field(nth(COLUMNS, column), column == 0, &mut out);
        }
        out.push_str("\r\n");
        for request in requests {
            request.write(&mut out);
            out.push_str("\r\n");
        }
        out
    }

    fn write(&self, out: &mut String) {
        push_field(self.service_request_id.as_str(), true, out);
        for datetime in [self.requested_datetime, self.updated_datetime, self.closed_date] {
            push_field(&datetime.map(Datetime::to_wire).unwrap_or_default(), false, out);
        }
        let texts = [
            &self.status_description,
            &self.status_notes,
            &self.source,
            &self.service_name,
            &self.service_subtype,
            &self.description,
            &self.agency_responsible,
            &self.address,
        ];
        for text in texts {
            push_field(text.as_deref().unwrap_or(""), false, out);
        }
        for degrees in [Point::latitude_nano, Point::longitude_nano] {
            let degrees = self.point.map(|point| write_degrees(degrees(point)));
            push_field(&degrees.unwrap_or_default(), false, out);
        }
    }
}
